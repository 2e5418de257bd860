/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-test-marketo.h"
#include "plumb-test-wait.h"

#include <string.h>

#define PAGING_TOKEN "{\"success\":true,\"nextPageToken\":\"FIRST==\"}"
#define PAGE(token, more, result)                                                                  \
  "{\"requestId\":\"1#2\",\"success\":true,\"nextPageToken\":\"" token "\",\"moreResult\":" more   \
  ",\"result\":[" result "]}"
#define EMPTY_PAGE(token, more)                                                                    \
  "{\"success\":true,\"nextPageToken\":\"" token "\",\"moreResult\":" more "}"
#define ACTIVITY(guid, person, type, object)                                                       \
  "{\"id\":1,\"marketoGUID\":\"" guid "\",\"leadId\":" person                                      \
  ",\"activityDate\":\"2018-11-20T20:00:00+0000\",\"activityTypeId\":" type                        \
  ",\"primaryAttributeValueId\":" object ",\"attributes\":[]}"
#define PERSON(id, source)                                                                         \
  "{\"id\":" id ",\"email\":\"p" id "@example.com\",\"firstName\":\"P" id                          \
  "\",\"leadSource\":\"" source "\",\"createdAt\":\"2018-11-20T19:00:00Z\"}"
#define PEOPLE(people) "{\"success\":true,\"result\":[" people "]}"

static PlumbPage *
look (PlumbTestMarketo *fixture, const char *cursor)
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

static PlumbPage *
find_tests (PlumbTestMarketo *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  PlumbPage *page = NULL;

  plumb_connector_find_tests_async (fixture->connector, fixture->destination, fixture->credentials,
                                    NULL, NULL, plumb_test_keep_result, &result);
  plumb_test_wait_for (&result);
  page = plumb_connector_find_tests_finish (fixture->connector, result, &error);
  g_assert_no_error (error);
  return page;
}

static PlumbLead *
get_lead (PlumbPage *page, guint index)
{
  return g_ptr_array_index (page->leads, index);
}

static void
test_a_first_look_begins_a_day_ago (PlumbTestMarketo *fixture, gconstpointer unused)
{
  PlumbTestServer *server = fixture->server;
  g_autoptr (PlumbPage) page = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GDateTime) before = g_date_time_add_days (now, -1);
  g_autofree char *start = g_date_time_format (before, "%Y-%m-%dT%H%%3A");
  g_autofree char *path =
      g_strconcat ("/rest/v1/activities/pagingtoken.json?sinceDatetime=", start, NULL);

  plumb_test_marketo_give_token (fixture);
  plumb_test_server_answer (server, 200, PAGING_TOKEN);
  plumb_test_server_answer (server, 200, EMPTY_PAGE ("NEXT==", "false"));
  page = look (fixture, NULL);

  g_assert_true (g_str_has_prefix (plumb_test_server_get_path (server, 1), path));
  g_assert_cmpstr (plumb_test_server_get_path (server, 2), ==,
                   "/rest/v1/activities.json?nextPageToken=FIRST%3D%3D&activityTypeIds=12"
                   "&activityTypeIds=2");
  g_assert_cmpuint (page->leads->len, ==, 0);
  g_assert_nonnull (strstr (page->cursor, "&token=NEXT%3D%3D"));
  g_assert_false (page->more);
}

static void
test_who_filled_the_form_is_fetched_in_one_call (PlumbTestMarketo *fixture, gconstpointer unused)
{
  PlumbTestServer *server = fixture->server;
  g_autoptr (PlumbPage) page = NULL;

  plumb_test_marketo_give_token (fixture);
  plumb_test_server_answer (
      server, 200,
      PAGE ("NEXT", "false",
            ACTIVITY ("a", "5", "2", "1179") "," ACTIVITY ("b", "6", "2", "1179") "," ACTIVITY (
                "c", "5", "2", "1179") "," ACTIVITY ("d", "7", "2", "9")));
  plumb_test_server_answer (server, 200,
                            PEOPLE (PERSON ("6", "SPZA-PLT|a.b") "," PERSON ("5", "")));
  page = look (fixture, "since=1&token=OLD");

  g_assert_true (g_str_has_prefix (plumb_test_server_get_path (server, 1),
                                   "/rest/v1/activities.json?nextPageToken=OLD&"));
  g_assert_true (g_str_has_prefix (plumb_test_server_get_path (server, 2),
                                   "/rest/v1/leads.json?filterType=id&filterValues=5,6&fields="));
  g_assert_cmpuint (page->leads->len, ==, 3);
  g_assert_cmpstr (plumb_lead_get_key (get_lead (page, 0)), ==, "a");
  g_assert_cmpstr (plumb_lead_get_key (get_lead (page, 1)), ==, "b");
  g_assert_cmpstr (plumb_lead_get_key (get_lead (page, 2)), ==, "c");
  g_assert_cmpstr (plumb_lead_get_text (get_lead (page, 2), PLUMB_LEAD_FIRST_NAME), ==, "P5");
  g_assert_cmpstr (plumb_lead_get_text (get_lead (page, 1), PLUMB_LEAD_ACTION), ==, "PLT");
  g_assert_cmpint (plumb_lead_get_created_at (get_lead (page, 0)), ==,
                   G_GINT64_CONSTANT (1542744000) * G_TIME_SPAN_SECOND);
  g_assert_nonnull (strstr (plumb_lead_get_raw (get_lead (page, 0)), "\"marketoGUID\":\"a\""));
}

