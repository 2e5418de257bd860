/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-clock.h"
#include "plumb-destination.h"
#include "plumb-receiver-private.h"
#include "plumb-test-log.h"
#include "plumb-test-receiver.h"
#include "plumb-test-wait.h"

#include <string.h>

#define JSON "application/json"
#define PATH "/leads/" PLUMB_TEST_RECEIVER_TOKEN

#define DOCUMENTED                                                                                 \
  "{\"UserDetails\":{\"FirstName\":\"Some\",\"LastName\":\"One\",\"Email\":\"someone@contoso."     \
  "com\","                                                                                         \
  "\"Phone\":\"16175555555\",\"Country\":\"USA\",\"Company\":\"Contoso\",\"Title\":\"Esquire\"},"  \
  "\"LeadSource\":\"AzureMarketplace\",\"ActionCode\":\"INS\",\"OfferTitle\":\"Test Microsoft\","  \
  "\"Description\":\"Test run through Power Automate\"}"

#define DELIVERED                                                                                  \
  "{\"userDetails\":{\"firstName\":\"Zoë\",\"lastName\":\"One\",\"email\":\"zoe@contoso.com\","   \
  "\"phone\":null,\"country\":\"\",\"company\":\"Contoso\"},\"leadSource\":\"AzureMarketplace\","  \
  "\"actionCode\":\"INS\",\"offerTitle\":\"Contoso VM\","                                          \
  "\"description\":\"{\\\"mktcmpid\\\":\\\"1234\\\"}\"}"

typedef struct {
  PlumbTestReceiver *endpoint;
  PlumbTestClient *client;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  fixture->endpoint = plumb_test_receiver_new (NULL);
  fixture->client = plumb_test_receiver_connect (fixture->endpoint);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_clear_pointer (&fixture->endpoint, plumb_test_receiver_free);
  g_clear_pointer (&fixture->client, plumb_test_client_free);
}

static guint
post (Fixture *fixture, const char *type, const char *body, gssize length)
{
  plumb_test_receiver_post (fixture->client, type, "", body, length);
  return plumb_test_client_read_status (fixture->client);
}

static PlumbLead *
get_lead (Fixture *fixture, guint index)
{
  g_assert_cmpuint (fixture->endpoint->leads->len, >, index);
  return g_ptr_array_index (fixture->endpoint->leads, index);
}

static void
test_a_lead_in_the_documented_spelling_is_taken (Fixture *fixture, gconstpointer unused)
{
  PlumbLead *lead;

  g_assert_cmpuint (post (fixture, JSON, DOCUMENTED, -1), ==, 200);
  lead = get_lead (fixture, 0);
  g_assert_cmpstr (plumb_lead_get_text (lead, PLUMB_LEAD_FIRST_NAME), ==, "Some");
  g_assert_cmpstr (plumb_lead_get_text (lead, PLUMB_LEAD_EMAIL), ==, "someone@contoso.com");
  g_assert_cmpstr (plumb_lead_get_text (lead, PLUMB_LEAD_ACTION), ==, "INS");
  g_assert_cmpstr (plumb_lead_get_text (lead, PLUMB_LEAD_OFFER_TITLE), ==, "Test Microsoft");
  g_assert_cmpstr (plumb_lead_get_raw (lead), ==, DOCUMENTED);
  g_assert_cmpstr (plumb_lead_get_destination (lead), ==, PLUMB_DESTINATION_ENDPOINT);
  g_assert_cmpint (plumb_clock_now () - plumb_lead_get_received_at (lead), <, 5 * G_USEC_PER_SEC);
}

static void
test_a_lead_as_really_delivered_is_taken (Fixture *fixture, gconstpointer unused)
{
  PlumbLead *lead;

  g_assert_cmpuint (post (fixture, "application/json; charset=utf-8", DELIVERED, -1), ==, 200);
  lead = get_lead (fixture, 0);
  g_assert_cmpstr (plumb_lead_get_text (lead, PLUMB_LEAD_FIRST_NAME), ==, "Zoë");
  g_assert_null (plumb_lead_get_text (lead, PLUMB_LEAD_PHONE));
  g_assert_null (plumb_lead_get_text (lead, PLUMB_LEAD_COUNTRY));
  g_assert_cmpstr (plumb_lead_get_text (lead, PLUMB_LEAD_DESCRIPTION), ==,
                   "{\"mktcmpid\":\"1234\"}");
}

