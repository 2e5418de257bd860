/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-table-exchange.h"

#include "plumb-clock.h"
#include "plumb-storage-error.h"
#include "plumb-storage-exchange.h"

/* The other spelling of the default name, used by newer pages of the documentation. */
#define LOWER_CASE_NAME "marketplaceleads"

static void
asked_again_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  PlumbReply *reply = plumb_storage_exchange_finish (PLUMB_HTTP (source), result, &error);

  if (reply != NULL)
    g_task_return_pointer (task, reply, g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
asked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PlumbReply) reply =
      plumb_storage_exchange_finish (PLUMB_HTTP (source), result, &error);
  PlumbRequest *again = NULL;

  if (error != NULL) {
    g_task_return_error (task, g_steal_pointer (&error));
    return;
  }
  again = g_task_get_task_data (task);
  if (again == NULL || !plumb_storage_reply_says (reply, "TableNotFound")) {
    g_task_return_pointer (task, g_steal_pointer (&reply), g_object_unref);
    return;
  }
  plumb_storage_exchange_async (PLUMB_HTTP (source), g_object_ref (again),
                                g_task_get_cancellable (task), asked_again_cb, g_object_ref (task));
}

static PlumbRequest *
make_other_spelling (const PlumbTable *table, const char *query, gint64 now)
{
  gboolean is_default = g_str_equal (table->name, PLUMB_TABLE_DEFAULT_NAME);
  const char *name = is_default ? LOWER_CASE_NAME : PLUMB_TABLE_DEFAULT_NAME;
  PlumbTable other = { table->connection, (char *) name };

  if (!plumb_connection_string_is_local (table->connection) ||
      g_ascii_strcasecmp (table->name, PLUMB_TABLE_DEFAULT_NAME) != 0)
    return NULL;
  return plumb_table_make_query (&other, query, now);
}

void
plumb_table_query_async (PlumbHttp *http, const PlumbTable *table, const char *query,
                         GCancellable *cancellable, GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (http, cancellable, callback, user_data);
  gint64 now = plumb_clock_now ();
  PlumbRequest *other = make_other_spelling (table, query, now);

  g_task_set_source_tag (task, plumb_table_query_async);
  if (other != NULL)
    g_task_set_task_data (task, other, g_object_unref);
  plumb_storage_exchange_async (http, plumb_table_make_query (table, query, now), cancellable,
                                asked_cb, g_steal_pointer (&task));
}

PlumbReply *
plumb_table_query_finish (PlumbHttp *http, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, http), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
