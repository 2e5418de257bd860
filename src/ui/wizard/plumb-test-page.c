/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-test-page.h"

#include "plumb-case-matrix-window.h"
#include "plumb-clean-up-dialog.h"
#include "plumb-clock.h"
#include "plumb-lead-source.h"
#include "plumb-proof-view.h"

#include <glib/gi18n.h>

/* Seconds to look for the lead before it counts as lost; the view goes on after that. */
#define WAIT 120

struct _PlumbTestPage {
  PlumbWizardPage parent_instance;

  AdwComboRow *source;
  AdwComboRow *action;
  AdwEntryRow *offer_title;
  GtkStack *actions;
  GtkButton *send_button;
  GtkButton *cancel_button;
  PlumbProofView *view;
  GtkWidget *list_row;
  GtkLabel *list_text;
  GtkButton *list_button;
  GtkWidget *clean_up_button;

  PlumbProof *proof;
  GCancellable *cancellable;
  guint proved_revision;
  gboolean is_listed;
};

G_DEFINE_FINAL_TYPE (PlumbTestPage, plumb_test_page, PLUMB_TYPE_WIZARD_PAGE)

static PlumbWizardDraft *
get_draft (PlumbTestPage *self)
{
  return plumb_wizard_page_get_draft (PLUMB_WIZARD_PAGE (self));
}

static void
show_running (PlumbTestPage *self, gboolean is_running)
{
  gtk_stack_set_visible_child (self->actions, is_running ? GTK_WIDGET (self->cancel_button)
                                                         : GTK_WIDGET (self->send_button));
  gtk_button_set_label (self->send_button,
                        self->proof != NULL ? _("Send again") : _("Send a test lead"));
  plumb_wizard_page_set_busy (PLUMB_WIZARD_PAGE (self), is_running);
}

static void
show_list_row (PlumbTestPage *self, const char *text, const char *button_label)
{
  gtk_label_set_label (self->list_text, text);
  gtk_button_set_label (self->list_button, button_label);
  gtk_widget_set_visible (self->list_row, TRUE);
}

static void
lead_arrived_cb (PlumbTestPage *self, PlumbLead *lead)
{
  g_autofree char *tag = plumb_lead_dup_test_tag (lead);
  g_autofree char *person = NULL;
  g_autofree char *text = NULL;

  if (self->proof == NULL || g_strcmp0 (tag, plumb_proof_get_tag (self->proof)) != 0)
    return;
  person = plumb_lead_dup_person (lead);
  /* Translators: %s is a person's name */
  text = g_strdup_printf (_("It is in your list: %s, just now"), person != NULL ? person : tag);
  self->is_listed = TRUE;
  show_list_row (self, text, _("Show _it"));
}

static void
show_whether_listed (PlumbTestPage *self)
{
  PlumbWizardDraft *draft = get_draft (self);
  PlumbVerdict verdict = plumb_proof_get_verdict (self->proof);
  const PlumbWizardServices *services = plumb_wizard_draft_get_services (draft);

  if (verdict != PLUMB_VERDICT_LANDED && verdict != PLUMB_VERDICT_ALTERED)
    return;
  if (self->is_listed)
    return;
  if (!plumb_wizard_draft_is_saved (draft)) {
    show_list_row (self, _("Leads appear in your list once the destination is saved."),
                            _("Save now"));
    return;
  }
  gtk_widget_set_visible (self->list_row, FALSE);
  if (services->inbox != NULL)
    plumb_inbox_refresh (services->inbox, plumb_wizard_draft_get_original (draft));
}

static void
proof_changed_cb (PlumbTestPage *self)
{
  PlumbDestination *destination = plumb_wizard_draft_get_destination (get_draft (self));
  PlumbVerdict verdict = plumb_proof_get_verdict (self->proof);

  if (verdict == PLUMB_VERDICT_NONE)
    return;
  plumb_destination_set_last_proof (destination, verdict,
                                    plumb_proof_get_reached_at (self->proof, PLUMB_PROOF_COMPARED));
  show_whether_listed (self);
}

