/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-deadline.h"

static gboolean
time_is_up_cb (gpointer user_data)
{
  PlumbDeadline *self = user_data;

  self->is_late = TRUE;
  g_cancellable_cancel (self->stopper);
  return G_SOURCE_REMOVE;
}

static void
outer_cancelled_cb (GCancellable *outer, gpointer user_data)
{
  g_cancellable_cancel (user_data);
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
  self->outer_id = g_cancellable_connect (outer, G_CALLBACK (outer_cancelled_cb),
                                          g_object_ref (self->stopper), g_object_unref);
}

void
plumb_deadline_clear (PlumbDeadline *self)
{
  if (self->outer_id != 0)
    g_cancellable_disconnect (self->outer, self->outer_id);
  self->outer_id = 0;
  g_clear_object (&self->outer);
  if (self->alarm != NULL)
    g_source_destroy (self->alarm);
  g_clear_pointer (&self->alarm, g_source_unref);
  g_clear_object (&self->stopper);
}
