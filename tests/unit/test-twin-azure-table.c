/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-clock.h"
#include "plumb-error.h"
#include "plumb-test-table.h"
#include "plumb-twin.h"

#include <glib/gstdio.h>
#include <string.h>

static void
test_a_row_goes_in_and_comes_out (PlumbTestTable *fixture, gconstpointer unused)
{
  JsonObject *row;

  plumb_test_table_assert_refused (fixture, "POST", "/MarketplaceLeads",
                                   "{\"PartitionKey\":\"a\",\"RowKey\":\"b\"}", 404,
                                   "TableNotFound");
  g_assert_cmpuint (plumb_test_table_request (fixture, "POST", "/Tables", PLUMB_TEST_TABLE_BODY),
                    ==, 201);
  plumb_test_table_assert_refused (fixture, "POST", "/Tables", PLUMB_TEST_TABLE_BODY, 409,
                                   "TableAlreadyExists");
  plumb_test_table_add_row (fixture, "it''s");
  g_assert_true (
      g_str_has_prefix (plumb_test_table_get_header (fixture, "ETag"), "W/\"datetime'20"));
  g_assert_cmpstr (plumb_test_table_get_header (fixture, "Preference-Applied"), ==,
                   "return-no-content");
  plumb_test_table_assert_refused (fixture, "POST", "/MarketplaceLeads",
                                   "{\"PartitionKey\":\"2018-03-22\",\"RowKey\":\"it''s\"}", 409,
                                   "EntityAlreadyExists");

  g_assert_cmpuint (plumb_test_table_request (
                        fixture, "GET",
                        "/MarketplaceLeads(PartitionKey='2018-03-22',RowKey='it%27%27%27%27s')",
                        NULL),
                    ==, 200);
  row = json_node_get_object (fixture->answer);
  g_assert_cmpstr (json_object_get_string_member (row, "Description"), ==, "x");
  g_assert_true (json_object_has_member (row, "Timestamp"));
  g_assert_false (json_object_has_member (row, "odata.etag"));
}

static void
test_a_row_is_changed_and_deleted (PlumbTestTable *fixture, gconstpointer unused)
{
  const char *path = "/marketplaceleads(PartitionKey='2018-03-22',RowKey='a')";

  plumb_test_table_add_row (fixture, "a");
  plumb_test_table_assert_refused (fixture, "DELETE", path, NULL, 400, "InvalidInput");
  fixture->if_match = "W/\"datetime'old'\"";
  plumb_test_table_assert_refused (fixture, "DELETE", path, NULL, 412,
                                   "UpdateConditionNotSatisfied");
  fixture->if_match = "*";
  g_assert_cmpuint (plumb_test_table_request (fixture, "MERGE", path, "{\"Company\":\"c\"}"), ==,
                    204);
  plumb_test_table_request (fixture, "GET", path, NULL);
  g_assert_true (json_object_has_member (json_node_get_object (fixture->answer), "Description"));
  g_assert_cmpuint (plumb_test_table_request (fixture, "PUT", path, "{\"Company\":\"c\"}"), ==,
                    204);
  plumb_test_table_request (fixture, "GET", path, NULL);
  g_assert_false (json_object_has_member (json_node_get_object (fixture->answer), "Description"));
  g_assert_cmpuint (plumb_test_table_request (fixture, "DELETE", path, NULL), ==, 204);
  plumb_test_table_assert_refused (fixture, "GET", path, NULL, 404, "ResourceNotFound");
}

static void
test_pages_end_after_all_rows (PlumbTestTable *fixture, gconstpointer unused)
{
  guint n_rows = 0;
  guint n_pages = 0;
  g_autofree char *path = g_strdup ("/MarketplaceLeads()?$filter=PartitionKey%20ge%20'2018'");

  plumb_test_table_add_row (fixture, "a");
  plumb_test_table_add_row (fixture, "b");
  plumb_test_table_add_row (fixture, "c");
  plumb_test_table_turn_on (fixture, "pages.tiny");
  while (path != NULL && n_pages < 10) {
    const char *partition;

    g_assert_cmpuint (plumb_test_table_request (fixture, "GET", path, NULL), ==, 200);
    n_rows += json_array_get_length (plumb_test_table_get_values (fixture));
    n_pages++;
    g_clear_pointer (&path, g_free);
    partition = plumb_test_table_get_header (fixture, "x-ms-continuation-NextPartitionKey");
    if (partition != NULL) {
      g_autofree char *first = g_uri_escape_string (partition, NULL, FALSE);
      g_autofree char *second = g_uri_escape_string (
          plumb_test_table_get_header (fixture, "x-ms-continuation-NextRowKey"), NULL, FALSE);

      path = g_strdup_printf ("/MarketplaceLeads()?$filter=PartitionKey%%20ge%%20'2018'"
                              "&NextPartitionKey=%s&NextRowKey=%s",
                              first, second);
    }
  }
  g_assert_cmpuint (n_rows, ==, 3);
  g_assert_cmpuint (n_pages, ==, 4);
}

