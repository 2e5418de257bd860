/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-rotation.h"

#include "plumb-clock.h"
#include "plumb-error.h"
#include "plumb-field-date.h"
#include "plumb-rotation-intent.h"
#include "plumb-rotation-private.h"
#include "plumb-rung.h"
#include "plumb-secret-end.h"

#include <glib/gi18n.h>

G_DEFINE_FINAL_TYPE (PlumbRotation, plumb_rotation, G_TYPE_OBJECT)

enum {
  CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

/* ── What is to be ───────────────────────────────────────────────────────── */

/* The old secret's date says nothing about the new one. */
static void
renew_date (PlumbRotation *self, const PlumbFieldSpec *told_by)
{
  g_autofree char *today = NULL;
  GDate date;

  if (told_by->ends == NULL || plumb_credentials_get (self->secrets, told_by->ends) == NULL)
    return;
  plumb_secret_end_get_today (plumb_clock_now (), &date);
  today = plumb_field_format_date (&date);
  plumb_destination_set_setting (self->candidate, told_by->key,
                                 told_by->ends_after > 0 ? today : NULL);
}

static void
make_candidate (PlumbRotation *self, PlumbDestination *changes)
{
  g_autofree const char **keys = plumb_destination_list_settings (changes);

  self->candidate = plumb_destination_copy (self->destination);
  for (const PlumbFieldSpec *field = plumb_connector_get_info (self->connector)->fields;
       field->key != NULL; field++)
    renew_date (self, field);
  for (guint i = 0; keys[i] != NULL; i++)
    plumb_destination_set_setting (self->candidate, keys[i],
                                   plumb_destination_get_setting (changes, keys[i]));
}

/* Adds the new secrets to the @old ones; %FALSE if there is nothing new. */
static gboolean
make_credentials (PlumbRotation *self, PlumbCredentials *old)
{
  g_autofree const char **keys = plumb_credentials_list (self->secrets);
  gboolean is_new = FALSE;

  self->credentials = old != NULL ? plumb_credentials_copy (old) : plumb_credentials_new ();
  for (guint i = 0; keys[i] != NULL; i++) {
    const char *secret = plumb_credentials_get (self->secrets, keys[i]);

    if (g_strcmp0 (plumb_credentials_get (self->credentials, keys[i]), secret) != 0)
      is_new = TRUE;
    plumb_credentials_set (self->credentials, keys[i], secret);
  }
  return is_new;
}

/* ── Ending ──────────────────────────────────────────────────────────────── */

/* Takes @task and @error (nullable). */
static void
end (GTask *task, GError *error)
{
  PlumbRotation *self = g_task_get_source_object (task);

  plumb_destination_set_busy (self->destination, FALSE);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, self->is_swapped);
  g_object_unref (task);
}

/* Takes @task. */
static gboolean
end_if_cancelled (GTask *task)
{
  GError *error = NULL;

  if (!g_cancellable_set_error_if_cancelled (g_task_get_cancellable (task), &error))
    return FALSE;
  end (task, error);
  return TRUE;
}

/* ── Swapping ────────────────────────────────────────────────────────────── */

static void
intent_forgotten_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  PlumbRotation *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;

  /* What stays is met by no secret, or has nothing left to do. */
  if (!plumb_store_save_text_finish (PLUMB_STORE (source), result, &error))
    g_message ("Could not forget what was to be swapped: %s", error->message);
  end (task, g_steal_pointer (&self->failure));
}

/* Takes @task, which ends afterwards. */
static void
forget_intent (GTask *task)
{
  PlumbRotation *self = g_task_get_source_object (task);

  plumb_store_save_text_async (self->store, PLUMB_ROTATION_INTENT_GROUP,
                               plumb_destination_get_id (self->destination), NULL, NULL,
                               intent_forgotten_cb, task);
}

static void
swapped_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  PlumbRotation *self = g_task_get_source_object (task);

  self->is_swapped =
      plumb_destination_list_save_finish (PLUMB_DESTINATION_LIST (source), result, &self->failure);
  if (self->is_swapped && self->inbox != NULL)
    plumb_inbox_refresh (self->inbox, self->destination);
  forget_intent (task);
}

