/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-error.h"
#include "plumb-test-proof.h"
#include "plumb-test-wait.h"

static gint64
get_reached (PlumbTestProof *fixture, PlumbProofStage stage)
{
  return plumb_proof_get_reached_at (fixture->proof, stage);
}

static void
test_what_is_read_back_as_sent_has_landed (PlumbTestProof *fixture, gconstpointer data)
{
  g_autoptr (PlumbTrial) trial = NULL;

  g_assert_cmpint (plumb_test_proof_run (fixture, 0), ==, PLUMB_VERDICT_LANDED);

  for (PlumbProofStage stage = PLUMB_PROOF_BUILT; stage < PLUMB_PROOF_COMPARED; stage++)
    g_assert_cmpint (get_reached (fixture, stage), <=, get_reached (fixture, stage + 1));
  g_assert_cmpint (get_reached (fixture, PLUMB_PROOF_BUILT), >, 0);
  g_assert_null (plumb_proof_get_diagnosis (fixture->proof));
  g_assert_cmpuint (plumb_proof_get_differences (fixture->proof)->len, ==, 0);
  g_assert_false (plumb_proof_is_late (fixture->proof));
  g_assert_cmpint (plumb_destination_get_last_verdict (fixture->destination), ==,
                   PLUMB_VERDICT_LANDED);
  g_assert_cmpint (plumb_destination_get_last_proved_at (fixture->destination), >, 0);
  trial = plumb_test_proof_load_trial (fixture);
  g_assert_cmpint (trial->verdict, ==, PLUMB_VERDICT_LANDED);
  g_assert_cmpint (trial->found_at, ==, get_reached (fixture, PLUMB_PROOF_FOUND));
  g_assert_cmpstr (trial->tag, ==, plumb_proof_get_tag (fixture->proof));
}

static void
test_one_without_record_leaves_what_was_known (PlumbTestProof *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) trials = NULL;

  plumb_test_connector_answer (fixture->connector, PLUMB_STAGE_ANSWERED, 401, PLUMB_OUTCOME_REFUSED,
                               NULL);
  plumb_test_proof_make (fixture, FALSE);
  plumb_proof_leave_no_record (fixture->proof);
  g_assert_cmpint (plumb_test_proof_run (fixture, 0), ==, PLUMB_VERDICT_REFUSED);
  plumb_store_load_trials_async (fixture->store, NULL, FALSE, 0, NULL, plumb_test_keep_result,
                                 &result);
  plumb_test_wait_for (&result);
  trials = plumb_store_load_trials_finish (fixture->store, result, NULL);
  g_assert_cmpuint (trials->len, ==, 0);
}

static void
test_it_is_looked_for_until_it_is_there (PlumbTestProof *fixture, gconstpointer data)
{
  plumb_test_connector_find_after (fixture->connector, 2);

  g_assert_cmpint (plumb_test_proof_run (fixture, 60), ==, PLUMB_VERDICT_LANDED);
  g_assert_cmpuint (plumb_test_connector_get_n_looks (fixture->connector), ==, 3);
  g_assert_cmpuint (plumb_test_connector_get_n_sent (fixture->connector), ==, 1);
}

static void
test_what_comes_back_otherwise_is_altered (PlumbTestProof *fixture, gconstpointer data)
{
  g_autoptr (PlumbTrial) trial = NULL;
  PlumbDifference *difference;

  plumb_test_connector_alter (fixture->connector, PLUMB_LEAD_COUNTRY, "United\tStates");
  g_assert_cmpint (plumb_test_proof_run (fixture, 0), ==, PLUMB_VERDICT_ALTERED);

  g_assert_cmpuint (plumb_proof_get_differences (fixture->proof)->len, ==, 1);
  difference = g_ptr_array_index (plumb_proof_get_differences (fixture->proof), 0);
  g_assert_cmpstr (difference->kind, ==, "changed");
  g_assert_cmpint (plumb_destination_get_last_verdict (fixture->destination), ==,
                   PLUMB_VERDICT_ALTERED);
  g_assert_cmpint (plumb_destination_get_last_proved_at (fixture->destination), ==, 0);
  trial = plumb_test_proof_load_trial (fixture);
  g_assert_cmpstr (trial->differences, ==, "country\tUS\tUnited States\n");
}

static void
test_no_answer_is_a_failure (PlumbTestProof *fixture, gconstpointer data)
{
  plumb_test_connector_answer (fixture->connector, PLUMB_STAGE_RESOLVE, 0, PLUMB_OUTCOME_UNKNOWN,
                               NULL);
  g_assert_cmpint (plumb_test_proof_run (fixture, 0), ==, PLUMB_VERDICT_FAILED);

  g_assert_cmpint (get_reached (fixture, PLUMB_PROOF_SENT), ==, 0);
  g_assert_cmpint (get_reached (fixture, PLUMB_PROOF_ANSWERED), ==, 0);
  g_assert_nonnull (plumb_proof_get_diagnosis (fixture->proof));
  g_assert_cmpuint (plumb_test_connector_get_n_looks (fixture->connector), ==, 0);
}

static void
test_a_no_is_a_refusal (PlumbTestProof *fixture, gconstpointer data)
{
  g_autoptr (PlumbTrial) trial = NULL;

  plumb_test_connector_answer (fixture->connector, PLUMB_STAGE_ANSWERED, 401, PLUMB_OUTCOME_REFUSED,
                               "AuthenticationFailed");
  g_assert_cmpint (plumb_test_proof_run (fixture, 0), ==, PLUMB_VERDICT_REFUSED);

  g_assert_cmpint (get_reached (fixture, PLUMB_PROOF_ANSWERED), >, 0);
  g_assert_nonnull (plumb_proof_get_diagnosis (fixture->proof));
  trial = plumb_test_proof_load_trial (fixture);
  g_assert_cmpint (trial->verdict, ==, PLUMB_VERDICT_REFUSED);
  g_assert_cmpstr (trial->diagnosis, ==, plumb_proof_get_diagnosis (fixture->proof)->id);
}

