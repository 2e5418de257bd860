/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-reading.h"

#include "plumb-diagnosis.h"
#include "plumb-paging.h"

typedef struct {
  PlumbDestination *destination;
  PlumbCredentials *credentials;
  char *cursor;
  PlumbPaging *paging;
  PlumbAttempt *complaint;
  guint n_leads;
} Reading;

static void
free_reading (Reading *self)
{
  g_object_unref (self->destination);
  g_object_unref (self->credentials);
  g_free (self->cursor);
  plumb_paging_free (self->paging);
  g_clear_object (&self->complaint);
  g_free (self);
}

static void read_page (GTask *task);

/* A refusal of all comes before one of a part. */
static void
return_attempt (GTask *task, PlumbAttempt *last)
{
  Reading *reading = g_task_get_task_data (task);
  gboolean is_good = plumb_attempt_get_outcome (last) == PLUMB_OUTCOME_ACCEPTED;

  if (is_good && reading->complaint != NULL)
    last = reading->complaint;
  g_task_return_pointer (task, g_object_ref (last), g_object_unref);
}

static void
page_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PlumbPage) page =
      plumb_connector_watch_finish (PLUMB_CONNECTOR (source), result, &error);
  Reading *reading = g_task_get_task_data (task);

  if (error != NULL) {
    g_task_return_error (task, g_steal_pointer (&error));
    return;
  }
  reading->n_leads += page->leads->len;
  if (page->complaint != NULL)
    g_set_object (&reading->complaint, page->complaint);
  if (plumb_attempt_get_outcome (page->attempt) != PLUMB_OUTCOME_ACCEPTED ||
      plumb_paging_follow (reading->paging, page) != PLUMB_PAGING_GOES_ON) {
    return_attempt (task, page->attempt);
    return;
  }
  g_free (reading->cursor);
  reading->cursor = g_strdup (page->cursor);
  read_page (task);
}

static void
read_page (GTask *task)
{
  Reading *reading = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);

  plumb_connector_watch_async (g_task_get_source_object (task), reading->destination,
                               reading->credentials, reading->cursor, cancellable, page_read_cb,
                               g_object_ref (task));
}

void
plumb_reading_run_async (PlumbConnector *connector, PlumbDestination *destination,
                         PlumbCredentials *credentials, GCancellable *cancellable,
                         GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (connector, cancellable, callback, user_data);
  Reading *reading = NULL;

  g_return_if_fail (PLUMB_IS_CONNECTOR (connector));

  reading = g_new0 (Reading, 1);
  reading->destination = g_object_ref (destination);
  reading->credentials = g_object_ref (credentials);
  reading->paging = plumb_paging_new (NULL);
  g_task_set_source_tag (task, plumb_reading_run_async);
  g_task_set_task_data (task, reading, (GDestroyNotify) free_reading);
  read_page (task);
}

PlumbAttempt *
plumb_reading_run_finish (PlumbConnector *connector, GAsyncResult *result, guint *n_leads,
                          GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, connector), NULL);

  if (n_leads != NULL)
    *n_leads = ((Reading *) g_task_get_task_data (G_TASK (result)))->n_leads;
  return g_task_propagate_pointer (G_TASK (result), error);
}

const char *
plumb_reading_name_verdict (PlumbAttempt *attempt, guint n_leads)
{
  g_return_val_if_fail (PLUMB_IS_ATTEMPT (attempt), NULL);

  if (plumb_attempt_get_outcome (attempt) != PLUMB_OUTCOME_ACCEPTED)
    return plumb_verdict_get_name (plumb_attempt_is_answered (attempt) ? PLUMB_VERDICT_REFUSED
                                                                       : PLUMB_VERDICT_FAILED);
  return n_leads > 0 ? "read" : plumb_verdict_get_name (PLUMB_VERDICT_LOST);
}

const char *
plumb_reading_find_diagnosis (PlumbKind kind, PlumbAttempt *attempt, guint n_leads)
{
  const PlumbDiagnosis *diagnosis = NULL;

  g_return_val_if_fail (PLUMB_IS_ATTEMPT (attempt), NULL);

  diagnosis = plumb_diagnose (kind, attempt);
  if (diagnosis == NULL && n_leads == 0)
    diagnosis = plumb_diagnose_verdict (kind, PLUMB_VERDICT_LOST);
  return diagnosis != NULL ? diagnosis->id : NULL;
}
