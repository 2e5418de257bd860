/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-destination-actions.h"

#include "plumb-destination-actions-private.h"
#include "plumb-secret-end.h"

#include <glib/gi18n.h>

G_DEFINE_FINAL_TYPE (PlumbDestinationActions, plumb_destination_actions, G_TYPE_OBJECT)

static PlumbDestinationList *
get_list (PlumbDestinationActions *self)
{
  return plumb_profile_get_destinations (plumb_session_get_profile (self->session));
}

PlumbDestination *
plumb_destination_actions_find (PlumbDestinationActions *self, GVariant *id)
{
  return plumb_destination_list_find_id (get_list (self), g_variant_get_string (id, NULL));
}

void
plumb_destination_actions_say (PlumbDestinationActions *self, const char *sentence)
{
  if (self->window != NULL)
    plumb_window_say (self->window, sentence);
}

/* ── The wizard ── */

static void
saved_cb (PlumbWizard *wizard, PlumbDestination *destination, PlumbDestinationActions *self)
{
  plumb_inbox_refresh (plumb_profile_get_inbox (plumb_session_get_profile (self->session)),
                       destination);
}

static void
lead_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PlumbDestinationActions) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PlumbLead) lead =
      plumb_store_find_test_lead_finish (PLUMB_STORE (source), result, &error);

  if (lead != NULL && self->window != NULL) {
    plumb_window_show_lead (self->window, (guint32) plumb_lead_get_row (lead),
                            plumb_lead_is_test (lead));
    gtk_window_present (GTK_WINDOW (self->window));
  } else {
    plumb_destination_actions_say (
        self, error != NULL ? error->message : _("The test lead is not in the list yet"));
  }
}

static void
show_lead_cb (PlumbWizard *wizard, const char *tag, PlumbDestinationActions *self)
{
  PlumbStore *store = plumb_profile_get_store (plumb_session_get_profile (self->session));

  plumb_store_find_test_lead_async (store, tag, NULL, NULL, lead_found_cb, g_object_ref (self));
  /* The wizard stands in front of the list; it asks if there is something to lose. */
  gtk_window_close (GTK_WINDOW (wizard));
}

static PlumbWizard *
open_wizard (PlumbDestinationActions *self)
{
  PlumbWizard *wizard =
      plumb_wizard_opener_open (plumb_session_get_wizard_opener (self->session),
                                self->window == NULL ? NULL : GTK_WINDOW (self->window));

  g_signal_connect_object (wizard, "saved", G_CALLBACK (saved_cb), self, 0);
  g_signal_connect_object (wizard, "show-lead", G_CALLBACK (show_lead_cb), self, 0);
  return wizard;
}

void
plumb_destination_actions_set_up (PlumbDestinationActions *self, PlumbKind kind)
{
  PlumbWizard *wizard;

  /* The launcher's menu can ask again and again. */
  if (kind == PLUMB_KIND_NONE && self->set_up != NULL) {
    gtk_window_present (GTK_WINDOW (self->set_up));
    return;
  }
  wizard = open_wizard (self);
  if (kind != PLUMB_KIND_NONE)
    plumb_wizard_choose (wizard, kind);
  else
    g_set_weak_pointer (&self->set_up, wizard);
  gtk_window_present (GTK_WINDOW (wizard));
}

static void
set_up_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  plumb_destination_actions_set_up (user_data, PLUMB_KIND_NONE);
}

void
plumb_destination_actions_edit_field (PlumbDestinationActions *self, PlumbDestination *destination,
                                      PlumbWizardStep step, const char *key)
{
  PlumbWizard *wizard = open_wizard (self);

  plumb_wizard_edit (wizard, destination, step, key);
  gtk_window_present (GTK_WINDOW (wizard));
}

/* (nullable): brings the window to the front, where there may be none left of a notification's. */
static PlumbDestination *
find_and_present (PlumbDestinationActions *self, GVariant *id)
{
  PlumbDestination *destination = plumb_destination_actions_find (self, id);

  if (self->window != NULL)
    gtk_window_present (GTK_WINDOW (self->window));
  if (destination == NULL)
    plumb_destination_actions_say (self, _("This destination has been removed"));
  return destination;
}

