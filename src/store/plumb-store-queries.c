/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-lead-page.h"
#include "plumb-lead-select.h"
#include "plumb-lead-table.h"
#include "plumb-store-private.h"

/* ── At once ───────────────────────────────────────────────────────────────── */

PlumbLead *
plumb_store_load_lead (PlumbStore *self, guint32 row)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PlumbStatement) statement = NULL;
  PlumbDatabase *database;

  g_return_val_if_fail (PLUMB_IS_STORE (self), NULL);
  database = plumb_store_get_lookups (self);
  if (database == NULL)
    return NULL;
  statement = plumb_database_prepare (database,
                                      "SELECT " PLUMB_LEAD_COLUMNS
                                      " FROM leads LEFT JOIN raws ON raws.id = leads.id"
                                      " WHERE leads.id = :row",
                                      &error);
  if (statement != NULL) {
    plumb_statement_bind_number (statement, ":row", row);
    if (plumb_statement_next (statement, &error))
      return plumb_lead_table_read (statement);
  }
  if (error != NULL)
    g_warning ("Could not load a lead: %s", error->message);
  return NULL;
}

guint32
plumb_store_get_last_row (PlumbStore *self)
{
  PlumbDatabase *database;

  g_return_val_if_fail (PLUMB_IS_STORE (self), 0);
  database = plumb_store_get_lookups (self);
  if (database == NULL)
    return 0;
  return (guint32) plumb_database_get_number (database, "SELECT max (id) FROM leads", NULL);
}

/* ── In the reading thread ─────────────────────────────────────────────────── */

typedef struct {
  PlumbLeadQuery *query;
  guint32 newer_than;
  guint limit;
  char *tag;
  GArray *rows;
  guint32 last_row;
  GPtrArray *leads;
} Request;

static void
request_free (gpointer user_data)
{
  Request *request = user_data;

  plumb_lead_query_free (request->query);
  g_free (request->tag);
  g_array_unref (request->rows);
  g_ptr_array_unref (request->leads);
  g_free (request);
}

static Request *
request_new (const PlumbLeadQuery *query, guint32 newer_than, guint limit)
{
  Request *request = g_new0 (Request, 1);

  request->query = query != NULL ? plumb_lead_query_copy (query) : plumb_lead_query_new ();
  request->newer_than = newer_than;
  request->limit = limit;
  request->rows = g_array_new (FALSE, FALSE, sizeof (guint32));
  request->leads = g_ptr_array_new_with_free_func (g_object_unref);
  return request;
}

static void
add_row (GArray *rows, PlumbStatement *statement)
{
  guint32 row = (guint32) plumb_statement_get_number (statement, 0);

  g_array_append_val (rows, row);
}

