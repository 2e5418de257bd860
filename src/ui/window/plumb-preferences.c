/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-preferences.h"

#include <glib/gi18n.h>

struct _PlumbPreferences {
  AdwPreferencesWindow parent_instance;
  GSettings *settings;
  PlumbInbox *inbox;
  GtkSwitch *notifications;
  GtkSwitch *quiet_hours;
  GtkWidget *quiet_begin_row;
  GtkWidget *quiet_end_row;
  GtkDropDown *quiet_begin;
  GtkDropDown *quiet_end;
  AdwActionRow *background_row;
  GtkSwitch *background;
  GtkWidget *login_row;
  GtkSwitch *login;
  GtkSwitch *endpoint;
  AdwActionRow *endpoint_row;
  AdwActionRow *url_row;
  GtkSpinButton *port;
  AdwEntryRow *address;
  AdwEntryRow *certificate;
  AdwEntryRow *key;
  GtkSwitch *tests;
  GtkDropDown *forget;
};

G_DEFINE_FINAL_TYPE (PlumbPreferences, plumb_preferences, ADW_TYPE_PREFERENCES_WINDOW)

/* After how many days leads are forgotten; the order is that of the drop-down in the template. */
static const int forget_days[] = { 0, 30, 90, 180, 365, 730 };

static void
show_endpoint (PlumbPreferences *self)
{
  const char *url = plumb_inbox_get_endpoint_url (self->inbox);

  gtk_widget_set_visible (GTK_WIDGET (self->url_row), url != NULL);
  if (url != NULL)
    adw_action_row_set_subtitle (self->url_row, url);
}

void
plumb_preferences_show_endpoint_error (PlumbPreferences *self, const char *error)
{
  g_return_if_fail (PLUMB_IS_PREFERENCES (self));

  adw_action_row_set_subtitle (self->endpoint_row,
                               error != NULL ? error
                                             : _("Takes leads at an address of this computer."));
  if (error != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->endpoint_row), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->endpoint_row), "error");
}

void
plumb_preferences_show_background_problem (PlumbPreferences *self, const char *problem)
{
  g_return_if_fail (PLUMB_IS_PREFERENCES (self));
  adw_action_row_set_subtitle (
      self->background_row,
      problem != NULL ? problem : _("Plumb keeps watching when its window is closed."));
}

void
plumb_preferences_hide_login (PlumbPreferences *self)
{
  g_return_if_fail (PLUMB_IS_PREFERENCES (self));
  gtk_widget_set_visible (self->login_row, FALSE);
}

static void
copy_url_cb (GtkButton *button, PlumbPreferences *self)
{
  const char *url = plumb_inbox_get_endpoint_url (self->inbox);

  if (url == NULL)
    return;
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), url);
  adw_preferences_window_add_toast (ADW_PREFERENCES_WINDOW (self),
                                    adw_toast_new (_("The address was copied")));
}

static void
forget_chosen_cb (PlumbPreferences *self)
{
  guint selected = gtk_drop_down_get_selected (self->forget);

  if (selected < G_N_ELEMENTS (forget_days))
    g_settings_set_int (self->settings, "forget-after-days", forget_days[selected]);
}

static void
show_forget (PlumbPreferences *self)
{
  int days = g_settings_get_int (self->settings, "forget-after-days");

  for (guint i = 0; i < G_N_ELEMENTS (forget_days); i++)
    if (forget_days[i] == days)
      gtk_drop_down_set_selected (self->forget, i);
}

/* Quiet hours are whole hours here; the setting is in minutes. */
static gboolean
hour_from_minutes (GValue *value, GVariant *variant, gpointer user_data)
{
  g_value_set_uint (value, (guint) g_variant_get_int32 (variant) / 60);
  return TRUE;
}

static GVariant *
minutes_from_hour (const GValue *value, const GVariantType *type, gpointer user_data)
{
  return g_variant_new_int32 ((int) g_value_get_uint (value) * 60);
}

static GListModel *
make_hours (void)
{
  g_autoptr (GtkStringList) hours = gtk_string_list_new (NULL);

  for (int hour = 0; hour < 24; hour++) {
    g_autoptr (GDateTime) time = g_date_time_new_local (2000, 1, 1, hour, 0, 0);
    g_autofree char *text = g_date_time_format (time, "%H:%M");

    gtk_string_list_append (hours, text);
  }
  return G_LIST_MODEL (g_steal_pointer (&hours));
}

static void
bind_settings (PlumbPreferences *self)
{
  GSettings *settings = self->settings;

  g_settings_bind (settings, "notifications-enabled", self->notifications, "active", 0);
  g_settings_bind (settings, "quiet-hours-enabled", self->quiet_hours, "active", 0);
  g_settings_bind (settings, "quiet-hours-enabled", self->quiet_begin_row, "sensitive",
                   G_SETTINGS_BIND_GET);
  g_settings_bind (settings, "quiet-hours-enabled", self->quiet_end_row, "sensitive",
                   G_SETTINGS_BIND_GET);
  g_settings_bind_with_mapping (settings, "quiet-hours-begin", self->quiet_begin, "selected", 0,
                                hour_from_minutes, minutes_from_hour, NULL, NULL);
  g_settings_bind_with_mapping (settings, "quiet-hours-end", self->quiet_end, "selected", 0,
                                hour_from_minutes, minutes_from_hour, NULL, NULL);
  g_settings_bind (settings, "run-in-background", self->background, "active", 0);
  g_settings_bind (settings, "start-at-login", self->login, "active", 0);
  g_settings_bind (settings, "run-in-background", self->login_row, "sensitive",
                   G_SETTINGS_BIND_GET);
  g_settings_bind (settings, "endpoint-enabled", self->endpoint, "active", 0);
  g_settings_bind (settings, "endpoint-port", self->port, "value", 0);
  g_settings_bind (settings, "show-test-leads", self->tests, "active", 0);
}

