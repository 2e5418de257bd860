/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-clock.h"
#include "plumb-evidence-search.h"
#include "plumb-silences.h"
#include "plumb-test-setup.h"
#include "plumb-test-wait.h"

#define DAY G_TIME_SPAN_DAY

typedef struct {
  PlumbTestSetup setup;
  PlumbDestination *destination;
  PlumbSilences *silences;
} Fixture;

/* A kind that is read, which the helper's own destinations are not. */
static PlumbDestination *
add_destination (PlumbTestSetup *setup)
{
  g_autoptr (PlumbDestination) destination = plumb_destination_new (PLUMB_KIND_DYNAMICS, "CRM");
  g_autoptr (PlumbCredentials) secrets = plumb_credentials_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  plumb_destination_list_save_async (setup->list, destination, secrets, FALSE, NULL,
                                     plumb_test_keep_result, &result);
  plumb_test_wait_for (&result);
  plumb_destination_list_save_finish (setup->list, result, &error);
  g_assert_no_error (error);
  return plumb_destination_list_find_id (setup->list, plumb_destination_get_id (destination));
}

/* (transfer full): @created_at: what the service says, or 0 */
static PlumbLead *
add_dated_lead (Fixture *fixture, const char *key, int days_ago, gint64 created_at)
{
  PlumbLeadFields fields = { .key = key,
                             .destination = plumb_destination_get_id (fixture->destination),
                             .received_at = plumb_clock_now () - days_ago * DAY,
                             .created_at = created_at };
  g_autoptr (GPtrArray) leads = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) added = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (leads, plumb_lead_new (&fields));
  plumb_store_add_leads_async (fixture->setup.store, fields.destination, leads, NULL, NULL,
                               plumb_test_keep_result, &result);
  plumb_test_wait_for (&result);
  added = plumb_store_add_leads_finish (fixture->setup.store, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (added->len, ==, 1);
  return g_object_ref (added->pdata[0]);
}

/* (transfer full) */
static PlumbLead *
add_lead (Fixture *fixture, const char *key, int days_ago)
{
  return add_dated_lead (fixture, key, days_ago, 0);
}

static void
forget_leads (Fixture *fixture)
{
  g_autoptr (PlumbLeadQuery) all = plumb_lead_query_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  plumb_store_forget_leads_async (fixture->setup.store, all, NULL, plumb_test_keep_result, &result);
  plumb_test_wait_for (&result);
  g_assert_cmpint (plumb_store_forget_leads_finish (fixture->setup.store, result, &error), >, 0);
  g_assert_no_error (error);
}

static gint64
count_silent_days (Fixture *fixture)
{
  return (plumb_clock_now () - plumb_destination_get_silent_since (fixture->destination)) / DAY;
}

/* What is said where the silence leads to. */
static gint64
count_days_in_evidence (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (PlumbEvidence) evidence = NULL;

  plumb_evidence_search_async (fixture->setup.store,
                               plumb_evidence_new (fixture->destination, PLUMB_VERDICT_NONE), NULL,
                               plumb_test_keep_result, &result);
  plumb_test_wait_for (&result);
  evidence = plumb_evidence_search_finish (fixture->setup.store, result, &error);
  g_assert_no_error (error);
  return (plumb_clock_now () - evidence->last_lead_at) / DAY;
}

static gboolean
is_silent (gpointer user_data)
{
  return plumb_destination_get_silent_since (user_data) != 0;
}

static gboolean
is_not_silent (gpointer user_data)
{
  return plumb_destination_get_silent_since (user_data) == 0;
}

/* (transfer full) */
static GHashTable *
load_dismissed (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GHashTable *texts;

  plumb_store_load_texts_async (fixture->setup.store, "silence", NULL, plumb_test_keep_result,
                                &result);
  plumb_test_wait_for (&result);
  texts = plumb_store_load_texts_finish (fixture->setup.store, result, &error);
  g_assert_no_error (error);
  return texts;
}

