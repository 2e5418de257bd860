/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-lead-filter-menu.h"

#include <glib/gi18n.h>

struct _PlumbLeadFilterMenu {
  GtkPopover parent_instance;

  AdwPreferencesGroup *saved_group;
  AdwComboRow *rows[PLUMB_FILTER_N_PARTS];
  AdwEntryRow *save_row;
  GtkWidget *clear_button;

  PlumbLeadPresenter *presenter;
  PlumbLeadFilter *filter;
  GCancellable *cancellable;
  GPtrArray *saved_rows;
  GStrv values[PLUMB_FILTER_N_PARTS];
  gboolean is_filling;
};

G_DEFINE_FINAL_TYPE (PlumbLeadFilterMenu, plumb_lead_filter_menu, GTK_TYPE_POPOVER)

static const char *const row_names[PLUMB_FILTER_N_PARTS] = {
  "source_row", "action_row", "offer_row",          "destination_row", NULL,
  "period_row", "tests_row",  "do_not_contact_row", "follow_up_row",
};

static const PlumbLeadText value_texts[] = {
  [PLUMB_FILTER_SOURCE] = PLUMB_LEAD_SOURCE,
  [PLUMB_FILTER_ACTION] = PLUMB_LEAD_ACTION,
  [PLUMB_FILTER_OFFER] = PLUMB_LEAD_OFFER,
};

/* ── The choices ───────────────────────────────────────────────────────────── */

static const char *
title_of (PlumbLeadFilterMenu *self, PlumbFilterPart part, const char *value)
{
  if (part == PLUMB_FILTER_SOURCE)
    return plumb_lead_format_source (value);
  if (part == PLUMB_FILTER_ACTION)
    return plumb_lead_format_action (value);
  if (part == PLUMB_FILTER_DESTINATION)
    return plumb_lead_presenter_get_destination_name (self->presenter, value);
  return value;
}

/* The value that is set is offered even when no lead has it any more. */
static GStrv
with_current (PlumbLeadFilterMenu *self, PlumbFilterPart part, const char *const *values)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  const char *current = plumb_lead_filter_get_text (self->filter, part);

  if (current != NULL && (values == NULL || !g_strv_contains (values, current)))
    g_strv_builder_add (builder, current);
  if (values != NULL)
    g_strv_builder_addv (builder, (const char **) values);
  return g_strv_builder_end (builder);
}

static void
fill_row (PlumbLeadFilterMenu *self, PlumbFilterPart part, const char *const *values)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  const char *current = plumb_lead_filter_get_text (self->filter, part);
  GStrv offered = with_current (self, part, values);
  guint selected = 0;

  gtk_string_list_append (titles, _("Any"));
  for (guint i = 0; offered[i] != NULL; i++) {
    gtk_string_list_append (titles, title_of (self, part, offered[i]));
    if (g_strcmp0 (offered[i], current) == 0)
      selected = i + 1;
  }
  self->is_filling = TRUE;
  g_strfreev (self->values[part]);
  self->values[part] = offered;
  adw_combo_row_set_model (self->rows[part], G_LIST_MODEL (titles));
  adw_combo_row_set_selected (self->rows[part], selected);
  self->is_filling = FALSE;
}

typedef struct {
  PlumbLeadFilterMenu *menu;
  PlumbFilterPart part;
} Loading;

static void
values_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Loading *loading = user_data;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) values =
      plumb_lead_actions_load_values_finish (PLUMB_LEAD_ACTIONS (source), result, &error);

  /* Filters without their values still work by words; the store itself tells what is wrong. */
  if (error != NULL)
    return;
  fill_row (loading->menu, loading->part, (const char *const *) values);
}

static void
fill_destinations (PlumbLeadFilterMenu *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) ids = NULL;
  GListModel *destinations = plumb_lead_presenter_get_destinations (self->presenter);

  for (guint i = 0; destinations != NULL && i < g_list_model_get_n_items (destinations); i++) {
    g_autoptr (PlumbDestination) destination = g_list_model_get_item (destinations, i);

    g_strv_builder_add (builder, plumb_destination_get_id (destination));
  }
  g_strv_builder_add (builder, PLUMB_DESTINATION_ENDPOINT);
  ids = g_strv_builder_end (builder);
  fill_row (self, PLUMB_FILTER_DESTINATION, (const char *const *) ids);
}

