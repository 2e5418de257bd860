/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-lead-browser.h"

#include "plumb-lead-follower.h"
#include "plumb-lead-model.h"
#include "plumb-lead-rows-view.h"
#include "plumb-lead-steps.h"
#include "plumb-property.h"

/* Milliseconds before a wait is worth a spinner. */
#define PATIENCE 300

struct _PlumbLeadBrowser {
  AdwBin parent_instance;

  GtkStack *stack;
  GtkSpinner *spinner;
  GtkStack *list_stack;
  PlumbLeadTableView *table;
  PlumbLeadRowsView *rows;
  GtkRevealer *new_revealer;
  GtkButton *new_button;

  PlumbLeadFilter *filter;
  GListModel *list;
  PlumbLeadSteps *steps;
  GtkSingleSelection *selection;
  PlumbLead *selected;
  PlumbLeadFollower *follower;
  gboolean narrow;
  guint spinner_timeout;
};

G_DEFINE_FINAL_TYPE (PlumbLeadBrowser, plumb_lead_browser, ADW_TYPE_BIN)

typedef enum {
  PROP_LIST = 1,
  PROP_NARROW,
  PROP_SELECTED,
  PROP_N_NEW,
} PlumbLeadBrowserProps;

static GParamSpec *properties[PROP_N_NEW + 1];

enum {
  LEAD_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* ── Pages ─────────────────────────────────────────────────────────────────── */

/* A spinner that turns unseen keeps the whole window drawing. */
static void
show_page (PlumbLeadBrowser *self, const char *name)
{
  gtk_stack_set_visible_child_name (self->stack, name);
  gtk_spinner_set_spinning (self->spinner, g_str_equal (name, "loading"));
}

static gboolean
patience_ended_cb (gpointer user_data)
{
  PlumbLeadBrowser *self = PLUMB_LEAD_BROWSER (user_data);

  self->spinner_timeout = 0;
  show_page (self, "loading");
  return G_SOURCE_REMOVE;
}

static void
update_page (PlumbLeadBrowser *self)
{
  guint n_items = self->list != NULL ? g_list_model_get_n_items (self->list) : 0;

  if (n_items == 0 && plumb_lead_model_is_busy (self->list)) {
    if (self->spinner_timeout == 0)
      self->spinner_timeout = g_timeout_add (PATIENCE, patience_ended_cb, self);
    return;
  }
  g_clear_handle_id (&self->spinner_timeout, g_source_remove);
  if (n_items > 0)
    show_page (self, "list");
  else if (plumb_lead_filter_is_set (self->filter))
    show_page (self, "nothing-matches");
  else
    show_page (self, "nothing-yet");
}

/* ── Following the newest ──────────────────────────────────────────────────── */

static void
n_new_changed_cb (PlumbLeadBrowser *self)
{
  guint n_new = plumb_lead_follower_get_n_new (self->follower);
  g_autofree char *label = plumb_lead_format_new_leads (MAX (n_new, 1));

  /* The words stay while the button goes. */
  if (n_new > 0)
    gtk_button_set_label (self->new_button, label);
  gtk_revealer_set_reveal_child (self->new_revealer, n_new > 0);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_NEW]);
}

static void
arrived_cb (PlumbLeadBrowser *self, guint n_leads)
{
  if (plumb_lead_filter_is_newest_first (self->filter))
    plumb_lead_follower_note_arrived (self->follower, n_leads);
}

static void
go_to_top_cb (PlumbLeadBrowser *self)
{
  if (self->list != NULL && g_list_model_get_n_items (self->list) > 0)
    self->narrow ? plumb_lead_rows_view_scroll_to (self->rows, 0)
                 : plumb_lead_table_view_scroll_to (self->table, 0);
}

void
plumb_lead_browser_show_newest (PlumbLeadBrowser *self)
{
  g_return_if_fail (PLUMB_IS_LEAD_BROWSER (self));
  plumb_lead_follower_go_to_top (self->follower);
}

static void
watch_adjustment (PlumbLeadBrowser *self)
{
  plumb_lead_follower_set_adjustment (
      self->follower, self->narrow ? plumb_lead_rows_view_get_vadjustment (self->rows)
                                   : plumb_lead_table_view_get_vadjustment (self->table));
}

/* ── Selection ─────────────────────────────────────────────────────────────── */

static void
keep_selected (PlumbLeadBrowser *self, PlumbLead *lead)
{
  gboolean is_same = lead != NULL && self->selected != NULL &&
                     plumb_lead_get_row (lead) == plumb_lead_get_row (self->selected);

  /* The list makes a lead anew each time it is asked; the row is what it is known by. */
  if (!is_same && g_set_object (&self->selected, lead))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
}

