/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-credentials.h"
#include "plumb-destination.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _PlumbStore PlumbStore;
typedef struct _PlumbKeyring PlumbKeyring;

#define PLUMB_TYPE_DESTINATION_LIST (plumb_destination_list_get_type ())
G_DECLARE_FINAL_TYPE (PlumbDestinationList, plumb_destination_list, PLUMB, DESTINATION_LIST,
                      GObject)

/**
 * PlumbDestinationList:
 *
 * The destinations that are set up, by name, with their secrets: a #GListModel of
 * #PlumbDestination that keeps settings in the store and secrets in the keyring, both or neither.
 * An object stays the same as long as its destination exists, whichever process changed it.
 */
PlumbDestinationList *plumb_destination_list_new (PlumbStore *store, PlumbKeyring *keyring);

/* Reads them; later changes, also another process's, come by themselves. */
void plumb_destination_list_load_async (PlumbDestinationList *self, GCancellable *cancellable,
                                        GAsyncReadyCallback callback, gpointer user_data);
gboolean plumb_destination_list_load_finish (PlumbDestinationList *self, GAsyncResult *result,
                                             GError **error);

/* (nullable): borrowed. */
PlumbDestination *plumb_destination_list_find (PlumbDestinationList *self, const char *name);
PlumbDestination *plumb_destination_list_find_id (PlumbDestinationList *self, const char *id);

/**
 * plumb_destination_list_save_async:
 * @destination: a new or a changed one
 * @credentials: (nullable): its secrets from now on; %NULL leaves them
 * @session_only: do not give them to the keyring
 *
 * Secrets first, then settings; if the store fails, the keyring gets back what it had.
 */
void plumb_destination_list_save_async (PlumbDestinationList *self, PlumbDestination *destination,
                                        PlumbCredentials *credentials, gboolean session_only,
                                        GCancellable *cancellable, GAsyncReadyCallback callback,
                                        gpointer user_data);
gboolean plumb_destination_list_save_finish (PlumbDestinationList *self, GAsyncResult *result,
                                             GError **error);

/* Removes settings, cursor and secrets; leads stay. */
void plumb_destination_list_remove_async (PlumbDestinationList *self, PlumbDestination *destination,
                                          GCancellable *cancellable, GAsyncReadyCallback callback,
                                          gpointer user_data);
gboolean plumb_destination_list_remove_finish (PlumbDestinationList *self, GAsyncResult *result,
                                               GError **error);

void plumb_destination_list_look_up_async (PlumbDestinationList *self,
                                           PlumbDestination *destination, GCancellable *cancellable,
                                           GAsyncReadyCallback callback, gpointer user_data);
/* (transfer full): its secrets; errors as plumb_keyring_lookup_finish(), but that a kind may have
 * none, see plumb_kind_needs_secret(). */
PlumbCredentials *plumb_destination_list_look_up_finish (PlumbDestinationList *self,
                                                         GAsyncResult *result, GError **error);

/* Whether its secrets are kept in memory only, until the program ends. */
gboolean plumb_destination_list_is_session_only (PlumbDestinationList *self,
                                                 PlumbDestination *destination);

/* Whether secrets can be kept, see plumb_keyring_check_async(). */
void plumb_destination_list_check_keyring_async (PlumbDestinationList *self,
                                                 GCancellable *cancellable,
                                                 GAsyncReadyCallback callback, gpointer user_data);
gboolean plumb_destination_list_check_keyring_finish (PlumbDestinationList *self,
                                                      GAsyncResult *result, GError **error);

G_END_DECLS
