/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-diagnosis-card.h"
#include "plumb-fields-page.h"
#include "plumb-proof-view.h"
#include "plumb-rung-row.h"
#include "plumb-test-wait.h"
#include "plumb-wizard-stage.h"
#include "plumb-wizard.h"

typedef struct {
  WizardStage *stage;
  PlumbWizard *wizard;
  PlumbDestination *saved;
} Fixture;

static void
saved_cb (Fixture *fixture, PlumbDestination *destination)
{
  g_set_object (&fixture->saved, destination);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->stage = wizard_stage_new (plumb_keyring_new_session_only ());
  fixture->wizard = plumb_wizard_new (&fixture->stage->services);
  g_signal_connect_swapped (fixture->wizard, "saved", G_CALLBACK (saved_cb), fixture);
  gtk_window_present (GTK_WINDOW (fixture->wizard));
  plumb_test_settle ();
}

/* The window must go with everything in it. */
static void
close_wizard (Fixture *fixture)
{
  gpointer alive = fixture->wizard;

  g_object_add_weak_pointer (G_OBJECT (fixture->wizard), &alive);
  gtk_window_destroy (GTK_WINDOW (fixture->wizard));
  fixture->wizard = NULL;
  plumb_test_settle ();
  g_assert_null (alive);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->wizard != NULL)
    close_wizard (fixture);
  g_clear_object (&fixture->saved);
  wizard_stage_free (fixture->stage);
}

/* (nullable): the first widget of @type below @top that is on the screen. */
static gpointer
find_widget (gpointer top, GType type)
{
  if (!gtk_widget_get_mapped (GTK_WIDGET (top)))
    return NULL;
  if (g_type_is_a (G_OBJECT_TYPE (top), type))
    return top;
  for (GtkWidget *child = gtk_widget_get_first_child (top); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    gpointer found = find_widget (child, type);

    if (found != NULL)
      return found;
  }
  return NULL;
}

/* (nullable): the entry row with this title. */
static GtkEditable *
find_entry (gpointer top, const char *title)
{
  if (ADW_IS_ENTRY_ROW (top) &&
      g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (top)), title) == 0)
    return GTK_EDITABLE (top);
  for (GtkWidget *child = gtk_widget_get_first_child (top); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkEditable *found = find_entry (child, title);

    if (found != NULL)
      return found;
  }
  return NULL;
}

static void
type_into (Fixture *fixture, const char *title, const char *text)
{
  GtkEditable *entry = find_entry (fixture->wizard, title);

  g_assert_nonnull (entry);
  gtk_editable_set_text (entry, text);
}

static void
press (Fixture *fixture, const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->wizard), action, NULL);
  plumb_test_settle ();
}

static void
choose_and_fill_in (Fixture *fixture, const char *secret)
{
  plumb_wizard_choose (fixture->wizard, PLUMB_KIND_HTTPS);
  press (fixture, "wizard.next");
  g_assert_cmpuint (plumb_wizard_get_step (fixture->wizard), ==, PLUMB_WIZARD_FIELDS);
  type_into (fixture, "Address", "https://stage.example/leads");
  type_into (fixture, "Client secret", secret);
}

static gboolean
is_complete (gpointer user_data)
{
  Fixture *fixture = user_data;

  press (fixture, "wizard.next");
  return plumb_wizard_get_step (fixture->wizard) == PLUMB_WIZARD_CHECK;
}

static gboolean
is_at_sheet (gpointer user_data)
{
  Fixture *fixture = user_data;

  return plumb_wizard_get_step (fixture->wizard) == PLUMB_WIZARD_SHEET;
}

static gboolean
is_at_check (gpointer user_data)
{
  Fixture *fixture = user_data;

  return plumb_wizard_get_step (fixture->wizard) == PLUMB_WIZARD_CHECK;
}

static void
test_window_is_finalized_from_every_step (Fixture *fixture, gconstpointer data)
{
  choose_and_fill_in (fixture, "right");
  plumb_test_wait_until (is_complete, fixture);
  press (fixture, "wizard.next");
  g_assert_cmpuint (plumb_wizard_get_step (fixture->wizard), ==, PLUMB_WIZARD_TEST);
  close_wizard (fixture);
}

static void
test_nothing_is_saved_before_the_user_says_so (Fixture *fixture, gconstpointer data)
{
  GListModel *list = G_LIST_MODEL (fixture->stage->destinations);

  choose_and_fill_in (fixture, "right");
  plumb_test_wait_until (is_complete, fixture);
  press (fixture, "wizard.next");
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 0);
  g_assert_null (fixture->saved);

  press (fixture, "wizard.next");
  plumb_test_wait_until (is_at_sheet, fixture);
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 1);
  g_assert_nonnull (fixture->saved);
  g_assert_cmpstr (plumb_destination_get_setting (fixture->saved, "url"), ==,
                   "https://stage.example/leads");
  g_assert_null (plumb_destination_get_setting (fixture->saved, "client-secret"));
  g_assert_true (plumb_destination_is_practice (fixture->saved));
}