static void
test_a_form_is_taken (Fixture *fixture, gconstpointer unused)
{
  g_assert_cmpuint (post (fixture, "Application/X-WWW-Form-URLencoded",
                          "first_name=Zo%C3%AB&last_name=One&email=zoe%40contoso.com", -1),
                    ==, 200);
  g_assert_cmpstr (plumb_lead_get_text (get_lead (fixture, 0), PLUMB_LEAD_EMAIL), ==,
                   "zoe@contoso.com");
}

static void
test_without_a_type_json_is_guessed (Fixture *fixture, gconstpointer unused)
{
  g_assert_cmpuint (post (fixture, NULL, DELIVERED, -1), ==, 200);
  g_assert_cmpuint (post (fixture, NULL, "first_name=a", -1), ==, 415);
  g_assert_cmpuint (fixture->endpoint->leads->len, ==, 1);
}

static void
test_other_types_are_refused (Fixture *fixture, gconstpointer unused)
{
  static const char *const types[] = { "text/plain", "multipart/form-data; boundary=x", "text/json",
                                       "application/jsonp", "x" };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    g_assert_cmpuint (post (fixture, types[i], "{}", -1), ==, 415);
  plumb_test_receiver_post (fixture->client, JSON, "Content-Encoding: gzip\r\n", "{}", -1);
  g_assert_cmpuint (plumb_test_client_read_status (fixture->client), ==, 415);
  g_assert_cmpuint (fixture->endpoint->leads->len, ==, 0);
}

static void
test_what_cannot_be_read_is_refused (Fixture *fixture, gconstpointer unused)
{
  static const char with_nul[] = "{\"a\":\"b\0c\"}";
  g_autofree char *deep = g_strnfill (100000, '[');

  g_assert_cmpuint (post (fixture, JSON, "", -1), ==, 400);
  g_assert_cmpuint (post (fixture, JSON, "no json", -1), ==, 400);
  g_assert_cmpuint (post (fixture, JSON, "[1]", -1), ==, 400);
  g_assert_cmpuint (post (fixture, JSON, "{\"a\":", -1), ==, 400);
  g_assert_cmpuint (post (fixture, JSON, "{\"a\":\"\xff\xfe\"}", -1), ==, 400);
  g_assert_cmpuint (post (fixture, JSON, with_nul, sizeof with_nul - 1), ==, 400);
  g_assert_cmpuint (post (fixture, JSON, deep, -1), ==, 400);
  g_assert_cmpuint (post (fixture, "application/x-www-form-urlencoded", "a=\xff", -1), ==, 400);
  g_assert_cmpuint (fixture->endpoint->leads->len, ==, 0);
  /* And goes on. */
  g_assert_cmpuint (post (fixture, JSON, DELIVERED, -1), ==, 200);
}

static guint
ask (Fixture *fixture, const char *line)
{
  g_autofree char *text =
      g_strdup_printf ("%s HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n", line);

  plumb_test_client_send (fixture->client, text, -1);
  return plumb_test_client_read_status (fixture->client);
}

static void
test_other_paths_and_tokens_are_refused (Fixture *fixture, gconstpointer unused)
{
  g_assert_cmpuint (ask (fixture, "POST /"), ==, 404);
  g_assert_cmpuint (ask (fixture, "GET /favicon.ico"), ==, 404);
  g_assert_cmpuint (ask (fixture, "POST /leads"), ==, 404);
  g_assert_cmpuint (ask (fixture, "POST /leads/"), ==, 401);
  g_assert_cmpuint (ask (fixture, "POST /leads/abcdefghijkmnpqrstuvwxyz23456788"), ==, 401);
  g_assert_cmpuint (ask (fixture, "POST " PATH "x"), ==, 401);
  g_assert_cmpuint (ask (fixture, "POST " PATH "/"), ==, 401);
  g_assert_cmpuint (ask (fixture, "GET /leads/abc"), ==, 401);
  g_assert_cmpuint (fixture->endpoint->leads->len, ==, 0);
}

