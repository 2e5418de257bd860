/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

typedef enum {
  PLUMB_DYNAMICS_TEXT,
  PLUMB_DYNAMICS_ID,
  PLUMB_DYNAMICS_TIME,
  PLUMB_DYNAMICS_CHOICE,
  PLUMB_DYNAMICS_NUMBER,
} PlumbDynamicsColumnType;

/**
 * PlumbDynamicsColumn: @limit: of a text, characters; of a choice, its highest value; @lowest: of a
 * choice; @is_fixed: whether only the service writes it
 *
 * A column of the table `lead`.  Source: learn.microsoft.com, "Lead table reference".
 */
typedef struct {
  const char *name;
  PlumbDynamicsColumnType type;
  guint limit;
  guint lowest;
  gboolean is_fixed;
} PlumbDynamicsColumn;

/* Ends with a row without name. */
extern const PlumbDynamicsColumn plumb_dynamics_columns[];

/* (nullable) */
const PlumbDynamicsColumn *plumb_dynamics_column_find (const char *name);

/**
 * PlumbDynamicsFlaw: @code: (nullable): `0x…`; @text: (nullable): owned
 *
 * What is wrong with a record that was sent; without code, nothing.
 */
typedef struct {
  const char *code;
  char *text;
} PlumbDynamicsFlaw;

void plumb_dynamics_flaw_clear (PlumbDynamicsFlaw *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PlumbDynamicsFlaw, plumb_dynamics_flaw_clear)

PlumbDynamicsFlaw plumb_dynamics_columns_check (JsonObject *record);

/* (nullable): what people see in place of the number of a choice. */
const char *plumb_dynamics_column_get_label (const char *name, gint64 value);

G_END_DECLS