void
plumb_destination_actions_edit_at (PlumbDestinationActions *self, GVariant *id,
                                   PlumbWizardStep step)
{
  PlumbDestination *destination = find_and_present (self, id);

  if (destination != NULL)
    plumb_destination_actions_edit_field (self, destination, step, NULL);
}

static void
edit_cb (GSimpleAction *action, GVariant *id, gpointer user_data)
{
  plumb_destination_actions_edit_at (user_data, id, PLUMB_WIZARD_FIELDS);
}

static void
check_cb (GSimpleAction *action, GVariant *id, gpointer user_data)
{
  plumb_destination_actions_edit_at (user_data, id, PLUMB_WIZARD_CHECK);
}

static void
test_cb (GSimpleAction *action, GVariant *id, gpointer user_data)
{
  plumb_destination_actions_edit_at (user_data, id, PLUMB_WIZARD_TEST);
}

static void
sheet_cb (GSimpleAction *action, GVariant *id, gpointer user_data)
{
  plumb_destination_actions_edit_at (user_data, id, PLUMB_WIZARD_SHEET);
}

/* ── Replacing the secret ── */

static PlumbDestination *
close_rotation (GtkWindow *dialog)
{
  PlumbDestination *destination = g_object_get_data (G_OBJECT (dialog), "destination");

  gtk_window_close (dialog);
  return destination;
}

static void
show_sheet_cb (GtkWindow *dialog, PlumbDestinationActions *self)
{
  g_autoptr (GtkWindow) kept = g_object_ref (dialog);

  plumb_destination_actions_edit_field (self, close_rotation (kept), PLUMB_WIZARD_SHEET, NULL);
}

static void
edit_settings_cb (GtkWindow *dialog, const char *key, PlumbDestinationActions *self)
{
  g_autoptr (GtkWindow) kept = g_object_ref (dialog);

  plumb_destination_actions_edit_field (self, close_rotation (kept), PLUMB_WIZARD_FIELDS, key);
}

static gboolean
can_rotate (PlumbDestinationActions *self, PlumbDestination *destination)
{
  PlumbProfile *profile = plumb_session_get_profile (self->session);

  return plumb_secret_end_is_replaceable (plumb_profile_get_connector (profile, destination, NULL),
                                          destination);
}

/* A notification of its end comes for a secret too that no test lead can prove. */
static void
rotate_cb (GSimpleAction *action, GVariant *id, gpointer user_data)
{
  PlumbDestinationActions *self = user_data;
  PlumbDestination *destination = find_and_present (self, id);
  GtkWindow *dialog;

  if (destination == NULL)
    return;
  if (!can_rotate (self, destination)) {
    plumb_destination_actions_edit_field (self, destination, PLUMB_WIZARD_FIELDS, NULL);
    return;
  }
  dialog = plumb_wizard_opener_open_rotation (
      plumb_session_get_wizard_opener (self->session), destination,
      self->window == NULL ? NULL : GTK_WINDOW (self->window));
  g_object_set_data_full (G_OBJECT (dialog), "destination", g_object_ref (destination),
                          g_object_unref);
  g_signal_connect_object (dialog, "show-sheet", G_CALLBACK (show_sheet_cb), self, 0);
  g_signal_connect_object (dialog, "edit-settings", G_CALLBACK (edit_settings_cb), self, 0);
  gtk_window_present (dialog);
}

/* ── Watching and removing ── */

static void
saved_watching_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PlumbDestinationActions) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!plumb_destination_list_save_finish (PLUMB_DESTINATION_LIST (source), result, &error))
    plumb_destination_actions_say (self, error->message);
}

static void
toggle_watching_cb (GSimpleAction *action, GVariant *id, gpointer user_data)
{
  PlumbDestinationActions *self = user_data;
  PlumbDestination *destination = plumb_destination_actions_find (self, id);

  if (destination == NULL)
    return;
  plumb_destination_set_watching (destination, !plumb_destination_is_watching (destination));
  plumb_destination_list_save_async (get_list (self), destination, NULL, FALSE, NULL,
                                     saved_watching_cb, g_object_ref (self));
}

