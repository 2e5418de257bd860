/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-azure-table-connector.h"
#include "plumb-error.h"
#include "plumb-test-log.h"
#include "plumb-test-sample.h"
#include "plumb-test-server.h"
#include "plumb-test-wait.h"

#include <string.h>

#define TAG PLUMB_TEST_SAMPLE_TAG
#define KEY                                                                                        \
  "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWYwMTIzNDU2Nzg5YWJjZGVmMDEyMzQ1Njc4OWFiY2RlZg=="
#define ROW_PATH "/myaccount/MarketplaceLeads(PartitionKey='2018-03-22',RowKey='" TAG "')"
#define NOT_FOUND "{\"odata.error\":{\"code\":\"TableNotFound\"}}"

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
  g_autofree char *text = NULL;

  fixture->server = plumb_test_server_new ();
  url = plumb_test_server_dup_url (fixture->server, "/myaccount");
  text = g_strdup_printf ("AccountName=myaccount;AccountKey=" KEY ";TableEndpoint=%s", url);
  fixture->connector = g_object_new (PLUMB_TYPE_AZURE_TABLE_CONNECTOR, "http", http, NULL);
  fixture->destination = plumb_destination_new (PLUMB_KIND_AZURE_TABLE, "Leads");
  fixture->credentials = plumb_credentials_new ();
  plumb_credentials_set (fixture->credentials, "connection-string", text);
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

static PlumbAttempt *
confirm_lead (Fixture *fixture, PlumbLead **found)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  PlumbAttempt *attempt = NULL;

  plumb_connector_confirm_async (fixture->connector, fixture->destination, fixture->credentials,
                                 fixture->lead, NULL, plumb_test_keep_result, &result);
  plumb_test_wait_for (&result);
  attempt = plumb_connector_confirm_finish (fixture->connector, result, found, &error);
  g_assert_no_error (error);
  return attempt;
}

static PlumbPage *
watch (Fixture *fixture, const char *cursor)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  PlumbPage *page = NULL;

  plumb_connector_watch_async (fixture->connector, fixture->destination, fixture->credentials,
                               cursor, NULL, plumb_test_keep_result, &result);
  plumb_test_wait_for (&result);
  page = plumb_connector_watch_finish (fixture->connector, result, &error);
  g_assert_no_error (error);
  return page;
}

static void
test_a_lead_is_sent_in_one_request (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (PlumbAttempt) attempt = NULL;

  plumb_test_server_answer (fixture->server, 204, NULL);
  attempt = send_lead (fixture);

  g_assert_cmpint (plumb_attempt_get_outcome (attempt), ==, PLUMB_OUTCOME_ACCEPTED);
  g_assert_cmpuint (plumb_test_server_get_n_requests (fixture->server), ==, 1);
  g_assert_cmpstr (plumb_test_server_get_method (fixture->server, 0), ==, "POST");
  g_assert_cmpstr (plumb_test_server_get_path (fixture->server, 0), ==,
                   "/myaccount/MarketplaceLeads");
  g_assert_cmpuint (strlen (plumb_test_server_get_body (fixture->server, 0)), ==, 607);
  g_assert_cmpstr (plumb_test_server_get_header (fixture->server, 0, "Content-Length"), ==, "607");
  g_assert_cmpstr (plumb_test_server_get_header (fixture->server, 0, "Content-Type"), ==,
                   "application/json");
}

static void
test_a_missing_table_is_made_once (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (PlumbAttempt) attempt = NULL;

  plumb_test_server_answer (fixture->server, 404, NOT_FOUND);
  plumb_test_server_answer (fixture->server, 409,
                            "{\"odata.error\":{\"code\":\"TableAlreadyExists\"}}");
  plumb_test_server_answer (fixture->server, 404, NOT_FOUND);
  attempt = send_lead (fixture);

  g_assert_cmpint (plumb_attempt_get_outcome (attempt), ==, PLUMB_OUTCOME_REFUSED);
  g_assert_cmpuint (plumb_test_server_get_n_requests (fixture->server), ==, 3);
  g_assert_cmpstr (plumb_test_server_get_path (fixture->server, 1), ==, "/myaccount/Tables");
  g_assert_cmpstr (plumb_test_server_get_path (fixture->server, 2), ==,
                   "/myaccount/MarketplaceLeads");
}

