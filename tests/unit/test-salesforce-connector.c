/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-diagnosis.h"
#include "plumb-http-private.h"
#include "plumb-test-log.h"
#include "plumb-test-resolver.h"
#include "plumb-test-salesforce.h"
#include "plumb-test-sample.h"
#include "plumb-test-wait.h"

#include <string.h>

#define TAG PLUMB_TEST_SAMPLE_TAG
#define KEY PLUMB_TEST_SALESFORCE_KEY
#define SECRET PLUMB_TEST_SALESFORCE_SECRET
#define TOKEN PLUMB_TEST_SALESFORCE_TOKEN
#define PAGE                                                                                       \
  "<HTML><PRE><b>Salesforce.com Lead Capture Interface</b>\nReason: "                              \
  "%s\noid: " PLUMB_TEST_SALESFORCE_OID "\nemail: " TAG "@test.com</PRE></HTML>"
#define RECORD                                                                                     \
  "{\"attributes\":{\"type\":\"Lead\"},\"Id\":\"00Qo0000000001AEAQ\",\"FirstName\":\"" TAG         \
  "\",\"LastName\":\"" TAG "\",\"Company\":\"" TAG "\",\"Email\":\"" TAG "@test.com\","            \
  "\"LeadSource\":\"AzureMarketplace-INS|contoso.contosotest\","                                   \
  "\"SystemModstamp\":\"2018-03-22T15:48:05.000+0000\"}"
#define SESSION_OVER                                                                               \
  "[{\"message\":\"Session expired or invalid\",\"errorCode\":\"INVALID_SESSION_ID\"}]"

static void
answer_page (PlumbTestSalesforce *fixture, const char *reason)
{
  g_autofree char *page = g_strdup_printf (PAGE, reason);
  g_autoptr (GBytes) body = g_bytes_new (page, strlen (page));

  plumb_test_server_answer_bytes (fixture->server, 200, "text/html", body);
}

static void
test_a_form_is_posted (PlumbTestSalesforce *fixture, gconstpointer unused)
{
  g_autoptr (PlumbAttempt) attempt = NULL;

  answer_page (fixture, "Your request has been queued.");
  attempt = plumb_test_salesforce_send (fixture);

  g_assert_cmpint (plumb_attempt_get_outcome (attempt), ==, PLUMB_OUTCOME_ACCEPTED);
  g_assert_cmpstr (plumb_test_server_get_method (fixture->server, 0), ==, "POST");
  g_assert_cmpstr (plumb_test_server_get_path (fixture->server, 0), ==,
                   "/servlet/servlet.WebToLead?encoding=UTF-8&orgId=00Do0000000ZHog");
  g_assert_cmpstr (plumb_test_server_get_header (fixture->server, 0, "Content-Type"), ==,
                   "application/x-www-form-urlencoded");
  g_assert_null (plumb_test_server_get_header (fixture->server, 0, "Authorization"));
  g_assert_cmpstr (plumb_test_server_get_body (fixture->server, 0), ==,
                   "oid=00Do0000000ZHog&retURL=http%3A%2F%2Flocalhost&first_name=" TAG
                   "&last_name=" TAG "&email=" TAG "%40test.com&phone=1234567890&company=" TAG
                   "&title=" TAG "&country=US&description=" TAG
                   "&lead_source=AzureMarketplace-INS%7Ccontoso.contosotest&encoding=UTF-8"
                   "&debug=1&debugEmail=" TAG "%40test.com");
}

static void
test_the_reason_for_a_refusal_is_told (PlumbTestSalesforce *fixture, gconstpointer unused)
{
  g_autoptr (PlumbAttempt) attempt = NULL;

  answer_page (fixture, "Your Lead could not be processed.\nLead Capture Page: Not available.");
  attempt = plumb_test_salesforce_send (fixture);

  g_assert_cmpstr (plumb_diagnose (PLUMB_KIND_SALESFORCE, attempt)->id, ==,
                   "salesforce.web-to-lead-host.not-available");
}

static void
test_an_unusable_field_is_named_before_anything_is_sent (PlumbTestSalesforce *fixture,
                                                         gconstpointer unused)
{
  g_autoptr (PlumbAttempt) attempt = NULL;

  plumb_destination_set_setting (fixture->destination, "oid", "00Do0000000ZHogAAA");
  attempt = plumb_test_salesforce_send (fixture);

  g_assert_cmpstr (plumb_diagnose (PLUMB_KIND_SALESFORCE, attempt)->id, ==,
                   "salesforce.oid.checksum");
  g_assert_cmpuint (plumb_test_server_get_n_requests (fixture->server), ==, 0);
}

