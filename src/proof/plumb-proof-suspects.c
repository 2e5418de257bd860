/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-proof-suspects.h"

#include "plumb-evidence-search.h"
#include "plumb-proof-private.h"

static void
searched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PlumbEvidence) evidence =
      plumb_evidence_search_finish (PLUMB_STORE (source), result, &error);

  if (evidence == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, plumb_suspect_all (evidence), (GDestroyNotify) g_ptr_array_unref);
}

void
plumb_proof_find_suspects_async (PlumbProof *proof, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  PlumbEvidence *evidence;

  g_return_if_fail (PLUMB_IS_PROOF (proof));

  task = g_task_new (proof, cancellable, callback, user_data);
  g_task_set_source_tag (task, plumb_proof_find_suspects_async);
  evidence = plumb_evidence_new (proof->destination, proof->verdict);
  plumb_evidence_note_attempt (evidence, proof->attempt);
  if (proof->diagnosis != NULL)
    plumb_evidence_note_diagnosis (evidence, proof->diagnosis->id);
  plumb_evidence_search_async (proof->store, evidence, cancellable, searched_cb,
                               g_steal_pointer (&task));
}

GPtrArray *
plumb_proof_find_suspects_finish (PlumbProof *proof, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, proof), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
