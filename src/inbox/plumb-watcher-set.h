/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-connectors.h"

G_BEGIN_DECLS

typedef struct _PlumbStore PlumbStore;
typedef struct _PlumbDestinationList PlumbDestinationList;

#define PLUMB_TYPE_WATCHER_SET (plumb_watcher_set_get_type ())
G_DECLARE_FINAL_TYPE (PlumbWatcherSet, plumb_watcher_set, PLUMB, WATCHER_SET, GObject)

/**
 * PlumbWatcherSet:
 *
 * One #PlumbWatcher for each destination that can be watched and whose `watching` is on; follows
 * the list of destinations and their settings.  Emits `heard` when any watcher's state changes.
 */
PlumbWatcherSet *plumb_watcher_set_new (PlumbStore *store, PlumbConnectors *connectors,
                                        PlumbDestinationList *destinations);

void plumb_watcher_set_set_running (PlumbWatcherSet *self, gboolean running);

/* Looks at once; @destination: %NULL for all. */
void plumb_watcher_set_refresh (PlumbWatcherSet *self, PlumbDestination *destination);

guint plumb_watcher_set_get_n_watchers (PlumbWatcherSet *self);
guint plumb_watcher_set_get_n_hearing (PlumbWatcherSet *self);
gint64 plumb_watcher_set_get_heard_at (PlumbWatcherSet *self);

G_END_DECLS
