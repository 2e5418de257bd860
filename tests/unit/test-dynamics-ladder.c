/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-rung.h"
#include "plumb-test-dynamics.h"

#include <string.h>

#define WHO "{\"UserId\":\"" PLUMB_TEST_DYNAMICS_USER_ID "\"}"
#define GLOBAL "{\"RolePrivileges\":[{\"Depth\":\"Global\"}]}"
#define BASIC "{\"RolePrivileges\":[{\"Depth\":\"Basic\"}]}"
#define NONE "{\"RolePrivileges\":[]}"
#define TRACKED "{\"LogicalName\":\"lead\",\"ChangeTrackingEnabled\":true}"
#define UNTRACKED "{\"LogicalName\":\"lead\",\"ChangeTrackingEnabled\":false}"
#define REFUSED "{\"error\":{\"code\":\"0x80040220\"}}"
#define BEGINNING "fields=passed name=passed connect=passed tls=skipped clock=passed "

/* The rungs as one text, as in `fields=passed name=failed`. */
static char *
dup_ladder (PlumbTestDynamics *fixture)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (fixture->rungs)); i++) {
    g_autoptr (PlumbRung) rung = g_list_model_get_item (G_LIST_MODEL (fixture->rungs), i);

    g_string_append_printf (text, "%s%s=%s", i > 0 ? " " : "", plumb_rung_get_id (rung),
                            plumb_rung_status_get_name (plumb_rung_get_status (rung)));
  }
  return g_string_free (text, FALSE);
}

static void
answer (PlumbTestDynamics *fixture, guint status, const char *body)
{
  plumb_test_server_answer (fixture->server, status, body);
}

static void
assert_ladder (PlumbTestDynamics *fixture, gboolean passes, const char *rest)
{
  gboolean passed = plumb_test_dynamics_verify (fixture);
  g_autofree char *ladder = dup_ladder (fixture);
  g_autofree char *expected = g_strconcat (BEGINNING, rest, NULL);

  g_assert_cmpstr (ladder, ==, expected);
  g_assert_cmpint (passed, ==, passes);
}

static const char *
get_detail (PlumbTestDynamics *fixture, const char *id)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (fixture->rungs)); i++) {
    g_autoptr (PlumbRung) rung = g_list_model_get_item (G_LIST_MODEL (fixture->rungs), i);

    if (g_str_equal (plumb_rung_get_id (rung), id))
      return plumb_rung_get_detail (rung);
  }
  g_assert_not_reached ();
}

static void
test_the_ladder_is_climbed_to_the_top (PlumbTestDynamics *fixture, gconstpointer unused)
{
  plumb_test_dynamics_answer_sign_in (fixture);
  answer (fixture, 200, WHO);
  plumb_test_server_add_header (fixture->server, "x-ms-ratelimit-burst-remaining-xrm-requests",
                                "5999");
  answer (fixture, 200, GLOBAL);
  answer (fixture, 200, GLOBAL);
  answer (fixture, 200, TRACKED);
  assert_ladder (fixture, TRUE,
                 "instance=passed identity=passed user=passed permission=passed reading=passed "
                 "tracking=passed");

  g_assert_cmpuint (plumb_test_server_get_n_requests (fixture->server), ==, 6);
  g_assert_nonnull (strstr (get_detail (fixture, "instance"), PLUMB_TEST_DYNAMICS_DIRECTORY));
  g_assert_nonnull (strstr (get_detail (fixture, "user"), "5999"));
  g_assert_cmpstr (plumb_test_server_get_path (fixture->server, 3), ==,
                   "/api/data/v9.2/systemusers(" PLUMB_TEST_DYNAMICS_USER_ID
                   ")/Microsoft.Dynamics.CRM.RetrieveUserPrivilegeByPrivilegeName"
                   "(PrivilegeName='prvCreateLead')");
}

