/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-date-button.h"
#include "plumb-diagnosis-card.h"
#include "plumb-proof-view.h"
#include "plumb-rotation-dialog.h"
#include "plumb-rung-row.h"
#include "plumb-test-wait.h"
#include "plumb-wizard-stage.h"

#define OLD "the old one"
#define NEW "the new one"

typedef struct {
  WizardStage *stage;
  PlumbDestination *destination;
  GtkWindow *dialog;
  guint n_sheets;
  guint n_edits;
} Fixture;

static void
count_sheet (Fixture *fixture)
{
  fixture->n_sheets++;
}

static void
count_edit (Fixture *fixture)
{
  fixture->n_edits++;
}

static void
save_destination (Fixture *fixture, const char *region)
{
  g_autoptr (PlumbDestination) destination = plumb_destination_new (PLUMB_KIND_HTTPS, "Contoso");
  g_autoptr (PlumbCredentials) credentials = plumb_credentials_new ();
  g_autoptr (GAsyncResult) saved = NULL;

  plumb_destination_set_setting (destination, "url", "https://stage.example/leads");
  plumb_destination_set_setting (destination, "region", region);
  plumb_destination_set_setting (destination, "client-secret-ends", "2027-03-31");
  plumb_credentials_set (credentials, "client-secret", OLD);
  plumb_destination_list_save_async (fixture->stage->destinations, destination, credentials, TRUE,
                                     NULL, plumb_test_keep_result, &saved);
  plumb_test_wait_for (&saved);
  g_assert_true (plumb_destination_list_save_finish (fixture->stage->destinations, saved, NULL));
  fixture->destination = plumb_destination_list_find (fixture->stage->destinations, "Contoso");
}

/* @data: the region, which decides what the stage stores. */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->stage = wizard_stage_new (plumb_keyring_new_session_only ());
  save_destination (fixture, data);
  fixture->dialog = plumb_rotation_dialog_new (&fixture->stage->services, fixture->destination);
  g_signal_connect_swapped (fixture->dialog, "show-sheet", G_CALLBACK (count_sheet), fixture);
  g_signal_connect_swapped (fixture->dialog, "edit-settings", G_CALLBACK (count_edit), fixture);
  g_object_add_weak_pointer (G_OBJECT (fixture->dialog), (gpointer *) &fixture->dialog);
  gtk_window_set_default_size (fixture->dialog, 360, 640);
  gtk_window_present (fixture->dialog);
  plumb_test_settle ();
}

/* The window must go with everything in it. */
static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->dialog != NULL)
    gtk_window_destroy (fixture->dialog);
  plumb_test_settle ();
  g_assert_null (fixture->dialog);
  wizard_stage_free (fixture->stage);
}

/* (nullable): the first widget of @type below @top that is on the screen and, if it is a button or
 * an entry row, is called @name. */
static gpointer
find (gpointer top, GType type, const char *name)
{
  const char *called = NULL;

  if (!gtk_widget_get_mapped (GTK_WIDGET (top)))
    return NULL;
  if (GTK_IS_BUTTON (top))
    called = gtk_button_get_label (GTK_BUTTON (top));
  else if (ADW_IS_ENTRY_ROW (top))
    called = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (top));
  else if (GTK_IS_LABEL (top))
    called = gtk_label_get_label (GTK_LABEL (top));
  if (g_type_is_a (G_OBJECT_TYPE (top), type) && (name == NULL || g_strcmp0 (called, name) == 0))
    return top;
  for (GtkWidget *child = gtk_widget_get_first_child (top); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    gpointer found = find (child, type, name);

    if (found != NULL)
      return found;
  }
  return NULL;
}

static void
type_into (Fixture *fixture, const char *title, const char *text)
{
  GtkEditable *entry = find (fixture->dialog, ADW_TYPE_ENTRY_ROW, title);

  g_assert_nonnull (entry);
  gtk_editable_set_text (entry, text);
}

