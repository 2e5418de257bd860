/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-application.h"

#include "plumb-announcer.h"
#include "plumb-destination-actions.h"
#include "plumb-error.h"
#include "plumb-exporter.h"
#include "plumb-preferences.h"

#include <glib/gi18n.h>

struct _PlumbApplication {
  AdwApplication parent_instance;
  char *folder;
  gboolean practice;
  GSettings *settings;
  PlumbSession *session;
  PlumbAnnouncer *announcer;
  PlumbDestinationActions *destination_actions;
  PlumbWindow *window;
  char *endpoint_error;
};

G_DEFINE_FINAL_TYPE (PlumbApplication, plumb_application, ADW_TYPE_APPLICATION)

/* ── Actions ── */

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
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = NULL;

  process = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, program != NULL ? program : "plumb",
                              "--practice", NULL);
  if (process == NULL)
    plumb_window_say (self->window, error->message);
}

static void
preferences_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  PlumbApplication *self = user_data;
  PlumbInbox *inbox = plumb_profile_get_inbox (plumb_session_get_profile (self->session));
  PlumbPreferences *preferences = plumb_preferences_new (self->settings, inbox);

  plumb_preferences_show_endpoint_error (preferences, self->endpoint_error);
  g_signal_connect_object (self->session, "endpoint-failed",
                           G_CALLBACK (plumb_preferences_show_endpoint_error), preferences,
                           G_CONNECT_SWAPPED);
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

  if (self->window != NULL)
    gtk_window_destroy (GTK_WINDOW (self->window));
  g_application_quit (G_APPLICATION (self));
}

static void
show_lead_cb (GSimpleAction *action, GVariant *row, gpointer user_data)
{
  PlumbApplication *self = user_data;

  gtk_window_present (GTK_WINDOW (self->window));
  plumb_window_show_lead (self->window, (guint32) g_variant_get_int64 (row));
}

static void
show_newest_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  PlumbApplication *self = user_data;

  gtk_window_present (GTK_WINDOW (self->window));
  plumb_window_show_newest (self->window);
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
};
static const GActionEntry when_opened[] = {
  { .name = "refresh", .activate = refresh_cb },
  { .name = "preferences", .activate = preferences_cb },
  { .name = "show-lead", .activate = show_lead_cb, .parameter_type = "x" },
  { .name = "show-newest", .activate = show_newest_cb },
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
  { "app.quit", { "<Control>q" } },
  { "win.blur", { "<Control>b" } },
  { "win.export-csv", { "<Control>e" } },
};

static void
add_actions (PlumbApplication *self)
{
  GActionMap *map = G_ACTION_MAP (self);

  g_action_map_add_action_entries (map, when_opened, G_N_ELEMENTS (when_opened), self);
  g_action_map_add_action_entries (G_ACTION_MAP (self->window), exports, G_N_ELEMENTS (exports),
                                   self);
  if (self->practice)
    g_action_map_add_action_entries (map, in_practice, G_N_ELEMENTS (in_practice), self);
  else
    g_action_map_add_action_entries (map, in_earnest, G_N_ELEMENTS (in_earnest), self);
  self->destination_actions = plumb_destination_actions_new (map, self->session, self->window);
}

/* ── Opening ── */

static void
said_cb (PlumbSession *session, const char *sentence, PlumbApplication *self)
{
  if (self->window != NULL)
    plumb_window_say (self->window, sentence);
}

static void
endpoint_failed_cb (PlumbSession *session, const char *error, PlumbApplication *self)
{
  g_free (self->endpoint_error);
  self->endpoint_error = g_strdup (error);
  if (error != NULL && self->window != NULL)
    plumb_window_say (self->window, error);
}

static void
open_session (PlumbApplication *self, PlumbProfile *profile, PlumbPractice *practice)
{
  PlumbWindowServices services;

  self->session = plumb_session_new (profile, practice, self->settings);
  g_signal_connect_object (self->session, "said", G_CALLBACK (said_cb), self, 0);
  g_signal_connect_object (self->session, "endpoint-failed", G_CALLBACK (endpoint_failed_cb), self,
                           0);
  g_signal_connect_object (self->session, "counted", G_CALLBACK (plumb_window_set_counts),
                           self->window, G_CONNECT_SWAPPED);
  self->announcer = plumb_announcer_new (G_APPLICATION (self), profile, self->settings);
  services = (PlumbWindowServices){
    .connectors = plumb_profile_get_connectors (profile),
    .destinations = plumb_profile_get_destinations (profile),
    .inbox = plumb_profile_get_inbox (profile),
    .leads = plumb_session_get_leads (self->session),
    .actions = PLUMB_LEAD_ACTIONS (plumb_session_get_lead_services (self->session)),
    .settings = self->settings,
  };
  add_actions (self);
  plumb_window_show_services (self->window, &services);
  plumb_session_start (self->session);
}

static void
opening_failed (PlumbApplication *self, const GError *error)
{
  plumb_window_show_failure (self->window, _("Plumb cannot open its database"), error->message);
}

static void
practice_started_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PlumbApplication) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PlumbPractice) practice = plumb_practice_start_finish (result, &error);

  if (self->window == NULL)
    return;
  if (practice == NULL)
    opening_failed (self, error);
  else
    open_session (self, plumb_practice_get_profile (practice), practice);
}

