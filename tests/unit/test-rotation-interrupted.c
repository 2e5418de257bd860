/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-error.h"
#include "plumb-rotation-completion.h"
#include "plumb-rotation-intent.h"
#include "plumb-test-log.h"
#include "plumb-test-rotation.h"
#include "plumb-test-wait.h"

#include <sqlite3.h>

static void
test_what_is_cancelled_is_not_swapped (PlumbTestRotation *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  plumb_test_connector_hang (fixture->setup.connector, TRUE);
  plumb_test_rotation_make (fixture);
  plumb_rotation_run_async (fixture->rotation, 60, cancellable, plumb_test_keep_result, &result);
  plumb_test_settle ();
  g_cancellable_cancel (cancellable);
  plumb_test_wait_for (&result);
  g_assert_false (plumb_rotation_run_finish (fixture->rotation, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (plumb_destination_is_busy (fixture->destination));
  plumb_test_connector_hang (fixture->setup.connector, FALSE);
  g_clear_object (&result);
  plumb_test_rotation_assert_stored (fixture, PLUMB_TEST_ROTATION_OLD, PLUMB_TEST_ROTATION_OLD_END);
}

/* The program may end at any time while the lead is under way. */
static void
test_nothing_is_written_before_the_proof (PlumbTestRotation *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  PlumbTestSetup *setup = &fixture->setup;
  g_autoptr (PlumbStore) other = NULL;
  g_autoptr (GAsyncResult) loaded = NULL;
  g_autoptr (GPtrArray) destinations = NULL;
  g_autoptr (PlumbCredentials) kept = NULL;

  plumb_test_connector_hang (setup->connector, TRUE);
  plumb_test_rotation_make (fixture);
  plumb_rotation_run_async (fixture->rotation, 60, cancellable, plumb_test_keep_result, &result);
  plumb_test_settle ();
  other = plumb_test_setup_open_store (setup);
  plumb_store_load_destinations_async (other, NULL, plumb_test_keep_result, &loaded);
  plumb_test_wait_for (&loaded);
  destinations = plumb_store_load_destinations_finish (other, loaded, NULL);
  g_assert_cmpstr (
      plumb_destination_get_setting (g_ptr_array_index (destinations, 0), "client-secret-ends"), ==,
      PLUMB_TEST_ROTATION_OLD_END);
  kept =
      plumb_keyring_dup_session (setup->keyring, plumb_destination_get_id (fixture->destination));
  g_assert_cmpstr (plumb_credentials_get (kept, "client-secret"), ==, PLUMB_TEST_ROTATION_OLD);
  plumb_store_close (other);

  g_cancellable_cancel (cancellable);
  plumb_test_wait_for (&result);
  g_assert_false (plumb_rotation_run_finish (fixture->rotation, result, NULL));
  plumb_test_connector_hang (setup->connector, FALSE);
}

static void
test_what_changed_meanwhile_is_not_overwritten (PlumbTestRotation *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  plumb_test_rotation_make (fixture);
  plumb_test_connector_find_after (fixture->setup.connector, G_MAXUINT);
  plumb_rotation_run_async (fixture->rotation, 60, NULL, plumb_test_keep_result, &result);
  plumb_destination_set_setting (fixture->destination, "authentication", "app");
  plumb_test_rotation_save (fixture, NULL);
  plumb_test_connector_find_after (fixture->setup.connector, 0);
  plumb_test_wait_for (&result);
  g_assert_false (plumb_rotation_run_finish (fixture->rotation, result, &error));
  g_assert_error (error, PLUMB_ERROR, PLUMB_ERROR_SETTING);
  g_clear_object (&result);
  plumb_test_rotation_assert_stored (fixture, PLUMB_TEST_ROTATION_OLD, PLUMB_TEST_ROTATION_OLD_END);
}

static void
test_what_was_removed_meanwhile_stays_away (PlumbTestRotation *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  plumb_test_rotation_make (fixture);
  plumb_test_connector_find_after (fixture->setup.connector, G_MAXUINT);
  plumb_rotation_run_async (fixture->rotation, 60, NULL, plumb_test_keep_result, &result);
  plumb_test_setup_remove (&fixture->setup, fixture->destination);
  plumb_test_connector_find_after (fixture->setup.connector, 0);
  plumb_test_wait_for (&result);
  g_assert_false (plumb_rotation_run_finish (fixture->rotation, result, &error));
  g_assert_error (error, PLUMB_ERROR, PLUMB_ERROR_SETTING);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->setup.list)), ==, 0);
}

