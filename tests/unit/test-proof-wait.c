/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-error.h"
#include "plumb-lead-search.h"
#include "plumb-test-proof.h"
#include "plumb-test-wait.h"

static gboolean
is_late (gpointer user_data)
{
  return plumb_proof_is_late (user_data) &&
         plumb_proof_get_verdict (user_data) == PLUMB_VERDICT_LANDED;
}

static gboolean
has_looked (gpointer user_data)
{
  return plumb_test_connector_get_n_looks (user_data) > 0;
}

static void
test_the_endpoint_s_own_store_is_a_way_back (PlumbTestProof *fixture, gconstpointer data)
{
  g_autoptr (PlumbLead) lead = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  plumb_test_proof_make (fixture, TRUE);
  plumb_proof_run_async (fixture->proof, 60, NULL, plumb_test_keep_result, &result);
  lead = plumb_test_proof_receive (fixture, NULL);
  plumb_test_wait_for (&result);

  g_assert_cmpint (plumb_proof_run_finish (fixture->proof, result, &error), ==,
                   PLUMB_VERDICT_LANDED);
  g_assert_no_error (error);
  g_assert_cmpuint (plumb_test_connector_get_n_looks (fixture->connector), ==, 0);
}

static void
test_what_comes_after_the_wait_has_landed_late (PlumbTestProof *fixture, gconstpointer data)
{
  g_autoptr (PlumbLead) lead = NULL;
  plumb_test_proof_make (fixture, TRUE);
  g_assert_cmpint (plumb_test_proof_run (fixture, 0), ==, PLUMB_VERDICT_LOST);
  lead = plumb_test_proof_receive (fixture, NULL);
  plumb_test_wait_until (is_late, fixture->proof);

  g_assert_cmpint (plumb_destination_get_last_verdict (fixture->destination), ==,
                   PLUMB_VERDICT_LANDED);
}

static void
test_it_can_be_cancelled_while_it_is_sent (PlumbTestProof *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  plumb_test_connector_hang (fixture->connector, TRUE);
  plumb_test_proof_make (fixture, FALSE);
  plumb_proof_run_async (fixture->proof, 60, cancellable, plumb_test_keep_result, &result);
  g_cancellable_cancel (cancellable);
  plumb_test_wait_for (&result);

  g_assert_cmpint (plumb_proof_run_finish (fixture->proof, result, &error), ==, PLUMB_VERDICT_NONE);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (plumb_destination_is_busy (fixture->destination));
}

static void
test_it_can_be_cancelled_while_it_is_looked_for (PlumbTestProof *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  plumb_test_connector_find_after (fixture->connector, G_MAXUINT);
  plumb_test_proof_make (fixture, FALSE);
  plumb_proof_run_async (fixture->proof, 60, cancellable, plumb_test_keep_result, &result);
  plumb_test_wait_until (has_looked, fixture->connector);
  g_cancellable_cancel (cancellable);
  plumb_test_wait_for (&result);

  g_assert_cmpint (plumb_proof_run_finish (fixture->proof, result, &error), ==, PLUMB_VERDICT_NONE);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
keep_found_cb (PlumbLeadSearch *search, PlumbLead *found, PlumbLead **kept)
{
  g_set_object (kept, found);
}

static gboolean
is_set (gpointer user_data)
{
  return *(gpointer *) user_data != NULL;
}

static void
test_a_destination_is_asked_again_after_the_wait (PlumbTestProof *fixture, gconstpointer data)
{
  g_autoptr (PlumbLead) lead = plumb_test_lead_new (NULL, 1);
  g_autoptr (PlumbLead) found = NULL;
  g_autoptr (PlumbLeadSearch) search = NULL;

  plumb_test_connector_find_after (fixture->connector, 3);
  search = plumb_lead_search_new (fixture->store, PLUMB_CONNECTOR (fixture->connector),
                                  fixture->destination, fixture->credentials, FALSE, lead, "tag");
  plumb_lead_search_set_late_pause (search, 1);
  g_signal_connect (search, "found", G_CALLBACK (keep_found_cb), &found);
  plumb_lead_search_start (search, 0);
  plumb_test_wait_until (is_set, &found);

  g_assert_cmpuint (plumb_test_connector_get_n_looks (fixture->connector), ==, 4);
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

  add_test ("/proof-wait/the-endpoint-s-own-store-is-a-way-back",
            test_the_endpoint_s_own_store_is_a_way_back);
  add_test ("/proof-wait/what-comes-after-the-wait-has-landed-late",
            test_what_comes_after_the_wait_has_landed_late);
  add_test ("/proof-wait/it-can-be-cancelled-while-it-is-sent",
            test_it_can_be_cancelled_while_it_is_sent);
  add_test ("/proof-wait/it-can-be-cancelled-while-it-is-looked-for",
            test_it_can_be_cancelled_while_it_is_looked_for);
  add_test ("/proof-wait/a-destination-is-asked-again-after-the-wait",
            test_a_destination_is_asked_again_after_the_wait);

  return g_test_run ();
}
