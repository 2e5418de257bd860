/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-proof.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define PLUMB_TYPE_CASE_MATRIX (plumb_case_matrix_get_type ())
G_DECLARE_FINAL_TYPE (PlumbCaseMatrix, plumb_case_matrix, PLUMB, CASE_MATRIX, GObject)

/**
 * PlumbCaseMatrix:
 *
 * Many test leads in one go: every source with every action, and names that trip services up.
 * A #GListModel of #PlumbProof, all there from the start and run one after another.  Property
 * `n-done` notifies.
 */

/* As plumb_proof_new(). */
PlumbCaseMatrix *plumb_case_matrix_new (PlumbStore *store, PlumbConnector *connector,
                                        PlumbDestination *destination,
                                        PlumbCredentials *credentials, gboolean reads_endpoint);

/* What is special about a case, in the user's language, e.g. "AppSource, PLT"; borrowed. */
const char *plumb_case_matrix_get_title (PlumbCaseMatrix *self, guint position);

/* @wait: seconds for each.  Ends early, without an error, at the first that failed (no exchange):
 * the others would fail as well. */
void plumb_case_matrix_run_async (PlumbCaseMatrix *self, guint wait, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer user_data);
/* Whether every case landed, or was accepted where there is no way to read it back. */
gboolean plumb_case_matrix_run_finish (PlumbCaseMatrix *self, GAsyncResult *result, GError **error);

/* How many cases have a verdict. */
guint plumb_case_matrix_get_n_done (PlumbCaseMatrix *self);

G_END_DECLS
