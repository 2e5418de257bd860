/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-diagnosis.h"
#include "plumb-http-private.h"
#include "plumb-test-exchange.h"
#include "plumb-test-resolver.h"
#include "plumb-test-server.h"
#include "plumb-test-wait.h"

static PlumbHttp *
make_http (const char *proxy)
{
  g_autoptr (GProxyResolver) resolver = g_simple_proxy_resolver_new (proxy, NULL);
  PlumbHttp *http = plumb_http_new ();

  plumb_http_set_proxy_resolver (http, resolver);
  return http;
}

static void
assert_proxy_refused (PlumbAttempt *attempt)
{
  g_assert_cmpstr (plumb_stage_get_name (plumb_attempt_get_stage (attempt)), ==, "connect");
  g_assert_cmpstr (plumb_attempt_get_remote_code (attempt), ==, "proxy");
  g_assert_false (plumb_attempt_is_answered (attempt));
}

static void
test_the_proxy_is_asked (void)
{
  g_autoptr (PlumbTestServer) proxy = plumb_test_server_new ();
  g_autofree char *proxy_url = plumb_test_server_dup_url (proxy, "");
  g_autoptr (PlumbHttp) http = make_http (proxy_url);
  g_autoptr (PlumbReply) reply = NULL;

  plumb_test_server_answer (proxy, 403, NULL);
  reply = plumb_test_exchange_get (http, "https://somewhere.invalid/a?sig=b");
  g_assert_cmpuint (plumb_test_server_get_n_requests (proxy), ==, 1);
  g_assert_cmpstr (plumb_test_server_get_method (proxy, 0), ==, "CONNECT");
  g_assert_cmpuint (plumb_reply_get_status (reply), ==, 0);
  assert_proxy_refused (plumb_reply_get_attempt (reply));
}

static PlumbAttempt *
probe (PlumbHttp *http)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  PlumbAttempt *attempt;

  plumb_http_probe_async (http, "https://somewhere.invalid/", NULL, plumb_test_keep_result,
                          &result);
  plumb_test_wait_for (&result);
  attempt = plumb_http_probe_finish (http, result, &error);
  g_assert_no_error (error);
  return attempt;
}

static void
test_a_probe_asks_the_proxy_too (void)
{
  g_autoptr (PlumbTestServer) proxy = plumb_test_server_new ();
  g_autofree char *proxy_url = plumb_test_server_dup_url (proxy, "");
  g_autoptr (PlumbHttp) http = make_http (proxy_url);
  g_autoptr (PlumbAttempt) attempt = NULL;

  plumb_test_server_answer (proxy, 407, NULL);
  attempt = probe (http);
  g_assert_cmpstr (plumb_test_server_get_method (proxy, 0), ==, "CONNECT");
  assert_proxy_refused (attempt);
}

static void
test_this_computer_is_reached_directly (void)
{
  g_autoptr (PlumbTestServer) proxy = plumb_test_server_new ();
  g_autoptr (PlumbTestServer) server = plumb_test_server_new ();
  g_autofree char *proxy_url = plumb_test_server_dup_url (proxy, "");
  g_autofree char *url = plumb_test_server_dup_url (server, "/");
  g_autoptr (PlumbHttp) http = make_http (proxy_url);
  g_autoptr (PlumbReply) reply = NULL;

  plumb_test_server_answer (server, 200, NULL);
  reply = plumb_test_exchange_get (http, url);
  g_assert_cmpuint (plumb_reply_get_status (reply), ==, 200);
  g_assert_cmpuint (plumb_test_server_get_n_requests (proxy), ==, 0);
}

/* The proxy is not there, keeps silent, or has a name that nobody knows: the server is innocent. */
static void
assert_proxy_down (PlumbAttempt *attempt)
{
  g_assert_cmpstr (plumb_stage_get_name (plumb_attempt_get_stage (attempt)), ==, "connect");
  g_assert_cmpstr (plumb_attempt_get_remote_code (attempt), ==, "proxy-down");
  g_assert_cmpstr (plumb_diagnose (PLUMB_KIND_HTTPS, attempt)->id, ==, "network.proxy-silent");
  g_assert_cmpstr (plumb_diagnose (PLUMB_KIND_HTTPS, attempt)->field, ==, "network");
}

