/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-lead-table-view.h"

#include "plumb-lead-column.h"
#include "plumb-property.h"

#define N_COLUMNS (PLUMB_LEAD_SORT_FOLLOW_UP + 1)

struct _PlumbLeadTableView {
  AdwBin parent_instance;

  GtkScrolledWindow *scrolled_window;
  GtkColumnView *column_view;

  PlumbLeadPresenter *presenter;
  PlumbLeadFilter *filter;
  PlumbLeadColumn *columns[N_COLUMNS];
  GMenu *menu;
  GSimpleActionGroup *actions;
  int probed;
  gboolean is_busy;
};

G_DEFINE_FINAL_TYPE (PlumbLeadTableView, plumb_lead_table_view, ADW_TYPE_BIN)

typedef enum {
  PROP_COLUMNS = 1,
} PlumbLeadTableViewProps;

static GParamSpec *properties[PROP_COLUMNS + 1];

enum {
  ACTIVATE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
refresh_all (PlumbLeadTableView *self)
{
  for (guint i = 0; i < N_COLUMNS; i++)
    plumb_lead_column_refresh (self->columns[i]);
}

/* ── Sorting ───────────────────────────────────────────────────────────────── */

/* GTK 4.8 does not tell which header was clicked; the first column that is asked is it. */
static int
probe_cb (gconstpointer a, gconstpointer b, gpointer user_data)
{
  PlumbLeadColumn *column = user_data;
  PlumbLeadTableView *self = PLUMB_LEAD_TABLE_VIEW ((gpointer) a);

  if (self->probed < 0)
    self->probed = (int) plumb_lead_column_get_id (column);
  return GTK_ORDERING_SMALLER;
}

static void
sorter_changed_cb (PlumbLeadTableView *self)
{
  GtkSorter *sorter = gtk_column_view_get_sorter (self->column_view);
  gboolean descends;

  if (self->is_busy || self->filter == NULL)
    return;
  self->probed = -1;
  descends = gtk_sorter_compare (sorter, self, self->filter) == GTK_ORDERING_LARGER;
  if (self->probed < 0)
    return;
  plumb_lead_filter_set_sort (self->filter, (PlumbLeadSort) self->probed,
                              self->probed == PLUMB_LEAD_SORT_WHEN ? !descends : descends);
}

static void
show_sort (PlumbLeadTableView *self)
{
  const PlumbLeadQuery *query = plumb_lead_filter_get_query (self->filter);
  gboolean descends = (query->sort == PLUMB_LEAD_SORT_WHEN) != query->reversed;

  self->probed = -1;
  gtk_sorter_compare (gtk_column_view_get_sorter (self->column_view), self, self->filter);
  self->is_busy = TRUE;
  gtk_column_view_sort_by_column (self->column_view,
                                  plumb_lead_column_get_view_column (self->columns[query->sort]),
                                  descends ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
  self->is_busy = FALSE;
}

static void
filter_changed_cb (PlumbLeadTableView *self)
{
  const PlumbLeadQuery *query = plumb_lead_filter_get_query (self->filter);
  GtkSorter *sorter = gtk_column_view_get_sorter (self->column_view);
  gboolean descends;

  self->probed = -1;
  descends = gtk_sorter_compare (sorter, self, self->filter) == GTK_ORDERING_LARGER;
  if (self->probed != (int) query->sort ||
      descends != ((query->sort == PLUMB_LEAD_SORT_WHEN) != query->reversed))
    show_sort (self);
}

/* ── Order, width and visibility ───────────────────────────────────────────── */

static void
columns_changed_cb (PlumbLeadTableView *self)
{
  if (!self->is_busy)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COLUMNS]);
}

static PlumbLeadSort
find_id (PlumbLeadTableView *self, GtkColumnViewColumn *view_column)
{
  for (guint i = 0; i < N_COLUMNS; i++)
    if (plumb_lead_column_get_view_column (self->columns[i]) == view_column)
      return (PlumbLeadSort) i;
  g_return_val_if_reached (PLUMB_LEAD_SORT_WHEN);
}

static char *
columns_to_text (PlumbLeadTableView *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->column_view);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++) {
    g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

    g_string_append_printf (text, "%s%s%s:%d", i > 0 ? "," : "",
                            gtk_column_view_column_get_visible (column) ? "" : "-",
                            plumb_lead_sort_get_name (find_id (self, column)),
                            gtk_column_view_column_get_fixed_width (column));
  }
  return g_string_free (text, FALSE);
}

