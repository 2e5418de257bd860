/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-window-private.h"

/* As in the schema: wide enough for its buttons, and no wider than the narrowest window. */
#define NARROWEST 200
#define WIDEST 360

static void
drag_update_cb (GtkGestureDrag *drag, double x, double y, PlumbWindow *self)
{
  GtkWidget *handle = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (drag));
  double begin;
  graphene_point_t now;

  /* The handle moves along, and what the gesture tells is relative to it. */
  gtk_gesture_drag_get_start_point (drag, &begin, NULL);
  if (!gtk_widget_compute_point (handle, GTK_WIDGET (self),
                                 &GRAPHENE_POINT_INIT ((float) (begin + x), (float) y), &now))
    return;
  if (gtk_widget_get_direction (handle) == GTK_TEXT_DIR_RTL)
    now.x = (float) gtk_widget_get_width (GTK_WIDGET (self)) - now.x;
  gtk_widget_set_size_request (self->sidebar_box, CLAMP ((int) now.x, NARROWEST, WIDEST), -1);
}

static void
drag_end_cb (GtkGestureDrag *drag, double x, double y, PlumbWindow *self)
{
  int width;

  gtk_widget_get_size_request (self->sidebar_box, &width, NULL);
  if (self->settings != NULL)
    g_settings_set_int (self->settings, "sidebar-width", width);
}

void
plumb_window_add_sidebar_handle (PlumbWindow *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  gtk_widget_add_controller (self->sidebar_handle, GTK_EVENT_CONTROLLER (drag));
}
