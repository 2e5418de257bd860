/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-profile.h"

G_BEGIN_DECLS

/* Hands a stored lead to a destination once more: looks up its secrets, then sends. */
void plumb_resending_start (PlumbProfile *profile, PlumbLead *lead, PlumbDestination *destination,
                            GCancellable *cancellable, GAsyncReadyCallback callback,
                            gpointer user_data);

/* (transfer full): what came of it, in a sentence for the user. */
char *plumb_resending_finish (GAsyncResult *result, GError **error);

G_END_DECLS
