/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-connectors.h"
#include "plumb-destination-list.h"
#include "plumb-inbox.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PLUMB_TYPE_SIDEBAR (plumb_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (PlumbSidebar, plumb_sidebar, PLUMB, SIDEBAR, AdwBin)

/**
 * PlumbSidebar:
 *
 * Where leads come from: all, Plumb's own endpoint while it listens or has leads, and each
 * destination with its lamp.  Signal: `chosen` (nullable string): the id of the destination whose
 * leads are wanted, %NULL for all.
 */

/* Called once: what it shows. */
void plumb_sidebar_set_services (PlumbSidebar *self, PlumbConnectors *connectors,
                                 PlumbDestinationList *destinations, PlumbInbox *inbox);

/* @counts: leads by destination id, and under "" all (element-type utf8 guint). */
void plumb_sidebar_set_counts (PlumbSidebar *self, GHashTable *counts);

/* Selects without emitting `chosen`. */
void plumb_sidebar_select (PlumbSidebar *self, const char *id);

G_END_DECLS
