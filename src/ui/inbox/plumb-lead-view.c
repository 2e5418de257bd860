/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-lead-view.h"

#include "plumb-late-menu.h"
#include "plumb-lead-browser.h"
#include "plumb-lead-chart-pane.h"
#include "plumb-lead-chips.h"
#include "plumb-lead-copy.h"
#include "plumb-lead-filter-menu.h"
#include "plumb-lead-words.h"
#include "plumb-property.h"

struct _PlumbLeadView {
  AdwBin parent_instance;

  GtkSearchEntry *search_entry;
  GtkMenuButton *filter_button;
  GtkMenuButton *columns_button;
  PlumbLeadChips *chips;
  PlumbLeadChartPane *chart_pane;
  PlumbLeadBrowser *browser;

  PlumbLeadPresenter *presenter;
  PlumbLeadFilter *filter;
  PlumbLeadWords *words;
  GListModel *list;
  guint clock_timeout;
};

G_DEFINE_FINAL_TYPE (PlumbLeadView, plumb_lead_view, ADW_TYPE_BIN)

typedef enum {
  PROP_LIST = 1,
  PROP_DESTINATIONS,
  PROP_ACTIONS,
  PROP_NARROW,
  PROP_BLURRED,
  PROP_COLUMNS,
  PROP_SELECTED,
  PROP_N_NEW,
} PlumbLeadViewProps;

static GParamSpec *properties[PROP_N_NEW + 1];

enum {
  LEAD_ACTIVATED,
  MESSAGE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* ── Actions ───────────────────────────────────────────────────────────────── */

static void
copy_email (PlumbLeadView *self)
{
  PlumbLead *selected = plumb_lead_browser_get_selected (self->browser);
  gboolean is_withheld = selected != NULL && plumb_lead_is_do_not_contact (selected);
  const char *message =
      plumb_lead_copy_text (GTK_WIDGET (self), selected, PLUMB_LEAD_EMAIL, is_withheld);

  if (message != NULL)
    g_signal_emit (self, signals[MESSAGE], 0, message);
}

/* ── Actions ───────────────────────────────────────────────────────────────── */

static void
activate_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  PlumbLeadView *self = PLUMB_LEAD_VIEW (widget);

  if (g_str_equal (name, "lead-view.search"))
    plumb_lead_view_focus_search (self);
  else if (g_str_equal (name, "lead-view.filters"))
    gtk_menu_button_popup (self->filter_button);
  else if (g_str_equal (name, "lead-view.clear"))
    plumb_lead_filter_clear (self->filter);
  else if (g_str_equal (name, "lead-view.newest"))
    plumb_lead_browser_show_newest (self->browser);
  else
    copy_email (self);
}

static void
activated_cb (PlumbLeadView *self, PlumbLead *lead)
{
  g_signal_emit (self, signals[LEAD_ACTIVATED], 0, lead);
}

static void
child_notify_cb (PlumbLeadView *self, GParamSpec *pspec, GObject *child)
{
  if (child == G_OBJECT (self->browser) && g_str_equal (pspec->name, "narrow")) {
    gboolean narrow;

    g_object_get (child, "narrow", &narrow, NULL);
    gtk_widget_set_visible (GTK_WIDGET (self->columns_button), !narrow);
  }
  g_object_notify (G_OBJECT (self), pspec->name);
}

/* ── Set-up ────────────────────────────────────────────────────────────────── */

static gboolean
minute_cb (gpointer user_data)
{
  PlumbLeadView *self = PLUMB_LEAD_VIEW (user_data);

  plumb_lead_filter_refresh (self->filter);
  plumb_lead_presenter_refresh (self->presenter);
  return G_SOURCE_CONTINUE;
}

static void
plumb_lead_view_map (GtkWidget *widget)
{
  PlumbLeadView *self = PLUMB_LEAD_VIEW (widget);

  GTK_WIDGET_CLASS (plumb_lead_view_parent_class)->map (widget);
  self->clock_timeout = g_timeout_add_seconds (60, minute_cb, self);
}

static void
plumb_lead_view_unmap (GtkWidget *widget)
{
  PlumbLeadView *self = PLUMB_LEAD_VIEW (widget);

  g_clear_handle_id (&self->clock_timeout, g_source_remove);
  GTK_WIDGET_CLASS (plumb_lead_view_parent_class)->unmap (widget);
}

static void
plumb_lead_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PlumbLeadView *self = PLUMB_LEAD_VIEW (object);

  switch ((PlumbLeadViewProps) id) {
  case PROP_LIST:
  case PROP_NARROW:
  case PROP_SELECTED:
  case PROP_N_NEW:
    g_object_get_property (G_OBJECT (self->browser), pspec->name, value);
    break;
  case PROP_COLUMNS:
    g_object_get_property (G_OBJECT (plumb_lead_browser_get_table (self->browser)), pspec->name,
                           value);
    break;
  case PROP_DESTINATIONS:
  case PROP_ACTIONS:
  case PROP_BLURRED:
    g_object_get_property (G_OBJECT (self->presenter), pspec->name, value);
    break;
  }
}