static void
show_filter (PlumbLeadFilterMenu *self)
{
  gboolean is_filtered;

  self->is_filling = TRUE;
  for (guint i = 0; i < PLUMB_FILTER_N_PARTS; i++) {
    if (i == PLUMB_FILTER_PERIOD)
      adw_combo_row_set_selected (self->rows[i],
                                  plumb_lead_filter_get_period (self->filter) % PLUMB_PERIOD_DAY);
    else if (i >= PLUMB_FILTER_TESTS)
      adw_combo_row_set_selected (self->rows[i],
                                  plumb_lead_filter_get_want (self->filter, (PlumbFilterPart) i));
    else if (self->rows[i] != NULL)
      fill_row (self, (PlumbFilterPart) i, (const char *const *) self->values[i]);
    self->is_filling = TRUE;
  }
  self->is_filling = FALSE;

  is_filtered = plumb_lead_query_is_filtered (plumb_lead_filter_get_query (self->filter));
  gtk_widget_set_sensitive (GTK_WIDGET (self->save_row), is_filtered);
  gtk_widget_set_sensitive (self->clear_button, is_filtered);
}

static void
selected_cb (PlumbLeadFilterMenu *self, GParamSpec *pspec, AdwComboRow *row)
{
  guint selected = adw_combo_row_get_selected (row);
  guint part = 0;

  if (self->is_filling || selected == GTK_INVALID_LIST_POSITION)
    return;
  while (self->rows[part] != row)
    part++;
  if (part == PLUMB_FILTER_PERIOD)
    plumb_lead_filter_set_period (self->filter, (PlumbPeriod) selected, 0);
  else if (part >= PLUMB_FILTER_TESTS)
    plumb_lead_filter_set_want (self->filter, (PlumbFilterPart) part, (PlumbWant) selected);
  else {
    g_autofree char *value = selected > 0 ? g_strdup (self->values[part][selected - 1]) : NULL;

    plumb_lead_filter_set_text (self->filter, (PlumbFilterPart) part, value);
  }
}

static void
clear_cb (PlumbLeadFilterMenu *self)
{
  plumb_lead_filter_clear (self->filter);
}

/* ── Saved filters ─────────────────────────────────────────────────────────── */

static void load_saved (PlumbLeadFilterMenu *self);

static void
saved_chosen_cb (PlumbLeadFilterMenu *self, GtkWidget *row)
{
  plumb_lead_filter_apply_text (self->filter, g_object_get_data (G_OBJECT (row), "plumb-text"));
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
saved_removed_cb (PlumbLeadFilterMenu *self, GtkWidget *button)
{
  const char *name = g_object_get_data (G_OBJECT (button), "plumb-name");

  plumb_lead_actions_save_filter (plumb_lead_presenter_get_actions (self->presenter), name, NULL);
  load_saved (self);
}

static void
add_saved (PlumbLeadFilterMenu *self, const char *name, const char *text)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  g_autofree char *label = g_strdup_printf (_("Remove the saved filter “%s”"), name);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "plumb-text", g_strdup (text), g_free);
  g_signal_connect_object (row, "activated", G_CALLBACK (saved_chosen_cb), self, G_CONNECT_SWAPPED);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_object_set_data_full (G_OBJECT (button), "plumb-name", g_strdup (name), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (saved_removed_cb), self,
                           G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_preferences_group_add (self->saved_group, row);
  g_ptr_array_add (self->saved_rows, row);
}

static void
show_saved (PlumbLeadFilterMenu *self, GHashTable *filters)
{
  g_autoptr (GList) names =
      g_list_sort (g_hash_table_get_keys (filters), (GCompareFunc) g_utf8_collate);

  for (guint i = 0; i < self->saved_rows->len; i++)
    adw_preferences_group_remove (self->saved_group, g_ptr_array_index (self->saved_rows, i));
  g_ptr_array_set_size (self->saved_rows, 0);
  for (GList *l = names; l != NULL; l = l->next)
    add_saved (self, l->data, g_hash_table_lookup (filters, l->data));
  gtk_widget_set_visible (GTK_WIDGET (self->saved_group), names != NULL);
}

static void
saved_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) filters =
      plumb_lead_actions_load_filters_finish (PLUMB_LEAD_ACTIONS (source), result, &error);

  if (error != NULL)
    return;
  show_saved (user_data, filters);
}

