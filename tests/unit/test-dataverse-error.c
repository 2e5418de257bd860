/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-dataverse-error.h"
#include "plumb-diagnosis.h"
#include "plumb-reply-private.h"
#include "plumb-token-private.h"

#include <string.h>

#define DIRECTORY "7c8f1d52-3a44-4d0e-9b1f-5a6c1e2d3f40"
#define OTHER "11111111-2222-4333-8444-555555555555"

static PlumbReply *
make_reply (guint status, const char *body)
{
  g_autoptr (PlumbAttempt) attempt = plumb_attempt_new ();
  g_autoptr (GBytes) bytes = g_bytes_new (body, strlen (body));
  PlumbReply *reply = plumb_reply_new (attempt);

  plumb_attempt_set_stage (attempt, PLUMB_STAGE_ANSWERED);
  plumb_reply_set_answer (reply, status, bytes);
  return reply;
}

static void
test_the_authority_is_found (void)
{
  static const char *const headers[] = {
    "Bearer authorization_uri=https://login.microsoftonline.com/" DIRECTORY
    "/oauth2/authorize, resource_id=https://contoso.crm4.dynamics.com/",
    "Bearer authorization_uri=\"https://login.microsoftonline.com/" DIRECTORY
    "/oauth2/authorize\", resource_id=\"https://contoso.crm4.dynamics.com/\"",
    "Bearer resource_id=x, Authorization_URI = https://login.microsoftonline.com/" DIRECTORY
    "/oauth2/authorize",
  };

  for (guint i = 0; i < G_N_ELEMENTS (headers); i++) {
    g_autofree char *authority = plumb_dataverse_find_authority (headers[i]);
    g_autofree char *directory = plumb_dataverse_find_directory (authority);

    g_assert_cmpstr (authority, ==,
                     "https://login.microsoftonline.com/" DIRECTORY "/oauth2/authorize");
    g_assert_cmpstr (directory, ==, DIRECTORY);
  }
  g_assert_null (plumb_dataverse_find_authority ("Basic realm=x"));
  g_assert_null (plumb_dataverse_find_authority (NULL));
  g_assert_null (plumb_dataverse_find_directory ("https://login.microsoftonline.com/common/x"));
  g_assert_null (
      plumb_dataverse_find_directory ("https://login.microsoftonline.com/organizations/x"));
}

static const char *
judge_probe (guint status, const char *authority, const char *directory, const char *login_host)
{
  PlumbDataverse place = { .directory = (char *) directory, .login_host = (char *) login_host };
  g_autoptr (PlumbReply) reply = make_reply (status, "");
  g_autofree char *header = g_strconcat ("Bearer authorization_uri=", authority, NULL);
  PlumbAttempt *attempt = plumb_reply_get_attempt (reply);

  if (authority != NULL)
    plumb_reply_add_header (reply, "WWW-Authenticate", header);
  plumb_dataverse_judge_probe (&place, reply, NULL);
  if (plumb_attempt_get_outcome (attempt) == PLUMB_OUTCOME_ACCEPTED)
    return "accepted";
  g_assert_cmpint (plumb_attempt_get_outcome (attempt), ==, PLUMB_OUTCOME_REFUSED);
  return plumb_diagnose (PLUMB_KIND_DYNAMICS, attempt)->id;
}

