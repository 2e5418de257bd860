/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-profile.h"
#include "plumb-twin.h"

G_BEGIN_DECLS

#define PLUMB_TYPE_PRACTICE (plumb_practice_get_type ())
G_DECLARE_FINAL_TYPE (PlumbPractice, plumb_practice, PLUMB, PRACTICE, GObject)

/**
 * PlumbPractice:
 *
 * A throw-away profile with a twin for each kind, so that everything can be rehearsed without
 * an account.  Plumb's own endpoint listens, and the HTTPS twin stands in front of it as a
 * gateway would.
 */
void plumb_practice_start_async (GCancellable *cancellable, GAsyncReadyCallback callback,
                                 gpointer user_data);
/* (transfer full) */
PlumbPractice *plumb_practice_start_finish (GAsyncResult *result, GError **error);

PlumbProfile *plumb_practice_get_profile (PlumbPractice *self);

/* (nullable): borrowed. */
PlumbTwin *plumb_practice_get_twin (PlumbPractice *self, PlumbKind kind);

/* (transfer full) (nullable) (element-type utf8 utf8): the fields to type in for a twin. */
GHashTable *plumb_practice_dup_fields (PlumbPractice *self, PlumbKind kind);

/* Lets a made-up customer press a button somewhere; another one each time. */
gboolean plumb_practice_simulate_lead (PlumbPractice *self, GError **error);

G_END_DECLS
