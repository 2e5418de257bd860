/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-application-private.h"

#include "plumb-exporter.h"
#include "plumb-own-program.h"
#include "plumb-preferences.h"

#include <glib/gi18n.h>

static void
refresh_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  PlumbApplication *self = user_data;

  plumb_inbox_refresh (plumb_profile_get_inbox (plumb_session_get_profile (self->session)), NULL);
}

static void
simulate_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  PlumbApplication *self = user_data;
  g_autoptr (GError) error = NULL;

  if (!plumb_practice_simulate_lead (plumb_session_get_practice (self->session), &error))
    plumb_window_say (self->window, error->message);
  else
    refresh_cb (NULL, NULL, self);
}

/* Another process, so that practice cannot touch anything of this one. */
static void
practise_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  PlumbApplication *self = user_data;
  g_autofree char *program = plumb_own_program_find ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = NULL;

  process = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, program, "--practice", NULL);
  if (process != NULL)
    return;
  if (self->window != NULL)
    plumb_window_say (self->window, error->message);
  else
    g_warning ("Practice could not be started: %s", error->message);
}

static void
background_problem_cb (PlumbBackground *background, GParamSpec *pspec,
                       PlumbPreferences *preferences)
{
  plumb_preferences_show_background_problem (preferences,
                                             plumb_background_get_problem (background));
}

static void
show_background (PlumbApplication *self, PlumbPreferences *preferences)
{
  if (self->background == NULL) {
    plumb_preferences_hide_login (preferences);
    return;
  }
  g_signal_connect_object (self->background, "notify::problem", G_CALLBACK (background_problem_cb),
                           preferences, 0);
  background_problem_cb (self->background, NULL, preferences);
}

static void
preferences_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  PlumbApplication *self = user_data;
  PlumbInbox *inbox = plumb_profile_get_inbox (plumb_session_get_profile (self->session));
  PlumbPreferences *preferences = plumb_preferences_new (self->settings, inbox);
  int width, height;

  plumb_preferences_show_endpoint_error (preferences, self->endpoint_error);
  g_signal_connect_object (self->session, "endpoint-failed",
                           G_CALLBACK (plumb_preferences_show_endpoint_error), preferences,
                           G_CONNECT_SWAPPED);
  show_background (self, preferences);
  gtk_window_get_default_size (GTK_WINDOW (preferences), &width, &height);
  /* On a small screen the window is as large as the screen. */
  gtk_window_set_default_size (GTK_WINDOW (preferences),
                               MIN (width, gtk_widget_get_width (GTK_WIDGET (self->window))),
                               MIN (height, gtk_widget_get_height (GTK_WIDGET (self->window))));
  gtk_window_set_transient_for (GTK_WINDOW (preferences), GTK_WINDOW (self->window));
  gtk_window_set_modal (GTK_WINDOW (preferences), TRUE);
  gtk_window_present (GTK_WINDOW (preferences));
}

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  PlumbApplication *self = user_data;

  /* clang-format off */
  adw_show_about_window (GTK_WINDOW (self->window),
                         "application-name", "Plumb",
                         "application-icon", PLUMB_APPLICATION_ID,
                         "version", PLUMB_VERSION,
                         "developer-name", _("The Plumb developers"),
                         "comments", _("Proves that marketplace leads arrive"),
                         "license-type", GTK_LICENSE_GPL_3_0,
                         /* Translators: your name, and perhaps your e-mail address. */
                         "translator-credits", _("translator-credits"),
                         NULL);
  /* clang-format on */
}

static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  PlumbApplication *self = user_data;

  if (plumb_application_close_dialogs (self))
    g_application_quit (G_APPLICATION (self));
}

/* As at login.  A window that is open already stays as it is. */
static void
watch_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  PlumbApplication *self = user_data;

  if (self->window != NULL)
    return;
  self->starts_hidden = TRUE;
  g_application_activate (G_APPLICATION (self));
}

/* (transfer full) (nullable): cut to size, a number that is none would be that of another lead. */
static PlumbLead *
find_lead (PlumbApplication *self, gint64 row)
{
  PlumbStore *store = plumb_profile_get_store (plumb_session_get_profile (self->session));

  return row > 0 && row <= G_MAXUINT32 ? plumb_store_load_lead (store, (guint32) row) : NULL;
}

