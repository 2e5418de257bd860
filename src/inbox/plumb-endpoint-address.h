/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-store.h"

G_BEGIN_DECLS

/**
 * PlumbEndpointAddress:
 * @token: the unguessable part of its path
 * @port: 0 until it has listened
 *
 * What the store keeps of the endpoint, so that its address stays the same.
 */
typedef struct {
  char *token;
  guint16 port;
} PlumbEndpointAddress;

void plumb_endpoint_address_free (PlumbEndpointAddress *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlumbEndpointAddress, plumb_endpoint_address_free)

/* Makes and keeps a token if there is none. */
void plumb_endpoint_address_load_async (PlumbStore *store, GCancellable *cancellable,
                                        GAsyncReadyCallback callback, gpointer user_data);
/* (transfer full) */
PlumbEndpointAddress *plumb_endpoint_address_load_finish (GAsyncResult *result, GError **error);

void plumb_endpoint_address_keep_port (PlumbStore *store, guint16 port);

G_END_DECLS
