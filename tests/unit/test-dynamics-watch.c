/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-test-dynamics.h"
#include "plumb-test-sample.h"

#include <string.h>

#define COLUMNS                                                                                    \
  "leadid,subject,fullname,firstname,lastname,companyname,jobtitle,emailaddress1,telephone1,"      \
  "address1_country,leadsourcecode,description,createdon,modifiedon,statecode"
#define LEADS "/api/data/v9.2/leads?$select=" COLUMNS
#define TRACKING "odata.track-changes,odata.maxpagesize=500"
#define OLDER "{\"leadid\":\"1\",\"lastname\":\"Older\",\"createdon\":\"2018-03-22T15:48:03Z\"}"
#define NEWER "{\"leadid\":\"2\",\"lastname\":\"Newer\",\"createdon\":\"2018-03-23T00:00:00Z\"}"
#define EXPIRED "{\"error\":{\"code\":\"0x80044352\",\"message\":\"Version stamp has expired\"}}"

/* Queues a page with @records, and a link of this @name to @path on the same server. */
static void
answer_page (PlumbTestDynamics *fixture, const char *records, const char *name, const char *path)
{
  g_autofree char *url = plumb_test_server_dup_url (fixture->server, path != NULL ? path : "");
  g_autofree char *link =
      name != NULL ? g_strdup_printf (",\"@odata.%s\":\"%s\"", name, url) : g_strdup ("");
  g_autofree char *body = g_strdup_printf ("{\"value\":[%s]%s}", records, link);

  plumb_test_server_answer (fixture->server, 200, body);
}

static void
assert_request (PlumbTestDynamics *fixture, guint index, const char *path, const char *prefer)
{
  g_assert_cmpstr (plumb_test_server_get_path (fixture->server, index), ==, path);
  g_assert_cmpstr (plumb_test_server_get_header (fixture->server, index, "Prefer"), ==, prefer);
}

static const char *
get_key (PlumbPage *page, guint index)
{
  return plumb_lead_get_key (g_ptr_array_index (page->leads, index));
}

static void
test_changes_are_followed_page_by_page (PlumbTestDynamics *fixture, gconstpointer unused)
{
  g_autoptr (PlumbPage) first = NULL;
  g_autoptr (PlumbPage) empty = NULL;
  g_autoptr (PlumbPage) last = NULL;
  g_autoptr (PlumbPage) changed = NULL;

  plumb_test_dynamics_answer_sign_in (fixture);
  answer_page (fixture, NEWER "," OLDER, "nextLink", "/api/data/v9.2/leads?$skiptoken=a%20b");
  answer_page (fixture, "", "nextLink", "/api/data/v9.2/leads?$skiptoken=c");
  answer_page (fixture, "", "deltaLink", "/api/data/v9.2/leads?$deltatoken=919042%2108%3A10");
  answer_page (fixture,
               "{\"@odata.context\":\"x#leads/$deletedEntity\",\"id\":\"1\",\"reason\":\"deleted\"}"
               ",{\"leadid\":\"3\",\"lastname\":\"Third\"}",
               "deltaLink", "/api/data/v9.2/leads?$deltatoken=2");
  first = plumb_test_dynamics_watch (fixture, NULL);
  empty = plumb_test_dynamics_watch (fixture, first->cursor);
  last = plumb_test_dynamics_watch (fixture, empty->cursor);
  changed = plumb_test_dynamics_watch (fixture, last->cursor);

  assert_request (fixture, 2, LEADS, TRACKING);
  assert_request (fixture, 3, "/api/data/v9.2/leads?$skiptoken=a%20b", TRACKING);
  assert_request (fixture, 4, "/api/data/v9.2/leads?$skiptoken=c", TRACKING);
  assert_request (fixture, 5, "/api/data/v9.2/leads?$deltatoken=919042%2108%3A10", TRACKING);
  g_assert_cmpuint (first->leads->len, ==, 2);
  g_assert_cmpstr (get_key (first, 0), ==, "1");
  g_assert_cmpstr (get_key (first, 1), ==, "2");
  g_assert_true (first->more && empty->more && !last->more && !changed->more);
  g_assert_cmpuint (empty->leads->len, ==, 0);
  g_assert_cmpuint (changed->leads->len, ==, 1);
  g_assert_cmpstr (get_key (changed, 0), ==, "3");
}

