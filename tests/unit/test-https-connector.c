/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-diagnosis.h"
#include "plumb-error.h"
#include "plumb-https-body.h"
#include "plumb-https-connector.h"
#include "plumb-https-page.h"
#include "plumb-rung.h"
#include "plumb-test-log.h"
#include "plumb-test-sample.h"
#include "plumb-test-server.h"
#include "plumb-test-wait.h"

#include <string.h>

#define TAG PLUMB_TEST_SAMPLE_TAG
#define PATH "/workflows/1/triggers/manual/paths/invoke?sp=%2Ftriggers%2Fmanual%2Frun&sig=tr0ub4dor"
#define SAMPLE_BODY                                                                                \
  "{\"userDetails\":{\"firstName\":\"" TAG "\",\"lastName\":\"" TAG "\",\"email\":\"" TAG          \
  "@test.com\",\"phone\":\"1234567890\",\"country\":\"US\",\"company\":\"" TAG                     \
  "\",\"title\":\"" TAG "\"},\"leadSource\":\"AzureMarketplace\",\"actionCode\":\"INS\","          \
  "\"offerTitle\":\"Contoso Test\",\"description\":\"" TAG "\"}"

typedef struct {
  PlumbTestServer *server;
  PlumbConnector *connector;
  PlumbDestination *destination;
  PlumbCredentials *credentials;
  PlumbLead *lead;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (PlumbHttp) http = plumb_http_new ();
  g_autofree char *url = NULL;

  fixture->server = plumb_test_server_new ();
  url = plumb_test_server_dup_url (fixture->server, PATH);
  fixture->connector = g_object_new (PLUMB_TYPE_HTTPS_CONNECTOR, "http", http, NULL);
  fixture->destination = plumb_destination_new (PLUMB_KIND_HTTPS, "Flow");
  fixture->credentials = plumb_credentials_new ();
  plumb_credentials_set (fixture->credentials, "url", url);
  fixture->lead = plumb_test_sample_new ();
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_clear_object (&fixture->connector);
  g_clear_object (&fixture->destination);
  g_clear_object (&fixture->credentials);
  g_clear_object (&fixture->lead);
  g_clear_pointer (&fixture->server, plumb_test_server_free);
}

static PlumbAttempt *
send_lead (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  PlumbAttempt *attempt = NULL;

  plumb_connector_send_async (fixture->connector, fixture->destination, fixture->credentials,
                              fixture->lead, NULL, plumb_test_keep_result, &result);
  plumb_test_wait_for (&result);
  attempt = plumb_connector_send_finish (fixture->connector, result, &error);
  g_assert_no_error (error);
  return attempt;
}

static void
assert_diagnosis (Fixture *fixture, guint status, const char *body, const char *id)
{
  g_autoptr (PlumbAttempt) attempt = NULL;

  plumb_test_server_answer (fixture->server, status, body);
  attempt = send_lead (fixture);

  g_assert_cmpint (plumb_attempt_get_outcome (attempt), ==, PLUMB_OUTCOME_REFUSED);
  g_assert_cmpuint (plumb_attempt_get_status (attempt), ==, status);
  g_assert_cmpstr (plumb_diagnose (PLUMB_KIND_HTTPS, attempt)->id, ==, id);
}

static void
test_a_lead_is_posted_to_the_byte (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (PlumbAttempt) attempt = NULL;

  plumb_test_server_answer (fixture->server, 202, NULL);
  attempt = send_lead (fixture);

  g_assert_cmpint (plumb_attempt_get_outcome (attempt), ==, PLUMB_OUTCOME_ACCEPTED);
  g_assert_cmpstr (plumb_test_server_get_method (fixture->server, 0), ==, "POST");
  g_assert_cmpstr (plumb_test_server_get_path (fixture->server, 0), ==, PATH);
  g_assert_cmpstr (plumb_test_server_get_header (fixture->server, 0, "Content-Type"), ==,
                   "application/json; charset=utf-8");
  g_assert_cmpstr (plumb_test_server_get_header (fixture->server, 0, "Content-Length"), ==, "390");
  g_assert_cmpstr (plumb_test_server_get_body (fixture->server, 0), ==, SAMPLE_BODY);
  g_assert_null (plumb_test_server_get_header (fixture->server, 0, "Authorization"));
}