static void
run_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  PlumbTestPage *self;

  plumb_proof_run_finish (PLUMB_PROOF (source), result, &error);
  /* Who cancelled has shown so already, or is gone. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = PLUMB_TEST_PAGE (user_data);
  show_running (self, FALSE);
  if (error != NULL)
    plumb_proof_view_show_error (self->view, error);
}

static void
let_go (PlumbTestPage *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->proof != NULL)
    g_signal_handlers_disconnect_by_data (self->proof, self);
  g_clear_object (&self->proof);
}

/* (nullable): the first choice leaves it to the proof. */
static const char *
get_choice (AdwComboRow *row)
{
  if (adw_combo_row_get_selected (row) == 0)
    return NULL;
  return gtk_string_object_get_string (GTK_STRING_OBJECT (adw_combo_row_get_selected_item (row)));
}

static PlumbLead *
build_lead (PlumbTestPage *self)
{
  const char *title = gtk_editable_get_text (GTK_EDITABLE (self->offer_title));
  const PlumbTestOptions options = {
    .source = get_choice (self->source),
    .action = get_choice (self->action),
    .offer_title = title[0] != '\0' ? title : NULL,
  };

  return plumb_test_lead_new (&options, plumb_clock_now ());
}

static void
send_test (PlumbTestPage *self)
{
  PlumbWizardDraft *draft = get_draft (self);
  g_autoptr (PlumbLead) lead = build_lead (self);

  let_go (self);
  gtk_widget_set_visible (self->list_row, FALSE);
  self->is_listed = FALSE;
  self->proof = plumb_proof_new (
      plumb_wizard_draft_get_services (draft)->store, plumb_wizard_draft_get_connector (draft),
      plumb_wizard_draft_get_destination (draft), plumb_wizard_draft_get_credentials (draft),
      plumb_wizard_draft_reads_endpoint (draft), lead);
  self->proved_revision = plumb_wizard_draft_get_revision (draft);
  g_signal_connect_object (self->proof, "changed", G_CALLBACK (proof_changed_cb), self,
                           G_CONNECT_SWAPPED);
  self->cancellable = g_cancellable_new ();
  show_running (self, TRUE);
  plumb_proof_run_async (self->proof, WAIT, self->cancellable, run_cb, self);
  plumb_proof_view_show (self->view, self->proof, plumb_wizard_draft_get_info (draft));
}

static void
cancel_clicked_cb (PlumbTestPage *self)
{
  let_go (self);
  plumb_proof_view_show (self->view, NULL, NULL);
  show_running (self, FALSE);
  plumb_wizard_page_tell (PLUMB_WIZARD_PAGE (self), _("The test was cancelled."));
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PlumbTestPage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!plumb_wizard_draft_save_finish (PLUMB_WIZARD_DRAFT (source), result, &error))
    plumb_wizard_page_tell (PLUMB_WIZARD_PAGE (self), error->message);
}

static void
list_clicked_cb (PlumbTestPage *self)
{
  if (self->is_listed)
    plumb_wizard_page_ask_lead (PLUMB_WIZARD_PAGE (self), plumb_proof_get_tag (self->proof));
  else
    plumb_wizard_draft_save_async (get_draft (self), NULL, saved_cb, g_object_ref (self));
}

static void
draft_saved_cb (PlumbTestPage *self)
{
  if (self->proof != NULL)
    show_whether_listed (self);
}

static void
matrix_clicked_cb (PlumbTestPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  PlumbWizardDraft *draft = get_draft (self);
  g_autoptr (PlumbCaseMatrix) matrix = plumb_case_matrix_new (
      plumb_wizard_draft_get_services (draft)->store, plumb_wizard_draft_get_connector (draft),
      plumb_wizard_draft_get_destination (draft), plumb_wizard_draft_get_credentials (draft),
      plumb_wizard_draft_reads_endpoint (draft));

  gtk_window_present (plumb_case_matrix_window_new (GTK_WINDOW (root), matrix));
}

static void
clean_up_clicked_cb (PlumbTestPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  PlumbWizardDraft *draft = get_draft (self);

  gtk_window_present (plumb_clean_up_dialog_new (
      GTK_WINDOW (root), plumb_wizard_draft_get_connector (draft),
      plumb_wizard_draft_get_destination (draft), plumb_wizard_draft_get_credentials (draft)));
}

