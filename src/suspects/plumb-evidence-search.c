/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-evidence-search.h"

#include "plumb-silence.h"
#include "plumb-trial.h"

/* Enough of the newest leads to tell who the customers are. */
#define N_LEADS 200

/* Gives the evidence away when it is done. */
typedef struct {
  PlumbEvidence *evidence;
} Search;

static void
search_free (gpointer user_data)
{
  Search *search = user_data;

  g_clear_pointer (&search->evidence, plumb_evidence_free);
  g_free (search);
}

/* Of leads that were forgotten, the newest counts all the same. */
static void
newest_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) newest =
      plumb_store_load_texts_finish (PLUMB_STORE (source), result, &error);
  Search *search = g_task_get_task_data (task);
  const char *time;

  if (newest == NULL) {
    g_task_return_error (task, g_steal_pointer (&error));
    return;
  }
  time = g_hash_table_lookup (newest, plumb_destination_get_id (search->evidence->destination));
  if (time != NULL)
    search->evidence->last_lead_at =
        MAX (search->evidence->last_lead_at, g_ascii_strtoll (time, NULL, 10));
  g_task_return_pointer (task, g_steal_pointer (&search->evidence),
                         (GDestroyNotify) plumb_evidence_free);
}

static void
trials_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) trials =
      plumb_store_load_trials_finish (PLUMB_STORE (source), result, &error);
  Search *search = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);

  if (trials == NULL) {
    g_task_return_error (task, g_steal_pointer (&error));
    return;
  }
  for (guint i = 0; i < trials->len; i++)
    plumb_evidence_note_diagnosis (search->evidence, ((PlumbTrial *) trials->pdata[i])->diagnosis);
  plumb_store_load_texts_async (PLUMB_STORE (source), PLUMB_SILENCE_NEWEST, cancellable,
                                newest_loaded_cb, g_steal_pointer (&task));
}

static void
leads_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) leads =
      plumb_store_load_leads_finish (PLUMB_STORE (source), result, &error);
  Search *search = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);

  if (leads == NULL) {
    g_task_return_error (task, g_steal_pointer (&error));
    return;
  }
  for (guint i = 0; i < leads->len; i++)
    plumb_evidence_note_lead (search->evidence, leads->pdata[i]);
  plumb_store_load_trials_async (PLUMB_STORE (source),
                                 plumb_destination_get_id (search->evidence->destination), FALSE, 1,
                                 cancellable, trials_loaded_cb, g_steal_pointer (&task));
}

void
plumb_evidence_search_async (PlumbStore *store, PlumbEvidence *evidence, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (PlumbLeadQuery) query = NULL;
  Search *search;

  g_return_if_fail (PLUMB_IS_STORE (store));
  g_return_if_fail (evidence != NULL);

  search = g_new0 (Search, 1);
  search->evidence = evidence;
  task = g_task_new (store, cancellable, callback, user_data);
  query = plumb_lead_query_new ();
  query->destination = g_strdup (plumb_destination_get_id (evidence->destination));
  query->tests = PLUMB_WANT_NONE;
  g_task_set_source_tag (task, plumb_evidence_search_async);
  g_task_set_task_data (task, search, search_free);
  plumb_store_load_leads_async (store, query, 0, N_LEADS, cancellable, leads_loaded_cb,
                                g_steal_pointer (&task));
}

PlumbEvidence *
plumb_evidence_search_finish (PlumbStore *store, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