static void
test_the_other_spelling_begins_with_capitals (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (PlumbAttempt) attempt = NULL;
  const char *body = NULL;

  plumb_destination_set_setting (fixture->destination, "key-spelling", "pascal");
  plumb_test_server_answer (fixture->server, 200, NULL);
  attempt = send_lead (fixture);
  body = plumb_test_server_get_body (fixture->server, 0);

  g_assert_cmpuint (strlen (body), ==, strlen (SAMPLE_BODY));
  g_assert_cmpint (g_ascii_strcasecmp (body, SAMPLE_BODY), ==, 0);
  g_assert_nonnull (strstr (body, "{\"UserDetails\":{\"FirstName\":"));
  g_assert_nonnull (strstr (body, "\"LeadSource\":"));
  g_assert_nonnull (strstr (body, "\"OfferTitle\":"));
}

static void
test_what_is_unknown_is_left_out (void)
{
  PlumbLeadFields fields = { 0 };
  g_autoptr (PlumbLead) lead = NULL;
  g_autofree char *body = NULL;

  fields.texts[PLUMB_LEAD_COMPANY] = "Größe \"und\" Söhne";
  lead = plumb_lead_new (&fields);
  body = plumb_https_body_from_lead (lead, PLUMB_HTTPS_CAMEL);

  g_assert_cmpstr (body, ==, "{\"userDetails\":{\"company\":\"Größe \\\"und\\\" Söhne\"}}");
}

static void
test_a_redirect_is_shown_and_not_followed (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (PlumbAttempt) attempt = NULL;

  plumb_test_server_answer (fixture->server, 307, NULL);
  plumb_test_server_add_header (fixture->server, "Location", "https://example.com/a?sig=tr0ub4dor");
  attempt = send_lead (fixture);

  g_assert_cmpint (plumb_attempt_get_outcome (attempt), ==, PLUMB_OUTCOME_REFUSED);
  g_assert_cmpuint (plumb_test_server_get_n_requests (fixture->server), ==, 1);
  g_assert_true (g_str_has_prefix (plumb_attempt_get_location (attempt), "https://example.com/a"));
  g_assert_cmpstr (plumb_diagnose (PLUMB_KIND_HTTPS, attempt)->id, ==, "https.url.moved");
}

static void
test_refusals_name_their_culprit (Fixture *fixture, gconstpointer unused)
{
  assert_diagnosis (fixture, 400, "{\"error\":{\"code\":\"TriggerInputSchemaMismatch\"}}",
                    "https.schema");
  assert_diagnosis (fixture, 401, "{\"error\":{\"code\":\"DirectApiAuthorizationRequired\"}}",
                    "https.url.tenant-only");
  assert_diagnosis (fixture, 401, "{\"error\":\"the caller must be authenticated\"}",
                    "https.url.unauthorised");
  assert_diagnosis (fixture, 401, "{\"message\":\"The request must be authenticated.\"}",
                    "https.url.sign-in");
  assert_diagnosis (fixture, 404, "{\"error\":{\"code\":\"WorkflowNotFound\"}}", "https.url.gone");
  assert_diagnosis (fixture, 404, "{\"error\":{\"code\":\"WorkflowTriggerIsNotEnabled\"}}",
                    "https.flow.off");
  assert_diagnosis (fixture, 404, "nothing here", "https.url.nothing-there");
  assert_diagnosis (fixture, 403, "{\"message\":\"The signature does not match.\"}",
                    "https.url.signature");
  assert_diagnosis (fixture, 403, NULL, "https.url.forbidden");
  assert_diagnosis (fixture, 405, NULL, "https.url.method");
  assert_diagnosis (fixture, 413, NULL, "https.too-large");
  assert_diagnosis (fixture, 415, NULL, "https.content-type");
  assert_diagnosis (fixture, 429, NULL, "https.too-many");
  assert_diagnosis (fixture, 504, NULL, "https.gateway");
  assert_diagnosis (fixture, 500, NULL, "service.failed");
  assert_diagnosis (fixture, 422, NULL, "service.refused");
}

