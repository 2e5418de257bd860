/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-header-title.h"

/* A shade of the bar that nobody can tell from its own, see style.css. */
#define SHADE "drawn-anew"

static void
changed_cb (AdwWindowTitle *title)
{
  GtkWidget *bar = gtk_widget_get_ancestor (GTK_WIDGET (title), ADW_TYPE_HEADER_BAR);

  if (bar != NULL && gtk_widget_has_css_class (bar, SHADE))
    gtk_widget_remove_css_class (bar, SHADE);
  else if (bar != NULL)
    gtk_widget_add_css_class (bar, SHADE);
}

void
plumb_header_title_keep_clean (AdwWindowTitle *title)
{
  g_return_if_fail (ADW_IS_WINDOW_TITLE (title));

  g_signal_connect (title, "notify::title", G_CALLBACK (changed_cb), NULL);
}
