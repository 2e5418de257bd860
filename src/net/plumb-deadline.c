/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-deadline.h"

static void
drop_source (GSource **source)
{
  if (*source != NULL)
    g_source_destroy (*source);
  g_clear_pointer (source, g_source_unref);
}

static gboolean
stop_late_cb (gpointer user_data)
{
  plumb_deadline_release (user_data);
  return G_SOURCE_REMOVE;
}

static void
stop (PlumbDeadline *self)
{
  if (!self->is_held) {
    g_cancellable_cancel (self->stopper);
    return;
  }
  if (self->late_stop != NULL)
    return;
  /* Its priority is lower than that of all results. */
  self->late_stop = g_idle_source_new ();
  g_source_set_callback (self->late_stop, stop_late_cb, self, NULL);
  g_source_attach (self->late_stop, g_main_context_get_thread_default ());
}

static gboolean
time_is_up_cb (gpointer user_data)
{
  PlumbDeadline *self = user_data;

  self->is_late = TRUE;
  stop (self);
  return G_SOURCE_REMOVE;
}

static void
outer_cancelled_cb (GCancellable *outer, gpointer user_data)
{
  stop (user_data);
}

void
plumb_deadline_init (PlumbDeadline *self, guint milliseconds, GCancellable *outer)
{
  self->stopper = g_cancellable_new ();
  self->alarm = g_timeout_source_new (milliseconds);
  g_source_set_callback (self->alarm, time_is_up_cb, self, NULL);
  g_source_attach (self->alarm, g_main_context_get_thread_default ());
  if (outer == NULL)
    return;
  self->outer = g_object_ref (outer);
  self->outer_id = g_cancellable_connect (outer, G_CALLBACK (outer_cancelled_cb), self, NULL);
}

void
plumb_deadline_hold (PlumbDeadline *self)
{
  self->is_held = TRUE;
}

void
plumb_deadline_release (PlumbDeadline *self)
{
  self->is_held = FALSE;
  if (self->late_stop == NULL)
    return;
  drop_source (&self->late_stop);
  stop (self);
}

void
plumb_deadline_clear (PlumbDeadline *self)
{
  if (self->outer_id != 0)
    g_cancellable_disconnect (self->outer, self->outer_id);
  self->outer_id = 0;
  g_clear_object (&self->outer);
  drop_source (&self->alarm);
  drop_source (&self->late_stop);
  g_clear_object (&self->stopper);
}
