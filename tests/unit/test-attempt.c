/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-attempt.h"
#include "plumb-clock.h"
#include "plumb-rung.h"
#include "plumb-test-log.h"

static void
test_a_new_attempt_knows_nothing (void)
{
  g_autoptr (PlumbAttempt) attempt = plumb_attempt_new ();

  g_assert_cmpint (plumb_attempt_get_stage (attempt), ==, PLUMB_STAGE_SETTINGS);
  g_assert_cmpint (plumb_attempt_get_outcome (attempt), ==, PLUMB_OUTCOME_UNKNOWN);
  g_assert_cmpuint (plumb_attempt_get_status (attempt), ==, 0);
  g_assert_false (plumb_attempt_is_answered (attempt));
  g_assert_cmpint (plumb_attempt_get_duration (attempt, PLUMB_STAGE_TLS), ==, -1);
  g_assert_cmpint (plumb_attempt_get_total (attempt), ==, 0);
  g_assert_cmpint (plumb_attempt_get_retry_after (attempt), ==, -1);
  g_assert_cmpint (plumb_attempt_get_clock_skew (attempt), ==, 0);
  g_assert_cmpint (plumb_attempt_get_tls_errors (attempt), ==, 0);
  g_assert_cmpint (plumb_attempt_get_certificate_end (attempt), ==, 0);
  g_assert_null (plumb_attempt_get_message (attempt));
  g_assert_cmpint (plumb_attempt_get_started_at (attempt), <=, plumb_clock_now ());
}

static void
test_a_status_is_an_answer (void)
{
  g_autoptr (PlumbAttempt) attempt = plumb_attempt_new ();

  plumb_attempt_set_stage (attempt, PLUMB_STAGE_ANSWERED);
  g_assert_false (plumb_attempt_is_answered (attempt));
  plumb_attempt_set_status (attempt, 401);
  plumb_attempt_set_outcome (attempt, PLUMB_OUTCOME_REFUSED);

  g_assert_true (plumb_attempt_is_answered (attempt));
  g_assert_cmpint (plumb_attempt_get_outcome (attempt), ==, PLUMB_OUTCOME_REFUSED);
}

static void
test_durations_add_up (void)
{
  g_autoptr (PlumbAttempt) attempt = plumb_attempt_new ();

  plumb_attempt_set_duration (attempt, PLUMB_STAGE_RESOLVE, 5);
  plumb_attempt_set_duration (attempt, PLUMB_STAGE_ANSWERED, 70);

  g_assert_cmpint (plumb_attempt_get_duration (attempt, PLUMB_STAGE_RESOLVE), ==, 5);
  g_assert_cmpint (plumb_attempt_get_duration (attempt, PLUMB_STAGE_CONNECT), ==, -1);
  g_assert_cmpint (plumb_attempt_get_total (attempt), ==, 75);
}

static void
test_skew_is_this_clock_less_the_servers (void)
{
  g_autoptr (PlumbAttempt) attempt = plumb_attempt_new ();
  gint64 hour = 3600 * G_TIME_SPAN_SECOND;

  plumb_attempt_set_server_time (attempt, plumb_clock_now () - hour);

  g_assert_cmpint (plumb_attempt_get_clock_skew (attempt), >=, hour);
  g_assert_cmpint (plumb_attempt_get_clock_skew (attempt), <, hour + 60 * G_TIME_SPAN_SECOND);
}

static void
test_texts_are_kept_without_secrets (void)
{
  g_autoptr (PlumbAttempt) attempt = plumb_attempt_new ();

  plumb_attempt_set_remote_code (attempt, "client_secret=tr0ub4dor");
  plumb_attempt_set_message (attempt, "AccountKey=tr0ub4dor;x");
  plumb_attempt_set_request_id (attempt, "Bearer tr0ub4dor");
  plumb_attempt_set_url (attempt, "https://example.com/a?sig=tr0ub4dor");
  plumb_attempt_set_location (attempt, "/b?code=tr0ub4dor");

  plumb_test_assert_without (plumb_attempt_get_remote_code (attempt), "tr0ub4dor");
  plumb_test_assert_without (plumb_attempt_get_message (attempt), "tr0ub4dor");
  plumb_test_assert_without (plumb_attempt_get_request_id (attempt), "tr0ub4dor");
  g_assert_cmpstr (plumb_attempt_get_url (attempt), ==, "https://example.com/a?sig=••••");
  g_assert_cmpstr (plumb_attempt_get_location (attempt), ==, "/b?code=••••");
  plumb_attempt_set_message (attempt, NULL);
  g_assert_null (plumb_attempt_get_message (attempt));
}