static void
place_column (PlumbLeadTableView *self, const char *text, guint position)
{
  g_auto (GStrv) parts = g_strsplit (text, ":", 2);
  gboolean is_hidden;
  PlumbLeadSort id;
  gint64 width;
  GtkColumnViewColumn *column;

  if (parts[0] == NULL)
    return;
  is_hidden = parts[0][0] == '-';
  if (!plumb_lead_sort_from_name (parts[0] + (is_hidden ? 1 : 0), &id))
    return;
  column = plumb_lead_column_get_view_column (self->columns[id]);
  width = parts[1] != NULL ? g_ascii_strtoll (parts[1], NULL, 10) : -1;
  gtk_column_view_column_set_visible (column, !is_hidden || id == PLUMB_LEAD_SORT_PERSON);
  gtk_column_view_column_set_fixed_width (column, width >= 24 && width < 4096 ? (int) width : -1);
  gtk_column_view_insert_column (self->column_view, position, column);
}

static void
columns_from_text (PlumbLeadTableView *self, const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text != NULL ? text : "", ",", N_COLUMNS);

  self->is_busy = TRUE;
  for (guint i = 0; parts[i] != NULL; i++)
    place_column (self, parts[i], i);
  self->is_busy = FALSE;
  columns_changed_cb (self);
}

/* ── Set-up ────────────────────────────────────────────────────────────────── */

static void
add_column (PlumbLeadTableView *self, PlumbLeadSort id)
{
  PlumbLeadColumn *column = plumb_lead_column_new (id);
  GtkColumnViewColumn *view_column = plumb_lead_column_get_view_column (column);
  g_autoptr (GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (probe_cb, column, NULL));
  g_autoptr (GPropertyAction) action = NULL;
  g_autofree char *action_name = NULL;

  self->columns[id] = column;
  gtk_column_view_column_set_sorter (view_column, sorter);
  gtk_column_view_column_set_header_menu (view_column, G_MENU_MODEL (self->menu));
  gtk_column_view_append_column (self->column_view, view_column);
  g_signal_connect_swapped (view_column, "notify::fixed-width", G_CALLBACK (columns_changed_cb),
                            self);
  g_signal_connect_swapped (view_column, "notify::visible", G_CALLBACK (columns_changed_cb), self);

  if (id == PLUMB_LEAD_SORT_PERSON)
    return;
  action = g_property_action_new (plumb_lead_sort_get_name (id), view_column, "visible");
  g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (action));
  action_name = g_strconcat ("columns.", plumb_lead_sort_get_name (id), NULL);
  g_menu_append (self->menu, plumb_lead_column_get_title (column), action_name);
}

static void
activate_cb (PlumbLeadTableView *self, guint position)
{
  g_signal_emit (self, signals[ACTIVATE], 0, position);
}

static void
plumb_lead_table_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((PlumbLeadTableViewProps) id) {
  case PROP_COLUMNS:
    g_value_take_string (value, columns_to_text (PLUMB_LEAD_TABLE_VIEW (object)));
    break;
  }
}

static void
plumb_lead_table_view_set_property (GObject *object, guint id, const GValue *value,
                                    GParamSpec *pspec)
{
  switch ((PlumbLeadTableViewProps) id) {
  case PROP_COLUMNS:
    columns_from_text (PLUMB_LEAD_TABLE_VIEW (object), g_value_get_string (value));
    break;
  }
}

static void
plumb_lead_table_view_dispose (GObject *object)
{
  PlumbLeadTableView *self = PLUMB_LEAD_TABLE_VIEW (object);

  self->is_busy = TRUE;
  if (self->column_view != NULL) {
    g_signal_handlers_disconnect_by_data (gtk_column_view_get_sorter (self->column_view), self);
    g_signal_handlers_disconnect_by_data (gtk_column_view_get_columns (self->column_view), self);
    gtk_column_view_set_model (self->column_view, NULL);
  }
  for (guint i = 0; i < N_COLUMNS; i++)
    if (self->columns[i] != NULL)
      g_signal_handlers_disconnect_by_data (plumb_lead_column_get_view_column (self->columns[i]),
                                            self);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), PLUMB_TYPE_LEAD_TABLE_VIEW);
  g_clear_object (&self->presenter);
  g_clear_object (&self->filter);
  G_OBJECT_CLASS (plumb_lead_table_view_parent_class)->dispose (object);
}