static void
test_queries_are_narrowed (PlumbTestTable *fixture, gconstpointer unused)
{
  plumb_test_table_add_row (fixture, "a");
  plumb_test_table_add_row (fixture, "b");
  plumb_test_table_request (fixture, "GET",
                            "/MarketplaceLeads()?$filter=RowKey%20gt%20'a'&$select=RowKey", NULL);
  g_assert_cmpuint (json_array_get_length (plumb_test_table_get_values (fixture)), ==, 1);
  g_assert_cmpuint (json_object_get_size (
                        json_array_get_object_element (plumb_test_table_get_values (fixture), 0)),
                    ==, 1);
  plumb_test_table_request (fixture, "GET", "/MarketplaceLeads()?$top=1", NULL);
  g_assert_cmpuint (json_array_get_length (plumb_test_table_get_values (fixture)), ==, 1);
  plumb_test_table_request (fixture, "GET", "/Tables?$filter=TableName%20eq%20'MarketplaceLeads'",
                            NULL);
  g_assert_cmpuint (json_array_get_length (plumb_test_table_get_values (fixture)), ==, 1);
  plumb_test_table_assert_refused (fixture, "GET", "/MarketplaceLeads()?$filter=RowKey%20is%20'a'",
                                   NULL, 400, "InvalidInput");
}

static void
test_signatures_are_checked (PlumbTestTable *fixture, gconstpointer unused)
{
  g_autofree char *right_key = g_strdup (fixture->key);

  fixture->scheme = "SharedKey";
  g_assert_cmpuint (plumb_test_table_request (fixture, "POST", "/Tables", PLUMB_TEST_TABLE_BODY),
                    ==, 201);
  g_assert_cmpuint (plumb_test_table_request (fixture, "GET", "/Tables?$top=1", NULL), ==, 200);
  fixture->scheme = NULL;
  plumb_test_table_assert_refused (fixture, "GET", "/Tables", NULL, 403, "AuthenticationFailed");
  fixture->scheme = "SharedKeyLite";
  fixture->key[0] = fixture->key[0] == 'A' ? 'B' : 'A';
  plumb_test_table_assert_refused (fixture, "GET", "/Tables", NULL, 403, "AuthenticationFailed");
  g_free (fixture->key);
  fixture->key = g_steal_pointer (&right_key);
  fixture->offset = 16 * 60 * G_TIME_SPAN_SECOND;
  plumb_test_table_assert_refused (fixture, "GET", "/Tables", NULL, 403, "AuthenticationFailed");
  fixture->offset = -14 * 60 * G_TIME_SPAN_SECOND;
  g_assert_cmpuint (plumb_test_table_request (fixture, "GET", "/Tables", NULL), ==, 200);
}

/* (transfer full): the query of an account SAS with these rights. */
static char *
make_sas (PlumbTestTable *fixture, const char *rights, const char *end)
{
  g_autofree char *text = g_strdup_printf (
      PLUMB_TEST_TABLE_ACCOUNT "\n%s\nt\nsco\n\n%s\n\n\n2019-02-02\n", rights, end);
  g_autofree char *signature = plumb_test_table_sign (fixture->key, text);
  g_autofree char *escaped = g_uri_escape_string (signature, NULL, FALSE);
  g_autofree char *escaped_end = g_uri_escape_string (end, NULL, FALSE);

  return g_strdup_printf ("sv=2019-02-02&ss=t&srt=sco&sp=%s&se=%s&sig=%s", rights, escaped_end,
                          escaped);
}

static void
test_shared_access_is_checked (PlumbTestTable *fixture, gconstpointer unused)
{
  g_autofree char *reading = make_sas (fixture, "rl", "2099-01-01T00:00:00Z");
  g_autofree char *expired = make_sas (fixture, "rl", "2020-01-01T00:00:00Z");
  g_autofree char *list = g_strconcat ("/Tables?", reading, NULL);
  g_autofree char *create = g_strconcat ("/Tables?", reading, NULL);
  g_autofree char *late = g_strconcat ("/Tables?", expired, NULL);
  g_autofree char *forged = g_strconcat ("/Tables?", reading, "x", NULL);

  fixture->scheme = NULL;
  g_assert_cmpuint (plumb_test_table_request (fixture, "GET", list, NULL), ==, 200);
  plumb_test_table_assert_refused (fixture, "POST", create, PLUMB_TEST_TABLE_BODY, 403,
                                   "AuthorizationPermissionMismatch");
  plumb_test_table_assert_refused (fixture, "GET", late, NULL, 403, "AuthenticationFailed");
  plumb_test_table_assert_refused (fixture, "GET", forged, NULL, 403, "AuthenticationFailed");
}

