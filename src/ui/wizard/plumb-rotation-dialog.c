/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-rotation-dialog.h"

#include "plumb-diagnosis-card.h"
#include "plumb-outcome-format.h"
#include "plumb-proof-view.h"
#include "plumb-rotation-form.h"
#include "plumb-rotation.h"
#include "plumb-rung-row.h"

#include <glib/gi18n.h>

/* Seconds to look for the test lead before it counts as lost. */
#define WAIT 120

struct _PlumbRotationDialog {
  AdwWindow parent_instance;

  AdwWindowTitle *title;
  GtkButton *back_button;
  GtkButton *start_button;
  GtkButton *cancel_button;
  GtkStack *stack;
  AdwBin *form_place;
  GtkWidget *outcome;
  GtkSpinner *spinner;
  GtkImage *icon;
  GtkLabel *headline;
  GtkLabel *explanation;
  GtkButton *sheet_button;
  GtkButton *settings_button;
  PlumbDiagnosisCard *card;
  GtkListBox *ladder;
  PlumbProofView *view;
  PlumbRotationForm *form;

  PlumbWizardServices services;
  PlumbConnector *connector;
  PlumbDestination *destination;
  PlumbRotation *rotation;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (PlumbRotationDialog, plumb_rotation_dialog, ADW_TYPE_WINDOW)

enum {
  SHOW_SHEET,
  EDIT_SETTINGS,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static gboolean
is_running (PlumbRotationDialog *self)
{
  return self->cancellable != NULL;
}

static void
show_buttons (PlumbRotationDialog *self)
{
  gboolean is_form = gtk_stack_get_visible_child (self->stack) == GTK_WIDGET (self->form_place);
  gboolean is_swapped = self->rotation != NULL && plumb_rotation_is_swapped (self->rotation);

  gtk_widget_set_visible (GTK_WIDGET (self->start_button), is_form);
  gtk_widget_set_sensitive (GTK_WIDGET (self->start_button),
                            plumb_rotation_form_is_complete (self->form));
  gtk_widget_set_visible (GTK_WIDGET (self->cancel_button), is_running (self));
  gtk_widget_set_visible (GTK_WIDGET (self->back_button),
                          !is_form && !is_running (self) && !is_swapped);
}

static void
show_form (PlumbRotationDialog *self)
{
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->form_place));
  show_buttons (self);
}

/* @icon: (nullable): %NULL while it is under way. */
static void
say (PlumbRotationDialog *self, const char *icon, const char *style, const char *headline,
     const char *explanation)
{
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), icon == NULL);
  gtk_spinner_set_spinning (self->spinner, icon == NULL);
  gtk_image_set_from_icon_name (self->icon, icon);
  gtk_widget_set_visible (GTK_WIDGET (self->icon), icon != NULL);
  gtk_widget_set_css_classes (GTK_WIDGET (self->icon), (const char *[]){ style, NULL });
  gtk_label_set_label (self->headline, headline);
  gtk_label_set_label (self->explanation, explanation);
  gtk_widget_set_visible (GTK_WIDGET (self->sheet_button), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->settings_button), FALSE);
}

static void
show_swapped (PlumbRotationDialog *self)
{
  gboolean is_shared = plumb_rotation_is_shared (self->rotation);

  say (self, "emblem-ok-symbolic", "success",
       _("The secret was replaced"),
          plumb_rotation_explain (TRUE, is_shared, PLUMB_VERDICT_LANDED));
  gtk_widget_set_visible (GTK_WIDGET (self->sheet_button), is_shared);
  if (is_shared)
    gtk_widget_grab_focus (GTK_WIDGET (self->sheet_button));
  gtk_stack_set_visible_child (self->stack, self->outcome);
  plumb_rotation_form_clear (self->form);
}

