/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-keyring.h"
#include "plumb-store.h"

G_BEGIN_DECLS

/* What plumb_destination_list_save_async() says; @is_new: it cannot have any secrets yet. */
void plumb_destination_save_async (PlumbStore *store, PlumbKeyring *keyring,
                                   PlumbDestination *destination, gboolean is_new,
                                   PlumbCredentials *credentials, gboolean session_only,
                                   GCancellable *cancellable, GAsyncReadyCallback callback,
                                   gpointer user_data);
gboolean plumb_destination_save_finish (GAsyncResult *result, GError **error);

/* What plumb_destination_list_remove_async() says. */
void plumb_destination_remove_async (PlumbStore *store, PlumbKeyring *keyring,
                                     PlumbDestination *destination, GCancellable *cancellable,
                                     GAsyncReadyCallback callback, gpointer user_data);
gboolean plumb_destination_remove_finish (GAsyncResult *result, GError **error);

G_END_DECLS
