/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-clock.h"
#include "plumb-error.h"
#include "plumb-field-date.h"
#include "plumb-secret-end.h"
#include "plumb-test-log.h"
#include "plumb-test-rotation.h"
#include "plumb-test-wait.h"

static void
assert_not_swapped (PlumbTestRotation *fixture, PlumbVerdict verdict)
{
  PlumbDestination *destination;
  g_autoptr (GError) error = NULL;

  g_assert_false (plumb_test_rotation_run (fixture, &error));
  g_assert_no_error (error);
  g_assert_cmpint (plumb_rotation_get_verdict (fixture->rotation), ==, verdict);
  g_assert_nonnull (plumb_rotation_get_diagnosis (fixture->rotation));
  plumb_test_rotation_assert_stored (fixture, PLUMB_TEST_ROTATION_OLD, PLUMB_TEST_ROTATION_OLD_END);
  /* Of the old secret nothing new is known. */
  destination = plumb_destination_list_find (fixture->setup.list, "Contoso");
  g_assert_cmpint (plumb_destination_get_last_verdict (destination), ==, PLUMB_VERDICT_NONE);
}

static void
test_what_landed_is_swapped (PlumbTestRotation *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (plumb_test_rotation_run (fixture, &error));
  g_assert_no_error (error);
  g_assert_cmpint (plumb_rotation_get_verdict (fixture->rotation), ==, PLUMB_VERDICT_LANDED);
  g_assert_null (plumb_rotation_get_diagnosis (fixture->rotation));
  g_assert_cmpint (plumb_destination_get_last_verdict (fixture->destination), ==,
                   PLUMB_VERDICT_LANDED);
  g_assert_cmpstr (plumb_destination_get_setting (fixture->destination, "client-secret-ends"), ==,
                   PLUMB_TEST_ROTATION_NEW_END);
  plumb_test_rotation_assert_stored (fixture, PLUMB_TEST_ROTATION_NEW, PLUMB_TEST_ROTATION_NEW_END);
}

static void
test_the_old_date_goes_with_the_old_secret (PlumbTestRotation *fixture, gconstpointer data)
{
  plumb_destination_set_setting (fixture->changes, "client-secret-ends", NULL);
  g_assert_true (plumb_test_rotation_run (fixture, NULL));
  plumb_test_rotation_assert_stored (fixture, PLUMB_TEST_ROTATION_NEW, NULL);
}

static void
test_a_clock_starts_again_today (PlumbTestRotation *fixture, gconstpointer data)
{
  g_autofree char *promised = NULL;
  GDate today;

  plumb_destination_set_setting (fixture->destination, "authentication", "user");
  plumb_destination_set_setting (fixture->destination, "password-changed", "2027-01-01");
  plumb_test_rotation_save (fixture, NULL);
  plumb_credentials_set (fixture->secrets, "client-secret", NULL);
  plumb_credentials_set (fixture->secrets, "password", PLUMB_TEST_ROTATION_NEW);
  plumb_destination_set_setting (fixture->changes, "client-secret-ends", NULL);
  g_assert_true (plumb_test_rotation_run (fixture, NULL));
  plumb_secret_end_get_today (plumb_clock_now (), &today);
  promised = plumb_field_format_date (&today);
  g_assert_cmpstr (plumb_destination_get_setting (fixture->destination, "password-changed"), ==,
                   promised);
  plumb_test_rotation_assert_stored (fixture, PLUMB_TEST_ROTATION_OLD, PLUMB_TEST_ROTATION_OLD_END);
}

static void
test_what_is_refused_is_not_swapped (PlumbTestRotation *fixture, gconstpointer data)
{
  plumb_test_connector_answer (fixture->setup.connector, PLUMB_STAGE_ANSWERED, 401,
                               PLUMB_OUTCOME_REFUSED, NULL);
  assert_not_swapped (fixture, PLUMB_VERDICT_REFUSED);
}

static void
test_what_cannot_be_sent_is_not_swapped (PlumbTestRotation *fixture, gconstpointer data)
{
  plumb_test_connector_answer (fixture->setup.connector, PLUMB_STAGE_CONNECT, 0,
                               PLUMB_OUTCOME_UNKNOWN, NULL);
  assert_not_swapped (fixture, PLUMB_VERDICT_FAILED);
}

static void
test_what_is_lost_is_not_swapped (PlumbTestRotation *fixture, gconstpointer data)
{
  plumb_test_connector_find_after (fixture->setup.connector, G_MAXUINT);
  assert_not_swapped (fixture, PLUMB_VERDICT_LOST);
}