static void
test_new_people_count_by_their_source (PlumbTestMarketo *fixture, gconstpointer unused)
{
  g_autoptr (PlumbPage) page = NULL;

  plumb_test_marketo_give_token (fixture);
  plumb_test_server_answer (
      fixture->server, 200,
      PAGE ("NEXT", "false",
            ACTIVITY ("a", "5", "12", "5") "," ACTIVITY ("b", "6", "12", "6") "," ACTIVITY (
                "c", "7", "12", "7") "," ACTIVITY ("d", "8", "12", "8")));
  plumb_test_server_answer (
      fixture->server, 200,
      PEOPLE (PERSON ("5", "Webinar") "," PERSON ("6", "AzureMarketplace-INS|a.b") "," PERSON (
          "7", "MSFT_TEST_636573304831318844-MSFT_TEST_636573304831318844|T")));
  page = look (fixture, "since=1&token=OLD");

  g_assert_cmpuint (page->leads->len, ==, 2);
  g_assert_cmpstr (plumb_lead_get_key (get_lead (page, 0)), ==, "new 6");
  g_assert_cmpstr (plumb_lead_get_key (get_lead (page, 1)), ==, "new 7");
}

static void
test_an_empty_page_need_not_be_the_last (PlumbTestMarketo *fixture, gconstpointer unused)
{
  g_autoptr (PlumbPage) page = NULL;
  g_autoptr (PlumbPage) next = NULL;

  plumb_test_marketo_give_token (fixture);
  plumb_test_server_answer (fixture->server, 200, EMPTY_PAGE ("NEXT", "true"));
  plumb_test_server_answer (fixture->server, 200, PAGE ("LAST", "false", ""));
  page = look (fixture, "since=1&token=OLD");
  next = look (fixture, page->cursor);

  g_assert_true (page->more);
  g_assert_false (next->more);
  g_assert_true (g_str_has_prefix (plumb_test_server_get_path (fixture->server, 2),
                                   "/rest/v1/activities.json?nextPageToken=NEXT&"));
}

static void
test_a_bad_paging_token_starts_over (PlumbTestMarketo *fixture, gconstpointer unused)
{
  PlumbTestServer *server = fixture->server;
  g_autoptr (PlumbPage) page = NULL;

  plumb_test_marketo_give_token (fixture);
  plumb_test_marketo_refuse (fixture, "1003");
  plumb_test_server_answer (server, 200, PAGING_TOKEN);
  plumb_test_server_answer (server, 200, PAGE ("NEXT", "false", ""));
  page = look (fixture, "since=1795204800000000&token=OLD&newcomers=5:1795204800000000:n");

  g_assert_cmpint (plumb_attempt_get_outcome (page->attempt), ==, PLUMB_OUTCOME_ACCEPTED);
  g_assert_cmpstr (plumb_test_server_get_path (server, 2), ==,
                   "/rest/v1/activities/pagingtoken.json?sinceDatetime=2026-11-20T19%3A50%3A00Z");
  g_assert_true (g_str_has_prefix (plumb_test_server_get_path (server, 3),
                                   "/rest/v1/activities.json?nextPageToken=FIRST%3D%3D&"));
  g_assert_null (strstr (page->cursor, "newcomers"));
}

/* The server in front of Marketo has no code for it. */
static void
test_a_paging_token_that_is_too_long_starts_over (PlumbTestMarketo *fixture, gconstpointer unused)
{
  g_autoptr (PlumbPage) page = NULL;

  plumb_test_marketo_give_token (fixture);
  plumb_test_server_answer (fixture->server, 414, "<html>URI too long</html>");
  plumb_test_server_answer (fixture->server, 200, PAGING_TOKEN);
  plumb_test_server_answer (fixture->server, 200, PAGE ("NEXT", "false", ""));
  page = look (fixture, "since=1795204800000000&token=OLD");

  g_assert_cmpint (plumb_attempt_get_outcome (page->attempt), ==, PLUMB_OUTCOME_ACCEPTED);
  g_assert_nonnull (strstr (page->cursor, "&token=NEXT"));
}

