/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

typedef struct _PlumbAzureTableFilter PlumbAzureTableFilter;

/**
 * plumb_azure_table_filter_parse:
 *
 * `$filter` of OData 3, as far as Azure Table knows it: `eq ne gt ge lt le`, `and or not`,
 * parentheses, texts, numbers, `true`, `false`, `datetime'…'`, `guid'…'`
 * (learn, "Querying tables and entities").
 *
 * Returns: (transfer full) (nullable): %NULL if @text is none
 */
PlumbAzureTableFilter *plumb_azure_table_filter_parse (const char *text);
void plumb_azure_table_filter_free (PlumbAzureTableFilter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlumbAzureTableFilter, plumb_azure_table_filter_free)

/* Whether @row is wanted.  A member that it does not have equals nothing. */
gboolean plumb_azure_table_filter_match (const PlumbAzureTableFilter *self, JsonObject *row);

G_END_DECLS
