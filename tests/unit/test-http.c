/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-clock.h"
#include "plumb-error.h"
#include "plumb-http-private.h"
#include "plumb-test-exchange.h"
#include "plumb-test-log.h"
#include "plumb-test-server.h"

#include <string.h>

typedef struct {
  PlumbTestServer *server;
  PlumbHttp *http;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  fixture->server = plumb_test_server_new ();
  fixture->http = plumb_http_new ();
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_clear_object (&fixture->http);
  g_clear_pointer (&fixture->server, plumb_test_server_free);
}

static PlumbReply *
get_path (Fixture *fixture, const char *path)
{
  g_autofree char *url = plumb_test_server_dup_url (fixture->server, path);

  return plumb_test_exchange_get (fixture->http, url);
}

static void
test_a_request_arrives_to_the_byte (Fixture *fixture, gconstpointer unused)
{
  static const char path[] =
      "/MarketplaceLeads()?$filter=RowKey%20eq%20'a%2Fb'&sp=%2Ftriggers%2Fmanual&x";
  static const char body[] = "{\"offerTitle\": \"Größe\"}\n";
  g_autofree char *url = plumb_test_server_dup_url (fixture->server, path);
  g_autoptr (PlumbRequest) request = plumb_request_new ("POST", url);
  g_autoptr (GBytes) bytes = g_bytes_new (body, strlen (body));
  g_autoptr (PlumbReply) reply = NULL;
  g_autoptr (GError) error = NULL;

  plumb_request_set_body (request, "application/json; charset=utf-8", bytes);
  plumb_request_set_header (request, "x-ms-date", "Thu, 22 Mar 2018 15:48:03 GMT");
  plumb_request_set_header (request, "Authorization", "SharedKeyLite a:b=");
  plumb_test_server_answer (fixture->server, 202, NULL);
  reply = plumb_test_exchange_send (fixture->http, request, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (plumb_reply_get_status (reply), ==, 202);
  g_assert_cmpstr (plumb_test_server_get_method (fixture->server, 0), ==, "POST");
  g_assert_cmpstr (plumb_test_server_get_path (fixture->server, 0), ==, path);
  g_assert_cmpstr (plumb_test_server_get_body (fixture->server, 0), ==, body);
  g_assert_cmpstr (plumb_test_server_get_header (fixture->server, 0, "content-type"), ==,
                   "application/json; charset=utf-8");
  g_assert_cmpstr (plumb_test_server_get_header (fixture->server, 0, "x-ms-date"), ==,
                   "Thu, 22 Mar 2018 15:48:03 GMT");
  g_assert_cmpstr (plumb_test_server_get_header (fixture->server, 0, "authorization"), ==,
                   "SharedKeyLite a:b=");
  g_assert_cmpstr (plumb_test_server_get_header (fixture->server, 0, "user-agent"), ==,
                   "Plumb/" PLUMB_VERSION);
  g_assert_cmpstr (plumb_test_server_get_header (fixture->server, 0, "accept-encoding"), ==,
                   "gzip");
}

static void
test_a_post_without_a_body_says_so (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *url = plumb_test_server_dup_url (fixture->server, "/");
  g_autoptr (PlumbRequest) request = plumb_request_new ("POST", url);
  g_autoptr (PlumbReply) reply = NULL;
  g_autoptr (GError) error = NULL;

  plumb_test_server_answer (fixture->server, 200, NULL);
  reply = plumb_test_exchange_send (fixture->http, request, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (plumb_reply_get_status (reply), ==, 200);
  g_assert_cmpstr (plumb_test_server_get_header (fixture->server, 0, "content-length"), ==, "0");
  g_assert_null (plumb_test_server_get_header (fixture->server, 0, "content-type"));
}

static void
test_an_answer_brings_its_evidence (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (PlumbReply) reply = NULL;
  PlumbAttempt *attempt;

  plumb_test_server_answer (fixture->server, 503, "{\"error\":1}");
  plumb_test_server_add_header (fixture->server, "X-MS-Request-Id", "4a8f");
  plumb_test_server_add_header (fixture->server, "Retry-After", "17");
  plumb_test_server_add_header (fixture->server, "X-Twice", "a");
  plumb_test_server_add_header (fixture->server, "X-Twice", "b");
  reply = get_path (fixture, "/a?sig=abc");
  attempt = plumb_reply_get_attempt (reply);

  g_assert_cmpint (plumb_attempt_get_stage (attempt), ==, PLUMB_STAGE_ANSWERED);
  g_assert_cmpuint (plumb_attempt_get_status (attempt), ==, 503);
  g_assert_cmpint (plumb_attempt_get_outcome (attempt), ==, PLUMB_OUTCOME_UNKNOWN);
  g_assert_cmpstr (plumb_attempt_get_request_id (attempt), ==, "4a8f");
  g_assert_cmpint (plumb_attempt_get_retry_after (attempt), ==, 17);
  g_assert_cmpint (plumb_attempt_get_server_time (attempt), !=, 0);
  g_assert_cmpint (ABS (plumb_attempt_get_clock_skew (attempt)), <, 3 * G_USEC_PER_SEC);
  g_assert_cmpint (plumb_attempt_get_duration (attempt, PLUMB_STAGE_RESOLVE), >=, 0);
  g_assert_cmpint (plumb_attempt_get_duration (attempt, PLUMB_STAGE_CONNECT), >=, 0);
  g_assert_cmpint (plumb_attempt_get_duration (attempt, PLUMB_STAGE_TLS), ==, -1);
  g_assert_cmpint (plumb_attempt_get_duration (attempt, PLUMB_STAGE_SENT), >=, 0);
  g_assert_cmpint (plumb_attempt_get_duration (attempt, PLUMB_STAGE_ANSWERED), >=, 0);
  g_assert_null (strstr (plumb_attempt_get_url (attempt), "abc"));
  g_assert_cmpstr (plumb_reply_get_header (reply, "x-TWICE"), ==, "a, b");
  g_assert_cmpmem (g_bytes_get_data (plumb_reply_get_body (reply), NULL),
                   g_bytes_get_size (plumb_reply_get_body (reply)), "{\"error\":1}", 11);
}

static void
test_a_date_to_retry_after_is_seconds (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *later = plumb_clock_format_http (plumb_clock_now () + 90 * G_USEC_PER_SEC);
  g_autofree char *earlier = plumb_clock_format_http (plumb_clock_now () - 90 * G_USEC_PER_SEC);
  const char *const values[] = { later, earlier, "soon", "99999999999999999999" };
  gint64 waits[G_N_ELEMENTS (values)];

  for (guint i = 0; i < G_N_ELEMENTS (values); i++) {
    g_autoptr (PlumbReply) reply = NULL;

    plumb_test_server_answer (fixture->server, 429, NULL);
    plumb_test_server_add_header (fixture->server, "Retry-After", values[i]);
    reply = get_path (fixture, "/");
    waits[i] = plumb_attempt_get_retry_after (plumb_reply_get_attempt (reply));
  }

  g_assert_cmpint (waits[0], >=, 80);
  g_assert_cmpint (waits[0], <=, 91);
  g_assert_cmpint (waits[1], ==, 0);
  g_assert_cmpint (waits[2], ==, -1);
  g_assert_cmpint (waits[3], ==, G_MAXINT32);
}

static void
test_a_redirect_is_shown_and_not_obeyed (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (PlumbTestServer) elsewhere = plumb_test_server_new ();
  g_autofree char *target = plumb_test_server_dup_url (elsewhere, "/new?code=topsecret");
  g_autofree char *url = plumb_test_server_dup_url (fixture->server, "/old");
  g_autoptr (PlumbRequest) request = plumb_request_new ("GET", url);
  g_autoptr (PlumbReply) reply = NULL;
  g_autoptr (GError) error = NULL;
  const char *location;

  plumb_request_set_header (request, "Authorization", "Bearer abc");
  plumb_test_server_answer (fixture->server, 307, NULL);
  plumb_test_server_add_header (fixture->server, "Location", target);
  reply = plumb_test_exchange_send (fixture->http, request, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (plumb_reply_get_status (reply), ==, 307);
  location = plumb_attempt_get_location (plumb_reply_get_attempt (reply));
  g_assert_nonnull (strstr (location, "/new?code="));
  g_assert_null (strstr (location, "topsecret"));
  g_assert_cmpuint (plumb_test_server_get_n_requests (elsewhere), ==, 0);
  g_assert_cmpuint (plumb_test_server_get_n_requests (fixture->server), ==, 1);
}

static void
test_a_relative_redirect_is_shown_in_full (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *expected = plumb_test_server_dup_url (fixture->server, "/login");
  g_autoptr (PlumbReply) reply = NULL;

  plumb_test_server_answer (fixture->server, 302, NULL);
  plumb_test_server_add_header (fixture->server, "Location", "/login");
  reply = get_path (fixture, "/old");
  g_assert_cmpstr (plumb_attempt_get_location (plumb_reply_get_attempt (reply)), ==, expected);
}

static void
test_a_demand_to_sign_in_is_data (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (PlumbReply) reply = NULL;

  plumb_test_server_answer (fixture->server, 401, NULL);
  plumb_test_server_add_header (fixture->server, "WWW-Authenticate", "Basic realm=\"x\"");
  reply = get_path (fixture, "/");
  g_assert_cmpuint (plumb_reply_get_status (reply), ==, 401);
  g_assert_cmpstr (plumb_reply_get_header (reply, "www-authenticate"), ==, "Basic realm=\"x\"");
  g_assert_cmpuint (plumb_test_server_get_n_requests (fixture->server), ==, 1);
}

static void
test_no_cookie_is_kept (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (PlumbReply) first = NULL;
  g_autoptr (PlumbReply) second = NULL;

  plumb_test_server_answer (fixture->server, 200, NULL);
  plumb_test_server_add_header (fixture->server, "Set-Cookie", "a=b");
  plumb_test_server_answer (fixture->server, 200, NULL);
  first = get_path (fixture, "/");
  second = get_path (fixture, "/");
  g_assert_cmpuint (plumb_test_server_get_n_requests (fixture->server), ==, 2);
  g_assert_null (plumb_test_server_get_header (fixture->server, 1, "cookie"));
}

static void
test_connections_are_used_again (Fixture *fixture, gconstpointer unused)
{
  for (guint i = 0; i < 3; i++) {
    g_autoptr (PlumbReply) reply = NULL;
    PlumbAttempt *attempt;

    plumb_test_server_answer (fixture->server, 200, "{}");
    reply = get_path (fixture, "/");
    attempt = plumb_reply_get_attempt (reply);
    g_assert_cmpuint (plumb_reply_get_status (reply), ==, 200);
    g_assert_cmpint (plumb_attempt_get_duration (attempt, PLUMB_STAGE_SENT), >=, 0);
    if (i > 0)
      g_assert_cmpint (plumb_attempt_get_duration (attempt, PLUMB_STAGE_CONNECT), ==, -1);
  }
  g_assert_cmpuint (plumb_test_server_get_n_connections (fixture->server), ==, 1);
}

static void
test_plain_http_is_for_this_computer_only (void)
{
  static const char *const allowed[] = {
    "https://example.com/", "HTTPS://example.com:8443/a?b=c",
    "http://127.0.0.1/",    "http://127.9.9.9:10002",
    "http://[::1]:8080/",   "http://localhost:10002/a",
    "http://LOCALHOST/",
  };
  static const char *const refused[] = {
    "http://example.com/",
    "http://192.168.0.1/",
    "http://localhost.example.com/",
    "http://127.0.0.1.nip.io/",
    "http://127.0.0.1@evil.com",
    "http://0.0.0.0/",
    "ftp://127.0.0.1/",
    "file:///etc/passwd",
    "https://",
    "https:",
    "example.com",
    "",
    "http://[::1",
  };

  for (guint i = 0; i < G_N_ELEMENTS (allowed); i++) {
    g_test_message ("%s", allowed[i]);
    g_assert_true (plumb_http_is_allowed (allowed[i]));
  }
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++) {
    g_test_message ("%s", refused[i]);
    g_assert_false (plumb_http_is_allowed (refused[i]));
  }
}

static void
test_a_refused_address_is_not_tried (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (PlumbRequest) request = plumb_request_new ("GET", "http://192.0.2.1/");
  g_autoptr (GError) error = NULL;

  g_assert_null (plumb_test_exchange_send (fixture->http, request, NULL, &error));
  g_assert_error (error, PLUMB_ERROR, PLUMB_ERROR_SETTING);
}

static void
test_a_line_break_in_a_header_is_refused (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *url = plumb_test_server_dup_url (fixture->server, "/");
  g_autoptr (PlumbRequest) request = plumb_request_new ("GET", url);
  g_autoptr (GError) error = NULL;

  plumb_request_set_header (request, "Authorization", "Bearer tr0ub4dor\r\nX-Evil: 1");
  g_assert_null (plumb_test_exchange_send (fixture->http, request, NULL, &error));
  g_assert_error (error, PLUMB_ERROR, PLUMB_ERROR_SETTING);
  g_assert_null (strstr (error->message, "tr0ub4dor"));
  g_assert_cmpuint (plumb_test_server_get_n_requests (fixture->server), ==, 0);
}

static void
test_nothing_secret_is_logged (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *url =
      plumb_test_server_dup_url (fixture->server, "/path-tr0ub4dor?sig=tr0ub4dor");
  g_autoptr (PlumbRequest) request = plumb_request_new ("POST", url);
  g_autoptr (GBytes) body = g_bytes_new_static ("tr0ub4dor", 9);
  g_autoptr (PlumbReply) reply = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  plumb_test_log_begin ();
  plumb_request_set_body (request, "text/plain", body);
  plumb_request_set_header (request, "Authorization", "Bearer tr0ub4dor");
  plumb_test_server_answer (fixture->server, 200, "{\"access_token\":\"tr0ub4dor\"}");
  reply = plumb_test_exchange_send (fixture->http, request, NULL, &error);
  plumb_test_log_assert_without ("tr0ub4dor");
  text = plumb_test_log_end ();
  g_assert_no_error (error);
  g_assert_nonnull (strstr (text, "status 200"));
}

#define ADD(name, function) g_test_add ("/http/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("a-request-arrives-to-the-byte", test_a_request_arrives_to_the_byte);
  ADD ("a-post-without-a-body-says-so", test_a_post_without_a_body_says_so);
  ADD ("an-answer-brings-its-evidence", test_an_answer_brings_its_evidence);
  ADD ("a-date-to-retry-after-is-seconds", test_a_date_to_retry_after_is_seconds);
  ADD ("a-redirect-is-shown-and-not-obeyed", test_a_redirect_is_shown_and_not_obeyed);
  ADD ("a-relative-redirect-is-shown-in-full", test_a_relative_redirect_is_shown_in_full);
  ADD ("a-demand-to-sign-in-is-data", test_a_demand_to_sign_in_is_data);
  ADD ("no-cookie-is-kept", test_no_cookie_is_kept);
  ADD ("connections-are-used-again", test_connections_are_used_again);
  g_test_add_func ("/http/plain-http-is-for-this-computer-only",
                   test_plain_http_is_for_this_computer_only);
  ADD ("a-refused-address-is-not-tried", test_a_refused_address_is_not_tried);
  ADD ("a-line-break-in-a-header-is-refused", test_a_line_break_in_a_header_is_refused);
  ADD ("nothing-secret-is-logged", test_nothing_secret_is_logged);

  return g_test_run ();
}
