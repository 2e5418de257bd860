/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-inbox.h"
#include "plumb-store.h"

G_BEGIN_DECLS

#define PLUMB_TYPE_ANNOUNCER (plumb_announcer_get_type ())
G_DECLARE_FINAL_TYPE (PlumbAnnouncer, plumb_announcer, PLUMB, ANNOUNCER, GObject)

/**
 * PlumbAnnouncer:
 *
 * Tells the desktop of new real leads and of connections that broke: one notification for a few,
 * a summary when there are many, nothing in quiet hours, but then one summary of all that came in
 * during them.  Test leads are never announced.  What is no longer so is taken back: a connection
 * that works again or was removed, a lead that was erased.
 */
PlumbAnnouncer *plumb_announcer_new (GApplication *application, PlumbStore *store,
                                     PlumbInbox *inbox, PlumbDestinationList *destinations,
                                     GSettings *settings);

G_END_DECLS
