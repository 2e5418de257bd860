/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-salesforce-twin-soql.h"

G_BEGIN_DECLS

typedef enum {
  PLUMB_SOQL_AND,
  PLUMB_SOQL_OR,
  PLUMB_SOQL_NOT,
  PLUMB_SOQL_COMPARE,
} PlumbSoqlKind;

/**
 * PlumbSoqlCondition: @first, @second: of AND, OR and NOT; @field, @relation, @value: of COMPARE;
 * @is_text: whether @value stood in quotes
 */
struct _PlumbSoqlCondition {
  PlumbSoqlKind kind;
  PlumbSoqlCondition *first;
  PlumbSoqlCondition *second;
  char *field;
  char *relation;
  char *value;
  gboolean is_text;
};

typedef struct {
  char *field;
  gboolean is_descending;
} PlumbSoqlOrder;

gboolean plumb_soql_condition_match (const PlumbSoqlCondition *self, JsonObject *record);
void plumb_soql_condition_free (PlumbSoqlCondition *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlumbSoqlCondition, plumb_soql_condition_free)

G_END_DECLS