static void
test_a_proxy_that_is_down_is_named (void)
{
  g_autoptr (PlumbTestServer) proxy = plumb_test_server_new ();
  g_autofree char *proxy_url = plumb_test_server_dup_url (proxy, "");
  g_autoptr (PlumbHttp) http = make_http (proxy_url);
  g_autoptr (PlumbReply) reply = NULL;
  g_autoptr (PlumbAttempt) attempt = NULL;

  g_clear_pointer (&proxy, plumb_test_server_free);
  reply = plumb_test_exchange_get (http, "https://somewhere.invalid/a?sig=b");
  attempt = probe (http);
  assert_proxy_down (plumb_reply_get_attempt (reply));
  assert_proxy_down (attempt);
}

static void
test_a_proxy_that_keeps_silent_is_named (void)
{
  g_autoptr (PlumbTestServer) proxy = plumb_test_server_new ();
  g_autofree char *proxy_url = plumb_test_server_dup_url (proxy, "");
  g_autoptr (PlumbHttp) http = make_http (proxy_url);
  g_autoptr (PlumbReply) reply = NULL;

  plumb_http_set_timeout (http, 1);
  plumb_test_server_stay_silent (proxy);
  reply = plumb_test_exchange_get (http, "https://somewhere.invalid/");
  assert_proxy_down (plumb_reply_get_attempt (reply));
}

static void
test_a_proxy_without_a_known_name_is_named (void)
{
  g_autoptr (PlumbHttp) http = make_http ("http://proxy.invalid:3128");
  g_autoptr (GResolver) usual = plumb_test_resolver_know_no_name ();
  g_autoptr (PlumbAttempt) attempt = NULL;

  plumb_http_set_way_out (http, plumb_test_resolver_yes);
  attempt = probe (http);
  g_resolver_set_default (usual);
  assert_proxy_down (attempt);
}

/* As the resolvers of some computers do, which know nothing but their own file. */
static void
test_an_unknown_name_is_no_fault_of_the_address_offline (void)
{
  g_autoptr (PlumbHttp) http = make_http ("direct://");
  g_autoptr (GResolver) usual = plumb_test_resolver_know_no_name ();
  g_autoptr (PlumbAttempt) offline = NULL;
  g_autoptr (PlumbAttempt) online = NULL;

  plumb_http_set_way_out (http, plumb_test_resolver_no);
  offline = probe (http);
  plumb_http_set_way_out (http, plumb_test_resolver_yes);
  online = probe (http);
  g_resolver_set_default (usual);

  g_assert_cmpstr (plumb_diagnose (PLUMB_KIND_HTTPS, offline)->id, ==, "network.offline");
  g_assert_cmpstr (plumb_diagnose (PLUMB_KIND_HTTPS, online)->id, ==, "https.url.host-unknown");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/http-proxy/the-proxy-is-asked", test_the_proxy_is_asked);
  g_test_add_func ("/http-proxy/a-probe-asks-the-proxy-too", test_a_probe_asks_the_proxy_too);
  g_test_add_func ("/http-proxy/this-computer-is-reached-directly",
                   test_this_computer_is_reached_directly);
  g_test_add_func ("/http-proxy/a-proxy-that-is-down-is-named", test_a_proxy_that_is_down_is_named);
  g_test_add_func ("/http-proxy/a-proxy-that-keeps-silent-is-named",
                   test_a_proxy_that_keeps_silent_is_named);
  g_test_add_func ("/http-proxy/a-proxy-without-a-known-name-is-named",
                   test_a_proxy_without_a_known_name_is_named);
  g_test_add_func ("/http-proxy/an-unknown-name-is-no-fault-of-the-address-offline",
                   test_an_unknown_name_is_no_fault_of_the_address_offline);

  return g_test_run ();
}
