/* SPDX-License-Identifier: GPL-3.0-or-later */

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
  g_object_add_weak_pointer (G_OBJECT (fixture->wizard), (gpointer *) &fixture->wizard);
  gtk_window_present (GTK_WINDOW (fixture->wizard));
  plumb_test_settle ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->wizard != NULL)
    gtk_window_destroy (GTK_WINDOW (fixture->wizard));
  plumb_test_settle ();
  g_assert_null (fixture->wizard);
  g_clear_object (&fixture->saved);
  wizard_stage_free (fixture->stage);
}

/* (nullable): the row on the screen with this title. */
static GtkWidget *
find_row (GtkWidget *top, const char *title)
{
  if (!gtk_widget_get_mapped (top))
    return NULL;
  if (ADW_IS_PREFERENCES_ROW (top) &&
      g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (top)), title) == 0)
    return top;
  for (GtkWidget *child = gtk_widget_get_first_child (top); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find_row (child, title);

    if (found != NULL)
      return found;
  }
  return NULL;
}

/* Whether a label on the screen says this. */
static gboolean
says (GtkWidget *top, const char *text)
{
  if (!gtk_widget_get_mapped (top))
    return FALSE;
  if (GTK_IS_LABEL (top) && g_strcmp0 (gtk_label_get_text (GTK_LABEL (top)), text) == 0)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (top); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (says (child, text))
      return TRUE;
  return FALSE;
}

/* The button of a step, which is on the screen only if there is such a step. */
static gboolean
has_step (GtkWidget *top, const char *title)
{
  if (!gtk_widget_get_mapped (top))
    return FALSE;
  if (GTK_IS_BUTTON (top) && g_strcmp0 (gtk_widget_get_tooltip_text (top), title) == 0)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (top); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_step (child, title))
      return TRUE;
  return FALSE;
}

static void
activate (Fixture *fixture, const char *title)
{
  GtkWidget *row = find_row (GTK_WIDGET (fixture->wizard), title);

  g_assert_nonnull (row);
  adw_action_row_activate (ADW_ACTION_ROW (row));
  plumb_test_settle ();
}

static void
press (Fixture *fixture, const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->wizard), action, NULL);
  plumb_test_settle ();
}

static void
fill_in (Fixture *fixture)
{
  GtkWidget *row = find_row (GTK_WIDGET (fixture->wizard), "Client secret");

  g_assert_nonnull (row);
  gtk_editable_set_text (GTK_EDITABLE (row), "right");
}

static gboolean
is_at_check (gpointer user_data)
{
  Fixture *fixture = user_data;

  press (fixture, "wizard.next");
  return plumb_wizard_get_step (fixture->wizard) == PLUMB_WIZARD_CHECK;
}

static gboolean
is_saved (gpointer user_data)
{
  return ((Fixture *) user_data)->saved != NULL;
}

static void
test_the_reason_is_told_before_going_on (Fixture *fixture, gconstpointer data)
{
  GtkWidget *wizard = GTK_WIDGET (fixture->wizard);

  g_assert_null (find_row (wizard, "Set up Stage instead"));
  activate (fixture, "Old stage");

  g_assert_cmpuint (plumb_wizard_get_step (fixture->wizard), ==, PLUMB_WIZARD_CHOOSE);
  g_assert_true (
      says (wizard, "No lead has come to the old stage & its cellar since the new one opened."));
  g_assert_nonnull (find_row (wizard, "Set up Stage instead"));
  g_assert_nonnull (find_row (wizard, "Read what is there"));
  activate (fixture, "Stage");
  press (fixture, "wizard.back");
  g_assert_null (find_row (wizard, "Set up Stage instead"));
}

static void
test_its_successor_takes_over_what_was_typed (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row = NULL;

  activate (fixture, "Old stage");
  activate (fixture, "Read what is there");
  press (fixture, "wizard.next");
  fill_in (fixture);
  press (fixture, "wizard.back");
  press (fixture, "wizard.back");
  activate (fixture, "Set up Stage instead");
  g_assert_cmpuint (plumb_wizard_get_step (fixture->wizard), ==, PLUMB_WIZARD_GATHER);
  press (fixture, "wizard.next");
  row = find_row (GTK_WIDGET (fixture->wizard), "Client secret");

  g_assert_nonnull (find_row (GTK_WIDGET (fixture->wizard), "Address"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "right");
  g_assert_true (has_step (GTK_WIDGET (fixture->wizard), "Send a test lead"));
}

static void
test_reading_ends_with_the_check (Fixture *fixture, gconstpointer data)
{
  GtkWidget *wizard = GTK_WIDGET (fixture->wizard);

  g_assert_true (has_step (wizard, "Send a test lead"));
  activate (fixture, "Old stage");
  activate (fixture, "Read what is there");
  g_assert_false (has_step (wizard, "Send a test lead"));
  g_assert_false (has_step (wizard, "Partner Center"));
  press (fixture, "wizard.next");
  fill_in (fixture);
  plumb_test_wait_until (is_at_check, fixture);
  press (fixture, "wizard.next");
  plumb_test_wait_until (is_saved, fixture);
  plumb_test_settle ();

  g_assert_cmpint (plumb_destination_get_kind (fixture->saved), ==, PLUMB_KIND_AZURE_BLOB);
  g_assert_cmpuint (plumb_wizard_get_step (fixture->wizard), ==, PLUMB_WIZARD_CHECK);
  press (fixture, "wizard.next");
  g_assert_null (fixture->wizard);
}

static void
test_editing_opens_no_step_that_is_left_out (Fixture *fixture, gconstpointer data)
{
  test_reading_ends_with_the_check (fixture, data);
  fixture->wizard = plumb_wizard_new (&fixture->stage->services);
  g_object_add_weak_pointer (G_OBJECT (fixture->wizard), (gpointer *) &fixture->wizard);
  gtk_window_present (GTK_WINDOW (fixture->wizard));
  plumb_wizard_edit (fixture->wizard, fixture->saved, PLUMB_WIZARD_SHEET, NULL);
  plumb_test_settle ();

  g_assert_cmpuint (plumb_wizard_get_step (fixture->wizard), ==, PLUMB_WIZARD_CHECK);
}

#define ADD(path, function)                                                                        \
  g_test_add ("/wizard-retired/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("the-reason-is-told-before-going-on", test_the_reason_is_told_before_going_on);
  ADD ("its-successor-takes-over-what-was-typed", test_its_successor_takes_over_what_was_typed);
  ADD ("reading-ends-with-the-check", test_reading_ends_with_the_check);
  ADD ("editing-opens-no-step-that-is-left-out", test_editing_opens_no_step_that_is_left_out);

  return g_test_run ();
}
