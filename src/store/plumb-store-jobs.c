/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-error.h"
#include "plumb-store-private.h"

#include <glib/gi18n.h>

typedef struct {
  PlumbStore *store;
  GTask *task;
  PlumbStoreWork work;
  PlumbStoreCall call;
} Job;

typedef struct {
  GTask *task;
  gboolean success;
  GError *error;
} Answer;

static gboolean
return_cb (gpointer user_data)
{
  Answer *answer = user_data;

  if (answer->error != NULL)
    g_task_return_error (answer->task, g_steal_pointer (&answer->error));
  else
    g_task_return_boolean (answer->task, answer->success);
  return G_SOURCE_REMOVE;
}

static void
answer_free (gpointer user_data)
{
  Answer *answer = user_data;

  g_clear_error (&answer->error);
  g_object_unref (answer->task);
  g_free (answer);
}

void
plumb_store_return (GTask *task, gboolean success, GError *error)
{
  g_autoptr (GSource) source = g_idle_source_new ();
  Answer *answer = g_new0 (Answer, 1);

  answer->task = task;
  answer->success = success;
  answer->error = error;
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, return_cb, answer, answer_free);
  g_source_attach (source, g_task_get_context (task));
}

static Job *
job_new (PlumbStore *self, GTask *task, PlumbStoreWork work)
{
  Job *job = g_new0 (Job, 1);

  job->store = self;
  job->task = task;
  job->work = work;
  return job;
}

static void
job_free (gpointer user_data)
{
  Job *job = user_data;

  /* The store was closed before the job's turn came. */
  if (job->task != NULL)
    plumb_store_return (
        job->task, FALSE,
        g_error_new_literal (PLUMB_ERROR, PLUMB_ERROR_STORE, _("Plumb is closing its database.")));
  g_free (job);
}

static void
set_not_open (PlumbStore *self, GError **error)
{
  if (self->open_error != NULL)
    g_propagate_error (error, g_error_copy (self->open_error));
  else
    g_set_error_literal (error, PLUMB_ERROR, PLUMB_ERROR_STORE,
                         _("Plumb's database is not open."));
}

gboolean
plumb_store_check_open (PlumbStore *self, GError **error)
{
  if (self->writer != NULL)
    return TRUE;
  set_not_open (self, error);
  return FALSE;
}

static gboolean
may_run (Job *job, PlumbDatabase *database, GError **error)
{
  if (g_cancellable_set_error_if_cancelled (g_task_get_cancellable (job->task), error))
    return FALSE;
  if (database != NULL)
    return TRUE;
  set_not_open (job->store, error);
  return FALSE;
}

gboolean
plumb_store_transact (PlumbStore *self, PlumbStoreWork work, gpointer request, GError **error)
{
  PlumbChange changes;

  if (!plumb_store_check_open (self, error) || !plumb_database_begin (self->writer, error))
    return FALSE;
  if (!work (self->writer, request, error) ||
      !plumb_neighbours_tell (self->writer, plumb_database_get_changes (self->writer), error)) {
    plumb_database_roll_back (self->writer);
    return FALSE;
  }
  if (!plumb_database_commit (self->writer, error))
    return FALSE;
  changes = plumb_database_take_changes (self->writer);
  if ((changes & PLUMB_CHANGE_LEADS_ADDED) != 0 && self->index != NULL)
    plumb_search_index_schedule (self->index);
  plumb_notice_give (self->notice, changes);
  return TRUE;
}

static gboolean
write_cb (gpointer user_data)
{
  Job *job = user_data;
  GError *error = NULL;
  gboolean success =
      may_run (job, job->store->writer, &error) &&
      plumb_store_transact (job->store, job->work, g_task_get_task_data (job->task), &error);

  plumb_store_return (g_steal_pointer (&job->task), success, error);
  return G_SOURCE_REMOVE;
}

static gboolean
read_cb (gpointer user_data)
{
  Job *job = user_data;
  PlumbDatabase *database = job->store->reader;
  GError *error = NULL;
  gboolean success = may_run (job, database, &error);

  if (success) {
    /* One snapshot for all that the work looks at. */
    plumb_database_set_cancellable (database, g_task_get_cancellable (job->task));
    success = plumb_database_run (database, "BEGIN", &error) &&
              job->work (database, g_task_get_task_data (job->task), &error);
    plumb_database_set_cancellable (database, NULL);
    plumb_database_roll_back (database);
  }
  plumb_store_return (g_steal_pointer (&job->task), success, error);
  return G_SOURCE_REMOVE;
}

/* Behind the opening, then on to the reading thread. */
static gboolean
forward_cb (gpointer user_data)
{
  Job *job = user_data;

  plumb_worker_post (job->store->reading, read_cb,
                     job_new (job->store, g_steal_pointer (&job->task), job->work), job_free);
  return G_SOURCE_REMOVE;
}

static void
post (PlumbStore *self, PlumbWorker *worker, GSourceFunc func, Job *job)
{
  if (g_atomic_int_get (&self->is_closed))
    job_free (job);
  else
    plumb_worker_post (worker, func, job, job_free);
}

void
plumb_store_write (PlumbStore *self, GTask *task, PlumbStoreWork work)
{
  /* What was committed is not called cancelled. */
  g_task_set_check_cancellable (task, FALSE);
  post (self, self->ingest, write_cb, job_new (self, task, work));
}

void
plumb_store_read (PlumbStore *self, GTask *task, PlumbStoreWork work)
{
  Job *job = job_new (self, task, work);

  if (g_atomic_int_get (&self->is_open))
    post (self, self->reading, read_cb, job);
  else
    post (self, self->ingest, forward_cb, job);
}

/* Not as a transaction, whatever state the store is in. */
static gboolean
call_cb (gpointer user_data)
{
  Job *job = user_data;
  GTask *task = g_steal_pointer (&job->task);

  job->call (job->store, task);
  return G_SOURCE_REMOVE;
}

void
plumb_store_call (PlumbStore *self, GTask *task, PlumbStoreCall call)
{
  Job *job = job_new (self, task, NULL);

  job->call = call;
  post (self, self->ingest, call_cb, job);
}