static void
test_an_unusable_value_is_an_attempt (void)
{
  g_autoptr (PlumbAttempt) attempt = plumb_attempt_new_unusable ("https.url.plain");

  g_assert_cmpint (plumb_attempt_get_stage (attempt), ==, PLUMB_STAGE_SETTINGS);
  g_assert_cmpstr (plumb_attempt_get_remote_code (attempt), ==, "https.url.plain");
  g_assert_false (plumb_attempt_is_answered (attempt));
}

static void
count_cb (GObject *object, GParamSpec *pspec, guint *n_calls)
{
  (*n_calls)++;
}

static void
test_a_rung_is_climbed (void)
{
  g_autoptr (PlumbRung) rung = plumb_rung_new ("tls", "Secure connection");
  g_autoptr (PlumbAttempt) attempt = plumb_attempt_new ();
  guint n_calls = 0;

  g_signal_connect (rung, "notify::status", G_CALLBACK (count_cb), &n_calls);
  g_assert_cmpint (plumb_rung_get_status (rung), ==, PLUMB_RUNG_WAITING);
  g_assert_cmpint (plumb_rung_get_duration (rung), ==, -1);
  plumb_rung_start (rung);
  g_assert_cmpint (plumb_rung_get_status (rung), ==, PLUMB_RUNG_CLIMBING);
  plumb_rung_finish (rung, PLUMB_RUNG_FAILED, "expired", attempt);

  g_assert_cmpstr (plumb_rung_status_get_name (plumb_rung_get_status (rung)), ==, "failed");
  g_assert_cmpstr (plumb_rung_get_detail (rung), ==, "expired");
  g_assert_true (plumb_rung_get_attempt (rung) == attempt);
  g_assert_cmpint (plumb_rung_get_duration (rung), >=, 0);
  g_assert_cmpuint (n_calls, ==, 2);
}

static void
test_a_skipped_rung_took_no_time (void)
{
  g_autoptr (PlumbRung) rung = plumb_rung_new ("clock", "Clock agrees");

  plumb_rung_finish (rung, PLUMB_RUNG_SKIPPED, "no clock", NULL);

  g_assert_cmpint (plumb_rung_get_duration (rung), ==, -1);
  g_assert_null (plumb_rung_get_attempt (rung));
}

static void
test_stages_have_names (void)
{
  g_assert_cmpstr (plumb_stage_get_name (PLUMB_STAGE_SETTINGS), ==, "settings");
  g_assert_cmpstr (plumb_stage_get_name (PLUMB_STAGE_ANSWERED), ==, "answered");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/attempt/a-new-one-knows-nothing", test_a_new_attempt_knows_nothing);
  g_test_add_func ("/attempt/a-status-is-an-answer", test_a_status_is_an_answer);
  g_test_add_func ("/attempt/durations-add-up", test_durations_add_up);
  g_test_add_func ("/attempt/skew-is-this-clock-less-the-servers",
                   test_skew_is_this_clock_less_the_servers);
  g_test_add_func ("/attempt/texts-are-kept-without-secrets", test_texts_are_kept_without_secrets);
  g_test_add_func ("/attempt/an-unusable-value-is-an-attempt",
                   test_an_unusable_value_is_an_attempt);
  g_test_add_func ("/attempt/stages-have-names", test_stages_have_names);
  g_test_add_func ("/rung/a-rung-is-climbed", test_a_rung_is_climbed);
  g_test_add_func ("/rung/a-skipped-rung-took-no-time", test_a_skipped_rung_took_no_time);

  return g_test_run ();
}
