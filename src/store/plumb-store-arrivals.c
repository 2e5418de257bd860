/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-lead-counts.h"
#include "plumb-lead-table.h"
#include "plumb-store-private.h"

/* Rows a transaction, so that nobody waits long for the database. */
#define BATCH 500

/* Milliseconds that a lead waits at most for others that are just being read. */
#define PATIENCE 5

/* ── Leads from the endpoint ───────────────────────────────────────────────── */

typedef struct {
  PlumbLead *lead;
  PlumbLeadStored callback;
  gpointer user_data;
  gboolean is_new;
} Taken;

typedef struct {
  GPtrArray *taken;
  guint start;
  guint end;
} Batch;

static void
taken_free (gpointer user_data)
{
  Taken *taken = user_data;

  g_object_unref (taken->lead);
  g_free (taken);
}

static gboolean
insert_batch (PlumbDatabase *database, gpointer request, GError **error)
{
  Batch *batch = request;
  g_autoptr (PlumbLeadCounts) counts = plumb_lead_counts_new ();
  gint64 row = plumb_lead_table_get_next_row (database, error);

  if (row == 0)
    return FALSE;
  for (guint i = batch->start; i < batch->end; i++) {
    Taken *taken = batch->taken->pdata[i];
    const char *destination = plumb_lead_get_destination (taken->lead);

    if (!plumb_lead_table_insert (database, taken->lead, destination, row, &taken->is_new, error))
      return FALSE;
    if (!taken->is_new)
      continue;
    row++;
    plumb_lead_counts_add (counts, destination, 1);
  }
  return plumb_lead_counts_put (counts, database, error);
}

static void
tell_batch (Batch *batch, const GError *error)
{
  for (guint i = batch->start; i < batch->end; i++) {
    Taken *taken = batch->taken->pdata[i];

    if (taken->callback != NULL)
      taken->callback (taken->lead, error == NULL && taken->is_new, error, taken->user_data);
  }
}

static void
clear_source (GSource **source)
{
  if (*source != NULL)
    g_source_destroy (*source);
  g_clear_pointer (source, g_source_unref);
}

void
plumb_store_commit_taken (PlumbStore *self)
{
  g_autoptr (GPtrArray) taken = g_steal_pointer (&self->taken);

  self->taken = g_ptr_array_new_with_free_func (taken_free);
  clear_source (&self->calm_source);
  clear_source (&self->patience_source);
  for (guint start = 0; start < taken->len; start += BATCH) {
    Batch batch = { taken, start, MIN (start + BATCH, taken->len) };
    g_autoptr (GError) error = NULL;

    plumb_store_transact (self, insert_batch, &batch, &error);
    tell_batch (&batch, error);
  }
}

static gboolean
time_came_cb (gpointer user_data)
{
  plumb_store_commit_taken (user_data);
  return G_SOURCE_REMOVE;
}

/* Takes @source. */
static GSource *
attach (PlumbStore *self, GSource *source, int priority)
{
  g_source_set_priority (source, priority);
  g_source_set_callback (source, time_came_cb, self, NULL);
  g_source_attach (source, plumb_worker_get_context (self->ingest));
  return source;
}

/* A commit costs much the same however many leads are in it, so that all requests that are there
 * are read before. */
static void
plan_commit (PlumbStore *self)
{
  if (self->calm_source != NULL)
    return;
  self->calm_source = attach (self, g_idle_source_new (), G_PRIORITY_DEFAULT + 1);
  self->patience_source = attach (self, g_timeout_source_new (PATIENCE), G_PRIORITY_DEFAULT);
}

void
plumb_store_take_lead (PlumbStore *self, PlumbLead *lead, PlumbLeadStored callback,
                       gpointer user_data)
{
  Taken *taken;

  g_return_if_fail (PLUMB_IS_STORE (self));
  g_return_if_fail (PLUMB_IS_LEAD (lead));
  g_return_if_fail (g_main_context_is_owner (plumb_worker_get_context (self->ingest)));

  taken = g_new0 (Taken, 1);
  taken->lead = g_object_ref (lead);
  taken->callback = callback;
  taken->user_data = user_data;
  g_ptr_array_add (self->taken, taken);
  plan_commit (self);
}

/* ── Leads from a destination, with the cursor ─────────────────────────────── */

typedef struct {
  char *destination;
  GPtrArray *leads;
  char *cursor;
  guint start;
  GPtrArray *added;
} Arrival;

static void
arrival_free (gpointer user_data)
{
  Arrival *arrival = user_data;

  g_free (arrival->destination);
  g_ptr_array_unref (arrival->leads);
  g_free (arrival->cursor);
  g_ptr_array_unref (arrival->added);
  g_free (arrival);
}

static gboolean
insert_arrival (PlumbDatabase *database, gpointer request, GError **error)
{
  Arrival *arrival = request;
  g_autoptr (PlumbLeadCounts) counts = plumb_lead_counts_new ();
  gint64 row = plumb_lead_table_get_next_row (database, error);
  g_autoptr (GPtrArray) added = g_ptr_array_new_with_free_func (g_object_unref);

  if (row == 0)
    return FALSE;
  for (guint i = 0; i < arrival->leads->len; i++) {
    PlumbLead *lead = arrival->leads->pdata[i];
    const char *destination =
        arrival->destination != NULL ? arrival->destination : plumb_lead_get_destination (lead);
    gboolean is_new;

    if (!plumb_lead_table_insert (database, lead, destination, row, &is_new, error))
      return FALSE;
    if (!is_new)
      continue;
    g_ptr_array_add (added, plumb_lead_table_place (lead, destination, row++));
    plumb_lead_counts_add (counts, destination, 1);
  }
  if (!plumb_lead_counts_put (counts, database, error))
    return FALSE;
  g_ptr_array_extend_and_steal (arrival->added, g_steal_pointer (&added));
  return arrival->cursor == NULL ||
         plumb_store_put_cursor (database, arrival->destination, arrival->cursor, error);
}

void
plumb_store_add_leads_async (PlumbStore *self, const char *destination_id, GPtrArray *leads,
                             const char *cursor, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Arrival *arrival;

  g_return_if_fail (PLUMB_IS_STORE (self));
  g_return_if_fail (leads != NULL);
  g_return_if_fail (cursor == NULL || destination_id != NULL);

  arrival = g_new0 (Arrival, 1);
  arrival->destination = g_strdup (destination_id);
  arrival->leads = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < leads->len; i++)
    g_ptr_array_add (arrival->leads, g_object_ref (leads->pdata[i]));
  arrival->cursor = g_strdup (cursor);
  arrival->added = g_ptr_array_new_with_free_func (g_object_unref);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, plumb_store_add_leads_async);
  g_task_set_task_data (task, arrival, arrival_free);
  plumb_store_write (self, g_steal_pointer (&task), insert_arrival);
}

GPtrArray *
plumb_store_add_leads_finish (PlumbStore *self, GAsyncResult *result, GError **error)
{
  Arrival *arrival;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  arrival = g_task_get_task_data (G_TASK (result));
  return g_task_propagate_boolean (G_TASK (result), error) ? g_ptr_array_ref (arrival->added)
                                                           : NULL;
}
