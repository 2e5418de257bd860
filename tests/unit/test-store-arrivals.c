/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-fixture.h"

#include "plumb-error.h"

#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define N_TURNS 20

/* How long leads surely wait for others. */
#define COMMON_MICROSECONDS 4000

/* ── Taking leads in the ingest thread ─────────────────────────────────────── */

typedef struct {
  Fixture *fixture;
  guint n_leads;
  gint64 started_at;
  gint is_over;
  gboolean has_poison;
  gint n_answers;
  guint n_new;
  guint n_errors;
  guint n_on_disk;
} Burst;

static void
stored_cb (PlumbLead *lead, gboolean is_new, const GError *error, gpointer user_data)
{
  Burst *burst = user_data;
  sqlite3 *database = NULL;
  sqlite3_stmt *statement = NULL;

  g_assert_cmpint (sqlite3_open (burst->fixture->path, &database), ==, SQLITE_OK);
  sqlite3_prepare_v2 (database, "SELECT 1 FROM leads WHERE company = ?", -1, &statement, NULL);
  sqlite3_bind_text (statement, 1, plumb_lead_get_text (lead, PLUMB_LEAD_COMPANY), -1,
                     SQLITE_TRANSIENT);
  burst->n_on_disk += sqlite3_step (statement) == SQLITE_ROW;
  sqlite3_finalize (statement);
  sqlite3_close (database);

  burst->n_new += is_new;
  if (error != NULL) {
    g_assert_error (error, PLUMB_ERROR, PLUMB_ERROR_STORE);
    burst->n_errors++;
  }
  g_atomic_int_inc (&burst->n_answers);
  g_main_context_wakeup (NULL);
}

static gboolean
take_burst_cb (gpointer user_data)
{
  Burst *burst = user_data;

  for (guint i = 0; i < burst->n_leads; i++) {
    g_autofree char *key = g_strdup_printf ("taken %u", i);
    g_autoptr (PlumbLead) lead = new_lead (key, 1000 + i);

    plumb_store_take_lead (burst->fixture->store, lead, stored_cb, burst);
  }
  if (burst->has_poison) {
    g_autoptr (PlumbLead) lead = new_lead ("poison", 1);

    plumb_store_take_lead (burst->fixture->store, lead, stored_cb, burst);
  }
  g_assert_cmpint (burst->n_answers, ==, 0);
  return G_SOURCE_REMOVE;
}

static gboolean
is_answered (gpointer user_data)
{
  Burst *burst = user_data;

  return g_atomic_int_get (&burst->n_answers) == (gint) burst->n_leads + burst->has_poison;
}

static void
take_burst (Burst *burst)
{
  g_main_context_invoke (plumb_store_get_ingest_context (burst->fixture->store), take_burst_cb,
                         burst);
  plumb_test_wait_until (is_answered, burst);
}

static void
test_a_taken_lead_is_on_disk_when_answered (Fixture *fixture, gconstpointer unused)
{
  Burst first = { .fixture = fixture, .n_leads = 20 };
  Burst again = { .fixture = fixture, .n_leads = 21 };

  take_burst (&first);
  take_burst (&again);

  g_assert_cmpuint (first.n_new, ==, 20);
  g_assert_cmpuint (first.n_on_disk, ==, 20);
  g_assert_cmpuint (again.n_new, ==, 1);
  g_assert_cmpuint (again.n_on_disk, ==, 21);
}

static void
test_a_failing_commit_is_told_to_all (Fixture *fixture, gconstpointer unused)
{
  Burst burst = { .fixture = fixture, .n_leads = 4, .has_poison = TRUE };
  Burst later = { .fixture = fixture, .n_leads = 4 };

  run_sql (fixture->path, POISON);
  take_burst (&burst);
  g_assert_cmpuint (burst.n_errors, ==, 5);
  g_assert_cmpuint (burst.n_new, ==, 0);
  g_assert_cmpuint (burst.n_on_disk, ==, 0);

  take_burst (&later);
  g_assert_cmpuint (later.n_errors, ==, 0);
  g_assert_cmpuint (later.n_new, ==, 4);
}

