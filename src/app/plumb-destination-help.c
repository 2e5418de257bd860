/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-absence-window.h"
#include "plumb-clock.h"
#include "plumb-destination-actions-private.h"
#include "plumb-support-file.h"
#include "plumb-text-saver.h"

#include <glib/gi18n.h>

/* For a destination whose leads are missed: whom to suspect, and a file for whoever helps. */

static GtkWindow *
get_parent (PlumbDestinationActions *self)
{
  return self->window == NULL ? NULL : GTK_WINDOW (self->window);
}

void
plumb_destination_actions_absence_cb (GSimpleAction *action, GVariant *id, gpointer user_data)
{
  PlumbDestinationActions *self = user_data;
  PlumbProfile *profile = plumb_session_get_profile (self->session);
  PlumbDestination *destination = plumb_destination_actions_find (self, id);
  PlumbConnector *connector =
      destination != NULL ? plumb_profile_get_connector (profile, destination, NULL) : NULL;

  if (connector != NULL)
    gtk_window_present (
        plumb_absence_window_new (get_parent (self), plumb_profile_get_destinations (profile),
                                  plumb_profile_get_store (profile), connector, destination));
}

void
plumb_destination_actions_dismiss_silence_cb (GSimpleAction *action, GVariant *id,
                                              gpointer user_data)
{
  PlumbDestinationActions *self = user_data;
  PlumbDestination *destination = plumb_destination_actions_find (self, id);

  if (destination != NULL)
    plumb_silences_dismiss (plumb_session_get_silences (self->session), destination);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PlumbDestinationActions) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = plumb_save_text_finish (result, &error);

  if (error != NULL)
    plumb_destination_actions_say (self, error->message);
  else if (sentence != NULL)
    plumb_destination_actions_say (self, sentence);
}

static char *
write_file (const char *file_name, gpointer user_data)
{
  g_autofree char *window =
      g_strdup_printf ("GTK %u.%u.%u, libadwaita %u.%u.%u", gtk_get_major_version (),
                       gtk_get_minor_version (), gtk_get_micro_version (), adw_get_major_version (),
                       adw_get_minor_version (), adw_get_micro_version ());

  return plumb_support_file_write (user_data, window, plumb_clock_now ());
}

static void
surveyed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PlumbDestinationActions) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  PlumbSurvey *survey = plumb_survey_run_finish (PLUMB_DESTINATION_LIST (source), result, &error);

  if (survey == NULL) {
    plumb_destination_actions_say (self, error->message);
    return;
  }
  name = plumb_support_file_dup_name (survey, plumb_clock_now ());
  plumb_save_text_async (get_parent (self), _("File for support"), name, write_file, survey,
                                               (GDestroyNotify) plumb_survey_free, saved_cb,
                                               g_object_ref (self));
}

void
plumb_destination_actions_support_cb (GSimpleAction *action, GVariant *id, gpointer user_data)
{
  PlumbDestinationActions *self = user_data;
  PlumbProfile *profile = plumb_session_get_profile (self->session);
  PlumbDestination *destination = plumb_destination_actions_find (self, id);
  PlumbConnector *connector =
      destination != NULL ? plumb_profile_get_connector (profile, destination, NULL) : NULL;

  if (connector == NULL)
    return;
  plumb_destination_actions_say (self, _("Checking the connection for the file…"));
  plumb_survey_run_async (plumb_profile_get_destinations (profile),
                          plumb_profile_get_store (profile), connector, destination, NULL,
                          surveyed_cb, g_object_ref (self));
}