static void
removed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PlumbDestinationActions) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!plumb_destination_list_remove_finish (PLUMB_DESTINATION_LIST (source), result, &error))
    plumb_destination_actions_say (self, error->message);
}

static void
remove_answered_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  PlumbDestinationActions *self = user_data;
  PlumbDestination *destination = g_object_get_data (G_OBJECT (dialog), "destination");

  if (g_str_equal (response, "remove"))
    plumb_destination_list_remove_async (get_list (self), destination, NULL, removed_cb,
                                         g_object_ref (self));
}

static void
remove_cb (GSimpleAction *action, GVariant *id, gpointer user_data)
{
  PlumbDestinationActions *self = user_data;
  PlumbDestination *destination = plumb_destination_actions_find (self, id);
  GtkWidget *dialog;

  if (destination == NULL)
    return;
  dialog = adw_message_dialog_new (self->window == NULL ? NULL : GTK_WINDOW (self->window), NULL,
                                   _("Its secrets leave the keyring. Leads that came in stay in "
                                     "the list, and nothing changes in Partner Center."));
  adw_message_dialog_format_heading (ADW_MESSAGE_DIALOG (dialog),
                                     /* Translators: %s is a destination's name. */
                                     _("Remove %s?"), plumb_destination_get_name (destination));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel",
                                    _("_Cancel"), "remove", _("_Remove"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "remove",
                                              ADW_RESPONSE_DESTRUCTIVE);
  g_object_set_data_full (G_OBJECT (dialog), "destination", g_object_ref (destination),
                          g_object_unref);
  g_signal_connect_object (dialog, "response", G_CALLBACK (remove_answered_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static const GActionEntry entries[] = {
  { .name = "set-up", .activate = set_up_cb },
  { .name = "edit", .activate = edit_cb, .parameter_type = "s" },
  { .name = "check", .activate = check_cb, .parameter_type = "s" },
  { .name = "test", .activate = test_cb, .parameter_type = "s" },
  { .name = "sheet", .activate = sheet_cb, .parameter_type = "s" },
  { .name = "rotate", .activate = rotate_cb, .parameter_type = "s" },
  { .name = "toggle-watching", .activate = toggle_watching_cb, .parameter_type = "s" },
  { .name = "convert", .activate = plumb_destination_actions_convert_cb, .parameter_type = "s" },
  { .name = "absence", .activate = plumb_destination_actions_absence_cb, .parameter_type = "s" },
  { .name = "dismiss-silence",
    .activate = plumb_destination_actions_dismiss_silence_cb,
    .parameter_type = "s" },
  { .name = "support", .activate = plumb_destination_actions_support_cb, .parameter_type = "s" },
  { .name = "explain", .activate = plumb_destination_actions_explain_cb, .parameter_type = "s" },
  { .name = "help", .activate = plumb_destination_actions_help_cb, .parameter_type = "s" },
  { .name = "remove", .activate = remove_cb, .parameter_type = "s" },
};

static void
plumb_destination_actions_dispose (GObject *object)
{
  PlumbDestinationActions *self = PLUMB_DESTINATION_ACTIONS (object);

  g_clear_weak_pointer (&self->window);
  g_clear_weak_pointer (&self->set_up);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (plumb_destination_actions_parent_class)->dispose (object);
}

static void
plumb_destination_actions_class_init (PlumbDestinationActionsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = plumb_destination_actions_dispose;
}

static void
plumb_destination_actions_init (PlumbDestinationActions *self)
{
}

PlumbDestinationActions *
plumb_destination_actions_new (GActionMap *map, PlumbSession *session, PlumbWindow *window)
{
  PlumbDestinationActions *self;

  g_return_val_if_fail (G_IS_ACTION_MAP (map), NULL);
  g_return_val_if_fail (PLUMB_IS_SESSION (session) && PLUMB_IS_WINDOW (window), NULL);

  self = g_object_new (PLUMB_TYPE_DESTINATION_ACTIONS, NULL);
  self->session = g_object_ref (session);
  g_set_weak_pointer (&self->window, window);
  g_action_map_add_action_entries (map, entries, G_N_ELEMENTS (entries), self);
  return self;
}
