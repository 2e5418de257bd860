/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-test-marketo.h"
#include "plumb-test-sample.h"
#include "plumb-test-wait.h"

#define CREATED                                                                                    \
  "{\"requestId\":\"12924#17d2a5e3c3d\",\"result\":[{\"id\":319174,\"status\":\"created\"}],"      \
  "\"success\":true}"

static PlumbAttempt *
send_sample (PlumbTestMarketo *fixture)
{
  g_autoptr (PlumbLead) lead = plumb_test_sample_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  PlumbAttempt *attempt = NULL;

  plumb_connector_send_async (fixture->connector, fixture->destination, fixture->credentials, lead,
                              NULL, plumb_test_keep_result, &result);
  plumb_test_wait_for (&result);
  attempt = plumb_connector_send_finish (fixture->connector, result, &error);
  g_assert_no_error (error);
  return attempt;
}

static void
assert_code (PlumbAttempt *attempt, const char *code)
{
  g_assert_cmpint (plumb_attempt_get_outcome (attempt), ==, PLUMB_OUTCOME_REFUSED);
  g_assert_cmpstr (plumb_attempt_get_remote_code (attempt), ==, code);
}

static void
test_what_passes_is_asked_again (PlumbTestMarketo *fixture, gconstpointer unused)
{
  g_autoptr (PlumbAttempt) attempt = NULL;

  plumb_test_marketo_give_token (fixture);
  plumb_test_marketo_refuse (fixture, "615");
  plumb_test_marketo_refuse (fixture, "713");
  plumb_test_server_answer (fixture->server, 200, CREATED);
  attempt = send_sample (fixture);

  g_assert_cmpint (plumb_attempt_get_outcome (attempt), ==, PLUMB_OUTCOME_ACCEPTED);
}

static void
test_a_wish_to_wait_is_granted (PlumbTestMarketo *fixture, gconstpointer unused)
{
  g_autoptr (PlumbAttempt) soon = NULL;
  g_autoptr (PlumbAttempt) later = NULL;
  gint64 began = 0;

  plumb_test_marketo_give_token (fixture);
  plumb_test_marketo_refuse (fixture, "608");
  plumb_test_server_add_header (fixture->server, "Retry-After", "1");
  plumb_test_server_answer (fixture->server, 200, CREATED);
  began = g_get_monotonic_time ();
  soon = send_sample (fixture);
  g_assert_cmpint (plumb_attempt_get_outcome (soon), ==, PLUMB_OUTCOME_ACCEPTED);
  g_assert_cmpint (g_get_monotonic_time () - began, >=, 900 * 1000);

  plumb_test_marketo_refuse (fixture, "608");
  plumb_test_server_add_header (fixture->server, "Retry-After", "30");
  later = send_sample (fixture);
  assert_code (later, "608");
  g_assert_cmpint (plumb_attempt_get_retry_after (later), ==, 30);
  g_assert_cmpuint (plumb_test_server_get_n_requests (fixture->server), ==, 4);
}

static void
test_what_lasts_is_told_with_its_wait (PlumbTestMarketo *fixture, gconstpointer unused)
{
  g_autoptr (PlumbAttempt) rate = NULL;
  g_autoptr (PlumbAttempt) quota = NULL;

  plumb_test_marketo_give_token (fixture);
  plumb_test_marketo_refuse (fixture, "606");
  rate = send_sample (fixture);
  plumb_test_marketo_refuse (fixture, "607");
  quota = send_sample (fixture);

  assert_code (rate, "606");
  g_assert_cmpint (plumb_attempt_get_retry_after (rate), ==, 20);
  assert_code (quota, "607");
  g_assert_cmpint (plumb_attempt_get_retry_after (quota), >, 0);
  g_assert_cmpint (plumb_attempt_get_retry_after (quota), <=, 25 * 3600);
}

#define ADD(path, function)                                                                        \
  g_test_add ("/marketo-retries/" path, PlumbTestMarketo, NULL, plumb_test_marketo_set_up,         \
              function, plumb_test_marketo_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("what-passes-is-asked-again", test_what_passes_is_asked_again);
  ADD ("a-wish-to-wait-is-granted", test_a_wish_to_wait_is_granted);
  ADD ("what-lasts-is-told-with-its-wait", test_what_lasts_is_told_with_its_wait);

  return g_test_run ();
}
