/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-conversion.h"
#include "plumb-destination-actions-private.h"

#include <glib/gi18n.h>

/* Converting what is retired: the question, and what follows from the answer. */

static void
converted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PlumbDestinationActions) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PlumbDestination) converted =
      plumb_conversion_run_finish (PLUMB_PROFILE (source), result, &error);
  g_autoptr (GVariant) id = NULL;

  if (converted == NULL) {
    plumb_destination_actions_say (self, error->message);
    return;
  }
  /* What comes next is to check it, and to change Partner Center. */
  id = g_variant_ref_sink (g_variant_new_string (plumb_destination_get_id (converted)));
  plumb_destination_actions_edit_at (self, id, PLUMB_WIZARD_CHECK);
}

/* (transfer full) (nullable): in practice, the values of the twin that the new one leads to. */
static GHashTable *
dup_practice_values (PlumbDestinationActions *self, PlumbDestination *destination)
{
  PlumbPractice *practice = plumb_session_get_practice (self->session);
  PlumbConnector *connector =
      plumb_profile_get_connector (plumb_session_get_profile (self->session), destination, NULL);

  if (practice == NULL || connector == NULL)
    return NULL;
  return plumb_practice_dup_fields (practice, plumb_connector_get_info (connector)->successor);
}

static void
convert_answered_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  PlumbDestinationActions *self = user_data;
  PlumbDestination *destination = g_object_get_data (G_OBJECT (dialog), "destination");
  g_autoptr (GHashTable) values = dup_practice_values (self, destination);

  if (!g_str_equal (response, "cancel"))
    plumb_conversion_run_async (plumb_session_get_profile (self->session), destination, NULL,
                                values, g_str_equal (response, "remove"), NULL, converted_cb,
                                g_object_ref (self));
}

void
plumb_destination_actions_convert_cb (GSimpleAction *action, GVariant *id, gpointer user_data)
{
  PlumbDestinationActions *self = user_data;
  PlumbProfile *profile = plumb_session_get_profile (self->session);
  PlumbDestination *destination = plumb_destination_actions_find (self, id);
  PlumbConnector *connector =
      destination != NULL ? plumb_profile_get_connector (profile, destination, NULL) : NULL;
  const char *reason = connector != NULL ? plumb_connector_get_info (connector)->retirement : NULL;
  GtkWidget *dialog;

  if (reason == NULL)
    return;
  dialog =
      adw_message_dialog_new (self->window == NULL ? NULL : GTK_WINDOW (self->window), NULL, NULL);
  adw_message_dialog_format_heading (ADW_MESSAGE_DIALOG (dialog),
                                     /* Translators: %s is a destination's name. */
                                     _("Convert %s?"), plumb_destination_get_name (destination));
  adw_message_dialog_format_body (
      ADW_MESSAGE_DIALOG (dialog), "%s\n\n%s", gettext (reason),
      _("A new destination is set up with the same secret. Afterwards enter it in Partner Center. "
      "The old one may stay, to be read."));
  adw_message_dialog_add_responses (
      ADW_MESSAGE_DIALOG (dialog), "cancel",
      _("_Cancel"), "remove", _("Convert and _Remove"), "keep", _("Convert and _Keep"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "keep",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "remove",
                                              ADW_RESPONSE_DESTRUCTIVE);
  g_object_set_data_full (G_OBJECT (dialog), "destination", g_object_ref (destination),
                          g_object_unref);
  g_signal_connect_object (dialog, "response", G_CALLBACK (convert_answered_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}
