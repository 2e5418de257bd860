/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-clean-up.h"
#include "plumb-error.h"
#include "plumb-test-connector.h"
#include "plumb-test-wait.h"

typedef struct {
  PlumbTestConnector *connector;
  PlumbDestination *destination;
  PlumbCredentials *credentials;
  PlumbCleanUp *clean_up;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->connector = plumb_test_connector_new ();
  fixture->destination = plumb_destination_new (PLUMB_KIND_HTTPS, "Contoso");
  fixture->credentials = plumb_credentials_new ();
  fixture->clean_up = plumb_clean_up_new (PLUMB_CONNECTOR (fixture->connector),
                                          fixture->destination, fixture->credentials);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->clean_up);
  g_object_unref (fixture->credentials);
  g_object_unref (fixture->destination);
  g_object_unref (fixture->connector);
}

static void
keep (Fixture *fixture, guint number, const char *last_name, gboolean is_stuck)
{
  g_autofree char *key = g_strdup_printf ("%02u", number);
  PlumbLeadFields fields = { .key = key };
  g_autoptr (PlumbLead) lead = NULL;

  fields.texts[PLUMB_LEAD_LAST_NAME] = last_name;
  lead = plumb_lead_new (&fields);
  plumb_test_connector_keep (fixture->connector, lead, is_stuck);
}

static void
keep_tests (Fixture *fixture, guint n_leads)
{
  for (guint i = 0; i < n_leads; i++)
    keep (fixture, i, "MSFT_TEST_636573304831318844", FALSE);
}

static gboolean
run (Fixture *fixture, gboolean dry_run, GCancellable *cancellable, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  plumb_clean_up_run_async (fixture->clean_up, dry_run, cancellable, plumb_test_keep_result,
                            &result);
  plumb_test_wait_for (&result);
  return plumb_clean_up_run_finish (fixture->clean_up, result, error);
}

static void
test_test_leads_of_all_pages_are_removed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  keep_tests (fixture, 5);
  g_assert_true (run (fixture, FALSE, NULL, &error));
  g_assert_no_error (error);

  g_assert_cmpuint (plumb_clean_up_get_n_found (fixture->clean_up), ==, 5);
  g_assert_cmpuint (plumb_clean_up_get_n_removed (fixture->clean_up), ==, 5);
  g_assert_cmpuint (plumb_test_connector_get_n_kept (fixture->connector), ==, 0);
}

static void
test_a_dry_run_only_counts (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  keep_tests (fixture, 5);
  g_assert_true (run (fixture, TRUE, NULL, &error));
  g_assert_no_error (error);

  g_assert_cmpuint (plumb_clean_up_get_n_found (fixture->clean_up), ==, 5);
  g_assert_cmpuint (plumb_clean_up_get_n_removed (fixture->clean_up), ==, 0);
  g_assert_cmpuint (plumb_test_connector_get_n_kept (fixture->connector), ==, 5);
}

static void
test_a_customer_is_never_removed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  keep_tests (fixture, 1);
  keep (fixture, 9, "XMSFT_TEST", FALSE);
  g_assert_true (run (fixture, FALSE, NULL, &error));
  g_assert_no_error (error);

  g_assert_cmpuint (plumb_clean_up_get_n_found (fixture->clean_up), ==, 1);
  g_assert_cmpuint (plumb_test_connector_get_n_kept (fixture->connector), ==, 1);
}

static void
test_a_refusal_ends_it (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  keep_tests (fixture, 1);
  keep (fixture, 1, "MSFT_TEST_636573304831318844", TRUE);
  keep (fixture, 2, "MSFT_TEST_636573304831318844", FALSE);
  g_assert_false (run (fixture, FALSE, NULL, &error));
  g_assert_no_error (error);

  g_assert_cmpuint (plumb_clean_up_get_n_removed (fixture->clean_up), ==, 1);
  g_assert_cmpuint (plumb_attempt_get_status (plumb_clean_up_get_attempt (fixture->clean_up)), ==,
                    403);
  g_assert_cmpuint (plumb_test_connector_get_n_kept (fixture->connector), ==, 2);
}

static void
test_where_nothing_can_be_removed_it_says_so (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  plumb_test_connector_hide (fixture->connector);
  g_assert_false (run (fixture, FALSE, NULL, &error));
  g_assert_error (error, PLUMB_ERROR, PLUMB_ERROR_UNSUPPORTED);
}

static void
test_a_service_that_always_promises_more_is_not_asked_without_end (Fixture *fixture,
                                                                   gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  plumb_test_connector_promise_more (fixture->connector);
  g_assert_true (run (fixture, FALSE, NULL, &error));
  g_assert_no_error (error);
}

static void
test_a_service_that_leads_in_circles_is_diagnosed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  keep_tests (fixture, 1);
  plumb_test_connector_lead_in_circles (fixture->connector);
  g_assert_false (run (fixture, FALSE, NULL, &error));
  g_assert_no_error (error);

  g_assert_cmpuint (plumb_clean_up_get_n_removed (fixture->clean_up), ==, 1);
  g_assert_cmpstr (plumb_attempt_get_remote_code (plumb_clean_up_get_attempt (fixture->clean_up)),
                   ==, "endless");
}

static void
test_it_can_be_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  keep_tests (fixture, 3);
  g_signal_connect_swapped (fixture->clean_up, "changed", G_CALLBACK (g_cancellable_cancel),
                            cancellable);
  g_assert_false (run (fixture, FALSE, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
add_test (const char *name, void (*test) (Fixture *fixture, gconstpointer data))
{
  g_test_add (name, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add_test ("/clean-up/test-leads-of-all-pages-are-removed",
            test_test_leads_of_all_pages_are_removed);
  add_test ("/clean-up/a-dry-run-only-counts", test_a_dry_run_only_counts);
  add_test ("/clean-up/a-customer-is-never-removed", test_a_customer_is_never_removed);
  add_test ("/clean-up/a-refusal-ends-it", test_a_refusal_ends_it);
  add_test ("/clean-up/where-nothing-can-be-removed-it-says-so",
            test_where_nothing_can_be_removed_it_says_so);
  add_test ("/clean-up/a-service-that-always-promises-more-is-not-asked-without-end",
            test_a_service_that_always_promises_more_is_not_asked_without_end);
  add_test ("/clean-up/a-service-that-leads-in-circles-is-diagnosed",
            test_a_service_that_leads_in_circles_is_diagnosed);
  add_test ("/clean-up/it-can-be-cancelled", test_it_can_be_cancelled);

  return g_test_run ();
}
