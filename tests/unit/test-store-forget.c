/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-fixture.h"

#include "plumb-error.h"
#include "plumb-trial.h"

#include <string.h>

#define SECRET_WORD "jane.erased@fabrikam.example"

static gssize
forget (PlumbStore *store, const PlumbLeadQuery *query)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gssize n_gone;

  plumb_store_forget_leads_async (store, query, NULL, plumb_test_keep_result, &result);
  plumb_test_wait_for (&result);
  n_gone = plumb_store_forget_leads_finish (store, result, &error);
  g_assert_no_error (error);
  return n_gone;
}

static gboolean
occurs (const char *bytes, gsize length, const char *text)
{
  gsize size = strlen (text);

  for (gsize i = 0; i + size <= length; i++)
    if (memcmp (bytes + i, text, size) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
occurs_in_files (Fixture *fixture, const char *text)
{
  static const char *const endings[] = { "", "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++) {
    g_autofree char *path = g_strconcat (fixture->path, endings[i], NULL);
    g_autofree char *bytes = NULL;
    gsize length = 0;

    if (g_file_get_contents (path, &bytes, &length, NULL) && occurs (bytes, length, text))
      return TRUE;
  }
  return FALSE;
}

static void
mark_followed_up (PlumbStore *store, const char *customer)
{
  g_autoptr (GAsyncResult) result = NULL;

  plumb_store_mark_followed_up_async (store, customer, 7, NULL, plumb_test_keep_result, &result);
  plumb_test_wait_for (&result);
  g_assert_true (plumb_store_mark_followed_up_finish (store, result, NULL));
}

static guint
count_index (const char *path)
{
  sqlite3 *database = NULL;
  sqlite3_stmt *statement = NULL;
  guint n_rows;

  g_assert_cmpint (sqlite3_open (path, &database), ==, SQLITE_OK);
  sqlite3_prepare_v2 (database,
                      "SELECT count (*) FROM lead_search WHERE lead_search MATCH '\"era\"'", -1,
                      &statement, NULL);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  n_rows = (guint) sqlite3_column_int (statement, 0);
  sqlite3_finalize (statement);
  sqlite3_close (database);
  return n_rows;
}

static gboolean
wake_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

static gboolean
is_indexed (gpointer user_data)
{
  Fixture *fixture = user_data;

  return count_index (fixture->path) == 700;
}

static void
test_an_erased_person_leaves_no_byte (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (PlumbLeadQuery) query = plumb_lead_query_new ();
  guint timer = g_timeout_add (20, wake_cb, NULL);
  g_autoptr (GPtrArray) leads = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) added = NULL;

  for (guint i = 0; i < 710; i++) {
    g_autofree char *key = g_strdup_printf ("%u", i);
    PlumbLeadFields fields = { .key = key, .created_at = 1000 + i };

    fields.texts[PLUMB_LEAD_EMAIL] = i < 700 ? SECRET_WORD : "kept@fabrikam.example";
    fields.texts[PLUMB_LEAD_DESCRIPTION] = i < 700 ? "write to " SECRET_WORD : NULL;
    fields.raw = i < 700 ? "{ \"Email\": \"" SECRET_WORD "\" }" : NULL;
    g_ptr_array_add (leads, plumb_lead_new (&fields));
  }
  added = add_leads (fixture->store, "d1", leads, NULL, NULL);
  g_assert_cmpuint (added->len, ==, 710);
  mark_followed_up (fixture->store, SECRET_WORD);
  mark_followed_up (fixture->store, "kept@fabrikam.example");
  plumb_test_wait_until (is_indexed, fixture);
  g_source_remove (timer);
  g_assert_true (occurs_in_files (fixture, SECRET_WORD));

  query->customer = g_strdup (SECRET_WORD);
  g_assert_cmpint (forget (fixture->store, query), ==, 700);

  g_assert_false (occurs_in_files (fixture, SECRET_WORD));
  g_assert_true (occurs_in_files (fixture, "kept@fabrikam.example"));
  g_assert_cmpuint (count_index (fixture->path), ==, 0);
  g_assert_cmpuint (count_rows (fixture->store), ==, 10);
  g_assert_cmpint (plumb_store_get_followed_up_at (fixture->store, SECRET_WORD), ==, 0);
  g_assert_cmpint (plumb_store_get_followed_up_at (fixture->store, "kept@fabrikam.example"), ==, 7);
}

static void
test_a_row_number_is_not_given_again (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (PlumbLeadQuery) query = plumb_lead_query_new ();

  g_assert_cmpuint (add_key (fixture->store, "d1", "1", NULL), ==, 1);
  g_assert_cmpuint (add_key (fixture->store, "d1", "2", NULL), ==, 2);
  g_assert_cmpint (forget (fixture->store, query), ==, 2);
  reopen (fixture);
  g_assert_cmpuint (add_key (fixture->store, "d1", "3", NULL), ==, 3);
}

static void
test_old_leads_go_and_new_stay (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (PlumbLeadQuery) query = plumb_lead_query_new ();
  g_autoptr (GPtrArray) leads = new_leads (1200);
  g_autoptr (GPtrArray) added = add_leads (fixture->store, "d1", leads, NULL, NULL);

  g_assert_cmpuint (added->len, ==, 1200);
  query->until = 1000 + 1100;
  g_assert_cmpint (forget (fixture->store, query), ==, 1100);
  g_assert_cmpuint (count_rows (fixture->store), ==, 100);
  g_assert_null (plumb_store_load_lead (fixture->store, 1));
}

static void
test_closing_finishes_what_was_begun (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (PlumbLeadQuery) query = plumb_lead_query_new ();
  g_autoptr (GPtrArray) leads = new_leads (1200);
  g_autoptr (GPtrArray) added = add_leads (fixture->store, "d1", leads, NULL, NULL);
  g_autoptr (GAsyncResult) result = NULL;

  plumb_store_forget_leads_async (fixture->store, query, NULL, plumb_test_keep_result, &result);
  plumb_store_close (fixture->store);
  plumb_test_wait_for (&result);
  g_assert_cmpint (plumb_store_forget_leads_finish (fixture->store, result, NULL), ==, 1200);
  g_clear_object (&result);
  reopen (fixture);
  g_assert_cmpuint (count_rows (fixture->store), ==, 0);
}

static void
test_a_closed_store_says_so (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GPtrArray) leads = new_leads (1);
  g_autoptr (GError) error = NULL;

  plumb_store_close (fixture->store);
  g_assert_null (add_leads (fixture->store, "d1", leads, NULL, &error));
  g_assert_error (error, PLUMB_ERROR, PLUMB_ERROR_STORE);
  g_assert_null (plumb_store_load_lead (fixture->store, 1));
}

