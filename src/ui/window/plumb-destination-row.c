/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-destination-row.h"

#include "plumb-clock.h"
#include "plumb-lamp.h"
#include "plumb-secret-end.h"
#include "plumb-silence.h"

#include <glib/gi18n.h>

struct _PlumbDestinationRow {
  GtkListBoxRow parent_instance;
  PlumbDestination *destination;
  PlumbConnector *connector;
  PlumbConnector *successor;
  GtkImage *icon;
  GtkImage *lamp;
  GtkLabel *name;
  GtkBox *lines;
  GtkLabel *state;
  GtkLabel *silence;
  GtkLabel *end;
  GtkLabel *count;
  GtkMenuButton *menu;
};

G_DEFINE_FINAL_TYPE (PlumbDestinationRow, plumb_destination_row, GTK_TYPE_LIST_BOX_ROW)

PlumbDestination *
plumb_destination_row_get_destination (PlumbDestinationRow *self)
{
  g_return_val_if_fail (PLUMB_IS_DESTINATION_ROW (self), NULL);
  return self->destination;
}

void
plumb_destination_row_set_n_leads (PlumbDestinationRow *self, guint n_leads)
{
  g_autofree char *text = NULL;

  g_return_if_fail (PLUMB_IS_DESTINATION_ROW (self));
  /* Translators: a number of leads, with the thousands separated as usual. */
  text = g_strdup_printf (_("%'u"), n_leads);
  gtk_label_set_text (self->count, text);
  gtk_widget_set_visible (GTK_WIDGET (self->count), n_leads > 0);
}

/* Whether leads still come to its kind. */
static gboolean
is_living (PlumbDestinationRow *self)
{
  return self->connector == NULL || plumb_connector_get_info (self->connector)->retirement == NULL;
}

/* (transfer full): what is said under the name. */
static char *
describe (PlumbDestinationRow *self)
{
  gint64 now = plumb_clock_now ();
  g_autofree char *state = is_living (self) ? plumb_lamp_describe (self->destination, now)
                                            : plumb_lamp_describe_reading (self->destination, now);

  if (!plumb_destination_is_practice (self->destination))
    return g_steal_pointer (&state);
  /* Translators: a destination made for practice, and how it stands, as in "Practice · Proved just
   * now". */
  return g_strdup_printf (_("%s · practice"), state);
}

/* Says when the first secret ends, if that is near; returns how near it is. */
static PlumbNearness
show_end (PlumbDestinationRow *self)
{
  static const char *const calm[] = { "caption", "dim-label", NULL };
  static const char *const urgent[] = { "caption", NULL };
  PlumbNearness nearness = PLUMB_NEARNESS_FAR;
  PlumbSecretEnd end;
  g_autofree char *text = NULL;
  g_autofree char *sentence = NULL;

  if (plumb_secret_end_find_first (self->connector, self->destination, plumb_clock_now (), &end))
    nearness = plumb_secret_end_get_nearness (&end);
  gtk_widget_set_visible (GTK_WIDGET (self->end), nearness != PLUMB_NEARNESS_FAR);
  /* What the lamp shows stands beside it. */
  gtk_box_reorder_child_after (self->lines, GTK_WIDGET (self->end),
                               nearness >= PLUMB_NEARNESS_WEEK ? NULL : GTK_WIDGET (self->state));
  gtk_widget_set_css_classes (GTK_WIDGET (self->end), nearness >= PLUMB_NEARNESS_WEEK
                                                          ? (const char **) urgent
                                                          : (const char **) calm);
  if (nearness == PLUMB_NEARNESS_FAR)
    return nearness;
  text = plumb_secret_end_describe (&end);
  sentence = plumb_secret_end_explain (&end);
  gtk_label_set_text (self->end, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->end), sentence);
  return nearness;
}

static void
show_silence (PlumbDestinationRow *self)
{
  gint64 since = plumb_destination_get_silent_since (self->destination);
  g_autofree char *text = plumb_silence_describe (since, plumb_clock_now ());

  gtk_label_set_text (self->silence, since == 0 ? "" : text);
  gtk_widget_set_visible (GTK_WIDGET (self->silence), since != 0);
}

/* What a screen reader says of the row. */
static void
say (PlumbDestinationRow *self)
{
  GtkLabel *const labels[] = { self->name, self->state, self->silence, self->end };
  g_autoptr (GString) said = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    if (gtk_widget_get_visible (GTK_WIDGET (labels[i])))
      g_string_append_printf (said, "%s%s", i == 0 ? "" : ", ", gtk_label_get_text (labels[i]));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, said->str,
                                  -1);
}

static void
show_lamp (PlumbDestinationRow *self, PlumbLamp lamp)
{
  static const char *const classes[] = { "untested", "proved", "attention", "off" };

  gtk_image_set_from_icon_name (self->lamp, plumb_lamp_get_icon (lamp));
  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (self->lamp), classes[i]);
  gtk_widget_add_css_class (GTK_WIDGET (self->lamp), classes[lamp]);
}

