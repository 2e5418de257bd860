/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-window.h"

#include "plumb-header-title.h"
#include "plumb-late-menu.h"
#include "plumb-toast.h"
#include "plumb-window-private.h"

#include <glib/gi18n.h>

/* Below this width leads are rows of two lines instead of a table. */
#define NARROW_WIDTH 640

G_DEFINE_FINAL_TYPE (PlumbWindow, plumb_window, ADW_TYPE_APPLICATION_WINDOW)

void
plumb_window_message_cb (GtkWidget *widget, const char *message, PlumbWindow *self)
{
  plumb_window_say (self, message);
}

static void
stop_title (PlumbWindow *self)
{
  GBinding *binding = self->title_binding;

  g_clear_weak_pointer (&self->title_binding);
  if (binding != NULL)
    g_binding_unbind (binding);
}

static void
show_title (PlumbWindow *self, const char *id)
{
  PlumbDestination *destination =
      id == NULL ? NULL : plumb_destination_list_find_id (self->destinations, id);

  stop_title (self);
  if (destination != NULL)
    g_set_weak_pointer (&self->title_binding,
                        g_object_bind_property (destination, "name", self->list_title, "title",
                                                G_BINDING_SYNC_CREATE));
  else
    adw_window_title_set_title (self->list_title,
                                id != NULL ? _("Plumb’s endpoint") : _("All leads"));
}

const PlumbLeadQuery *
plumb_window_get_query (PlumbWindow *self)
{
  g_return_val_if_fail (PLUMB_IS_WINDOW (self), NULL);
  return plumb_lead_list_get_query (self->leads);
}

/* ── Destinations ── */

static void
chosen_cb (PlumbSidebar *sidebar, const char *id, PlumbWindow *self)
{
  plumb_lead_filter_set_text (plumb_lead_view_get_filter (self->view), PLUMB_FILTER_DESTINATION,
                              id);
  adw_leaflet_set_visible_child_name (self->outer, "leads");
}

/* A chip, a saved filter or a notification can choose a destination too. */
static void
filter_changed_cb (PlumbWindow *self)
{
  const char *id = plumb_lead_filter_get_text (plumb_lead_view_get_filter (self->view),
                                               PLUMB_FILTER_DESTINATION);

  plumb_sidebar_select (self->sidebar, id);
  show_title (self, id);
}

static void
show_state (PlumbWindow *self)
{
  gboolean is_empty = g_list_model_get_n_items (G_LIST_MODEL (self->destinations)) == 0 &&
                      g_list_model_get_n_items (G_LIST_MODEL (self->leads)) == 0 &&
                      !plumb_lead_filter_is_set (plumb_lead_view_get_filter (self->view)) &&
                      !plumb_lead_list_is_busy (self->leads);

  gtk_stack_set_visible_child_name (self->states, is_empty ? "first-run" : "leads");
  plumb_window_show_wanted_lead (self);
}

static void
destinations_changed_cb (PlumbWindow *self)
{
  PlumbLeadFilter *filter = plumb_lead_view_get_filter (self->view);
  const char *id = plumb_lead_filter_get_text (filter, PLUMB_FILTER_DESTINATION);

  /* Nothing would say any more whose leads these are. */
  if (id != NULL && !g_str_equal (id, PLUMB_DESTINATION_ENDPOINT) &&
      plumb_destination_list_find_id (self->destinations, id) == NULL)
    plumb_lead_filter_clear_part (filter, PLUMB_FILTER_DESTINATION);
  else
    show_title (self, id);
  show_state (self);
}

void
plumb_window_set_counts (PlumbWindow *self, GHashTable *counts)
{
  g_return_if_fail (PLUMB_IS_WINDOW (self));
  plumb_sidebar_set_counts (self->sidebar, counts);
}

/* ── What is kept for the next start ── */

void
plumb_window_keep_state (PlumbWindow *self)
{
  int width, height;
  const char *destination;

  g_return_if_fail (PLUMB_IS_WINDOW (self));

  /* What was never seen has nothing to keep. */
  if (self->settings == NULL || !gtk_widget_get_realized (GTK_WIDGET (self)))
    return;
  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_settings_set_int (self->settings, "window-width", MAX (width, 1));
  g_settings_set_int (self->settings, "window-height", MAX (height, 1));
  g_settings_set_boolean (self->settings, "window-maximized",
                          gtk_window_is_maximized (GTK_WINDOW (self)));
  destination = plumb_lead_filter_get_text (plumb_lead_view_get_filter (self->view),
                                            PLUMB_FILTER_DESTINATION);
  g_settings_set_string (self->settings, "destination", destination != NULL ? destination : "");
}

/* The destination that was last chosen, if it is still there. */
static void
restore_destination (PlumbWindow *self)
{
  g_autofree char *id = g_settings_get_string (self->settings, "destination");

  if (g_str_equal (id, PLUMB_DESTINATION_ENDPOINT) ||
      plumb_destination_list_find_id (self->destinations, id) != NULL)
    plumb_lead_filter_set_text (plumb_lead_view_get_filter (self->view), PLUMB_FILTER_DESTINATION,
                                id);
}

