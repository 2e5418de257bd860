/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-lead-select.h"
#include "plumb-store-private.h"

typedef struct {
  char *customer;
  gint64 followed_up_at;
} Request;

static void
request_free (gpointer user_data)
{
  Request *request = user_data;

  g_free (request->customer);
  g_free (request);
}

static gboolean
mark (PlumbDatabase *database, gpointer user_data, GError **error)
{
  Request *request = user_data;
  g_autoptr (PlumbStatement) statement = plumb_database_prepare (
      database,
      request->followed_up_at != 0
          ? "INSERT INTO follow_ups (customer, followed_up_at) VALUES (:customer, :time)"
            " ON CONFLICT (customer) DO UPDATE SET followed_up_at = excluded.followed_up_at"
          : "DELETE FROM follow_ups WHERE customer = :customer",
      error);

  if (statement == NULL)
    return FALSE;
  plumb_statement_bind_text (statement, ":customer", request->customer);
  plumb_statement_bind_number (statement, ":time", request->followed_up_at);
  plumb_database_note_change (database, PLUMB_CHANGE_LEADS);
  return plumb_statement_finish (statement, error);
}

void
plumb_store_mark_followed_up_async (PlumbStore *self, const char *customer, gint64 followed_up_at,
                                    GCancellable *cancellable, GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Request *request;

  g_return_if_fail (PLUMB_IS_STORE (self));
  g_return_if_fail (customer != NULL);

  request = g_new0 (Request, 1);
  request->customer = g_strdup (customer);
  request->followed_up_at = followed_up_at;
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, plumb_store_mark_followed_up_async);
  g_task_set_task_data (task, request, request_free);
  plumb_store_write (self, g_steal_pointer (&task), mark);
}

gboolean
plumb_store_mark_followed_up_finish (PlumbStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

static gint64
look_up (PlumbStore *self, const char *sql, const char *customer)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PlumbStatement) statement = NULL;
  PlumbDatabase *database = plumb_store_get_lookups (self);

  if (database == NULL)
    return 0;
  statement = plumb_database_prepare (database, sql, &error);
  if (statement != NULL) {
    plumb_statement_bind_text (statement, ":customer", customer);
    if (plumb_statement_next (statement, &error))
      return plumb_statement_get_number (statement, 0);
  }
  if (error != NULL)
    g_warning ("Could not look up a follow-up: %s", error->message);
  return 0;
}

gint64
plumb_store_get_followed_up_at (PlumbStore *self, const char *customer)
{
  g_return_val_if_fail (PLUMB_IS_STORE (self), 0);
  g_return_val_if_fail (customer != NULL, 0);
  return look_up (self, "SELECT followed_up_at FROM follow_ups WHERE customer = :customer",
                  customer);
}

gint64
plumb_store_get_follow_up_since (PlumbStore *self, const char *customer)
{
  g_return_val_if_fail (PLUMB_IS_STORE (self), 0);
  g_return_val_if_fail (customer != NULL, 0);
  return look_up (
      self,
      "SELECT min (occurred_at) FROM leads WHERE customer = :customer"
      " AND " PLUMB_LEAD_STARTS_CLOCK (
          "leads") " AND occurred_at > coalesce ("
                   " (SELECT followed_up_at FROM follow_ups WHERE customer = :customer), 0)",
      customer);
}