/* What the desktop shows of a lead may be older than its removal. */
static void
show_lead_cb (GSimpleAction *action, GVariant *row, gpointer user_data)
{
  PlumbApplication *self = user_data;
  g_autoptr (PlumbLead) lead = find_lead (self, g_variant_get_int64 (row));

  gtk_window_present (GTK_WINDOW (self->window));
  if (lead != NULL)
    plumb_window_show_lead (self->window, (guint32) plumb_lead_get_row (lead),
                            plumb_lead_is_test (lead));
  else
    plumb_window_say (self->window, _("This lead has been removed"));
}

static void
show_newest_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  PlumbApplication *self = user_data;

  gtk_window_present (GTK_WINDOW (self->window));
  plumb_window_show_newest (self->window);
}

static void
search_cb (GSimpleAction *action, GVariant *words, gpointer user_data)
{
  PlumbApplication *self = user_data;

  gtk_window_present (GTK_WINDOW (self->window));
  plumb_window_show_found (self->window, g_variant_get_string (words, NULL));
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PlumbWindow) window = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = plumb_export_leads_finish (result, &error);

  if (error != NULL)
    plumb_window_say (window, error->message);
  else if (sentence != NULL)
    plumb_window_say (window, sentence);
}

static void
export_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  PlumbApplication *self = user_data;
  const char *name = g_action_get_name (G_ACTION (action));
  PlumbExportFormat format = PLUMB_EXPORT_CSV;

  if (g_str_has_suffix (name, "json"))
    format = PLUMB_EXPORT_JSON;
  else if (g_str_has_suffix (name, "vcard"))
    format = PLUMB_EXPORT_VCARD;
  plumb_export_leads (GTK_WINDOW (self->window), plumb_session_get_profile (self->session),
                      plumb_window_get_query (self->window), format, exported_cb,
                      g_object_ref (self->window));
}

static const GActionEntry always[] = {
  { .name = "about", .activate = about_cb },
  { .name = "quit", .activate = quit_cb },
  { .name = "watch", .activate = watch_cb },
};
static const GActionEntry when_opened[] = {
  { .name = "refresh", .activate = refresh_cb },
  { .name = "preferences", .activate = preferences_cb },
  { .name = "show-lead", .activate = show_lead_cb, .parameter_type = "x" },
  { .name = "show-newest", .activate = show_newest_cb },
  { .name = "search", .activate = search_cb, .parameter_type = "s" },
};
static const GActionEntry exports[] = {
  { .name = "export-csv", .activate = export_cb },
  { .name = "export-json", .activate = export_cb },
  { .name = "export-vcard", .activate = export_cb },
};
static const GActionEntry in_practice[] = { { .name = "simulate-lead", .activate = simulate_cb } };
static const GActionEntry in_earnest[] = { { .name = "practise", .activate = practise_cb } };

static const struct {
  const char *action;
  const char *accelerators[2];
} accelerators[] = {
  { "app.set-up", { "<Control>n" } },
  { "app.refresh", { "<Control>r" } },
  { "app.preferences", { "<Control>comma" } },
  { "app.help('')", { "F1" } },
  { "app.quit", { "<Control>q" } },
  { "win.blur", { "<Control>b" } },
  { "win.export-csv", { "<Control>e" } },
  { "win.show-help-overlay", { "<Control>question" } },
};

void
plumb_application_add_first_actions (PlumbApplication *self)
{
  GActionMap *map = G_ACTION_MAP (self);

  g_action_map_add_action_entries (map, always, G_N_ELEMENTS (always), self);
  if (!self->practice)
    g_action_map_add_action_entries (map, in_earnest, G_N_ELEMENTS (in_earnest), self);
  plumb_application_add_stand_ins (self);
  for (guint i = 0; i < G_N_ELEMENTS (accelerators); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), accelerators[i].action,
                                           accelerators[i].accelerators);
}

void
plumb_application_add_session_actions (PlumbApplication *self)
{
  GActionMap *map = G_ACTION_MAP (self);

  g_action_map_add_action_entries (map, when_opened, G_N_ELEMENTS (when_opened), self);
  g_action_map_add_action_entries (G_ACTION_MAP (self->window), exports, G_N_ELEMENTS (exports),
                                   self);
  if (self->practice)
    g_action_map_add_action_entries (map, in_practice, G_N_ELEMENTS (in_practice), self);
  self->destination_actions = plumb_destination_actions_new (map, self->session, self->window);
}
