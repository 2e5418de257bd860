/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-connectors.h"
#include "plumb-destination-list.h"
#include "plumb-store.h"

G_BEGIN_DECLS

#define PLUMB_TYPE_END_ANNOUNCER (plumb_end_announcer_get_type ())
G_DECLARE_FINAL_TYPE (PlumbEndAnnouncer, plumb_end_announcer, PLUMB, END_ANNOUNCER, GObject)

/**
 * PlumbEndAnnouncer:
 *
 * Tells the desktop when a secret is about to end or has ended, once each, see #PlumbEndNotices.
 * What falls into quiet hours is told when they are over.
 */
PlumbEndAnnouncer *plumb_end_announcer_new (GApplication *application, PlumbStore *store,
                                            PlumbConnectors *connectors,
                                            PlumbDestinationList *destinations,
                                            GSettings *settings);

G_END_DECLS