/* Keeps the thread busy: a lead in each of its first turns, then nothing until all are answered. */
static gboolean
take_one_in_a_turn_cb (gpointer user_data)
{
  Burst *burst = user_data;
  g_autofree char *key = g_strdup_printf ("turn %u", burst->n_leads);
  g_autoptr (PlumbLead) lead = new_lead (key, 1);

  if (burst->n_leads == N_TURNS)
    return !is_answered (burst);
  if (burst->n_leads == 0)
    burst->started_at = g_get_monotonic_time ();
  /* A computer that did something else meanwhile proves nothing. */
  if (g_get_monotonic_time () - burst->started_at < COMMON_MICROSECONDS)
    g_assert_cmpint (burst->n_answers, ==, 0);
  burst->n_leads++;
  plumb_store_take_lead (burst->fixture->store, lead, stored_cb, burst);
  return G_SOURCE_CONTINUE;
}

static void
turns_ended_cb (gpointer user_data)
{
  Burst *burst = user_data;

  g_atomic_int_set (&burst->is_over, TRUE);
  g_main_context_wakeup (NULL);
}

static gboolean
is_over (gpointer user_data)
{
  Burst *burst = user_data;

  return g_atomic_int_get (&burst->is_over);
}

static void
test_leads_of_busy_turns_go_together_but_not_for_ever (Fixture *fixture, gconstpointer unused)
{
  Burst burst = { .fixture = fixture };
  GMainContext *context = plumb_store_get_ingest_context (fixture->store);
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, take_one_in_a_turn_cb, &burst, turns_ended_cb);
  g_source_attach (source, context);
  plumb_test_wait_until (is_over, &burst);
  g_assert_cmpuint (burst.n_on_disk, ==, N_TURNS);
}

static void
count_cb (PlumbStore *store, gpointer user_data)
{
  guint *n_calls = user_data;

  (*n_calls)++;
}

static gboolean
is_positive (gpointer user_data)
{
  guint *number = user_data;

  return *number > 0;
}

static void
test_a_burst_is_told_of_once (Fixture *fixture, gconstpointer unused)
{
  Burst burst = { .fixture = fixture, .n_leads = 1200 };
  guint n_calls = 0;

  g_signal_connect (fixture->store, "leads-added", G_CALLBACK (count_cb), &n_calls);
  g_main_context_invoke (plumb_store_get_ingest_context (fixture->store), take_burst_cb, &burst);
  plumb_test_wait_until (is_answered, &burst);
  plumb_test_wait_until (is_positive, &n_calls);

  g_assert_cmpuint (count_rows (fixture->store), ==, 1200);
  g_assert_cmpuint (n_calls, >=, 1);
  /* Three transactions, each with 500 looks of the test's own at the file. */
  g_assert_cmpuint (n_calls, <=, 3);
}

/* ── Two at once ───────────────────────────────────────────────────────────── */

static void
test_what_another_process_adds_is_told (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (PlumbStore) other = new_open_store (fixture->path);
  guint n_added = 0;
  guint n_destinations = 0;
  g_autoptr (PlumbDestination) destination = plumb_destination_new (PLUMB_KIND_HTTPS, "Mine");
  g_autoptr (GAsyncResult) result = NULL;

  g_signal_connect (fixture->store, "leads-added", G_CALLBACK (count_cb), &n_added);
  g_signal_connect (fixture->store, "destinations-changed", G_CALLBACK (count_cb), &n_destinations);
  add_key (other, "d1", "k1", NULL);
  plumb_test_wait_until (is_positive, &n_added);
  g_assert_cmpuint (plumb_store_get_last_row (fixture->store), ==, 1);
  g_assert_cmpuint (n_destinations, ==, 0);

  plumb_store_save_destination_async (other, destination, NULL, plumb_test_keep_result, &result);
  plumb_test_wait_until (is_positive, &n_destinations);
  plumb_test_wait_for (&result);
  g_assert_cmpuint (n_added, ==, 1);
}

