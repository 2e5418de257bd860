/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-help-window.h"

#include "plumb-outcome-format.h"

#include <glib/gi18n.h>

/* Rows made in one turn: a frame is not long enough for all of them. */
#define ROWS_AT_ONCE 2

struct _PlumbHelpWindow {
  AdwWindow parent_instance;

  GtkSearchEntry *search;
  GtkDropDown *kinds;
  GtkDropDown *topics;
  GtkStack *states;
  AdwPreferencesPage *page;
  GtkWidget *nothing;
  GtkWidget *everywhere;

  AdwPreferencesGroup *groups[PLUMB_HELP_N_TOPICS];
  /* PlumbHelpEntry → its row, which its group keeps. */
  GHashTable *rows;
  GArray *kind_values;
  GPtrArray *entries;
  guint filler;
};

G_DEFINE_FINAL_TYPE (PlumbHelpWindow, plumb_help_window, ADW_TYPE_WINDOW)

/* ── Finding ── */

static PlumbKind
get_kind (PlumbHelpWindow *self)
{
  guint selected = gtk_drop_down_get_selected (self->kinds);

  return selected == 0 || selected > self->kind_values->len
             ? PLUMB_KIND_NONE
             : g_array_index (self->kind_values, PlumbKind, selected - 1);
}

static gboolean
is_of_topic (PlumbHelpWindow *self, PlumbHelpTopic topic)
{
  guint selected = gtk_drop_down_get_selected (self->topics);

  return selected == 0 || selected == (guint) topic + 1;
}

static void
show_found (PlumbHelpWindow *self, GPtrArray *found)
{
  gboolean has_rows[PLUMB_HELP_N_TOPICS] = { FALSE };
  gboolean any = self->filler != 0;
  GHashTableIter iter;
  gpointer entry, row;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &entry, &row)) {
    PlumbHelpTopic topic = ((const PlumbHelpEntry *) entry)->topic;
    gboolean shown = is_of_topic (self, topic) && g_ptr_array_find (found, entry, NULL);

    gtk_widget_set_visible (row, shown);
    has_rows[topic] = has_rows[topic] || shown;
    any = any || shown;
  }
  for (PlumbHelpTopic i = 0; i < PLUMB_HELP_N_TOPICS; i++)
    gtk_widget_set_visible (GTK_WIDGET (self->groups[i]), has_rows[i]);
  gtk_stack_set_visible_child (self->states, any ? GTK_WIDGET (self->page) : self->nothing);
}

static void
search_changed_cb (PlumbHelpWindow *self)
{
  g_autoptr (GPtrArray) found = NULL;

  if (self->rows == NULL)
    return;
  found = plumb_help_search (get_kind (self), gtk_editable_get_text (GTK_EDITABLE (self->search)));
  show_found (self, found);
  gtk_widget_set_visible (self->everywhere, gtk_drop_down_get_selected (self->kinds) != 0 ||
                                                gtk_drop_down_get_selected (self->topics) != 0);
}

static void
everywhere_clicked_cb (PlumbHelpWindow *self)
{
  gtk_drop_down_set_selected (self->kinds, 0);
  gtk_drop_down_set_selected (self->topics, 0);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

/* The first Escape empties the entry, the second closes the window. */
static void
stop_search_cb (PlumbHelpWindow *self)
{
  if (gtk_editable_get_text (GTK_EDITABLE (self->search))[0] == '\0')
    gtk_window_close (GTK_WINDOW (self));
  else
    gtk_editable_set_text (GTK_EDITABLE (self->search), "");
}

/* ── Filling ── */

static void
add_entry (PlumbHelpWindow *self, const PlumbHelpEntry *entry)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), plumb_outcome_translate (entry->title));
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), plumb_outcome_translate (entry->text));
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, plumb_outcome_translate (entry->title),
      GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, plumb_outcome_translate (entry->text), -1);
  adw_preferences_group_add (self->groups[entry->topic], row);
  g_hash_table_insert (self->rows, (gpointer) entry, row);
}

static gboolean
fill_cb (gpointer user_data)
{
  PlumbHelpWindow *self = PLUMB_HELP_WINDOW (user_data);

  for (guint i = 0; i < ROWS_AT_ONCE && g_hash_table_size (self->rows) < self->entries->len; i++)
    add_entry (self, g_ptr_array_index (self->entries, g_hash_table_size (self->rows)));
  search_changed_cb (self);
  if (g_hash_table_size (self->rows) < self->entries->len)
    return G_SOURCE_CONTINUE;
  self->filler = 0;
  return G_SOURCE_REMOVE;
}

