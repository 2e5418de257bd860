/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-error.h"
#include "plumb-test-log.h"
#include "plumb-test-marketo.h"
#include "plumb-test-sample.h"
#include "plumb-test-wait.h"

#include <string.h>

#define TAG PLUMB_TEST_SAMPLE_TAG
#define CREATED                                                                                    \
  "{\"requestId\":\"12924#17d2a5e3c3d\",\"result\":[{\"id\":319174,\"status\":\"created\"}],"      \
  "\"success\":true}"
#define BODY                                                                                       \
  "{\"formId\":1179,\"input\":[{\"leadFormFields\":{\"firstName\":\"" TAG "\",\"lastName\":\"" TAG \
  "\",\"email\":\"" TAG "@test.com\",\"phone\":\"1234567890\",\"company\":\"" TAG                  \
  "\",\"title\":\"" TAG "\",\"country\":\"US\",\"leadSource\":\"" TAG "-" TAG                      \
  "|Contoso Test\"}}]}"
#define FIELDS                                                                                     \
  "&fields=id,email,firstName,lastName,phone,company,title,country,leadSource,createdAt"
#define PERSON                                                                                     \
  "{\"requestId\":\"1#2\",\"result\":[{\"id\":319174,\"email\":\"" TAG "@test.com\","              \
  "\"firstName\":\"" TAG "\",\"lastName\":null,\"country\":\"US\","                                \
  "\"leadSource\":\"SPZA-PLT|contoso.vm.v2\",\"createdAt\":\"2018-03-22T15:48:04Z\"}],"            \
  "\"success\":true}"

/* As Microsoft's: source and action are the tag, the offer is a title. */
static PlumbLead *
make_lead (void)
{
  g_autoptr (PlumbLead) sample = plumb_test_sample_new ();
  PlumbLeadFields fields = *plumb_lead_get_fields (sample);

  fields.texts[PLUMB_LEAD_SOURCE] = TAG;
  fields.texts[PLUMB_LEAD_ACTION] = TAG;
  fields.texts[PLUMB_LEAD_PUBLISHER] = NULL;
  fields.texts[PLUMB_LEAD_OFFER] = NULL;
  fields.texts[PLUMB_LEAD_OFFER_TITLE] = "Contoso Test";
  return plumb_lead_new (&fields);
}

static PlumbAttempt *
send_lead (PlumbTestMarketo *fixture, PlumbLead *lead)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  PlumbAttempt *attempt = NULL;

  plumb_connector_send_async (fixture->connector, fixture->destination, fixture->credentials, lead,
                              NULL, plumb_test_keep_result, &result);
  plumb_test_wait_for (&result);
  attempt = plumb_connector_send_finish (fixture->connector, result, &error);
  g_assert_no_error (error);
  return attempt;
}

static PlumbAttempt *
send_sample (PlumbTestMarketo *fixture)
{
  g_autoptr (PlumbLead) lead = make_lead ();

  return send_lead (fixture, lead);
}

static PlumbAttempt *
confirm (PlumbTestMarketo *fixture, PlumbLead **found)
{
  g_autoptr (PlumbLead) lead = make_lead ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  PlumbAttempt *attempt = NULL;

  plumb_connector_confirm_async (fixture->connector, fixture->destination, fixture->credentials,
                                 lead, NULL, plumb_test_keep_result, &result);
  plumb_test_wait_for (&result);
  attempt = plumb_connector_confirm_finish (fixture->connector, result, found, &error);
  g_assert_no_error (error);
  return attempt;
}

static PlumbAttempt *
delete_lead (PlumbTestMarketo *fixture, const char *key)
{
  g_autoptr (PlumbLead) sample = make_lead ();
  PlumbLeadFields fields = *plumb_lead_get_fields (sample);
  g_autoptr (PlumbLead) lead = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  PlumbAttempt *attempt = NULL;

  fields.key = key;
  lead = plumb_lead_new (&fields);
  plumb_connector_delete_async (fixture->connector, fixture->destination, fixture->credentials,
                                lead, NULL, plumb_test_keep_result, &result);
  plumb_test_wait_for (&result);
  attempt = plumb_connector_delete_finish (fixture->connector, result, &error);
  g_assert_no_error (error);
  return attempt;
}

static void
assert_code (PlumbAttempt *attempt, const char *code)
{
  g_assert_cmpint (plumb_attempt_get_outcome (attempt), ==, PLUMB_OUTCOME_REFUSED);
  g_assert_cmpstr (plumb_attempt_get_remote_code (attempt), ==, code);
}