static void
press (Fixture *fixture, const char *label)
{
  GtkWidget *button = find (fixture->dialog, GTK_TYPE_BUTTON, label);

  g_assert_nonnull (button);
  g_assert_true (gtk_widget_get_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

static gboolean
is_over (gpointer user_data)
{
  Fixture *fixture = user_data;

  return find (fixture->dialog, GTK_TYPE_LABEL, "The secret was replaced") != NULL ||
         find (fixture->dialog, GTK_TYPE_LABEL, "The secret was not replaced") != NULL;
}

static void
replace (Fixture *fixture, const char *secret)
{
  type_into (fixture, "Client secret", secret);
  type_into (fixture, "Client secret ends on", "2029-03-31");
  press (fixture, "Try it");
  plumb_test_wait_until (is_over, fixture);
  plumb_test_settle ();
}

static char *
look_up (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (PlumbCredentials) stored = NULL;

  plumb_destination_list_look_up_async (fixture->stage->destinations, fixture->destination, NULL,
                                        plumb_test_keep_result, &result);
  plumb_test_wait_for (&result);
  stored = plumb_destination_list_look_up_finish (fixture->stage->destinations, result, NULL);
  return g_strdup (plumb_credentials_get (stored, "client-secret"));
}

static void
assert_stored (Fixture *fixture, const char *secret, const char *end)
{
  g_autofree char *stored = look_up (fixture);

  g_assert_cmpstr (stored, ==, secret);
  g_assert_cmpstr (plumb_destination_get_setting (fixture->destination, "client-secret-ends"), ==,
                   end);
}

static void
test_a_secret_is_needed_to_begin (Fixture *fixture, gconstpointer data)
{
  GtkWidget *button = find (fixture->dialog, GTK_TYPE_BUTTON, "Try it");

  g_assert_false (gtk_widget_get_sensitive (button));
  type_into (fixture, "Client secret ends on", "2029-03-31");
  g_assert_false (gtk_widget_get_sensitive (button));
  type_into (fixture, "Client secret", NEW);
  g_assert_true (gtk_widget_get_sensitive (button));
  type_into (fixture, "Client secret ends on", "2029-02-30");
  g_assert_false (gtk_widget_get_sensitive (button));
}

static void
test_what_landed_leads_to_partner_center (Fixture *fixture, gconstpointer data)
{
  replace (fixture, NEW);
  g_assert_nonnull (find (fixture->dialog, GTK_TYPE_LABEL, "The secret was replaced"));
  g_assert_nonnull (find (fixture->dialog, PLUMB_TYPE_RUNG_ROW, NULL));
  g_assert_nonnull (find (fixture->dialog, PLUMB_TYPE_PROOF_VIEW, NULL));
  g_assert_null (find (fixture->dialog, PLUMB_TYPE_DIAGNOSIS_CARD, NULL));
  assert_stored (fixture, NEW, "2029-03-31");
  press (fixture, "Settings for Partner Center");
  g_assert_cmpuint (fixture->n_sheets, ==, 1);
}

static void
test_what_is_refused_is_diagnosed (Fixture *fixture, gconstpointer data)
{
  replace (fixture, "wrong");
  g_assert_nonnull (find (fixture->dialog, GTK_TYPE_LABEL, "The secret was not replaced"));
  g_assert_nonnull (find (fixture->dialog, PLUMB_TYPE_DIAGNOSIS_CARD, NULL));
  g_assert_null (find (fixture->dialog, PLUMB_TYPE_PROOF_VIEW, NULL));
  g_assert_null (find (fixture->dialog, GTK_TYPE_BUTTON, "Settings for Partner Center"));
  assert_stored (fixture, OLD, "2027-03-31");
}

static void
test_what_is_altered_leads_to_the_settings (Fixture *fixture, gconstpointer data)
{
  replace (fixture, NEW);
  g_assert_nonnull (find (fixture->dialog, GTK_TYPE_LABEL, "The secret was not replaced"));
  assert_stored (fixture, OLD, "2027-03-31");
  press (fixture, "Edit settings");
  g_assert_cmpuint (fixture->n_edits, ==, 1);
}

/* Whether the keyring has the new secret already, and the database not yet. */
static gboolean
is_swapping (gpointer user_data)
{
  Fixture *fixture = user_data;
  g_autoptr (PlumbCredentials) kept = plumb_keyring_dup_session (
      fixture->stage->keyring, plumb_destination_get_id (fixture->destination));

  return g_strcmp0 (plumb_credentials_get (kept, "client-secret"), NEW) == 0;
}

static void
begin_to_swap (Fixture *fixture)
{
  type_into (fixture, "Client secret", NEW);
  type_into (fixture, "Client secret ends on", "2029-03-31");
  press (fixture, "Try it");
  plumb_test_wait_until (is_swapping, fixture);
  g_assert_false (is_over (fixture));
}

static gboolean
is_free (gpointer user_data)
{
  return !plumb_destination_is_busy (user_data);
}

static void
test_who_closes_it_too_late_has_a_new_secret (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PlumbDestination) destination = g_object_ref (fixture->destination);

  begin_to_swap (fixture);
  gtk_window_close (fixture->dialog);
  plumb_test_wait_until (is_free, destination);
  plumb_test_settle ();
  assert_stored (fixture, NEW, "2029-03-31");
}

static void
test_who_cancels_too_late_is_told (Fixture *fixture, gconstpointer data)
{
  begin_to_swap (fixture);
  press (fixture, "Cancel");
  plumb_test_wait_until (is_over, fixture);
  g_assert_nonnull (find (fixture->dialog, GTK_TYPE_LABEL, "The secret was replaced"));
  assert_stored (fixture, NEW, "2029-03-31");
}

static void
test_a_day_is_chosen_from_the_calendar (Fixture *fixture, gconstpointer data)
{
  PlumbDateButton *button = find (fixture->dialog, PLUMB_TYPE_DATE_BUTTON, NULL);
  GtkEditable *entry = find (fixture->dialog, ADW_TYPE_ENTRY_ROW, "Client secret ends on");
  g_autoptr (GDateTime) day = g_date_time_new_local (2028, 2, 29, 0, 0, 0);
  g_autoptr (GDateTime) shown = NULL;

  plumb_date_button_show_typed (button);
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "");
  gtk_calendar_select_day (plumb_date_button_get_calendar (button), day);
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "2028-02-29");

  gtk_editable_set_text (entry, "2029-03-31");
  plumb_date_button_show_typed (button);
  shown = gtk_calendar_get_date (plumb_date_button_get_calendar (button));
  g_assert_cmpint (g_date_time_get_year (shown), ==, 2029);
  g_assert_cmpint (g_date_time_get_month (shown), ==, 3);
  g_assert_cmpint (g_date_time_get_day_of_month (shown), ==, 31);
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "2029-03-31");
}