static void
test_an_expired_link_begins_again_with_the_same_keys (PlumbTestDynamics *fixture,
                                                      gconstpointer unused)
{
  g_autoptr (PlumbPage) first = NULL;
  g_autoptr (PlumbPage) again = NULL;

  plumb_test_dynamics_answer_sign_in (fixture);
  answer_page (fixture, OLDER, "deltaLink", "/api/data/v9.2/leads?$deltatoken=1");
  plumb_test_server_answer (fixture->server, 400, EXPIRED);
  answer_page (fixture, OLDER "," NEWER, "deltaLink", "/api/data/v9.2/leads?$deltatoken=2");
  first = plumb_test_dynamics_watch (fixture, NULL);
  again = plumb_test_dynamics_watch (fixture, first->cursor);

  assert_request (fixture, 4, LEADS, TRACKING);
  g_assert_cmpint (plumb_attempt_get_outcome (again->attempt), ==, PLUMB_OUTCOME_ACCEPTED);
  g_assert_cmpuint (again->leads->len, ==, 2);
  g_assert_cmpstr (get_key (again, 0), ==, get_key (first, 0));
}

static void
test_without_tracking_leads_are_found_by_time (PlumbTestDynamics *fixture, gconstpointer unused)
{
  g_autoptr (PlumbPage) first = NULL;
  g_autoptr (PlumbPage) second = NULL;
  g_autoptr (PlumbPage) third = NULL;

  plumb_test_dynamics_answer_sign_in (fixture);
  plumb_test_server_answer (fixture->server, 400, "{\"error\":{\"code\":\"0x80060888\"}}");
  answer_page (fixture, OLDER, "nextLink", "/api/data/v9.2/leads?$skiptoken=1");
  answer_page (fixture, NEWER, NULL, NULL);
  answer_page (fixture, NEWER, NULL, NULL);
  first = plumb_test_dynamics_watch (fixture, NULL);
  second = plumb_test_dynamics_watch (fixture, first->cursor);
  third = plumb_test_dynamics_watch (fixture, second->cursor);

  assert_request (fixture, 3, LEADS "&$orderby=createdon%20asc", "odata.maxpagesize=100");
  assert_request (fixture, 4, "/api/data/v9.2/leads?$skiptoken=1", "odata.maxpagesize=100");
  assert_request (fixture, 5,
                  LEADS "&$filter=createdon%20ge%202018-03-22T23:59:55Z&$orderby=createdon%20asc",
                  "odata.maxpagesize=100");
  g_assert_true (first->more);
  g_assert_false (second->more);
  g_assert_cmpstr (third->cursor, ==, second->cursor);
}

static void
test_a_service_that_promises_nothing_is_polled (PlumbTestDynamics *fixture, gconstpointer unused)
{
  g_autoptr (PlumbPage) first = NULL;
  g_autoptr (PlumbPage) second = NULL;

  plumb_test_dynamics_answer_sign_in (fixture);
  answer_page (fixture, NEWER, NULL, NULL);
  answer_page (fixture, "", NULL, NULL);
  first = plumb_test_dynamics_watch (fixture, NULL);
  second = plumb_test_dynamics_watch (fixture, first->cursor);

  g_assert_true (strstr (plumb_test_server_get_path (fixture->server, 3), "&$filter=") != NULL);
  g_assert_cmpuint (second->leads->len, ==, 0);
}

static void
test_a_missing_right_is_reported_and_not_worked_around (PlumbTestDynamics *fixture,
                                                        gconstpointer unused)
{
  g_autoptr (PlumbPage) page = NULL;

  plumb_test_dynamics_answer_sign_in (fixture);
  plumb_test_server_answer (fixture->server, 403, "{\"error\":{\"code\":\"0x80040220\"}}");
  page = plumb_test_dynamics_watch (fixture, NULL);

  g_assert_cmpint (plumb_attempt_get_outcome (page->attempt), ==, PLUMB_OUTCOME_REFUSED);
  g_assert_null (page->cursor);
  g_assert_cmpuint (plumb_test_server_get_n_requests (fixture->server), ==, 3);
}

static void
test_a_throttled_look_tells_how_long_to_wait (PlumbTestDynamics *fixture, gconstpointer unused)
{
  g_autoptr (PlumbPage) page = NULL;

  plumb_test_dynamics_answer_sign_in (fixture);
  plumb_test_server_answer (fixture->server, 429, "{\"error\":{\"code\":\"0x80072321\"}}");
  plumb_test_server_add_header (fixture->server, "Retry-After", "42");
  page = plumb_test_dynamics_watch (fixture, NULL);

  g_assert_cmpint (plumb_attempt_get_retry_after (page->attempt), ==, 42);
}