static void
test_what_the_service_does_not_take_is_refused (PlumbTestTable *fixture, gconstpointer unused)
{
  plumb_test_table_add_row (fixture, "a");
  plumb_test_table_assert_refused (fixture, "POST", "/MarketplaceLeads", "{\"PartitionKey\":\"a\"}",
                                   400, "PropertiesNeedValue");
  plumb_test_table_assert_refused (fixture, "POST", "/MarketplaceLeads",
                                   "{\"PartitionKey\":\"a/b\",\"RowKey\":\"b\"}", 400,
                                   "InvalidInput");
  plumb_test_table_assert_refused (fixture, "POST", "/MarketplaceLeads", "{", 400, "InvalidInput");
  plumb_test_table_assert_refused (fixture, "POST", "/Tables", "{\"TableName\":\"a-b\"}", 400,
                                   "InvalidResourceName");
  fixture->accept = "application/atom+xml";
  plumb_test_table_assert_refused (fixture, "GET", "/Tables", NULL, 415, "AtomFormatNotSupported");
}

static void
test_every_refusing_fault_refuses (PlumbTestTable *fixture, gconstpointer unused)
{
  plumb_test_table_add_row (fixture, "a");
  for (const PlumbTwinFault *fault = plumb_twin_list_faults (PLUMB_KIND_AZURE_TABLE);
       fault->name != NULL; fault++) {
    guint status;

    g_assert_nonnull (fault->summary);
    if (!g_str_equal (fault->verdict_name, "refused"))
      continue;
    g_test_message ("%s", fault->name);
    plumb_test_table_turn_on (fixture, fault->name);
    status = plumb_test_table_request (fixture, "POST", "/MarketplaceLeads",
                                       "{\"PartitionKey\":\"a\",\"RowKey\":\"refused\"}");
    g_assert_cmpuint (status, >=, 400);
    g_assert_nonnull (plumb_test_table_get_header (fixture, "x-ms-error-code"));
    g_assert_true (plumb_twin_set_fault (fixture->twin, fault->name, FALSE, NULL));
  }
}

static void
test_a_busy_service_recovers (PlumbTestTable *fixture, gconstpointer unused)
{
  plumb_test_table_turn_on (fixture, "throttled");
  plumb_test_table_assert_refused (fixture, "GET", "/Tables", NULL, 503, "ServerBusy");
  g_assert_cmpstr (plumb_test_table_get_header (fixture, "Retry-After"), ==, "1");
  plumb_test_table_assert_refused (fixture, "GET", "/Tables", NULL, 503, "ServerBusy");
  g_assert_cmpuint (plumb_test_table_request (fixture, "GET", "/Tables", NULL), ==, 200);
}

static void
test_a_clock_that_is_off_shows_in_the_answer (PlumbTestTable *fixture, gconstpointer unused)
{
  gint64 date;

  plumb_test_table_turn_on (fixture, "clock.off");
  plumb_test_table_assert_refused (fixture, "GET", "/Tables", NULL, 403, "AuthenticationFailed");
  date = plumb_clock_parse_http (plumb_test_table_get_header (fixture, "Date"));
  g_assert_cmpint (date - plumb_clock_now (), >, 50 * 60 * G_TIME_SPAN_SECOND);
}

static void
test_broken_answers_are_errors (PlumbTestTable *fixture, gconstpointer unused)
{
  static const char *const faults[] = { "cut", "garbage", "silence", "slow" };

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++) {
    g_autoptr (GError) error = NULL;

    plumb_test_table_turn_on (fixture, faults[i]);
    plumb_test_table_try_request (fixture, "GET", "/Tables", NULL, &error);
    g_assert_nonnull (error);
    g_assert_true (plumb_twin_set_fault (fixture->twin, faults[i], FALSE, NULL));
  }
}

static void
test_a_dropped_row_is_taken_and_gone (PlumbTestTable *fixture, gconstpointer unused)
{
  plumb_test_table_turn_on (fixture, "record.dropped");
  plumb_test_table_add_row (fixture, "a");
  plumb_test_table_request (fixture, "GET", "/MarketplaceLeads()", NULL);
  g_assert_cmpuint (json_array_get_length (plumb_test_table_get_values (fixture)), ==, 0);
}

