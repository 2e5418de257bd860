/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-check-page.h"

#include "plumb-diagnosis-card.h"
#include "plumb-rung-row.h"
#include "plumb-wizard-order.h"

#include <glib/gi18n.h>

struct _PlumbCheckPage {
  PlumbWizardPage parent_instance;

  GtkListBox *ladder;
  GtkLabel *summary;
  GtkStack *actions;
  GtkButton *start_button;
  GtkButton *cancel_button;
  PlumbDiagnosisCard *card;

  GListStore *rungs;
  GCancellable *cancellable;
  guint checked_revision;
};

G_DEFINE_FINAL_TYPE (PlumbCheckPage, plumb_check_page, PLUMB_TYPE_WIZARD_PAGE)

static void start_check (PlumbCheckPage *self);

static GtkWidget *
build_row (gpointer item, gpointer user_data)
{
  return plumb_rung_row_new (PLUMB_RUNG (item));
}

static PlumbRung *
find_failed (PlumbCheckPage *self)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->rungs)); i++) {
    g_autoptr (PlumbRung) rung = g_list_model_get_item (G_LIST_MODEL (self->rungs), i);

    /* The list keeps it alive. */
    if (plumb_rung_get_status (rung) == PLUMB_RUNG_FAILED)
      return rung;
  }
  return NULL;
}

static void
show_running (PlumbCheckPage *self, gboolean is_running, const char *summary)
{
  gtk_stack_set_visible_child (self->actions, is_running ? GTK_WIDGET (self->cancel_button)
                                                         : GTK_WIDGET (self->start_button));
  gtk_label_set_label (self->summary, summary);
  plumb_wizard_page_set_busy (PLUMB_WIZARD_PAGE (self), is_running);
}

/* Whether a test lead comes next, or the kind is only read. */
static gboolean
is_for_sending (PlumbCheckPage *self)
{
  return plumb_wizard_order_has_step (plumb_wizard_page_get_draft (PLUMB_WIZARD_PAGE (self)),
                                      PLUMB_WIZARD_TEST);
}

static void
show_failure (PlumbCheckPage *self)
{
  PlumbWizardPage *page = PLUMB_WIZARD_PAGE (self);
  PlumbConnector *connector = plumb_wizard_draft_get_connector (plumb_wizard_page_get_draft (page));
  PlumbRung *rung = find_failed (self);
  PlumbAttempt *attempt = rung != NULL ? plumb_rung_get_attempt (rung) : NULL;
  const PlumbDiagnosis *diagnosis =
      attempt != NULL ? plumb_diagnose (plumb_connector_get_kind (connector), attempt) : NULL;

  show_running (self, FALSE,
                is_for_sending (self)
                ? _("The connection does not work yet. You may go on, but test leads will most "
                       "likely not arrive.")
                : _("The connection does not work yet. You may save it, but nothing will be "
                       "read from it."));
  if (diagnosis != NULL)
    plumb_diagnosis_card_show (self->card, diagnosis, attempt,
                               plumb_wizard_page_find_field_label (page, diagnosis->field), TRUE);
}

/* Some settings let the marketplace in and nobody else. */
static void
show_success (PlumbCheckPage *self)
{
  PlumbWizardDraft *draft = plumb_wizard_page_get_draft (PLUMB_WIZARD_PAGE (self));
  gboolean can_send = plumb_connector_can (
      plumb_wizard_draft_get_connector (draft), PLUMB_VERB_SEND,
      plumb_wizard_draft_get_destination (draft), plumb_wizard_draft_get_credentials (draft));
  const char *words = _("The connection works. Next, send a test lead.");

  if (!is_for_sending (self))
    words = _("The connection works. What is there is read once this is saved.");
  else if (!can_send)
    words = _("What could be tried works. With these fields alone Plumb cannot send a test lead; "
              "the steps that were skipped say what it needs.");
  show_running (self, FALSE, words);
}

