/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-credentials.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define PLUMB_TYPE_KEYRING (plumb_keyring_get_type ())
G_DECLARE_FINAL_TYPE (PlumbKeyring, plumb_keyring, PLUMB, KEYRING, GObject)

/**
 * PlumbKeyring:
 *
 * The one place that touches secrets.  A secret belongs to a destination and has a field's
 * key, e.g. `client-secret`; nothing else in Plumb stores or logs one.
 *
 * Secrets stored "for this session only" live in this object and are wiped with it; they come
 * before what the keyring holds.
 *
 * Errors: %PLUMB_ERROR_KEYRING_ABSENT, _LOCKED, _DISMISSED, _FAILED; each message says what to do.
 */
PlumbKeyring *plumb_keyring_new (void);

/* One that knows no keyring at all: everything is for this session only.  For practice. */
PlumbKeyring *plumb_keyring_new_session_only (void);

/**
 * plumb_keyring_check_async:
 *
 * Whether secrets can be kept: stores, reads back and deletes one of its own.
 */
void plumb_keyring_check_async (PlumbKeyring *self, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data);
gboolean plumb_keyring_check_finish (PlumbKeyring *self, GAsyncResult *result, GError **error);

/**
 * plumb_keyring_store_async:
 * @label: (nullable): the destination's name, for the user's own keyring browser
 * @credentials: what the destination's secrets shall be from now on: those that it does not
 *   have any more are deleted
 * @session_only: keep them in memory only
 */
void plumb_keyring_store_async (PlumbKeyring *self, const char *destination_id, const char *label,
                                PlumbCredentials *credentials, gboolean session_only,
                                GCancellable *cancellable, GAsyncReadyCallback callback,
                                gpointer user_data);
gboolean plumb_keyring_store_finish (PlumbKeyring *self, GAsyncResult *result, GError **error);

/* (transfer full) (nullable): what is kept of the destination for this session only. */
PlumbCredentials *plumb_keyring_dup_session (PlumbKeyring *self, const char *destination_id);

/* Keeps @credentials for this session only, or nothing: %NULL.  Does not touch the keyring. */
void plumb_keyring_set_session (PlumbKeyring *self, const char *destination_id,
                                PlumbCredentials *credentials);

void plumb_keyring_lookup_async (PlumbKeyring *self, const char *destination_id,
                                 GCancellable *cancellable, GAsyncReadyCallback callback,
                                 gpointer user_data);
/**
 * plumb_keyring_lookup_finish:
 *
 * Returns: (transfer full): all secrets of the destination.  One that has none there, or whose
 *   keyring's own key was lost, is %PLUMB_ERROR_SECRET: "ask again".
 */
PlumbCredentials *plumb_keyring_lookup_finish (PlumbKeyring *self, GAsyncResult *result,
                                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

void plumb_keyring_delete_async (PlumbKeyring *self, const char *destination_id,
                                 GCancellable *cancellable, GAsyncReadyCallback callback,
                                 gpointer user_data);
gboolean plumb_keyring_delete_finish (PlumbKeyring *self, GAsyncResult *result, GError **error);

G_END_DECLS