static void
profile_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PlumbApplication) self = user_data;
  g_autoptr (GError) error = NULL;

  if (self->window == NULL)
    return;
  if (plumb_profile_open_finish (PLUMB_PROFILE (source), result, &error))
    open_session (self, PLUMB_PROFILE (source), NULL);
  else
    opening_failed (self, error);
}

static void
open (PlumbApplication *self)
{
  g_autoptr (PlumbProfile) profile = NULL;

  if (self->practice) {
    plumb_practice_start_async (NULL, practice_started_cb, g_object_ref (self));
    return;
  }
  profile = plumb_profile_new (self->folder);
  plumb_profile_open_async (profile, NULL, profile_opened_cb, g_object_ref (self));
}

static gboolean
close_request_cb (GtkWindow *window, PlumbApplication *self)
{
  if (self->practice || !g_settings_get_boolean (self->settings, "run-in-background"))
    return FALSE;
  gtk_widget_set_visible (GTK_WIDGET (window), FALSE);
  return TRUE;
}

static void
make_window (PlumbApplication *self)
{
  PlumbWindow *window = plumb_window_new (GTK_APPLICATION (self));

  g_set_weak_pointer (&self->window, window);
  plumb_window_set_practice (window, self->practice);
  gtk_window_set_default_size (GTK_WINDOW (window),
                               g_settings_get_int (self->settings, "window-width"),
                               g_settings_get_int (self->settings, "window-height"));
  if (g_settings_get_boolean (self->settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (window));
  g_signal_connect (window, "close-request", G_CALLBACK (close_request_cb), self);
}

/* ── The object ── */

static GSettings *
open_settings (PlumbApplication *self)
{
  g_autoptr (GSettingsBackend) backend = NULL;
  g_autofree char *path = NULL;

  if (self->practice)
    backend = g_memory_settings_backend_new ();
  else if (self->folder != NULL) {
    path = g_build_filename (self->folder, "settings.ini", NULL);
    backend = g_keyfile_settings_backend_new (path, "/", NULL);
  }
  return g_settings_new_with_backend (PLUMB_APPLICATION_ID, backend);
}

static void
plumb_application_startup (GApplication *application)
{
  PlumbApplication *self = PLUMB_APPLICATION (application);

  G_APPLICATION_CLASS (plumb_application_parent_class)->startup (application);
  self->settings = open_settings (self);
  g_action_map_add_action_entries (G_ACTION_MAP (self), always, G_N_ELEMENTS (always), self);
  for (guint i = 0; i < G_N_ELEMENTS (accelerators); i++)
    gtk_application_set_accels_for_action (
        GTK_APPLICATION (self), accelerators[i].action,
        (const char *const[]){ accelerators[i].accelerators[0], NULL });
}

static void
plumb_application_activate (GApplication *application)
{
  PlumbApplication *self = PLUMB_APPLICATION (application);

  if (self->window == NULL) {
    make_window (self);
    open (self);
  }
  gtk_window_present (GTK_WINDOW (self->window));
}

static void
plumb_application_shutdown (GApplication *application)
{
  PlumbApplication *self = PLUMB_APPLICATION (application);

  g_clear_object (&self->destination_actions);
  g_clear_object (&self->announcer);
  g_clear_object (&self->session);
  G_APPLICATION_CLASS (plumb_application_parent_class)->shutdown (application);
}

static int
plumb_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  PlumbApplication *self = PLUMB_APPLICATION (application);

  if (g_variant_dict_contains (options, "version")) {
    g_print ("plumb %s\n", PLUMB_VERSION);
    return 0;
  }
  g_variant_dict_lookup (options, "practice", "b", &self->practice);
  g_variant_dict_lookup (options, "profile", "^ay", &self->folder);
  /* Neither may end in the window of the user's own profile. */
  if (self->practice || self->folder != NULL)
    g_application_set_flags (application,
                             g_application_get_flags (application) | G_APPLICATION_NON_UNIQUE);
  return -1;
}

static void
plumb_application_finalize (GObject *object)
{
  PlumbApplication *self = PLUMB_APPLICATION (object);

  g_clear_weak_pointer (&self->window);
  g_clear_object (&self->settings);
  g_free (self->folder);
  g_free (self->endpoint_error);
  G_OBJECT_CLASS (plumb_application_parent_class)->finalize (object);
}

static void
plumb_application_class_init (PlumbApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = plumb_application_finalize;
  application_class->startup = plumb_application_startup;
  application_class->activate = plumb_application_activate;
  application_class->shutdown = plumb_application_shutdown;
  application_class->handle_local_options = plumb_application_handle_local_options;
}

static void
plumb_application_init (PlumbApplication *self)
{
  static const GOptionEntry options[] = {
    { "practice", 0, 0, G_OPTION_ARG_NONE, NULL,
      N_("Practise with simulated services; nothing of yours is touched"), NULL },
      { "profile", 0, 0, G_OPTION_ARG_FILENAME, NULL,
        N_("Use the database and settings in this folder"), N_("FOLDER") },
        { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Print the version"), NULL }, { NULL },
       };

  g_application_add_main_option_entries (G_APPLICATION (self), options);
}

PlumbApplication *
plumb_application_new (void)
{
  return g_object_new (PLUMB_TYPE_APPLICATION, "application-id", PLUMB_APPLICATION_ID,
                       "resource-base-path", "/io/github/plumb/Plumb", NULL);
}