static void
test_it_starts_over_once (PlumbTestMarketo *fixture, gconstpointer unused)
{
  g_autoptr (PlumbPage) page = NULL;

  plumb_test_marketo_give_token (fixture);
  plumb_test_marketo_refuse (fixture, "1003");
  plumb_test_server_answer (fixture->server, 200, PAGING_TOKEN);
  plumb_test_marketo_refuse (fixture, "1003");
  page = look (fixture, "since=1&token=OLD");

  g_assert_cmpint (plumb_attempt_get_outcome (page->attempt), ==, PLUMB_OUTCOME_REFUSED);
  g_assert_null (page->cursor);
  g_assert_cmpuint (plumb_test_server_get_n_requests (fixture->server), ==, 4);
}

static void
test_a_quota_is_waited_for (PlumbTestMarketo *fixture, gconstpointer unused)
{
  g_autoptr (PlumbPage) page = NULL;

  plumb_test_marketo_give_token (fixture);
  plumb_test_marketo_refuse (fixture, "606");
  page = look (fixture, "since=1&token=OLD");

  g_assert_cmpint (plumb_attempt_get_retry_after (page->attempt), ==, 20);
  g_assert_cmpuint (plumb_test_server_get_n_requests (fixture->server), ==, 2);
}

/* Otherwise those on the page would be lost. */
static void
test_without_people_the_cursor_stays (PlumbTestMarketo *fixture, gconstpointer unused)
{
  g_autoptr (PlumbPage) page = NULL;

  plumb_test_marketo_give_token (fixture);
  plumb_test_server_answer (fixture->server, 200,
                            PAGE ("NEXT", "false", ACTIVITY ("a", "5", "2", "1179")));
  plumb_test_marketo_refuse (fixture, "604");
  page = look (fixture, "since=1&token=OLD");

  g_assert_cmpint (plumb_attempt_get_outcome (page->attempt), ==, PLUMB_OUTCOME_REFUSED);
  g_assert_null (page->cursor);
}

static void
test_test_leads_are_found_among_new_people (PlumbTestMarketo *fixture, gconstpointer unused)
{
  PlumbTestServer *server = fixture->server;
  g_autoptr (PlumbPage) page = NULL;

  plumb_test_marketo_give_token (fixture);
  plumb_test_server_answer (server, 200, PAGING_TOKEN);
  plumb_test_server_answer (
      server, 200,
      PAGE ("NEXT", "true", ACTIVITY ("a", "5", "12", "5") "," ACTIVITY ("b", "6", "12", "6")));
  plumb_test_server_answer (
      server, 200,
      PEOPLE (
          PERSON ("5", "MSFT_TEST_636573304831318844-MSFT_TEST_636573304831318844|T") "," PERSON (
              "6", "AzureMarketplace-INS|a.b")));
  page = find_tests (fixture);

  g_assert_cmpstr (plumb_test_server_get_path (server, 2), ==,
                   "/rest/v1/activities.json?nextPageToken=FIRST%3D%3D&activityTypeIds=12");
  g_assert_cmpuint (page->leads->len, ==, 1);
  g_assert_cmpstr (plumb_lead_get_key (get_lead (page, 0)), ==, "5");
  g_assert_true (page->more);
}

static void
test_without_credentials_nothing_is_watched (PlumbTestMarketo *fixture, gconstpointer unused)
{
  g_autoptr (PlumbPage) page = NULL;

  plumb_destination_set_setting (fixture->destination, "client-id", NULL);
  plumb_credentials_set (fixture->credentials, "client-secret", NULL);
  page = look (fixture, NULL);

  g_assert_cmpstr (plumb_attempt_get_remote_code (page->attempt), ==, "marketo.client-id.needed");
  g_assert_cmpuint (plumb_test_server_get_n_requests (fixture->server), ==, 0);
}

#define ADD(path, function)                                                                        \
  g_test_add ("/marketo-watch/" path, PlumbTestMarketo, NULL, plumb_test_marketo_set_up, function, \
              plumb_test_marketo_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("a-first-look-begins-a-day-ago", test_a_first_look_begins_a_day_ago);
  ADD ("who-filled-the-form-is-fetched-in-one-call",
       test_who_filled_the_form_is_fetched_in_one_call);
  ADD ("new-people-count-by-their-source", test_new_people_count_by_their_source);
  ADD ("an-empty-page-need-not-be-the-last", test_an_empty_page_need_not_be_the_last);
  ADD ("a-bad-paging-token-starts-over", test_a_bad_paging_token_starts_over);
  ADD ("a-paging-token-that-is-too-long-starts-over",
       test_a_paging_token_that_is_too_long_starts_over);
  ADD ("it-starts-over-once", test_it_starts_over_once);
  ADD ("a-quota-is-waited-for", test_a_quota_is_waited_for);
  ADD ("without-people-the-cursor-stays", test_without_people_the_cursor_stays);
  ADD ("test-leads-are-found-among-new-people", test_test_leads_are_found_among_new_people);
  ADD ("without-credentials-nothing-is-watched", test_without_credentials_nothing_is_watched);

  return g_test_run ();
}
