/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-profile.h"

G_BEGIN_DECLS

/**
 * plumb_conversion_run_async:
 * @old: a destination of a retired kind
 * @name: (nullable): of the new one; %NULL for the old one's with the new kind behind it
 * @values: (nullable) (element-type utf8 utf8): by field, what goes before the old one's: in
 *   practice each kind has a service of its own
 * @remove_old: whether @old goes, when the new one and its secrets are proved to be kept
 *
 * Sets up a destination of the kind that succeeds @old's, with the same values.
 */
void plumb_conversion_run_async (PlumbProfile *profile, PlumbDestination *old, const char *name,
                                 GHashTable *values, gboolean remove_old, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data);

/**
 * plumb_conversion_run_finish:
 *
 * Returns: (transfer full): the new destination.  Errors: %PLUMB_ERROR_UNSUPPORTED for a kind that
 *   is not retired, %PLUMB_ERROR_SETTING for values that the new kind refuses, those of the keyring
 *   and of the store.
 */
PlumbDestination *plumb_conversion_run_finish (PlumbProfile *profile, GAsyncResult *result,
                                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
