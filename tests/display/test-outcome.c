/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-absence-window.h"
#include "plumb-proof-view.h"
#include "plumb-suspect-list.h"
#include "plumb-test-proof.h"
#include "plumb-test-setup.h"
#include "plumb-test-wait.h"

/* (transfer container): the widgets of @type below @top that are on the screen. */
static GPtrArray *
find_all (gpointer top, GType type, GPtrArray *found)
{
  if (!gtk_widget_get_mapped (GTK_WIDGET (top)))
    return found;
  if (g_type_is_a (G_OBJECT_TYPE (top), type))
    g_ptr_array_add (found, top);
  for (GtkWidget *child = gtk_widget_get_first_child (top); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    find_all (child, type, found);
  return found;
}

static guint
count (gpointer top, GType type)
{
  g_autoptr (GPtrArray) found = find_all (top, type, g_ptr_array_new ());

  return found->len;
}

static GtkButton *
find_button (gpointer top, const char *label)
{
  g_autoptr (GPtrArray) found = find_all (top, GTK_TYPE_BUTTON, g_ptr_array_new ());

  for (guint i = 0; i < found->len; i++)
    if (g_strcmp0 (gtk_button_get_label (found->pdata[i]), label) == 0)
      return found->pdata[i];
  return NULL;
}

static const char *
get_first_title (gpointer top)
{
  g_autoptr (GPtrArray) found = find_all (top, ADW_TYPE_EXPANDER_ROW, g_ptr_array_new ());

  return found->len > 0 ? adw_preferences_row_get_title (found->pdata[0]) : NULL;
}

static gboolean
has_rows (gpointer window)
{
  return count (window, ADW_TYPE_EXPANDER_ROW) > 0;
}

/* ── Below a verdict ── */

static GtkWindow *
show_proof (PlumbTestProof *fixture)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *view = plumb_proof_view_new ();

  gtk_window_set_child (GTK_WINDOW (window), view);
  gtk_window_set_default_size (GTK_WINDOW (window), 360, 640);
  gtk_window_present (GTK_WINDOW (window));
  plumb_proof_view_show (PLUMB_PROOF_VIEW (view), fixture->proof,
                         plumb_connector_get_info (PLUMB_CONNECTOR (fixture->connector)));
  plumb_test_settle ();
  return GTK_WINDOW (window);
}

static void
test_what_was_lost_has_suspects (PlumbTestProof *fixture, gconstpointer data)
{
  GtkWindow *window = NULL;

  plumb_test_connector_find_after (fixture->connector, G_MAXUINT);
  g_assert_cmpint (plumb_test_proof_run (fixture, 0), ==, PLUMB_VERDICT_LOST);
  window = show_proof (fixture);
  plumb_test_wait_until (has_rows, window);
  g_assert_cmpstr (get_first_title (window), ==, "The flow starts and then fails");
  g_assert_nonnull (find_button (window, "Save a report…"));
  gtk_window_destroy (window);
}

static void
test_what_was_only_accepted_has_suspects (PlumbTestProof *fixture, gconstpointer data)
{
  GtkWindow *window = NULL;

  plumb_test_connector_hide (fixture->connector);
  g_assert_cmpint (plumb_test_proof_run (fixture, 0), ==, PLUMB_VERDICT_ACCEPTED);
  window = show_proof (fixture);
  plumb_test_wait_until (has_rows, window);
  g_assert_cmpuint (count (window, ADW_TYPE_EXPANDER_ROW), >, 3);
  gtk_window_destroy (window);
}

static void
test_what_landed_has_a_report_and_no_suspects (PlumbTestProof *fixture, gconstpointer data)
{
  GtkWindow *window = NULL;

  g_assert_cmpint (plumb_test_proof_run (fixture, 0), ==, PLUMB_VERDICT_LANDED);
  window = show_proof (fixture);
  plumb_test_settle ();
  g_assert_cmpuint (count (window, ADW_TYPE_EXPANDER_ROW), ==, 0);
  g_assert_nonnull (find_button (window, "Save a report…"));
  gtk_window_destroy (window);
}

static void
test_before_the_verdict_there_is_nothing_to_keep (PlumbTestProof *fixture, gconstpointer data)
{
  GtkWindow *window = NULL;

  plumb_test_proof_make (fixture, FALSE);
  window = show_proof (fixture);
  g_assert_null (find_button (window, "Save a report…"));
  gtk_window_destroy (window);
}

/* ── When leads stay away ── */

static void
test_missing_leads_have_suspects (PlumbTestSetup *setup, gconstpointer data)
{
  PlumbDestination *destination = plumb_test_setup_add (setup, "Contoso");
  GtkWindow *window = plumb_absence_window_new (NULL, setup->list, setup->store,
                                                PLUMB_CONNECTOR (setup->connector), destination);

  gtk_window_present (window);
  plumb_test_wait_until (has_rows, window);
  g_assert_cmpstr (get_first_title (window), ==, "The flow lets in only people of your company");
  g_assert_cmpuint (count (window, GTK_TYPE_SPINNER), ==, 0);
  gtk_window_destroy (window);
}

static void
test_it_may_be_closed_at_once (PlumbTestSetup *setup, gconstpointer data)
{
  PlumbDestination *destination = plumb_test_setup_add (setup, "Contoso");
  GtkWindow *window = plumb_absence_window_new (NULL, setup->list, setup->store,
                                                PLUMB_CONNECTOR (setup->connector), destination);
  gpointer alive = window;

  g_object_add_weak_pointer (G_OBJECT (window), &alive);
  gtk_window_present (window);
  gtk_window_destroy (window);
  plumb_test_settle ();
  g_assert_null (alive);
}

static void
add_proof (const char *path, void (*test) (PlumbTestProof *fixture, gconstpointer data))
{
  g_test_add (path, PlumbTestProof, NULL, plumb_test_proof_set_up, test,
              plumb_test_proof_tear_down);
}

static void
add_setup (const char *path, void (*test) (PlumbTestSetup *setup, gconstpointer data))
{
  g_test_add (path, PlumbTestSetup, NULL, plumb_test_setup_set_up, test,
              plumb_test_setup_tear_down);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

  add_proof ("/outcome/what-was-lost-has-suspects", test_what_was_lost_has_suspects);
  add_proof ("/outcome/what-was-only-accepted-has-suspects",
             test_what_was_only_accepted_has_suspects);
  add_proof ("/outcome/what-landed-has-a-report-and-no-suspects",
             test_what_landed_has_a_report_and_no_suspects);
  add_proof ("/outcome/before-the-verdict-there-is-nothing-to-keep",
             test_before_the_verdict_there_is_nothing_to_keep);
  add_setup ("/outcome/missing-leads-have-suspects", test_missing_leads_have_suspects);
  add_setup ("/outcome/it-may-be-closed-at-once", test_it_may_be_closed_at_once);

  return g_test_run ();
}