static gboolean
is_kept (gpointer user_data)
{
  g_autoptr (GHashTable) dismissed = load_dismissed (user_data);

  return g_hash_table_size (dismissed) == 1;
}

/* What was asked of the store before is answered before; a look asks it for three things. */
static void
wait_for_looks (Fixture *fixture)
{
  for (guint i = 0; i < 4; i++) {
    g_autoptr (GHashTable) dismissed = load_dismissed (fixture);
  }
}

static void
start (Fixture *fixture)
{
  fixture->silences = plumb_silences_new (fixture->setup.store, G_LIST_MODEL (fixture->setup.list));
  plumb_silences_start (fixture->silences);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PlumbLead) lead = NULL;

  plumb_test_setup_set_up (&fixture->setup, NULL);
  fixture->destination = add_destination (&fixture->setup);
  lead = add_lead (fixture, "old", 40);
  start (fixture);
  wait_for_looks (fixture);
  g_assert_true (is_not_silent (fixture->destination));
  plumb_destination_set_read_to_end_at (fixture->destination, plumb_clock_now ());
  plumb_test_wait_until (is_silent, fixture->destination);
}

static void
stop (Fixture *fixture)
{
  g_object_run_dispose (G_OBJECT (fixture->silences));
  plumb_test_settle ();
  g_assert_finalize_object (fixture->silences);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  stop (fixture);
  plumb_test_setup_tear_down (&fixture->setup, NULL);
}

static void
test_a_lead_ends_it (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PlumbLead) lead = add_lead (fixture, "new", 0);

  g_assert_cmpint (plumb_destination_get_silent_since (fixture->destination), !=, 0);
  plumb_silences_note (fixture->silences, lead);
  plumb_test_wait_until (is_not_silent, fixture->destination);
}

static void
test_a_destination_that_is_no_longer_watched_is_let_be (Fixture *fixture, gconstpointer data)
{
  plumb_destination_set_watching (fixture->destination, FALSE);
  plumb_test_wait_until (is_not_silent, fixture->destination);
  plumb_destination_set_watching (fixture->destination, TRUE);
  plumb_test_wait_until (is_silent, fixture->destination);
}

static void
test_a_silence_that_was_dismissed_is_not_told_again (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PlumbLead) lead = NULL;

  plumb_silences_dismiss (fixture->silences, fixture->destination);
  g_assert_true (is_not_silent (fixture->destination));
  plumb_test_wait_until (is_kept, fixture);
  /* Neither in another run … */
  stop (fixture);
  start (fixture);
  wait_for_looks (fixture);
  g_assert_true (is_not_silent (fixture->destination));
  /* … but another silence is. */
  lead = add_lead (fixture, "new", 35);
  plumb_destination_set_last_proof (fixture->destination, PLUMB_VERDICT_LANDED, 1);
  plumb_test_wait_until (is_silent, fixture->destination);
}

static void
test_what_was_forgotten_did_come (Fixture *fixture, gconstpointer data)
{
  /* Long before: it would be taken for the beginning. */
  plumb_destination_set_last_proof (fixture->destination, PLUMB_VERDICT_LANDED,
                                    plumb_clock_now () - 300 * DAY);
  wait_for_looks (fixture);
  forget_leads (fixture);
  stop (fixture);
  plumb_destination_set_silent_since (fixture->destination, 0);
  start (fixture);
  plumb_test_wait_until (is_silent, fixture->destination);
  g_assert_cmpint (count_silent_days (fixture), ==, 40);
  g_assert_cmpint (count_days_in_evidence (fixture), ==, 40);
}

