/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-sidebar.h"

#include "plumb-destination-row.h"
#include "plumb-lamp.h"
#include "plumb-succession.h"

#include <glib/gi18n.h>

/* How often "2 min ago" is said anew; a new day is noticed on the way. */
#define REFRESH_SECONDS 20

struct _PlumbSidebar {
  AdwBin parent_instance;
  PlumbConnectors *connectors;
  PlumbDestinationList *destinations;
  PlumbInbox *inbox;
  GHashTable *counts;
  guint timer;
  gboolean selecting;
  GtkListBox *sources;
  GtkListBoxRow *all_row;
  GtkLabel *all_count;
  GtkListBoxRow *endpoint_row;
  GtkLabel *endpoint_count;
  GtkLabel *endpoint_state;
  GtkListBox *rows;
  GtkWidget *heading;
  GtkLabel *hearing;
};

G_DEFINE_FINAL_TYPE (PlumbSidebar, plumb_sidebar, ADW_TYPE_BIN)

enum {
  CHOSEN,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static guint
get_count (PlumbSidebar *self, const char *id)
{
  return self->counts == NULL ? 0 : GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, id));
}

static void
show_count (GtkLabel *label, guint n_leads)
{
  /* Translators: a number of leads, with the thousands separated as usual. */
  g_autofree char *text = g_strdup_printf (_("%'u"), n_leads);

  gtk_label_set_text (label, text);
  gtk_widget_set_visible (GTK_WIDGET (label), n_leads > 0);
}

static void
show_hearing (PlumbSidebar *self)
{
  g_autofree char *text = plumb_lamp_describe_hearing (plumb_inbox_get_n_hearing (self->inbox),
                                                       plumb_inbox_get_n_sources (self->inbox),
                                                       plumb_inbox_get_heard_at (self->inbox));

  gtk_label_set_text (self->hearing, text);
}

static void
show_endpoint (PlumbSidebar *self)
{
  gboolean listens = plumb_inbox_get_endpoint_url (self->inbox) != NULL;
  guint n_leads = get_count (self, PLUMB_DESTINATION_ENDPOINT);

  gtk_widget_set_visible (GTK_WIDGET (self->endpoint_row), listens || n_leads > 0);
  gtk_label_set_text (self->endpoint_state, listens ? _("Listening") : _("Closed"));
  show_count (self->endpoint_count, n_leads);
}

static void
refresh (PlumbSidebar *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->rows, i)) != NULL; i++) {
    PlumbDestination *destination =
        plumb_destination_row_get_destination (PLUMB_DESTINATION_ROW (row));

    plumb_destination_row_set_n_leads (PLUMB_DESTINATION_ROW (row),
                                       get_count (self, plumb_destination_get_id (destination)));
    plumb_destination_row_refresh (PLUMB_DESTINATION_ROW (row));
  }
  show_count (self->all_count, get_count (self, ""));
  show_endpoint (self);
  show_hearing (self);
}

static gboolean
refresh_cb (gpointer user_data)
{
  refresh (PLUMB_SIDEBAR (user_data));
  return G_SOURCE_CONTINUE;
}

void
plumb_sidebar_set_counts (PlumbSidebar *self, GHashTable *counts)
{
  g_return_if_fail (PLUMB_IS_SIDEBAR (self));

  if (counts != NULL)
    g_hash_table_ref (counts);
  g_clear_pointer (&self->counts, g_hash_table_unref);
  self->counts = counts;
  refresh (self);
}

static GtkWidget *
make_row (gpointer item, gpointer user_data)
{
  PlumbSidebar *self = PLUMB_SIDEBAR (user_data);
  PlumbConnector *connector =
      plumb_connectors_get (self->connectors, plumb_destination_get_kind (item));
  PlumbConnector *successor =
      connector == NULL ? NULL : plumb_succession_find (self->connectors, connector);
  GtkWidget *row = plumb_destination_row_new (item, connector, successor);

  plumb_destination_row_set_n_leads (PLUMB_DESTINATION_ROW (row),
                                     get_count (self, plumb_destination_get_id (item)));
  return row;
}

static void
choose (PlumbSidebar *self, GtkListBox *other, const char *id)
{
  self->selecting = TRUE;
  gtk_list_box_unselect_all (other);
  self->selecting = FALSE;
  g_signal_emit (self, signals[CHOSEN], 0, id);
}

static void
source_selected_cb (GtkListBox *box, GtkListBoxRow *row, PlumbSidebar *self)
{
  if (row != NULL && !self->selecting)
    choose (self, self->rows, row == self->endpoint_row ? PLUMB_DESTINATION_ENDPOINT : NULL);
}