static void
show_refused (PlumbRotationDialog *self)
{
  PlumbVerdict verdict = plumb_rotation_get_verdict (self->rotation);
  const PlumbDiagnosis *diagnosis = plumb_rotation_get_diagnosis (self->rotation);
  const PlumbFieldSpec *field =
      diagnosis == NULL ? NULL
                        : plumb_kind_info_find_field (plumb_connector_get_info (self->connector),
                                                      diagnosis->field);

  say (self, "dialog-warning-symbolic", "warning",
       _("The secret was not replaced"), plumb_rotation_explain (FALSE, FALSE, verdict));
  gtk_widget_set_visible (GTK_WIDGET (self->settings_button),
                          verdict == PLUMB_VERDICT_ACCEPTED || verdict == PLUMB_VERDICT_ALTERED);
  /* What comes of a proof is told by its own view. */
  if (plumb_rotation_get_proof (self->rotation) == NULL)
    plumb_diagnosis_card_show (self->card, diagnosis, plumb_rotation_get_attempt (self->rotation),
                               field != NULL ? plumb_outcome_translate (field->label) : NULL, TRUE);
}

static void
run_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  gboolean is_swapped = plumb_rotation_run_finish (PLUMB_ROTATION (source), result, &error);
  g_autoptr (PlumbRotationDialog) self = user_data;

  /* Who cancelled has shown so already, unless it was too late; who closed the window sees nothing.
   */
  if (self->destination == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ||
      (self->rotation != NULL && self->rotation != PLUMB_ROTATION (source)) ||
      (self->rotation == NULL && !is_swapped))
    return;
  g_set_object (&self->rotation, PLUMB_ROTATION (source));
  g_clear_object (&self->cancellable);
  if (error != NULL) {
    say (self, "dialog-warning-symbolic", "warning",
         _("The secret was not replaced"), _("The old one stays in use."));
    plumb_diagnosis_card_show_error (self->card, _("Plumb could not replace it"), error);
  } else if (is_swapped) {
    show_swapped (self);
  } else {
    show_refused (self);
  }
  show_buttons (self);
}

static void
proof_began_cb (PlumbRotationDialog *self)
{
  say (self, NULL, NULL, _("Sending a test lead with the new secret…"), "");
  plumb_proof_view_show (self->view, plumb_rotation_get_proof (self->rotation),
                         plumb_connector_get_info (self->connector));
}

static GtkWidget *
build_row (gpointer item, gpointer user_data)
{
  return plumb_rung_row_new (PLUMB_RUNG (item));
}

static void
stop (PlumbRotationDialog *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->rotation != NULL)
    g_signal_handlers_disconnect_by_data (self->rotation, self);
  g_clear_object (&self->rotation);
}

static void
start (PlumbRotationDialog *self)
{
  g_autoptr (PlumbCredentials) secrets = plumb_rotation_form_dup_secrets (self->form);
  g_autoptr (PlumbDestination) changes = plumb_rotation_form_dup_changes (self->form);
  gboolean can_climb;

  if (!plumb_rotation_form_is_complete (self->form))
    return;
  stop (self);
  self->rotation =
      plumb_rotation_new (self->services.store, self->services.destinations, self->services.inbox,
                          self->connector, self->destination, changes, secrets);
  can_climb = plumb_connector_can (self->connector, PLUMB_VERB_VERIFY, NULL, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->ladder), can_climb);
  gtk_list_box_bind_model (self->ladder, G_LIST_MODEL (plumb_rotation_get_rungs (self->rotation)),
                           build_row, NULL, NULL);
  plumb_diagnosis_card_show (self->card, NULL, NULL, NULL, FALSE);
  plumb_proof_view_show (self->view, NULL, NULL);
  say (self, NULL, NULL, _("Checking the connection with the new secret…"), "");
  g_signal_connect_object (self->rotation, "changed", G_CALLBACK (proof_began_cb), self,
                           G_CONNECT_SWAPPED);
  self->cancellable = g_cancellable_new ();
  plumb_rotation_run_async (self->rotation, WAIT, self->cancellable, run_cb, g_object_ref (self));
  gtk_stack_set_visible_child (self->stack, self->outcome);
  show_buttons (self);
}

static void
cancel_clicked_cb (PlumbRotationDialog *self)
{
  stop (self);
  show_form (self);
}

