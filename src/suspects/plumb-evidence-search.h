/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-evidence.h"
#include "plumb-store.h"

G_BEGIN_DECLS

/**
 * plumb_evidence_search_async:
 * @evidence: (transfer full)
 *
 * Adds what the database knows: the newest leads of customers, and what came of the last test lead.
 */
void plumb_evidence_search_async (PlumbStore *store, PlumbEvidence *evidence,
                                  GCancellable *cancellable, GAsyncReadyCallback callback,
                                  gpointer user_data);
/* (transfer full) (nullable): the same evidence, with more in it. */
PlumbEvidence *plumb_evidence_search_finish (PlumbStore *store, GAsyncResult *result,
                                             GError **error);

G_END_DECLS
