/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-application.h"

#include "plumb-application-private.h"

#define G_SETTINGS_ENABLE_BACKEND
#include <gio/gsettingsbackend.h>
#include <glib/gi18n.h>

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
  plumb_window_keep_size (self->window);
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
  } else {
    return g_settings_new (PLUMB_BASE_ID);
  }
  return g_settings_new_with_backend (PLUMB_BASE_ID, backend);
}

static void
plumb_application_startup (GApplication *application)
{
  PlumbApplication *self = PLUMB_APPLICATION (application);

  G_APPLICATION_CLASS (plumb_application_parent_class)->startup (application);
  self->settings = open_settings (self);
  plumb_application_add_first_actions (self);
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
  g_clear_object (&self->end_announcer);
  g_clear_object (&self->session);
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
