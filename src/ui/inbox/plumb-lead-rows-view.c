/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-lead-rows-view.h"

#include "plumb-lead-row.h"

struct _PlumbLeadRowsView {
  AdwBin parent_instance;

  GtkScrolledWindow *scrolled_window;
  GtkListView *list_view;

  PlumbLeadPresenter *presenter;
  GHashTable *items;
};

G_DEFINE_FINAL_TYPE (PlumbLeadRowsView, plumb_lead_rows_view, ADW_TYPE_BIN)

enum {
  ACTIVATE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
show_item (PlumbLeadRowsView *self, GtkListItem *item)
{
  plumb_lead_row_show (PLUMB_LEAD_ROW (gtk_list_item_get_child (item)), self->presenter,
                       gtk_list_item_get_item (item));
}

static void
setup_cb (PlumbLeadRowsView *self, GtkListItem *item)
{
  gtk_list_item_set_child (item, plumb_lead_row_new ());
}

static void
bind_cb (PlumbLeadRowsView *self, GtkListItem *item)
{
  g_hash_table_add (self->items, item);
  show_item (self, item);
}

static void
unbind_cb (PlumbLeadRowsView *self, GtkListItem *item)
{
  g_hash_table_remove (self->items, item);
}

static void
show_all (PlumbLeadRowsView *self)
{
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, &item, NULL))
    show_item (self, item);
}

static void
activate_cb (PlumbLeadRowsView *self, guint position)
{
  g_signal_emit (self, signals[ACTIVATE], 0, position);
}

static void
plumb_lead_rows_view_dispose (GObject *object)
{
  PlumbLeadRowsView *self = PLUMB_LEAD_ROWS_VIEW (object);

  if (self->list_view != NULL)
    gtk_list_view_set_model (self->list_view, NULL);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), PLUMB_TYPE_LEAD_ROWS_VIEW);
  g_clear_object (&self->presenter);
  G_OBJECT_CLASS (plumb_lead_rows_view_parent_class)->dispose (object);
}

static void
plumb_lead_rows_view_finalize (GObject *object)
{
  g_hash_table_unref (PLUMB_LEAD_ROWS_VIEW (object)->items);
  G_OBJECT_CLASS (plumb_lead_rows_view_parent_class)->finalize (object);
}

static void
plumb_lead_rows_view_class_init (PlumbLeadRowsViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = plumb_lead_rows_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = plumb_lead_rows_view_finalize;

  signals[ACTIVATE] = g_signal_new ("activate", PLUMB_TYPE_LEAD_ROWS_VIEW, G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/plumb/Plumb/ui/plumb-lead-rows-view.ui");
  gtk_widget_class_bind_template_child (widget_class, PlumbLeadRowsView, scrolled_window);
  gtk_widget_class_bind_template_child (widget_class, PlumbLeadRowsView, list_view);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
plumb_lead_rows_view_init (PlumbLeadRowsView *self)
{
  self->items = g_hash_table_new (NULL, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
plumb_lead_rows_view_set_up (PlumbLeadRowsView *self, PlumbLeadPresenter *presenter)
{
  g_return_if_fail (PLUMB_IS_LEAD_ROWS_VIEW (self));
  g_return_if_fail (self->presenter == NULL);

  self->presenter = g_object_ref (presenter);
  g_signal_connect_object (presenter, "changed", G_CALLBACK (show_all), self, G_CONNECT_SWAPPED);
}

void
plumb_lead_rows_view_set_model (PlumbLeadRowsView *self, GtkSelectionModel *selection)
{
  g_return_if_fail (PLUMB_IS_LEAD_ROWS_VIEW (self));
  gtk_list_view_set_model (self->list_view, selection);
}

GtkAdjustment *
plumb_lead_rows_view_get_vadjustment (PlumbLeadRowsView *self)
{
  g_return_val_if_fail (PLUMB_IS_LEAD_ROWS_VIEW (self), NULL);
  return gtk_scrolled_window_get_vadjustment (self->scrolled_window);
}

void
plumb_lead_rows_view_scroll_to (PlumbLeadRowsView *self, guint position)
{
  g_return_if_fail (PLUMB_IS_LEAD_ROWS_VIEW (self));
  gtk_widget_activate_action (GTK_WIDGET (self->list_view), "list.scroll-to-item", "u", position);
}
