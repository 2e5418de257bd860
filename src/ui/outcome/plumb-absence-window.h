/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-connector.h"
#include "plumb-destination-list.h"
#include "plumb-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PLUMB_TYPE_ABSENCE_WINDOW (plumb_absence_window_get_type ())
G_DECLARE_FINAL_TYPE (PlumbAbsenceWindow, plumb_absence_window, PLUMB, ABSENCE_WINDOW, AdwWindow)

/**
 * PlumbAbsenceWindow:
 *
 * For somebody who misses the leads of customers: checks the connection, tells when the last one
 * came, and what may have swallowed the others, the likeliest first.
 */
GtkWindow *plumb_absence_window_new (GtkWindow *parent, PlumbDestinationList *list,
                                     PlumbStore *store, PlumbConnector *connector,
                                     PlumbDestination *destination);

G_END_DECLS