static void
assert_page (Fixture *fixture, const char *type, const char *page, const char *id)
{
  g_autoptr (GBytes) body = g_bytes_new_static (page, strlen (page));
  g_autoptr (PlumbAttempt) attempt = NULL;

  plumb_test_server_answer_bytes (fixture->server, 200, type, body);
  attempt = send_lead (fixture);

  g_test_message ("a page of %u bytes", (guint) strlen (page));
  g_assert_cmpint (plumb_attempt_get_outcome (attempt), ==,
                   id == NULL ? PLUMB_OUTCOME_ACCEPTED : PLUMB_OUTCOME_REFUSED);
  if (id != NULL)
    g_assert_cmpstr (plumb_diagnose (PLUMB_KIND_HTTPS, attempt)->id, ==, id);
}

/* A proxy or an identity provider in front of the endpoint answers 200, and the lead is gone. */
static void
test_a_page_to_sign_in_on_is_no_success (Fixture *fixture, gconstpointer unused)
{
  static const char *const pages[] = {
    "<!DOCTYPE html><form method=post><input name=u><input name=\"p\"\n TYPE='Password'></form>",
    "\r\n<html><body>caf\xe9<form><input type=password></form></body></html>",
    "<html><meta http-equiv=\"Refresh\" content=\"0; URL=https://login.microsoftonline.com/x\" />",
    "<html><form action=\"https://contoso.okta.com/login/do-login\">",
    "<html><script>window.location.href = 'https://accounts.google.com/o/oauth2';</script>",
    "<html><form action='https://sso.contoso.com/adfs/ls/'><input name='wa'></form>",
    "<html><form action='https://id.contoso.com/in'><input type='hidden' name='SAMLRequest'>",
  };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    assert_page (fixture, "text/html; charset=utf-8", pages[i], "https.url.sign-in-page");
  assert_page (fixture, "application/xhtml+xml", pages[0], "https.url.sign-in-page");
  g_assert_true (plumb_https_page_is_sign_in (NULL, pages[1], strlen (pages[1])));
}

static void
test_any_other_page_is_success (Fixture *fixture, gconstpointer unused)
{
  static const char *const pages[] = {
    "OK",
    "<html><body><h1>OK</h1></body></html>",
    "<html><body>Your password and type=password are safe. <input type=\"text\"></body></html>",
    "<html><body>Thank you. <a href=\"https://accounts.google.com/\">Sign in</a></body></html>",
    "<html><form action=\"https://forms.contoso.com/next\"><input type=\"submit\"></form></html>",
  };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    assert_page (fixture, "text/html", pages[i], NULL);
  assert_page (fixture, "application/json", "{\"html\":\"<input type=password>\"}", NULL);
}

static void
test_an_address_that_is_none_is_not_tried (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (PlumbAttempt) attempt = NULL;
  g_autoptr (PlumbAttempt) missing = NULL;

  plumb_credentials_set (fixture->credentials, "url", "http://example.com/hook");
  attempt = send_lead (fixture);
  plumb_credentials_set (fixture->credentials, "url", NULL);
  missing = send_lead (fixture);

  g_assert_cmpstr (plumb_attempt_get_remote_code (attempt), ==, "https.url.plain");
  g_assert_cmpstr (plumb_attempt_get_remote_code (missing), ==, "https.url.missing");
}

