/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-lead-column.h"

#include "plumb-lead-cell.h"

#include <glib/gi18n.h>

struct _PlumbLeadColumn {
  PlumbLeadSort id;
  PlumbLeadPresenter *presenter;
  GtkColumnViewColumn *view_column;
  GHashTable *items;
};

static const struct {
  const char *title;
  guint n_characters;
  gboolean expands;
} specs[] = {
  [PLUMB_LEAD_SORT_WHEN] = {
      N_("When"), 14, FALSE },
      [PLUMB_LEAD_SORT_PERSON] = {
          N_("Person"), 18, TRUE },
          [PLUMB_LEAD_SORT_COMPANY] = {
              N_("Company"), 16, TRUE },
              [PLUMB_LEAD_SORT_OFFER] = {
                  N_("Offer"), 16, TRUE },
                  [PLUMB_LEAD_SORT_SOURCE] = {
                      N_("Source"), 18, FALSE },
                      [PLUMB_LEAD_SORT_ACTION] = {
                          N_("Action"), 13, FALSE },
                          [PLUMB_LEAD_SORT_DESTINATION] = {
                              N_("Destination"), 15, FALSE },
                              [PLUMB_LEAD_SORT_FOLLOW_UP] = { N_("Follow-up"), 14, FALSE },
                              };

static GtkWidget *
find_row (GtkWidget *cell)
{
  GtkWidget *holder = gtk_widget_get_parent (cell);

  return holder != NULL ? gtk_widget_get_parent (holder) : NULL;
}

static void
rooted_cb (GtkWidget *row)
{
  GdkRGBA color;

  g_signal_handlers_disconnect_by_func (row, rooted_cb, NULL);
  gtk_widget_set_visible (row, FALSE);
  gtk_style_context_get_color (gtk_widget_get_style_context (row), &color);
  gtk_widget_set_visible (row, TRUE);
}

/* GTK makes the style of all rows below a new one anew, unless it had its own before it is seen. */
static void
style_new_row (GtkWidget *cell)
{
  GtkWidget *row = find_row (cell);

  if (row != NULL && plumb_lead_cell_get_text (PLUMB_LEAD_CELL (cell)) == NULL)
    g_signal_connect (row, "notify::root", G_CALLBACK (rooted_cb), NULL);
}

static void
name_row (PlumbLeadColumn *column, GtkWidget *cell, PlumbLead *lead)
{
  g_autofree char *name = plumb_lead_presenter_dup_row_name (column->presenter, lead);
  GtkWidget *row = find_row (cell);

  if (row != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
show_marked (PlumbLeadColumn *column, GtkWidget *cell, PlumbLead *lead, const char *text)
{
  PlumbFollowUp state;

  if (column->id == PLUMB_LEAD_SORT_PERSON) {
    plumb_lead_cell_show (PLUMB_LEAD_CELL (cell), plumb_lead_format_mark_icon (lead), text);
    name_row (column, cell, lead);
    return;
  }
  state = plumb_lead_presenter_get_follow_up (column->presenter, lead, NULL);
  plumb_lead_cell_show (PLUMB_LEAD_CELL (cell), plumb_lead_format_follow_up_icon (state), text);
  if (state == PLUMB_FOLLOW_UP_OVERDUE)
    gtk_widget_add_css_class (cell, "warning");
  else
    gtk_widget_remove_css_class (cell, "warning");
}

static void
show_item (PlumbLeadColumn *column, GtkListItem *item)
{
  PlumbLead *lead = gtk_list_item_get_item (item);
  GtkWidget *cell = gtk_list_item_get_child (item);
  g_autofree char *text = plumb_lead_presenter_dup_cell (column->presenter, lead, column->id);

  if (PLUMB_IS_LEAD_CELL (cell))
    show_marked (column, cell, lead, text);
  else
    gtk_inscription_set_text (GTK_INSCRIPTION (cell), text);
}

static gboolean
query_tooltip_cb (GtkWidget *cell, int x, int y, gboolean by_keyboard, GtkTooltip *tooltip,
                  GtkListItem *item)
{
  PlumbLead *lead = gtk_list_item_get_item (item);
  PlumbLeadColumn *column = g_object_get_data (G_OBJECT (cell), "plumb-column");
  g_autofree char *text = NULL;

  if (lead == NULL)
    return FALSE;
  text = plumb_lead_presenter_dup_tooltip (column->presenter, lead, column->id);
  gtk_tooltip_set_text (tooltip, text);
  return text != NULL;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, PlumbLeadColumn *column)
{
  guint n_characters = specs[column->id].n_characters;
  GtkWidget *cell;

  if (column->id == PLUMB_LEAD_SORT_PERSON || column->id == PLUMB_LEAD_SORT_FOLLOW_UP) {
    cell = plumb_lead_cell_new (n_characters);
  } else {
    cell = gtk_inscription_new (NULL);
    gtk_inscription_set_min_chars (GTK_INSCRIPTION (cell), MIN (n_characters, 6));
    gtk_inscription_set_nat_chars (GTK_INSCRIPTION (cell), n_characters);
    gtk_inscription_set_text_overflow (GTK_INSCRIPTION (cell),
                                       GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  }
  g_object_set_data (G_OBJECT (cell), "plumb-column", column);
  gtk_widget_set_has_tooltip (cell, TRUE);
  g_signal_connect_object (cell, "query-tooltip", G_CALLBACK (query_tooltip_cb), item, 0);
  gtk_list_item_set_child (item, cell);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, PlumbLeadColumn *column)
{
  g_hash_table_add (column->items, item);
  if (column->id == PLUMB_LEAD_SORT_PERSON)
    style_new_row (gtk_list_item_get_child (item));
  show_item (column, item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, PlumbLeadColumn *column)
{
  g_hash_table_remove (column->items, item);
}

PlumbLeadColumn *
plumb_lead_column_new (PlumbLeadSort id)
{
  PlumbLeadColumn *self = g_new0 (PlumbLeadColumn, 1);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  self->id = id;
  self->items = g_hash_table_new (NULL, NULL);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), self);

  self->view_column = gtk_column_view_column_new (plumb_lead_column_get_title (self), factory);
  gtk_column_view_column_set_resizable (self->view_column, TRUE);
  gtk_column_view_column_set_expand (self->view_column, specs[id].expands);
  return self;
}

void
plumb_lead_column_free (PlumbLeadColumn *self)
{
  g_clear_object (&self->view_column);
  g_clear_object (&self->presenter);
  g_hash_table_unref (self->items);
  g_free (self);
}

void
plumb_lead_column_set_presenter (PlumbLeadColumn *self, PlumbLeadPresenter *presenter)
{
  g_return_if_fail (self != NULL);
  g_set_object (&self->presenter, presenter);
}

PlumbLeadSort
plumb_lead_column_get_id (PlumbLeadColumn *self)
{
  g_return_val_if_fail (self != NULL, PLUMB_LEAD_SORT_WHEN);
  return self->id;
}

const char *
plumb_lead_column_get_title (PlumbLeadColumn *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return gettext (specs[self->id].title);
}

GtkColumnViewColumn *
plumb_lead_column_get_view_column (PlumbLeadColumn *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->view_column;
}

void
plumb_lead_column_refresh (PlumbLeadColumn *self)
{
  GHashTableIter iter;
  gpointer item;

  g_return_if_fail (self != NULL);

  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, &item, NULL))
    show_item (self, item);
}