static void
test_a_table_that_cannot_be_made_is_refused (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (PlumbAttempt) attempt = NULL;

  plumb_test_server_answer (fixture->server, 404, NOT_FOUND);
  plumb_test_server_answer (fixture->server, 409,
                            "{\"odata.error\":{\"code\":\"TableBeingDeleted\"}}");
  attempt = send_lead (fixture);

  g_assert_cmpint (plumb_attempt_get_outcome (attempt), ==, PLUMB_OUTCOME_REFUSED);
  g_assert_cmpstr (plumb_attempt_get_remote_code (attempt), ==, "TableBeingDeleted");
}

static void
test_a_busy_service_is_asked_again (Fixture *fixture, gconstpointer unused)
{
  static const char busy[] = "{\"odata.error\":{\"code\":\"ServerBusy\"}}";
  g_autoptr (PlumbAttempt) attempt = NULL;
  g_autoptr (PlumbAttempt) refused = NULL;

  plumb_test_server_answer (fixture->server, 503, busy);
  plumb_test_server_answer (fixture->server, 204, NULL);
  attempt = send_lead (fixture);
  plumb_test_server_answer (fixture->server, 503, busy);
  plumb_test_server_add_header (fixture->server, "Retry-After", "60");
  refused = send_lead (fixture);

  g_assert_cmpint (plumb_attempt_get_outcome (attempt), ==, PLUMB_OUTCOME_ACCEPTED);
  g_assert_cmpint (plumb_attempt_get_outcome (refused), ==, PLUMB_OUTCOME_REFUSED);
  g_assert_cmpuint (plumb_test_server_get_n_requests (fixture->server), ==, 3);
}

static void
test_a_key_that_is_none_is_not_tried (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (PlumbAttempt) attempt = NULL;

  plumb_credentials_set (fixture->credentials, "connection-string",
                         "AccountName=myaccount;AccountKey=QUJD==");
  attempt = send_lead (fixture);

  g_assert_cmpint (plumb_attempt_get_stage (attempt), ==, PLUMB_STAGE_SETTINGS);
  g_assert_cmpstr (plumb_attempt_get_remote_code (attempt), ==,
                   "azure-table.connection-string.key-not-base64");
}

static void
test_what_was_sent_is_confirmed_by_its_keys (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (PlumbLead) found = NULL;
  g_autoptr (PlumbAttempt) attempt = NULL;

  plumb_test_server_answer (fixture->server, 200,
                            "{\"PartitionKey\":\"2018-03-22\",\"RowKey\":\"" TAG
                            "\",\"CustomerInfo\":\"{\\\"Company\\\":\\\"" TAG "\\\"}\"}");
  attempt = confirm_lead (fixture, &found);

  g_assert_cmpint (plumb_attempt_get_outcome (attempt), ==, PLUMB_OUTCOME_ACCEPTED);
  g_assert_cmpstr (plumb_test_server_get_path (fixture->server, 0), ==, ROW_PATH);
  g_assert_nonnull (found);
  g_assert_cmpstr (plumb_lead_get_key (found), ==, "2018-03-22\n" TAG);
  g_assert_true (plumb_lead_is_test (found));
}

static void
test_not_there_yet_is_no_refusal (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (PlumbLead) found = NULL;
  g_autoptr (PlumbAttempt) attempt = NULL;

  plumb_test_server_answer (fixture->server, 404,
                            "{\"odata.error\":{\"code\":\"ResourceNotFound\"}}");
  attempt = confirm_lead (fixture, &found);

  g_assert_cmpint (plumb_attempt_get_outcome (attempt), ==, PLUMB_OUTCOME_ACCEPTED);
  g_assert_null (found);
}

