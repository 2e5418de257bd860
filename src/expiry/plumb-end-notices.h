/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-connectors.h"
#include "plumb-destination-list.h"
#include "plumb-secret-end.h"
#include "plumb-store.h"

G_BEGIN_DECLS

/**
 * PlumbEndNotice:
 * @destination: whose secret
 * @end: when it ends
 *
 * That somebody ought to be told of a secret's end.
 */
typedef struct {
  PlumbDestination *destination;
  PlumbSecretEnd end;
} PlumbEndNotice;

#define PLUMB_TYPE_END_NOTICES (plumb_end_notices_get_type ())
G_DECLARE_FINAL_TYPE (PlumbEndNotices, plumb_end_notices, PLUMB, END_NOTICES, GObject)

/**
 * PlumbEndNotices:
 *
 * Who is to be told of the end of a secret, and what has been told: once each when 30, 7 and 1 days
 * are left and when it has ended, over all runs of the program.  After a while without Plumb only
 * the nearest is told.  A new date starts anew.
 */
PlumbEndNotices *plumb_end_notices_new (PlumbStore *store, PlumbConnectors *connectors,
                                        PlumbDestinationList *destinations);

/* Reads what has been told; comes before the first take. */
void plumb_end_notices_load_async (PlumbEndNotices *self, GCancellable *cancellable,
                                   GAsyncReadyCallback callback, gpointer user_data);
gboolean plumb_end_notices_load_finish (PlumbEndNotices *self, GAsyncResult *result,
                                        GError **error);

/**
 * plumb_end_notices_take:
 *
 * Returns: (transfer full) (element-type PlumbEndNotice): what is to be told now and counts as told
 *   from then on; nothing before it was loaded
 */
GPtrArray *plumb_end_notices_take (PlumbEndNotices *self, gint64 now);

G_END_DECLS