static void
verified_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  gboolean has_passed = plumb_connector_verify_finish (PLUMB_CONNECTOR (source), result, &error);
  PlumbCheckPage *self;

  /* Who cancelled has shown so already, or is gone. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self = PLUMB_CHECK_PAGE (user_data);
  g_clear_object (&self->cancellable);
  if (error != NULL) {
    show_running (self, FALSE, _("The connection could not be checked."));
    plumb_diagnosis_card_show_error (self->card, _("Plumb could not check"), error);
  } else if (!has_passed) {
    show_failure (self);
  } else {
    show_success (self);
  }
}

static void
stop_check (PlumbCheckPage *self)
{
  if (self->cancellable == NULL)
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->checked_revision = 0;
}

static void
start_check (PlumbCheckPage *self)
{
  PlumbWizardDraft *draft = plumb_wizard_page_get_draft (PLUMB_WIZARD_PAGE (self));
  g_autoptr (PlumbDestination) destination = NULL;

  stop_check (self);
  self->cancellable = g_cancellable_new ();
  self->checked_revision = plumb_wizard_draft_get_revision (draft);
  /* A list of its own for each run: a run that was cancelled may still write to its list. */
  g_clear_object (&self->rungs);
  self->rungs = g_list_store_new (PLUMB_TYPE_RUNG);
  gtk_list_box_bind_model (self->ladder, G_LIST_MODEL (self->rungs), build_row, NULL, NULL);
  plumb_diagnosis_card_show (self->card, NULL, NULL, NULL, FALSE);
  show_running (self, TRUE, _("Checking the connection step by step…"));
  plumb_connector_verify_async (plumb_wizard_draft_get_connector (draft),
                                plumb_wizard_draft_get_destination (draft),
                                plumb_wizard_draft_get_credentials (draft), self->rungs,
                                self->cancellable, verified_cb, self);
}

static void
cancel_clicked_cb (PlumbCheckPage *self)
{
  stop_check (self);
  show_running (self, FALSE, _("The check was cancelled."));
}

static void
start_clicked_cb (PlumbCheckPage *self)
{
  start_check (self);
}

static void
go_to_field_cb (PlumbCheckPage *self, const char *key)
{
  plumb_wizard_page_ask_field (PLUMB_WIZARD_PAGE (self), key);
}

static void
show_nothing_to_check (PlumbCheckPage *self)
{
  show_running (self, FALSE,
                _("This kind of destination has no check of its own. A test lead "
                                "tells whether it works."));
  gtk_widget_set_visible (GTK_WIDGET (self->actions), FALSE);
}

static void
plumb_check_page_enter (PlumbWizardPage *page)
{
  PlumbCheckPage *self = PLUMB_CHECK_PAGE (page);
  PlumbWizardDraft *draft = plumb_wizard_page_get_draft (page);
  gboolean can_check =
      plumb_connector_can (plumb_wizard_draft_get_connector (draft), PLUMB_VERB_VERIFY, NULL, NULL);

  gtk_widget_set_visible (GTK_WIDGET (self->actions), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->ladder), can_check);
  if (!can_check)
    show_nothing_to_check (self);
  else if (self->checked_revision != plumb_wizard_draft_get_revision (draft))
    start_check (self);
}

static void
plumb_check_page_leave (PlumbWizardPage *page)
{
  PlumbCheckPage *self = PLUMB_CHECK_PAGE (page);

  if (self->cancellable != NULL)
    cancel_clicked_cb (self);
}

static void
plumb_check_page_dispose (GObject *object)
{
  stop_check (PLUMB_CHECK_PAGE (object));
  G_OBJECT_CLASS (plumb_check_page_parent_class)->dispose (object);
}

static void
plumb_check_page_finalize (GObject *object)
{
  g_clear_object (&PLUMB_CHECK_PAGE (object)->rungs);
  G_OBJECT_CLASS (plumb_check_page_parent_class)->finalize (object);
}

static void
plumb_check_page_class_init (PlumbCheckPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = plumb_check_page_dispose;
  object_class->finalize = plumb_check_page_finalize;
  PLUMB_WIZARD_PAGE_CLASS (klass)->enter = plumb_check_page_enter;
  PLUMB_WIZARD_PAGE_CLASS (klass)->leave = plumb_check_page_leave;

  g_type_ensure (PLUMB_TYPE_DIAGNOSIS_CARD);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/plumb/Plumb/ui/plumb-check-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PlumbCheckPage, ladder);
  gtk_widget_class_bind_template_child (widget_class, PlumbCheckPage, summary);
  gtk_widget_class_bind_template_child (widget_class, PlumbCheckPage, actions);
  gtk_widget_class_bind_template_child (widget_class, PlumbCheckPage, start_button);
  gtk_widget_class_bind_template_child (widget_class, PlumbCheckPage, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, PlumbCheckPage, card);
  gtk_widget_class_bind_template_callback (widget_class, start_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, go_to_field_cb);
}

static void
plumb_check_page_init (PlumbCheckPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
plumb_check_page_new (PlumbWizardDraft *draft)
{
  return g_object_new (PLUMB_TYPE_CHECK_PAGE, "draft", draft, NULL);
}
