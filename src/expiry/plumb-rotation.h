/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-connector.h"
#include "plumb-destination-list.h"
#include "plumb-inbox.h"
#include "plumb-proof.h"
#include "plumb-store.h"

G_BEGIN_DECLS

#define PLUMB_TYPE_ROTATION (plumb_rotation_get_type ())
G_DECLARE_FINAL_TYPE (PlumbRotation, plumb_rotation, PLUMB, ROTATION, GObject)

/**
 * PlumbRotation:
 *
 * A new secret is tried beside the stored one: the ladder is climbed and a test lead sent with the
 * new one, and only if that has landed does it take the old one's place, together with its new end
 * date.  Until then nothing is written anywhere, so that whatever else happens leaves the old one
 * as it was, with what was last proved of it.  Should the program end in the middle of the swap,
 * plumb_rotation_complete_async() brings it to its end at the next start.
 *
 * Emits `changed` when the proof begins.
 */

/**
 * plumb_rotation_new:
 * @inbox: (nullable): to know whether leads come back by Plumb's own endpoint
 * @destination: one of @destinations
 * @changes: of this only the settings count: those that come with the new secret
 * @secrets: the new ones; others stay as they are
 *
 * The date of a secret that is replaced is dropped if @changes has no new one, and is today's where
 * it is the day of the change.
 */
PlumbRotation *plumb_rotation_new (PlumbStore *store, PlumbDestinationList *destinations,
                                   PlumbInbox *inbox, PlumbConnector *connector,
                                   PlumbDestination *destination, PlumbDestination *changes,
                                   PlumbCredentials *secrets);

/* @wait: seconds to look for the test lead. */
void plumb_rotation_run_async (PlumbRotation *self, guint wait, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data);
/* Whether the new secret is in use; %FALSE without @error: it was not proved, see the verdict. */
gboolean plumb_rotation_run_finish (PlumbRotation *self, GAsyncResult *result,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Borrowed (element-type PlumbRung): filled as they are climbed. */
GListStore *plumb_rotation_get_rungs (PlumbRotation *self);
/* (nullable): once the ladder has been climbed. */
PlumbProof *plumb_rotation_get_proof (PlumbRotation *self);
gboolean plumb_rotation_is_swapped (PlumbRotation *self);
/* Of the proof, or of the ladder if that failed: `refused` or `failed`. */
PlumbVerdict plumb_rotation_get_verdict (PlumbRotation *self);
/* (nullable) */
const PlumbDiagnosis *plumb_rotation_get_diagnosis (PlumbRotation *self);
/* (nullable): the evidence for the diagnosis. */
PlumbAttempt *plumb_rotation_get_attempt (PlumbRotation *self);

/* Whether Partner Center asks for what is replaced, so that the new one is to be entered there. */
gboolean plumb_rotation_is_shared (PlumbRotation *self);

/* What became of the two secrets and how to go on, in the user's language; @is_shared as above. */
const char *plumb_rotation_explain (gboolean is_swapped, gboolean is_shared, PlumbVerdict verdict);

G_END_DECLS