static void
test_two_processes_write_at_once (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (PlumbStore) other = new_open_store (fixture->path);
  GAsyncResult *results[40] = { NULL };

  for (guint i = 0; i < G_N_ELEMENTS (results); i++) {
    g_autofree char *key = g_strdup_printf ("%u", i / 2);
    g_autoptr (GPtrArray) leads = g_ptr_array_new_with_free_func (g_object_unref);

    g_ptr_array_add (leads, new_lead (key, 1));
    plumb_store_add_leads_async (i % 2 == 0 ? fixture->store : other, "d1", leads, key, NULL,
                                 plumb_test_keep_result, &results[i]);
  }
  for (guint i = 0; i < G_N_ELEMENTS (results); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) added = NULL;

    plumb_test_wait_for (&results[i]);
    added = plumb_store_add_leads_finish (i % 2 == 0 ? fixture->store : other, results[i], &error);
    g_assert_no_error (error);
    g_object_unref (results[i]);
  }
  g_assert_cmpuint (count_rows (other), ==, 20);
}

/* ── Crash ─────────────────────────────────────────────────────────────────── */

static void
report_cb (PlumbLead *lead, gboolean is_new, const GError *error, gpointer user_data)
{
  char byte = error == NULL && is_new ? '+' : '-';

  g_assert_cmpint (write (GPOINTER_TO_INT (user_data), &byte, 1), ==, 1);
}

typedef struct {
  PlumbStore *store;
  int pipe;
  guint n_taken;
} Child;

static gboolean
take_some_cb (gpointer user_data)
{
  Child *child = user_data;

  for (guint i = 0; i < 10; i++) {
    g_autofree char *key = g_strdup_printf ("%u", child->n_taken++);
    g_autoptr (PlumbLead) lead = new_lead (key, 1);

    plumb_store_take_lead (child->store, lead, report_cb, GINT_TO_POINTER (child->pipe));
  }
  return G_SOURCE_CONTINUE;
}

static void
burst_until_killed (const char *path, int pipe)
{
  Child child = { new_open_store (path), pipe, 0 };
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_callback (source, take_some_cb, &child, NULL);
  g_source_attach (source, plumb_store_get_ingest_context (child.store));
  while (TRUE)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_nothing_acknowledged_is_lost_by_a_crash (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (PlumbLeadQuery) query = plumb_lead_query_new ();
  g_autoptr (GArray) rows = NULL;
  g_autoptr (GPtrArray) again = NULL;
  g_autoptr (GPtrArray) leads = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_acknowledged = 0;
  char bytes[100];
  gssize n_read;
  int ends[2];
  pid_t child;

  g_assert_cmpint (pipe (ends), ==, 0);
  child = fork ();
  if (child == 0)
    burst_until_killed (fixture->path, ends[1]);
  close (ends[1]);
  while ((n_read = read (ends[0], bytes, sizeof bytes)) > 0) {
    for (gssize i = 0; i < n_read; i++)
      g_assert_cmpint (bytes[i], ==, '+');
    n_acknowledged += (guint) n_read;
    if (n_acknowledged >= 300)
      kill (child, SIGKILL);
  }
  waitpid (child, NULL, 0);
  close (ends[0]);

  fixture->store = new_open_store (fixture->path);
  rows = find_rows (fixture->store, query);
  g_assert_cmpuint (rows->len, >=, n_acknowledged);
  for (guint i = 0; i < n_acknowledged; i++) {
    g_autofree char *key = g_strdup_printf ("%u", i);

    g_ptr_array_add (leads, new_lead (key, 1));
  }
  again = add_leads (fixture->store, NULL, leads, NULL, NULL);
  g_assert_cmpuint (again->len, ==, 0);
}

#define ADD(name, test) g_test_add ("/store-arrivals/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("a-taken-lead-is-on-disk-when-answered", test_a_taken_lead_is_on_disk_when_answered);
  ADD ("a-failing-commit-is-told-to-all", test_a_failing_commit_is_told_to_all);
  ADD ("leads-of-busy-turns-go-together-but-not-for-ever",
       test_leads_of_busy_turns_go_together_but_not_for_ever);
  ADD ("a-burst-is-told-of-once", test_a_burst_is_told_of_once);
  ADD ("what-another-process-adds-is-told", test_what_another_process_adds_is_told);
  ADD ("two-processes-write-at-once", test_two_processes_write_at_once);
  g_test_add ("/store-arrivals/nothing-acknowledged-is-lost-by-a-crash", Fixture, NULL, make_folder,
              test_nothing_acknowledged_is_lost_by_a_crash, tear_down);

  return g_test_run ();
}