/* ── Trials ────────────────────────────────────────────────────────────────── */

static void
save_trial (PlumbStore *store, const PlumbTrial *trial, GPtrArray *attempts)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  plumb_store_save_trial_async (store, trial, attempts, NULL, plumb_test_keep_result, &result);
  plumb_test_wait_for (&result);
  g_assert_true (plumb_store_save_trial_finish (store, result, &error));
  g_assert_no_error (error);
}

static GPtrArray *
load_trials (PlumbStore *store, const char *destination, gboolean only_lost, guint limit)
{
  g_autoptr (GAsyncResult) result = NULL;

  plumb_store_load_trials_async (store, destination, only_lost, limit, NULL, plumb_test_keep_result,
                                 &result);
  plumb_test_wait_for (&result);
  return plumb_store_load_trials_finish (store, result, NULL);
}

static void
test_a_trial_comes_back_as_it_was (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (PlumbTrial) trial = plumb_trial_new ("MSFT_TEST_1", "d1");
  g_autoptr (PlumbAttempt) attempt = plumb_attempt_new ();
  g_autoptr (GPtrArray) attempts = g_ptr_array_new ();
  g_autoptr (GPtrArray) loaded = NULL;
  PlumbLeadFields fields = {
    .key = "k", .received_at = 3, .raw = "\xff{}", .texts[PLUMB_LEAD_LAST_NAME] = "D'Été \"x\""
  };
  const PlumbTrial *copy;

  g_ptr_array_add (attempts, attempt);
  trial->sent_at = 1;
  trial->answered_at = 2;
  trial->found_at = 3;
  trial->verdict = PLUMB_VERDICT_ALTERED;
  trial->is_late = TRUE;
  trial->diagnosis = g_strdup ("landed.altered");
  trial->differences = g_strdup ("country\tUS\tUnited States\n");
  trial->lead = plumb_lead_new (&fields);
  save_trial (fixture->store, trial, attempts);
  save_trial (fixture->store, trial, attempts);
  reopen (fixture);
  loaded = load_trials (fixture->store, "d1", FALSE, 0);

  g_assert_cmpuint (loaded->len, ==, 1);
  copy = loaded->pdata[0];
  g_assert_cmpstr (copy->tag, ==, "MSFT_TEST_1");
  g_assert_cmpstr (copy->destination, ==, "d1");
  g_assert_cmpint (copy->sent_at, ==, 1);
  g_assert_cmpint (copy->answered_at, ==, 2);
  g_assert_cmpint (copy->found_at, ==, 3);
  g_assert_cmpint (copy->verdict, ==, PLUMB_VERDICT_ALTERED);
  g_assert_true (copy->is_late);
  g_assert_cmpstr (copy->diagnosis, ==, "landed.altered");
  g_assert_cmpstr (copy->differences, ==, "country\tUS\tUnited States\n");
  g_assert_cmpstr (plumb_lead_get_key (copy->lead), ==, "k");
  g_assert_cmpstr (plumb_lead_get_raw (copy->lead), ==, "\xff{}");
  g_assert_cmpint (plumb_lead_get_received_at (copy->lead), ==, 3);
  g_assert_cmpstr (plumb_lead_get_text (copy->lead, PLUMB_LEAD_LAST_NAME), ==, "D'Été \"x\"");
}

