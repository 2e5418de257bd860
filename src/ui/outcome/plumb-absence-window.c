/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-absence-window.h"

#include "plumb-clock.h"
#include "plumb-diagnosis-card.h"
#include "plumb-rung.h"
#include "plumb-survey.h"
#include "plumb-suspect-list.h"
#include "plumb-suspicion.h"

#include <glib/gi18n.h>

struct _PlumbAbsenceWindow {
  AdwWindow parent_instance;

  AdwWindowTitle *heading;
  GtkSpinner *spinner;
  GtkLabel *silence;
  GtkLabel *obstacle;
  PlumbDiagnosisCard *card;
  PlumbSuspectList *suspects;

  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (PlumbAbsenceWindow, plumb_absence_window, ADW_TYPE_WINDOW)

/* What is broken openly needs no suspicion. */
static void
show_broken_rung (PlumbAbsenceWindow *self, const PlumbSurvey *survey)
{
  PlumbKind kind = plumb_destination_get_kind (survey->destination);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (survey->rungs)); i++) {
    g_autoptr (PlumbRung) rung = g_list_model_get_item (G_LIST_MODEL (survey->rungs), i);

    if (plumb_rung_get_status (rung) == PLUMB_RUNG_FAILED)
      plumb_diagnosis_card_show (self->card, plumb_evidence_diagnose_rung (kind, rung),
                                 plumb_rung_get_attempt (rung), NULL, FALSE);
  }
}

static void
surveyed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PlumbSurvey) survey =
      plumb_survey_run_finish (PLUMB_DESTINATION_LIST (source), result, &error);
  g_autoptr (GPtrArray) suspicions = NULL;
  g_autofree char *silence = NULL;
  PlumbAbsenceWindow *self;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = PLUMB_ABSENCE_WINDOW (user_data);
  gtk_spinner_set_spinning (self->spinner, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), FALSE);
  if (survey == NULL) {
    gtk_label_set_label (self->silence, error->message);
    return;
  }
  silence = plumb_evidence_describe_silence (survey->evidence, plumb_clock_now ());
  gtk_label_set_label (self->silence, silence);
  if (survey->obstacle != NULL)
    gtk_label_set_label (self->obstacle, survey->obstacle);
  gtk_widget_set_visible (GTK_WIDGET (self->obstacle), survey->obstacle != NULL);
  show_broken_rung (self, survey);
  suspicions = plumb_suspect_all (survey->evidence);
  plumb_suspect_list_show (self->suspects, suspicions);
}

static void
plumb_absence_window_dispose (GObject *object)
{
  PlumbAbsenceWindow *self = PLUMB_ABSENCE_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  G_OBJECT_CLASS (plumb_absence_window_parent_class)->dispose (object);
}

static void
plumb_absence_window_finalize (GObject *object)
{
  g_object_unref (PLUMB_ABSENCE_WINDOW (object)->cancellable);
  G_OBJECT_CLASS (plumb_absence_window_parent_class)->finalize (object);
}

static void
plumb_absence_window_class_init (PlumbAbsenceWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = plumb_absence_window_dispose;
  object_class->finalize = plumb_absence_window_finalize;

  g_type_ensure (PLUMB_TYPE_DIAGNOSIS_CARD);
  g_type_ensure (PLUMB_TYPE_SUSPECT_LIST);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/plumb/Plumb/ui/plumb-absence-window.ui");
  gtk_widget_class_bind_template_child (widget_class, PlumbAbsenceWindow, heading);
  gtk_widget_class_bind_template_child (widget_class, PlumbAbsenceWindow, spinner);
  gtk_widget_class_bind_template_child (widget_class, PlumbAbsenceWindow, silence);
  gtk_widget_class_bind_template_child (widget_class, PlumbAbsenceWindow, obstacle);
  gtk_widget_class_bind_template_child (widget_class, PlumbAbsenceWindow, card);
  gtk_widget_class_bind_template_child (widget_class, PlumbAbsenceWindow, suspects);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
plumb_absence_window_init (PlumbAbsenceWindow *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  plumb_suspect_list_set_title (self->suspects, _("What may have swallowed them"));
}

GtkWindow *
plumb_absence_window_new (GtkWindow *parent, PlumbDestinationList *list, PlumbStore *store,
                          PlumbConnector *connector, PlumbDestination *destination)
{
  PlumbAbsenceWindow *self;

  g_return_val_if_fail (parent == NULL || GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (PLUMB_IS_DESTINATION (destination), NULL);

  self = g_object_new (PLUMB_TYPE_ABSENCE_WINDOW, "transient-for", parent, NULL);
  adw_window_title_set_subtitle (self->heading, plumb_destination_get_name (destination));
  plumb_survey_run_async (list, store, connector, destination, self->cancellable, surveyed_cb,
                          self);
  return GTK_WINDOW (self);
}