/* ── States ── */

void
plumb_window_show_services (PlumbWindow *self, const PlumbWindowServices *services)
{
  GListModel *destinations;

  g_return_if_fail (PLUMB_IS_WINDOW (self));
  g_return_if_fail (self->leads == NULL);

  self->destinations = g_object_ref (services->destinations);
  self->leads = g_object_ref (services->leads);
  self->settings = g_object_ref (services->settings);
  destinations = G_LIST_MODEL (self->destinations);
  plumb_sidebar_set_services (self->sidebar, services->connectors, services->destinations,
                              services->inbox);
  g_object_set (self->view, "actions", services->actions, "destinations", destinations, "list",
                services->leads, NULL);
  g_settings_bind (self->settings, "sidebar-width", self->sidebar_box, "width-request",
                   G_SETTINGS_BIND_GET);
  g_settings_bind (self->settings, "columns", self->view, "columns", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "show-test-leads", plumb_lead_view_get_filter (self->view),
                   "show-tests", G_SETTINGS_BIND_GET);
  g_settings_bind (self->settings, "blurred", self->view, "blurred", G_SETTINGS_BIND_DEFAULT);
  plumb_trouble_bar_set_destinations (self->trouble, destinations);
  g_signal_connect_object (destinations, "items-changed", G_CALLBACK (destinations_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (plumb_lead_view_get_filter (self->view), "changed",
                           G_CALLBACK (filter_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->leads, "items-changed", G_CALLBACK (show_state), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->leads, "notify::busy", G_CALLBACK (show_state), self,
                           G_CONNECT_SWAPPED);
  plumb_lead_view_set_key_capture_widget (self->view, GTK_WIDGET (self));
  /* Until now nothing of it was styled, nor its icons loaded. */
  gtk_widget_set_visible (self->first_run, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->outer), TRUE);
  show_title (self, NULL);
  restore_destination (self);
  show_state (self);
}

void
plumb_window_show_failure (PlumbWindow *self, const char *what, const char *next_step)
{
  /* Which may name a folder with an ampersand. */
  g_autofree char *markup = g_markup_escape_text (next_step, -1);

  g_return_if_fail (PLUMB_IS_WINDOW (self));

  adw_status_page_set_title (self->failure, what);
  adw_status_page_set_description (self->failure, markup);
  gtk_stack_set_visible_child_name (self->states, "failed");
}

void
plumb_window_set_practice (PlumbWindow *self, gboolean practice)
{
  g_return_if_fail (PLUMB_IS_WINDOW (self));

  adw_window_title_set_subtitle (self->title, practice ? _("Practice") : NULL);
  gtk_window_set_title (GTK_WINDOW (self), practice ? _("Plumb (practice)") : "Plumb");
  gtk_widget_set_visible (self->practise_button, !practice);
  gtk_label_set_text (GTK_LABEL (self->practise_hint),
                      practice ? _("This is practice: everything here is simulated on this "
                                   "computer and is gone when you close the window.")
                               : _("Practice needs no account and touches nothing of yours."));
}

void
plumb_window_say (PlumbWindow *self, const char *sentence)
{
  g_return_if_fail (PLUMB_IS_WINDOW (self));

  adw_toast_overlay_add_toast (self->toasts, plumb_toast_new (sentence, 6));
}

/* ── Actions ── */

static void
show_destinations (GtkWidget *widget, const char *action, GVariant *parameter)
{
  adw_leaflet_set_visible_child_name (PLUMB_WINDOW (widget)->outer, "sidebar");
}

static void
close_detail (GtkWidget *widget, const char *action, GVariant *parameter)
{
  plumb_window_close_detail (PLUMB_WINDOW (widget));
}

static void
search (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PlumbWindow *self = PLUMB_WINDOW (widget);

  if (self->leads == NULL)
    return;
  adw_leaflet_set_visible_child_name (self->outer, "leads");
  adw_leaflet_set_visible_child_name (self->inner, "list");
  plumb_lead_view_focus_search (self->view);
}

/* Made when it is asked for: it has more widgets than the first frame of the window. */
static void
show_help_overlay (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autoptr (GtkBuilder) builder =
      gtk_builder_new_from_resource ("/io/github/plumb/Plumb/gtk/shortcuts.ui");
  GtkWindow *overlay = GTK_WINDOW (gtk_builder_get_object (builder, "help_overlay"));

  gtk_window_set_transient_for (overlay, GTK_WINDOW (widget));
  gtk_window_present (overlay);
}

/* ── Size ── */

static gboolean
narrow_cb (gpointer user_data)
{
  PlumbWindow *self = user_data;
  int width = gtk_widget_get_width (GTK_WIDGET (self->view));

  self->narrow_idle = 0;
  /* While there are no leads the view has no size. */
  if (width > 0)
    g_object_set (self->view, "narrow", width < NARROW_WIDTH, NULL);
  return G_SOURCE_REMOVE;
}

static void
plumb_window_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  PlumbWindow *self = PLUMB_WINDOW (widget);

  GTK_WIDGET_CLASS (plumb_window_parent_class)->size_allocate (widget, width, height, baseline);
  /* Not now: changing a child while it is given its size would ask for another round.  But before
   * more leads come, for which the other view would have to make rows all at once. */
  if (self->narrow_idle == 0)
    self->narrow_idle = g_idle_add_full (G_PRIORITY_DEFAULT, narrow_cb, self, NULL);
}

static gboolean
plumb_window_close_request (GtkWindow *window)
{
  plumb_window_keep_state (PLUMB_WINDOW (window));
  return GTK_WINDOW_CLASS (plumb_window_parent_class)->close_request (window);
}

static void
plumb_window_dispose (GObject *object)
{
  PlumbWindow *self = PLUMB_WINDOW (object);

  g_clear_handle_id (&self->narrow_idle, g_source_remove);
  g_clear_weak_pointer (&self->title_binding);
  g_clear_object (&self->destinations);
  g_clear_object (&self->leads);
  g_clear_object (&self->settings);
  /* It holds the view. */
  g_action_map_remove_action (G_ACTION_MAP (self), "blur");
  gtk_widget_dispose_template (GTK_WIDGET (object), PLUMB_TYPE_WINDOW);
  G_OBJECT_CLASS (plumb_window_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, PlumbWindow, menu);
  gtk_widget_class_bind_template_child (widget_class, PlumbWindow, first_menu_button);
  gtk_widget_class_bind_template_child (widget_class, PlumbWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, PlumbWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, PlumbWindow, states);
  gtk_widget_class_bind_template_child (widget_class, PlumbWindow, failure);
  gtk_widget_class_bind_template_child (widget_class, PlumbWindow, first_run);
  gtk_widget_class_bind_template_child (widget_class, PlumbWindow, first_button);
  gtk_widget_class_bind_template_child (widget_class, PlumbWindow, practise_button);
  gtk_widget_class_bind_template_child (widget_class, PlumbWindow, practise_hint);
  gtk_widget_class_bind_template_child (widget_class, PlumbWindow, outer);
  gtk_widget_class_bind_template_child (widget_class, PlumbWindow, inner);
  gtk_widget_class_bind_template_child (widget_class, PlumbWindow, title);
  gtk_widget_class_bind_template_child (widget_class, PlumbWindow, list_title);
  gtk_widget_class_bind_template_child (widget_class, PlumbWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, PlumbWindow, sidebar_box);
  gtk_widget_class_bind_template_child (widget_class, PlumbWindow, sidebar_handle);
  gtk_widget_class_bind_template_child (widget_class, PlumbWindow, list_header);
  gtk_widget_class_bind_template_child (widget_class, PlumbWindow, trouble);
  gtk_widget_class_bind_template_child (widget_class, PlumbWindow, view);
  gtk_widget_class_bind_template_child (widget_class, PlumbWindow, detail_separator);
  gtk_widget_class_bind_template_child (widget_class, PlumbWindow, detail_box);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, plumb_window_opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, plumb_window_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, plumb_window_message_cb);
}

