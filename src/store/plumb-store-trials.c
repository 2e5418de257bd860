/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-clock.h"
#include "plumb-lead-text.h"
#include "plumb-store-private.h"
#include "plumb-trial.h"

/* ── Saving ────────────────────────────────────────────────────────────────── */

typedef struct {
  PlumbTrial *trial;
  GPtrArray *attempts;
} Saving;

static void
saving_free (gpointer user_data)
{
  Saving *saving = user_data;

  plumb_trial_free (saving->trial);
  g_clear_pointer (&saving->attempts, g_ptr_array_unref);
  g_free (saving);
}

static gboolean
save_row (PlumbDatabase *database, const PlumbTrial *trial, GError **error)
{
  g_autofree char *lead = trial->lead != NULL ? plumb_lead_to_text (trial->lead) : NULL;
  g_autoptr (PlumbStatement) statement = plumb_database_prepare (
      database,
      "INSERT OR REPLACE INTO trials (tag, destination, sent_at, answered_at, found_at, verdict,"
      " is_late, diagnosis, differences, lead) VALUES (:tag, :destination, :sent_at, :answered_at,"
      " :found_at, :verdict, :is_late, :diagnosis, :differences, :lead)",
      error);

  if (statement == NULL)
    return FALSE;
  plumb_statement_bind_text (statement, ":tag", trial->tag);
  plumb_statement_bind_text (statement, ":destination", trial->destination);
  plumb_statement_bind_number (statement, ":sent_at", trial->sent_at);
  plumb_statement_bind_number (statement, ":answered_at", trial->answered_at);
  plumb_statement_bind_number (statement, ":found_at", trial->found_at);
  plumb_statement_bind_text (statement, ":verdict", plumb_verdict_get_name (trial->verdict));
  plumb_statement_bind_number (statement, ":is_late", trial->is_late);
  plumb_statement_bind_text (statement, ":diagnosis", trial->diagnosis);
  plumb_statement_bind_text (statement, ":differences", trial->differences);
  plumb_statement_bind_text (statement, ":lead", lead);
  return plumb_statement_finish (statement, error);
}

static gboolean
save_attempt (PlumbDatabase *database, const PlumbTrial *trial, PlumbAttempt *attempt,
              GError **error)
{
  g_autoptr (PlumbStatement) statement = plumb_database_prepare (
      database,
      "INSERT INTO attempts (tag, destination, started_at, stage, total, status, outcome,"
      " remote_code, message, request_id, url) VALUES (:tag, :destination, :started_at, :stage,"
      " :total, :status, :outcome, :remote_code, :message, :request_id, :url)",
      error);

  if (statement == NULL)
    return FALSE;
  plumb_statement_bind_text (statement, ":tag", trial->tag);
  plumb_statement_bind_text (statement, ":destination", trial->destination);
  plumb_statement_bind_number (statement, ":started_at", plumb_attempt_get_started_at (attempt));
  plumb_statement_bind_text (statement, ":stage",
                             plumb_stage_get_name (plumb_attempt_get_stage (attempt)));
  plumb_statement_bind_number (statement, ":total", plumb_attempt_get_total (attempt));
  plumb_statement_bind_number (statement, ":status", plumb_attempt_get_status (attempt));
  plumb_statement_bind_number (statement, ":outcome", plumb_attempt_get_outcome (attempt));
  plumb_statement_bind_text (statement, ":remote_code", plumb_attempt_get_remote_code (attempt));
  plumb_statement_bind_text (statement, ":message", plumb_attempt_get_message (attempt));
  plumb_statement_bind_text (statement, ":request_id", plumb_attempt_get_request_id (attempt));
  plumb_statement_bind_text (statement, ":url", plumb_attempt_get_url (attempt));
  return plumb_statement_finish (statement, error);
}

static gboolean
run_for_trial (PlumbDatabase *database, const char *sql, const PlumbTrial *trial, GError **error)
{
  gboolean is_proof = trial->verdict == PLUMB_VERDICT_LANDED;
  gint64 found_at = trial->found_at != 0 ? trial->found_at : plumb_clock_now ();
  g_autoptr (PlumbStatement) statement = plumb_database_prepare (database, sql, error);

  if (statement == NULL)
    return FALSE;
  plumb_statement_bind_text (statement, ":tag", trial->tag);
  plumb_statement_bind_text (statement, ":destination", trial->destination);
  plumb_statement_bind_text (statement, ":verdict", plumb_verdict_get_name (trial->verdict));
  plumb_statement_bind_number (statement, ":proved_at", is_proof ? found_at : 0);
  return plumb_statement_finish (statement, error);
}