static void
test_what_another_program_changed_is_not_overwritten (PlumbTestRotation *fixture,
                                                      gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) saved = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (PlumbDestination) changed = plumb_destination_copy (fixture->destination);
  g_autoptr (PlumbStore) other = plumb_test_setup_open_store (&fixture->setup);

  plumb_test_rotation_make (fixture);
  plumb_test_connector_find_after (fixture->setup.connector, G_MAXUINT);
  plumb_rotation_run_async (fixture->rotation, 60, NULL, plumb_test_keep_result, &result);
  plumb_destination_set_setting (changed, "authentication", "app");
  plumb_store_save_destination_async (other, changed, NULL, plumb_test_keep_result, &saved);
  plumb_test_wait_for (&saved);
  g_assert_true (plumb_store_save_destination_finish (other, saved, NULL));
  plumb_store_close (other);
  plumb_test_connector_find_after (fixture->setup.connector, 0);
  plumb_test_wait_for (&result);
  g_assert_false (plumb_rotation_run_finish (fixture->rotation, result, &error));
  g_assert_error (error, PLUMB_ERROR, PLUMB_ERROR_SETTING);
  g_clear_object (&result);
  plumb_test_rotation_assert_stored (fixture, PLUMB_TEST_ROTATION_OLD, PLUMB_TEST_ROTATION_OLD_END);
}