static void
test_rows_come_oldest_first (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (PlumbPage) page = NULL;
  g_autoptr (PlumbPage) next = NULL;

  plumb_test_server_answer (
      fixture->server, 200,
      "{\"value\":["
      "{\"PartitionKey\":\"a\",\"RowKey\":\"1\",\"Timestamp\":\"2018-03-22T15:48:03.1318844Z\"},"
      "{\"PartitionKey\":\"b\",\"RowKey\":\"2\",\"Timestamp\":\"2018-03-21T00:00:00Z\"}]}");
  plumb_test_server_answer (fixture->server, 200, "{\"value\":[]}");
  page = watch (fixture, NULL);
  next = watch (fixture, page->cursor);

  g_assert_cmpuint (page->leads->len, ==, 2);
  g_assert_cmpstr (plumb_lead_get_key (g_ptr_array_index (page->leads, 0)), ==, "b\n2");
  g_assert_cmpstr (plumb_lead_get_key (g_ptr_array_index (page->leads, 1)), ==, "a\n1");
  g_assert_false (page->more);
  g_assert_cmpstr (plumb_test_server_get_path (fixture->server, 0), ==,
                   "/myaccount/MarketplaceLeads()?$top=500");
  g_assert_cmpstr (plumb_test_server_get_path (fixture->server, 1), ==,
                   "/myaccount/MarketplaceLeads()?$filter=Timestamp%20ge%20datetime'"
                   "2018-03-22T15%3A47%3A33.1318840Z'&$top=500");
  g_assert_cmpuint (next->leads->len, ==, 0);
  g_assert_cmpstr (next->cursor, ==, page->cursor);
}

static void
test_an_empty_page_need_not_be_the_last (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (PlumbPage) page = NULL;
  g_autoptr (PlumbPage) next = NULL;

  plumb_test_server_answer (fixture->server, 200, "{\"value\":[]}");
  plumb_test_server_add_header (fixture->server, "X-MS-CONTINUATION-NEXTPARTITIONKEY", "1!8!a=");
  plumb_test_server_answer (fixture->server, 200, "{\"value\":[]}");
  page = watch (fixture, NULL);
  next = watch (fixture, page->cursor);

  g_assert_true (page->more);
  /* The scan's first answer tells by its date from when the next scan must look. */
  g_assert_nonnull (strstr (page->cursor, "&began=1"));
  g_assert_cmpstr (plumb_test_server_get_path (fixture->server, 1), ==,
                   "/myaccount/MarketplaceLeads()?$top=500&NextPartitionKey=1%218%21a%3D");
  g_assert_false (next->more);
}

static void
test_without_a_table_there_are_no_leads_yet (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (PlumbPage) page = NULL;

  plumb_test_server_answer (fixture->server, 404, NOT_FOUND);
  plumb_test_server_answer (fixture->server, 404, NOT_FOUND);
  page = watch (fixture, "since=5&latest=5");

  g_assert_cmpint (plumb_attempt_get_outcome (page->attempt), ==, PLUMB_OUTCOME_ACCEPTED);
  g_assert_cmpuint (page->leads->len, ==, 0);
  g_assert_true (g_str_has_prefix (page->cursor, "since=5&latest=5&place=http"));
  g_assert_false (page->more);
  g_assert_cmpstr (plumb_test_server_get_path (fixture->server, 1), ==,
                   "/myaccount/marketplaceleads()?$top=500");
}

static void
test_what_is_no_list_of_rows_is_refused (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (PlumbPage) page = NULL;

  plumb_test_server_answer (fixture->server, 200, "{\"hello\":\"world\"}");
  page = watch (fixture, NULL);

  g_assert_cmpint (plumb_attempt_get_outcome (page->attempt), ==, PLUMB_OUTCOME_REFUSED);
  g_assert_null (page->cursor);
}

