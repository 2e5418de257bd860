/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-clean-up-dialog.h"

#include "plumb-clean-up.h"
#include "plumb-diagnosis-card.h"

#include <glib/gi18n.h>

struct _PlumbCleanUpDialog {
  AdwWindow parent_instance;

  AdwStatusPage *status;
  GtkSpinner *spinner;
  GtkButton *remove_button;
  PlumbDiagnosisCard *card;

  PlumbConnector *connector;
  PlumbDestination *destination;
  PlumbCredentials *credentials;
  PlumbCleanUp *clean_up;
  GCancellable *cancellable;
  gboolean is_dry_run;
};

G_DEFINE_FINAL_TYPE (PlumbCleanUpDialog, plumb_clean_up_dialog, ADW_TYPE_WINDOW)

static void
show_found (PlumbCleanUpDialog *self)
{
  guint n_found = plumb_clean_up_get_n_found (self->clean_up);
  g_autofree char *title =
      g_strdup_printf (ngettext ("%u test lead found", "%u test leads found", n_found), n_found);

  adw_status_page_set_title (self->status, n_found > 0 ? title : _("No test leads found"));
  adw_status_page_set_description (self->status, n_found > 0
                                   ? _("They are removed at the destination itself. Leads of "
                                     "customers are not touched.")
                                   : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->remove_button), n_found > 0);
  gtk_widget_grab_focus (GTK_WIDGET (self->remove_button));
}

static void
show_removed (PlumbCleanUpDialog *self)
{
  guint n_removed = plumb_clean_up_get_n_removed (self->clean_up);
  g_autofree char *title = g_strdup_printf (
      ngettext ("%u test lead removed", "%u test leads removed", n_removed), n_removed);

  adw_status_page_set_title (self->status, title);
  adw_status_page_set_description (self->status, NULL);
}

static void
run_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  gboolean is_done = plumb_clean_up_run_finish (PLUMB_CLEAN_UP (source), result, &error);
  PlumbCleanUpDialog *self;
  PlumbAttempt *attempt;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = PLUMB_CLEAN_UP_DIALOG (user_data);
  gtk_spinner_set_spinning (self->spinner, FALSE);
  if (self->is_dry_run && is_done)
    show_found (self);
  else
    show_removed (self);
  attempt = plumb_clean_up_get_attempt (PLUMB_CLEAN_UP (source));
  if (error != NULL)
    plumb_diagnosis_card_show_error (self->card, _("The clean-up stopped"), error);
  else if (attempt != NULL)
    plumb_diagnosis_card_show (self->card,
                               plumb_diagnose (plumb_connector_get_kind (self->connector), attempt),
                               attempt, NULL, TRUE);
}

static void
changed_cb (PlumbCleanUpDialog *self)
{
  if (!self->is_dry_run)
    show_removed (self);
}

static void
run (PlumbCleanUpDialog *self, gboolean is_dry_run)
{
  self->is_dry_run = is_dry_run;
  g_clear_object (&self->clean_up);
  self->clean_up = plumb_clean_up_new (self->connector, self->destination, self->credentials);
  g_signal_connect_object (self->clean_up, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_spinner_set_spinning (self->spinner, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->remove_button), FALSE);
  plumb_diagnosis_card_show (self->card, NULL, NULL, NULL, FALSE);
  adw_status_page_set_title (self->status, is_dry_run ? _("Looking for test leads…")
                                                      : _("Removing test leads…"));
  plumb_clean_up_run_async (self->clean_up, is_dry_run, self->cancellable, run_cb, self);
}

static void
remove_clicked_cb (PlumbCleanUpDialog *self)
{
  run (self, FALSE);
}

static void
try_again_cb (PlumbCleanUpDialog *self)
{
  run (self, TRUE);
}

static void
plumb_clean_up_dialog_dispose (GObject *object)
{
  PlumbCleanUpDialog *self = PLUMB_CLEAN_UP_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->clean_up);
  G_OBJECT_CLASS (plumb_clean_up_dialog_parent_class)->dispose (object);
}

static void
plumb_clean_up_dialog_finalize (GObject *object)
{
  PlumbCleanUpDialog *self = PLUMB_CLEAN_UP_DIALOG (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->connector);
  g_clear_object (&self->destination);
  g_clear_object (&self->credentials);
  G_OBJECT_CLASS (plumb_clean_up_dialog_parent_class)->finalize (object);
}

static void
plumb_clean_up_dialog_class_init (PlumbCleanUpDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = plumb_clean_up_dialog_dispose;
  object_class->finalize = plumb_clean_up_dialog_finalize;

  g_type_ensure (PLUMB_TYPE_DIAGNOSIS_CARD);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/plumb/Plumb/ui/plumb-clean-up-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PlumbCleanUpDialog, status);
  gtk_widget_class_bind_template_child (widget_class, PlumbCleanUpDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, PlumbCleanUpDialog, remove_button);
  gtk_widget_class_bind_template_child (widget_class, PlumbCleanUpDialog, card);
  gtk_widget_class_bind_template_callback (widget_class, remove_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, try_again_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
plumb_clean_up_dialog_init (PlumbCleanUpDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWindow *
plumb_clean_up_dialog_new (GtkWindow *parent, PlumbConnector *connector,
                           PlumbDestination *destination, PlumbCredentials *credentials)
{
  PlumbCleanUpDialog *self;

  g_return_val_if_fail (GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (PLUMB_IS_CONNECTOR (connector), NULL);
  g_return_val_if_fail (PLUMB_IS_DESTINATION (destination), NULL);
  g_return_val_if_fail (PLUMB_IS_CREDENTIALS (credentials), NULL);

  self = g_object_new (PLUMB_TYPE_CLEAN_UP_DIALOG, "transient-for", parent, NULL);
  self->connector = g_object_ref (connector);
  self->destination = g_object_ref (destination);
  self->credentials = g_object_ref (credentials);
  run (self, TRUE);
  return GTK_WINDOW (self);
}
