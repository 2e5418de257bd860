/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-lead-counts.h"
#include "plumb-lead-select.h"
#include "plumb-store-private.h"

/* ── Leads a day ───────────────────────────────────────────────────────────── */

typedef struct {
  PlumbLeadQuery *query;
  GPtrArray *counts;
  gint64 day;
  gint64 next_day;
  guint n_before;
} Days;

static void
day_count_free (gpointer user_data)
{
  PlumbDayCount *count = user_data;

  g_free (count->action);
  g_free (count);
}

static void
days_free (gpointer user_data)
{
  Days *days = user_data;

  plumb_lead_query_free (days->query);
  g_ptr_array_unref (days->counts);
  g_free (days);
}

static gint64
get_day_start (GDateTime *time, int n_days)
{
  g_autoptr (GDateTime) day = g_date_time_add_days (time, n_days);
  g_autoptr (GDateTime) start =
      g_date_time_new_local (g_date_time_get_year (day), g_date_time_get_month (day),
                             g_date_time_get_day_of_month (day), 0, 0, 0);

  return g_date_time_to_unix (start) * G_USEC_PER_SEC;
}

/* Leads come in the order of time, so that a day is only looked up when it begins: it may have 23
 * or 25 hours. */
static void
begin_day (Days *days, gint64 time)
{
  g_autoptr (GDateTime) local = g_date_time_new_from_unix_local (time / G_USEC_PER_SEC);

  days->n_before = days->counts->len;
  /* A time beyond the calendar is a day of its own. */
  days->day = local != NULL ? get_day_start (local, 0) : time;
  days->next_day = local != NULL ? get_day_start (local, 1) : time + 1;
}

static void
count_lead (Days *days, gint64 time, const char *action)
{
  PlumbDayCount *count;

  if (days->next_day == 0 || time >= days->next_day)
    begin_day (days, time);
  for (guint i = days->n_before; i < days->counts->len; i++) {
    count = days->counts->pdata[i];
    if (g_strcmp0 (count->action, action) == 0) {
      count->n_leads++;
      return;
    }
  }
  count = g_new0 (PlumbDayCount, 1);
  count->day = days->day;
  count->action = g_strdup (action);
  count->n_leads = 1;
  g_ptr_array_add (days->counts, count);
}

static gboolean
count_days (PlumbDatabase *database, gpointer request, GError **error)
{
  Days *days = request;
  g_autoptr (GError) local_error = NULL;
  g_autoptr (PlumbStatement) rows = plumb_lead_select (
      database, days->query, "leads.occurred_at, leads.action", "leads.occurred_at", 0, 0, error);

  if (rows == NULL)
    return FALSE;
  while (plumb_statement_next (rows, &local_error))
    count_lead (days, plumb_statement_get_number (rows, 0), plumb_statement_get_text (rows, 1));
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

void
plumb_store_count_days_async (PlumbStore *self, const PlumbLeadQuery *query,
                              GCancellable *cancellable, GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Days *days;

  g_return_if_fail (PLUMB_IS_STORE (self));
  g_return_if_fail (query != NULL);

  days = g_new0 (Days, 1);
  days->query = plumb_lead_query_copy (query);
  days->counts = g_ptr_array_new_with_free_func (day_count_free);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, plumb_store_count_days_async);
  g_task_set_task_data (task, days, days_free);
  plumb_store_read (self, g_steal_pointer (&task), count_days);
}

GPtrArray *
plumb_store_count_days_finish (PlumbStore *self, GAsyncResult *result, GError **error)
{
  Days *days;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  days = g_task_get_task_data (G_TASK (result));
  return g_task_propagate_boolean (G_TASK (result), error) ? g_ptr_array_ref (days->counts) : NULL;
}

/* ── Distinct values ───────────────────────────────────────────────────────── */

typedef struct {
  PlumbLeadText text;
  GStrvBuilder *values;
} Values;

static void
values_free (gpointer user_data)
{
  Values *values = user_data;

  g_strv_builder_unref (values->values);
  g_free (values);
}

static gboolean
list_values (PlumbDatabase *database, gpointer request, GError **error)
{
  Values *values = request;
  const char *column = plumb_lead_text_get_name (values->text);
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM leads WHERE %s IS NOT NULL GROUP BY %s"
                                          " ORDER BY count (*) DESC, %s",
                                          column, column, column, column);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (PlumbStatement) rows = plumb_database_prepare (database, sql, error);

  if (rows == NULL)
    return FALSE;
  while (plumb_statement_next (rows, &local_error))
    g_strv_builder_add (values->values, plumb_statement_get_text (rows, 0));
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

void
plumb_store_list_values_async (PlumbStore *self, PlumbLeadText text, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Values *values;

  g_return_if_fail (PLUMB_IS_STORE (self));
  g_return_if_fail (text < PLUMB_LEAD_N_TEXTS);

  values = g_new0 (Values, 1);
  values->text = text;
  values->values = g_strv_builder_new ();
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, plumb_store_list_values_async);
  g_task_set_task_data (task, values, values_free);
  plumb_store_read (self, g_steal_pointer (&task), list_values);
}

GStrv
plumb_store_list_values_finish (PlumbStore *self, GAsyncResult *result, GError **error)
{
  Values *values;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  values = g_task_get_task_data (G_TASK (result));
  return g_task_propagate_boolean (G_TASK (result), error) ? g_strv_builder_end (values->values)
                                                           : NULL;
}

/* ── Leads per destination ─────────────────────────────────────────────────── */

static gboolean
count_leads (PlumbDatabase *database, gpointer request, GError **error)
{
  return plumb_lead_counts_load (database, request, error);
}

void
plumb_store_count_leads_async (PlumbStore *self, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (PLUMB_IS_STORE (self));
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, plumb_store_count_leads_async);
  g_task_set_task_data (task, g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
                        (GDestroyNotify) g_hash_table_unref);
  plumb_store_read (self, g_steal_pointer (&task), count_leads);
}

GHashTable *
plumb_store_count_leads_finish (PlumbStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  return g_hash_table_ref (g_task_get_task_data (G_TASK (result)));
}
