/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-destination-list.h"
#include "plumb-store.h"

G_BEGIN_DECLS

/**
 * plumb_rotation_complete_async:
 *
 * For the start of a program: completes the rotations that an earlier run did not live to complete.
 * Where the new secret is in the keyring, the destination gets what belongs to it; where the old
 * one is, all stays as it was.  Asks the keyring only if there is any.
 */
void plumb_rotation_complete_async (PlumbStore *store, PlumbDestinationList *destinations,
                                    GCancellable *cancellable, GAsyncReadyCallback callback,
                                    gpointer user_data);
/* %FALSE with @error: what could not be looked at is left for the next start. */
gboolean plumb_rotation_complete_finish (GAsyncResult *result, GError **error);

G_END_DECLS
