/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-store.h"

#include "plumb-migrations.h"
#include "plumb-sql-functions.h"
#include "plumb-store-private.h"

#include <glib/gstdio.h>

G_DEFINE_FINAL_TYPE (PlumbStore, plumb_store, G_TYPE_OBJECT)

/* 32 MB, of which a search among a million leads reads most. */
#define READER_CACHE "PRAGMA cache_size = -32768"

enum {
  LEADS_ADDED,
  LEADS_CHANGED,
  DESTINATIONS_CHANGED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

/* ── Opening and closing ───────────────────────────────────────────────────── */

static gboolean
open_connections (PlumbStore *self, GError **error)
{
  g_autoptr (PlumbDatabase) writer = plumb_database_open (self->path, TRUE, error);
  g_autoptr (PlumbDatabase) reader = NULL;
  g_autoptr (PlumbDatabase) lookups = NULL;

  if (writer == NULL || !plumb_migrations_run (writer, error))
    return FALSE;
  g_chmod (self->path, 0600);
  reader = plumb_database_open (self->path, FALSE, error);
  if (reader == NULL || !plumb_database_run (reader, READER_CACHE, error))
    return FALSE;
  lookups = plumb_database_open (self->path, FALSE, error);
  if (lookups == NULL)
    return FALSE;
  plumb_sql_functions_register (writer);
  plumb_sql_functions_register (reader);
  self->writer = g_steal_pointer (&writer);
  self->reader = g_steal_pointer (&reader);
  self->lookups = g_steal_pointer (&lookups);
  self->neighbours = plumb_neighbours_new (self->path, self->writer, self->notice);
  self->index = plumb_search_index_new (self->writer);
  plumb_search_index_schedule (self->index);
  return TRUE;
}

static void
open_store (PlumbStore *self, GTask *task)
{
  GError *error = NULL;

  if (self->writer == NULL) {
    g_clear_error (&self->open_error);
    if (!open_connections (self, &error))
      self->open_error = g_error_copy (error);
    else
      g_atomic_int_set (&self->is_open, TRUE);
  }
  plumb_store_return (task, error == NULL, error);
}

void
plumb_store_open_async (PlumbStore *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (PLUMB_IS_STORE (self));
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, plumb_store_open_async);
  g_task_set_check_cancellable (task, FALSE);
  plumb_store_call (self, g_steal_pointer (&task), open_store);
}

gboolean
plumb_store_open_finish (PlumbStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* In the ingest thread, behind all that was asked for. */
static gboolean
close_cb (gpointer user_data)
{
  PlumbStore *self = user_data;

  plumb_store_commit_taken (self);
  g_clear_pointer (&self->index, plumb_search_index_free);
  g_clear_pointer (&self->neighbours, plumb_neighbours_free);
  return G_SOURCE_REMOVE;
}

void
plumb_store_close (PlumbStore *self)
{
  g_return_if_fail (PLUMB_IS_STORE (self));

  if (g_atomic_int_get (&self->is_closed))
    return;
  g_atomic_int_set (&self->is_closed, TRUE);
  if (g_atomic_int_get (&self->is_open))
    sqlite3_interrupt (plumb_database_get_handle (self->reader));
  plumb_worker_post (self->ingest, close_cb, self, NULL);
  plumb_worker_stop (self->ingest);
  plumb_worker_stop (self->reading);
  g_atomic_int_set (&self->is_open, FALSE);
  g_clear_pointer (&self->lookups, plumb_database_close);
  g_clear_pointer (&self->reader, plumb_database_close);
  g_clear_pointer (&self->writer, plumb_database_close);
}

PlumbDatabase *
plumb_store_get_lookups (PlumbStore *self)
{
  return g_atomic_int_get (&self->is_open) ? self->lookups : NULL;
}

GMainContext *
plumb_store_get_ingest_context (PlumbStore *self)
{
  g_return_val_if_fail (PLUMB_IS_STORE (self), NULL);
  return plumb_worker_get_context (self->ingest);
}

const char *
plumb_store_get_path (PlumbStore *self)
{
  g_return_val_if_fail (PLUMB_IS_STORE (self), NULL);
  return self->path;
}

/* ── The object ────────────────────────────────────────────────────────────── */

static void
notice_given_cb (PlumbChange changes, gpointer user_data)
{
  g_autoptr (PlumbStore) self = g_object_ref (user_data);

  if ((changes & PLUMB_CHANGE_DESTINATIONS) != 0)
    g_signal_emit (self, signals[DESTINATIONS_CHANGED], 0);
  if ((changes & PLUMB_CHANGE_LEADS) != 0)
    g_signal_emit (self, signals[LEADS_CHANGED], 0);
  if ((changes & PLUMB_CHANGE_LEADS_ADDED) != 0)
    g_signal_emit (self, signals[LEADS_ADDED], 0);
}

static void
plumb_store_dispose (GObject *object)
{
  PlumbStore *self = PLUMB_STORE (object);

  if (self->ingest != NULL)
    plumb_store_close (self);
  g_clear_pointer (&self->ingest, plumb_worker_free);
  g_clear_pointer (&self->reading, plumb_worker_free);
  g_clear_pointer (&self->notice, plumb_notice_free);
  G_OBJECT_CLASS (plumb_store_parent_class)->dispose (object);
}

static void
plumb_store_finalize (GObject *object)
{
  PlumbStore *self = PLUMB_STORE (object);

  g_ptr_array_unref (self->taken);
  g_clear_error (&self->open_error);
  g_free (self->path);
  G_OBJECT_CLASS (plumb_store_parent_class)->finalize (object);
}

static guint
add_signal (const char *name)
{
  return g_signal_new (name, PLUMB_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                       0);
}

static void
plumb_store_class_init (PlumbStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = plumb_store_dispose;
  object_class->finalize = plumb_store_finalize;

  signals[LEADS_ADDED] = add_signal ("leads-added");
  signals[LEADS_CHANGED] = add_signal ("leads-changed");
  signals[DESTINATIONS_CHANGED] = add_signal ("destinations-changed");
}

static void
plumb_store_init (PlumbStore *self)
{
  g_autoptr (GMainContext) context = g_main_context_ref_thread_default ();

  self->taken = g_ptr_array_new_with_free_func (g_free);
  self->notice = plumb_notice_new (context, notice_given_cb, self);
  self->ingest = plumb_worker_new ("plumb-ingest");
  self->reading = plumb_worker_new ("plumb-reading");
}

PlumbStore *
plumb_store_new (const char *path)
{
  PlumbStore *self;

  g_return_val_if_fail (path != NULL, NULL);
  self = g_object_new (PLUMB_TYPE_STORE, NULL);
  self->path = g_strdup (path);
  return self;
}
