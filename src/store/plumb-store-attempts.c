/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-kept-attempt.h"
#include "plumb-store-private.h"

void
plumb_kept_attempt_free (PlumbKeptAttempt *self)
{
  if (self == NULL)
    return;
  g_free (self->tag);
  g_free (self->stage);
  g_free (self->remote_code);
  g_free (self->request_id);
  g_free (self->url);
  g_free (self);
}

typedef struct {
  char *destination;
  guint limit;
  GPtrArray *attempts;
} Loading;

static void
loading_free (gpointer user_data)
{
  Loading *loading = user_data;

  g_free (loading->destination);
  g_ptr_array_unref (loading->attempts);
  g_free (loading);
}

static PlumbKeptAttempt *
read_row (PlumbStatement *row)
{
  PlumbKeptAttempt *attempt = g_new0 (PlumbKeptAttempt, 1);

  attempt->tag = g_strdup (plumb_statement_get_text (row, 0));
  attempt->started_at = plumb_statement_get_number (row, 1);
  attempt->stage = g_strdup (plumb_statement_get_text (row, 2));
  attempt->total = plumb_statement_get_number (row, 3);
  attempt->status = (guint) plumb_statement_get_number (row, 4);
  attempt->remote_code = g_strdup (plumb_statement_get_text (row, 5));
  attempt->request_id = g_strdup (plumb_statement_get_text (row, 6));
  attempt->url = g_strdup (plumb_statement_get_text (row, 7));
  return attempt;
}

static gboolean
load (PlumbDatabase *database, gpointer request, GError **error)
{
  Loading *loading = request;
  g_autoptr (GError) local_error = NULL;
  g_autoptr (PlumbStatement) rows = plumb_database_prepare (
      database,
      "SELECT tag, started_at, stage, total, status, remote_code, request_id, url FROM attempts"
      " WHERE destination = :destination ORDER BY started_at DESC, id DESC LIMIT :limit",
      error);

  if (rows == NULL)
    return FALSE;
  plumb_statement_bind_text (rows, ":destination", loading->destination);
  plumb_statement_bind_number (rows, ":limit", loading->limit);
  while (plumb_statement_next (rows, &local_error))
    g_ptr_array_add (loading->attempts, read_row (rows));
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

void
plumb_store_load_attempts_async (PlumbStore *self, const char *destination_id, guint limit,
                                 GCancellable *cancellable, GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Loading *loading;

  g_return_if_fail (PLUMB_IS_STORE (self));
  g_return_if_fail (destination_id != NULL);

  loading = g_new0 (Loading, 1);
  loading->destination = g_strdup (destination_id);
  loading->limit = limit;
  loading->attempts = g_ptr_array_new_with_free_func ((GDestroyNotify) plumb_kept_attempt_free);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, plumb_store_load_attempts_async);
  g_task_set_task_data (task, loading, loading_free);
  plumb_store_read (self, g_steal_pointer (&task), load);
}

GPtrArray *
plumb_store_load_attempts_finish (PlumbStore *self, GAsyncResult *result, GError **error)
{
  Loading *loading;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  loading = g_task_get_task_data (G_TASK (result));
  return g_task_propagate_boolean (G_TASK (result), error) ? g_ptr_array_ref (loading->attempts)
                                                           : NULL;
}
