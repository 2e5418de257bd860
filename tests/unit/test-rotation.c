/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-clock.h"
#include "plumb-error.h"
#include "plumb-field-date.h"
#include "plumb-rotation.h"
#include "plumb-rung.h"
#include "plumb-secret-end.h"
#include "plumb-test-log.h"
#include "plumb-test-setup.h"
#include "plumb-test-wait.h"

#define OLD "0ld-s3cret-of-the-test"
#define NEW "n3w-s3cret-of-the-test"
#define OLD_END "2027-03-31"
#define NEW_END "2029-03-31"

typedef struct {
  PlumbTestSetup setup;
  PlumbDestination *destination;
  PlumbDestination *changes;
  PlumbCredentials *secrets;
  PlumbRotation *rotation;
} Fixture;

static void
save (Fixture *fixture, PlumbCredentials *credentials)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  plumb_destination_list_save_async (fixture->setup.list, fixture->destination, credentials, FALSE,
                                     NULL, plumb_test_keep_result, &result);
  plumb_test_wait_for (&result);
  g_assert_true (plumb_destination_list_save_finish (fixture->setup.list, result, &error));
  g_assert_no_error (error);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PlumbCredentials) old = plumb_credentials_new ();

  plumb_test_setup_set_up (&fixture->setup, data);
  fixture->destination = g_object_ref (plumb_test_setup_add (&fixture->setup, "Contoso"));
  plumb_credentials_set (old, "client-secret", OLD);
  plumb_credentials_set (old, "watch-key", "stays");
  plumb_destination_set_setting (fixture->destination, "client-secret-ends", OLD_END);
  plumb_destination_set_setting (fixture->destination, "watch-key-ends", "2027-12-31");
  save (fixture, old);
  fixture->changes = plumb_destination_new (PLUMB_KIND_HTTPS, "");
  plumb_destination_set_setting (fixture->changes, "client-secret-ends", NEW_END);
  fixture->secrets = plumb_credentials_new ();
  plumb_credentials_set (fixture->secrets, "client-secret", NEW);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->rotation);
  g_clear_object (&fixture->destination);
  g_clear_object (&fixture->changes);
  g_clear_object (&fixture->secrets);
  plumb_test_setup_tear_down (&fixture->setup, data);
}

static void
make (Fixture *fixture)
{
  fixture->rotation = plumb_rotation_new (fixture->setup.store, fixture->setup.list, NULL,
                                          PLUMB_CONNECTOR (fixture->setup.connector),
                                          fixture->destination, fixture->changes, fixture->secrets);
}

static gboolean
rotate (Fixture *fixture, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  gboolean is_swapped;

  make (fixture);
  plumb_rotation_run_async (fixture->rotation, 0, NULL, plumb_test_keep_result, &result);
  g_assert_true (plumb_destination_is_busy (fixture->destination));
  plumb_test_wait_for (&result);
  is_swapped = plumb_rotation_run_finish (fixture->rotation, result, error);
  g_assert_false (plumb_destination_is_busy (fixture->destination));
  g_assert_cmpint (plumb_rotation_is_swapped (fixture->rotation), ==, is_swapped);
  return is_swapped;
}

/* What another run of the program finds. */
static void
assert_stored (Fixture *fixture, const char *secret, const char *end)
{
  g_autoptr (PlumbCredentials) stored = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  PlumbDestination *destination;

  g_clear_object (&fixture->rotation);
  plumb_test_setup_restart (&fixture->setup);
  destination = plumb_destination_list_find (fixture->setup.list, "Contoso");
  g_assert_cmpstr (plumb_destination_get_setting (destination, "client-secret-ends"), ==, end);
  g_assert_cmpstr (plumb_destination_get_setting (destination, "watch-key-ends"), ==, "2027-12-31");
  plumb_destination_list_look_up_async (fixture->setup.list, destination, NULL,
                                        plumb_test_keep_result, &result);
  plumb_test_wait_for (&result);
  stored = plumb_destination_list_look_up_finish (fixture->setup.list, result, NULL);
  g_assert_nonnull (stored);
  g_assert_cmpstr (plumb_credentials_get (stored, "client-secret"), ==, secret);
  g_assert_cmpstr (plumb_credentials_get (stored, "watch-key"), ==, "stays");
}