static void
test_a_refusal_inside_a_200_is_one (PlumbTestProof *fixture, gconstpointer data)
{
  plumb_test_connector_answer (fixture->connector, PLUMB_STAGE_ANSWERED, 200, PLUMB_OUTCOME_REFUSED,
                               "1003");
  g_assert_cmpint (plumb_test_proof_run (fixture, 0), ==, PLUMB_VERDICT_REFUSED);
}

static void
test_without_a_way_back_it_is_accepted (PlumbTestProof *fixture, gconstpointer data)
{
  plumb_test_connector_hide (fixture->connector);
  g_assert_cmpint (plumb_test_proof_run (fixture, 60), ==, PLUMB_VERDICT_ACCEPTED);

  g_assert_cmpint (get_reached (fixture, PLUMB_PROOF_FOUND), ==, 0);
  g_assert_true (plumb_proof_get_diagnosis (fixture->proof) ==
                 plumb_diagnose_verdict (PLUMB_KIND_HTTPS, PLUMB_VERDICT_ACCEPTED));
}

static void
test_without_the_right_to_read_it_is_accepted (PlumbTestProof *fixture, gconstpointer data)
{
  plumb_test_connector_refuse_looks (fixture->connector, 403);
  g_assert_cmpint (plumb_test_proof_run (fixture, 60), ==, PLUMB_VERDICT_ACCEPTED);

  g_assert_cmpuint (plumb_test_connector_get_n_looks (fixture->connector), ==, 1);
  g_assert_nonnull (plumb_proof_get_diagnosis (fixture->proof));
}

static void
test_what_is_not_found_is_lost (PlumbTestProof *fixture, gconstpointer data)
{
  g_autoptr (PlumbTrial) trial = NULL;

  plumb_test_connector_find_after (fixture->connector, G_MAXUINT);
  g_assert_cmpint (plumb_test_proof_run (fixture, 1), ==, PLUMB_VERDICT_LOST);

  g_assert_cmpuint (plumb_test_connector_get_n_looks (fixture->connector), >=, 3);
  trial = plumb_test_proof_load_trial (fixture);
  g_assert_cmpint (trial->verdict, ==, PLUMB_VERDICT_LOST);
  g_assert_nonnull (trial->lead);
}

static void
test_an_unusable_setting_is_not_an_answer (PlumbTestProof *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  plumb_test_connector_break_setting (fixture->connector);
  plumb_test_proof_make (fixture, FALSE);
  plumb_proof_run_async (fixture->proof, 0, NULL, plumb_test_keep_result, &result);
  plumb_test_wait_for (&result);

  g_assert_cmpint (plumb_proof_run_finish (fixture->proof, result, &error), ==, PLUMB_VERDICT_NONE);
  g_assert_error (error, PLUMB_ERROR, PLUMB_ERROR_SETTING);
}

static void
test_no_row_holds_the_secret (PlumbTestProof *fixture, gconstpointer data)
{
  g_autoptr (GDir) dir = NULL;
  const char *name = NULL;
  guint n_files = 0;

  g_assert_cmpint (plumb_test_proof_run (fixture, 0), ==, PLUMB_VERDICT_LANDED);
  dir = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
    g_autofree char *bytes = NULL;
    gsize length = 0;

    g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
    g_assert_null (g_strstr_len (bytes, (gssize) length, PLUMB_TEST_PROOF_SECRET));
    n_files++;
  }
  g_assert_cmpuint (n_files, >, 0);
}

static void
test_the_stages_have_names (void)
{
  g_assert_cmpstr (plumb_proof_stage_get_name (PLUMB_PROOF_BUILT), ==, "built");
  g_assert_cmpstr (plumb_proof_stage_get_name (PLUMB_PROOF_COMPARED), ==, "compared");
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

  add_test ("/proof/what-is-read-back-as-sent-has-landed",
            test_what_is_read_back_as_sent_has_landed);
  add_test ("/proof/it-is-looked-for-until-it-is-there", test_it_is_looked_for_until_it_is_there);
  add_test ("/proof/what-comes-back-otherwise-is-altered",
            test_what_comes_back_otherwise_is_altered);
  add_test ("/proof/one-without-record-leaves-what-was-known",
            test_one_without_record_leaves_what_was_known);
  add_test ("/proof/no-answer-is-a-failure", test_no_answer_is_a_failure);
  add_test ("/proof/a-no-is-a-refusal", test_a_no_is_a_refusal);
  add_test ("/proof/a-refusal-inside-a-200-is-one", test_a_refusal_inside_a_200_is_one);
  add_test ("/proof/without-a-way-back-it-is-accepted", test_without_a_way_back_it_is_accepted);
  add_test ("/proof/without-the-right-to-read-it-is-accepted",
            test_without_the_right_to_read_it_is_accepted);
  add_test ("/proof/what-is-not-found-is-lost", test_what_is_not_found_is_lost);
  add_test ("/proof/an-unusable-setting-is-not-an-answer",
            test_an_unusable_setting_is_not_an_answer);
  add_test ("/proof/no-row-holds-the-secret", test_no_row_holds_the_secret);
  g_test_add_func ("/proof/the-stages-have-names", test_the_stages_have_names);

  return g_test_run ();
}
