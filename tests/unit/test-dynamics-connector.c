/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-diagnosis.h"
#include "plumb-error.h"
#include "plumb-test-dynamics.h"
#include "plumb-test-log.h"
#include "plumb-test-sample.h"
#include "plumb-test-wait.h"

#include <string.h>

#define TAG PLUMB_TEST_SAMPLE_TAG
#define OTHER "11111111-2222-4333-8444-555555555555"
#define LEAD_ID "d9c8b7a6-9584-4372-9160-5f4e3d2c1b0a"
#define TOKEN_PATH "/" PLUMB_TEST_DYNAMICS_DIRECTORY "/oauth2/v2.0/token"
#define LEADS_PATH "/api/data/v9.2/leads"

static const char *
diagnose (PlumbAttempt *attempt)
{
  const PlumbDiagnosis *diagnosis = plumb_diagnose (PLUMB_KIND_DYNAMICS, attempt);

  return diagnosis != NULL ? diagnosis->id : NULL;
}

static void
assert_request (PlumbTestDynamics *fixture, guint index, const char *method, const char *path)
{
  g_assert_cmpstr (plumb_test_server_get_method (fixture->server, index), ==, method);
  g_assert_cmpstr (plumb_test_server_get_path (fixture->server, index), ==, path);
}

static void
assert_header (PlumbTestDynamics *fixture, guint index, const char *name, const char *value)
{
  g_assert_cmpstr (plumb_test_server_get_header (fixture->server, index, name), ==, value);
}

static void
test_a_lead_is_sent_as_documented (PlumbTestDynamics *fixture, gconstpointer unused)
{
  g_autoptr (PlumbAttempt) attempt = NULL;

  plumb_test_dynamics_answer_sign_in (fixture);
  plumb_test_server_answer (fixture->server, 204, NULL);
  attempt = plumb_test_dynamics_send (fixture);

  g_assert_cmpint (plumb_attempt_get_outcome (attempt), ==, PLUMB_OUTCOME_ACCEPTED);
  g_assert_cmpuint (plumb_test_server_get_n_requests (fixture->server), ==, 3);
  assert_request (fixture, 0, "GET", "/api/data/v9.2/WhoAmI");
  assert_header (fixture, 0, "Authorization", NULL);
  assert_request (fixture, 1, "POST", TOKEN_PATH);
  assert_header (fixture, 1, "Content-Type", "application/x-www-form-urlencoded");
  assert_request (fixture, 2, "POST", LEADS_PATH);
  assert_header (fixture, 2, "Authorization", "Bearer " PLUMB_TEST_DYNAMICS_TOKEN);
  assert_header (fixture, 2, "OData-MaxVersion", "4.0");
  assert_header (fixture, 2, "OData-Version", "4.0");
  assert_header (fixture, 2, "If-None-Match", "null");
  assert_header (fixture, 2, "Accept", "application/json");
  assert_header (fixture, 2, "Content-Type", "application/json; charset=utf-8");
  assert_header (fixture, 2, "Content-Length", "407");
  assert_header (fixture, 2, "Prefer", NULL);
}

static void
test_a_token_at_hand_costs_no_question (PlumbTestDynamics *fixture, gconstpointer unused)
{
  g_autoptr (PlumbAttempt) first = NULL;
  g_autoptr (PlumbAttempt) second = NULL;

  plumb_test_dynamics_answer_sign_in (fixture);
  plumb_test_server_answer (fixture->server, 204, NULL);
  plumb_test_server_answer (fixture->server, 204, NULL);
  first = plumb_test_dynamics_send (fixture);
  second = plumb_test_dynamics_send (fixture);

  g_assert_cmpint (plumb_attempt_get_outcome (second), ==, PLUMB_OUTCOME_ACCEPTED);
  g_assert_cmpuint (plumb_test_server_get_n_requests (fixture->server), ==, 4);
  assert_request (fixture, 3, "POST", LEADS_PATH);
}