static void
test_lost_trials_are_told_apart (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (PlumbTrial) first = plumb_trial_new ("t1", "d1");
  g_autoptr (PlumbTrial) second = plumb_trial_new ("t2", "d2");
  g_autoptr (PlumbTrial) landed = plumb_trial_new ("t3", "d3");
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) newest = NULL;
  g_autoptr (GPtrArray) lost = NULL;

  first->sent_at = 10;
  first->verdict = PLUMB_VERDICT_LOST;
  /* Given up before there was a verdict: it may still arrive. */
  second->sent_at = 20;
  landed->sent_at = 30;
  landed->verdict = PLUMB_VERDICT_LANDED;
  save_trial (fixture->store, first, NULL);
  save_trial (fixture->store, second, NULL);
  save_trial (fixture->store, landed, NULL);
  all = load_trials (fixture->store, NULL, FALSE, 0);
  newest = load_trials (fixture->store, NULL, FALSE, 1);
  lost = load_trials (fixture->store, NULL, TRUE, 0);

  g_assert_cmpuint (all->len, ==, 3);
  g_assert_cmpuint (newest->len, ==, 1);
  g_assert_cmpstr (((PlumbTrial *) newest->pdata[0])->tag, ==, "t3");
  g_assert_cmpuint (lost->len, ==, 2);
  g_assert_cmpstr (((PlumbTrial *) lost->pdata[0])->tag, ==, "t2");
  g_assert_cmpstr (((PlumbTrial *) lost->pdata[1])->tag, ==, "t1");
}

static void
assert_last_proof (PlumbStore *store, PlumbVerdict verdict, gint64 proved_at)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) loaded = NULL;

  plumb_store_load_destinations_async (store, NULL, plumb_test_keep_result, &result);
  plumb_test_wait_for (&result);
  loaded = plumb_store_load_destinations_finish (store, result, NULL);
  g_assert_cmpint (plumb_destination_get_last_verdict (loaded->pdata[0]), ==, verdict);
  g_assert_cmpint (plumb_destination_get_last_proved_at (loaded->pdata[0]), ==, proved_at);
}

