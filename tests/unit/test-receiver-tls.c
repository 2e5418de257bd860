/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-error.h"
#include "plumb-test-certificate.h"
#include "plumb-test-exchange.h"
#include "plumb-test-receiver.h"

#include <string.h>

typedef struct {
  char *good;
  char *good_key;
  char *other_key;
} Files;

static void
set_up (Files *files, gconstpointer unused)
{
  files->good = plumb_test_certificate_dup_path ("good");
  files->good_key = plumb_test_certificate_dup_path ("good-key");
  files->other_key = plumb_test_certificate_dup_path ("other-key");
}

static void
tear_down (Files *files, gconstpointer unused)
{
  g_free (files->good);
  g_free (files->good_key);
  g_free (files->other_key);
}

static void
never_take (PlumbLead *lead, PlumbReceiverAnswer answer_func, gpointer answer, gpointer user_data)
{
  g_assert_not_reached ();
}

/* (transfer full): why it does not listen. */
static char *
fail_to_listen (const char *address, guint16 port, const char *certificate, const char *key)
{
  const PlumbReceiverOptions options = {
    .address = address,
    .port = port,
    .token = PLUMB_TEST_RECEIVER_TOKEN,
    .tls_certificate = certificate,
    .tls_key = key,
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (PlumbReceiver) receiver =
      plumb_receiver_new (&options, never_take, NULL, NULL, &error);

  g_assert_null (receiver);
  g_assert_error (error, PLUMB_ERROR, PLUMB_ERROR_ENDPOINT);
  return g_strdup (error->message);
}

static void
test_leads_come_in_over_tls (Files *files, gconstpointer unused)
{
  const PlumbReceiverOptions options = {
    .tls_certificate = files->good,
    .tls_key = files->good_key,
  };
  g_autoptr (PlumbTestReceiver) endpoint = plumb_test_receiver_new (&options);
  g_autoptr (GTlsDatabase) trust = plumb_test_certificate_new_trust ();
  g_autoptr (PlumbHttp) http = plumb_http_new ();
  const char *url = plumb_receiver_get_url (endpoint->receiver);

  g_assert_true (g_str_has_prefix (url, "https://localhost:"));
  g_assert_true (g_str_has_suffix (url, "/leads/" PLUMB_TEST_RECEIVER_TOKEN));
  plumb_http_set_trust (http, trust);
  for (guint i = 1; i <= 3; i++) {
    g_autoptr (PlumbRequest) request = plumb_request_new ("POST", url);
    g_autoptr (GBytes) body = g_bytes_new_static ("{\"title\":\"CTO\"}", 15);
    g_autoptr (PlumbReply) reply = NULL;
    g_autoptr (GError) error = NULL;

    plumb_request_set_body (request, "application/json", body);
    reply = plumb_test_exchange_send (http, request, NULL, &error);
    g_assert_no_error (error);
    g_assert_cmpuint (plumb_reply_get_status (reply), ==, 200);
    g_assert_cmpuint (endpoint->leads->len, ==, i);
  }
}

static void
test_who_does_not_speak_tls_is_no_harm (Files *files, gconstpointer unused)
{
  const PlumbReceiverOptions options = {
    .tls_certificate = files->good,
    .tls_key = files->good_key,
    .patience = 1,
  };
  g_autoptr (PlumbTestReceiver) endpoint = plumb_test_receiver_new (&options);
  g_autoptr (PlumbTestClient) plain = plumb_test_receiver_connect (endpoint);
  g_autoptr (PlumbTestClient) silent = plumb_test_receiver_connect (endpoint);

  plumb_test_client_send (plain, "GET / HTTP/1.1\r\nHost: a\r\n\r\n", -1);
  plumb_test_client_wait_for_end (plain);
  plumb_test_client_wait_for_end (silent);
  g_assert_cmpuint (endpoint->leads->len, ==, 0);
}

static void
test_a_file_that_cannot_be_read_is_named (Files *files, gconstpointer unused)
{
  g_autofree char *without_certificate =
      fail_to_listen (NULL, 0, "/nowhere/cert.pem", files->good_key);
  g_autofree char *without_key = fail_to_listen (NULL, 0, files->good, "/nowhere/key.pem");

  g_assert_nonnull (strstr (without_certificate, "/nowhere/cert.pem"));
  g_assert_nonnull (strstr (without_key, "/nowhere/key.pem"));
}

static void
test_a_file_of_the_wrong_sort_is_named (Files *files, gconstpointer unused)
{
  g_autofree char *no_certificate = fail_to_listen (NULL, 0, files->good_key, files->good_key);
  g_autofree char *no_key = fail_to_listen (NULL, 0, files->good, files->good);

  g_assert_nonnull (strstr (no_certificate, files->good_key));
  g_assert_nonnull (strstr (no_key, files->good));
}

static void
test_a_key_of_another_certificate_is_named (Files *files, gconstpointer unused)
{
  g_autofree char *message = fail_to_listen (NULL, 0, files->good, files->other_key);

  g_assert_nonnull (strstr (message, files->other_key));
  g_assert_nonnull (strstr (message, files->good));
}

static void
test_one_file_alone_is_refused (Files *files, gconstpointer unused)
{
  g_autofree char *without_key = fail_to_listen (NULL, 0, files->good, NULL);
  g_autofree char *without_certificate = fail_to_listen (NULL, 0, NULL, files->good_key);

  g_assert_cmpstr (without_key, ==, without_certificate);
}

static void
test_the_network_needs_a_certificate (Files *files, gconstpointer unused)
{
  g_autofree char *any = fail_to_listen ("0.0.0.0", 0, NULL, NULL);
  g_autofree char *any_ipv6 = fail_to_listen ("::", 0, NULL, NULL);
  const PlumbReceiverOptions options = {
    .address = "0.0.0.0",
    .tls_certificate = files->good,
    .tls_key = files->good_key,
  };
  g_autoptr (PlumbTestReceiver) endpoint = plumb_test_receiver_new (&options);

  g_assert_nonnull (strstr (any, "0.0.0.0"));
  g_assert_nonnull (strstr (any_ipv6, "::"));
  g_assert_cmpuint (plumb_receiver_get_port (endpoint->receiver), !=, 0);
}

static void
test_an_address_that_is_none_is_refused (Files *files, gconstpointer unused)
{
  g_autofree char *message = fail_to_listen ("example.com", 0, NULL, NULL);

  g_assert_nonnull (strstr (message, "example.com"));
}

static void
test_a_port_in_use_is_named (Files *files, gconstpointer unused)
{
  g_autoptr (PlumbTestReceiver) endpoint = plumb_test_receiver_new (NULL);
  guint16 port = plumb_receiver_get_port (endpoint->receiver);
  g_autofree char *number = g_strdup_printf ("%u", port);
  g_autofree char *message = fail_to_listen (NULL, port, NULL, NULL);

  g_assert_nonnull (strstr (message, number));
  g_assert_nonnull (strstr (message, "another port"));
}

static void
test_a_closed_port_is_free_again (Files *files, gconstpointer unused)
{
  g_autoptr (PlumbTestReceiver) first = plumb_test_receiver_new (NULL);
  PlumbReceiverOptions options = { .port = plumb_receiver_get_port (first->receiver) };
  g_autoptr (PlumbTestReceiver) second = NULL;

  plumb_receiver_close (first->receiver);
  second = plumb_test_receiver_new (&options);
  g_assert_cmpuint (plumb_receiver_get_port (second->receiver), ==, options.port);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/receiver-tls/" name, Files, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("leads-come-in-over-tls", test_leads_come_in_over_tls);
  ADD ("who-does-not-speak-tls-is-no-harm", test_who_does_not_speak_tls_is_no_harm);
  ADD ("a-file-that-cannot-be-read-is-named", test_a_file_that_cannot_be_read_is_named);
  ADD ("a-file-of-the-wrong-sort-is-named", test_a_file_of_the_wrong_sort_is_named);
  ADD ("a-key-of-another-certificate-is-named", test_a_key_of_another_certificate_is_named);
  ADD ("one-file-alone-is-refused", test_one_file_alone_is_refused);
  ADD ("the-network-needs-a-certificate", test_the_network_needs_a_certificate);
  ADD ("an-address-that-is-none-is-refused", test_an_address_that_is_none_is_refused);
  ADD ("a-port-in-use-is-named", test_a_port_in_use_is_named);
  ADD ("a-closed-port-is-free-again", test_a_closed_port_is_free_again);

  return g_test_run ();
}