static void
test_a_secret_never_leaves_for_another_directory (PlumbTestDynamics *fixture, gconstpointer unused)
{
  g_autoptr (PlumbAttempt) attempt = NULL;

  plumb_test_dynamics_answer_probe (fixture, OTHER);
  attempt = plumb_test_dynamics_send (fixture);

  g_assert_cmpstr (diagnose (attempt), ==, "dynamics.directory-id.other-tenant");
  g_assert_cmpuint (plumb_test_server_get_n_requests (fixture->server), ==, 1);
}

static void
test_a_web_site_gets_no_secret (PlumbTestDynamics *fixture, gconstpointer unused)
{
  g_autoptr (PlumbAttempt) attempt = NULL;

  plumb_test_server_answer (fixture->server, 200, "{}");
  attempt = plumb_test_dynamics_send (fixture);

  g_assert_cmpstr (diagnose (attempt), ==, "dynamics.url.not-dynamics");
  g_assert_cmpuint (plumb_test_server_get_n_requests (fixture->server), ==, 1);
}

static void
test_a_refused_sign_in_sends_no_lead (PlumbTestDynamics *fixture, gconstpointer unused)
{
  g_autoptr (PlumbAttempt) attempt = NULL;

  plumb_test_dynamics_answer_probe (fixture, PLUMB_TEST_DYNAMICS_DIRECTORY);
  plumb_test_server_answer (fixture->server, 401,
                            "{\"error\":\"invalid_client\",\"error_codes\":[7000215]}");
  attempt = plumb_test_dynamics_send (fixture);

  g_assert_cmpstr (diagnose (attempt), ==, "dynamics.client-secret.wrong");
  g_assert_cmpuint (plumb_test_server_get_n_requests (fixture->server), ==, 2);
}

static void
test_a_user_signs_in_with_a_password (PlumbTestDynamics *fixture, gconstpointer unused)
{
  g_autoptr (PlumbAttempt) attempt = NULL;
  const char *body = NULL;

  plumb_test_dynamics_use_password (fixture);
  plumb_test_dynamics_answer_probe (fixture, OTHER);
  plumb_test_server_answer (fixture->server, 200, "{\"access_token\":\"t\",\"expires_in\":3599}");
  plumb_test_server_answer (fixture->server, 204, NULL);
  attempt = plumb_test_dynamics_send (fixture);
  body = plumb_test_server_get_body (fixture->server, 1);

  g_assert_cmpint (plumb_attempt_get_outcome (attempt), ==, PLUMB_OUTCOME_ACCEPTED);
  assert_request (fixture, 1, "POST", "/organizations/oauth2/v2.0/token");
  g_assert_true (g_str_has_prefix (
      body, "grant_type=password&client_id=51f81489-12ee-4a9e-aaae-a2591f45987d&username=leads%40"
            "contoso.onmicrosoft.com&password=P%40ss%20w0rd%261&scope="));
  g_assert_true (g_str_has_suffix (body, "%2Fuser_impersonation"));
  g_assert_null (strstr (body, "client_secret"));
}

static void
test_an_old_token_is_asked_for_again_once (PlumbTestDynamics *fixture, gconstpointer unused)
{
  g_autoptr (PlumbAttempt) attempt = NULL;

  plumb_test_dynamics_answer_sign_in (fixture);
  plumb_test_server_answer (fixture->server, 401, NULL);
  plumb_test_server_answer (fixture->server, 200, "{\"access_token\":\"t2\"}");
  plumb_test_server_answer (fixture->server, 401, NULL);
  attempt = plumb_test_dynamics_send (fixture);

  g_assert_cmpstr (diagnose (attempt), ==, "dynamics.url.token-refused");
  g_assert_cmpuint (plumb_test_server_get_n_requests (fixture->server), ==, 5);
  assert_header (fixture, 4, "Authorization", "Bearer t2");
}

