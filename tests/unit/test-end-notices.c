/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-clock.h"
#include "plumb-end-notices.h"
#include "plumb-test-setup.h"
#include "plumb-test-wait.h"

#define ENDS "2027-03-31"

typedef struct {
  PlumbTestSetup setup;
  PlumbEndNotices *notices;
} Fixture;

/* As each run of the program does. */
static void
start (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_clear_object (&fixture->notices);
  plumb_test_setup_restart (&fixture->setup);
  fixture->notices =
      plumb_end_notices_new (fixture->setup.store, fixture->setup.connectors, fixture->setup.list);
  plumb_end_notices_load_async (fixture->notices, NULL, plumb_test_keep_result, &result);
  plumb_test_wait_for (&result);
  g_assert_true (plumb_end_notices_load_finish (fixture->notices, result, &error));
  g_assert_no_error (error);
}

static void
save (Fixture *fixture, PlumbDestination *destination)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  plumb_destination_list_save_async (fixture->setup.list, destination, NULL, FALSE, NULL,
                                     plumb_test_keep_result, &result);
  plumb_test_wait_for (&result);
  g_assert_true (plumb_destination_list_save_finish (fixture->setup.list, result, &error));
  g_assert_no_error (error);
}

static void
set_end (Fixture *fixture, const char *key, const char *date)
{
  PlumbDestination *destination = plumb_destination_list_find (fixture->setup.list, "Contoso");

  plumb_destination_set_setting (destination, key, date);
  save (fixture, destination);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_setenv ("TZ", "UTC", TRUE);
  plumb_test_setup_set_up (&fixture->setup, data);
  plumb_test_setup_add (&fixture->setup, "Contoso");
  set_end (fixture, "client-secret-ends", ENDS);
  start (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->notices);
  plumb_test_setup_tear_down (&fixture->setup, data);
}

/* (transfer full): what is told on @day, "" for nothing. */
static char *
tell (Fixture *fixture, const char *day)
{
  g_autofree char *noon = g_strconcat (day, "T12:00:00Z", NULL);
  g_autoptr (GPtrArray) notices =
      plumb_end_notices_take (fixture->notices, plumb_clock_parse (noon));
  GString *told = g_string_new (NULL);

  for (guint i = 0; i < notices->len; i++) {
    PlumbEndNotice *notice = g_ptr_array_index (notices, i);
    g_autofree char *said = plumb_secret_end_describe (&notice->end);

    g_string_append_printf (told, "%s%s: %s", i > 0 ? "; " : "",
                            plumb_destination_get_name (notice->destination), said);
  }
  return g_string_free (told, FALSE);
}

static void
assert_told (Fixture *fixture, const char *day, const char *promised)
{
  g_autofree char *told = tell (fixture, day);

  g_assert_cmpstr (told, ==, promised);
}

static void
test_each_threshold_is_told_once (Fixture *fixture, gconstpointer data)
{
  assert_told (fixture, "2027-02-28", "");
  assert_told (fixture, "2027-03-01", "Contoso: Secret ends in 30 days");
  assert_told (fixture, "2027-03-01", "");
  assert_told (fixture, "2027-03-23", "");
  assert_told (fixture, "2027-03-24", "Contoso: Secret ends in 7 days");
  assert_told (fixture, "2027-03-29", "");
  assert_told (fixture, "2027-03-30", "Contoso: Secret ends in 1 day");
  assert_told (fixture, "2027-03-31", "");
  assert_told (fixture, "2027-04-01", "Contoso: Secret ended 1 day ago");
  assert_told (fixture, "2027-05-01", "");
}

static void
test_another_run_knows_what_was_told (Fixture *fixture, gconstpointer data)
{
  assert_told (fixture, "2027-03-24", "Contoso: Secret ends in 7 days");
  start (fixture);
  assert_told (fixture, "2027-03-25", "");
  start (fixture);
  assert_told (fixture, "2027-03-30", "Contoso: Secret ends in 1 day");
}

static void
test_after_a_while_only_the_nearest_is_told (Fixture *fixture, gconstpointer data)
{
  assert_told (fixture, "2027-03-27", "Contoso: Secret ends in 4 days");
  assert_told (fixture, "2027-03-28", "");
  start (fixture);
  assert_told (fixture, "2027-04-20", "Contoso: Secret ended 20 days ago");
  assert_told (fixture, "2027-04-21", "");
}

static void
test_a_new_date_starts_anew (Fixture *fixture, gconstpointer data)
{
  assert_told (fixture, "2027-03-30", "Contoso: Secret ends in 1 day");
  set_end (fixture, "client-secret-ends", "2027-09-30");
  assert_told (fixture, "2027-03-30", "");
  assert_told (fixture, "2027-09-01", "Contoso: Secret ends in 29 days");
}

static void
test_each_secret_is_told_by_itself (Fixture *fixture, gconstpointer data)
{
  set_end (fixture, "watch-key-ends", "2027-03-28");
  assert_told (fixture, "2027-03-26",
               "Contoso: Secret ends in 2 days; Contoso: Secret ends in 5 days");
  assert_told (fixture, "2027-03-27", "Contoso: Secret ends in 1 day");
}

static guint
count_texts (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GHashTable) texts = NULL;

  plumb_store_load_texts_async (fixture->setup.store, "secret-end", NULL, plumb_test_keep_result,
                                &result);
  plumb_test_wait_for (&result);
  texts = plumb_store_load_texts_finish (fixture->setup.store, result, NULL);
  g_assert_nonnull (texts);
  return g_hash_table_size (texts);
}

static void
test_what_was_removed_is_forgotten (Fixture *fixture, gconstpointer data)
{
  assert_told (fixture, "2027-03-30", "Contoso: Secret ends in 1 day");
  start (fixture);
  g_assert_cmpuint (count_texts (fixture), ==, 1);
  plumb_test_setup_remove (&fixture->setup,
                           plumb_destination_list_find (fixture->setup.list, "Contoso"));
  assert_told (fixture, "2027-04-30", "");
  /* One run forgets, and the next sees that it has. */
  start (fixture);
  start (fixture);
  g_assert_cmpuint (count_texts (fixture), ==, 0);
}

static void
test_nothing_is_told_before_it_is_known_what_was (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PlumbEndNotices) fresh =
      plumb_end_notices_new (fixture->setup.store, fixture->setup.connectors, fixture->setup.list);
  g_autoptr (GPtrArray) notices =
      plumb_end_notices_take (fresh, plumb_clock_parse ("2027-03-30T12:00:00Z"));

  g_assert_cmpuint (notices->len, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function)                                                                        \
  g_test_add ("/end-notices/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("each-threshold-is-told-once", test_each_threshold_is_told_once);
  ADD ("another-run-knows-what-was-told", test_another_run_knows_what_was_told);
  ADD ("after-a-while-only-the-nearest-is-told", test_after_a_while_only_the_nearest_is_told);
  ADD ("a-new-date-starts-anew", test_a_new_date_starts_anew);
  ADD ("each-secret-is-told-by-itself", test_each_secret_is_told_by_itself);
  ADD ("what-was-removed-is-forgotten", test_what_was_removed_is_forgotten);
  ADD ("nothing-is-told-before-it-is-known-what-was",
       test_nothing_is_told_before_it_is_known_what_was);
#undef ADD

  return g_test_run ();
}