static void
load_saved (PlumbLeadFilterMenu *self)
{
  PlumbLeadActions *actions = plumb_lead_presenter_get_actions (self->presenter);

  if (actions != NULL)
    plumb_lead_actions_load_filters_async (actions, self->cancellable, saved_loaded_cb, self);
}

static void
save_cb (PlumbLeadFilterMenu *self)
{
  g_autofree char *name = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->save_row)));
  g_autofree char *text = plumb_lead_filter_to_text (self->filter);
  PlumbLeadActions *actions = plumb_lead_presenter_get_actions (self->presenter);

  g_strstrip (name);
  if (name[0] == '\0' || actions == NULL)
    return;
  plumb_lead_actions_save_filter (actions, name, text);
  gtk_editable_set_text (GTK_EDITABLE (self->save_row), "");
  load_saved (self);
}

/* ── The popover ───────────────────────────────────────────────────────────── */

static void
shown_cb (PlumbLeadFilterMenu *self)
{
  PlumbLeadActions *actions = plumb_lead_presenter_get_actions (self->presenter);

  show_filter (self);
  fill_destinations (self);
  load_saved (self);
  for (guint i = 0; actions != NULL && i < G_N_ELEMENTS (value_texts); i++) {
    Loading *loading = g_new0 (Loading, 1);

    loading->menu = self;
    loading->part = (PlumbFilterPart) i;
    plumb_lead_actions_load_values_async (actions, value_texts[i], self->cancellable,
                                          values_loaded_cb, loading);
  }
}

static void
plumb_lead_filter_menu_dispose (GObject *object)
{
  PlumbLeadFilterMenu *self = PLUMB_LEAD_FILTER_MENU (object);

  g_cancellable_cancel (self->cancellable);
  gtk_popover_set_child (GTK_POPOVER (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), PLUMB_TYPE_LEAD_FILTER_MENU);
  g_clear_object (&self->presenter);
  g_clear_object (&self->filter);
  G_OBJECT_CLASS (plumb_lead_filter_menu_parent_class)->dispose (object);
}

static void
plumb_lead_filter_menu_finalize (GObject *object)
{
  PlumbLeadFilterMenu *self = PLUMB_LEAD_FILTER_MENU (object);

  g_clear_object (&self->cancellable);
  g_ptr_array_unref (self->saved_rows);
  for (guint i = 0; i < PLUMB_FILTER_N_PARTS; i++)
    g_strfreev (self->values[i]);
  G_OBJECT_CLASS (plumb_lead_filter_menu_parent_class)->finalize (object);
}

static void
plumb_lead_filter_menu_class_init (PlumbLeadFilterMenuClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = plumb_lead_filter_menu_dispose;
  G_OBJECT_CLASS (klass)->finalize = plumb_lead_filter_menu_finalize;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/plumb/Plumb/ui/plumb-lead-filter-menu.ui");
  gtk_widget_class_bind_template_child (widget_class, PlumbLeadFilterMenu, saved_group);
  gtk_widget_class_bind_template_child (widget_class, PlumbLeadFilterMenu, save_row);
  gtk_widget_class_bind_template_child (widget_class, PlumbLeadFilterMenu, clear_button);
  for (guint i = 0; i < PLUMB_FILTER_N_PARTS; i++)
    if (row_names[i] != NULL)
      gtk_widget_class_bind_template_child_full (widget_class, row_names[i], FALSE,
                                                 G_STRUCT_OFFSET (PlumbLeadFilterMenu, rows) +
                                                     (gssize) (i * sizeof (AdwComboRow *)));
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_cb);
}

static void
plumb_lead_filter_menu_init (PlumbLeadFilterMenu *self)
{
  self->cancellable = g_cancellable_new ();
  self->saved_rows = g_ptr_array_new ();
  self->is_filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->is_filling = FALSE;
}

GtkWidget *
plumb_lead_filter_menu_new (PlumbLeadPresenter *presenter, PlumbLeadFilter *filter)
{
  PlumbLeadFilterMenu *self;

  g_return_val_if_fail (PLUMB_IS_LEAD_PRESENTER (presenter) && PLUMB_IS_LEAD_FILTER (filter), NULL);

  self = g_object_new (PLUMB_TYPE_LEAD_FILTER_MENU, NULL);
  self->presenter = g_object_ref (presenter);
  self->filter = g_object_ref (filter);
  g_signal_connect_object (filter, "changed", G_CALLBACK (show_filter), self, G_CONNECT_SWAPPED);
  show_filter (self);
  return GTK_WIDGET (self);
}
