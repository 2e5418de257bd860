/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PLUMB_TYPE_COPY_ROW (plumb_copy_row_get_type ())
G_DECLARE_FINAL_TYPE (PlumbCopyRow, plumb_copy_row, PLUMB, COPY_ROW, AdwPreferencesRow)

/**
 * PlumbCopyRow:
 *
 * One field of Partner Center's dialog: a box to tick when it is done, its name, its value, and a
 * button that copies it.  A secret is shown only when it is asked for.
 *
 * Signals: `copy` (the value, whether it is secret), `ticked`.
 */
GtkWidget *plumb_copy_row_new (const char *label, const char *value, gboolean is_secret);

/* What it shows is said to the user and not for the dialog: it cannot be copied. */
void plumb_copy_row_say_only (PlumbCopyRow *self);

/* Says @note, which is translated, below the value. */
void plumb_copy_row_add_note (PlumbCopyRow *self, const char *note);

gboolean plumb_copy_row_is_ticked (PlumbCopyRow *self);

/* (transfer full): what is on the screen. */
char *plumb_copy_row_dup_shown (PlumbCopyRow *self);

G_END_DECLS