static void
test_what_is_altered_is_not_swapped (PlumbTestRotation *fixture, gconstpointer data)
{
  plumb_test_connector_alter (fixture->setup.connector, PLUMB_LEAD_COUNTRY, "Elsewhere");
  assert_not_swapped (fixture, PLUMB_VERDICT_ALTERED);
}

static void
test_what_is_only_accepted_is_not_swapped (PlumbTestRotation *fixture, gconstpointer data)
{
  plumb_test_connector_hide (fixture->setup.connector);
  assert_not_swapped (fixture, PLUMB_VERDICT_ACCEPTED);
}

static void
test_a_broken_rung_ends_it_before_a_lead_is_sent (PlumbTestRotation *fixture, gconstpointer data)
{
  plumb_test_connector_fail_ladder (fixture->setup.connector, 401);
  assert_not_swapped (fixture, PLUMB_VERDICT_REFUSED);
  g_assert_cmpuint (plumb_test_connector_get_n_sent (fixture->setup.connector), ==, 0);
}

static void
test_the_stored_secret_is_no_new_one (PlumbTestRotation *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  plumb_credentials_set (fixture->secrets, "client-secret", PLUMB_TEST_ROTATION_OLD);
  g_assert_false (plumb_test_rotation_run (fixture, &error));
  g_assert_error (error, PLUMB_ERROR, PLUMB_ERROR_SETTING);
  g_assert_cmpuint (plumb_test_connector_get_n_sent (fixture->setup.connector), ==, 0);
  plumb_test_rotation_assert_stored (fixture, PLUMB_TEST_ROTATION_OLD, PLUMB_TEST_ROTATION_OLD_END);
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
test_the_secret_is_nowhere_but_in_the_keyring (PlumbTestRotation *fixture, gconstpointer data)
{
  static const char *const files[] = { "plumb.db", "plumb.db-wal" };
  g_autofree char *said = NULL;

  plumb_test_log_begin ();
  g_assert_true (plumb_test_rotation_run (fixture, NULL));
  plumb_test_settle ();
  plumb_test_log_assert_without (PLUMB_TEST_ROTATION_NEW);
  said = plumb_test_log_end ();
  for (guint i = 0; i < G_N_ELEMENTS (files); i++) {
    assert_file_without (fixture->setup.folder, files[i], PLUMB_TEST_ROTATION_NEW);
    assert_file_without (fixture->setup.folder, files[i], PLUMB_TEST_ROTATION_OLD);
  }
}

static void
test_only_what_partner_center_has_is_to_be_entered_there (PlumbTestRotation *fixture,
                                                          gconstpointer data)
{
  plumb_test_rotation_make (fixture);
  g_assert_true (plumb_rotation_is_shared (fixture->rotation));
  g_clear_object (&fixture->rotation);
  plumb_credentials_set (fixture->secrets, "client-secret", NULL);
  plumb_credentials_set (fixture->secrets, "watch-key", PLUMB_TEST_ROTATION_NEW);
  plumb_test_rotation_make (fixture);
  g_assert_false (plumb_rotation_is_shared (fixture->rotation));
}

static void
test_every_verdict_is_explained (PlumbTestRotation *fixture, gconstpointer data)
{
  const char *swapped = plumb_rotation_explain (TRUE, TRUE, PLUMB_VERDICT_LANDED);
  const char *private = plumb_rotation_explain (TRUE, FALSE, PLUMB_VERDICT_LANDED);

  g_assert_nonnull (strstr (swapped, "enter the new one"));
  g_assert_null (strstr (private, "enter the new one"));
  for (PlumbVerdict verdict = PLUMB_VERDICT_NONE; verdict <= PLUMB_VERDICT_LOST; verdict++) {
    const char *said = plumb_rotation_explain (FALSE, TRUE, verdict);

    g_assert_nonnull (strstr (said, "stays in use"));
    g_assert_cmpstr (said, !=, swapped);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function)                                                                        \
  g_test_add ("/rotation/" name, PlumbTestRotation, NULL, plumb_test_rotation_set_up, function,    \
              plumb_test_rotation_tear_down)
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
  ADD ("the-stored-secret-is-no-new-one", test_the_stored_secret_is_no_new_one);
  ADD ("the-secret-is-nowhere-but-in-the-keyring", test_the_secret_is_nowhere_but_in_the_keyring);
  ADD ("only-what-partner-center-has-is-to-be-entered-there",
       test_only_what_partner_center_has_is_to_be_entered_there);
  ADD ("every-verdict-is-explained", test_every_verdict_is_explained);
#undef ADD

  return g_test_run ();
}
