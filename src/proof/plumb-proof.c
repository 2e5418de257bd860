/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-proof.h"

#include "plumb-clock.h"
#include "plumb-error.h"
#include "plumb-proof-private.h"
#include "plumb-proof-record.h"
#include "plumb-trial.h"

G_DEFINE_FINAL_TYPE (PlumbProof, plumb_proof, G_TYPE_OBJECT)

enum {
  CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
reach (PlumbProof *self, PlumbProofStage stage, gint64 at)
{
  self->reached_at[stage] = at;
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
end (PlumbProof *self, GError *error)
{
  g_autoptr (GTask) task = g_steal_pointer (&self->task);

  if (task == NULL) {
    g_clear_error (&error);
    return;
  }
  plumb_destination_set_busy (self->destination, FALSE);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_int (task, self->verdict);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* ── The verdict ─────────────────────────────────────────────────────────── */

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PlumbProof) self = user_data;
  GError *error = NULL;

  plumb_store_save_trial_finish (PLUMB_STORE (source), result, &error);
  end (self, error);
}

static PlumbTrial *
make_trial (PlumbProof *self)
{
  const char *destination = plumb_destination_get_id (self->destination);
  PlumbTrial *trial = plumb_trial_new (self->tag, destination);

  trial->sent_at = self->reached_at[PLUMB_PROOF_SENT];
  if (trial->sent_at == 0 && self->is_given_up)
    trial->sent_at = self->reached_at[PLUMB_PROOF_BUILT];
  trial->answered_at = self->reached_at[PLUMB_PROOF_ANSWERED];
  trial->found_at = self->reached_at[PLUMB_PROOF_FOUND];
  trial->verdict = self->verdict;
  trial->is_late = self->is_late;
  trial->diagnosis = g_strdup (self->diagnosis != NULL ? self->diagnosis->id : NULL);
  trial->differences = plumb_proof_record_differences (self->differences);
  trial->lead = g_object_ref (self->lead);
  return trial;
}

/* Cannot be cancelled: a verdict that is known is kept. */
static void
decide (PlumbProof *self, PlumbVerdict verdict, const PlumbDiagnosis *diagnosis)
{
  g_autoptr (GPtrArray) attempts = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (PlumbTrial) trial = NULL;
  gint64 proved_at = plumb_destination_get_last_proved_at (self->destination);
  PlumbAttempt *look = NULL;

  self->verdict = verdict;
  self->diagnosis = diagnosis;
  if (verdict == PLUMB_VERDICT_LANDED)
    proved_at = MAX (proved_at, self->reached_at[PLUMB_PROOF_FOUND]);
  plumb_destination_set_last_proof (self->destination, verdict, proved_at);
  g_signal_emit (self, signals[CHANGED], 0);
  if (self->is_unrecorded) {
    end (self, NULL);
    return;
  }

  look = self->search != NULL ? plumb_lead_search_get_attempt (self->search) : NULL;
  if (self->attempt != NULL)
    g_ptr_array_add (attempts, g_object_ref (self->attempt));
  if (look != NULL)
    g_ptr_array_add (attempts, g_object_ref (look));
  trial = make_trial (self);
  plumb_store_save_trial_async (self->store, trial, attempts, NULL, saved_cb, g_object_ref (self));
}

/* What the last look ran into explains more than the bare verdict. */
static void
decide_without_it (PlumbProof *self, PlumbVerdict verdict)
{
  PlumbKind kind = plumb_destination_get_kind (self->destination);
  PlumbAttempt *look = self->search != NULL ? plumb_lead_search_get_attempt (self->search) : NULL;
  const PlumbDiagnosis *diagnosis = look != NULL ? plumb_diagnose (kind, look) : NULL;

  if (diagnosis == NULL)
    diagnosis = plumb_diagnose_verdict (kind, verdict);
  decide (self, verdict, diagnosis);
}

static void
found_cb (PlumbProof *self, PlumbLead *found)
{
  PlumbVerdict verdict = PLUMB_VERDICT_LANDED;
  PlumbKind kind = plumb_destination_get_kind (self->destination);

  self->is_late = self->verdict == PLUMB_VERDICT_LOST;
  g_set_object (&self->found, found);
  reach (self, PLUMB_PROOF_FOUND, plumb_clock_now ());

  g_ptr_array_unref (self->differences);
  self->differences =
      plumb_compare_leads (self->lead, found, plumb_connector_get_info (self->connector)->carries);
  if (self->differences->len > 0)
    verdict = PLUMB_VERDICT_ALTERED;
  reach (self, PLUMB_PROOF_COMPARED, plumb_clock_now ());
  decide (self, verdict, plumb_diagnose_verdict (kind, verdict));
}

static void
missed_cb (PlumbProof *self)
{
  decide_without_it (self, PLUMB_VERDICT_LOST);
}

/* The store's own trouble stops Plumb; a destination that may not be read has no way to prove. */
static void
blocked_cb (PlumbProof *self, GError *error)
{
  if (self->verdict != PLUMB_VERDICT_NONE)
    return;
  if (self->reads_endpoint)
    end (self, g_error_copy (error));
  else
    decide_without_it (self, PLUMB_VERDICT_ACCEPTED);
}

static void
start_search (PlumbProof *self)
{
  self->search =
      plumb_lead_search_new (self->store, self->connector, self->destination, self->credentials,
                             self->reads_endpoint, self->lead, self->tag);
  g_signal_connect_object (self->search, "found", G_CALLBACK (found_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "missed", G_CALLBACK (missed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "blocked", G_CALLBACK (blocked_cb), self,
                           G_CONNECT_SWAPPED);
  plumb_lead_search_start (self->search, self->wait);
}

/* ── Sending ─────────────────────────────────────────────────────────────── */

static gint64
get_sent_at (PlumbAttempt *attempt)
{
  gint64 sent_at = plumb_attempt_get_started_at (attempt);

  for (PlumbStage stage = PLUMB_STAGE_RESOLVE; stage < PLUMB_STAGE_SENT; stage++)
    sent_at += MAX (0, plumb_attempt_get_duration (attempt, stage));
  return sent_at;
}

static void
judge_answer (PlumbProof *self)
{
  PlumbAttempt *attempt = self->attempt;
  PlumbKind kind = plumb_destination_get_kind (self->destination);
  gboolean is_answered = plumb_attempt_is_answered (attempt);

  if (plumb_attempt_get_stage (attempt) >= PLUMB_STAGE_SENT)
    reach (self, PLUMB_PROOF_SENT, get_sent_at (attempt));
  if (is_answered)
    reach (self, PLUMB_PROOF_ANSWERED, plumb_clock_now ());

  if (plumb_attempt_get_outcome (attempt) != PLUMB_OUTCOME_ACCEPTED)
    decide (self, is_answered ? PLUMB_VERDICT_REFUSED : PLUMB_VERDICT_FAILED,
            plumb_diagnose (kind, attempt));
  else if (self->reads_endpoint || plumb_connector_can (self->connector, PLUMB_VERB_CONFIRM,
                                                        self->destination, self->credentials))
    start_search (self);
  else
    decide_without_it (self, PLUMB_VERDICT_ACCEPTED);
}

/* (nullable): evidence of the field whose value could not even be tried. */
static PlumbAttempt *
find_unusable_field (PlumbProof *self)
{
  PlumbFinding finding =
      plumb_connector_check_fields (self->connector, self->destination, self->credentials, NULL);

  if (finding.level != PLUMB_FINDING_FAULT || finding.diagnosis == NULL)
    return NULL;
  return plumb_attempt_new_unusable (finding.diagnosis);
}

static void
sent_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PlumbProof) self = user_data;
  g_autoptr (GError) error = NULL;

  self->attempt = plumb_connector_send_finish (PLUMB_CONNECTOR (source), result, &error);
  if (self->task == NULL || self->is_given_up)
    return;
  if (g_error_matches (error, PLUMB_ERROR, PLUMB_ERROR_SETTING))
    self->attempt = find_unusable_field (self);
  if (self->attempt == NULL)
    end (self, g_steal_pointer (&error));
  else
    judge_answer (self);
}

/* ── Running ─────────────────────────────────────────────────────────────── */

static void
forget_cancellable (PlumbProof *self)
{
  if (self->cancel_source == NULL)
    return;
  g_source_destroy (self->cancel_source);
  g_clear_pointer (&self->cancel_source, g_source_unref);
}

static GError *
make_cancelled (void)
{
  return g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "The proof was cancelled");
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PlumbProof) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!plumb_store_save_trial_finish (PLUMB_STORE (source), result, &error))
    g_message ("A test lead that was given up is not remembered: %s", error->message);
  end (self, make_cancelled ());
}