static void
test_an_instance_is_known_by_its_refusal (void)
{
  static const char ours[] = "https://login.microsoftonline.com/" DIRECTORY "/oauth2/authorize";
  static const char host[] = "https://login.microsoftonline.com";

  g_assert_cmpstr (judge_probe (401, ours, DIRECTORY, host), ==, "accepted");
  g_assert_cmpstr (judge_probe (401, ours, NULL, host), ==, "accepted");
  g_assert_cmpstr (judge_probe (401, ours, "contoso.com", host), ==, "accepted");
  g_assert_cmpstr (judge_probe (401, "https://login.windows.net/common/x", DIRECTORY, host), ==,
                   "accepted");
  g_assert_cmpstr (judge_probe (401, ours, OTHER, host), ==, "dynamics.directory-id.other-tenant");
  g_assert_cmpstr (judge_probe (401, NULL, DIRECTORY, host), ==, "dynamics.url.not-dynamics");
  g_assert_cmpstr (judge_probe (200, ours, DIRECTORY, host), ==, "dynamics.url.not-dynamics");
  g_assert_cmpstr (judge_probe (404, NULL, DIRECTORY, host), ==, "dynamics.url.not-dynamics");
  g_assert_cmpstr (judge_probe (503, NULL, DIRECTORY, host), ==, "dynamics.service.away");
  g_assert_cmpstr (
      judge_probe (401, "https://login.microsoftonline.us/" DIRECTORY "/x", DIRECTORY, host), ==,
      "dynamics.login-host.other-cloud");
  g_assert_cmpstr (judge_probe (401, "https://login.microsoftonline.us/" DIRECTORY "/x", DIRECTORY,
                                "https://login.microsoftonline.us"),
                   ==, "accepted");
  g_assert_cmpstr (judge_probe (401, ours, DIRECTORY, "https://login.microsoftonline.us"), ==,
                   "dynamics.login-host.other-cloud");
  g_assert_cmpstr (judge_probe (401, "https://login.partner.microsoftonline.cn/" DIRECTORY "/x",
                                DIRECTORY, "https://login.chinacloudapi.cn"),
                   ==, "accepted");
}

static void
test_a_refused_sign_in_has_its_number (void)
{
  g_autoptr (PlumbReply) reply = make_reply (
      401, "{\"error\":\"invalid_client\",\"error_description\":\"AADSTS7000215: Invalid client "
           "secret provided. Trace ID: 1 Correlation ID: 2\",\"error_codes\":[7000215],"
           "\"trace_id\":\"0b8a\",\"correlation_id\":\"2\"}");
  g_autoptr (PlumbToken) token = plumb_token_new (reply);
  PlumbAttempt *attempt = plumb_token_get_attempt (token);

  plumb_dataverse_judge_token (token);

  g_assert_cmpstr (plumb_attempt_get_remote_code (attempt), ==, "AADSTS7000215");
  g_assert_cmpstr (plumb_attempt_get_request_id (attempt), ==, "0b8a");
  g_assert_cmpstr (plumb_attempt_get_message (attempt), ==,
                   "AADSTS7000215: Invalid client secret provided.");
}

static const char *
diagnose_token (guint status, const char *body)
{
  g_autoptr (PlumbReply) reply = make_reply (status, body);
  g_autoptr (PlumbToken) token = plumb_token_new (reply);

  plumb_dataverse_judge_token (token);
  return plumb_diagnose (PLUMB_KIND_DYNAMICS, plumb_token_get_attempt (token))->id;
}

static void
test_odd_refusals_of_a_sign_in_are_diagnosed (void)
{
  g_assert_cmpstr (diagnose_token (400, "{\"error\":\"invalid_grant\",\"error_description\":"
                                        "\"AADSTS50126: Error\"}"),
                   ==, "dynamics.password.wrong");
  g_assert_cmpstr (diagnose_token (400, "{\"error\":\"invalid_grant\",\"error_description\":"
                                        "\"AADSTS99999: New\",\"error_codes\":[99999]}"),
                   ==, "dynamics.sign-in.refused");
  g_assert_cmpstr (
      diagnose_token (400, "{\"error\":\"invalid_grant\",\"error_codes\":[\"x\",null]}"), ==,
      "dynamics.sign-in.failed");
  g_assert_cmpstr (diagnose_token (400, "{\"error_codes\":{},\"error\":\"invalid_client\"}"), ==,
                   "dynamics.sign-in.failed");
  g_assert_cmpstr (diagnose_token (400, "{\"error_codes\":[[1]],\"error\":\"invalid_client\"}"), ==,
                   "dynamics.sign-in.failed");
  g_assert_cmpstr (diagnose_token (200, "<html>"), ==, "dynamics.sign-in.no-token");
  g_assert_cmpstr (diagnose_token (400, ""), ==, "dynamics.sign-in.no-token");
  g_assert_cmpstr (diagnose_token (429, ""), ==, "dynamics.throttled");
  g_assert_cmpstr (diagnose_token (503, "<html>"), ==, "dynamics.service.away");
  g_assert_cmpstr (diagnose_token (500, "{}"), ==, "service.failed");
}