static void
assert_not_swapped (Fixture *fixture, PlumbVerdict verdict)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (rotate (fixture, &error));
  g_assert_no_error (error);
  g_assert_cmpint (plumb_rotation_get_verdict (fixture->rotation), ==, verdict);
  g_assert_nonnull (plumb_rotation_get_diagnosis (fixture->rotation));
  /* Of the old secret nothing new is known. */
  g_assert_cmpint (plumb_destination_get_last_verdict (fixture->destination), ==,
                   PLUMB_VERDICT_NONE);
  assert_stored (fixture, OLD, OLD_END);
}

static void
test_what_landed_is_swapped (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (rotate (fixture, &error));
  g_assert_no_error (error);
  g_assert_cmpint (plumb_rotation_get_verdict (fixture->rotation), ==, PLUMB_VERDICT_LANDED);
  g_assert_null (plumb_rotation_get_diagnosis (fixture->rotation));
  g_assert_cmpint (plumb_destination_get_last_verdict (fixture->destination), ==,
                   PLUMB_VERDICT_LANDED);
  g_assert_cmpstr (plumb_destination_get_setting (fixture->destination, "client-secret-ends"), ==,
                   NEW_END);
  assert_stored (fixture, NEW, NEW_END);
}

static void
test_the_old_date_goes_with_the_old_secret (Fixture *fixture, gconstpointer data)
{
  plumb_destination_set_setting (fixture->changes, "client-secret-ends", NULL);
  g_assert_true (rotate (fixture, NULL));
  assert_stored (fixture, NEW, NULL);
}

static void
test_a_clock_starts_again_today (Fixture *fixture, gconstpointer data)
{
  g_autofree char *promised = NULL;
  GDate today;

  plumb_destination_set_setting (fixture->destination, "authentication", "user");
  plumb_destination_set_setting (fixture->destination, "password-changed", "2027-01-01");
  save (fixture, NULL);
  plumb_credentials_set (fixture->secrets, "client-secret", NULL);
  plumb_credentials_set (fixture->secrets, "password", NEW);
  plumb_destination_set_setting (fixture->changes, "client-secret-ends", NULL);
  g_assert_true (rotate (fixture, NULL));
  plumb_secret_end_get_today (plumb_clock_now (), &today);
  promised = plumb_field_format_date (&today);
  g_assert_cmpstr (plumb_destination_get_setting (fixture->destination, "password-changed"), ==,
                   promised);
  assert_stored (fixture, OLD, OLD_END);
}

static void
test_what_is_refused_is_not_swapped (Fixture *fixture, gconstpointer data)
{
  plumb_test_connector_answer (fixture->setup.connector, PLUMB_STAGE_ANSWERED, 401,
                               PLUMB_OUTCOME_REFUSED, NULL);
  assert_not_swapped (fixture, PLUMB_VERDICT_REFUSED);
}

static void
test_what_cannot_be_sent_is_not_swapped (Fixture *fixture, gconstpointer data)
{
  plumb_test_connector_answer (fixture->setup.connector, PLUMB_STAGE_CONNECT, 0,
                               PLUMB_OUTCOME_UNKNOWN, NULL);
  assert_not_swapped (fixture, PLUMB_VERDICT_FAILED);
}

static void
test_what_is_lost_is_not_swapped (Fixture *fixture, gconstpointer data)
{
  plumb_test_connector_find_after (fixture->setup.connector, G_MAXUINT);
  assert_not_swapped (fixture, PLUMB_VERDICT_LOST);
}

static void
test_what_is_altered_is_not_swapped (Fixture *fixture, gconstpointer data)
{
  plumb_test_connector_alter (fixture->setup.connector, PLUMB_LEAD_COUNTRY, "Elsewhere");
  assert_not_swapped (fixture, PLUMB_VERDICT_ALTERED);
}

static void
test_what_is_only_accepted_is_not_swapped (Fixture *fixture, gconstpointer data)
{
  plumb_test_connector_hide (fixture->setup.connector);
  assert_not_swapped (fixture, PLUMB_VERDICT_ACCEPTED);
}