static void
sheet_clicked_cb (PlumbRotationDialog *self)
{
  g_signal_emit (self, signals[SHOW_SHEET], 0);
}

static void
settings_clicked_cb (PlumbRotationDialog *self)
{
  g_signal_emit (self, signals[EDIT_SETTINGS], 0, NULL);
}

static void
go_to_field_cb (PlumbRotationDialog *self, const char *key)
{
  show_form (self);
  if (!plumb_rotation_form_go_to_field (self->form, key))
    g_signal_emit (self, signals[EDIT_SETTINGS], 0, key);
}

static void
plumb_rotation_dialog_dispose (GObject *object)
{
  PlumbRotationDialog *self = PLUMB_ROTATION_DIALOG (object);

  stop (self);
  g_clear_object (&self->connector);
  g_clear_object (&self->destination);
  G_OBJECT_CLASS (plumb_rotation_dialog_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, PlumbRotationDialog, title);
  gtk_widget_class_bind_template_child (widget_class, PlumbRotationDialog, back_button);
  gtk_widget_class_bind_template_child (widget_class, PlumbRotationDialog, start_button);
  gtk_widget_class_bind_template_child (widget_class, PlumbRotationDialog, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, PlumbRotationDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, PlumbRotationDialog, form_place);
  gtk_widget_class_bind_template_child (widget_class, PlumbRotationDialog, outcome);
  gtk_widget_class_bind_template_child (widget_class, PlumbRotationDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, PlumbRotationDialog, icon);
  gtk_widget_class_bind_template_child (widget_class, PlumbRotationDialog, headline);
  gtk_widget_class_bind_template_child (widget_class, PlumbRotationDialog, explanation);
  gtk_widget_class_bind_template_child (widget_class, PlumbRotationDialog, sheet_button);
  gtk_widget_class_bind_template_child (widget_class, PlumbRotationDialog, settings_button);
  gtk_widget_class_bind_template_child (widget_class, PlumbRotationDialog, card);
  gtk_widget_class_bind_template_child (widget_class, PlumbRotationDialog, ladder);
  gtk_widget_class_bind_template_child (widget_class, PlumbRotationDialog, view);
}

static void
plumb_rotation_dialog_class_init (PlumbRotationDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = plumb_rotation_dialog_dispose;

  signals[SHOW_SHEET] =
      g_signal_new ("show-sheet", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[EDIT_SETTINGS] = g_signal_new ("edit-settings", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                         NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (PLUMB_TYPE_DIAGNOSIS_CARD);
  g_type_ensure (PLUMB_TYPE_PROOF_VIEW);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/plumb/Plumb/ui/plumb-rotation-dialog.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, show_form);
  gtk_widget_class_bind_template_callback (widget_class, start);
  gtk_widget_class_bind_template_callback (widget_class, cancel_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, sheet_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, settings_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, go_to_field_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
plumb_rotation_dialog_init (PlumbRotationDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWindow *
plumb_rotation_dialog_new (const PlumbWizardServices *services, PlumbDestination *destination)
{
  PlumbRotationDialog *self;
  PlumbConnector *connector;

  g_return_val_if_fail (services != NULL, NULL);
  g_return_val_if_fail (PLUMB_IS_DESTINATION (destination), NULL);

  connector = plumb_connectors_get (services->connectors, plumb_destination_get_kind (destination));
  g_return_val_if_fail (connector != NULL, NULL);

  self = g_object_new (PLUMB_TYPE_ROTATION_DIALOG, NULL);
  self->services = *services;
  self->connector = g_object_ref (connector);
  self->destination = g_object_ref (destination);
  self->form = PLUMB_ROTATION_FORM (plumb_rotation_form_new (connector, destination));
  adw_bin_set_child (self->form_place, GTK_WIDGET (self->form));
  adw_window_title_set_subtitle (self->title, plumb_destination_get_name (destination));
  g_signal_connect_object (self->form, "changed", G_CALLBACK (show_buttons), self,
                           G_CONNECT_SWAPPED);
  show_form (self);
  return GTK_WINDOW (self);
}