static void
test_the_ladder_sends_nothing (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GListStore) rungs = g_list_store_new (PLUMB_TYPE_RUNG);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (PlumbRung) last = NULL;

  plumb_connector_verify_async (fixture->connector, fixture->destination, fixture->credentials,
                                rungs, NULL, plumb_test_keep_result, &result);
  plumb_test_wait_for (&result);
  g_assert_true (plumb_connector_verify_finish (fixture->connector, result, &error));
  g_assert_no_error (error);
  last = g_list_model_get_item (G_LIST_MODEL (rungs), 4);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (rungs)), ==, 5);
  g_assert_cmpstr (plumb_rung_get_id (last), ==, "clock");
  g_assert_cmpint (plumb_rung_get_status (last), ==, PLUMB_RUNG_SKIPPED);
  g_assert_nonnull (plumb_rung_get_detail (last));
  g_assert_cmpuint (plumb_test_server_get_n_requests (fixture->server), ==, 0);
}

static void
test_the_secret_is_nowhere (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (PlumbAttempt) attempt = NULL;
  g_autofree char *log = NULL;

  plumb_test_log_begin ();
  plumb_test_server_answer (fixture->server, 401, "{\"message\":\"bad sig=tr0ub4dor\"}");
  attempt = send_lead (fixture);
  plumb_test_log_assert_without ("tr0ub4dor");
  log = plumb_test_log_end ();

  plumb_test_assert_without (plumb_attempt_get_url (attempt), "tr0ub4dor");
  plumb_test_assert_without (plumb_attempt_get_message (attempt), "tr0ub4dor");
}

/* As of hooks whose address has no query and no long part: all after the host is the secret. */
static void
test_the_path_is_a_secret_too (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *url =
      plumb_test_server_dup_url (fixture->server, "/hooks/42/tr0ub4dor.x/?horse");
  g_autoptr (PlumbAttempt) attempt = NULL;

  plumb_credentials_set (fixture->credentials, "url", url);
  plumb_test_server_answer (
      fixture->server, 307,
      "{\"code\":\"no-tr0ub4dor.x\",\"message\":\"not at /hooks/42/tr0ub4dor.x/\"}");
  plumb_test_server_add_header (fixture->server, "Location", "/hooks/42/tr0ub4dor.x");
  plumb_test_server_add_header (fixture->server, "x-request-id", "42-tr0ub4dor.x");
  attempt = send_lead (fixture);

  plumb_test_assert_without (plumb_attempt_get_url (attempt), "tr0ub4dor");
  plumb_test_assert_without (plumb_attempt_get_url (attempt), "horse");
  plumb_test_assert_without (plumb_attempt_get_message (attempt), "tr0ub4dor");
  plumb_test_assert_without (plumb_attempt_get_location (attempt), "tr0ub4dor");
  plumb_test_assert_without (plumb_attempt_get_request_id (attempt), "tr0ub4dor");
  plumb_test_assert_without (plumb_attempt_get_remote_code (attempt), "tr0ub4dor");
}

static void
test_cancelling_is_an_error (Fixture *fixture, gconstpointer unused)
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
  g_test_add ("/https-connector/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("a-lead-is-posted-to-the-byte", test_a_lead_is_posted_to_the_byte);
  ADD ("the-other-spelling-begins-with-capitals", test_the_other_spelling_begins_with_capitals);
  g_test_add_func ("/https-connector/what-is-unknown-is-left-out",
                   test_what_is_unknown_is_left_out);
  ADD ("a-redirect-is-shown-and-not-followed", test_a_redirect_is_shown_and_not_followed);
  ADD ("refusals-name-their-culprit", test_refusals_name_their_culprit);
  ADD ("a-page-to-sign-in-on-is-no-success", test_a_page_to_sign_in_on_is_no_success);
  ADD ("any-other-page-is-success", test_any_other_page_is_success);
  ADD ("an-address-that-is-none-is-not-tried", test_an_address_that_is_none_is_not_tried);
  ADD ("the-ladder-sends-nothing", test_the_ladder_sends_nothing);
  ADD ("the-secret-is-nowhere", test_the_secret_is_nowhere);
  ADD ("the-path-is-a-secret-too", test_the_path_is_a_secret_too);
  ADD ("cancelling-is-an-error", test_cancelling_is_an_error);

  return g_test_run ();
}
