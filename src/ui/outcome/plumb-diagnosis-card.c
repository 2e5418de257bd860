/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-diagnosis-card.h"

#include "plumb-outcome-format.h"

#include <glib/gi18n.h>

struct _PlumbDiagnosisCard {
  AdwBin parent_instance;

  GtkWidget *heading;
  GtkLabel *title;
  GtkLabel *cause;
  GtkLabel *fix;
  GtkButton *field_button;
  GtkButton *again_button;
  GtkButton *copy_button;

  char *field;
  char *evidence;
};

G_DEFINE_FINAL_TYPE (PlumbDiagnosisCard, plumb_diagnosis_card, ADW_TYPE_BIN)

enum {
  GO_TO_FIELD,
  TRY_AGAIN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
field_clicked_cb (PlumbDiagnosisCard *self)
{
  g_signal_emit (self, signals[GO_TO_FIELD], 0, self->field);
}

static void
again_clicked_cb (PlumbDiagnosisCard *self)
{
  g_signal_emit (self, signals[TRY_AGAIN], 0);
}

static void
copy_clicked_cb (PlumbDiagnosisCard *self)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), self->evidence);
  gtk_button_set_label (self->copy_button, _("Copied"));
}

static void
plumb_diagnosis_card_finalize (GObject *object)
{
  PlumbDiagnosisCard *self = PLUMB_DIAGNOSIS_CARD (object);

  g_free (self->field);
  g_free (self->evidence);
  G_OBJECT_CLASS (plumb_diagnosis_card_parent_class)->finalize (object);
}

static void
plumb_diagnosis_card_class_init (PlumbDiagnosisCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = plumb_diagnosis_card_finalize;

  signals[GO_TO_FIELD] = g_signal_new ("go-to-field", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                       0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[TRY_AGAIN] = g_signal_new ("try-again", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/plumb/Plumb/ui/plumb-diagnosis-card.ui");
  gtk_widget_class_bind_template_child (widget_class, PlumbDiagnosisCard, heading);
  gtk_widget_class_bind_template_child (widget_class, PlumbDiagnosisCard, title);
  gtk_widget_class_bind_template_child (widget_class, PlumbDiagnosisCard, cause);
  gtk_widget_class_bind_template_child (widget_class, PlumbDiagnosisCard, fix);
  gtk_widget_class_bind_template_child (widget_class, PlumbDiagnosisCard, field_button);
  gtk_widget_class_bind_template_child (widget_class, PlumbDiagnosisCard, again_button);
  gtk_widget_class_bind_template_child (widget_class, PlumbDiagnosisCard, copy_button);
  gtk_widget_class_bind_template_callback (widget_class, field_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, again_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_clicked_cb);
}

static void
plumb_diagnosis_card_init (PlumbDiagnosisCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
plumb_diagnosis_card_new (void)
{
  return g_object_new (PLUMB_TYPE_DIAGNOSIS_CARD, NULL);
}

static void
set_line (GtkLabel *label, const char *text)
{
  gtk_label_set_label (label, text);
  gtk_widget_set_visible (GTK_WIDGET (label), text[0] != '\0');
}

static void
present_card (PlumbDiagnosisCard *self, const char *title, const char *cause, const char *fix)
{
  set_line (self->title, title);
  gtk_widget_set_visible (self->heading, TRUE);
  set_line (self->cause, cause);
  set_line (self->fix, fix);
  gtk_button_set_label (self->copy_button, _("Copy details"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, fix, -1);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

void
plumb_diagnosis_card_show (PlumbDiagnosisCard *self, const PlumbDiagnosis *diagnosis,
                           PlumbAttempt *attempt, const char *field_label, gboolean can_try_again)
{
  g_return_if_fail (PLUMB_IS_DIAGNOSIS_CARD (self));

  if (diagnosis == NULL) {
    gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
    return;
  }

  g_free (self->field);
  self->field = g_strdup (diagnosis->field);
  g_free (self->evidence);
  self->evidence = plumb_outcome_format_evidence (diagnosis, attempt);

  gtk_widget_set_visible (GTK_WIDGET (self->field_button), field_label != NULL);
  if (field_label != NULL) {
    /* Translators: %s is a field's name, e.g. "Client secret" */
    g_autofree char *label = g_strdup_printf (_("Go to the field “%s”"), field_label);

    gtk_accessible_update_property (GTK_ACCESSIBLE (self->field_button),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
    gtk_widget_set_tooltip_text (GTK_WIDGET (self->field_button), label);
  }
  gtk_widget_set_visible (GTK_WIDGET (self->again_button), can_try_again);
  gtk_widget_set_visible (GTK_WIDGET (self->copy_button), TRUE);
  present_card (self, plumb_outcome_translate (diagnosis->title),
                plumb_outcome_translate (diagnosis->cause),
                plumb_outcome_translate (diagnosis->fix));
}

void
plumb_diagnosis_card_follow (PlumbDiagnosisCard *self, const char *said)
{
  g_return_if_fail (PLUMB_IS_DIAGNOSIS_CARD (self));
  g_return_if_fail (said != NULL);

  gtk_widget_set_visible (self->heading, !g_str_equal (gtk_label_get_label (self->title), said));
}

void
plumb_diagnosis_card_set_evidence (PlumbDiagnosisCard *self, const char *evidence)
{
  g_return_if_fail (PLUMB_IS_DIAGNOSIS_CARD (self));

  g_free (self->evidence);
  self->evidence = g_strdup (evidence);
  gtk_widget_set_visible (GTK_WIDGET (self->copy_button), evidence != NULL);
}

void
plumb_diagnosis_card_show_error (PlumbDiagnosisCard *self, const char *title, const GError *error)
{
  g_return_if_fail (PLUMB_IS_DIAGNOSIS_CARD (self));
  g_return_if_fail (error != NULL);

  gtk_widget_set_visible (GTK_WIDGET (self->field_button), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->again_button), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->copy_button), FALSE);
  present_card (self, title, error->message, "");
}
