/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-store-private.h"

typedef struct {
  char *group;
  char *name;
  char *value;
  GHashTable *texts;
} Request;

static void
request_free (gpointer user_data)
{
  Request *request = user_data;

  g_free (request->group);
  g_free (request->name);
  g_free (request->value);
  g_clear_pointer (&request->texts, g_hash_table_unref);
  g_free (request);
}

static gboolean
save (PlumbDatabase *database, gpointer user_data, GError **error)
{
  Request *request = user_data;
  g_autoptr (PlumbStatement) statement = plumb_database_prepare (
      database,
      request->value != NULL
          ? "INSERT INTO texts (category, name, value) VALUES (:group, :name, :value)"
            " ON CONFLICT (category, name) DO UPDATE SET value = excluded.value"
          : "DELETE FROM texts WHERE category = :group AND name = :name",
      error);

  if (statement == NULL)
    return FALSE;
  plumb_statement_bind_text (statement, ":group", request->group);
  plumb_statement_bind_text (statement, ":name", request->name);
  plumb_statement_bind_text (statement, ":value", request->value);
  return plumb_statement_finish (statement, error);
}

void
plumb_store_save_text_async (PlumbStore *self, const char *group, const char *name,
                             const char *value, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Request *request;

  g_return_if_fail (PLUMB_IS_STORE (self));
  g_return_if_fail (group != NULL && name != NULL);

  request = g_new0 (Request, 1);
  request->group = g_strdup (group);
  request->name = g_strdup (name);
  request->value = g_strdup (value);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, plumb_store_save_text_async);
  g_task_set_task_data (task, request, request_free);
  plumb_store_write (self, g_steal_pointer (&task), save);
}

gboolean
plumb_store_save_text_finish (PlumbStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

static gboolean
load (PlumbDatabase *database, gpointer user_data, GError **error)
{
  Request *request = user_data;
  g_autoptr (GError) local_error = NULL;
  g_autoptr (PlumbStatement) statement = plumb_database_prepare (
      database, "SELECT name, value FROM texts WHERE category = :group", error);

  if (statement == NULL)
    return FALSE;
  plumb_statement_bind_text (statement, ":group", request->group);
  while (plumb_statement_next (statement, &local_error))
    g_hash_table_insert (request->texts, g_strdup (plumb_statement_get_text (statement, 0)),
                         g_strdup (plumb_statement_get_text (statement, 1)));
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

void
plumb_store_load_texts_async (PlumbStore *self, const char *group, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Request *request;

  g_return_if_fail (PLUMB_IS_STORE (self));
  g_return_if_fail (group != NULL);

  request = g_new0 (Request, 1);
  request->group = g_strdup (group);
  request->texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, plumb_store_load_texts_async);
  g_task_set_task_data (task, request, request_free);
  plumb_store_read (self, g_steal_pointer (&task), load);
}

GHashTable *
plumb_store_load_texts_finish (PlumbStore *self, GAsyncResult *result, GError **error)
{
  Request *request;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  request = g_task_get_task_data (G_TASK (result));
  return g_task_propagate_boolean (G_TASK (result), error) ? g_hash_table_ref (request->texts)
                                                           : NULL;
}