static void
throttle (PlumbTestDynamics *fixture, const char *seconds)
{
  plumb_test_server_answer (fixture->server, 429, "{\"error\":{\"code\":\"0x80072322\"}}");
  plumb_test_server_add_header (fixture->server, "Retry-After", seconds);
}

static void
test_a_short_wait_is_kept_exactly (PlumbTestDynamics *fixture, gconstpointer unused)
{
  g_autoptr (PlumbAttempt) attempt = NULL;
  gint64 started = g_get_monotonic_time ();

  plumb_test_dynamics_answer_sign_in (fixture);
  throttle (fixture, "1");
  plumb_test_server_answer (fixture->server, 204, NULL);
  attempt = plumb_test_dynamics_send (fixture);

  g_assert_cmpint (plumb_attempt_get_outcome (attempt), ==, PLUMB_OUTCOME_ACCEPTED);
  g_assert_cmpuint (plumb_test_server_get_n_requests (fixture->server), ==, 4);
  g_assert_cmpint (g_get_monotonic_time () - started, >=, G_USEC_PER_SEC);
}

static void
test_a_long_wait_is_the_callers (PlumbTestDynamics *fixture, gconstpointer unused)
{
  g_autoptr (PlumbAttempt) attempt = NULL;

  plumb_test_dynamics_answer_sign_in (fixture);
  throttle (fixture, "37");
  attempt = plumb_test_dynamics_send (fixture);

  g_assert_cmpstr (diagnose (attempt), ==, "dynamics.throttled.limit");
  g_assert_cmpint (plumb_attempt_get_retry_after (attempt), ==, 37);
  g_assert_cmpuint (plumb_test_server_get_n_requests (fixture->server), ==, 3);
}

static void
test_patience_has_an_end (PlumbTestDynamics *fixture, gconstpointer unused)
{
  g_autoptr (PlumbAttempt) attempt = NULL;

  plumb_test_dynamics_answer_sign_in (fixture);
  for (guint i = 0; i < 3; i++)
    throttle (fixture, "0");
  attempt = plumb_test_dynamics_send (fixture);

  g_assert_cmpstr (diagnose (attempt), ==, "dynamics.throttled.limit");
  g_assert_cmpuint (plumb_test_server_get_n_requests (fixture->server), ==, 5);
}

static void
test_the_deep_test_sets_the_lead_source (PlumbTestDynamics *fixture, gconstpointer unused)
{
  g_autoptr (PlumbAttempt) attempt = NULL;

  plumb_destination_set_setting (fixture->destination, "lead-source-code", "8");
  plumb_test_dynamics_answer_sign_in (fixture);
  plumb_test_server_answer (
      fixture->server, 403,
      "{\"error\":{\"code\":\"0x8004F502\",\"message\":\"User does not have create permissions for "
      "the leadsourcecode attribute in the lead entity\"}}");
  attempt = plumb_test_dynamics_send (fixture);

  g_assert_true (
      g_str_has_suffix (plumb_test_server_get_body (fixture->server, 2), ",\"leadsourcecode\":8}"));
  g_assert_cmpstr (diagnose (attempt), ==, "dynamics.role.lead-source-code");
}

static void
test_a_field_that_is_none_sends_nothing (PlumbTestDynamics *fixture, gconstpointer unused)
{
  g_autoptr (PlumbAttempt) attempt = NULL;

  plumb_destination_set_setting (fixture->destination, "directory-id", "x");
  attempt = plumb_test_dynamics_send (fixture);

  g_assert_cmpint (plumb_attempt_get_stage (attempt), ==, PLUMB_STAGE_SETTINGS);
  g_assert_cmpstr (plumb_attempt_get_remote_code (attempt), ==, "dynamics.directory-id.shape");
  g_assert_cmpuint (plumb_test_server_get_n_requests (fixture->server), ==, 0);
}