/* Files and addresses count once they are complete: when the user says so. */
static void
applied_cb (AdwEntryRow *row, PlumbPreferences *self)
{
  g_settings_set_string (self->settings, "endpoint-address",
                         gtk_editable_get_text (GTK_EDITABLE (self->address)));
  g_settings_set_string (self->settings, "endpoint-certificate",
                         gtk_editable_get_text (GTK_EDITABLE (self->certificate)));
  g_settings_set_string (self->settings, "endpoint-key",
                         gtk_editable_get_text (GTK_EDITABLE (self->key)));
}

static void
show_text (PlumbPreferences *self, AdwEntryRow *row, const char *key)
{
  g_autofree char *text = g_settings_get_string (self->settings, key);

  gtk_editable_set_text (GTK_EDITABLE (row), text);
}

static void
plumb_preferences_dispose (GObject *object)
{
  PlumbPreferences *self = PLUMB_PREFERENCES (object);

  g_clear_object (&self->settings);
  g_clear_object (&self->inbox);
  gtk_widget_dispose_template (GTK_WIDGET (object), PLUMB_TYPE_PREFERENCES);
  G_OBJECT_CLASS (plumb_preferences_parent_class)->dispose (object);
}

static void
plumb_preferences_class_init (PlumbPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = plumb_preferences_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/plumb/Plumb/ui/plumb-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, PlumbPreferences, notifications);
  gtk_widget_class_bind_template_child (widget_class, PlumbPreferences, quiet_hours);
  gtk_widget_class_bind_template_child (widget_class, PlumbPreferences, quiet_begin_row);
  gtk_widget_class_bind_template_child (widget_class, PlumbPreferences, quiet_end_row);
  gtk_widget_class_bind_template_child (widget_class, PlumbPreferences, quiet_begin);
  gtk_widget_class_bind_template_child (widget_class, PlumbPreferences, quiet_end);
  gtk_widget_class_bind_template_child (widget_class, PlumbPreferences, background_row);
  gtk_widget_class_bind_template_child (widget_class, PlumbPreferences, background);
  gtk_widget_class_bind_template_child (widget_class, PlumbPreferences, login_row);
  gtk_widget_class_bind_template_child (widget_class, PlumbPreferences, login);
  gtk_widget_class_bind_template_child (widget_class, PlumbPreferences, endpoint);
  gtk_widget_class_bind_template_child (widget_class, PlumbPreferences, endpoint_row);
  gtk_widget_class_bind_template_child (widget_class, PlumbPreferences, url_row);
  gtk_widget_class_bind_template_child (widget_class, PlumbPreferences, port);
  gtk_widget_class_bind_template_child (widget_class, PlumbPreferences, address);
  gtk_widget_class_bind_template_child (widget_class, PlumbPreferences, certificate);
  gtk_widget_class_bind_template_child (widget_class, PlumbPreferences, key);
  gtk_widget_class_bind_template_child (widget_class, PlumbPreferences, tests);
  gtk_widget_class_bind_template_child (widget_class, PlumbPreferences, forget);
  gtk_widget_class_bind_template_callback (widget_class, copy_url_cb);
  gtk_widget_class_bind_template_callback (widget_class, applied_cb);
}

static void
plumb_preferences_init (PlumbPreferences *self)
{
  g_autoptr (GListModel) hours = make_hours ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_drop_down_set_model (self->quiet_begin, hours);
  gtk_drop_down_set_model (self->quiet_end, hours);
}

PlumbPreferences *
plumb_preferences_new (GSettings *settings, PlumbInbox *inbox)
{
  PlumbPreferences *self;

  g_return_val_if_fail (G_IS_SETTINGS (settings) && PLUMB_IS_INBOX (inbox), NULL);

  self = g_object_new (PLUMB_TYPE_PREFERENCES, NULL);
  self->settings = g_object_ref (settings);
  self->inbox = g_object_ref (inbox);
  bind_settings (self);
  show_text (self, self->address, "endpoint-address");
  show_text (self, self->certificate, "endpoint-certificate");
  show_text (self, self->key, "endpoint-key");
  show_forget (self);
  g_signal_connect_object (self->forget, "notify::selected", G_CALLBACK (forget_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (inbox, "notify::endpoint-url", G_CALLBACK (show_endpoint), self,
                           G_CONNECT_SWAPPED);
  show_endpoint (self);
  plumb_preferences_show_endpoint_error (self, NULL);
  plumb_preferences_show_background_problem (self, NULL);
  return self;
}