/* Takes @task.  Secrets and date in one save, which cannot be cancelled any more. */
static void
swap (GTask *task)
{
  PlumbRotation *self = g_task_get_source_object (task);
  PlumbDestination *known = plumb_destination_list_find_id (
      self->destinations, plumb_destination_get_id (self->destination));

  /* What was proved is what shall be stored, and nothing that somebody removed comes back. */
  if (known == NULL || !plumb_rotation_began_with (self, known)) {
    self->failure = g_error_new_literal (
        PLUMB_ERROR, PLUMB_ERROR_SETTING,
        _("The destination was changed meanwhile, and nothing was swapped. Try again."));
    forget_intent (task);
    return;
  }
  plumb_destination_set_name (self->candidate, plumb_destination_get_name (known));
  plumb_destination_set_watching (self->candidate, plumb_destination_is_watching (known));
  plumb_destination_list_save_async (
      self->destinations, self->candidate, self->credentials,
      plumb_destination_list_is_session_only (self->destinations, known), NULL, swapped_cb, task);
}

static void
intent_kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  GError *error = NULL;

  if (plumb_store_save_text_finish (PLUMB_STORE (source), result, &error))
    swap (task);
  else
    end (task, error);
}

/* Takes @task.  The keyring is written before the store: should the program end between the two,
 * plumb_rotation_complete_async() does the rest. */
static void
keep_intent (GTask *task)
{
  PlumbRotation *self = g_task_get_source_object (task);
  g_autofree char *intent =
      plumb_rotation_intent_new (self->connector, self->before, self->candidate, self->secrets);

  if (intent == NULL)
    swap (task);
  else
    plumb_store_save_text_async (self->store, PLUMB_ROTATION_INTENT_GROUP,
                                 plumb_destination_get_id (self->destination), intent, NULL,
                                 intent_kept_cb, task);
}

static void
read_again_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  GError *error = NULL;

  if (plumb_destination_list_load_finish (PLUMB_DESTINATION_LIST (source), result, &error))
    keep_intent (task);
  else
    end (task, error);
}

/* ── Proving ─────────────────────────────────────────────────────────────── */

static void
proved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  PlumbRotation *self = g_task_get_source_object (task);
  GError *error = NULL;

  self->verdict = plumb_proof_run_finish (self->proof, result, &error);
  self->diagnosis = plumb_proof_get_diagnosis (self->proof);
  g_set_object (&self->attempt, plumb_proof_get_attempt (self->proof));
  if (error != NULL)
    end (task, error);
  else if (!end_if_cancelled (task)) {
    /* Another program's changes may not have been noticed yet. */
    if (self->verdict == PLUMB_VERDICT_LANDED)
      plumb_destination_list_load_async (self->destinations, NULL, read_again_cb, task);
    else
      end (task, NULL);
  }
}

/* Takes @task. */
static void
prove (GTask *task)
{
  PlumbRotation *self = g_task_get_source_object (task);
  g_autoptr (PlumbLead) lead = plumb_test_lead_new (NULL, plumb_clock_now ());
  gboolean reads_endpoint =
      self->inbox != NULL &&
      plumb_inbox_receives_from (self->inbox, self->connector, self->candidate, self->credentials);

  self->proof = plumb_proof_new (self->store, self->connector, self->candidate, self->credentials,
                                 reads_endpoint, lead);
  plumb_proof_leave_no_record (self->proof);
  plumb_proof_run_async (self->proof, self->wait, g_task_get_cancellable (task), proved_cb, task);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* ── Climbing ────────────────────────────────────────────────────────────── */

static void
keep_failure (PlumbRotation *self)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->rungs)); i++) {
    g_autoptr (PlumbRung) rung = g_list_model_get_item (G_LIST_MODEL (self->rungs), i);

    if (plumb_rung_get_status (rung) == PLUMB_RUNG_FAILED)
      g_set_object (&self->attempt, plumb_rung_get_attempt (rung));
  }
  self->verdict = self->attempt != NULL && plumb_attempt_is_answered (self->attempt)
                      ? PLUMB_VERDICT_REFUSED
                      : PLUMB_VERDICT_FAILED;
  if (self->attempt != NULL)
    self->diagnosis = plumb_diagnose (plumb_connector_get_kind (self->connector), self->attempt);
}

static void
climbed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  PlumbRotation *self = g_task_get_source_object (task);
  GError *error = NULL;
  gboolean has_passed = plumb_connector_verify_finish (PLUMB_CONNECTOR (source), result, &error);

  if (error != NULL) {
    end (task, error);
  } else if (has_passed) {
    if (!end_if_cancelled (task))
      prove (task);
  } else {
    keep_failure (self);
    end (task, NULL);
  }
}

