/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-connectors.h"
#include "plumb-late-arrivals.h"
#include "plumb-test-proof.h"
#include "plumb-test-wait.h"

static PlumbLateArrivals *
make_arrivals (PlumbTestProof *fixture)
{
  const GType types[] = { PLUMB_TYPE_TEST_CONNECTOR, 0 };
  g_autoptr (PlumbHttp) http = plumb_http_new ();
  g_autoptr (PlumbConnectors) connectors = plumb_connectors_new (http, types);

  return plumb_late_arrivals_new (fixture->store, connectors);
}

static void
keep_trial_cb (PlumbLateArrivals *arrivals, const PlumbTrial *trial, PlumbTrial **kept)
{
  *kept = plumb_trial_copy (trial);
}

static gboolean
is_set (gpointer user_data)
{
  return *(gpointer *) user_data != NULL;
}

/* The run that lost it is over: nothing but the database knows of it. */
static PlumbLead *
lose_and_receive (PlumbTestProof *fixture, const char *company)
{
  PlumbLead *lead = NULL;

  plumb_test_connector_find_after (fixture->connector, G_MAXUINT);
  g_assert_cmpint (plumb_test_proof_run (fixture, 0), ==, PLUMB_VERDICT_LOST);
  lead = plumb_test_proof_receive (fixture, company);
  g_clear_object (&fixture->proof);
  return lead;
}

static PlumbTrial *
note (PlumbTestProof *fixture, PlumbLead *lead)
{
  g_autoptr (PlumbLateArrivals) arrivals = make_arrivals (fixture);
  PlumbTrial *kept = NULL;

  g_signal_connect (arrivals, "arrived", G_CALLBACK (keep_trial_cb), &kept);
  plumb_late_arrivals_note (arrivals, lead);
  plumb_test_wait_until (is_set, &kept);
  return kept;
}

static void
test_a_lost_lead_of_an_earlier_run_lands_late (PlumbTestProof *fixture, gconstpointer data)
{
  g_autoptr (PlumbLead) lead = lose_and_receive (fixture, NULL);
  g_autoptr (PlumbTrial) told = note (fixture, lead);
  g_autoptr (PlumbTrial) kept = plumb_test_proof_load_trial (fixture);

  g_assert_cmpint (told->verdict, ==, PLUMB_VERDICT_LANDED);
  g_assert_cmpint (kept->verdict, ==, PLUMB_VERDICT_LANDED);
  g_assert_true (kept->is_late);
  g_assert_cmpint (kept->found_at, ==, plumb_lead_get_received_at (lead));
  g_assert_cmpint (kept->found_at, >, kept->sent_at);
  g_assert_null (kept->differences);
}

static void
test_one_that_changed_on_the_way_is_altered (PlumbTestProof *fixture, gconstpointer data)
{
  g_autoptr (PlumbLead) lead = lose_and_receive (fixture, "Contoso");
  g_autoptr (PlumbTrial) told = note (fixture, lead);

  g_assert_cmpint (told->verdict, ==, PLUMB_VERDICT_ALTERED);
  g_assert_true (told->is_late);
  g_assert_true (g_str_has_prefix (told->differences, "company\tMSFT_TEST_"));
}

static void
count_cb (PlumbLateArrivals *arrivals, const PlumbTrial *trial, guint *count)
{
  (*count)++;
}

static gboolean
is_one (gpointer user_data)
{
  return *(guint *) user_data >= 1;
}

/* The lost one is noted last, so that it is the last to be dealt with. */
static void
test_other_leads_are_left_alone (PlumbTestProof *fixture, gconstpointer data)
{
  g_autoptr (PlumbLead) lost = lose_and_receive (fixture, NULL);
  g_autoptr (PlumbLateArrivals) arrivals = make_arrivals (fixture);
  g_autoptr (PlumbLead) never_sent = plumb_test_lead_new (NULL, 1);
  PlumbLeadFields fields = { .key = "real" };
  g_autoptr (PlumbLead) real = plumb_lead_new (&fields);
  guint n_arrived = 0;

  g_signal_connect (arrivals, "arrived", G_CALLBACK (count_cb), &n_arrived);
  plumb_late_arrivals_note (arrivals, real);
  plumb_late_arrivals_note (arrivals, never_sent);
  plumb_late_arrivals_note (arrivals, lost);
  g_assert_true (plumb_late_arrivals_is_busy (arrivals));
  plumb_test_wait_until (is_one, &n_arrived);
  plumb_test_settle ();

  g_assert_cmpuint (n_arrived, ==, 1);
  g_assert_false (plumb_late_arrivals_is_busy (arrivals));
}