static void
test_a_lead_fills_the_form (PlumbTestMarketo *fixture, gconstpointer unused)
{
  PlumbTestServer *server = fixture->server;
  g_autoptr (PlumbAttempt) attempt = NULL;

  plumb_test_marketo_give_token (fixture);
  plumb_test_server_answer (server, 200, CREATED);
  attempt = send_sample (fixture);

  g_assert_cmpint (plumb_attempt_get_outcome (attempt), ==, PLUMB_OUTCOME_ACCEPTED);
  g_assert_cmpstr (plumb_attempt_get_request_id (attempt), ==, "12924#17d2a5e3c3d");
  g_assert_cmpuint (plumb_test_server_get_n_requests (server), ==, 2);
  g_assert_cmpstr (plumb_test_server_get_method (server, 1), ==, "POST");
  g_assert_cmpstr (plumb_test_server_get_path (server, 1), ==, "/rest/v1/leads/submitForm.json");
  g_assert_cmpstr (plumb_test_server_get_body (server, 1), ==, BODY);
  g_assert_cmpstr (plumb_test_server_get_header (server, 1, "Content-Length"), ==, "381");
  g_assert_cmpstr (plumb_test_server_get_header (server, 1, "Content-Type"), ==,
                   "application/json");
  g_assert_cmpstr (plumb_test_server_get_header (server, 1, "Authorization"), ==,
                   "Bearer " PLUMB_TEST_MARKETO_TOKEN);
}

static void
test_a_token_is_asked_for_in_a_body (PlumbTestMarketo *fixture, gconstpointer unused)
{
  PlumbTestServer *server = fixture->server;
  g_autoptr (PlumbAttempt) attempt = NULL;
  g_autoptr (PlumbAttempt) again = NULL;

  plumb_test_marketo_give_token (fixture);
  plumb_test_server_answer (server, 200, CREATED);
  plumb_test_server_answer (server, 200, CREATED);
  attempt = send_sample (fixture);
  again = send_sample (fixture);

  g_assert_cmpuint (plumb_test_server_get_n_requests (server), ==, 3);
  g_assert_cmpstr (plumb_test_server_get_method (server, 0), ==, "POST");
  g_assert_cmpstr (plumb_test_server_get_path (server, 0), ==, "/identity/oauth/token");
  g_assert_cmpstr (plumb_test_server_get_body (server, 0), ==,
                   "grant_type=client_credentials&client_id=me"
                   "&client_secret=" PLUMB_TEST_MARKETO_SECRET);
}

static void
test_a_wrong_secret_is_told_by_the_identity (PlumbTestMarketo *fixture, gconstpointer unused)
{
  g_autoptr (PlumbAttempt) attempt = NULL;

  plumb_test_server_answer (fixture->server, 401,
                            "{\"error\":\"invalid_client\","
                            "\"error_description\":\"Bad client credentials\"}");
  attempt = send_sample (fixture);

  assert_code (attempt, "invalid_client");
  g_assert_cmpuint (plumb_attempt_get_status (attempt), ==, 401);
  g_assert_cmpuint (plumb_test_server_get_n_requests (fixture->server), ==, 1);
}

static void
test_a_token_that_ran_out_is_replaced_once (PlumbTestMarketo *fixture, gconstpointer unused)
{
  g_autoptr (PlumbAttempt) attempt = NULL;
  g_autoptr (PlumbAttempt) refused = NULL;

  plumb_test_marketo_give_token (fixture);
  plumb_test_marketo_refuse (fixture, "602");
  plumb_test_marketo_give_token (fixture);
  plumb_test_server_answer (fixture->server, 200, CREATED);
  attempt = send_sample (fixture);
  g_assert_cmpint (plumb_attempt_get_outcome (attempt), ==, PLUMB_OUTCOME_ACCEPTED);
  g_assert_cmpuint (plumb_test_server_get_n_requests (fixture->server), ==, 4);

  plumb_test_marketo_refuse (fixture, "601");
  plumb_test_marketo_give_token (fixture);
  plumb_test_marketo_refuse (fixture, "601");
  refused = send_sample (fixture);
  assert_code (refused, "601");
  g_assert_cmpuint (plumb_test_server_get_n_requests (fixture->server), ==, 7);
}