static void
test_a_broken_rung_ends_it_before_a_lead_is_sent (Fixture *fixture, gconstpointer data)
{
  plumb_test_connector_fail_ladder (fixture->setup.connector, 401);
  assert_not_swapped (fixture, PLUMB_VERDICT_REFUSED);
  g_assert_cmpuint (plumb_test_connector_get_n_sent (fixture->setup.connector), ==, 0);
}

static void
test_what_is_cancelled_is_not_swapped (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  plumb_test_connector_hang (fixture->setup.connector, TRUE);
  make (fixture);
  plumb_rotation_run_async (fixture->rotation, 60, cancellable, plumb_test_keep_result, &result);
  plumb_test_settle ();
  g_cancellable_cancel (cancellable);
  plumb_test_wait_for (&result);
  g_assert_false (plumb_rotation_run_finish (fixture->rotation, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (plumb_destination_is_busy (fixture->destination));
  plumb_test_connector_hang (fixture->setup.connector, FALSE);
  g_clear_object (&result);
  assert_stored (fixture, OLD, OLD_END);
}

/* Each row stands for a place in which the program ends while the lead is under way. */
static void
test_nothing_is_written_before_the_proof (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  PlumbTestSetup *setup = &fixture->setup;
  g_autoptr (PlumbStore) other = NULL;
  g_autoptr (GAsyncResult) loaded = NULL;
  g_autoptr (GPtrArray) destinations = NULL;
  g_autoptr (PlumbCredentials) kept = NULL;

  plumb_test_connector_hang (setup->connector, TRUE);
  make (fixture);
  plumb_rotation_run_async (fixture->rotation, 60, cancellable, plumb_test_keep_result, &result);
  plumb_test_settle ();
  other = plumb_test_setup_open_store (setup);
  plumb_store_load_destinations_async (other, NULL, plumb_test_keep_result, &loaded);
  plumb_test_wait_for (&loaded);
  destinations = plumb_store_load_destinations_finish (other, loaded, NULL);
  g_assert_cmpstr (
      plumb_destination_get_setting (g_ptr_array_index (destinations, 0), "client-secret-ends"), ==,
      OLD_END);
  kept =
      plumb_keyring_dup_session (setup->keyring, plumb_destination_get_id (fixture->destination));
  g_assert_cmpstr (plumb_credentials_get (kept, "client-secret"), ==, OLD);
  plumb_store_close (other);

  g_cancellable_cancel (cancellable);
  plumb_test_wait_for (&result);
  g_assert_false (plumb_rotation_run_finish (fixture->rotation, result, NULL));
  plumb_test_connector_hang (setup->connector, FALSE);
}

static void
test_the_stored_secret_is_no_new_one (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  plumb_credentials_set (fixture->secrets, "client-secret", OLD);
  g_assert_false (rotate (fixture, &error));
  g_assert_error (error, PLUMB_ERROR, PLUMB_ERROR_SETTING);
  g_assert_cmpuint (plumb_test_connector_get_n_sent (fixture->setup.connector), ==, 0);
  assert_stored (fixture, OLD, OLD_END);
}

static void
test_what_changed_meanwhile_is_not_overwritten (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  make (fixture);
  plumb_rotation_run_async (fixture->rotation, 0, NULL, plumb_test_keep_result, &result);
  plumb_destination_set_setting (fixture->destination, "authentication", "app");
  plumb_test_wait_for (&result);
  g_assert_false (plumb_rotation_run_finish (fixture->rotation, result, &error));
  g_assert_error (error, PLUMB_ERROR, PLUMB_ERROR_SETTING);
  g_clear_object (&result);
  assert_stored (fixture, OLD, OLD_END);
}

static void
test_what_was_removed_meanwhile_stays_away (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  make (fixture);
  plumb_rotation_run_async (fixture->rotation, 0, NULL, plumb_test_keep_result, &result);
  plumb_test_setup_remove (&fixture->setup, fixture->destination);
  plumb_test_wait_for (&result);
  g_assert_false (plumb_rotation_run_finish (fixture->rotation, result, &error));
  g_assert_error (error, PLUMB_ERROR, PLUMB_ERROR_SETTING);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->setup.list)), ==, 0);
}

