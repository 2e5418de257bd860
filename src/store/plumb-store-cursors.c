/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-store-private.h"

typedef struct {
  char *destination;
  char *cursor;
} Request;

static void
request_free (gpointer user_data)
{
  Request *request = user_data;

  g_free (request->destination);
  g_free (request->cursor);
  g_free (request);
}

gboolean
plumb_store_put_cursor (PlumbDatabase *database, const char *destination_id, const char *cursor,
                        GError **error)
{
  g_autoptr (PlumbStatement) statement = plumb_database_prepare (
      database,
      cursor != NULL ? "INSERT INTO cursors (destination, cursor) VALUES (:destination, :cursor)"
                       " ON CONFLICT (destination) DO UPDATE SET cursor = excluded.cursor"
                     : "DELETE FROM cursors WHERE destination = :destination",
      error);

  if (statement == NULL)
    return FALSE;
  plumb_statement_bind_text (statement, ":destination", destination_id);
  plumb_statement_bind_text (statement, ":cursor", cursor);
  return plumb_statement_finish (statement, error);
}

static gboolean
load (PlumbDatabase *database, gpointer user_data, GError **error)
{
  Request *request = user_data;
  g_autoptr (GError) local_error = NULL;
  g_autoptr (PlumbStatement) statement = plumb_database_prepare (
      database, "SELECT cursor FROM cursors WHERE destination = :destination", error);

  if (statement == NULL)
    return FALSE;
  plumb_statement_bind_text (statement, ":destination", request->destination);
  if (plumb_statement_next (statement, &local_error))
    request->cursor = g_strdup (plumb_statement_get_text (statement, 0));
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

void
plumb_store_load_cursor_async (PlumbStore *self, const char *destination_id,
                               GCancellable *cancellable, GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Request *request;

  g_return_if_fail (PLUMB_IS_STORE (self));
  g_return_if_fail (destination_id != NULL);

  request = g_new0 (Request, 1);
  request->destination = g_strdup (destination_id);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, plumb_store_load_cursor_async);
  g_task_set_task_data (task, request, request_free);
  plumb_store_read (self, g_steal_pointer (&task), load);
}

char *
plumb_store_load_cursor_finish (PlumbStore *self, GAsyncResult *result, GError **error)
{
  Request *request;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  request = g_task_get_task_data (G_TASK (result));
  return g_task_propagate_boolean (G_TASK (result), error) ? g_steal_pointer (&request->cursor)
                                                           : NULL;
}
