/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-first-frame.h"

/* Milliseconds after which a frame that is not drawn, as behind a locked screen, is given up. */
#define PATIENCE 250

typedef struct {
  GtkWidget *window;
  GdkFrameClock *clock;
  guint timeout;
  PlumbFirstFrameFunc func;
  gpointer user_data;
} Waiting;

static void
go_on (Waiting *self)
{
  PlumbFirstFrameFunc func = self->func;
  gpointer user_data = self->user_data;

  g_signal_handlers_disconnect_by_data (self->window, self);
  g_signal_handlers_disconnect_by_data (self->clock, self);
  g_clear_handle_id (&self->timeout, g_source_remove);
  g_object_unref (self->clock);
  g_free (self);
  func (user_data);
}

static void
after_paint_cb (Waiting *self)
{
  if (gtk_widget_get_mapped (self->window))
    go_on (self);
}

static gboolean
time_is_up_cb (gpointer user_data)
{
  Waiting *self = user_data;

  self->timeout = 0;
  go_on (self);
  return G_SOURCE_REMOVE;
}

void
plumb_first_frame_await (GtkWindow *window, PlumbFirstFrameFunc func, gpointer user_data)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (window));
  Waiting *self;

  if (clock == NULL) {
    func (user_data);
    return;
  }
  self = g_new0 (Waiting, 1);
  self->window = GTK_WIDGET (window);
  self->clock = g_object_ref (clock);
  self->func = func;
  self->user_data = user_data;
  self->timeout = g_timeout_add (PATIENCE, time_is_up_cb, self);
  g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (after_paint_cb), self);
  g_signal_connect_swapped (window, "destroy", G_CALLBACK (go_on), self);
}