static void
test_it_is_as_narrow_as_a_phone (Fixture *fixture, gconstpointer data)
{
  int least = 0;

  replace (fixture, NEW);
  gtk_widget_measure (GTK_WIDGET (fixture->dialog), GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL,
                      NULL, NULL);
  g_assert_cmpint (least, <=, 360);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(name, region, function)                                                                \
  g_test_add ("/rotation-dialog/" name, Fixture, region, set_up, function, tear_down)
  ADD ("a-secret-is-needed-to-begin", "eu", test_a_secret_is_needed_to_begin);
  ADD ("what-landed-leads-to-partner-center", "eu", test_what_landed_leads_to_partner_center);
  ADD ("what-is-refused-is-diagnosed", "eu", test_what_is_refused_is_diagnosed);
  ADD ("what-is-altered-leads-to-the-settings", "us", test_what_is_altered_leads_to_the_settings);
  ADD ("who-closes-it-too-late-has-a-new-secret", "eu",
       test_who_closes_it_too_late_has_a_new_secret);
  ADD ("who-cancels-too-late-is-told", "eu", test_who_cancels_too_late_is_told);
  ADD ("a-day-is-chosen-from-the-calendar", "eu", test_a_day_is_chosen_from_the_calendar);
  ADD ("it-is-as-narrow-as-a-phone", "us", test_it_is_as_narrow_as_a_phone);
#undef ADD

  return g_test_run ();
}
