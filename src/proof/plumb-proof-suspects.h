/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-proof.h"
#include "plumb-suspicion.h"

G_BEGIN_DECLS

/* Weighs what may have swallowed the test lead of @proof, with what the database knows. */
void plumb_proof_find_suspects_async (PlumbProof *proof, GCancellable *cancellable,
                                      GAsyncReadyCallback callback, gpointer user_data);
/* (transfer full) (nullable) (element-type PlumbSuspicion): empty unless the lead was lost or just
 * accepted. */
GPtrArray *plumb_proof_find_suspects_finish (PlumbProof *proof, GAsyncResult *result,
                                             GError **error);

G_END_DECLS