static void
plumb_lead_table_view_finalize (GObject *object)
{
  PlumbLeadTableView *self = PLUMB_LEAD_TABLE_VIEW (object);

  for (guint i = 0; i < N_COLUMNS; i++)
    g_clear_pointer (&self->columns[i], plumb_lead_column_free);
  g_clear_object (&self->menu);
  g_clear_object (&self->actions);
  G_OBJECT_CLASS (plumb_lead_table_view_parent_class)->finalize (object);
}

static void
plumb_lead_table_view_class_init (PlumbLeadTableViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = plumb_lead_table_view_get_property;
  object_class->set_property = plumb_lead_table_view_set_property;
  object_class->dispose = plumb_lead_table_view_dispose;
  object_class->finalize = plumb_lead_table_view_finalize;

  properties[PROP_COLUMNS] =
      g_param_spec_string ("columns", NULL, NULL, NULL, PLUMB_PROPERTY_CHANGING);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  signals[ACTIVATE] = g_signal_new ("activate", PLUMB_TYPE_LEAD_TABLE_VIEW, G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/plumb/Plumb/ui/plumb-lead-table-view.ui");
  gtk_widget_class_bind_template_child (widget_class, PlumbLeadTableView, scrolled_window);
  gtk_widget_class_bind_template_child (widget_class, PlumbLeadTableView, column_view);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
plumb_lead_table_view_init (PlumbLeadTableView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->menu = g_menu_new ();
  self->actions = g_simple_action_group_new ();
  for (guint i = 0; i < N_COLUMNS; i++)
    add_column (self, (PlumbLeadSort) i);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "columns", G_ACTION_GROUP (self->actions));
  g_signal_connect_swapped (gtk_column_view_get_columns (self->column_view), "items-changed",
                            G_CALLBACK (columns_changed_cb), self);
}

void
plumb_lead_table_view_set_up (PlumbLeadTableView *self, PlumbLeadPresenter *presenter,
                              PlumbLeadFilter *filter)
{
  g_return_if_fail (PLUMB_IS_LEAD_TABLE_VIEW (self));
  g_return_if_fail (self->presenter == NULL);

  self->presenter = g_object_ref (presenter);
  self->filter = g_object_ref (filter);
  for (guint i = 0; i < N_COLUMNS; i++)
    plumb_lead_column_set_presenter (self->columns[i], presenter);
  g_signal_connect_object (presenter, "changed", G_CALLBACK (refresh_all), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (filter, "changed", G_CALLBACK (filter_changed_cb), self,
                           G_CONNECT_SWAPPED);
  show_sort (self);
  g_signal_connect_swapped (gtk_column_view_get_sorter (self->column_view), "changed",
                            G_CALLBACK (sorter_changed_cb), self);
}

void
plumb_lead_table_view_set_model (PlumbLeadTableView *self, GtkSelectionModel *selection)
{
  g_return_if_fail (PLUMB_IS_LEAD_TABLE_VIEW (self));
  gtk_column_view_set_model (self->column_view, selection);
}

GtkAdjustment *
plumb_lead_table_view_get_vadjustment (PlumbLeadTableView *self)
{
  g_return_val_if_fail (PLUMB_IS_LEAD_TABLE_VIEW (self), NULL);
  return gtk_scrolled_window_get_vadjustment (self->scrolled_window);
}

void
plumb_lead_table_view_scroll_to (PlumbLeadTableView *self, guint position)
{
  GtkWidget *child;

  g_return_if_fail (PLUMB_IS_LEAD_TABLE_VIEW (self));

  /* gtk_column_view_scroll_to() is of GTK 4.12; the list inside has the action. */
  child = gtk_widget_get_first_child (GTK_WIDGET (self->column_view));
  while (child != NULL && !GTK_IS_LIST_VIEW (child))
    child = gtk_widget_get_next_sibling (child);
  if (child != NULL)
    gtk_widget_activate_action (child, "list.scroll-to-item", "u", position);
}

GMenuModel *
plumb_lead_table_view_get_menu (PlumbLeadTableView *self)
{
  g_return_val_if_fail (PLUMB_IS_LEAD_TABLE_VIEW (self), NULL);
  return G_MENU_MODEL (self->menu);
}

GActionGroup *
plumb_lead_table_view_get_actions (PlumbLeadTableView *self)
{
  g_return_val_if_fail (PLUMB_IS_LEAD_TABLE_VIEW (self), NULL);
  return G_ACTION_GROUP (self->actions);
}