static void
test_only_test_leads_are_found_for_cleaning (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (PlumbPage) page = NULL;

  plumb_test_server_answer (fixture->server, 200,
                            "{\"value\":[{\"PartitionKey\":\"a\",\"RowKey\":\"1\"},"
                            "{\"PartitionKey\":\"b\",\"RowKey\":\"2\",\"Description\":\"" TAG
                            "\"}]}");
  plumb_connector_find_tests_async (fixture->connector, fixture->destination, fixture->credentials,
                                    NULL, NULL, plumb_test_keep_result, &result);
  plumb_test_wait_for (&result);
  page = plumb_connector_find_tests_finish (fixture->connector, result, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (page->leads->len, ==, 1);
  g_assert_cmpstr (plumb_lead_get_key (g_ptr_array_index (page->leads, 0)), ==, "b\n2");
}

static PlumbAttempt *
delete_lead (Fixture *fixture, const PlumbLeadFields *fields, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (PlumbLead) lead = plumb_lead_new (fields);

  plumb_connector_delete_async (fixture->connector, fixture->destination, fixture->credentials,
                                lead, NULL, plumb_test_keep_result, &result);
  plumb_test_wait_for (&result);
  return plumb_connector_delete_finish (fixture->connector, result, error);
}

static void
test_a_test_lead_is_deleted_by_its_key (Fixture *fixture, gconstpointer unused)
{
  PlumbLeadFields fields = *plumb_lead_get_fields (fixture->lead);
  g_autoptr (PlumbAttempt) attempt = NULL;
  g_autoptr (GError) error = NULL;

  fields.key = "2018-03-22\n" TAG;
  plumb_test_server_answer (fixture->server, 204, NULL);
  attempt = delete_lead (fixture, &fields, &error);

  g_assert_no_error (error);
  g_assert_cmpint (plumb_attempt_get_outcome (attempt), ==, PLUMB_OUTCOME_ACCEPTED);
  g_assert_cmpstr (plumb_test_server_get_method (fixture->server, 0), ==, "DELETE");
  g_assert_cmpstr (plumb_test_server_get_path (fixture->server, 0), ==, ROW_PATH);
  g_assert_cmpstr (plumb_test_server_get_header (fixture->server, 0, "If-Match"), ==, "*");
}

static void
test_a_real_lead_is_never_deleted (Fixture *fixture, gconstpointer unused)
{
  PlumbLeadFields fields = { .key = "2018-03-22\nreal" };
  g_autoptr (PlumbAttempt) attempt = NULL;
  g_autoptr (GError) error = NULL;

  fields.texts[PLUMB_LEAD_COMPANY] = "XMSFT_TEST";
  attempt = delete_lead (fixture, &fields, &error);

  g_assert_error (error, PLUMB_ERROR, PLUMB_ERROR_SETTING);
  g_assert_null (attempt);
  g_assert_cmpuint (plumb_test_server_get_n_requests (fixture->server), ==, 0);
}

static void
test_the_key_is_nowhere (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (PlumbAttempt) attempt = NULL;
  g_autofree char *log = NULL;

  plumb_test_log_begin ();
  plumb_test_server_answer (fixture->server, 403, "{\"odata.error\":{\"code\":\"" KEY "\"}}");
  attempt = send_lead (fixture);
  plumb_test_log_assert_without (KEY);
  log = plumb_test_log_end ();

  plumb_test_assert_without (plumb_attempt_get_url (attempt), KEY);
  plumb_test_assert_without (plumb_test_server_get_body (fixture->server, 0), KEY);
}

#define ADD(path, function)                                                                        \
  g_test_add ("/azure-table/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("a-lead-is-sent-in-one-request", test_a_lead_is_sent_in_one_request);
  ADD ("a-missing-table-is-made-once", test_a_missing_table_is_made_once);
  ADD ("a-table-that-cannot-be-made-is-refused", test_a_table_that_cannot_be_made_is_refused);
  ADD ("a-busy-service-is-asked-again", test_a_busy_service_is_asked_again);
  ADD ("a-key-that-is-none-is-not-tried", test_a_key_that_is_none_is_not_tried);
  ADD ("what-was-sent-is-confirmed-by-its-keys", test_what_was_sent_is_confirmed_by_its_keys);
  ADD ("not-there-yet-is-no-refusal", test_not_there_yet_is_no_refusal);
  ADD ("rows-come-oldest-first", test_rows_come_oldest_first);
  ADD ("an-empty-page-need-not-be-the-last", test_an_empty_page_need_not_be_the_last);
  ADD ("without-a-table-there-are-no-leads-yet", test_without_a_table_there_are_no_leads_yet);
  ADD ("what-is-no-list-of-rows-is-refused", test_what_is_no_list_of_rows_is_refused);
  ADD ("only-test-leads-are-found-for-cleaning", test_only_test_leads_are_found_for_cleaning);
  ADD ("a-test-lead-is-deleted-by-its-key", test_a_test_lead_is_deleted_by_its_key);
  ADD ("a-real-lead-is-never-deleted", test_a_real_lead_is_never_deleted);
  ADD ("the-key-is-nowhere", test_the_key_is_nowhere);

  return g_test_run ();
}
