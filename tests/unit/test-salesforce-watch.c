/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-test-salesforce.h"
#include "plumb-test-sample.h"

#include <string.h>

#define SELECT                                                                                     \
  "/services/data/v61.0/query?q=SELECT+Id,FirstName,LastName,Company,Title,Email,Phone,Country,"   \
  "Description,LeadSource,Status,CreatedDate,SystemModstamp+FROM+Lead"
#define NEXT "/services/data/v61.0/query/01gD0000002HU6KIAW-200"
#define RECORD(id, name, time)                                                                     \
  "{\"Id\":\"" id "\",\"LastName\":\"" name "\",\"SystemModstamp\":\"" time ".000+0000\"}"
#define FIRST RECORD ("00Q1", "Doe", "2018-03-22T20:00:00")
#define SECOND RECORD ("00Q2", PLUMB_TEST_SAMPLE_TAG, "2018-03-22T20:01:00")

static void
test_a_scan_goes_through_all_pages (PlumbTestSalesforce *fixture, gconstpointer unused)
{
  g_autoptr (PlumbPage) first = NULL;
  g_autoptr (PlumbPage) second = NULL;
  g_autoptr (PlumbPage) third = NULL;

  plumb_test_salesforce_let_in (fixture);
  plumb_test_server_answer (fixture->server, 200,
                            "{\"done\":false,\"nextRecordsUrl\":\"" NEXT "\",\"records\":[" FIRST
                            "]}");
  first = plumb_test_salesforce_watch (fixture, NULL);
  plumb_test_server_answer (fixture->server, 200, "{\"done\":true,\"records\":[" SECOND "]}");
  second = plumb_test_salesforce_watch (fixture, first->cursor);
  plumb_test_salesforce_answer (fixture, 200, "{\"done\":true,\"records\":[]}");
  third = plumb_test_salesforce_watch (fixture, second->cursor);

  g_assert_cmpuint (first->leads->len, ==, 1);
  g_assert_true (first->more);
  g_assert_cmpstr (plumb_lead_get_key (second->leads->pdata[0]), ==, "00Q2");
  g_assert_false (second->more);
  g_assert_cmpuint (third->leads->len, ==, 0);
  g_assert_cmpstr (second->cursor, ==, third->cursor);

  g_assert_cmpstr (plumb_test_server_get_path (fixture->server, 2), ==,
                   SELECT "+ORDER+BY+SystemModstamp");
  g_assert_cmpstr (plumb_test_server_get_header (fixture->server, 2, "Sforce-Query-Options"), ==,
                   "batchSize=200");
  g_assert_cmpstr (plumb_test_server_get_path (fixture->server, 3), ==, NEXT);
  g_assert_cmpstr (plumb_test_server_get_header (fixture->server, 3, "Authorization"), ==,
                   "Bearer " PLUMB_TEST_SALESFORCE_TOKEN);
  g_assert_cmpstr (plumb_test_server_get_path (fixture->server, 5), ==,
                   SELECT "+WHERE+SystemModstamp+%3E%3D+2018-03-22T20:00:30Z"
                          "+ORDER+BY+SystemModstamp");
}

/* A clock that was wrong by a day or by millennia: the scan stays where the others are, and the
 * lead comes again each time, by the same key. */
static void
test_a_lead_from_the_future_hides_no_later_one (PlumbTestSalesforce *fixture, gconstpointer unused)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GDateTime) tomorrow = g_date_time_add_days (now, 1);
  g_autofree char *time = g_date_time_format (tomorrow, "%Y-%m-%dT%H:%M:%S");
  g_autofree char *records = g_strdup_printf (
      "{\"done\":true,\"records\":[" FIRST
      "," RECORD ("00Q3", "Roe", "%s") "," RECORD ("00Q4", "Poe", "9999-12-31T23:59:59") "]}",
      time);
  g_autoptr (PlumbPage) first = NULL;
  g_autoptr (PlumbPage) second = NULL;
  g_autoptr (PlumbPage) again = NULL;
  g_autofree char *spoilt = NULL;

  plumb_test_salesforce_let_in (fixture);
  plumb_test_server_answer (fixture->server, 200, records);
  first = plumb_test_salesforce_watch (fixture, NULL);
  plumb_test_salesforce_answer (fixture, 200, "{\"done\":true,\"records\":[" SECOND "]}");
  second = plumb_test_salesforce_watch (fixture, first->cursor);
  plumb_test_salesforce_answer (fixture, 200, "{\"done\":true,\"records\":[" SECOND "]}");
  /* As it was kept by an earlier version. */
  spoilt = g_strconcat ("since=253402300799000000&latest=253402300799000000",
                        strstr (first->cursor, "&place="), NULL);
  again = plumb_test_salesforce_watch (fixture, spoilt);

  g_assert_cmpuint (first->leads->len, ==, 3);
  g_assert_cmpuint (second->leads->len, ==, 1);
  g_assert_cmpuint (again->leads->len, ==, 1);
  g_assert_cmpstr (plumb_test_server_get_path (fixture->server, 4), ==,
                   SELECT "+WHERE+SystemModstamp+%3E%3D+2018-03-22T19:59:30Z"
                          "+ORDER+BY+SystemModstamp");
  g_assert_cmpstr (plumb_test_server_get_path (fixture->server, 6), ==,
                   SELECT "+ORDER+BY+SystemModstamp");
}

