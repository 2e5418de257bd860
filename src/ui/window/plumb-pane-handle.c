/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-pane-handle.h"

/* On each side of the line, as GtkPaned has it; a pane that is drawn later covers its own side. */
#define EXTRA_WIDTH 6

struct _PlumbPaneHandle {
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (PlumbPaneHandle, plumb_pane_handle, GTK_TYPE_WIDGET)

static gboolean
plumb_pane_handle_contains (GtkWidget *widget, double x, double y)
{
  return x >= -EXTRA_WIDTH && x < gtk_widget_get_width (widget) + EXTRA_WIDTH && y >= 0 &&
         y < gtk_widget_get_height (widget);
}

static void
plumb_pane_handle_class_init (PlumbPaneHandleClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->contains = plumb_pane_handle_contains;
  gtk_widget_class_set_css_name (widget_class, "separator");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SEPARATOR);
}

static void
plumb_pane_handle_init (PlumbPaneHandle *self)
{
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "col-resize");
}