static void
plumb_lead_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  PlumbLeadView *self = PLUMB_LEAD_VIEW (object);

  switch ((PlumbLeadViewProps) id) {
  case PROP_LIST:
    plumb_lead_view_set_list (self, g_value_get_object (value));
    break;
  case PROP_NARROW:
  case PROP_SELECTED:
    g_object_set_property (G_OBJECT (self->browser), pspec->name, value);
    break;
  case PROP_COLUMNS:
    g_object_set_property (G_OBJECT (plumb_lead_browser_get_table (self->browser)), pspec->name,
                           value);
    break;
  case PROP_DESTINATIONS:
  case PROP_ACTIONS:
  case PROP_BLURRED:
    g_object_set_property (G_OBJECT (self->presenter), pspec->name, value);
    g_object_notify_by_pspec (object, pspec);
    break;
  case PROP_N_NEW:
    break;
  }
}

static void
plumb_lead_view_dispose (GObject *object)
{
  PlumbLeadView *self = PLUMB_LEAD_VIEW (object);

  g_clear_handle_id (&self->clock_timeout, g_source_remove);
  if (self->list != NULL)
    g_signal_handlers_disconnect_by_data (self->list, self->chart_pane);
  g_clear_object (&self->words);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), PLUMB_TYPE_LEAD_VIEW);
  g_clear_object (&self->list);
  g_clear_object (&self->filter);
  g_clear_object (&self->presenter);
  G_OBJECT_CLASS (plumb_lead_view_parent_class)->dispose (object);
}

