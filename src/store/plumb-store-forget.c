/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-lead-counts.h"
#include "plumb-lead-select.h"
#include "plumb-lead-table.h"
#include "plumb-store-private.h"

/* Rows a transaction, so that new leads need not wait. */
#define BATCH 500

/*
 * Forgetting goes by parts, with room for others in between: first the leads, then their traces
 * in the index, then the pages that were theirs, and at last the log of all that.
 */
typedef struct {
  PlumbLeadQuery *query;
  gboolean (*part) (PlumbStore *self, gpointer request, GError **error);
  gboolean is_tidying;
  gssize n_gone;
} Request;

static void
request_free (gpointer user_data)
{
  Request *request = user_data;

  plumb_lead_query_free (request->query);
  g_free (request);
}

static gboolean
empty_log (PlumbStore *self, gpointer user_data, GError **error)
{
  Request *request = user_data;

  request->part = NULL;
  return plumb_database_run (self->writer, "PRAGMA wal_checkpoint (TRUNCATE)", error);
}

static gboolean
free_pages (PlumbStore *self, gpointer user_data, GError **error)
{
  Request *request = user_data;

  if (!plumb_database_run (self->writer, "PRAGMA incremental_vacuum (1000)", error))
    return FALSE;
  if (plumb_database_get_number (self->writer, "PRAGMA freelist_count", NULL) == 0)
    request->part = empty_log;
  return TRUE;
}

static gboolean
tidy_batch (PlumbDatabase *database, gpointer user_data, GError **error)
{
  Request *request = user_data;
  gboolean is_done;

  if (!plumb_search_index_tidy (database, !request->is_tidying, &is_done, error))
    return FALSE;
  request->is_tidying = !is_done;
  return TRUE;
}

static gboolean
tidy_index (PlumbStore *self, gpointer user_data, GError **error)
{
  Request *request = user_data;

  if (!plumb_store_transact (self, tidy_batch, request, error))
    return FALSE;
  if (!request->is_tidying)
    request->part = free_pages;
  return TRUE;
}

static gboolean
remove_marks (PlumbDatabase *database, gpointer user_data, GError **error)
{
  return plumb_database_run (database,
                             "DELETE FROM follow_ups WHERE NOT EXISTS (SELECT 1 FROM leads"
                             " WHERE leads.customer = follow_ups.customer)",
                             error);
}

static gboolean
find_batch (PlumbDatabase *database, Request *request, GArray *rows, PlumbLeadCounts *counts,
            GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (PlumbStatement) statement = plumb_lead_select (
      database, request->query, "leads.id, leads.destination", "leads.id", 0, BATCH, error);

  if (statement == NULL)
    return FALSE;
  while (plumb_statement_next (statement, &local_error)) {
    gint64 row = plumb_statement_get_number (statement, 0);

    g_array_append_val (rows, row);
    plumb_lead_counts_add (counts, plumb_statement_get_text (statement, 1), -1);
  }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
remove_batch (PlumbDatabase *database, gpointer user_data, GError **error)
{
  Request *request = user_data;
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (PlumbLeadCounts) counts = plumb_lead_counts_new ();

  if (!find_batch (database, request, rows, counts, error))
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    if (!plumb_lead_table_remove (database, g_array_index (rows, gint64, i), error))
      return FALSE;
  if (!plumb_lead_counts_put (counts, database, error))
    return FALSE;
  request->n_gone += rows->len;
  if (rows->len == BATCH)
    return TRUE;
  request->part = tidy_index;
  return remove_marks (database, request, error);
}

static gboolean
remove_leads (PlumbStore *self, gpointer user_data, GError **error)
{
  Request *request = user_data;
  gssize n_gone = request->n_gone;

  if (plumb_store_transact (self, remove_batch, request, error))
    return TRUE;
  request->n_gone = n_gone;
  return FALSE;
}

static void do_part (PlumbStore *self, GTask *task);

static gboolean
next_turn_cb (gpointer user_data)
{
  GTask *task = user_data;

  do_part (g_task_get_source_object (task), task);
  return G_SOURCE_REMOVE;
}

/* Who cancels keeps the leads that are left; those that went leave no trace all the same. */
static gboolean
do_one (PlumbStore *self, Request *request, GCancellable *cancellable, GError **error)
{
  if (request->part == remove_leads && g_cancellable_is_cancelled (cancellable)) {
    if (request->n_gone == 0)
      return !g_cancellable_set_error_if_cancelled (cancellable, error);
    request->part = tidy_index;
  }
  return request->part (self, request, error);
}

static void
do_part (PlumbStore *self, GTask *task)
{
  Request *request = g_task_get_task_data (task);
  GError *error = NULL;
  gboolean goes_on = plumb_store_check_open (self, &error);

  /* Nobody comes between any more once the store is being closed. */
  do
    goes_on = goes_on && do_one (self, request, g_task_get_cancellable (task), &error) &&
              request->part != NULL;
  while (goes_on && g_atomic_int_get (&self->is_closed));
  if (goes_on)
    plumb_worker_post (self->ingest, next_turn_cb, task, NULL);
  else
    plumb_store_return (task, error == NULL, error);
}

void
plumb_store_forget_leads_async (PlumbStore *self, const PlumbLeadQuery *query,
                                GCancellable *cancellable, GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Request *request;

  g_return_if_fail (PLUMB_IS_STORE (self));
  g_return_if_fail (query != NULL);

  request = g_new0 (Request, 1);
  request->query = plumb_lead_query_copy (query);
  request->part = remove_leads;
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, plumb_store_forget_leads_async);
  g_task_set_task_data (task, request, request_free);
  g_task_set_check_cancellable (task, FALSE);
  plumb_store_call (self, g_steal_pointer (&task), do_part);
}

gssize
plumb_store_forget_leads_finish (PlumbStore *self, GAsyncResult *result, GError **error)
{
  Request *request;

  g_return_val_if_fail (g_task_is_valid (result, self), -1);
  request = g_task_get_task_data (G_TASK (result));
  return g_task_propagate_boolean (G_TASK (result), error) ? request->n_gone : -1;
}