/* What was sent may still arrive: then it must be known. */
static gboolean
cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  g_autoptr (PlumbProof) self = g_object_ref (user_data);
  g_autoptr (PlumbTrial) trial = NULL;

  forget_cancellable (self);
  /* The verdict is being saved: that is the end of it. */
  if (self->task == NULL || self->verdict != PLUMB_VERDICT_NONE)
    return G_SOURCE_REMOVE;
  self->is_given_up = TRUE;
  if (self->search != NULL)
    plumb_lead_search_stop (self->search);
  g_cancellable_cancel (self->cancellable);
  if (self->is_unrecorded) {
    end (self, make_cancelled ());
    return G_SOURCE_REMOVE;
  }
  trial = make_trial (self);
  plumb_store_save_trial_async (self->store, trial, NULL, NULL, kept_cb, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

void
plumb_proof_run_async (PlumbProof *self, guint wait, GCancellable *cancellable,
                       GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (PLUMB_IS_PROOF (self));
  g_return_if_fail (self->task == NULL && self->attempt == NULL);

  /* The task must not be cut short by @cancellable itself while a verdict is being saved. */
  self->task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (self->task, plumb_proof_run_async);
  self->wait = wait;
  if (cancellable != NULL) {
    self->cancel_source = g_cancellable_source_new (cancellable);
    g_source_set_callback (self->cancel_source, G_SOURCE_FUNC (cancelled_cb), self, NULL);
    g_source_attach (self->cancel_source, g_main_context_get_thread_default ());
  }
  plumb_destination_set_busy (self->destination, TRUE);
  reach (self, PLUMB_PROOF_BUILT, plumb_clock_now ());
  plumb_connector_send_async (self->connector, self->destination, self->credentials, self->lead,
                              self->cancellable, sent_cb, g_object_ref (self));
}

PlumbVerdict
plumb_proof_run_finish (PlumbProof *self, GAsyncResult *result, GError **error)
{
  gssize verdict = 0;

  g_return_val_if_fail (g_task_is_valid (result, self), PLUMB_VERDICT_NONE);
  verdict = g_task_propagate_int (G_TASK (result), error);
  return verdict < 0 ? PLUMB_VERDICT_NONE : (PlumbVerdict) verdict;
}

static void
plumb_proof_dispose (GObject *object)
{
  PlumbProof *self = PLUMB_PROOF (object);

  forget_cancellable (self);
  g_cancellable_cancel (self->cancellable);
  if (self->search != NULL)
    plumb_lead_search_stop (self->search);
  G_OBJECT_CLASS (plumb_proof_parent_class)->dispose (object);
}

static void
plumb_proof_finalize (GObject *object)
{
  PlumbProof *self = PLUMB_PROOF (object);

  g_object_unref (self->store);
  g_object_unref (self->connector);
  g_object_unref (self->destination);
  g_object_unref (self->credentials);
  g_object_unref (self->lead);
  g_object_unref (self->cancellable);
  g_clear_object (&self->search);
  g_clear_object (&self->found);
  g_clear_object (&self->attempt);
  g_ptr_array_unref (self->differences);
  g_free (self->tag);
  G_OBJECT_CLASS (plumb_proof_parent_class)->finalize (object);
}

static void
plumb_proof_class_init (PlumbProofClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = plumb_proof_dispose;
  G_OBJECT_CLASS (klass)->finalize = plumb_proof_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
plumb_proof_init (PlumbProof *self)
{
  self->cancellable = g_cancellable_new ();
  self->differences = g_ptr_array_new_with_free_func ((GDestroyNotify) plumb_difference_free);
}

PlumbProof *
plumb_proof_new (PlumbStore *store, PlumbConnector *connector, PlumbDestination *destination,
                 PlumbCredentials *credentials, gboolean reads_endpoint, PlumbLead *lead)
{
  PlumbProof *self = NULL;

  g_return_val_if_fail (PLUMB_IS_STORE (store) && PLUMB_IS_CONNECTOR (connector), NULL);
  g_return_val_if_fail (PLUMB_IS_DESTINATION (destination), NULL);
  g_return_val_if_fail (PLUMB_IS_CREDENTIALS (credentials), NULL);
  g_return_val_if_fail (PLUMB_IS_LEAD (lead) && plumb_lead_is_test (lead), NULL);

  self = g_object_new (PLUMB_TYPE_PROOF, NULL);
  self->store = g_object_ref (store);
  self->connector = g_object_ref (connector);
  self->destination = g_object_ref (destination);
  self->credentials = g_object_ref (credentials);
  self->reads_endpoint = reads_endpoint;
  self->lead = g_object_ref (lead);
  self->tag = plumb_lead_dup_test_tag (lead);
  return self;
}