static void
test_other_methods_are_told_what_is_allowed (Fixture *fixture, gconstpointer unused)
{
  static const char *const methods[] = { "GET", "HEAD", "OPTIONS", "PUT", "DELETE", "PATCH" };

  for (guint i = 0; i < G_N_ELEMENTS (methods); i++) {
    g_autofree char *text = g_strdup_printf ("%s " PATH " HTTP/1.1\r\nHost: a\r\n\r\n", methods[i]);
    g_autofree char *head = NULL;

    g_test_message ("%s", methods[i]);
    plumb_test_client_send (fixture->client, text, -1);
    head = plumb_test_client_read (fixture->client);
    g_assert_true (g_str_has_prefix (head, "HTTP/1.1 405 "));
    g_assert_nonnull (strstr (head, "Allow: POST\r\n"));
  }
}

static void
test_a_query_does_not_matter (Fixture *fixture, gconstpointer unused)
{
  plumb_test_client_send (fixture->client,
                          "POST " PATH "?api-version=1 HTTP/1.1\r\nHost: a\r\n"
                          "Content-Type: " JSON "\r\nContent-Length: 2\r\n\r\n{}",
                          -1);
  g_assert_cmpuint (plumb_test_client_read_status (fixture->client), ==, 200);
}

static void
test_the_answer_waits_until_the_lead_is_safe (Fixture *fixture, gconstpointer unused)
{
  fixture->endpoint->take = PLUMB_TEST_TAKE_LATER;
  plumb_test_receiver_post (fixture->client, JSON, "", DELIVERED, -1);
  plumb_test_receiver_wait (fixture->endpoint, 1);
  plumb_test_settle ();
  plumb_test_receiver_take (fixture->endpoint, NULL);
  g_assert_cmpuint (plumb_test_client_read_status (fixture->client), ==, 200);
}

static void
test_a_failure_asks_to_come_back (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_NO_SPACE, "full");
  g_autofree char *head = NULL;

  fixture->endpoint->take = PLUMB_TEST_TAKE_LATER;
  plumb_test_receiver_post (fixture->client, JSON, "", DELIVERED, -1);
  plumb_test_receiver_wait (fixture->endpoint, 1);
  plumb_test_receiver_take (fixture->endpoint, error);
  head = plumb_test_client_read (fixture->client);
  g_assert_true (g_str_has_prefix (head, "HTTP/1.1 503 "));
  g_assert_nonnull (strstr (head, "Retry-After: "));
}

static void
test_the_same_body_has_the_same_key (Fixture *fixture, gconstpointer unused)
{
  const PlumbLeadFields *first, *second, *third;

  g_assert_cmpuint (post (fixture, JSON, DELIVERED, -1), ==, 200);
  g_assert_cmpuint (post (fixture, JSON, DELIVERED, -1), ==, 200);
  g_assert_cmpuint (post (fixture, JSON, DOCUMENTED, -1), ==, 200);
  first = plumb_lead_get_fields (get_lead (fixture, 0));
  second = plumb_lead_get_fields (get_lead (fixture, 1));
  third = plumb_lead_get_fields (get_lead (fixture, 2));
  /* The hour may have changed in between. */
  g_assert_true (g_str_equal (first->key, second->key) ||
                 g_str_equal (first->key, second->earlier_key));
  g_assert_cmpstr (first->key, !=, first->earlier_key);
  g_assert_cmpstr (first->key, !=, third->key);
}

static void
test_http_1_0_and_close_are_closed (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (PlumbTestClient) second = plumb_test_receiver_connect (fixture->endpoint);
  g_autofree char *head = NULL;

  plumb_test_client_send (
      fixture->client,
      "POST " PATH " HTTP/1.0\r\nContent-Type: " JSON "\r\nContent-Length: 2\r\n\r\n{}", -1);
  g_assert_cmpuint (plumb_test_client_read_status (fixture->client), ==, 200);
  g_assert_false (plumb_test_client_wait_for_end (fixture->client));

  plumb_test_receiver_post (second, JSON, "Connection: close\r\n", "{}", -1);
  head = plumb_test_client_read (second);
  g_assert_nonnull (strstr (head, "Connection: close\r\n"));
  g_assert_false (plumb_test_client_wait_for_end (second));
}

static void
test_a_body_in_chunks_is_taken (Fixture *fixture, gconstpointer unused)
{
  plumb_test_client_send (fixture->client,
                          "POST " PATH " HTTP/1.1\r\nHost: a\r\nContent-Type: " JSON
                          "\r\nTransfer-Encoding: chunked\r\n\r\n9\r\n{\"title\":\r\n",
                          -1);
  plumb_test_settle ();
  plumb_test_client_send (fixture->client, "6\r\n\"CTO\"}\r\n0\r\n\r\n", -1);
  g_assert_cmpuint (plumb_test_client_read_status (fixture->client), ==, 200);
  g_assert_cmpstr (plumb_lead_get_raw (get_lead (fixture, 0)), ==, "{\"title\":\"CTO\"}");
}