static void
plumb_window_class_init (PlumbWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = plumb_window_dispose;
  widget_class->size_allocate = plumb_window_size_allocate;
  GTK_WINDOW_CLASS (klass)->close_request = plumb_window_close_request;

  g_type_ensure (PLUMB_TYPE_PANE_HANDLE);
  g_type_ensure (PLUMB_TYPE_SIDEBAR);
  g_type_ensure (PLUMB_TYPE_TROUBLE_BAR);
  g_type_ensure (PLUMB_TYPE_LEAD_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/plumb/Plumb/ui/plumb-window.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "win.show-destinations", NULL, show_destinations);
  gtk_widget_class_install_action (widget_class, "win.close-detail", NULL, close_detail);
  gtk_widget_class_install_action (widget_class, "win.search", NULL, search);
  gtk_widget_class_install_action (widget_class, "win.show-help-overlay", NULL, show_help_overlay);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "win.search",
                                       NULL);
}

static void
plumb_window_init (PlumbWindow *self)
{
  g_autoptr (GPropertyAction) blur = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  plumb_header_title_keep_clean (self->list_title);
  plumb_late_menu_set (self->first_menu_button, self->menu);
  plumb_late_menu_set (self->menu_button, self->menu);
  plumb_window_add_sidebar_handle (self);
  /* What a narrow window shows first. */
  adw_leaflet_set_visible_child_name (self->outer, "leads");
  blur = g_property_action_new ("blur", self->view, "blurred");
  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (blur));
  g_signal_connect_object (self->inner, "notify::folded", G_CALLBACK (plumb_window_show_buttons),
                           self, G_CONNECT_SWAPPED);
}

PlumbWindow *
plumb_window_new (GtkApplication *application)
{
  return g_object_new (PLUMB_TYPE_WINDOW, "application", application, NULL);
}
