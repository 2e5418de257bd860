/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-clock.h"
#include "plumb-silence.h"
#include "plumb-silences.h"
#include "plumb-test-setup.h"
#include "plumb-test-wait.h"

#define DAY G_TIME_SPAN_DAY
#define NOW (20000 * DAY)

/* When leads came, in days before now, the newest first; and whether that is a silence. */
static const struct {
  const char *days;
  gboolean is_silent;
} rows[] = {
  { "2 3 4 5 6", FALSE },
  { "4 5 6 7 8", TRUE },
  /* Three times the longest pause, that of a holiday. */
  { "12 13 14 15 19", FALSE },
  { "13 14 15 16 20", TRUE },
  /* Few leads: a month. */
  { "29 30", FALSE },
  { "31 32", TRUE },
  { "31", TRUE },
  { "80 120", FALSE },
  /* A clock that is ahead. */
  { "-3 1 2 3 4", FALSE },
};

static GArray *
parse_days (const char *text)
{
  g_auto (GStrv) days = g_strsplit (text, " ", -1);
  GArray *times = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; days[i] != NULL; i++) {
    gint64 time = NOW - g_ascii_strtoll (days[i], NULL, 10) * DAY;

    g_array_append_val (times, time);
  }
  return times;
}

static void
test_what_is_unusual_depends_on_what_is_usual (void)
{
  g_autoptr (PlumbDestination) destination = plumb_destination_new (PLUMB_KIND_DYNAMICS, "CRM");

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (GArray) times = parse_days (rows[i].days);
    gint64 since = plumb_silence_find (destination, times, NOW);

    g_test_message ("%s", rows[i].days);
    g_assert_cmpint (since, ==, rows[i].is_silent ? g_array_index (times, gint64, 0) : 0);
  }
}

static void
test_it_may_begin_with_the_last_proof (void)
{
  g_autoptr (PlumbDestination) destination = plumb_destination_new (PLUMB_KIND_DYNAMICS, "CRM");
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_assert_cmpint (plumb_silence_find (destination, none, NOW), ==, 0);
  plumb_destination_set_last_proof (destination, PLUMB_VERDICT_LANDED, NOW - 14 * DAY);
  g_assert_cmpint (plumb_silence_find (destination, none, NOW), ==, 0);
  plumb_destination_set_last_proof (destination, PLUMB_VERDICT_LANDED, NOW - 15 * DAY);
  g_assert_cmpint (plumb_silence_find (destination, none, NOW), ==, NOW - 15 * DAY);
  /* Then something else is said. */
  plumb_destination_set_last_proof (destination, PLUMB_VERDICT_LOST, NOW - 15 * DAY);
  g_assert_cmpint (plumb_silence_find (destination, none, NOW), ==, 0);
}

static void
test_only_what_is_read_can_be_silent (void)
{
  g_autoptr (PlumbDestination) destination = plumb_destination_new (PLUMB_KIND_DYNAMICS, "CRM");
  g_autoptr (PlumbDestination) endpoint = plumb_destination_new (PLUMB_KIND_HTTPS, "Endpoint");
  g_autoptr (PlumbDestination) retired = plumb_destination_new (PLUMB_KIND_AZURE_BLOB, "Blob");
  g_autoptr (GArray) times = parse_days ("31 32");

  g_assert_cmpint (plumb_silence_find (endpoint, times, NOW), ==, 0);
  g_assert_cmpint (plumb_silence_find (retired, times, NOW), ==, 0);
  plumb_destination_set_watching (destination, FALSE);
  g_assert_cmpint (plumb_silence_find (destination, times, NOW), ==, 0);
  plumb_destination_set_watching (destination, TRUE);
  plumb_destination_set_practice (destination, TRUE);
  g_assert_cmpint (plumb_silence_find (destination, times, NOW), ==, 0);
}

static void
test_it_is_told_in_days (void)
{
  g_autofree char *one = plumb_silence_describe (NOW - DAY - 1, NOW);
  g_autofree char *many = plumb_silence_describe (NOW - 12 * DAY, NOW);

  g_assert_cmpstr (one, ==, "No lead for 1 day");
  g_assert_cmpstr (many, ==, "No lead for 12 days");
}

/* ── Over time ── */

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

/* (transfer full): @key: also the lead's name */
static PlumbLead *
add_lead (Fixture *fixture, const char *key, int days_ago)
{
  PlumbLeadFields fields = { .key = key,
                             .destination = plumb_destination_get_id (fixture->destination),
                             .received_at = plumb_clock_now () - days_ago * DAY };
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

/* What was asked of the store before is answered before; a look asks it for two things. */
static void
wait_for_looks (Fixture *fixture)
{
  for (guint i = 0; i < 3; i++) {
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

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/silence/what-is-unusual-depends-on-what-is-usual",
                   test_what_is_unusual_depends_on_what_is_usual);
  g_test_add_func ("/silence/it-may-begin-with-the-last-proof",
                   test_it_may_begin_with_the_last_proof);
  g_test_add_func ("/silence/only-what-is-read-can-be-silent",
                   test_only_what_is_read_can_be_silent);
  g_test_add_func ("/silence/it-is-told-in-days", test_it_is_told_in_days);
  g_test_add ("/silence/a-lead-ends-it", Fixture, NULL, set_up, test_a_lead_ends_it, tear_down);
  g_test_add ("/silence/a-destination-that-is-no-longer-watched-is-let-be", Fixture, NULL, set_up,
              test_a_destination_that_is_no_longer_watched_is_let_be, tear_down);
  g_test_add ("/silence/a-silence-that-was-dismissed-is-not-told-again", Fixture, NULL, set_up,
              test_a_silence_that_was_dismissed_is_not_told_again, tear_down);
  return g_test_run ();
}
