/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-twin-thread.h"

struct _PlumbTwinThread {
  GMainContext *context;
  GMainLoop *loop;
  GThread *thread;
};

/* A call that is made in the thread while its caller waits. */
typedef struct {
  PlumbTwinCall function;
  gpointer user_data;
  gpointer argument;
  GError **error;
  GAsyncQueue *done;
} Call;

static gboolean
call_cb (gpointer data)
{
  Call *call = data;

  call->function (call->user_data, call->argument, call->error);
  g_async_queue_push (call->done, call);
  return G_SOURCE_REMOVE;
}

void
plumb_twin_thread_call (PlumbTwinThread *self, PlumbTwinCall function, gpointer user_data,
                        gpointer argument, GError **error)
{
  g_autoptr (GAsyncQueue) done = g_async_queue_new ();
  g_autoptr (GSource) source = g_idle_source_new ();
  Call call = { function, user_data, argument, error, done };

  g_source_set_priority (source, G_PRIORITY_HIGH);
  g_source_set_callback (source, call_cb, &call, NULL);
  g_source_attach (source, self->context);
  g_async_queue_pop (done);
}

GMainContext *
plumb_twin_thread_get_context (PlumbTwinThread *self)
{
  return self->context;
}

static gpointer
run_thread (gpointer data)
{
  PlumbTwinThread *self = data;

  g_main_context_push_thread_default (self->context);
  g_main_loop_run (self->loop);
  g_main_context_pop_thread_default (self->context);
  return NULL;
}

PlumbTwinThread *
plumb_twin_thread_new (void)
{
  PlumbTwinThread *self = g_new0 (PlumbTwinThread, 1);

  self->context = g_main_context_new ();
  self->loop = g_main_loop_new (self->context, FALSE);
  self->thread = g_thread_new ("plumb-twin", run_thread, self);
  return self;
}

static void
quit (gpointer user_data, gpointer argument, GError **error)
{
  g_main_loop_quit (((PlumbTwinThread *) user_data)->loop);
}

void
plumb_twin_thread_free (PlumbTwinThread *self)
{
  plumb_twin_thread_call (self, quit, self, NULL, NULL);
  g_thread_join (self->thread);
  g_main_loop_unref (self->loop);
  g_main_context_unref (self->context);
  g_free (self);
}
