/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-worker.h"

struct _PlumbWorker {
  GMainContext *context;
  GThread *thread;
  gint is_stopping;
};

static gpointer
run (gpointer user_data)
{
  PlumbWorker *self = user_data;

  g_main_context_push_thread_default (self->context);
  while (!g_atomic_int_get (&self->is_stopping))
    g_main_context_iteration (self->context, TRUE);
  g_main_context_pop_thread_default (self->context);
  return NULL;
}

PlumbWorker *
plumb_worker_new (const char *name)
{
  PlumbWorker *self = g_new0 (PlumbWorker, 1);

  self->context = g_main_context_new ();
  self->thread = g_thread_new (name, run, self);
  return self;
}

GMainContext *
plumb_worker_get_context (PlumbWorker *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->context;
}

void
plumb_worker_post (PlumbWorker *self, GSourceFunc func, gpointer data, GDestroyNotify destroy)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_return_if_fail (self != NULL);
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, func, data, destroy);
  g_source_attach (source, self->context);
}

static gboolean
stop_cb (gpointer user_data)
{
  PlumbWorker *self = user_data;

  g_atomic_int_set (&self->is_stopping, TRUE);
  return G_SOURCE_REMOVE;
}

void
plumb_worker_stop (PlumbWorker *self)
{
  g_return_if_fail (self != NULL);
  if (self->thread == NULL)
    return;
  g_return_if_fail (g_thread_self () != self->thread);
  plumb_worker_post (self, stop_cb, self, NULL);
  g_thread_join (g_steal_pointer (&self->thread));
  /* What was posted while the thread ended. */
  g_main_context_iteration (self->context, FALSE);
}

void
plumb_worker_free (PlumbWorker *self)
{
  if (self == NULL)
    return;
  plumb_worker_stop (self);
  g_main_context_unref (self->context);
  g_free (self);
}