static PlumbVerdict
load_last_verdict (PlumbTestProof *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) destinations = NULL;

  plumb_store_load_destinations_async (fixture->store, NULL, plumb_test_keep_result, &result);
  plumb_test_wait_for (&result);
  destinations = plumb_store_load_destinations_finish (fixture->store, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (destinations->len, ==, 1);
  return plumb_destination_get_last_verdict (g_ptr_array_index (destinations, 0));
}

static void
test_a_late_one_does_not_hide_a_newer_verdict (PlumbTestProof *fixture, gconstpointer data)
{
  g_autoptr (PlumbLead) lead = lose_and_receive (fixture, NULL);
  g_autoptr (PlumbTrial) told = NULL;

  plumb_test_connector_answer (fixture->connector, PLUMB_STAGE_ANSWERED, 403, PLUMB_OUTCOME_REFUSED,
                               NULL);
  g_assert_cmpint (plumb_test_proof_run (fixture, 0), ==, PLUMB_VERDICT_REFUSED);
  told = note (fixture, lead);

  g_assert_cmpint (told->verdict, ==, PLUMB_VERDICT_LANDED);
  g_assert_cmpint (load_last_verdict (fixture), ==, PLUMB_VERDICT_REFUSED);
}

static void
test_the_newest_one_changes_the_verdict (PlumbTestProof *fixture, gconstpointer data)
{
  g_autoptr (PlumbLead) lead = lose_and_receive (fixture, NULL);
  g_autoptr (PlumbTrial) told = NULL;

  g_assert_cmpint (load_last_verdict (fixture), ==, PLUMB_VERDICT_LOST);
  told = note (fixture, lead);
  g_assert_cmpint (load_last_verdict (fixture), ==, PLUMB_VERDICT_LANDED);
}

static void
test_one_that_was_given_up_is_known_when_it_arrives (PlumbTestProof *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (PlumbLead) lead = NULL;
  g_autoptr (PlumbTrial) told = NULL;

  plumb_test_connector_hang (fixture->connector, TRUE);
  plumb_test_proof_make (fixture, FALSE);
  plumb_proof_run_async (fixture->proof, 60, cancellable, plumb_test_keep_result, &result);
  g_cancellable_cancel (cancellable);
  plumb_test_wait_for (&result);
  plumb_proof_run_finish (fixture->proof, result, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (load_last_verdict (fixture), ==, PLUMB_VERDICT_NONE);
  lead = plumb_test_proof_receive (fixture, NULL);
  g_clear_object (&fixture->proof);

  told = note (fixture, lead);
  g_assert_cmpint (told->verdict, ==, PLUMB_VERDICT_LANDED);
  g_assert_true (told->is_late);
  g_assert_cmpint (told->sent_at, >, 0);
  g_assert_cmpint (load_last_verdict (fixture), ==, PLUMB_VERDICT_LANDED);
}

static void
add_test (const char *name, void (*test) (PlumbTestProof *fixture, gconstpointer data))
{
  g_test_add (name, PlumbTestProof, NULL, plumb_test_proof_set_up, test,
              plumb_test_proof_tear_down);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add_test ("/late-arrivals/a-lost-lead-of-an-earlier-run-lands-late",
            test_a_lost_lead_of_an_earlier_run_lands_late);
  add_test ("/late-arrivals/one-that-changed-on-the-way-is-altered",
            test_one_that_changed_on_the_way_is_altered);
  add_test ("/late-arrivals/other-leads-are-left-alone", test_other_leads_are_left_alone);

  add_test ("/late-arrivals/a-late-one-does-not-hide-a-newer-verdict",
            test_a_late_one_does_not_hide_a_newer_verdict);
  add_test ("/late-arrivals/the-newest-one-changes-the-verdict",
            test_the_newest_one_changes_the_verdict);
  add_test ("/late-arrivals/one-that-was-given-up-is-known-when-it-arrives",
            test_one_that_was_given_up_is_known_when_it_arrives);

  return g_test_run ();
}