static void
test_another_directory_is_told_before_the_secret_leaves (PlumbTestDynamics *fixture,
                                                         gconstpointer unused)
{
  plumb_test_dynamics_answer_probe (fixture, "11111111-2222-4333-8444-555555555555");
  assert_ladder (fixture, FALSE,
                 "instance=failed identity=waiting user=waiting permission=waiting "
                 "reading=waiting tracking=waiting");

  g_assert_cmpuint (plumb_test_server_get_n_requests (fixture->server), ==, 1);
  g_assert_null (plumb_test_server_get_header (fixture->server, 0, "Authorization"));
  g_assert_nonnull (
      strstr (get_detail (fixture, "instance"), "11111111-2222-4333-8444-555555555555"));
}

static void
test_a_wrong_secret_stops_the_ladder (PlumbTestDynamics *fixture, gconstpointer unused)
{
  plumb_test_dynamics_answer_probe (fixture, PLUMB_TEST_DYNAMICS_DIRECTORY);
  answer (fixture, 401, "{\"error\":\"invalid_client\",\"error_codes\":[7000215]}");
  assert_ladder (fixture, FALSE,
                 "instance=passed identity=failed user=waiting permission=waiting "
                 "reading=waiting tracking=waiting");
}

static void
test_a_stranger_in_the_instance_stops_the_ladder (PlumbTestDynamics *fixture, gconstpointer unused)
{
  plumb_test_dynamics_answer_sign_in (fixture);
  answer (fixture, 403, "{\"error\":{\"code\":\"0x80072560\"}}");
  assert_ladder (fixture, FALSE,
                 "instance=passed identity=passed user=failed permission=waiting "
                 "reading=waiting tracking=waiting");
}

static void
test_without_the_right_to_write_the_ladder_stops (PlumbTestDynamics *fixture, gconstpointer unused)
{
  plumb_test_dynamics_answer_sign_in (fixture);
  answer (fixture, 200, WHO);
  answer (fixture, 200, NONE);
  assert_ladder (fixture, FALSE,
                 "instance=passed identity=passed user=passed permission=failed "
                 "reading=waiting tracking=waiting");
}

/* Microsoft only writes: that Plumb cannot watch is no fault of the connection. */
static void
test_without_the_right_to_read_a_rung_is_skipped (PlumbTestDynamics *fixture, gconstpointer unused)
{
  plumb_test_dynamics_answer_sign_in (fixture);
  answer (fixture, 200, WHO);
  answer (fixture, 200, BASIC);
  answer (fixture, 200, NONE);
  answer (fixture, 200, UNTRACKED);
  assert_ladder (fixture, TRUE,
                 "instance=passed identity=passed user=passed permission=passed "
                 "reading=skipped tracking=skipped");
  g_assert_nonnull (strstr (get_detail (fixture, "reading"), "one more role"));
}

static void
test_what_a_small_role_may_not_ask_is_skipped (PlumbTestDynamics *fixture, gconstpointer unused)
{
  plumb_test_dynamics_answer_sign_in (fixture);
  answer (fixture, 200, WHO);
  answer (fixture, 403, REFUSED);
  answer (fixture, 200, BASIC);
  answer (fixture, 403, REFUSED);
  assert_ladder (fixture, TRUE,
                 "instance=passed identity=passed user=passed permission=skipped "
                 "reading=skipped tracking=skipped");
}

static void
test_trouble_of_the_service_is_not_skipped (PlumbTestDynamics *fixture, gconstpointer unused)
{
  plumb_test_dynamics_answer_sign_in (fixture);
  answer (fixture, 200, WHO);
  answer (fixture, 503, NULL);
  assert_ladder (fixture, FALSE,
                 "instance=passed identity=passed user=passed permission=failed "
                 "reading=waiting tracking=waiting");
}

static void
test_trouble_at_the_last_rung_is_told (PlumbTestDynamics *fixture, gconstpointer unused)
{
  plumb_test_dynamics_answer_sign_in (fixture);
  answer (fixture, 200, WHO);
  answer (fixture, 200, GLOBAL);
  answer (fixture, 200, GLOBAL);
  answer (fixture, 503, NULL);
  assert_ladder (fixture, FALSE,
                 "instance=passed identity=passed user=passed permission=passed reading=passed "
                 "tracking=failed");
}

