/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-http.h"
#include "plumb-inbox.h"

G_BEGIN_DECLS

#define PLUMB_TYPE_ENDPOINT (plumb_endpoint_get_type ())
G_DECLARE_FINAL_TYPE (PlumbEndpoint, plumb_endpoint, PLUMB, ENDPOINT, GObject)

/**
 * PlumbEndpoint:
 *
 * Plumb's own endpoint as the rest of the program sees it: a #PlumbReceiver in the ingest thread
 * that hands what arrives to the store.  Its token and port are kept in the store, so that its
 * address stays the same.  Proves every minute, by a request to itself, that it hears.
 *
 * Properties `url` and `heard-at` notify; the latter after each try, also one that failed.
 */
PlumbEndpoint *plumb_endpoint_new (PlumbStore *store, PlumbHttp *http);

/* Reads token and port from the store; makes and keeps a token if there is none. */
void plumb_endpoint_prepare_async (PlumbEndpoint *self, GCancellable *cancellable,
                                   GAsyncReadyCallback callback, gpointer user_data);
gboolean plumb_endpoint_prepare_finish (PlumbEndpoint *self, GAsyncResult *result, GError **error);

/* Prepares and listens.  If that fails, what listened before goes on.  Of several openings at once
 * the last counts: the others are cancelled or replaced. */
void plumb_endpoint_open_async (PlumbEndpoint *self, const PlumbEndpointOptions *options,
                                GCancellable *cancellable, GAsyncReadyCallback callback,
                                gpointer user_data);
gboolean plumb_endpoint_open_finish (PlumbEndpoint *self, GAsyncResult *result, GError **error);
void plumb_endpoint_close (PlumbEndpoint *self);

/* (nullable): where it listens. */
const char *plumb_endpoint_get_url (PlumbEndpoint *self);

/* (nullable): %NULL before it is prepared. */
const char *plumb_endpoint_get_token (PlumbEndpoint *self);

/* When it last proved that it hears; 0 for never. */
gint64 plumb_endpoint_get_heard_at (PlumbEndpoint *self);

G_END_DECLS
