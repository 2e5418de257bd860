/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-field-spec.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PLUMB_TYPE_FIELD_EDITOR (plumb_field_editor_get_type ())
G_DECLARE_FINAL_TYPE (PlumbFieldEditor, plumb_field_editor, PLUMB, FIELD_EDITOR, GObject)

/**
 * PlumbFieldEditor:
 *
 * Two rows for one field of a kind: where it is typed or chosen, and below it what it is for or
 * what is wrong with it.  A pair of rows and no widget, so that both can stand in a group or an
 * expander.
 *
 * Signals: `changed`, `suggest` (the button beside the field was clicked).
 */
PlumbFieldEditor *plumb_field_editor_new (const PlumbFieldSpec *field);

const PlumbFieldSpec *plumb_field_editor_get_field (PlumbFieldEditor *self);
GtkWidget *plumb_field_editor_get_row (PlumbFieldEditor *self);
GtkWidget *plumb_field_editor_get_note (PlumbFieldEditor *self);

/* (transfer full): tidied. */
char *plumb_field_editor_dup_value (PlumbFieldEditor *self);
/* Does not emit `changed`. */
void plumb_field_editor_set_value (PlumbFieldEditor *self, const char *value);

/* Judges the value at once and says so below it. */
PlumbFinding plumb_field_editor_check (PlumbFieldEditor *self);
/* Says what another judge found, e.g. that it is needed; good returns to the help. */
void plumb_field_editor_show_finding (PlumbFieldEditor *self, PlumbFinding finding);

/* Hides both rows while the field does not count. */
void plumb_field_editor_set_used (PlumbFieldEditor *self, gboolean used);

void plumb_field_editor_show_suggestion (PlumbFieldEditor *self, const char *label);
void plumb_field_editor_grab_focus (PlumbFieldEditor *self);

G_END_DECLS