static gboolean
can (PlumbTestSalesforce *fixture, PlumbVerb verb)
{
  return plumb_connector_can (fixture->connector, verb, fixture->destination, fixture->credentials);
}

static void
test_reading_takes_three_fields (PlumbTestSalesforce *fixture, gconstpointer unused)
{
  static const PlumbVerb reading[] = { PLUMB_VERB_CONFIRM, PLUMB_VERB_WATCH, PLUMB_VERB_DELETE };

  for (guint i = 0; i < G_N_ELEMENTS (reading); i++) {
    g_assert_true (plumb_connector_can (fixture->connector, reading[i], NULL, NULL));
    g_assert_true (can (fixture, reading[i]));
  }
  plumb_credentials_set (fixture->credentials, "consumer-secret", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (reading); i++)
    g_assert_false (can (fixture, reading[i]));
  g_assert_true (can (fixture, PLUMB_VERB_VERIFY));
  g_assert_true (can (fixture, PLUMB_VERB_SEND));
}

static void
test_a_lead_is_read_back (PlumbTestSalesforce *fixture, gconstpointer unused)
{
  g_autoptr (PlumbAttempt) attempt = NULL;
  g_autoptr (PlumbLead) found = NULL;

  plumb_test_salesforce_let_in (fixture);
  plumb_test_server_answer (fixture->server, 200,
                            "{\"totalSize\":1,\"done\":true,\"records\":[" RECORD "]}");
  attempt = plumb_test_salesforce_confirm (fixture, &found);

  g_assert_cmpint (plumb_attempt_get_outcome (attempt), ==, PLUMB_OUTCOME_ACCEPTED);
  g_assert_cmpstr (plumb_lead_get_key (found), ==, "00Qo0000000001AEAQ");
  g_assert_cmpstr (plumb_test_server_get_path (fixture->server, 0), ==, "/services/data/");
  g_assert_null (plumb_test_server_get_header (fixture->server, 0, "Authorization"));
  g_assert_cmpstr (plumb_test_server_get_path (fixture->server, 1), ==, "/services/oauth2/token");
  g_assert_cmpstr (plumb_test_server_get_body (fixture->server, 1), ==,
                   "grant_type=client_credentials&client_id=" KEY
                   "&client_secret=5EC2E7s3cr3t%2F%2B%3D0123456789abcdef");
  g_assert_cmpstr (
      plumb_test_server_get_path (fixture->server, 2), ==,
      "/services/data/v61.0/query?q=SELECT+Id,FirstName,LastName,Company,Title,Email,"
      "Phone,Country,Description,LeadSource,Status,CreatedDate,SystemModstamp+FROM+Lead"
      "+WHERE+Email+%3D+%27" TAG "%40test.com%27+ORDER+BY+SystemModstamp+LIMIT+1");
  g_assert_cmpstr (plumb_test_server_get_header (fixture->server, 2, "Authorization"), ==,
                   "Bearer " TOKEN);
}

static void
test_a_token_that_ran_out_is_renewed (PlumbTestSalesforce *fixture, gconstpointer unused)
{
  g_autoptr (PlumbAttempt) attempt = NULL;
  g_autoptr (PlumbLead) found = NULL;

  plumb_test_salesforce_let_in (fixture);
  plumb_test_server_answer (fixture->server, 401, SESSION_OVER);
  plumb_test_server_answer (fixture->server, 200, "{\"access_token\":\"00D!second\"}");
  plumb_test_server_answer (fixture->server, 200, "{\"records\":[" RECORD "]}");
  attempt = plumb_test_salesforce_confirm (fixture, &found);

  g_assert_nonnull (found);
  g_assert_cmpstr (plumb_test_server_get_header (fixture->server, 4, "Authorization"), ==,
                   "Bearer 00D!second");
}