static void
test_what_was_sent_is_confirmed_by_its_tag (PlumbTestDynamics *fixture, gconstpointer unused)
{
  g_autoptr (PlumbLead) found = NULL;
  g_autoptr (PlumbLead) nothing = NULL;
  g_autoptr (PlumbAttempt) attempt = NULL;
  g_autoptr (PlumbAttempt) early = NULL;

  plumb_test_dynamics_answer_sign_in (fixture);
  plumb_test_server_answer (fixture->server, 200, "{\"value\":[]}");
  plumb_test_server_answer (fixture->server, 200,
                            "{\"value\":[{\"leadid\":\"" LEAD_ID "\",\"subject\":\"" TAG "-" TAG
                            "|Contoso Test\",\"lastname\":\"" TAG "\"}]}");
  early = plumb_test_dynamics_confirm (fixture, &nothing);
  attempt = plumb_test_dynamics_confirm (fixture, &found);

  g_assert_cmpint (plumb_attempt_get_outcome (early), ==, PLUMB_OUTCOME_ACCEPTED);
  g_assert_null (nothing);
  g_assert_nonnull (found);
  g_assert_cmpstr (plumb_lead_get_key (found), ==, LEAD_ID);
  g_assert_true (g_str_has_suffix (
      plumb_test_server_get_path (fixture->server, 3),
      "&$filter=startswith(subject,'" TAG "')%20or%20startswith(emailaddress1,'" TAG
      "')%20or%20startswith(lastname,'" TAG "')&$orderby=createdon%20desc"));
}

static void
test_without_the_right_to_read_looking_is_refused (PlumbTestDynamics *fixture, gconstpointer unused)
{
  g_autoptr (PlumbLead) found = NULL;
  g_autoptr (PlumbAttempt) attempt = NULL;

  plumb_test_dynamics_answer_sign_in (fixture);
  plumb_test_server_answer (fixture->server, 403,
                            "{\"error\":{\"code\":\"0x80040220\",\"message\":\"Principal user is "
                            "missing prvReadLead privilege\"}}");
  attempt = plumb_test_dynamics_confirm (fixture, &found);

  g_assert_null (found);
  g_assert_cmpstr (diagnose (attempt), ==, "dynamics.role.read");
}

static void
test_a_test_lead_is_deleted_by_its_id (PlumbTestDynamics *fixture, gconstpointer unused)
{
  g_autoptr (PlumbAttempt) attempt = NULL;
  g_autoptr (PlumbAttempt) gone = NULL;

  plumb_test_dynamics_answer_sign_in (fixture);
  plumb_test_server_answer (fixture->server, 204, NULL);
  plumb_test_server_answer (fixture->server, 404, "{\"error\":{\"code\":\"0x80040217\"}}");
  attempt = plumb_test_dynamics_delete (fixture, LEAD_ID);
  gone = plumb_test_dynamics_delete (fixture, LEAD_ID);

  g_assert_cmpint (plumb_attempt_get_outcome (attempt), ==, PLUMB_OUTCOME_ACCEPTED);
  g_assert_cmpint (plumb_attempt_get_outcome (gone), ==, PLUMB_OUTCOME_ACCEPTED);
  assert_request (fixture, 2, "DELETE", LEADS_PATH "(" LEAD_ID ")");
}

static void
test_a_real_lead_is_never_deleted (PlumbTestDynamics *fixture, gconstpointer unused)
{
  PlumbLeadFields fields = { .key = LEAD_ID, .received_at = 1 };
  g_autoptr (PlumbLead) lead = plumb_lead_new (&fields);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  plumb_connector_delete_async (fixture->connector, fixture->destination, fixture->credentials,
                                lead, NULL, plumb_test_keep_result, &result);
  plumb_test_wait_for (&result);

  g_assert_null (plumb_connector_delete_finish (fixture->connector, result, &error));
  g_assert_error (error, PLUMB_ERROR, PLUMB_ERROR_SETTING);
  g_assert_cmpuint (plumb_test_server_get_n_requests (fixture->server), ==, 0);
}