static void
test_a_record_that_is_skipped_is_refused (PlumbTestMarketo *fixture, gconstpointer unused)
{
  g_autoptr (PlumbAttempt) attempt = NULL;

  plumb_test_marketo_give_token (fixture);
  plumb_test_server_answer (fixture->server, 200,
                            "{\"requestId\":\"1#2\",\"success\":true,\"result\":[{\"status\":"
                            "\"skipped\",\"reasons\":[{\"code\":\"1006\",\"message\":"
                            "\"Field 'title' not found\"}]}]}");
  attempt = send_sample (fixture);

  assert_code (attempt, "1006");
  g_assert_cmpstr (plumb_attempt_get_message (attempt), ==, "Field 'title' not found");
}

static void
test_without_credentials_nothing_is_sent (PlumbTestMarketo *fixture, gconstpointer unused)
{
  g_autoptr (PlumbAttempt) attempt = NULL;
  g_autoptr (PlumbAttempt) half = NULL;

  plumb_destination_set_setting (fixture->destination, "client-id", NULL);
  half = send_sample (fixture);
  plumb_credentials_set (fixture->credentials, "client-secret", NULL);
  attempt = send_sample (fixture);

  g_assert_cmpstr (plumb_attempt_get_remote_code (half), ==, "marketo.client-id.missing");
  g_assert_cmpstr (plumb_attempt_get_remote_code (attempt), ==, "marketo.client-id.needed");
  g_assert_cmpuint (plumb_test_server_get_n_requests (fixture->server), ==, 0);
  for (PlumbVerb verb = PLUMB_VERB_SEND; verb <= PLUMB_VERB_DELETE; verb++)
    g_assert_false (plumb_connector_can (fixture->connector, verb, fixture->destination, NULL));
  g_assert_true (
      plumb_connector_can (fixture->connector, PLUMB_VERB_VERIFY, fixture->destination, NULL));
}

static void
test_an_address_must_be_plain (PlumbTestMarketo *fixture, gconstpointer unused)
{
  g_autoptr (PlumbLead) sample = make_lead ();
  PlumbLeadFields fields = *plumb_lead_get_fields (sample);
  g_autoptr (PlumbLead) odd = NULL;
  g_autoptr (PlumbAttempt) attempt = NULL;

  fields.texts[PLUMB_LEAD_EMAIL] = "jérôme@example.com";
  odd = plumb_lead_new (&fields);
  attempt = send_lead (fixture, odd);

  g_assert_cmpstr (plumb_attempt_get_remote_code (attempt), ==, "marketo.lead.address");
  g_assert_cmpuint (plumb_test_server_get_n_requests (fixture->server), ==, 0);
}

static void
test_a_lead_is_confirmed_by_its_address (PlumbTestMarketo *fixture, gconstpointer unused)
{
  g_autoptr (PlumbAttempt) attempt = NULL;
  g_autoptr (PlumbLead) found = NULL;

  plumb_test_marketo_give_token (fixture);
  plumb_test_server_answer (fixture->server, 200, PERSON);
  attempt = confirm (fixture, &found);

  g_assert_cmpstr (plumb_test_server_get_method (fixture->server, 1), ==, "GET");
  g_assert_cmpstr (plumb_test_server_get_path (fixture->server, 1), ==,
                   "/rest/v1/leads.json?filterType=email&filterValues=" TAG "%40test.com" FIELDS);
  g_assert_cmpstr (plumb_lead_get_key (found), ==, "319174");
  g_assert_cmpstr (plumb_lead_get_text (found, PLUMB_LEAD_FIRST_NAME), ==, TAG);
  g_assert_null (plumb_lead_get_text (found, PLUMB_LEAD_LAST_NAME));
  g_assert_cmpstr (plumb_lead_get_text (found, PLUMB_LEAD_SOURCE), ==, "AppSource");
  g_assert_cmpstr (plumb_lead_get_text (found, PLUMB_LEAD_ACTION), ==, "PLT");
  g_assert_cmpstr (plumb_lead_get_text (found, PLUMB_LEAD_OFFER), ==, "vm.v2");
  g_assert_cmpint (plumb_lead_get_created_at (found), ==,
                   G_GINT64_CONSTANT (1521733684) * G_TIME_SPAN_SECOND);
}

static void
test_nobody_is_not_there_yet (PlumbTestMarketo *fixture, gconstpointer unused)
{
  g_autoptr (PlumbAttempt) attempt = NULL;
  g_autoptr (PlumbLead) found = NULL;

  plumb_test_marketo_give_token (fixture);
  plumb_test_server_answer (fixture->server, 200, PLUMB_TEST_MARKETO_NOTHING);
  attempt = confirm (fixture, &found);

  g_assert_cmpint (plumb_attempt_get_outcome (attempt), ==, PLUMB_OUTCOME_ACCEPTED);
  g_assert_null (found);
}