static void
test_a_trial_keeps_its_destination_in_step (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (PlumbDestination) destination =
      plumb_destination_new_with_id ("d1", PLUMB_KIND_HTTPS, "Mine");
  g_autoptr (PlumbTrial) trial = plumb_trial_new ("t1", "d1");
  g_autoptr (GAsyncResult) result = NULL;

  plumb_store_save_destination_async (fixture->store, destination, NULL, plumb_test_keep_result,
                                      &result);
  plumb_test_wait_for (&result);
  save_trial (fixture->store, trial, NULL);
  assert_last_proof (fixture->store, PLUMB_VERDICT_NONE, 0);
  trial->verdict = PLUMB_VERDICT_LANDED;
  trial->found_at = 50;
  save_trial (fixture->store, trial, NULL);
  assert_last_proof (fixture->store, PLUMB_VERDICT_LANDED, 50);
  trial->verdict = PLUMB_VERDICT_REFUSED;
  trial->found_at = 0;
  save_trial (fixture->store, trial, NULL);
  assert_last_proof (fixture->store, PLUMB_VERDICT_REFUSED, 50);
}

static void
assert_counts (PlumbStore *store, guint n_all, guint n_first, guint n_second)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) counts = NULL;

  plumb_store_count_leads_async (store, NULL, plumb_test_keep_result, &result);
  plumb_test_wait_for (&result);
  counts = plumb_store_count_leads_finish (store, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (GPOINTER_TO_UINT (g_hash_table_lookup (counts, "")), ==, n_all);
  g_assert_cmpuint (GPOINTER_TO_UINT (g_hash_table_lookup (counts, "d1")), ==, n_first);
  g_assert_cmpuint (GPOINTER_TO_UINT (g_hash_table_lookup (counts, "d2")), ==, n_second);
}

static void
test_leads_stay_counted (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (PlumbLeadQuery) query = plumb_lead_query_new ();
  PlumbStore *other = new_open_store (fixture->path);

  add_key (fixture->store, "d1", "A", NULL);
  add_key (fixture->store, "d1", "B", NULL);
  add_key (other, "d2", "A", NULL);
  add_key (other, "d1", "C", NULL);
  add_key (other, "d1", "B", NULL);
  add_key (other, NULL, "D", NULL);
  assert_counts (fixture->store, 5, 3, 1);
  query->destination = g_strdup ("d2");
  g_assert_cmpint (forget (other, query), ==, 1);
  assert_counts (fixture->store, 4, 3, 0);
  g_clear_pointer (&query->destination, g_free);
  g_assert_cmpint (forget (fixture->store, query), ==, 4);
  assert_counts (other, 0, 0, 0);
  plumb_store_close (other);
  plumb_test_settle ();
  g_assert_finalize_object (other);
}

#define ADD(name, test) g_test_add ("/store-forget/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("an-erased-person-leaves-no-byte", test_an_erased_person_leaves_no_byte);
  ADD ("leads-stay-counted", test_leads_stay_counted);
  ADD ("a-row-number-is-not-given-again", test_a_row_number_is_not_given_again);
  ADD ("old-leads-go-and-new-stay", test_old_leads_go_and_new_stay);
  ADD ("closing-finishes-what-was-begun", test_closing_finishes_what_was_begun);
  ADD ("a-closed-store-says-so", test_a_closed_store_says_so);
  ADD ("a-trial-comes-back-as-it-was", test_a_trial_comes_back_as_it_was);
  ADD ("lost-trials-are-told-apart", test_lost_trials_are_told_apart);
  ADD ("a-trial-keeps-its-destination-in-step", test_a_trial_keeps_its_destination_in_step);

  return g_test_run ();
}