static gboolean
find_all (PlumbDatabase *database, Request *request, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (PlumbStatement) statement = plumb_lead_select (
      database, request->query, "leads.id", NULL, request->newer_than, request->limit, error);

  if (statement == NULL)
    return FALSE;
  g_array_set_size (request->rows, 0);
  while (plumb_statement_next (statement, &local_error))
    add_row (request->rows, statement);
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
find_rows (PlumbDatabase *database, gpointer user_data, GError **error)
{
  Request *request = user_data;
  const PlumbLeadQuery *query = request->query;
  g_autoptr (GError) local_error = NULL;
  gboolean is_page = request->limit > 0 && request->newer_than == 0 && query->words != NULL &&
                     query->customer == NULL && query->sort == PLUMB_LEAD_SORT_WHEN;
  gboolean is_done = FALSE;

  if (is_page &&
      !plumb_lead_page_find (database, query, request->limit, request->rows, &is_done, error))
    return FALSE;
  if (!is_done && !find_all (database, request, error))
    return FALSE;
  request->last_row =
      (guint32) plumb_database_get_number (database, "SELECT max (id) FROM leads", &local_error);
  request->last_row = MAX (request->last_row, request->newer_than);
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

void
plumb_store_find_rows_async (PlumbStore *self, const PlumbLeadQuery *query, guint32 newer_than,
                             guint limit, GCancellable *cancellable, GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (PLUMB_IS_STORE (self));
  g_return_if_fail (query != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, plumb_store_find_rows_async);
  g_task_set_task_data (task, request_new (query, newer_than, limit), request_free);
  plumb_store_read (self, g_steal_pointer (&task), find_rows);
}

GArray *
plumb_store_find_rows_finish (PlumbStore *self, GAsyncResult *result, guint32 *last_row,
                              GError **error)
{
  Request *request;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  request = g_task_get_task_data (G_TASK (result));
  if (last_row != NULL)
    *last_row = request->last_row;
  return g_array_ref (request->rows);
}

static gboolean
read_leads (PlumbStatement *statement, GPtrArray *leads, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  while (plumb_statement_next (statement, &local_error))
    g_ptr_array_add (leads, plumb_lead_table_read (statement));
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
load_leads (PlumbDatabase *database, gpointer user_data, GError **error)
{
  Request *request = user_data;
  g_autoptr (PlumbStatement) statement =
      plumb_lead_select (database, request->query, PLUMB_LEAD_COLUMNS, NULL, request->newer_than,
                         request->limit, error);

  return statement != NULL && read_leads (statement, request->leads, error);
}

void
plumb_store_load_leads_async (PlumbStore *self, const PlumbLeadQuery *query, guint32 newer_than,
                              guint limit, GCancellable *cancellable, GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (PLUMB_IS_STORE (self));
  g_return_if_fail (query != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, plumb_store_load_leads_async);
  g_task_set_task_data (task, request_new (query, newer_than, limit), request_free);
  plumb_store_read (self, g_steal_pointer (&task), load_leads);
}

GPtrArray *
plumb_store_load_leads_finish (PlumbStore *self, GAsyncResult *result, GError **error)
{
  Request *request;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  request = g_task_get_task_data (G_TASK (result));
  return g_task_propagate_boolean (G_TASK (result), error) ? g_ptr_array_ref (request->leads)
                                                           : NULL;
}

static gboolean
find_test_lead (PlumbDatabase *database, gpointer user_data, GError **error)
{
  Request *request = user_data;
  g_autoptr (PlumbStatement) statement = plumb_database_prepare (
      database,
      "SELECT " PLUMB_LEAD_COLUMNS " FROM leads LEFT JOIN raws ON raws.id = leads.id"
      " WHERE leads.tag = :tag AND (:destination IS NULL OR leads.destination = :destination)"
      " ORDER BY leads.id LIMIT 1",
      error);

  if (statement == NULL)
    return FALSE;
  plumb_statement_bind_text (statement, ":tag", request->tag);
  plumb_statement_bind_text (statement, ":destination", request->query->destination);
  return read_leads (statement, request->leads, error);
}

void
plumb_store_find_test_lead_async (PlumbStore *self, const char *tag, const char *destination_id,
                                  GCancellable *cancellable, GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Request *request;

  g_return_if_fail (PLUMB_IS_STORE (self));
  g_return_if_fail (tag != NULL);

  request = request_new (NULL, 0, 0);
  request->tag = g_strdup (tag);
  request->query->destination = g_strdup (destination_id);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, plumb_store_find_test_lead_async);
  g_task_set_task_data (task, request, request_free);
  plumb_store_read (self, g_steal_pointer (&task), find_test_lead);
}

PlumbLead *
plumb_store_find_test_lead_finish (PlumbStore *self, GAsyncResult *result, GError **error)
{
  Request *request;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  request = g_task_get_task_data (G_TASK (result));
  if (!g_task_propagate_boolean (G_TASK (result), error) || request->leads->len == 0)
    return NULL;
  return g_object_ref (request->leads->pdata[0]);
}