static void
selected_cb (PlumbLeadBrowser *self)
{
  PlumbLead *lead = gtk_single_selection_get_selected_item (self->selection);

  /* A result that goes takes the selection along, but not the lead that is being read. */
  if (lead != NULL)
    keep_selected (self, lead);
}

static void
activate_cb (PlumbLeadBrowser *self, guint position)
{
  g_autoptr (PlumbLead) lead = g_list_model_get_item (self->list, position);

  if (lead == NULL)
    return;
  gtk_single_selection_set_selected (self->selection, position);
  keep_selected (self, lead);
  g_signal_emit (self, signals[LEAD_ACTIVATED], 0, lead);
}

/* ── The list ──────────────────────────────────────────────────────────────── */

static void
apply_query (PlumbLeadBrowser *self)
{
  plumb_lead_model_set_query (self->list, plumb_lead_filter_get_query (self->filter));
  plumb_lead_follower_forget_new (self->follower);
  update_page (self);
}

static void
show_model (PlumbLeadBrowser *self)
{
  GtkSelectionModel *selection = GTK_SELECTION_MODEL (self->selection);

  plumb_lead_table_view_set_model (self->table, self->narrow ? NULL : selection);
  plumb_lead_rows_view_set_model (self->rows, self->narrow ? selection : NULL);
}

/* What is read stays marked when the same lead comes back with another result. */
static void
items_changed_cb (PlumbLeadBrowser *self, guint position, guint removed, guint added)
{
  guint found;

  if (added > 0 && position == 0 && plumb_lead_filter_is_newest_first (self->filter))
    plumb_lead_follower_note_added (self->follower);
  if (added > 0 &&
      gtk_single_selection_get_selected (self->selection) == GTK_INVALID_LIST_POSITION &&
      plumb_lead_model_find (self->list, self->selected, &found))
    gtk_single_selection_set_selected (self->selection, found);
  update_page (self);
}

static void
connect_list (PlumbLeadBrowser *self)
{
  g_signal_connect_swapped (self->list, "notify::busy", G_CALLBACK (update_page), self);
  if (g_signal_lookup ("arrived", G_OBJECT_TYPE (self->list)) != 0)
    g_signal_connect_swapped (self->list, "arrived", G_CALLBACK (arrived_cb), self);
}

static void
set_list (PlumbLeadBrowser *self, GListModel *list)
{
  if (self->list == list)
    return;
  if (self->list != NULL)
    g_signal_handlers_disconnect_by_data (self->list, self);
  g_set_object (&self->list, list);
  /* The views learn of a change before the selection moves to what they do not know yet. */
  plumb_lead_steps_set_model (self->steps, list);
  if (list != NULL)
    connect_list (self);
  apply_query (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LIST]);
}

static void
set_narrow (PlumbLeadBrowser *self, gboolean narrow)
{
  if (self->narrow == narrow)
    return;
  self->narrow = narrow;
  gtk_stack_set_visible_child_name (self->list_stack, narrow ? "rows" : "table");
  show_model (self);
  watch_adjustment (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
}

/* ── Set-up ────────────────────────────────────────────────────────────────── */

static void
plumb_lead_browser_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PlumbLeadBrowser *self = PLUMB_LEAD_BROWSER (object);

  switch ((PlumbLeadBrowserProps) id) {
  case PROP_LIST:
    g_value_set_object (value, self->list);
    break;
  case PROP_NARROW:
    g_value_set_boolean (value, self->narrow);
    break;
  case PROP_SELECTED:
    g_value_set_object (value, self->selected);
    break;
  case PROP_N_NEW:
    g_value_set_uint (value, plumb_lead_follower_get_n_new (self->follower));
    break;
  }
}

static void
plumb_lead_browser_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  PlumbLeadBrowser *self = PLUMB_LEAD_BROWSER (object);

  switch ((PlumbLeadBrowserProps) id) {
  case PROP_LIST:
    set_list (self, g_value_get_object (value));
    break;
  case PROP_NARROW:
    set_narrow (self, g_value_get_boolean (value));
    break;
  case PROP_SELECTED:
    plumb_lead_browser_set_selected (self, g_value_get_object (value));
    break;
  case PROP_N_NEW:
    break;
  }
}