static const char *
diagnose_call (guint status, const char *body)
{
  g_autoptr (PlumbReply) reply = make_reply (status, body);

  plumb_dataverse_judge_reply (reply);
  return plumb_diagnose (PLUMB_KIND_DYNAMICS, plumb_reply_get_attempt (reply))->id;
}

static void
test_codes_beat_texts (void)
{
  g_assert_cmpstr (diagnose_call (403, "{\"error\":{\"code\":\"0x80040220\",\"message\":"
                                       "\"Tenant not found\"}}"),
                   ==, "dynamics.role.privilege");
  g_assert_cmpstr (diagnose_call (403,
                                  "{\"error\":{\"code\":\"0x80040220\",\"message\":\"Principal "
                                  "user is missing prvReadLead privilege\"}}"),
                   ==, "dynamics.role.read");
  g_assert_cmpstr (diagnose_call (500, "{\"error\":{\"code\":\"0x80040216\",\"message\":"
                                       "\"SecLib::RetrievePrivilegeForUser failed - no roles\"}}"),
                   ==, "dynamics.role.none");
  g_assert_cmpstr (diagnose_call (404, "<html>"), ==, "dynamics.url.no-api");
  g_assert_cmpstr (diagnose_call (502, ""), ==, "dynamics.service.away");
  g_assert_cmpstr (diagnose_call (401, ""), ==, "dynamics.url.token-refused");
}

/* The texts of Partner Center, as far as a direct call can bring them. */
static void
test_texts_of_partner_center_are_known (void)
{
  static const struct {
    const char *text;
    const char *code;
  } known[] = {
    { "User does not have create permissions for the leadsourcecode attribute in the lead entity",
      "0x8004F502" },
    { "Tenant not found. This may happen if there are no active subscriptions for the tenant.",
      "AADSTS90002" },
    { "SecLib::RetrievePrivilegeForUser failed - no roles are assigned to user.", "0x80042f09" },
    { "Application with identifier was not found in the directory", "AADSTS700016" },
    { "Requested tenant identifier is not valid and not valid external domain format",
      "AADSTS900023" },
    { "Error validating credentials.: Invalid client secret is provided.", "AADSTS7000215" },
    { "The request channel timed out while waiting for a reply after 00:02:00", "not-dynamics" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++) {
    g_autofree char *code = plumb_dataverse_guess_code (known[i].text);

    g_assert_cmpstr (code, ==, known[i].code);
  }
  g_assert_null (plumb_dataverse_guess_code ("Everything is fine"));
  g_assert_null (plumb_dataverse_guess_code (NULL));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/dataverse-error/the-authority-is-found", test_the_authority_is_found);
  g_test_add_func ("/dataverse-error/an-instance-is-known-by-its-refusal",
                   test_an_instance_is_known_by_its_refusal);
  g_test_add_func ("/dataverse-error/a-refused-sign-in-has-its-number",
                   test_a_refused_sign_in_has_its_number);
  g_test_add_func ("/dataverse-error/odd-refusals-of-a-sign-in-are-diagnosed",
                   test_odd_refusals_of_a_sign_in_are_diagnosed);
  g_test_add_func ("/dataverse-error/codes-beat-texts", test_codes_beat_texts);
  g_test_add_func ("/dataverse-error/texts-of-partner-center-are-known",
                   test_texts_of_partner_center_are_known);

  return g_test_run ();
}