static gboolean
save_attempts (PlumbDatabase *database, Saving *saving, GError **error)
{
  if (saving->attempts == NULL)
    return TRUE;
  /* A trial is saved again as it goes on, with all that it has. */
  if (!run_for_trial (database,
                      "DELETE FROM attempts WHERE tag = :tag AND destination = :destination",
                      saving->trial, error))
    return FALSE;
  for (guint i = 0; i < saving->attempts->len; i++)
    if (!save_attempt (database, saving->trial, saving->attempts->pdata[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
save (PlumbDatabase *database, gpointer request, GError **error)
{
  Saving *saving = request;

  if (!save_row (database, saving->trial, error) || !save_attempts (database, saving, error))
    return FALSE;
  if (saving->trial->verdict == PLUMB_VERDICT_NONE)
    return TRUE;
  plumb_database_note_change (database, PLUMB_CHANGE_DESTINATIONS);
  /* Tags grow with time: what arrives late says nothing against a newer trial. */
  return run_for_trial (database,
                        "UPDATE destinations SET last_verdict = CASE WHEN EXISTS (SELECT 1"
                        " FROM trials WHERE destination = :destination AND tag > :tag"
                        " AND verdict IS NOT NULL) THEN last_verdict ELSE :verdict END,"
                        " last_proved_at = max (last_proved_at, :proved_at)"
                        " WHERE id = :destination",
                        saving->trial, error);
}

void
plumb_store_save_trial_async (PlumbStore *self, const PlumbTrial *trial, GPtrArray *attempts,
                              GCancellable *cancellable, GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Saving *saving;

  g_return_if_fail (PLUMB_IS_STORE (self));
  g_return_if_fail (trial != NULL);

  saving = g_new0 (Saving, 1);
  saving->trial = plumb_trial_copy (trial);
  if (attempts != NULL)
    saving->attempts = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; attempts != NULL && i < attempts->len; i++)
    g_ptr_array_add (saving->attempts, g_object_ref (attempts->pdata[i]));
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, plumb_store_save_trial_async);
  g_task_set_task_data (task, saving, saving_free);
  plumb_store_write (self, g_steal_pointer (&task), save);
}

gboolean
plumb_store_save_trial_finish (PlumbStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* ── Loading ───────────────────────────────────────────────────────────────── */

typedef struct {
  char *destination;
  gboolean only_lost;
  guint limit;
  GPtrArray *trials;
} Loading;

static void
loading_free (gpointer user_data)
{
  Loading *loading = user_data;

  g_free (loading->destination);
  g_ptr_array_unref (loading->trials);
  g_free (loading);
}

static PlumbTrial *
read_row (PlumbStatement *row)
{
  PlumbTrial *trial =
      plumb_trial_new (plumb_statement_get_text (row, 0), plumb_statement_get_text (row, 1));
  const char *lead = plumb_statement_get_text (row, 9);

  trial->sent_at = plumb_statement_get_number (row, 2);
  trial->answered_at = plumb_statement_get_number (row, 3);
  trial->found_at = plumb_statement_get_number (row, 4);
  trial->verdict = plumb_verdict_from_name (plumb_statement_get_text (row, 5));
  trial->is_late = plumb_statement_get_number (row, 6) != 0;
  trial->diagnosis = g_strdup (plumb_statement_get_text (row, 7));
  trial->differences = g_strdup (plumb_statement_get_text (row, 8));
  trial->lead = lead != NULL ? plumb_lead_from_text (lead) : NULL;
  return trial;
}

static gboolean
load (PlumbDatabase *database, gpointer request, GError **error)
{
  Loading *loading = request;
  g_autoptr (GError) local_error = NULL;
  g_autoptr (PlumbStatement) rows = plumb_database_prepare (
      database,
      "SELECT tag, destination, sent_at, answered_at, found_at, verdict, is_late, diagnosis,"
      " differences, lead FROM trials"
      " WHERE (:destination IS NULL OR destination = :destination)"
      " AND (:only_lost = 0 OR verdict = 'lost' OR verdict IS NULL) ORDER BY sent_at DESC, tag "
      "DESC LIMIT :limit",
      error);

  if (rows == NULL)
    return FALSE;
  plumb_statement_bind_text (rows, ":destination", loading->destination);
  plumb_statement_bind_number (rows, ":only_lost", loading->only_lost);
  plumb_statement_bind_number (rows, ":limit", loading->limit > 0 ? (gint64) loading->limit : -1);
  while (plumb_statement_next (rows, &local_error))
    g_ptr_array_add (loading->trials, read_row (rows));
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

void
plumb_store_load_trials_async (PlumbStore *self, const char *destination_id, gboolean only_lost,
                               guint limit, GCancellable *cancellable, GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Loading *loading;

  g_return_if_fail (PLUMB_IS_STORE (self));

  loading = g_new0 (Loading, 1);
  loading->destination = g_strdup (destination_id);
  loading->only_lost = only_lost;
  loading->limit = limit;
  loading->trials = g_ptr_array_new_with_free_func ((GDestroyNotify) plumb_trial_free);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, plumb_store_load_trials_async);
  g_task_set_task_data (task, loading, loading_free);
  plumb_store_read (self, g_steal_pointer (&task), load);
}

GPtrArray *
plumb_store_load_trials_finish (PlumbStore *self, GAsyncResult *result, GError **error)
{
  Loading *loading;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  loading = g_task_get_task_data (G_TASK (result));
  return g_task_propagate_boolean (G_TASK (result), error) ? g_ptr_array_ref (loading->trials)
                                                           : NULL;
}