static void
install_properties (GObjectClass *object_class)
{
  properties[PROP_LIST] =
      g_param_spec_object ("list", NULL, NULL, G_TYPE_LIST_MODEL, PLUMB_PROPERTY_CHANGING);
  properties[PROP_DESTINATIONS] =
      g_param_spec_object ("destinations", NULL, NULL, G_TYPE_LIST_MODEL, PLUMB_PROPERTY_CHANGING);
  properties[PROP_ACTIONS] =
      g_param_spec_object ("actions", NULL, NULL, PLUMB_TYPE_LEAD_ACTIONS, PLUMB_PROPERTY_CHANGING);
  properties[PROP_NARROW] =
      g_param_spec_boolean ("narrow", NULL, NULL, FALSE, PLUMB_PROPERTY_CHANGING);
  properties[PROP_BLURRED] =
      g_param_spec_boolean ("blurred", NULL, NULL, FALSE, PLUMB_PROPERTY_CHANGING);
  properties[PROP_COLUMNS] =
      g_param_spec_string ("columns", NULL, NULL, NULL, PLUMB_PROPERTY_CHANGING);
  properties[PROP_SELECTED] =
      g_param_spec_object ("selected", NULL, NULL, PLUMB_TYPE_LEAD, PLUMB_PROPERTY_CHANGING);
  properties[PROP_N_NEW] =
      g_param_spec_uint ("n-new", NULL, NULL, 0, G_MAXUINT, 0, PLUMB_PROPERTY_SHOWN);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (PLUMB_TYPE_LEAD_CHIPS);
  g_type_ensure (PLUMB_TYPE_LEAD_CHART_PANE);
  g_type_ensure (PLUMB_TYPE_LEAD_BROWSER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/plumb/Plumb/ui/plumb-lead-view.ui");
  gtk_widget_class_bind_template_child (widget_class, PlumbLeadView, search_entry);
  gtk_widget_class_bind_template_child (widget_class, PlumbLeadView, filter_button);
  gtk_widget_class_bind_template_child (widget_class, PlumbLeadView, columns_button);
  gtk_widget_class_bind_template_child (widget_class, PlumbLeadView, chips);
  gtk_widget_class_bind_template_child (widget_class, PlumbLeadView, chart_pane);
  gtk_widget_class_bind_template_child (widget_class, PlumbLeadView, browser);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  static const char *const names[] = { "lead-view.search", "lead-view.filters", "lead-view.clear",
                                       "lead-view.newest", "lead-view.copy-email" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    gtk_widget_class_install_action (widget_class, names[i], NULL, activate_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK,
                                       "lead-view.search", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK,
                                       "lead-view.copy-email", NULL);
}

static void
plumb_lead_view_class_init (PlumbLeadViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = plumb_lead_view_get_property;
  object_class->set_property = plumb_lead_view_set_property;
  object_class->dispose = plumb_lead_view_dispose;
  widget_class->map = plumb_lead_view_map;
  widget_class->unmap = plumb_lead_view_unmap;

  install_properties (object_class);
  signals[LEAD_ACTIVATED] = g_signal_new ("lead-activated", PLUMB_TYPE_LEAD_VIEW, G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 1, PLUMB_TYPE_LEAD);
  signals[MESSAGE] = g_signal_new ("message", PLUMB_TYPE_LEAD_VIEW, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  bind_template (widget_class);
  install_actions (widget_class);
}

static void
watch_children (PlumbLeadView *self)
{
  static const char *const names[] = { "notify::list", "notify::narrow", "notify::selected",
                                       "notify::n-new" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_signal_connect_object (self->browser, names[i], G_CALLBACK (child_notify_cb), self,
                             G_CONNECT_SWAPPED);
  g_signal_connect_object (plumb_lead_browser_get_table (self->browser), "notify::columns",
                           G_CALLBACK (child_notify_cb), self, G_CONNECT_SWAPPED);
}

/* It has more widgets than all the rest of the view. */
static void
make_filter_menu_cb (GtkMenuButton *button, gpointer user_data)
{
  PlumbLeadView *self = user_data;

  if (gtk_menu_button_get_popover (button) == NULL)
    gtk_menu_button_set_popover (button,
                                 plumb_lead_filter_menu_new (self->presenter, self->filter));
}

static void
plumb_lead_view_init (PlumbLeadView *self)
{
  PlumbLeadTableView *table;

  self->presenter = plumb_lead_presenter_new ();
  self->filter = plumb_lead_filter_new ();
  gtk_widget_init_template (GTK_WIDGET (self));

  self->words = plumb_lead_words_new (self->search_entry, self->filter, GTK_WIDGET (self->browser));
  plumb_lead_browser_set_up (self->browser, self->presenter, self->filter);
  plumb_lead_chips_set_up (self->chips, self->presenter, self->filter);
  gtk_menu_button_set_create_popup_func (self->filter_button, make_filter_menu_cb, self, NULL);
  plumb_lead_chart_pane_set_up (self->chart_pane, self->presenter, self->filter);
  table = plumb_lead_browser_get_table (self->browser);
  plumb_late_menu_set (self->columns_button, plumb_lead_table_view_get_menu (table));
  gtk_widget_insert_action_group (GTK_WIDGET (self->columns_button), "columns",
                                  plumb_lead_table_view_get_actions (table));
  watch_children (self);
}

PlumbLeadView *
plumb_lead_view_new (void)
{
  return g_object_new (PLUMB_TYPE_LEAD_VIEW, NULL);
}

PlumbLeadFilter *
plumb_lead_view_get_filter (PlumbLeadView *self)
{
  g_return_val_if_fail (PLUMB_IS_LEAD_VIEW (self), NULL);
  return self->filter;
}

PlumbLead *
plumb_lead_view_get_selected (PlumbLeadView *self)
{
  g_return_val_if_fail (PLUMB_IS_LEAD_VIEW (self), NULL);
  return plumb_lead_browser_get_selected (self->browser);
}

void
plumb_lead_view_set_selected (PlumbLeadView *self, PlumbLead *lead)
{
  g_return_if_fail (PLUMB_IS_LEAD_VIEW (self));

  plumb_lead_browser_set_selected (self->browser, lead);
}

void
plumb_lead_view_set_list (PlumbLeadView *self, GListModel *list)
{
  g_return_if_fail (PLUMB_IS_LEAD_VIEW (self));
  g_return_if_fail (list == NULL || G_IS_LIST_MODEL (list));

  if (self->list == list)
    return;
  if (self->list != NULL)
    g_signal_handlers_disconnect_by_data (self->list, self->chart_pane);
  g_set_object (&self->list, list);
  if (list != NULL)
    g_signal_connect_object (list, "items-changed", G_CALLBACK (plumb_lead_chart_pane_reload),
                             self->chart_pane, G_CONNECT_SWAPPED);
  g_object_set (self->browser, "list", list, NULL);
  plumb_lead_chart_pane_reload (self->chart_pane);
}

void
plumb_lead_view_set_key_capture_widget (PlumbLeadView *self, GtkWidget *widget)
{
  g_return_if_fail (PLUMB_IS_LEAD_VIEW (self));
  gtk_search_entry_set_key_capture_widget (self->search_entry, widget);
}

void
plumb_lead_view_focus_search (PlumbLeadView *self)
{
  g_return_if_fail (PLUMB_IS_LEAD_VIEW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

void
plumb_lead_view_focus_leads (PlumbLeadView *self)
{
  g_return_if_fail (PLUMB_IS_LEAD_VIEW (self));
  gtk_widget_child_focus (GTK_WIDGET (self->browser), GTK_DIR_TAB_FORWARD);
}