static void
test_a_my_domain_that_is_none_is_named (PlumbTestSalesforce *fixture, gconstpointer unused)
{
  g_autoptr (GResolver) usual = plumb_test_resolver_know_no_name ();
  g_autoptr (PlumbAttempt) attempt = NULL;

  plumb_destination_set_setting (fixture->destination, "my-domain", "plumb.invalid");
  plumb_http_set_way_out (plumb_connector_get_http (fixture->connector), plumb_test_resolver_yes);
  attempt = plumb_test_salesforce_confirm (fixture, NULL);
  g_resolver_set_default (usual);

  g_assert_cmpstr (plumb_diagnose (PLUMB_KIND_SALESFORCE, attempt)->id, ==,
                   "salesforce.my-domain.unknown");
}

static void
test_a_busy_service_is_asked_again (PlumbTestSalesforce *fixture, gconstpointer unused)
{
  g_autoptr (PlumbAttempt) attempt = NULL;
  g_autoptr (PlumbLead) found = NULL;

  plumb_test_salesforce_let_in (fixture);
  plumb_test_server_answer (fixture->server, 503, NULL);
  plumb_test_server_answer (fixture->server, 503, NULL);
  plumb_test_server_answer (fixture->server, 200, "{\"records\":[" RECORD "]}");
  attempt = plumb_test_salesforce_confirm (fixture, &found);

  g_assert_nonnull (found);
  g_assert_cmpuint (plumb_test_server_get_n_requests (fixture->server), ==, 5);
}

static void
test_a_service_that_stays_busy_is_left_alone (PlumbTestSalesforce *fixture, gconstpointer unused)
{
  g_autoptr (PlumbAttempt) attempt = NULL;

  plumb_test_salesforce_let_in (fixture);
  plumb_test_server_answer (fixture->server, 503, NULL);
  plumb_test_server_add_header (fixture->server, "Retry-After", "60");
  attempt = plumb_test_salesforce_confirm (fixture, NULL);

  g_assert_cmpstr (plumb_diagnose (PLUMB_KIND_SALESFORCE, attempt)->id, ==, "salesforce.busy");
  g_assert_cmpuint (plumb_test_server_get_n_requests (fixture->server), ==, 3);
}

/* A list of versions is a convenience, and nothing to stop at. */
static void
test_without_a_list_of_versions_a_known_one_is_used (PlumbTestSalesforce *fixture,
                                                     gconstpointer unused)
{
  g_autoptr (PlumbAttempt) attempt = NULL;
  g_autoptr (PlumbLead) found = NULL;

  plumb_test_server_answer (fixture->server, 401, SESSION_OVER);
  plumb_test_server_answer (fixture->server, 200, "{\"access_token\":\"" TOKEN "\"}");
  plumb_test_server_answer (fixture->server, 200, "{\"records\":[" RECORD "]}");
  attempt = plumb_test_salesforce_confirm (fixture, &found);

  g_assert_nonnull (found);
  g_assert_true (g_str_has_prefix (plumb_test_server_get_path (fixture->server, 2),
                                   "/services/data/v61.0/query?"));
}

static PlumbAttempt *
delete_lead (PlumbTestSalesforce *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  PlumbLeadFields fields = *plumb_lead_get_fields (fixture->lead);
  g_autoptr (PlumbLead) lead = NULL;
  PlumbAttempt *attempt = NULL;

  fields.key = "00Qo0000000001AEAQ";
  lead = plumb_lead_new (&fields);
  plumb_connector_delete_async (fixture->connector, fixture->destination, fixture->credentials,
                                lead, NULL, plumb_test_keep_result, &result);
  plumb_test_wait_for (&result);
  attempt = plumb_connector_delete_finish (fixture->connector, result, &error);
  g_assert_no_error (error);
  return attempt;
}

static void
test_a_test_lead_is_deleted (PlumbTestSalesforce *fixture, gconstpointer unused)
{
  g_autoptr (PlumbAttempt) first = NULL;
  g_autoptr (PlumbAttempt) second = NULL;
  g_autoptr (PlumbAttempt) third = NULL;

  plumb_test_salesforce_let_in (fixture);
  plumb_test_server_answer (fixture->server, 204, NULL);
  first = delete_lead (fixture);
  plumb_test_salesforce_answer (fixture, 404, "[{\"errorCode\":\"ENTITY_IS_DELETED\"}]");
  second = delete_lead (fixture);
  plumb_test_salesforce_answer (fixture, 403,
                                "[{\"errorCode\":\"INSUFFICIENT_ACCESS_OR_READONLY\"}]");
  third = delete_lead (fixture);

  g_assert_cmpstr (plumb_test_server_get_method (fixture->server, 2), ==, "DELETE");
  g_assert_cmpstr (plumb_test_server_get_path (fixture->server, 2), ==,
                   "/services/data/v61.0/sobjects/Lead/00Qo0000000001AEAQ");
  g_assert_cmpint (plumb_attempt_get_outcome (first), ==, PLUMB_OUTCOME_ACCEPTED);
  g_assert_cmpint (plumb_attempt_get_outcome (second), ==, PLUMB_OUTCOME_ACCEPTED);
  g_assert_cmpstr (plumb_diagnose (PLUMB_KIND_SALESFORCE, third)->id, ==,
                   "salesforce.delete.forbidden");
}

