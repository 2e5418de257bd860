/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-closing-question.h"

#include <glib/gi18n.h>

static void
keep (PlumbWizardDraft *draft)
{
  const PlumbWizardServices *services = plumb_wizard_draft_get_services (draft);
  PlumbDestination *destination = plumb_wizard_draft_get_destination (draft);
  g_autofree char *text = plumb_wizard_draft_to_text (draft);

  services->save_draft (plumb_destination_get_kind (destination), text, services->data);
}

static void
answered_cb (PlumbWizardDraft *draft, const char *response, GtkWindow *dialog)
{
  GtkWindow *window = gtk_window_get_transient_for (dialog);

  if (g_strcmp0 (response, "cancel") == 0)
    return;
  if (g_strcmp0 (response, "keep") == 0)
    keep (draft);
  /* The dialog closes itself after this and must be there for that. */
  gtk_window_set_transient_for (dialog, NULL);
  gtk_window_destroy (window);
}

GtkWindow *
plumb_closing_question_ask (GtkWindow *window, PlumbWizardDraft *draft)
{
  AdwMessageDialog *dialog;
  gboolean can_keep;

  g_return_val_if_fail (GTK_IS_WINDOW (window), NULL);
  g_return_val_if_fail (PLUMB_IS_WIZARD_DRAFT (draft), NULL);

  can_keep = plumb_wizard_draft_get_services (draft)->save_draft != NULL &&
             !plumb_wizard_draft_is_edit (draft);
  dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (
      window, _("Close without saving?"),
                 can_keep ? _("You can keep what you typed and go on later. Secrets are not kept.")
                          : _("What you changed is not saved.")));
  adw_message_dialog_add_response (dialog, "cancel", _("_Cancel"));
  adw_message_dialog_add_response (dialog, "discard", _("_Discard"));
  adw_message_dialog_set_response_appearance (dialog, "discard", ADW_RESPONSE_DESTRUCTIVE);
  if (can_keep) {
    adw_message_dialog_add_response (dialog, "keep", _("_Keep for later"));
    adw_message_dialog_set_response_appearance (dialog, "keep", ADW_RESPONSE_SUGGESTED);
  }
  adw_message_dialog_set_default_response (dialog, can_keep ? "keep" : "cancel");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (answered_cb), draft, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
  return GTK_WINDOW (dialog);
}
