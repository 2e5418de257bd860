/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-outcome-format.h"

static void
assert_takes_text (char *text, const char *expected)
{
  g_assert_cmpstr (text, ==, expected);
  g_free (text);
}

static void
test_durations_have_the_unit_that_fits (void)
{
  assert_takes_text (plumb_outcome_format_duration (-1), "");
  assert_takes_text (plumb_outcome_format_duration (0), "0 ms");
  assert_takes_text (plumb_outcome_format_duration (12400), "12 ms");
  assert_takes_text (plumb_outcome_format_duration (2300000), "2.3 s");
  assert_takes_text (plumb_outcome_format_duration (65 * G_USEC_PER_SEC), "1 min 5 s");
}

static void
test_accepted_is_never_worded_as_landed (void)
{
  g_autofree char *accepted = plumb_outcome_format_headline (PLUMB_VERDICT_ACCEPTED, -1, 0, FALSE);

  g_assert_cmpstr (accepted, ==, "Accepted, not proved");
  g_assert_null (plumb_outcome_get_verdict_style (PLUMB_VERDICT_ACCEPTED));
  g_assert_cmpstr (plumb_outcome_get_verdict_style (PLUMB_VERDICT_LANDED), ==, "success");
  g_assert_cmpstr (plumb_outcome_get_verdict_icon (PLUMB_VERDICT_ACCEPTED), !=,
                   plumb_outcome_get_verdict_icon (PLUMB_VERDICT_LANDED));
}

static void
test_headline_says_time_differences_and_lateness (void)
{
  assert_takes_text (plumb_outcome_format_headline (PLUMB_VERDICT_LANDED, 2300000, 0, FALSE),
                     "Landed after 2.3 s, with every field as sent");
  assert_takes_text (plumb_outcome_format_headline (PLUMB_VERDICT_ALTERED, 2300000, 1, FALSE),
                     "Landed after 2.3 s, but 1 field differs");
  assert_takes_text (plumb_outcome_format_headline (PLUMB_VERDICT_ALTERED, 2300000, 2, TRUE),
                     "Landed late, after 2.3 s; 2 fields differ");
  assert_takes_text (plumb_outcome_format_headline (PLUMB_VERDICT_LANDED, 90000000, 0, TRUE),
                     "Landed late, after 1 min 30 s, with every field as sent");
  assert_takes_text (plumb_outcome_format_headline (PLUMB_VERDICT_NONE, -1, 0, FALSE), "");
}

static void
test_timeline_tells_what_was_not_reached (void)
{
  const gint64 reached_at[PLUMB_PROOF_N_STAGES] = { 1000000, 1100000, 0, 0, 0 };

  assert_takes_text (plumb_outcome_format_timeline (reached_at),
                     "Built after 0 ms. Sent after 100 ms. Answered: not yet. Found: not yet. "
                     "Compared: not yet.");
}

static void
test_each_rung_state_has_a_shape_and_a_word_of_its_own (void)
{
  for (guint i = PLUMB_RUNG_WAITING; i <= PLUMB_RUNG_SKIPPED; i++)
    for (guint j = i + 1; j <= PLUMB_RUNG_SKIPPED; j++) {
      g_assert_cmpstr (plumb_outcome_get_rung_icon (i), !=, plumb_outcome_get_rung_icon (j));
      g_assert_cmpstr (plumb_outcome_get_rung_word (i), !=, plumb_outcome_get_rung_word (j));
    }
}

static void
test_comparison_counts (void)
{
  assert_takes_text (plumb_outcome_format_comparison (0, 9), "All 9 fields are as sent");
  assert_takes_text (plumb_outcome_format_comparison (1, 9), "1 field is not as sent");
  assert_takes_text (plumb_outcome_format_comparison (3, 9), "3 fields are not as sent");
  g_assert_cmpstr (plumb_outcome_get_difference_word ("cut"), ==, "Cut short");
  g_assert_cmpstr (plumb_outcome_get_difference_word ("something new"), ==, "Changed");
}

static void
test_evidence_has_the_facts_and_no_secret (void)
{
  g_autoptr (PlumbAttempt) attempt = plumb_attempt_new ();
  g_autofree char *evidence = NULL;

  plumb_attempt_set_stage (attempt, PLUMB_STAGE_ANSWERED);
  plumb_attempt_set_status (attempt, 403);
  plumb_attempt_set_remote_code (attempt, "AuthenticationFailed");
  plumb_attempt_set_request_id (attempt, "7d9a");
  plumb_attempt_set_message (attempt, "A lead of jane@contoso.com exists");
  plumb_attempt_set_url (attempt, "https://example.com/a?sig=veryverysecret");
  plumb_attempt_set_duration (attempt, PLUMB_STAGE_TLS, 48000);
  evidence = plumb_outcome_format_evidence (NULL, attempt);

  g_assert_nonnull (strstr (evidence, "stage: answered\n"));
  g_assert_nonnull (strstr (evidence, "status: 403\n"));
  g_assert_nonnull (strstr (evidence, "code: AuthenticationFailed\n"));
  g_assert_nonnull (strstr (evidence, "request id: 7d9a\n"));
  g_assert_nonnull (strstr (evidence, "tls took: 48 ms\n"));
  g_assert_null (strstr (evidence, "veryverysecret"));
  g_assert_nonnull (strstr (evidence, "message: A lead of •••• exists\n"));
}

static void
test_nothing_translates_to_nothing (void)
{
  g_assert_cmpstr (plumb_outcome_translate (NULL), ==, "");
  g_assert_cmpstr (plumb_outcome_translate (""), ==, "");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/outcome-format/durations-have-the-unit-that-fits",
                   test_durations_have_the_unit_that_fits);
  g_test_add_func ("/outcome-format/accepted-is-never-worded-as-landed",
                   test_accepted_is_never_worded_as_landed);
  g_test_add_func ("/outcome-format/headline-says-time-differences-and-lateness",
                   test_headline_says_time_differences_and_lateness);
  g_test_add_func ("/outcome-format/timeline-tells-what-was-not-reached",
                   test_timeline_tells_what_was_not_reached);
  g_test_add_func ("/outcome-format/each-rung-state-has-a-shape-and-a-word-of-its-own",
                   test_each_rung_state_has_a_shape_and_a_word_of_its_own);
  g_test_add_func ("/outcome-format/comparison-counts", test_comparison_counts);
  g_test_add_func ("/outcome-format/evidence-has-the-facts-and-no-secret",
                   test_evidence_has_the_facts_and_no_secret);
  g_test_add_func ("/outcome-format/nothing-translates-to-nothing",
                   test_nothing_translates_to_nothing);

  return g_test_run ();
}