static void
assert_harmless (PlumbAttempt *attempt)
{
  static const char *const secrets[] = { SECRET, TOKEN, TAG "@test.com",
                                         PLUMB_TEST_SALESFORCE_OID };
  const char *const texts[] = { plumb_attempt_get_url (attempt),
                                plumb_attempt_get_message (attempt),
                                plumb_attempt_get_remote_code (attempt) };

  for (guint i = 0; i < G_N_ELEMENTS (secrets) * G_N_ELEMENTS (texts); i++)
    if (texts[i % G_N_ELEMENTS (texts)] != NULL)
      plumb_test_assert_without (texts[i % G_N_ELEMENTS (texts)],
                                 secrets[i / G_N_ELEMENTS (texts)]);
}

static void
test_no_secret_leaves_the_connector (PlumbTestSalesforce *fixture, gconstpointer unused)
{
  g_autoptr (PlumbAttempt) sent = NULL;
  g_autoptr (PlumbAttempt) refused = NULL;
  g_autoptr (PlumbAttempt) gone = NULL;
  g_autofree char *log = NULL;

  plumb_test_log_begin ();
  answer_page (fixture, "Your Lead could not be processed.");
  sent = plumb_test_salesforce_send (fixture);
  plumb_test_server_answer (fixture->server, 200, "[]");
  plumb_test_server_answer (fixture->server, 400,
                            "{\"error\":\"invalid_client\","
                            "\"error_description\":\"client_secret=" SECRET "\"}");
  refused = plumb_test_salesforce_confirm (fixture, NULL);
  plumb_test_salesforce_let_in (fixture);
  plumb_test_server_answer (fixture->server, 400, "[{\"errorCode\":\"INVALID_FIELD\"}]");
  gone = plumb_test_salesforce_confirm (fixture, NULL);
  plumb_test_log_assert_without (SECRET);
  plumb_test_log_assert_without (TOKEN);
  plumb_test_log_assert_without (TAG "@test.com");
  log = plumb_test_log_end ();

  g_assert_cmpstr (plumb_diagnose (PLUMB_KIND_SALESFORCE, refused)->id, ==,
                   "salesforce.consumer-secret.wrong");
  assert_harmless (sent);
  assert_harmless (refused);
  assert_harmless (gone);
}

#define ADD(sentence, test)                                                                        \
  g_test_add ("/salesforce-connector/" sentence, PlumbTestSalesforce, NULL,                        \
              plumb_test_salesforce_set_up, test, plumb_test_salesforce_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("a-form-is-posted", test_a_form_is_posted);
  ADD ("the-reason-for-a-refusal-is-told", test_the_reason_for_a_refusal_is_told);
  ADD ("an-unusable-field-is-named-before-anything-is-sent",
       test_an_unusable_field_is_named_before_anything_is_sent);
  ADD ("reading-takes-three-fields", test_reading_takes_three_fields);
  ADD ("a-lead-is-read-back", test_a_lead_is_read_back);
  ADD ("a-token-that-ran-out-is-renewed", test_a_token_that_ran_out_is_renewed);
  ADD ("a-my-domain-that-is-none-is-named", test_a_my_domain_that_is_none_is_named);
  ADD ("a-busy-service-is-asked-again", test_a_busy_service_is_asked_again);
  ADD ("a-service-that-stays-busy-is-left-alone", test_a_service_that_stays_busy_is_left_alone);
  ADD ("without-a-list-of-versions-a-known-one-is-used",
       test_without_a_list_of_versions_a_known_one_is_used);
  ADD ("a-test-lead-is-deleted", test_a_test_lead_is_deleted);
  ADD ("no-secret-leaves-the-connector", test_no_secret_leaves_the_connector);

  return g_test_run ();
}