static void
run_sql (PlumbTestRotation *fixture, const char *sql)
{
  g_autofree char *path = g_build_filename (fixture->setup.folder, "plumb.db", NULL);
  sqlite3 *database = NULL;

  g_assert_cmpint (sqlite3_open (path, &database), ==, SQLITE_OK);
  sqlite3_busy_timeout (database, 5000);
  g_assert_cmpint (sqlite3_exec (database, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (database);
}

static void
test_a_store_that_fails_swaps_neither (PlumbTestRotation *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  run_sql (fixture, "CREATE TRIGGER no BEFORE INSERT ON settings"
                    " BEGIN SELECT RAISE (ABORT, 'the disk is full'); END");
  g_assert_false (plumb_test_rotation_run (fixture, &error));
  g_assert_error (error, PLUMB_ERROR, PLUMB_ERROR_STORE);
  g_assert_cmpint (plumb_rotation_get_verdict (fixture->rotation), ==, PLUMB_VERDICT_LANDED);
  run_sql (fixture, "DROP TRIGGER no");
  plumb_test_rotation_assert_stored (fixture, PLUMB_TEST_ROTATION_OLD, PLUMB_TEST_ROTATION_OLD_END);
}

/* ── Ended between the keyring and the store ─────────────────────────────── */

/* What the store holds of a rotation under way, as it is written before anything else is. */
static void
begin_swap (PlumbTestRotation *fixture)
{
  g_autoptr (PlumbDestination) after = plumb_destination_copy (fixture->destination);
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *text = NULL;

  plumb_destination_set_setting (after, "client-secret-ends", PLUMB_TEST_ROTATION_NEW_END);
  text = plumb_rotation_intent_new (PLUMB_CONNECTOR (fixture->setup.connector),
                                    fixture->destination, after, fixture->secrets);
  plumb_test_assert_without (text, PLUMB_TEST_ROTATION_NEW);
  plumb_store_save_text_async (fixture->setup.store, PLUMB_ROTATION_INTENT_GROUP,
                               plumb_destination_get_id (fixture->destination), text, NULL,
                               plumb_test_keep_result, &result);
  plumb_test_wait_for (&result);
  g_assert_true (plumb_store_save_text_finish (fixture->setup.store, result, NULL));
}

static void
store_new_secret (PlumbTestRotation *fixture)
{
  g_autoptr (PlumbCredentials) credentials = plumb_credentials_copy (fixture->secrets);

  plumb_credentials_set (credentials, "watch-key", "stays");
  plumb_test_rotation_save (fixture, credentials);
}

static guint
count_intents (PlumbTestRotation *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GHashTable) texts = NULL;

  plumb_store_load_texts_async (fixture->setup.store, PLUMB_ROTATION_INTENT_GROUP, NULL,
                                plumb_test_keep_result, &result);
  plumb_test_wait_for (&result);
  texts = plumb_store_load_texts_finish (fixture->setup.store, result, NULL);
  return g_hash_table_size (texts);
}

static void
complete (PlumbTestRotation *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  plumb_test_setup_restart (&fixture->setup);
  plumb_rotation_complete_async (fixture->setup.store, fixture->setup.list, NULL,
                                 plumb_test_keep_result, &result);
  plumb_test_wait_for (&result);
  g_assert_true (plumb_rotation_complete_finish (result, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_intents (fixture), ==, 0);
}

static void
test_a_secret_without_its_date_gets_it_at_the_next_start (PlumbTestRotation *fixture,
                                                          gconstpointer data)
{
  begin_swap (fixture);
  store_new_secret (fixture);
  complete (fixture);
  plumb_test_rotation_assert_stored (fixture, PLUMB_TEST_ROTATION_NEW, PLUMB_TEST_ROTATION_NEW_END);
}

static void
test_the_old_secret_keeps_its_date (PlumbTestRotation *fixture, gconstpointer data)
{
  begin_swap (fixture);
  complete (fixture);
  plumb_test_rotation_assert_stored (fixture, PLUMB_TEST_ROTATION_OLD, PLUMB_TEST_ROTATION_OLD_END);
}

static void
test_a_date_that_was_changed_since_stays (PlumbTestRotation *fixture, gconstpointer data)
{
  begin_swap (fixture);
  plumb_destination_set_setting (fixture->destination, "client-secret-ends", "2028-01-01");
  store_new_secret (fixture);
  complete (fixture);
  plumb_test_rotation_assert_stored (fixture, PLUMB_TEST_ROTATION_NEW, "2028-01-01");
}

static void
test_of_a_removed_destination_nothing_is_left (PlumbTestRotation *fixture, gconstpointer data)
{
  begin_swap (fixture);
  plumb_test_setup_remove (&fixture->setup, fixture->destination);
  complete (fixture);
}

/* The store refuses the settings unless it knows already what is to be swapped. */
static void
test_what_is_to_be_swapped_is_written_first (PlumbTestRotation *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  run_sql (fixture, "CREATE TRIGGER no BEFORE INSERT ON settings WHEN NOT EXISTS"
                    " (SELECT 1 FROM texts WHERE category = 'rotation')"
                    " BEGIN SELECT RAISE (ABORT, 'too early'); END");
  g_assert_true (plumb_test_rotation_run (fixture, &error));
  g_assert_no_error (error);
  run_sql (fixture, "DROP TRIGGER no");
  g_assert_cmpuint (count_intents (fixture), ==, 0);
  plumb_test_rotation_assert_stored (fixture, PLUMB_TEST_ROTATION_NEW, PLUMB_TEST_ROTATION_NEW_END);
}

/* The verdict is known, and the user has let go before the swap has begun. */
static void
cancel_when_landed (PlumbProof *proof, GCancellable *cancellable)
{
  if (plumb_proof_get_verdict (proof) == PLUMB_VERDICT_LANDED)
    g_cancellable_cancel (cancellable);
}

static void
proof_began_cb (PlumbRotation *rotation, GCancellable *cancellable)
{
  g_signal_connect (plumb_rotation_get_proof (rotation), "changed", G_CALLBACK (cancel_when_landed),
                    cancellable);
}

static void
test_what_is_cancelled_before_the_swap_is_not_swapped (PlumbTestRotation *fixture,
                                                       gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  plumb_test_rotation_make (fixture);
  g_signal_connect (fixture->rotation, "changed", G_CALLBACK (proof_began_cb), cancellable);
  plumb_rotation_run_async (fixture->rotation, 60, cancellable, plumb_test_keep_result, &result);
  plumb_test_wait_for (&result);
  g_assert_false (plumb_rotation_run_finish (fixture->rotation, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_object (&result);
  plumb_test_rotation_assert_stored (fixture, PLUMB_TEST_ROTATION_OLD, PLUMB_TEST_ROTATION_OLD_END);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function)                                                                        \
  g_test_add ("/rotation/interrupted/" name, PlumbTestRotation, NULL, plumb_test_rotation_set_up,  \
              function, plumb_test_rotation_tear_down)
  ADD ("what-is-cancelled-is-not-swapped", test_what_is_cancelled_is_not_swapped);
  ADD ("nothing-is-written-before-the-proof", test_nothing_is_written_before_the_proof);
  ADD ("what-changed-meanwhile-is-not-overwritten", test_what_changed_meanwhile_is_not_overwritten);
  ADD ("what-another-program-changed-is-not-overwritten",
       test_what_another_program_changed_is_not_overwritten);
  ADD ("what-was-removed-meanwhile-stays-away", test_what_was_removed_meanwhile_stays_away);
  ADD ("a-store-that-fails-swaps-neither", test_a_store_that_fails_swaps_neither);
  ADD ("a-secret-without-its-date-gets-it-at-the-next-start",
       test_a_secret_without_its_date_gets_it_at_the_next_start);
  ADD ("the-old-secret-keeps-its-date", test_the_old_secret_keeps_its_date);
  ADD ("a-date-that-was-changed-since-stays", test_a_date_that_was_changed_since_stays);
  ADD ("of-a-removed-destination-nothing-is-left", test_of_a_removed_destination_nothing_is_left);
  ADD ("what-is-to-be-swapped-is-written-first", test_what_is_to_be_swapped_is_written_first);
  ADD ("what-is-cancelled-before-the-swap-is-not-swapped",
       test_what_is_cancelled_before_the_swap_is_not_swapped);
#undef ADD

  return g_test_run ();
}
