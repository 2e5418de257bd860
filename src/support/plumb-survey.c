/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-survey.h"

#include "plumb-evidence-search.h"
#include "plumb-kept-attempt.h"
#include "plumb-rung.h"
#include "plumb-trial.h"

#define N_TRIALS 10
#define N_ATTEMPTS 30

typedef struct {
  PlumbSurvey *survey;
  PlumbStore *store;
} Work;

void
plumb_survey_free (PlumbSurvey *self)
{
  if (self == NULL)
    return;
  g_object_unref (self->connector);
  g_object_unref (self->destination);
  g_clear_object (&self->credentials);
  g_free (self->obstacle);
  g_free (self->obstacle_code);
  g_object_unref (self->rungs);
  g_clear_pointer (&self->evidence, plumb_evidence_free);
  g_clear_pointer (&self->trials, g_ptr_array_unref);
  g_clear_pointer (&self->attempts, g_ptr_array_unref);
  g_free (self);
}

static void
work_free (gpointer user_data)
{
  Work *work = user_data;

  g_clear_pointer (&work->survey, plumb_survey_free);
  g_object_unref (work->store);
  g_free (work);
}

static void
attempts_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  Work *work = g_task_get_task_data (task);

  work->survey->attempts = plumb_store_load_attempts_finish (PLUMB_STORE (source), result, &error);
  if (work->survey->attempts == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, g_steal_pointer (&work->survey),
                           (GDestroyNotify) plumb_survey_free);
}

static void
trials_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  Work *work = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);

  work->survey->trials = plumb_store_load_trials_finish (PLUMB_STORE (source), result, &error);
  if (work->survey->trials == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    plumb_store_load_attempts_async (
        work->store, plumb_destination_get_id (work->survey->destination), N_ATTEMPTS, cancellable,
        attempts_loaded_cb, g_steal_pointer (&task));
}

static void
evidence_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  Work *work = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);

  work->survey->evidence = plumb_evidence_search_finish (PLUMB_STORE (source), result, &error);
  if (work->survey->evidence == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    plumb_store_load_trials_async (
        work->store, plumb_destination_get_id (work->survey->destination), FALSE, N_TRIALS,
        cancellable, trials_loaded_cb, g_steal_pointer (&task));
}

/* Whatever came of the check, what the database knows counts too. */
static void
ask_database (GTask *task)
{
  Work *work = g_task_get_task_data (task);
  PlumbSurvey *survey = work->survey;
  PlumbEvidence *evidence = plumb_evidence_new (survey->destination, PLUMB_VERDICT_NONE);
  GCancellable *cancellable = g_task_get_cancellable (task);

  if (survey->credentials != NULL)
    plumb_evidence_note_address (evidence,
                                 plumb_connector_get_value (survey->connector, survey->destination,
                                                            survey->credentials, "url"));
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (survey->rungs)); i++) {
    g_autoptr (PlumbRung) rung = g_list_model_get_item (G_LIST_MODEL (survey->rungs), i);

    plumb_evidence_note_rung (evidence, rung);
  }
  plumb_evidence_search_async (work->store, evidence, cancellable, evidence_found_cb, task);
}

static void
note_obstacle (PlumbSurvey *survey, const GError *error)
{
  survey->obstacle = g_strdup (error->message);
  survey->obstacle_code = g_strdup_printf ("%s.%d", g_quark_to_string (error->domain), error->code);
}

static void
verified_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  Work *work = g_task_get_task_data (task);

  /* A rung that failed is told by the rung. */
  if (!plumb_connector_verify_finish (PLUMB_CONNECTOR (source), result, &error) && error != NULL)
    note_obstacle (work->survey, error);
  if (!g_task_return_error_if_cancelled (task))
    ask_database (g_steal_pointer (&task));
}

static void
looked_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  PlumbSurvey *survey = ((Work *) g_task_get_task_data (task))->survey;
  GCancellable *cancellable = g_task_get_cancellable (task);

  survey->credentials =
      plumb_destination_list_look_up_finish (PLUMB_DESTINATION_LIST (source), result, &error);
  if (g_task_return_error_if_cancelled (task))
    return;
  if (survey->credentials != NULL) {
    plumb_connector_verify_async (survey->connector, survey->destination, survey->credentials,
                                  survey->rungs, cancellable, verified_cb, g_steal_pointer (&task));
    return;
  }
  note_obstacle (survey, error);
  ask_database (g_steal_pointer (&task));
}

void
plumb_survey_run_async (PlumbDestinationList *list, PlumbStore *store, PlumbConnector *connector,
                        PlumbDestination *destination, GCancellable *cancellable,
                        GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Work *work;

  g_return_if_fail (PLUMB_IS_DESTINATION_LIST (list));
  g_return_if_fail (PLUMB_IS_STORE (store));
  g_return_if_fail (PLUMB_IS_CONNECTOR (connector));
  g_return_if_fail (PLUMB_IS_DESTINATION (destination));

  task = g_task_new (list, cancellable, callback, user_data);
  work = g_new0 (Work, 1);
  work->store = g_object_ref (store);
  work->survey = g_new0 (PlumbSurvey, 1);
  work->survey->connector = g_object_ref (connector);
  work->survey->destination = g_object_ref (destination);
  work->survey->rungs = g_list_store_new (PLUMB_TYPE_RUNG);
  g_task_set_source_tag (task, plumb_survey_run_async);
  g_task_set_task_data (task, work, work_free);
  plumb_destination_list_look_up_async (list, destination, cancellable, looked_up_cb,
                                        g_steal_pointer (&task));
}

PlumbSurvey *
plumb_survey_run_finish (PlumbDestinationList *list, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, list), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