static void
test_who_asks_to_go_on_is_told (Fixture *fixture, gconstpointer unused)
{
  plumb_test_client_send (fixture->client,
                          "POST " PATH " HTTP/1.1\r\nHost: a\r\nContent-Type: " JSON
                          "\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n",
                          -1);
  g_assert_cmpuint (plumb_test_client_read_status (fixture->client), ==, 100);
  plumb_test_client_send (fixture->client, "{}", -1);
  g_assert_cmpuint (plumb_test_client_read_status (fixture->client), ==, 200);
}

static void
test_who_asks_to_go_on_in_vain_is_told (Fixture *fixture, gconstpointer unused)
{
  plumb_test_client_send (fixture->client,
                          "POST " PATH " HTTP/1.1\r\nHost: a\r\nContent-Type: " JSON
                          "\r\nExpect: 100-continue\r\nContent-Length: 99999999\r\n\r\n",
                          -1);
  g_assert_cmpuint (plumb_test_client_read_status (fixture->client), ==, 413);
}

static void
test_nothing_of_a_lead_is_logged (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *text = NULL;

  plumb_test_log_begin ();
  post (fixture, JSON, DELIVERED, -1);
  post (fixture, JSON, "{\"userDetails\": zoe@contoso.com", -1);
  post (fixture, "text/zoe@contoso.com", "zoe@contoso.com", -1);
  plumb_test_log_assert_without ("zoe@contoso.com");
  plumb_test_log_assert_without (PLUMB_TEST_RECEIVER_TOKEN);
  text = plumb_test_log_end ();
  g_assert_nonnull (strstr (text, "200"));
}

static void
test_tokens_are_long_and_never_the_same (void)
{
  g_autoptr (GHashTable) tokens = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < 1000; i++) {
    char *token = plumb_receiver_make_token ();

    g_assert_cmpuint (strlen (token), ==, 32);
    g_assert_cmpuint (strspn (token, "abcdefghijklmnopqrstuvwxyz0123456789"), ==, 32);
    g_assert_true (g_hash_table_add (tokens, token));
  }
}

#define ADD(name, function)                                                                        \
  g_test_add ("/receiver/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("a-lead-in-the-documented-spelling-is-taken",
       test_a_lead_in_the_documented_spelling_is_taken);
  ADD ("a-lead-as-really-delivered-is-taken", test_a_lead_as_really_delivered_is_taken);
  ADD ("a-form-is-taken", test_a_form_is_taken);
  ADD ("without-a-type-json-is-guessed", test_without_a_type_json_is_guessed);
  ADD ("other-types-are-refused", test_other_types_are_refused);
  ADD ("what-cannot-be-read-is-refused", test_what_cannot_be_read_is_refused);
  ADD ("other-paths-and-tokens-are-refused", test_other_paths_and_tokens_are_refused);
  ADD ("other-methods-are-told-what-is-allowed", test_other_methods_are_told_what_is_allowed);
  ADD ("a-query-does-not-matter", test_a_query_does_not_matter);
  ADD ("the-answer-waits-until-the-lead-is-safe", test_the_answer_waits_until_the_lead_is_safe);
  ADD ("a-failure-asks-to-come-back", test_a_failure_asks_to_come_back);
  ADD ("the-same-body-has-the-same-key", test_the_same_body_has_the_same_key);
  ADD ("http-1-0-and-close-are-closed", test_http_1_0_and_close_are_closed);
  ADD ("a-body-in-chunks-is-taken", test_a_body_in_chunks_is_taken);
  ADD ("who-asks-to-go-on-is-told", test_who_asks_to_go_on_is_told);
  ADD ("who-asks-to-go-on-in-vain-is-told", test_who_asks_to_go_on_in_vain_is_told);
  ADD ("nothing-of-a-lead-is-logged", test_nothing_of_a_lead_is_logged);
  g_test_add_func ("/receiver/tokens-are-long-and-never-the-same",
                   test_tokens_are_long_and_never_the_same);

  return g_test_run ();
}
