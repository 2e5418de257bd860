/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>
#include <libsecret/secret.h>

G_BEGIN_DECLS

/*
 * What Plumb's secrets are filed under: `destination` is an id, `name` a field's key.  The schema's
 * name is part of every search (no SECRET_SCHEMA_DONT_MATCH_NAME), so that no other program's
 * secret is ever taken for one of ours; `application` does the same in libsecret's own file, which
 * ignores schema names (tried with 0.20.5).
 */
extern const SecretSchema plumb_secret_schema;

/* (transfer full): @name: (nullable) */
GHashTable *plumb_secret_attributes_new (const char *destination_id, const char *name);

/**
 * plumb_secret_search_async:
 *
 * Finds all secrets of a destination.  Unlocks what is locked, which may ask the user and so
 * take any time; libsecret's own unlocking search would not tell that it failed.
 */
void plumb_secret_search_async (const char *destination_id, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data);
/* (transfer full) (element-type SecretRetrievable): perhaps empty; %NULL with a translated error.
 */
GPtrArray *plumb_secret_search_finish (GAsyncResult *result, GError **error);

G_END_DECLS