static void
row_selected_cb (GtkListBox *box, GtkListBoxRow *row, PlumbSidebar *self)
{
  if (row != NULL && !self->selecting)
    choose (self, self->sources,
            plumb_destination_get_id (
                plumb_destination_row_get_destination (PLUMB_DESTINATION_ROW (row))));
}

/* A second click on what is chosen already brings its leads to the front when the window is narrow.
 */
static void
row_activated_cb (GtkListBox *box, GtkListBoxRow *row, PlumbSidebar *self)
{
  if (box == self->sources)
    source_selected_cb (box, row, self);
  else
    row_selected_cb (box, row, self);
}

void
plumb_sidebar_select (PlumbSidebar *self, const char *id)
{
  GtkListBoxRow *row;

  g_return_if_fail (PLUMB_IS_SIDEBAR (self));

  self->selecting = TRUE;
  gtk_list_box_unselect_all (self->rows);
  gtk_list_box_unselect_all (self->sources);
  if (id == NULL)
    gtk_list_box_select_row (self->sources, self->all_row);
  else if (g_str_equal (id, PLUMB_DESTINATION_ENDPOINT))
    gtk_list_box_select_row (self->sources, self->endpoint_row);
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->rows, i)) != NULL; i++)
    if (g_strcmp0 (plumb_destination_get_id (
                       plumb_destination_row_get_destination (PLUMB_DESTINATION_ROW (row))),
                   id) == 0)
      gtk_list_box_select_row (self->rows, row);
  self->selecting = FALSE;
}

static void
destinations_changed_cb (PlumbSidebar *self)
{
  gtk_widget_set_visible (self->heading,
                          g_list_model_get_n_items (G_LIST_MODEL (self->destinations)) > 0);
}

void
plumb_sidebar_set_services (PlumbSidebar *self, PlumbConnectors *connectors,
                            PlumbDestinationList *destinations, PlumbInbox *inbox)
{
  g_return_if_fail (PLUMB_IS_SIDEBAR (self));
  g_return_if_fail (self->inbox == NULL);

  self->connectors = g_object_ref (connectors);
  self->destinations = g_object_ref (destinations);
  self->inbox = g_object_ref (inbox);
  gtk_list_box_bind_model (self->rows, G_LIST_MODEL (destinations), make_row, self, NULL);
  g_signal_connect_object (destinations, "items-changed", G_CALLBACK (destinations_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (inbox, "notify::heard-at", G_CALLBACK (show_hearing), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (inbox, "notify::endpoint-url", G_CALLBACK (show_endpoint), self,
                           G_CONNECT_SWAPPED);
  self->timer = g_timeout_add_seconds (REFRESH_SECONDS, refresh_cb, self);
  destinations_changed_cb (self);
  refresh (self);
  plumb_sidebar_select (self, NULL);
}

static void
plumb_sidebar_dispose (GObject *object)
{
  PlumbSidebar *self = PLUMB_SIDEBAR (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  if (self->rows != NULL)
    gtk_list_box_bind_model (self->rows, NULL, NULL, NULL, NULL);
  g_clear_pointer (&self->counts, g_hash_table_unref);
  g_clear_object (&self->inbox);
  g_clear_object (&self->destinations);
  g_clear_object (&self->connectors);
  gtk_widget_dispose_template (GTK_WIDGET (object), PLUMB_TYPE_SIDEBAR);
  G_OBJECT_CLASS (plumb_sidebar_parent_class)->dispose (object);
}

static void
plumb_sidebar_class_init (PlumbSidebarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = plumb_sidebar_dispose;

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/plumb/Plumb/ui/plumb-sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, PlumbSidebar, sources);
  gtk_widget_class_bind_template_child (widget_class, PlumbSidebar, all_row);
  gtk_widget_class_bind_template_child (widget_class, PlumbSidebar, all_count);
  gtk_widget_class_bind_template_child (widget_class, PlumbSidebar, endpoint_row);
  gtk_widget_class_bind_template_child (widget_class, PlumbSidebar, endpoint_count);
  gtk_widget_class_bind_template_child (widget_class, PlumbSidebar, endpoint_state);
  gtk_widget_class_bind_template_child (widget_class, PlumbSidebar, rows);
  gtk_widget_class_bind_template_child (widget_class, PlumbSidebar, heading);
  gtk_widget_class_bind_template_child (widget_class, PlumbSidebar, hearing);
  gtk_widget_class_bind_template_callback (widget_class, source_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
plumb_sidebar_init (PlumbSidebar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