static void
test_back_and_forward_lose_nothing (Fixture *fixture, gconstpointer data)
{
  choose_and_fill_in (fixture, "right");
  press (fixture, "wizard.back");
  press (fixture, "wizard.back");
  g_assert_cmpuint (plumb_wizard_get_step (fixture->wizard), ==, PLUMB_WIZARD_CHOOSE);
  press (fixture, "wizard.next");
  press (fixture, "wizard.next");
  g_assert_cmpstr (gtk_editable_get_text (find_entry (fixture->wizard, "Address")), ==,
                   "https://stage.example/leads");
  g_assert_cmpstr (gtk_editable_get_text (find_entry (fixture->wizard, "Client secret")), ==,
                   "right");
}

static void
test_a_missing_field_keeps_the_user_here (Fixture *fixture, gconstpointer data)
{
  plumb_wizard_choose (fixture->wizard, PLUMB_KIND_HTTPS);
  press (fixture, "wizard.next");
  press (fixture, "wizard.next");
  g_assert_cmpuint (plumb_wizard_get_step (fixture->wizard), ==, PLUMB_WIZARD_FIELDS);
}

static void
choose_region (Fixture *fixture, guint position)
{
  AdwComboRow *region = find_widget (fixture->wizard, ADW_TYPE_COMBO_ROW);

  g_assert_nonnull (region);
  adw_combo_row_set_selected (region, position);
}

static void
test_a_field_is_shown_only_while_it_counts (Fixture *fixture, gconstpointer data)
{
  GtkWidget *focus = NULL;

  choose_and_fill_in (fixture, "right");
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (find_entry (fixture->wizard, "County"))));

  choose_region (fixture, 1);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (find_entry (fixture->wizard, "County"))));

  choose_region (fixture, 0);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (find_entry (fixture->wizard, "County"))));

  /* Who is sent to it finds what it depends on. */
  plumb_wizard_page_go_to_field (find_widget (fixture->wizard, PLUMB_TYPE_FIELDS_PAGE), "county");
  focus = gtk_window_get_focus (GTK_WINDOW (fixture->wizard));
  g_assert_true (focus != NULL && gtk_widget_get_ancestor (focus, ADW_TYPE_COMBO_ROW) != NULL);
}

static void
test_a_broken_rung_has_a_card_and_the_user_may_go_on (Fixture *fixture, gconstpointer data)
{
  choose_and_fill_in (fixture, "wrong");
  plumb_test_wait_until (is_complete, fixture);
  plumb_test_settle ();
  g_assert_nonnull (find_widget (fixture->wizard, PLUMB_TYPE_RUNG_ROW));
  g_assert_nonnull (find_widget (fixture->wizard, PLUMB_TYPE_DIAGNOSIS_CARD));
  press (fixture, "wizard.next");
  g_assert_cmpuint (plumb_wizard_get_step (fixture->wizard), ==, PLUMB_WIZARD_TEST);
}

static void
test_a_check_that_passed_has_no_card (Fixture *fixture, gconstpointer data)
{
  choose_and_fill_in (fixture, "right");
  plumb_test_wait_until (is_complete, fixture);
  plumb_test_settle ();
  g_assert_nonnull (find_widget (fixture->wizard, PLUMB_TYPE_RUNG_ROW));
  g_assert_null (find_widget (fixture->wizard, PLUMB_TYPE_DIAGNOSIS_CARD));
}

static void
test_what_was_typed_can_be_kept_and_resumed (Fixture *fixture, gconstpointer data)
{
  gpointer kind = GUINT_TO_POINTER (PLUMB_KIND_HTTPS);
  const char *draft = NULL;
  GtkWindow *question = NULL;

  choose_and_fill_in (fixture, "a-secret");
  gtk_window_close (GTK_WINDOW (fixture->wizard));
  plumb_test_settle ();
  for (guint i = 0; i < g_list_model_get_n_items (gtk_window_get_toplevels ()); i++) {
    g_autoptr (GtkWindow) window = g_list_model_get_item (gtk_window_get_toplevels (), i);

    if (ADW_IS_MESSAGE_DIALOG (window))
      question = window;
  }
  g_assert_nonnull (question);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (question), "keep");
  plumb_test_settle ();
  fixture->wizard = NULL;

  draft = g_hash_table_lookup (fixture->stage->drafts, kind);
  g_assert_nonnull (draft);
  g_assert_nonnull (strstr (draft, "https://stage.example/leads"));
  g_assert_null (strstr (draft, "a-secret"));
}

/* (nullable): the button on the screen with this label. */
static GtkButton *
find_button (gpointer top, const char *label)
{
  if (!gtk_widget_get_mapped (GTK_WIDGET (top)))
    return NULL;
  if (GTK_IS_BUTTON (top) && g_strcmp0 (gtk_button_get_label (top), label) == 0)
    return top;
  for (GtkWidget *child = gtk_widget_get_first_child (top); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkButton *found = find_button (child, label);

    if (found != NULL)
      return found;
  }
  return NULL;
}

