/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-connector.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PLUMB_TYPE_DESTINATION_ROW (plumb_destination_row_get_type ())
G_DECLARE_FINAL_TYPE (PlumbDestinationRow, plumb_destination_row, PLUMB, DESTINATION_ROW,
                      GtkListBoxRow)

/**
 * PlumbDestinationRow:
 *
 * One destination in the sidebar: kind, name, lamp, what it says, when its secret ends if that is
 * near, number of leads, and a menu whose actions (`app.test`, `app.edit`, …) take the
 * destination's id.
 *
 * @connector: (nullable): of its kind, which says what can be done with it
 * @successor: (nullable): of the kind to convert it to, if its own is retired
 */
GtkWidget *plumb_destination_row_new (PlumbDestination *destination, PlumbConnector *connector,
                                      PlumbConnector *successor);

PlumbDestination *plumb_destination_row_get_destination (PlumbDestinationRow *self);
void plumb_destination_row_set_n_leads (PlumbDestinationRow *self, guint n_leads);

/* Time has passed: says "2 min ago", and how many days are left, anew. */
void plumb_destination_row_refresh (PlumbDestinationRow *self);

G_END_DECLS