void
plumb_destination_row_refresh (PlumbDestinationRow *self)
{
  PlumbNearness nearness;
  g_autofree char *state = NULL;
  g_autofree char *menu_label = NULL;

  g_return_if_fail (PLUMB_IS_DESTINATION_ROW (self));

  nearness = show_end (self);
  state = describe (self);
  gtk_label_set_text (self->name, plumb_destination_get_name (self->destination));
  gtk_label_set_text (self->state, state);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->state), state);
  show_lamp (self, plumb_lamp_of (self->destination, nearness));
  show_silence (self);
  say (self);
  /* Translators: %s is a destination's name. */
  menu_label = g_strdup_printf (_("Menu of %s"), plumb_destination_get_name (self->destination));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  menu_label, -1);
}

static void
add_item (GMenu *menu, const char *label, const char *action, const char *id)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", id);
  g_menu_append_item (menu, item);
}

static void
add_conversion (PlumbDestinationRow *self, GMenu *menu, const char *id)
{
  const PlumbKindInfo *info = plumb_connector_get_info (self->successor);
  /* Translators: %s is a kind of destination, as in "Azure Table". */
  g_autofree char *label = g_strdup_printf (_("Convert to %s…"), gettext (info->title));

  add_item (menu, label, "app.convert", id);
}

/* Only what the kind can do: nothing is sent to one that leads no longer come to. */
static GMenuModel *
make_menu (PlumbDestinationRow *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) work = g_menu_new ();
  g_autoptr (GMenu) help = g_menu_new ();
  g_autoptr (GMenu) end = g_menu_new ();
  const char *id = plumb_destination_get_id (self->destination);

  add_item (work, _("Check the connection"), "app.check", id);
  if (is_living (self)) {
    add_item (work, _("Send a test lead"), "app.test", id);
    add_item (work, _("Settings for Partner Center"), "app.sheet", id);
    if (plumb_secret_end_is_replaceable (self->connector, self->destination))
      add_item (work, _("Replace the secret…"), "app.rotate", id);
  }
  if (self->successor != NULL)
    add_conversion (self, work, id);
  add_item (work, _("Edit settings"), "app.edit", id);
  add_item (help, _("Explain an error…"), "app.explain", id);
  add_item (help, _("Leads stay away?"), "app.absence", id);
  add_item (help, _("File for support…"), "app.support", id);
  add_item (help, _("Help"), "app.help", id);
  add_item (end, plumb_destination_is_watching (self->destination)
            ? _("Stop watching")
            : _("Watch for leads"), "app.toggle-watching", id);
  add_item (end, _("Remove…"), "app.remove", id);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (work));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (help));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (end));
  return G_MENU_MODEL (g_steal_pointer (&menu));
}

static void
menu_wanted_cb (GtkMenuButton *button, gpointer user_data)
{
  PlumbDestinationRow *self = PLUMB_DESTINATION_ROW (user_data);
  g_autoptr (GMenuModel) menu = make_menu (self);

  gtk_menu_button_set_menu_model (button, menu);
}

static void
plumb_destination_row_dispose (GObject *object)
{
  PlumbDestinationRow *self = PLUMB_DESTINATION_ROW (object);

  g_clear_object (&self->destination);
  g_clear_object (&self->connector);
  g_clear_object (&self->successor);
  gtk_widget_dispose_template (GTK_WIDGET (object), PLUMB_TYPE_DESTINATION_ROW);
  G_OBJECT_CLASS (plumb_destination_row_parent_class)->dispose (object);
}

static void
plumb_destination_row_class_init (PlumbDestinationRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = plumb_destination_row_dispose;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/plumb/Plumb/ui/plumb-destination-row.ui");
  gtk_widget_class_bind_template_child (widget_class, PlumbDestinationRow, icon);
  gtk_widget_class_bind_template_child (widget_class, PlumbDestinationRow, lamp);
  gtk_widget_class_bind_template_child (widget_class, PlumbDestinationRow, name);
  gtk_widget_class_bind_template_child (widget_class, PlumbDestinationRow, lines);
  gtk_widget_class_bind_template_child (widget_class, PlumbDestinationRow, state);
  gtk_widget_class_bind_template_child (widget_class, PlumbDestinationRow, silence);
  gtk_widget_class_bind_template_child (widget_class, PlumbDestinationRow, end);
  gtk_widget_class_bind_template_child (widget_class, PlumbDestinationRow, count);
  gtk_widget_class_bind_template_child (widget_class, PlumbDestinationRow, menu);
}

static void
plumb_destination_row_init (PlumbDestinationRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->menu, menu_wanted_cb, self, NULL);
}

GtkWidget *
plumb_destination_row_new (PlumbDestination *destination, PlumbConnector *connector,
                           PlumbConnector *successor)
{
  PlumbDestinationRow *self;
  const char *icon =
      connector == NULL ? "dialog-question-symbolic" : plumb_connector_get_info (connector)->icon;

  g_return_val_if_fail (PLUMB_IS_DESTINATION (destination), NULL);
  g_return_val_if_fail (connector == NULL || PLUMB_IS_CONNECTOR (connector), NULL);

  self = g_object_new (PLUMB_TYPE_DESTINATION_ROW, NULL);
  self->destination = g_object_ref (destination);
  g_set_object (&self->connector, connector);
  g_set_object (&self->successor, successor);
  gtk_image_set_from_icon_name (self->icon, icon);
  g_signal_connect_object (destination, "setting-changed",
                           G_CALLBACK (plumb_destination_row_refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (destination, "notify", G_CALLBACK (plumb_destination_row_refresh), self,
                           G_CONNECT_SWAPPED);
  plumb_destination_row_refresh (self);
  return GTK_WIDGET (self);
}