static void
test_a_link_elsewhere_is_not_followed (PlumbTestDynamics *fixture, gconstpointer unused)
{
  g_autoptr (PlumbPage) page = NULL;

  plumb_test_dynamics_answer_sign_in (fixture);
  plumb_test_server_answer (fixture->server, 200,
                            "{\"value\":[],\"@odata.nextLink\":\"https://example.com/leads\"}");
  page = plumb_test_dynamics_watch (fixture, NULL);

  g_assert_cmpint (plumb_attempt_get_outcome (page->attempt), ==, PLUMB_OUTCOME_REFUSED);
  g_assert_null (page->cursor);
}

/* A watcher that cannot ask at all would stop. */
static void
test_a_link_that_is_no_address_is_refused (PlumbTestDynamics *fixture, gconstpointer unused)
{
  g_autoptr (PlumbPage) page = NULL;

  plumb_test_dynamics_answer_sign_in (fixture);
  answer_page (fixture, "", "nextLink", "/leads?a=%zz b");
  page = plumb_test_dynamics_watch (fixture, NULL);

  g_assert_cmpstr (plumb_attempt_get_remote_code (page->attempt), ==, "not-records");
  g_assert_null (page->cursor);
}

static void
test_a_cursor_that_leads_elsewhere_begins_again (PlumbTestDynamics *fixture, gconstpointer unused)
{
  g_autofree char *origin = plumb_test_server_dup_url (fixture->server, "");
  g_autofree char *place = g_uri_escape_string (origin, NULL, FALSE);
  g_autofree char *with_place =
      g_strdup_printf ("mode=track&place=%s&delta=https%%3A%%2F%%2Fexample.com%%2Fleads", place);
  g_autofree char *broken = g_strdup_printf ("mode=track&place=%s&next=%s%%2F%%25zz", place, place);
  const char *const cursors[] = { "mode=track&next=https%3A%2F%2Fexample.com%2Fleads", with_place,
                                  broken };

  plumb_test_dynamics_answer_sign_in (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (cursors); i++) {
    g_autoptr (PlumbPage) page = NULL;

    answer_page (fixture, OLDER, "deltaLink", "/api/data/v9.2/leads?$deltatoken=1");
    page = plumb_test_dynamics_watch (fixture, cursors[i]);

    assert_request (fixture, 2 + i, LEADS, TRACKING);
    g_assert_cmpuint (page->leads->len, ==, 1);
  }
}

static void
test_a_cursor_from_the_future_begins_again (PlumbTestDynamics *fixture, gconstpointer unused)
{
  g_autoptr (PlumbPage) page = NULL;

  plumb_test_dynamics_answer_sign_in (fixture);
  answer_page (fixture, NEWER, NULL, NULL);
  page = plumb_test_dynamics_watch (fixture, "mode=poll&since=9223372036854775807&latest=-5");

  assert_request (fixture, 2, LEADS "&$orderby=createdon%20asc", "odata.maxpagesize=100");
  g_assert_nonnull (strstr (page->cursor, "since=1521763200000000"));
}

static void
test_a_lead_from_the_future_hides_no_later_one (PlumbTestDynamics *fixture, gconstpointer unused)
{
  g_autoptr (PlumbPage) first = NULL;
  g_autoptr (PlumbPage) second = NULL;

  plumb_test_dynamics_answer_sign_in (fixture);
  answer_page (fixture, NEWER ",{\"leadid\":\"3\",\"createdon\":\"9999-12-31T23:59:59Z\"}", NULL,
               NULL);
  answer_page (fixture, "", NULL, NULL);
  first = plumb_test_dynamics_watch (fixture, "mode=poll");
  second = plumb_test_dynamics_watch (fixture, first->cursor);

  g_assert_cmpuint (first->leads->len, ==, 2);
  /* Nor one of before now, which may show a little after it was made. */
  g_assert_nonnull (strstr (plumb_test_server_get_path (fixture->server, 3),
                            "&$filter=createdon%20ge%202018-03-22T23:59:55Z"));
}