/* A server may repeat what it was sent. */
static void
test_secret_and_token_are_nowhere (PlumbTestDynamics *fixture, gconstpointer unused)
{
  g_autoptr (PlumbAttempt) attempt = NULL;
  g_autofree char *log = NULL;
  static const char *const secrets[] = { PLUMB_TEST_DYNAMICS_SECRET, PLUMB_TEST_DYNAMICS_TOKEN };

  plumb_test_log_begin ();
  plumb_test_dynamics_answer_sign_in (fixture);
  plumb_test_server_answer (
      fixture->server, 403,
      "{\"error\":{\"code\":\"0x80040220\",\"message\":\"Not with " PLUMB_TEST_DYNAMICS_TOKEN
      " client_secret=" PLUMB_TEST_DYNAMICS_SECRET "\"}}");
  attempt = plumb_test_dynamics_send (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (secrets); i++) {
    plumb_test_log_assert_without (secrets[i]);
    plumb_test_assert_without (plumb_attempt_get_url (attempt), secrets[i]);
    plumb_test_assert_without (plumb_attempt_get_message (attempt), secrets[i]);
    plumb_test_assert_without (plumb_test_server_get_body (fixture->server, 2), secrets[i]);
  }
  log = plumb_test_log_end ();
}

static void
test_cancelling_is_an_error (PlumbTestDynamics *fixture, gconstpointer unused)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  plumb_test_server_stay_silent (fixture->server);
  plumb_connector_send_async (fixture->connector, fixture->destination, fixture->credentials,
                              fixture->lead, cancellable, plumb_test_keep_result, &result);
  g_cancellable_cancel (cancellable);
  plumb_test_wait_for (&result);

  g_assert_null (plumb_connector_send_finish (fixture->connector, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

#define ADD(path, function)                                                                        \
  g_test_add ("/dynamics/" path, PlumbTestDynamics, NULL, plumb_test_dynamics_set_up, function,    \
              plumb_test_dynamics_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("a-lead-is-sent-as-documented", test_a_lead_is_sent_as_documented);
  ADD ("a-token-at-hand-costs-no-question", test_a_token_at_hand_costs_no_question);
  ADD ("a-secret-never-leaves-for-another-directory",
       test_a_secret_never_leaves_for_another_directory);
  ADD ("a-web-site-gets-no-secret", test_a_web_site_gets_no_secret);
  ADD ("a-refused-sign-in-sends-no-lead", test_a_refused_sign_in_sends_no_lead);
  ADD ("a-user-signs-in-with-a-password", test_a_user_signs_in_with_a_password);
  ADD ("an-old-token-is-asked-for-again-once", test_an_old_token_is_asked_for_again_once);
  ADD ("a-short-wait-is-kept-exactly", test_a_short_wait_is_kept_exactly);
  ADD ("a-long-wait-is-the-callers", test_a_long_wait_is_the_callers);
  ADD ("patience-has-an-end", test_patience_has_an_end);
  ADD ("the-deep-test-sets-the-lead-source", test_the_deep_test_sets_the_lead_source);
  ADD ("a-field-that-is-none-sends-nothing", test_a_field_that_is_none_sends_nothing);
  ADD ("what-was-sent-is-confirmed-by-its-tag", test_what_was_sent_is_confirmed_by_its_tag);
  ADD ("without-the-right-to-read-looking-is-refused",
       test_without_the_right_to_read_looking_is_refused);
  ADD ("a-test-lead-is-deleted-by-its-id", test_a_test_lead_is_deleted_by_its_id);
  ADD ("a-real-lead-is-never-deleted", test_a_real_lead_is_never_deleted);
  ADD ("secret-and-token-are-nowhere", test_secret_and_token_are_nowhere);
  ADD ("cancelling-is-an-error", test_cancelling_is_an_error);

  return g_test_run ();
}
