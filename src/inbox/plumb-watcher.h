/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-connector.h"

G_BEGIN_DECLS

typedef struct _PlumbStore PlumbStore;
typedef struct _PlumbDestinationList PlumbDestinationList;

#define PLUMB_TYPE_WATCHER (plumb_watcher_get_type ())
G_DECLARE_FINAL_TYPE (PlumbWatcher, plumb_watcher, PLUMB, WATCHER, GObject)

/**
 * PlumbWatcher:
 *
 * Looks for new leads at one destination, again and again, and hands them to the store together
 * with the cursor.  Tells through the destination's `heard-at` and `trouble` how it fares; backs
 * off when the service does not answer, and waits for the user where only the user can help.
 */
PlumbWatcher *plumb_watcher_new (PlumbStore *store, PlumbConnector *connector,
                                 PlumbDestinationList *destinations, PlumbDestination *destination);

/* Looks now; reads the secrets anew. */
void plumb_watcher_start (PlumbWatcher *self);
void plumb_watcher_stop (PlumbWatcher *self);

/* Whether its last look succeeded and is not older than three intervals. */
gboolean plumb_watcher_is_hearing (PlumbWatcher *self);

G_END_DECLS