static void
test_what_is_no_list_is_refused (PlumbTestDynamics *fixture, gconstpointer unused)
{
  g_autoptr (PlumbPage) page = NULL;

  plumb_test_dynamics_answer_sign_in (fixture);
  plumb_test_server_answer (fixture->server, 200, "{\"hello\":\"world\"}");
  page = plumb_test_dynamics_watch (fixture, NULL);

  g_assert_cmpint (plumb_attempt_get_outcome (page->attempt), ==, PLUMB_OUTCOME_REFUSED);
}

static void
test_another_instance_begins_at_the_beginning (PlumbTestDynamics *fixture, gconstpointer unused)
{
  g_autoptr (PlumbPage) page = NULL;

  plumb_test_dynamics_answer_sign_in (fixture);
  answer_page (fixture, "", "deltaLink", "/api/data/v9.2/leads?$deltatoken=2");
  page = plumb_test_dynamics_watch (
      fixture, "mode=track&place=https%3A%2F%2Fother.crm4.dynamics.com&delta=https%3A%2F%2Fother."
               "crm4.dynamics.com%2Fapi%2Fdata%2Fv9.2%2Fleads");

  assert_request (fixture, 2, LEADS, TRACKING);
  g_assert_nonnull (page->cursor);
}

static void
test_only_test_leads_are_found_for_cleaning (PlumbTestDynamics *fixture, gconstpointer unused)
{
  g_autoptr (PlumbPage) page = NULL;
  g_autoptr (PlumbPage) last = NULL;

  plumb_test_dynamics_answer_sign_in (fixture);
  answer_page (fixture, OLDER ",{\"leadid\":\"9\",\"lastname\":\"" PLUMB_TEST_SAMPLE_TAG "\"}",
               "nextLink", "/api/data/v9.2/leads?$skiptoken=1");
  answer_page (fixture, "", NULL, NULL);
  page = plumb_test_dynamics_find_tests (fixture, NULL);
  last = plumb_test_dynamics_find_tests (fixture, page->cursor);

  assert_request (fixture, 2,
                  LEADS "&$filter=startswith(lastname,'MSFT_TEST_')%20or%20"
                        "startswith(emailaddress1,'MSFT_TEST_')",
                  "odata.maxpagesize=100");
  assert_request (fixture, 3, "/api/data/v9.2/leads?$skiptoken=1", "odata.maxpagesize=100");
  g_assert_cmpuint (page->leads->len, ==, 1);
  g_assert_cmpstr (get_key (page, 0), ==, "9");
  g_assert_true (page->more);
  g_assert_false (last->more);
}

#define ADD(path, function)                                                                        \
  g_test_add ("/dynamics-watch/" path, PlumbTestDynamics, NULL, plumb_test_dynamics_set_up,        \
              function, plumb_test_dynamics_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("changes-are-followed-page-by-page", test_changes_are_followed_page_by_page);
  ADD ("an-expired-link-begins-again-with-the-same-keys",
       test_an_expired_link_begins_again_with_the_same_keys);
  ADD ("without-tracking-leads-are-found-by-time", test_without_tracking_leads_are_found_by_time);
  ADD ("a-service-that-promises-nothing-is-polled", test_a_service_that_promises_nothing_is_polled);
  ADD ("a-missing-right-is-reported-and-not-worked-around",
       test_a_missing_right_is_reported_and_not_worked_around);
  ADD ("a-throttled-look-tells-how-long-to-wait", test_a_throttled_look_tells_how_long_to_wait);
  ADD ("a-link-elsewhere-is-not-followed", test_a_link_elsewhere_is_not_followed);
  ADD ("a-link-that-is-no-address-is-refused", test_a_link_that_is_no_address_is_refused);
  ADD ("a-cursor-that-leads-elsewhere-begins-again",
       test_a_cursor_that_leads_elsewhere_begins_again);
  ADD ("a-cursor-from-the-future-begins-again", test_a_cursor_from_the_future_begins_again);
  ADD ("a-lead-from-the-future-hides-no-later-one", test_a_lead_from_the_future_hides_no_later_one);
  ADD ("what-is-no-list-is-refused", test_what_is_no_list_is_refused);
  ADD ("another-instance-begins-at-the-beginning", test_another_instance_begins_at_the_beginning);
  ADD ("only-test-leads-are-found-for-cleaning", test_only_test_leads_are_found_for_cleaning);

  return g_test_run ();
}
