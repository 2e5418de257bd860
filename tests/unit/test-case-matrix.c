/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-case-matrix.h"
#include "plumb-test-proof.h"
#include "plumb-test-wait.h"

static PlumbCaseMatrix *
make_matrix (PlumbTestProof *fixture)
{
  return plumb_case_matrix_new (fixture->store, PLUMB_CONNECTOR (fixture->connector),
                                fixture->destination, fixture->credentials, FALSE);
}

static gboolean
run (PlumbCaseMatrix *matrix, GCancellable *cancellable, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  plumb_case_matrix_run_async (matrix, 0, cancellable, plumb_test_keep_result, &result);
  plumb_test_wait_for (&result);
  return plumb_case_matrix_run_finish (matrix, result, error);
}

static guint
count_cases (PlumbCaseMatrix *matrix)
{
  return g_list_model_get_n_items (G_LIST_MODEL (matrix));
}

static void
test_every_case_is_proved (PlumbTestProof *fixture, gconstpointer data)
{
  g_autoptr (PlumbCaseMatrix) matrix = make_matrix (fixture);
  g_autoptr (GError) error = NULL;

  g_assert_true (run (matrix, NULL, &error));
  g_assert_no_error (error);

  g_assert_cmpuint (count_cases (matrix), >, 20);
  g_assert_cmpuint (plumb_case_matrix_get_n_done (matrix), ==, count_cases (matrix));
  g_assert_cmpuint (plumb_test_connector_get_n_sent (fixture->connector), ==, count_cases (matrix));
  for (guint i = 0; i < count_cases (matrix); i++) {
    g_autoptr (PlumbProof) proof = g_list_model_get_item (G_LIST_MODEL (matrix), i);

    g_assert_cmpint (plumb_proof_get_verdict (proof), ==, PLUMB_VERDICT_LANDED);
    g_assert_nonnull (plumb_case_matrix_get_title (matrix, i));
  }
}

static void
test_no_two_cases_have_one_tag (PlumbTestProof *fixture, gconstpointer data)
{
  g_autoptr (PlumbCaseMatrix) matrix = make_matrix (fixture);
  g_autoptr (GHashTable) tags = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < count_cases (matrix); i++) {
    g_autoptr (PlumbProof) proof = g_list_model_get_item (G_LIST_MODEL (matrix), i);

    g_assert_true (g_hash_table_add (tags, g_strdup (plumb_proof_get_tag (proof))));
  }
}

static void
test_one_bad_case_is_told (PlumbTestProof *fixture, gconstpointer data)
{
  g_autoptr (PlumbCaseMatrix) matrix = make_matrix (fixture);
  g_autoptr (GError) error = NULL;

  plumb_test_connector_alter (fixture->connector, PLUMB_LEAD_COUNTRY, "DE");
  g_assert_false (run (matrix, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (plumb_case_matrix_get_n_done (matrix), ==, count_cases (matrix));
}

static void
test_without_an_exchange_it_ends_at_the_first (PlumbTestProof *fixture, gconstpointer data)
{
  g_autoptr (PlumbCaseMatrix) matrix = make_matrix (fixture);
  g_autoptr (GError) error = NULL;

  plumb_test_connector_answer (fixture->connector, PLUMB_STAGE_CONNECT, 0, PLUMB_OUTCOME_UNKNOWN,
                               NULL);
  g_assert_false (run (matrix, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (plumb_case_matrix_get_n_done (matrix), ==, 1);
}

static void
test_it_can_be_cancelled_between_two_cases (PlumbTestProof *fixture, gconstpointer data)
{
  g_autoptr (PlumbCaseMatrix) matrix = make_matrix (fixture);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_signal_connect_swapped (matrix, "notify::n-done", G_CALLBACK (g_cancellable_cancel),
                            cancellable);
  g_assert_false (run (matrix, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (plumb_case_matrix_get_n_done (matrix), ==, 1);
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

  add_test ("/case-matrix/every-case-is-proved", test_every_case_is_proved);
  add_test ("/case-matrix/no-two-cases-have-one-tag", test_no_two_cases_have_one_tag);
  add_test ("/case-matrix/one-bad-case-is-told", test_one_bad_case_is_told);
  add_test ("/case-matrix/without-an-exchange-it-ends-at-the-first",
            test_without_an_exchange_it_ends_at_the_first);
  add_test ("/case-matrix/it-can-be-cancelled-between-two-cases",
            test_it_can_be_cancelled_between_two_cases);

  return g_test_run ();
}