static void
test_a_store_that_fails_swaps_neither (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  /* Another destination takes the name in the moment of the swap: the store says no. */
  plumb_test_setup_add (&fixture->setup, "Fabrikam");
  plumb_destination_set_name (fixture->destination, "Fabrikam");
  g_assert_false (rotate (fixture, &error));
  g_assert_error (error, PLUMB_ERROR, PLUMB_ERROR_EXISTS);
  g_assert_cmpint (plumb_rotation_get_verdict (fixture->rotation), ==, PLUMB_VERDICT_LANDED);
  assert_stored (fixture, OLD, OLD_END);
}

static void
assert_file_without (const char *folder, const char *name, const char *secret)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *content = NULL;
  gsize length = 0;

  if (!g_file_get_contents (path, &content, &length, NULL))
    return;
  g_assert_null (g_strstr_len (content, (gssize) length, secret));
}

static void
test_the_secret_is_nowhere_but_in_the_keyring (Fixture *fixture, gconstpointer data)
{
  static const char *const files[] = { "plumb.db", "plumb.db-wal" };
  g_autofree char *said = NULL;

  plumb_test_log_begin ();
  g_assert_true (rotate (fixture, NULL));
  plumb_test_settle ();
  plumb_test_log_assert_without (NEW);
  said = plumb_test_log_end ();
  for (guint i = 0; i < G_N_ELEMENTS (files); i++) {
    assert_file_without (fixture->setup.folder, files[i], NEW);
    assert_file_without (fixture->setup.folder, files[i], OLD);
  }
}

static void
test_every_verdict_is_explained (Fixture *fixture, gconstpointer data)
{
  const char *swapped = plumb_rotation_explain (TRUE, PLUMB_VERDICT_LANDED);

  g_assert_nonnull (strstr (swapped, "Partner Center"));
  for (PlumbVerdict verdict = PLUMB_VERDICT_NONE; verdict <= PLUMB_VERDICT_LOST; verdict++) {
    const char *said = plumb_rotation_explain (FALSE, verdict);

    g_assert_nonnull (strstr (said, "stays in use"));
    g_assert_cmpstr (said, !=, swapped);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function)                                                                        \
  g_test_add ("/rotation/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("what-landed-is-swapped", test_what_landed_is_swapped);
  ADD ("the-old-date-goes-with-the-old-secret", test_the_old_date_goes_with_the_old_secret);
  ADD ("a-clock-starts-again-today", test_a_clock_starts_again_today);
  ADD ("what-is-refused-is-not-swapped", test_what_is_refused_is_not_swapped);
  ADD ("what-cannot-be-sent-is-not-swapped", test_what_cannot_be_sent_is_not_swapped);
  ADD ("what-is-lost-is-not-swapped", test_what_is_lost_is_not_swapped);
  ADD ("what-is-altered-is-not-swapped", test_what_is_altered_is_not_swapped);
  ADD ("what-is-only-accepted-is-not-swapped", test_what_is_only_accepted_is_not_swapped);
  ADD ("a-broken-rung-ends-it-before-a-lead-is-sent",
       test_a_broken_rung_ends_it_before_a_lead_is_sent);
  ADD ("what-is-cancelled-is-not-swapped", test_what_is_cancelled_is_not_swapped);
  ADD ("nothing-is-written-before-the-proof", test_nothing_is_written_before_the_proof);
  ADD ("the-stored-secret-is-no-new-one", test_the_stored_secret_is_no_new_one);
  ADD ("what-changed-meanwhile-is-not-overwritten", test_what_changed_meanwhile_is_not_overwritten);
  ADD ("what-was-removed-meanwhile-stays-away", test_what_was_removed_meanwhile_stays_away);
  ADD ("a-store-that-fails-swaps-neither", test_a_store_that_fails_swaps_neither);
  ADD ("the-secret-is-nowhere-but-in-the-keyring", test_the_secret_is_nowhere_but_in_the_keyring);
  ADD ("every-verdict-is-explained", test_every_verdict_is_explained);
#undef ADD

  return g_test_run ();
}
