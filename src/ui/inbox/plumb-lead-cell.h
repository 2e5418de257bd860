/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PLUMB_TYPE_LEAD_CELL (plumb_lead_cell_get_type ())
G_DECLARE_FINAL_TYPE (PlumbLeadCell, plumb_lead_cell, PLUMB, LEAD_CELL, GtkWidget)

/**
 * PlumbLeadCell:
 *
 * A text with an icon before it that is there only when needed.  The text's width is that of
 * so many characters, whatever it says, so that a table does not measure its rows.
 */
GtkWidget *plumb_lead_cell_new (guint n_characters);

/* @icon_name: (nullable) */
void plumb_lead_cell_show (PlumbLeadCell *self, const char *icon_name, const char *text);

/* (nullable) */
const char *plumb_lead_cell_get_text (PlumbLeadCell *self);
const char *plumb_lead_cell_get_icon_name (PlumbLeadCell *self);

G_END_DECLS
