/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-application.h"

#include "plumb-application-private.h"
#include "plumb-first-frame.h"

#define G_SETTINGS_ENABLE_BACKEND
#include <gio/gsettingsbackend.h>
#include <glib/gi18n.h>

/* What the bus started stays for the next letter of a search. */
#define LINGER_MILLISECONDS 10000

G_DEFINE_FINAL_TYPE (PlumbApplication, plumb_application, ADW_TYPE_APPLICATION)

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
blur_changed_cb (GActionGroup *window, const char *name, GVariant *state, PlumbAnnouncer *announcer)
{
  g_object_set (announcer, "blurred", g_variant_get_boolean (state), NULL);
}

static void
follow_background (PlumbApplication *self)
{
  if (self->background == NULL && !self->practice && self->folder == NULL)
    self->background = plumb_background_new (
        self->settings, g_application_get_dbus_connection (G_APPLICATION (self)),
        g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS));
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
  self->end_announcer =
      plumb_end_announcer_new (G_APPLICATION (self), plumb_profile_get_store (profile),
                               plumb_profile_get_connectors (profile),
                               plumb_profile_get_destinations (profile), self->settings);
  g_signal_connect_object (self->window, "action-state-changed::blur", G_CALLBACK (blur_changed_cb),
                           self->announcer, 0);
  services = (PlumbWindowServices){
    .connectors = plumb_profile_get_connectors (profile),
    .destinations = plumb_profile_get_destinations (profile),
    .inbox = plumb_profile_get_inbox (profile),
    .leads = plumb_session_get_leads (self->session),
    .actions = PLUMB_LEAD_ACTIONS (plumb_session_get_lead_services (self->session)),
    .settings = self->settings,
  };
  plumb_application_add_session_actions (self);
  plumb_window_show_services (self->window, &services);
  plumb_session_start (self->session);
  follow_background (self);
  plumb_application_do_waiting (self);
}

/* The window is gone: whatever is asked for next begins anew. */
static void
end_session (PlumbApplication *self)
{
  g_auto (GStrv) actions = g_action_group_list_actions (G_ACTION_GROUP (self));

  for (guint i = 0; actions[i] != NULL; i++)
    g_action_map_remove_action (G_ACTION_MAP (self), actions[i]);
  g_clear_object (&self->destination_actions);
  g_clear_object (&self->announcer);
  g_clear_object (&self->end_announcer);
  g_clear_object (&self->session);
  plumb_profile_opener_close (self->opener);
  plumb_application_add_first_actions (self);
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
  g_autoptr (PlumbProfile) profile =
      plumb_profile_opener_open_finish (PLUMB_PROFILE_OPENER (source), result, &error);

  if (self->window == NULL)
    return;
  if (profile != NULL)
    open_session (self, profile, NULL);
  else
    opening_failed (self, error);
}

static void
open_cb (gpointer user_data)
{
  PlumbApplication *self = user_data;

  if (self->practice)
    plumb_practice_start_async (NULL, practice_started_cb, g_object_ref (self));
  else
    plumb_profile_opener_open_async (self->opener, profile_opened_cb, g_object_ref (self));
}

gboolean
plumb_application_close_dialogs (PlumbApplication *self)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();
  gboolean is_closed = TRUE;

  for (GList *l = windows; l != NULL; l = l->next)
    if (self->window != NULL &&
        gtk_window_get_transient_for (l->data) == GTK_WINDOW (self->window)) {
      GtkWindow *dialog = l->data;

      g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
      gtk_window_close (dialog);
      if (dialog != NULL) {
        is_closed = is_closed && !gtk_widget_get_visible (GTK_WIDGET (dialog));
        g_object_remove_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
      }
    }
  return is_closed;
}