/* A token is for Salesforce alone. */
static void
test_a_page_elsewhere_is_not_asked_for (PlumbTestSalesforce *fixture, gconstpointer unused)
{
  g_autoptr (PlumbPage) page = NULL;

  plumb_test_salesforce_let_in (fixture);
  plumb_test_server_answer (fixture->server, 200,
                            "{\"done\":false,\"nextRecordsUrl\":\"https://evil.example/query/1\","
                            "\"records\":[]}");
  page = plumb_test_salesforce_watch (fixture, NULL);

  g_assert_false (page->more);
  g_assert_null (strstr (page->cursor, "evil"));
}

static void
test_pages_that_are_gone_are_asked_for_again (PlumbTestSalesforce *fixture, gconstpointer unused)
{
  g_autoptr (PlumbPage) first = NULL;
  g_autoptr (PlumbPage) second = NULL;
  g_autoptr (PlumbPage) third = NULL;

  plumb_test_salesforce_let_in (fixture);
  plumb_test_server_answer (fixture->server, 200,
                            "{\"done\":false,\"nextRecordsUrl\":\"" NEXT "\",\"records\":[" FIRST
                            "]}");
  first = plumb_test_salesforce_watch (fixture, NULL);
  plumb_test_server_answer (fixture->server, 400, "[{\"errorCode\":\"INVALID_QUERY_LOCATOR\"}]");
  second = plumb_test_salesforce_watch (fixture, first->cursor);
  plumb_test_salesforce_answer (fixture, 200, "{\"done\":true,\"records\":[" FIRST "," SECOND "]}");
  third = plumb_test_salesforce_watch (fixture, second->cursor);

  g_assert_cmpint (plumb_attempt_get_outcome (second->attempt), ==, PLUMB_OUTCOME_ACCEPTED);
  g_assert_cmpuint (second->leads->len, ==, 0);
  g_assert_false (second->more);
  g_assert_cmpuint (third->leads->len, ==, 2);
  g_assert_cmpstr (plumb_test_server_get_path (fixture->server, 5), ==,
                   SELECT "+ORDER+BY+SystemModstamp");
}

static void
test_a_refusal_moves_nothing (PlumbTestSalesforce *fixture, gconstpointer unused)
{
  static const struct {
    guint status;
    const char *answer;
    const char *code;
  } rows[] = {
    { 403, "[{\"errorCode\":\"REQUEST_LIMIT_EXCEEDED\"}]", "REQUEST_LIMIT_EXCEEDED" },
    { 200, "<html>Log in</html>", "not-salesforce" },
    { 200, "{\"rows\":[]}", "not-salesforce" },
    { 500, NULL, NULL },
  };

  plumb_test_salesforce_let_in (fixture);
  plumb_test_server_answer (fixture->server, 200, "{\"done\":true,\"records\":[]}");
  plumb_page_free (plumb_test_salesforce_watch (fixture, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (PlumbPage) page = NULL;

    plumb_test_salesforce_answer (fixture, rows[i].status, rows[i].answer);
    page = plumb_test_salesforce_watch (fixture, NULL);

    g_assert_cmpint (plumb_attempt_get_outcome (page->attempt), ==, PLUMB_OUTCOME_REFUSED);
    g_assert_cmpstr (plumb_attempt_get_remote_code (page->attempt), ==, rows[i].code);
    g_assert_null (page->cursor);
  }
}

static void
test_without_a_way_to_read_the_missing_field_is_named (PlumbTestSalesforce *fixture,
                                                       gconstpointer unused)
{
  g_autoptr (PlumbPage) page = NULL;

  plumb_test_salesforce_forget_reading (fixture);
  page = plumb_test_salesforce_watch (fixture, NULL);

  g_assert_cmpstr (plumb_attempt_get_remote_code (page->attempt), ==,
                   "salesforce.my-domain.missing");
  g_assert_cmpuint (plumb_test_server_get_n_requests (fixture->server), ==, 0);
}

/* Salesforce takes an underscore for any letter, and a real lead may look alike. */
static void
test_only_test_leads_are_found_for_the_clean_up (PlumbTestSalesforce *fixture, gconstpointer unused)
{
  g_autoptr (PlumbPage) page = NULL;

  plumb_test_salesforce_let_in (fixture);
  plumb_test_server_answer (fixture->server, 200,
                            "{\"done\":true,\"records\":[" FIRST "," SECOND "]}");
  page = plumb_test_salesforce_find_tests (fixture, NULL);

  g_assert_cmpuint (page->leads->len, ==, 1);
  g_assert_cmpstr (plumb_lead_get_key (page->leads->pdata[0]), ==, "00Q2");
  g_assert_true (g_str_has_prefix (plumb_test_server_get_path (fixture->server, 2),
                                   SELECT "+WHERE+LastName+LIKE+%27MSFT%5C_TEST"));
}

#define ADD(sentence, test)                                                                        \
  g_test_add ("/salesforce-watch/" sentence, PlumbTestSalesforce, NULL,                            \
              plumb_test_salesforce_set_up, test, plumb_test_salesforce_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("a-scan-goes-through-all-pages", test_a_scan_goes_through_all_pages);
  ADD ("a-lead-from-the-future-hides-no-later-one", test_a_lead_from_the_future_hides_no_later_one);
  ADD ("a-page-elsewhere-is-not-asked-for", test_a_page_elsewhere_is_not_asked_for);
  ADD ("pages-that-are-gone-are-asked-for-again", test_pages_that_are_gone_are_asked_for_again);
  ADD ("a-refusal-moves-nothing", test_a_refusal_moves_nothing);
  ADD ("without-a-way-to-read-the-missing-field-is-named",
       test_without_a_way_to_read_the_missing_field_is_named);
  ADD ("only-test-leads-are-found-for-the-clean-up",
       test_only_test_leads_are_found_for_the_clean_up);

  return g_test_run ();
}
