/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-window-private.h"

/* Only the rightmost pane that is shown has the window's buttons. */
void
plumb_window_show_buttons (PlumbWindow *self)
{
  gboolean beside =
      gtk_widget_get_visible (self->detail_box) && !adw_leaflet_get_folded (self->inner);

  adw_header_bar_set_show_end_title_buttons (self->list_header, !beside);
}

static void
show_detail (PlumbWindow *self, gboolean shown)
{
  gtk_widget_set_visible (self->detail_separator, shown);
  gtk_widget_set_visible (self->detail_box, shown);
  if (shown)
    adw_leaflet_set_visible_child_name (self->inner, "detail");
  else
    adw_leaflet_set_visible_child_name (self->inner, "list");
  plumb_window_show_buttons (self);
}

void
plumb_window_close_detail (PlumbWindow *self)
{
  show_detail (self, FALSE);
  plumb_lead_view_focus_leads (self->view);
}

static void
make_detail (PlumbWindow *self)
{
  static const char *const shared[] = { "actions", "destinations", "blurred" };

  self->detail = g_object_new (PLUMB_TYPE_LEAD_DETAIL, "vexpand", TRUE, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (shared); i++)
    g_object_bind_property (self->view, shared[i], self->detail, shared[i], G_BINDING_SYNC_CREATE);
  g_signal_connect_object (self->detail, "message", G_CALLBACK (plumb_window_message_cb), self, 0);
  g_signal_connect_object (self->detail, "closed", G_CALLBACK (plumb_window_close_detail), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->detail_box), GTK_WIDGET (self->detail));
}

void
plumb_window_opened_cb (PlumbLeadView *view, PlumbLead *lead, PlumbWindow *self)
{
  if (self->detail == NULL)
    make_detail (self);
  plumb_lead_detail_set_lead (self->detail, lead);
  show_detail (self, lead != NULL);
}

void
plumb_window_selected_cb (PlumbLeadView *view, GParamSpec *pspec, PlumbWindow *self)
{
  PlumbLead *lead = plumb_lead_view_get_selected (view);

  /* What is open follows the selection; what is closed waits to be opened. */
  if (lead != NULL && gtk_widget_get_visible (self->detail_box))
    plumb_lead_detail_set_lead (self->detail, lead);
}

/* The list may have to be asked for first: it is shown as soon as it is there. */
void
plumb_window_show_wanted_lead (PlumbWindow *self)
{
  guint position;
  g_autoptr (PlumbLead) lead = NULL;

  if (self->wanted_row == 0 || plumb_lead_list_is_busy (self->leads) ||
      !plumb_lead_list_find_row (self->leads, self->wanted_row, &position))
    return;
  self->wanted_row = 0;
  lead = g_list_model_get_item (G_LIST_MODEL (self->leads), position);
  plumb_lead_view_set_selected (self->view, lead);
  plumb_window_opened_cb (self->view, lead, self);
}

void
plumb_window_show_lead (PlumbWindow *self, guint32 row, gboolean is_test)
{
  g_return_if_fail (PLUMB_IS_WINDOW (self));

  plumb_window_show_newest (self);
  if (is_test && !g_settings_get_boolean (self->settings, "show-test-leads"))
    plumb_lead_filter_set_want (plumb_lead_view_get_filter (self->view), PLUMB_FILTER_TESTS,
                                PLUMB_WANT_ONLY);
  self->wanted_row = row;
  plumb_window_show_wanted_lead (self);
}

void
plumb_window_show_newest (PlumbWindow *self)
{
  g_return_if_fail (PLUMB_IS_WINDOW (self));

  plumb_lead_filter_clear (plumb_lead_view_get_filter (self->view));
  adw_leaflet_set_visible_child_name (self->outer, "leads");
}

void
plumb_window_show_found (PlumbWindow *self, const char *words)
{
  g_return_if_fail (PLUMB_IS_WINDOW (self));

  plumb_window_show_newest (self);
  plumb_lead_filter_set_words (plumb_lead_view_get_filter (self->view), words);
}