static gboolean
close_request_cb (GtkWindow *window, PlumbApplication *self)
{
  /* An unfinished set-up asks what is to become of it. */
  if (!plumb_application_close_dialogs (self))
    return TRUE;
  if (self->practice || !g_settings_get_boolean (self->settings, "run-in-background"))
    return FALSE;
  plumb_window_keep_state (self->window);
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
  g_signal_connect_object (window, "destroy", G_CALLBACK (end_session), self, G_CONNECT_SWAPPED);
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
  } else {
    return g_settings_new (PLUMB_BASE_ID);
  }
  return g_settings_new_with_backend (PLUMB_BASE_ID, backend);
}

/* Before anything is registered, the command line is read; before startup, calls can come in. */
static void
prepare (PlumbApplication *self)
{
  if (self->settings != NULL)
    return;
  self->settings = open_settings (self);
  self->opener = plumb_profile_opener_new (self->folder);
}

static gboolean
plumb_application_dbus_register (GApplication *application, GDBusConnection *connection,
                                 const char *path, GError **error)
{
  PlumbApplication *self = PLUMB_APPLICATION (application);

  /* The desktop searches in what is the user's own. */
  if (self->practice || self->folder != NULL)
    return TRUE;
  prepare (self);
  self->search_provider = plumb_search_provider_new (application, self->opener, self->settings);
  return plumb_search_provider_export (self->search_provider, connection, path, error);
}

static void
plumb_application_dbus_unregister (GApplication *application, GDBusConnection *connection,
                                   const char *path)
{
  PlumbApplication *self = PLUMB_APPLICATION (application);

  if (self->search_provider != NULL)
    plumb_search_provider_unexport (self->search_provider);
}

static void
plumb_application_startup (GApplication *application)
{
  PlumbApplication *self = PLUMB_APPLICATION (application);

  G_APPLICATION_CLASS (plumb_application_parent_class)->startup (application);
  prepare (self);
  if (g_application_get_flags (application) & G_APPLICATION_IS_SERVICE)
    g_application_set_inactivity_timeout (application, LINGER_MILLISECONDS);
  plumb_application_add_first_actions (self);
}

static void
plumb_application_activate (GApplication *application)
{
  PlumbApplication *self = PLUMB_APPLICATION (application);
  gboolean is_new = self->window == NULL;

  if (is_new)
    make_window (self);
  if (self->starts_hidden)
    self->starts_hidden = FALSE;
  else
    gtk_window_present (GTK_WINDOW (self->window));
  if (is_new)
    plumb_first_frame_await (GTK_WINDOW (self->window), open_cb, self);
}

static void
plumb_application_shutdown (GApplication *application)
{
  PlumbApplication *self = PLUMB_APPLICATION (application);

  g_clear_object (&self->destination_actions);
  g_clear_object (&self->announcer);
  g_clear_object (&self->end_announcer);
  g_clear_object (&self->session);
  plumb_profile_opener_close (self->opener);
  G_APPLICATION_CLASS (plumb_application_parent_class)->shutdown (application);
}

static int
plumb_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  PlumbApplication *self = PLUMB_APPLICATION (application);

  g_variant_dict_lookup (options, "practice", "b", &self->practice);
  g_variant_dict_lookup (options, "profile", "^ay", &self->folder);
  /* Neither may end in the window of the user's own profile. */
  if (self->practice || self->folder != NULL)
    g_application_set_flags (application,
                             g_application_get_flags (application) | G_APPLICATION_NON_UNIQUE);
  if (!g_variant_dict_contains (options, "background"))
    return -1;
  /* A window that is open already stays as it is. */
  self->starts_hidden = TRUE;
  if (!g_application_register (application, NULL, NULL))
    return 1;
  return g_application_get_is_remote (application) ? 0 : -1;
}

static void
plumb_application_finalize (GObject *object)
{
  PlumbApplication *self = PLUMB_APPLICATION (object);

  g_clear_weak_pointer (&self->window);
  g_clear_object (&self->background);
  g_clear_object (&self->search_provider);
  g_clear_object (&self->opener);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->waiting, g_ptr_array_unref);
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
  application_class->dbus_register = plumb_application_dbus_register;
  application_class->dbus_unregister = plumb_application_dbus_unregister;
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
        { "background", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Watch without a window"), NULL },
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