static void
plumb_lead_browser_dispose (GObject *object)
{
  PlumbLeadBrowser *self = PLUMB_LEAD_BROWSER (object);

  g_clear_handle_id (&self->spinner_timeout, g_source_remove);
  if (self->list != NULL)
    g_signal_handlers_disconnect_by_data (self->list, self);
  if (self->follower != NULL)
    g_signal_handlers_disconnect_by_data (self->follower, self);
  g_clear_object (&self->follower);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), PLUMB_TYPE_LEAD_BROWSER);
  g_clear_object (&self->selection);
  g_clear_object (&self->steps);
  g_clear_object (&self->list);
  g_clear_object (&self->selected);
  g_clear_object (&self->filter);
  G_OBJECT_CLASS (plumb_lead_browser_parent_class)->dispose (object);
}

static void
plumb_lead_browser_class_init (PlumbLeadBrowserClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = plumb_lead_browser_get_property;
  object_class->set_property = plumb_lead_browser_set_property;
  object_class->dispose = plumb_lead_browser_dispose;

  properties[PROP_LIST] =
      g_param_spec_object ("list", NULL, NULL, G_TYPE_LIST_MODEL, PLUMB_PROPERTY_CHANGING);
  properties[PROP_NARROW] =
      g_param_spec_boolean ("narrow", NULL, NULL, FALSE, PLUMB_PROPERTY_CHANGING);
  properties[PROP_SELECTED] =
      g_param_spec_object ("selected", NULL, NULL, PLUMB_TYPE_LEAD, PLUMB_PROPERTY_CHANGING);
  properties[PROP_N_NEW] =
      g_param_spec_uint ("n-new", NULL, NULL, 0, G_MAXUINT, 0, PLUMB_PROPERTY_SHOWN);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  signals[LEAD_ACTIVATED] =
      g_signal_new ("lead-activated", PLUMB_TYPE_LEAD_BROWSER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 1, PLUMB_TYPE_LEAD);

  g_type_ensure (PLUMB_TYPE_LEAD_TABLE_VIEW);
  g_type_ensure (PLUMB_TYPE_LEAD_ROWS_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/plumb/Plumb/ui/plumb-lead-browser.ui");
  gtk_widget_class_bind_template_child (widget_class, PlumbLeadBrowser, stack);
  gtk_widget_class_bind_template_child (widget_class, PlumbLeadBrowser, spinner);
  gtk_widget_class_bind_template_child (widget_class, PlumbLeadBrowser, list_stack);
  gtk_widget_class_bind_template_child (widget_class, PlumbLeadBrowser, table);
  gtk_widget_class_bind_template_child (widget_class, PlumbLeadBrowser, rows);
  gtk_widget_class_bind_template_child (widget_class, PlumbLeadBrowser, new_revealer);
  gtk_widget_class_bind_template_child (widget_class, PlumbLeadBrowser, new_button);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, plumb_lead_browser_show_newest);
}

static void
plumb_lead_browser_init (PlumbLeadBrowser *self)
{
  self->steps = plumb_lead_steps_new ();
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->steps)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_widget_init_template (GTK_WIDGET (self));
  self->follower = plumb_lead_follower_new ();
  g_signal_connect_swapped (self->follower, "go-to-top", G_CALLBACK (go_to_top_cb), self);
  g_signal_connect_object (self->follower, "notify::n-new", G_CALLBACK (n_new_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->steps, "items-changed", G_CALLBACK (items_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  watch_adjustment (self);
}

void
plumb_lead_browser_set_up (PlumbLeadBrowser *self, PlumbLeadPresenter *presenter,
                           PlumbLeadFilter *filter)
{
  g_return_if_fail (PLUMB_IS_LEAD_BROWSER (self));
  g_return_if_fail (self->filter == NULL);

  self->filter = g_object_ref (filter);
  plumb_lead_table_view_set_up (self->table, presenter, filter);
  plumb_lead_rows_view_set_up (self->rows, presenter);
  g_signal_connect_object (filter, "changed", G_CALLBACK (apply_query), self, G_CONNECT_SWAPPED);
  show_model (self);
  update_page (self);
}

PlumbLeadTableView *
plumb_lead_browser_get_table (PlumbLeadBrowser *self)
{
  g_return_val_if_fail (PLUMB_IS_LEAD_BROWSER (self), NULL);
  return self->table;
}

PlumbLead *
plumb_lead_browser_get_selected (PlumbLeadBrowser *self)
{
  g_return_val_if_fail (PLUMB_IS_LEAD_BROWSER (self), NULL);
  return self->selected;
}

void
plumb_lead_browser_set_selected (PlumbLeadBrowser *self, PlumbLead *lead)
{
  g_return_if_fail (PLUMB_IS_LEAD_BROWSER (self));

  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  keep_selected (self, lead);
}
