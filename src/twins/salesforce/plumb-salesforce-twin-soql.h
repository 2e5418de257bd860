/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * PlumbSoql:
 * @fields: (element-type utf8): what is selected; empty for `COUNT()`
 * @object: from what
 * @limit: most records; G_MAXUINT for all
 *
 * A question in SOQL, as far as the simulated organisation knows it: `SELECT` of fields or
 * `COUNT()`, `FROM`, `WHERE` with `= != <> < <= > >= LIKE`, `AND OR NOT` and parentheses, `ORDER
 * BY` with `ASC` and `DESC`, `LIMIT` (developer.salesforce.com, "SOQL and SOSL Reference").
 */
typedef struct _PlumbSoqlCondition PlumbSoqlCondition;
typedef struct {
  GPtrArray *fields;
  char *object;
  PlumbSoqlCondition *where;
  GPtrArray *order;
  guint limit;
} PlumbSoql;

/* (transfer full) (nullable): %NULL if @text is none. */
PlumbSoql *plumb_soql_parse (const char *text);
void plumb_soql_free (PlumbSoql *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlumbSoql, plumb_soql_free)

/* (transfer container) (element-type utf8): the fields that it speaks of anywhere. */
GPtrArray *plumb_soql_list_fields (const PlumbSoql *self);

/* (transfer full) (element-type JsonObject): those of @records that it asks for, in its order. */
GPtrArray *plumb_soql_select (const PlumbSoql *self, GPtrArray *records);

G_END_DECLS