static void
test_a_test_lead_is_deleted_by_its_number (PlumbTestMarketo *fixture, gconstpointer unused)
{
  g_autoptr (PlumbAttempt) attempt = NULL;
  g_autoptr (PlumbAttempt) gone = NULL;
  g_autoptr (PlumbAttempt) unknown = NULL;

  plumb_test_marketo_give_token (fixture);
  plumb_test_server_answer (fixture->server, 200,
                            "{\"success\":true,\"result\":[{\"id\":319174,\"status\":"
                            "\"deleted\"}]}");
  attempt = delete_lead (fixture, "319174");
  plumb_test_server_answer (fixture->server, 200,
                            "{\"success\":true,\"result\":[{\"status\":\"skipped\",\"reasons\":"
                            "[{\"code\":\"1004\",\"message\":\"Lead not found\"}]}]}");
  gone = delete_lead (fixture, "319174");
  unknown = delete_lead (fixture, "new 319174");

  g_assert_cmpint (plumb_attempt_get_outcome (attempt), ==, PLUMB_OUTCOME_ACCEPTED);
  g_assert_cmpint (plumb_attempt_get_outcome (gone), ==, PLUMB_OUTCOME_ACCEPTED);
  g_assert_cmpstr (plumb_attempt_get_remote_code (unknown), ==, "marketo.lead.unknown-person");
  g_assert_cmpstr (plumb_test_server_get_path (fixture->server, 1), ==,
                   "/rest/v1/leads/delete.json");
  g_assert_cmpstr (plumb_test_server_get_body (fixture->server, 1), ==,
                   "{\"input\":[{\"id\":319174}]}");
}

static void
test_secret_and_token_are_nowhere (PlumbTestMarketo *fixture, gconstpointer unused)
{
  static const char *const secrets[] = { PLUMB_TEST_MARKETO_SECRET, PLUMB_TEST_MARKETO_TOKEN };
  g_autoptr (PlumbAttempt) attempt = NULL;
  g_autofree char *log = NULL;

  plumb_test_log_begin ();
  plumb_test_marketo_give_token (fixture);
  plumb_test_server_answer (fixture->server, 200,
                            "{\"success\":false,\"errors\":[{\"code\":\"609\",\"message\":"
                            "\"Bearer " PLUMB_TEST_MARKETO_TOKEN
                            " client_secret=" PLUMB_TEST_MARKETO_SECRET "\"}]}");
  attempt = send_sample (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (secrets); i++)
    plumb_test_log_assert_without (secrets[i]);
  log = plumb_test_log_end ();

  for (guint i = 0; i < G_N_ELEMENTS (secrets); i++) {
    plumb_test_assert_without (plumb_attempt_get_url (attempt), secrets[i]);
    plumb_test_assert_without (plumb_attempt_get_message (attempt), secrets[i]);
    plumb_test_assert_without (plumb_test_server_get_path (fixture->server, 0), secrets[i]);
    plumb_test_assert_without (plumb_test_server_get_path (fixture->server, 1), secrets[i]);
    plumb_test_assert_without (plumb_test_server_get_body (fixture->server, 1), secrets[i]);
  }
}

#define ADD(path, function)                                                                        \
  g_test_add ("/marketo/" path, PlumbTestMarketo, NULL, plumb_test_marketo_set_up, function,       \
              plumb_test_marketo_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("a-lead-fills-the-form", test_a_lead_fills_the_form);
  ADD ("a-token-is-asked-for-in-a-body", test_a_token_is_asked_for_in_a_body);
  ADD ("a-wrong-secret-is-told-by-the-identity", test_a_wrong_secret_is_told_by_the_identity);
  ADD ("a-token-that-ran-out-is-replaced-once", test_a_token_that_ran_out_is_replaced_once);
  ADD ("a-record-that-is-skipped-is-refused", test_a_record_that_is_skipped_is_refused);
  ADD ("without-credentials-nothing-is-sent", test_without_credentials_nothing_is_sent);
  ADD ("an-address-must-be-plain", test_an_address_must_be_plain);
  ADD ("a-lead-is-confirmed-by-its-address", test_a_lead_is_confirmed_by_its_address);
  ADD ("nobody-is-not-there-yet", test_nobody_is_not_there_yet);
  ADD ("a-test-lead-is-deleted-by-its-number", test_a_test_lead_is_deleted_by_its_number);
  ADD ("secret-and-token-are-nowhere", test_secret_and_token_are_nowhere);

  return g_test_run ();
}