static void
fill_topics (PlumbHelpWindow *self, PlumbHelpTopic topic)
{
  GtkStringList *titles = gtk_string_list_new (NULL);

  gtk_string_list_append (titles, _("All topics"));
  for (PlumbHelpTopic i = 0; i < PLUMB_HELP_N_TOPICS; i++) {
    const char *title = plumb_outcome_translate (plumb_help_get_topic_title (i));

    self->groups[i] = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
    adw_preferences_group_set_title (self->groups[i], title);
    adw_preferences_page_add (self->page, self->groups[i]);
    gtk_string_list_append (titles, title);
  }
  gtk_drop_down_set_model (self->topics, G_LIST_MODEL (titles));
  gtk_drop_down_set_selected (self->topics, topic < PLUMB_HELP_N_TOPICS ? (guint) topic + 1 : 0);
  g_object_unref (titles);
}

static void
fill_kinds (PlumbHelpWindow *self, PlumbConnectors *connectors, PlumbKind kind)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  guint selected = 0;

  gtk_string_list_append (titles, _("All kinds"));
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (connectors)); i++) {
    g_autoptr (PlumbConnector) connector = g_list_model_get_item (G_LIST_MODEL (connectors), i);
    PlumbKind value = plumb_connector_get_kind (connector);

    gtk_string_list_append (titles,
                            plumb_outcome_translate (plumb_connector_get_info (connector)->title));
    g_array_append_val (self->kind_values, value);
    selected = value == kind ? i + 1 : selected;
  }
  gtk_drop_down_set_model (self->kinds, G_LIST_MODEL (titles));
  gtk_drop_down_set_selected (self->kinds, selected);
}

static void
title_set_up_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
}

static void
title_bound_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  GtkStringObject *title = gtk_list_item_get_item (item);

  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)),
                       gtk_string_object_get_string (title));
}

/* Titles may be longer than half a small screen. */
static void
shorten_titles (GtkDropDown *drop_down)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (title_set_up_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (title_bound_cb), NULL);
  gtk_drop_down_set_factory (drop_down, factory);
}

/* What can be pressed is inside, and has no name of its own. */
static void
name_button (GtkDropDown *drop_down, const char *name)
{
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (gtk_widget_get_first_child (GTK_WIDGET (drop_down))),
      GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* ── The object ── */

static void
plumb_help_window_dispose (GObject *object)
{
  g_clear_handle_id (&PLUMB_HELP_WINDOW (object)->filler, g_source_remove);
  G_OBJECT_CLASS (plumb_help_window_parent_class)->dispose (object);
}

static void
plumb_help_window_finalize (GObject *object)
{
  PlumbHelpWindow *self = PLUMB_HELP_WINDOW (object);

  g_clear_pointer (&self->rows, g_hash_table_unref);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_array_unref (self->kind_values);
  G_OBJECT_CLASS (plumb_help_window_parent_class)->finalize (object);
}

static void
plumb_help_window_class_init (PlumbHelpWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = plumb_help_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = plumb_help_window_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/plumb/Plumb/ui/plumb-help-window.ui");
  gtk_widget_class_bind_template_child (widget_class, PlumbHelpWindow, search);
  gtk_widget_class_bind_template_child (widget_class, PlumbHelpWindow, kinds);
  gtk_widget_class_bind_template_child (widget_class, PlumbHelpWindow, topics);
  gtk_widget_class_bind_template_child (widget_class, PlumbHelpWindow, states);
  gtk_widget_class_bind_template_child (widget_class, PlumbHelpWindow, page);
  gtk_widget_class_bind_template_child (widget_class, PlumbHelpWindow, nothing);
  gtk_widget_class_bind_template_child (widget_class, PlumbHelpWindow, everywhere);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, everywhere_clicked_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
plumb_help_window_init (PlumbHelpWindow *self)
{
  self->kind_values = g_array_new (FALSE, FALSE, sizeof (PlumbKind));
  gtk_widget_init_template (GTK_WIDGET (self));
  shorten_titles (self->topics);
  shorten_titles (self->kinds);
  name_button (self->topics, _("Topic"));
  name_button (self->kinds, _("Kind of destination"));
  gtk_search_entry_set_key_capture_widget (self->search, GTK_WIDGET (self));
}

GtkWindow *
plumb_help_window_new (PlumbConnectors *connectors, PlumbKind kind, PlumbHelpTopic topic)
{
  PlumbHelpWindow *self;

  g_return_val_if_fail (PLUMB_IS_CONNECTORS (connectors), NULL);

  self = g_object_new (PLUMB_TYPE_HELP_WINDOW, NULL);
  fill_kinds (self, connectors, kind);
  self->rows = g_hash_table_new (NULL, NULL);
  fill_topics (self, topic);
  self->entries = plumb_help_search (PLUMB_KIND_NONE, NULL);
  fill_cb (self);
  self->filler = g_idle_add_full (G_PRIORITY_LOW, fill_cb, self, NULL);
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->search));
  return GTK_WINDOW (self);
}