static void
test_a_wrong_date_hides_no_silence (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PlumbLead) ahead =
      add_dated_lead (fixture, "ahead", 35, plumb_clock_now () + 9000 * DAY);
  g_autoptr (PlumbLead) behind = add_dated_lead (fixture, "behind", 36, 1);

  plumb_silences_note (fixture->silences, ahead);
  plumb_silences_note (fixture->silences, behind);
  wait_for_looks (fixture);
  g_assert_true (is_silent (fixture->destination));
  g_assert_cmpint (count_silent_days (fixture), ==, 35);
  g_assert_cmpint (count_days_in_evidence (fixture), ==, 35);
}

static void
test_a_clock_that_was_ahead_hides_none (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PlumbLead) lead = add_lead (fixture, "tomorrow", -5);

  plumb_silences_note (fixture->silences, lead);
  wait_for_looks (fixture);
  g_assert_true (is_silent (fixture->destination));
  g_assert_cmpint (count_silent_days (fixture), ==, 40);
}

/* Puts it back, so that the next look is seen too. */
static void
looked_cb (PlumbDestination *destination, GParamSpec *pspec, guint *n_looks)
{
  if (plumb_destination_get_silent_since (destination) == 1)
    return;
  ++*n_looks;
  plumb_destination_set_silent_since (destination, 1);
}

static gboolean
is_two (gpointer user_data)
{
  return *(guint *) user_data == 2;
}

/* One look for those that came before it, and one for all that came meanwhile. */
static void
test_a_thousand_leads_are_looked_at_twice (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PlumbLead) lead = add_lead (fixture, "new", 35);
  guint n_looks = 0;
  gulong handler = 0;

  plumb_destination_set_silent_since (fixture->destination, 1);
  handler = g_signal_connect (fixture->destination, "notify::silent-since", G_CALLBACK (looked_cb),
                              &n_looks);
  for (guint i = 0; i < 1000; i++)
    plumb_silences_note (fixture->silences, lead);
  plumb_test_wait_until (is_two, &n_looks);
  wait_for_looks (fixture);
  g_assert_cmpuint (n_looks, ==, 2);
  g_signal_handler_disconnect (fixture->destination, handler);
}

static void
test_each_watch_is_read_to_its_end_first (Fixture *fixture, gconstpointer data)
{
  plumb_destination_set_read_to_end_at (fixture->destination, 0);
  plumb_destination_set_watching (fixture->destination, FALSE);
  plumb_test_wait_until (is_not_silent, fixture->destination);
  plumb_destination_set_watching (fixture->destination, TRUE);
  wait_for_looks (fixture);
  g_assert_true (is_not_silent (fixture->destination));
  plumb_destination_set_read_to_end_at (fixture->destination, plumb_clock_now ());
  plumb_test_wait_until (is_silent, fixture->destination);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/silences/a-lead-ends-it", Fixture, NULL, set_up, test_a_lead_ends_it, tear_down);
  g_test_add ("/silences/a-destination-that-is-no-longer-watched-is-let-be", Fixture, NULL, set_up,
              test_a_destination_that_is_no_longer_watched_is_let_be, tear_down);
  g_test_add ("/silences/a-silence-that-was-dismissed-is-not-told-again", Fixture, NULL, set_up,
              test_a_silence_that_was_dismissed_is_not_told_again, tear_down);
  g_test_add ("/silences/what-was-forgotten-did-come", Fixture, NULL, set_up,
              test_what_was_forgotten_did_come, tear_down);
  g_test_add ("/silences/a-wrong-date-hides-no-silence", Fixture, NULL, set_up,
              test_a_wrong_date_hides_no_silence, tear_down);
  g_test_add ("/silences/a-clock-that-was-ahead-hides-none", Fixture, NULL, set_up,
              test_a_clock_that_was_ahead_hides_none, tear_down);
  g_test_add ("/silences/a-thousand-leads-are-looked-at-twice", Fixture, NULL, set_up,
              test_a_thousand_leads_are_looked_at_twice, tear_down);
  g_test_add ("/silences/each-watch-is-read-to-its-end-first", Fixture, NULL, set_up,
              test_each_watch_is_read_to_its_end_first, tear_down);
  return g_test_run ();
}