static void
looked_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  PlumbRotation *self = g_task_get_source_object (task);
  GError *error = NULL;
  g_autoptr (PlumbCredentials) old =
      plumb_destination_list_look_up_finish (PLUMB_DESTINATION_LIST (source), result, &error);

  /* Where there is no old secret a new one can be proved all the same. */
  if (g_error_matches (error, PLUMB_ERROR, PLUMB_ERROR_SECRET))
    g_clear_error (&error);
  if (error == NULL && !make_credentials (self, old))
    error =
        g_error_new_literal (PLUMB_ERROR, PLUMB_ERROR_SETTING,
                             _("This secret is the stored one. Make a new one and enter that."));
  if (error != NULL)
    end (task, error);
  else if (plumb_connector_can (self->connector, PLUMB_VERB_VERIFY, self->candidate,
                                self->credentials))
    plumb_connector_verify_async (self->connector, self->candidate, self->credentials, self->rungs,
                                  g_task_get_cancellable (task), climbed_cb, task);
  else
    prove (task);
}

void
plumb_rotation_run_async (PlumbRotation *self, guint wait, GCancellable *cancellable,
                          GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = NULL;

  g_return_if_fail (PLUMB_IS_ROTATION (self));
  g_return_if_fail (self->credentials == NULL);

  self->wait = wait;
  task = g_task_new (self, cancellable, callback, user_data);
  /* What has been swapped has been swapped, whoever cancels then. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_source_tag (task, plumb_rotation_run_async);
  plumb_destination_set_busy (self->destination, TRUE);
  plumb_destination_list_look_up_async (self->destinations, self->destination, cancellable,
                                        looked_up_cb, task);
}

gboolean
plumb_rotation_run_finish (PlumbRotation *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* ── The object ──────────────────────────────────────────────────────────── */

static void
plumb_rotation_finalize (GObject *object)
{
  PlumbRotation *self = PLUMB_ROTATION (object);

  g_object_unref (self->store);
  g_object_unref (self->destinations);
  g_clear_object (&self->inbox);
  g_object_unref (self->connector);
  g_object_unref (self->destination);
  g_object_unref (self->secrets);
  g_object_unref (self->before);
  g_object_unref (self->candidate);
  g_clear_object (&self->credentials);
  g_object_unref (self->rungs);
  g_clear_object (&self->proof);
  g_clear_object (&self->attempt);
  g_clear_error (&self->failure);
  G_OBJECT_CLASS (plumb_rotation_parent_class)->finalize (object);
}

static void
plumb_rotation_class_init (PlumbRotationClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = plumb_rotation_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
plumb_rotation_init (PlumbRotation *self)
{
  self->rungs = g_list_store_new (PLUMB_TYPE_RUNG);
}

PlumbRotation *
plumb_rotation_new (PlumbStore *store, PlumbDestinationList *destinations, PlumbInbox *inbox,
                    PlumbConnector *connector, PlumbDestination *destination,
                    PlumbDestination *changes, PlumbCredentials *secrets)
{
  PlumbRotation *self = NULL;

  g_return_val_if_fail (PLUMB_IS_STORE (store), NULL);
  g_return_val_if_fail (PLUMB_IS_DESTINATION_LIST (destinations), NULL);
  g_return_val_if_fail (inbox == NULL || PLUMB_IS_INBOX (inbox), NULL);
  g_return_val_if_fail (PLUMB_IS_CONNECTOR (connector), NULL);
  g_return_val_if_fail (PLUMB_IS_DESTINATION (destination), NULL);
  g_return_val_if_fail (PLUMB_IS_DESTINATION (changes), NULL);
  g_return_val_if_fail (PLUMB_IS_CREDENTIALS (secrets), NULL);

  self = g_object_new (PLUMB_TYPE_ROTATION, NULL);
  self->store = g_object_ref (store);
  self->destinations = g_object_ref (destinations);
  g_set_object (&self->inbox, inbox);
  self->connector = g_object_ref (connector);
  self->destination = g_object_ref (destination);
  self->secrets = plumb_credentials_copy (secrets);
  self->before = plumb_destination_copy (destination);
  make_candidate (self, changes);
  return self;
}