static void
go_to_field_cb (PlumbTestPage *self, const char *key)
{
  plumb_wizard_page_ask_field (PLUMB_WIZARD_PAGE (self), key);
}

static void
plumb_test_page_enter (PlumbWizardPage *page)
{
  PlumbTestPage *self = PLUMB_TEST_PAGE (page);
  PlumbWizardDraft *draft = get_draft (self);

  gtk_widget_set_visible (self->clean_up_button,
                          plumb_connector_can (plumb_wizard_draft_get_connector (draft),
                                               PLUMB_VERB_DELETE,
                                               plumb_wizard_draft_get_destination (draft),
                                               plumb_wizard_draft_get_credentials (draft)));
  /* A proof of other values proves nothing about these. */
  if (self->proof == NULL || self->proved_revision == plumb_wizard_draft_get_revision (draft))
    return;
  let_go (self);
  plumb_proof_view_show (self->view, NULL, NULL);
  gtk_widget_set_visible (self->list_row, FALSE);
  show_running (self, FALSE);
}

static void
plumb_test_page_constructed (GObject *object)
{
  PlumbTestPage *self = PLUMB_TEST_PAGE (object);
  PlumbInbox *inbox;

  G_OBJECT_CLASS (plumb_test_page_parent_class)->constructed (object);
  g_signal_connect_object (get_draft (self), "saved", G_CALLBACK (draft_saved_cb), self,
                           G_CONNECT_SWAPPED);
  inbox = plumb_wizard_draft_get_services (get_draft (self))->inbox;
  if (inbox != NULL)
    g_signal_connect_object (inbox, "lead-arrived", G_CALLBACK (lead_arrived_cb), self,
                             G_CONNECT_SWAPPED);
}

static void
plumb_test_page_dispose (GObject *object)
{
  let_go (PLUMB_TEST_PAGE (object));
  G_OBJECT_CLASS (plumb_test_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, PlumbTestPage, source);
  gtk_widget_class_bind_template_child (widget_class, PlumbTestPage, action);
  gtk_widget_class_bind_template_child (widget_class, PlumbTestPage, offer_title);
  gtk_widget_class_bind_template_child (widget_class, PlumbTestPage, actions);
  gtk_widget_class_bind_template_child (widget_class, PlumbTestPage, send_button);
  gtk_widget_class_bind_template_child (widget_class, PlumbTestPage, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, PlumbTestPage, view);
  gtk_widget_class_bind_template_child (widget_class, PlumbTestPage, list_row);
  gtk_widget_class_bind_template_child (widget_class, PlumbTestPage, list_text);
  gtk_widget_class_bind_template_child (widget_class, PlumbTestPage, list_button);
  gtk_widget_class_bind_template_child (widget_class, PlumbTestPage, clean_up_button);
}

static void
plumb_test_page_class_init (PlumbTestPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = plumb_test_page_constructed;
  object_class->dispose = plumb_test_page_dispose;
  PLUMB_WIZARD_PAGE_CLASS (klass)->enter = plumb_test_page_enter;

  g_type_ensure (PLUMB_TYPE_PROOF_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/plumb/Plumb/ui/plumb-test-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, send_test);
  gtk_widget_class_bind_template_callback (widget_class, cancel_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, list_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, matrix_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, clean_up_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, go_to_field_cb);
}

static void
fill_choice (AdwComboRow *row, const char *const *values)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  gtk_string_list_append (list, _("As Microsoft does"));
  gtk_string_list_splice (list, 1, 0, values);
  adw_combo_row_set_model (row, G_LIST_MODEL (list));
}

static void
plumb_test_page_init (PlumbTestPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_choice (self->source, plumb_lead_source_get_sources ());
  fill_choice (self->action, plumb_lead_source_get_actions ());
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (gtk_editable_get_delegate (GTK_EDITABLE (self->offer_title))),
      GTK_ACCESSIBLE_PROPERTY_LABEL,
      adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self->offer_title)), -1);
}

GtkWidget *
plumb_test_page_new (PlumbWizardDraft *draft)
{
  return g_object_new (PLUMB_TYPE_TEST_PAGE, "draft", draft, NULL);
}