static gboolean
offers_to_save (gpointer user_data)
{
  Fixture *fixture = user_data;

  return find_button (fixture->wizard, "Save now") != NULL;
}

static gboolean
is_saved (gpointer user_data)
{
  Fixture *fixture = user_data;

  return fixture->saved != NULL;
}

static void
test_a_test_lead_is_compared_and_can_be_saved_for (Fixture *fixture, gconstpointer data)
{
  choose_and_fill_in (fixture, "right");
  plumb_test_wait_until (is_complete, fixture);
  press (fixture, "wizard.next");
  g_assert_null (find_widget (fixture->wizard, PLUMB_TYPE_PROOF_VIEW));

  g_signal_emit_by_name (find_button (fixture->wizard, "Send a test lead"), "clicked");
  plumb_test_wait_until (offers_to_save, fixture);
  g_assert_nonnull (find_widget (fixture->wizard, PLUMB_TYPE_PROOF_VIEW));
  g_assert_null (fixture->saved);

  g_signal_emit_by_name (find_button (fixture->wizard, "Save now"), "clicked");
  plumb_test_wait_until (is_saved, fixture);
  plumb_test_settle ();
  g_assert_cmpuint (plumb_wizard_get_step (fixture->wizard), ==, PLUMB_WIZARD_TEST);
  g_assert_cmpint (plumb_destination_get_last_verdict (fixture->saved), ==, PLUMB_VERDICT_LANDED);
  g_assert_null (find_button (fixture->wizard, "Save"));
}

static void
test_a_draft_is_offered_again (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row = NULL;

  close_wizard (fixture);
  g_hash_table_insert (fixture->stage->drafts, GUINT_TO_POINTER (PLUMB_KIND_HTTPS),
                       g_strdup ("('Half done', {'url': 'https://half.example/leads'})"));
  fixture->wizard = plumb_wizard_new (&fixture->stage->services);
  gtk_window_present (GTK_WINDOW (fixture->wizard));
  plumb_test_settle ();

  row = find_widget (fixture->wizard, ADW_TYPE_ACTION_ROW);
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, "Half done");
  adw_action_row_activate (ADW_ACTION_ROW (row));
  press (fixture, "wizard.next");
  g_assert_cmpstr (gtk_editable_get_text (find_entry (fixture->wizard, "Address")), ==,
                   "https://half.example/leads");
}

static void
test_an_edit_starts_where_it_is_asked_to (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PlumbDestination) destination = plumb_destination_new (PLUMB_KIND_HTTPS, "Mine");
  g_autoptr (PlumbCredentials) credentials = plumb_credentials_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  plumb_destination_set_setting (destination, "url", "https://stage.example/leads");
  plumb_credentials_set (credentials, "client-secret", "right");
  plumb_destination_list_save_async (fixture->stage->destinations, destination, credentials, TRUE,
                                     NULL, plumb_test_keep_result, &result);
  plumb_test_wait_for (&result);
  plumb_destination_list_save_finish (fixture->stage->destinations, result, &error);
  g_assert_no_error (error);

  plumb_wizard_edit (fixture->wizard, destination, PLUMB_WIZARD_CHECK, NULL);
  plumb_test_wait_until (is_at_check, fixture);
  g_assert_nonnull (find_widget (fixture->wizard, PLUMB_TYPE_RUNG_ROW));
  g_assert_cmpstr (gtk_editable_get_text (find_entry (fixture->wizard, "Client secret")), ==,
                   "right");
}

#define ADD(name, test) g_test_add ("/wizard/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("window-is-finalized-from-every-step", test_window_is_finalized_from_every_step);
  ADD ("nothing-is-saved-before-the-user-says-so", test_nothing_is_saved_before_the_user_says_so);
  ADD ("back-and-forward-lose-nothing", test_back_and_forward_lose_nothing);
  ADD ("a-missing-field-keeps-the-user-here", test_a_missing_field_keeps_the_user_here);
  ADD ("a-field-is-shown-only-while-it-counts", test_a_field_is_shown_only_while_it_counts);
  ADD ("a-broken-rung-has-a-card-and-the-user-may-go-on",
       test_a_broken_rung_has_a_card_and_the_user_may_go_on);
  ADD ("a-check-that-passed-has-no-card", test_a_check_that_passed_has_no_card);
  ADD ("what-was-typed-can-be-kept-and-resumed", test_what_was_typed_can_be_kept_and_resumed);
  ADD ("a-draft-is-offered-again", test_a_draft_is_offered_again);
  ADD ("a-test-lead-is-compared-and-can-be-saved-for",
       test_a_test_lead_is_compared_and_can_be_saved_for);
  ADD ("an-edit-starts-where-it-is-asked-to", test_an_edit_starts_where_it_is_asked_to);

  return g_test_run ();
}