static void
test_a_simulated_lead_is_a_row (PlumbTestTable *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  JsonObject *row;

  g_assert_false (plumb_twin_simulate_lead (fixture->twin, "[]", &error));
  g_assert_error (error, PLUMB_ERROR, PLUMB_ERROR_FORMAT);
  g_clear_error (&error);
  g_assert_true (plumb_twin_simulate_lead (
      fixture->twin,
      "{\"userDetails\":{\"firstName\":\"Jane\",\"company\":\"Fabrikam International\"},"
      "\"leadSource\":\"AzureMarketplace\",\"actionCode\":\"INS\",\"offerTitle\":\"Contoso VM\"}",
      &error));
  g_assert_no_error (error);
  plumb_test_table_turn_on (fixture, "record.altered");
  plumb_test_table_request (fixture, "GET", "/MarketplaceLeads()", NULL);
  row = json_array_get_object_element (plumb_test_table_get_values (fixture), 0);
  g_assert_cmpstr (json_object_get_string_member (row, "CustomerInfo"), ==,
                   "{\"FirstName\":\"Jane\",\"Company\":\"Fabrikam I\"}");
  g_assert_cmpstr (json_object_get_string_member (row, "ActionCode"), ==, "INS");
  g_assert_cmpstr (json_object_get_string_member (row, "OfferDisplayName"), ==, "Contoso VM");
}

static void
test_records_outlive_the_twin (PlumbTestTable *fixture, gconstpointer unused)
{
  g_autofree char *directory = g_dir_make_tmp ("plumb-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (directory, "state.json", NULL);
  g_autoptr (GError) error = NULL;
  GStatBuf status;

  g_assert_true (plumb_twin_set_state_file (fixture->twin, path, &error));
  g_assert_no_error (error);
  plumb_test_table_add_row (fixture, "a");
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0777, ==, 0600);

  g_object_unref (fixture->twin);
  fixture->twin = plumb_twin_new (PLUMB_KIND_AZURE_TABLE, 0, NULL);
  g_assert_true (plumb_twin_set_state_file (fixture->twin, path, &error));
  g_assert_no_error (error);
  g_free (fixture->base);
  fixture->base = NULL;
  {
    g_autofree char *old_key = g_strdup (fixture->key);

    plumb_test_table_read_fields (fixture);
    g_assert_cmpstr (fixture->key, ==, old_key);
  }
  plumb_test_table_request (fixture, "GET", "/MarketplaceLeads()", NULL);
  g_assert_cmpuint (json_array_get_length (plumb_test_table_get_values (fixture)), ==, 1);
  g_remove (path);
  g_rmdir (directory);
}

static void
test_the_log_has_no_signature (PlumbTestTable *fixture, gconstpointer unused)
{
  g_autofree char *query = make_sas (fixture, "rl", "2099-01-01T00:00:00Z");
  g_autofree char *path = g_strconcat ("/Tables?", query, NULL);
  const char *signature = strstr (query, "sig=") + strlen ("sig=");
  g_autofree char *log = NULL;

  plumb_test_table_request (fixture, "GET", path, NULL);
  log = plumb_twin_dup_log (fixture->twin);
  g_assert_nonnull (strstr (log, "GET http://127.0.0.1:"));
  g_assert_null (strstr (log, signature));
  g_assert_cmpuint (plumb_twin_get_n_requests (fixture->twin), ==, 1);
}

static void
test_an_unknown_fault_is_an_error (PlumbTestTable *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (plumb_twin_set_fault (fixture->twin, "nothing", TRUE, &error));
  g_assert_error (error, PLUMB_ERROR, PLUMB_ERROR_NOT_FOUND);
}

#define ADD(path, function)                                                                        \
  g_test_add ("/twin-azure-table/" path, PlumbTestTable, NULL, plumb_test_table_set_up, function,  \
              plumb_test_table_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("a-row-goes-in-and-comes-out", test_a_row_goes_in_and_comes_out);
  ADD ("a-row-is-changed-and-deleted", test_a_row_is_changed_and_deleted);
  ADD ("pages-end-after-all-rows", test_pages_end_after_all_rows);
  ADD ("queries-are-narrowed", test_queries_are_narrowed);
  ADD ("signatures-are-checked", test_signatures_are_checked);
  ADD ("shared-access-is-checked", test_shared_access_is_checked);
  ADD ("what-the-service-does-not-take-is-refused", test_what_the_service_does_not_take_is_refused);
  ADD ("every-refusing-fault-refuses", test_every_refusing_fault_refuses);
  ADD ("a-busy-service-recovers", test_a_busy_service_recovers);
  ADD ("a-clock-that-is-off-shows-in-the-answer", test_a_clock_that_is_off_shows_in_the_answer);
  ADD ("broken-answers-are-errors", test_broken_answers_are_errors);
  ADD ("a-dropped-row-is-taken-and-gone", test_a_dropped_row_is_taken_and_gone);
  ADD ("a-simulated-lead-is-a-row", test_a_simulated_lead_is_a_row);
  ADD ("records-outlive-the-twin", test_records_outlive_the_twin);
  ADD ("the-log-has-no-signature", test_the_log_has_no_signature);
  ADD ("an-unknown-fault-is-an-error", test_an_unknown_fault_is_an_error);

  return g_test_run ();
}
