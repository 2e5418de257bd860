/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-application-private.h"
#include "plumb-first-frame.h"

#include <glib/gi18n.h>

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
follow_background (PlumbApplication *self)
{
  if (self->background == NULL && !self->practice && self->folder == NULL)
    self->background = plumb_background_new (
        self->settings, g_application_get_dbus_connection (G_APPLICATION (self)),
        g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS));
}

static void
announce (PlumbApplication *self, PlumbProfile *profile)
{
  GApplication *application = G_APPLICATION (self);
  PlumbStore *store = plumb_profile_get_store (profile);
  PlumbDestinationList *destinations = plumb_profile_get_destinations (profile);

  self->announcer = plumb_announcer_new (application, store, plumb_profile_get_inbox (profile),
                                         destinations, self->settings);
  self->end_announcer = plumb_end_announcer_new (
      application, store, plumb_profile_get_connectors (profile), destinations, self->settings);
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
  announce (self, profile);
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

void
plumb_application_end_session (PlumbApplication *self)
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
  /* Who takes it for watching in the background would wait for leads in vain. */
  gtk_window_present (GTK_WINDOW (self->window));
}

static void
practice_started_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PlumbApplication) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PlumbPractice) practice = plumb_practice_start_finish (result, &error);

  self->is_opening = FALSE;
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

  self->is_opening = FALSE;
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

  if (self->window == NULL || gtk_widget_in_destruction (GTK_WIDGET (self->window)))
    self->is_opening = FALSE;
  else if (self->practice)
    plumb_practice_start_async (NULL, practice_started_cb, g_object_ref (self));
  else
    plumb_profile_opener_open_async (self->opener, profile_opened_cb, g_object_ref (self));
}

void
plumb_application_open_session (PlumbApplication *self)
{
  if (self->session != NULL || self->is_opening)
    return;
  self->is_opening = TRUE;
  plumb_first_frame_await (GTK_WINDOW (self->window), open_cb, self);
}