static void
test_a_definition_that_says_nothing_is_skipped (PlumbTestDynamics *fixture, gconstpointer unused)
{
  static const char *const values[] = { "[]", "{}", "[null]", "null", "\"yes\"", "1" };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++) {
    g_autofree char *definition = g_strdup_printf ("{\"ChangeTrackingEnabled\":%s}", values[i]);

    g_list_store_remove_all (fixture->rungs);
    plumb_test_dynamics_answer_sign_in (fixture);
    answer (fixture, 200, WHO);
    answer (fixture, 200, GLOBAL);
    answer (fixture, 200, GLOBAL);
    answer (fixture, 200, definition);
    assert_ladder (fixture, TRUE,
                   "instance=passed identity=passed user=passed permission=passed reading=passed "
                   "tracking=skipped");
  }
}

/* An id goes into the next address. */
static void
test_a_user_id_that_is_none_is_not_used (PlumbTestDynamics *fixture, gconstpointer unused)
{
  plumb_test_dynamics_answer_sign_in (fixture);
  answer (fixture, 200, "{\"UserId\":\"../../x\"}");
  assert_ladder (fixture, FALSE,
                 "instance=passed identity=passed user=failed permission=waiting "
                 "reading=waiting tracking=waiting");
}

static void
test_a_password_climbs_too (PlumbTestDynamics *fixture, gconstpointer unused)
{
  plumb_test_dynamics_use_password (fixture);
  plumb_test_dynamics_answer_sign_in (fixture);
  answer (fixture, 200, WHO);
  answer (fixture, 200, GLOBAL);
  answer (fixture, 200, GLOBAL);
  answer (fixture, 200, TRACKED);
  assert_ladder (fixture, TRUE,
                 "instance=passed identity=passed user=passed permission=passed reading=passed "
                 "tracking=passed");
  g_assert_cmpstr (plumb_test_server_get_path (fixture->server, 1), ==,
                   "/organizations/oauth2/v2.0/token");
}

static void
test_a_broken_field_fails_the_first_rung (PlumbTestDynamics *fixture, gconstpointer unused)
{
  g_autofree char *ladder = NULL;

  plumb_destination_set_setting (fixture->destination, "application-id", "x");
  g_assert_false (plumb_test_dynamics_verify (fixture));
  ladder = dup_ladder (fixture);

  g_assert_true (g_str_has_prefix (ladder, "fields=failed name=waiting"));
  g_assert_cmpuint (plumb_test_server_get_n_requests (fixture->server), ==, 0);
}

#define ADD(path, function)                                                                        \
  g_test_add ("/dynamics-ladder/" path, PlumbTestDynamics, NULL, plumb_test_dynamics_set_up,       \
              function, plumb_test_dynamics_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("is-climbed-to-the-top", test_the_ladder_is_climbed_to_the_top);
  ADD ("another-directory-is-told-before-the-secret-leaves",
       test_another_directory_is_told_before_the_secret_leaves);
  ADD ("a-wrong-secret-stops-it", test_a_wrong_secret_stops_the_ladder);
  ADD ("a-stranger-in-the-instance-stops-it", test_a_stranger_in_the_instance_stops_the_ladder);
  ADD ("without-the-right-to-write-it-stops", test_without_the_right_to_write_the_ladder_stops);
  ADD ("without-the-right-to-read-a-rung-is-skipped",
       test_without_the_right_to_read_a_rung_is_skipped);
  ADD ("what-a-small-role-may-not-ask-is-skipped", test_what_a_small_role_may_not_ask_is_skipped);
  ADD ("trouble-of-the-service-is-not-skipped", test_trouble_of_the_service_is_not_skipped);
  ADD ("trouble-at-the-last-rung-is-told", test_trouble_at_the_last_rung_is_told);
  ADD ("a-definition-that-says-nothing-is-skipped", test_a_definition_that_says_nothing_is_skipped);
  ADD ("a-user-id-that-is-none-is-not-used", test_a_user_id_that_is_none_is_not_used);
  ADD ("a-password-climbs-too", test_a_password_climbs_too);
  ADD ("a-broken-field-fails-the-first-rung", test_a_broken_field_fails_the_first_rung);

  return g_test_run ();
}
