/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-clock.h"
#include "plumb-error.h"
#include "plumb-http-private.h"
#include "plumb-test-certificate.h"
#include "plumb-test-exchange.h"
#include "plumb-test-server.h"
#include "plumb-test-wait.h"

/* 2048-06-01T12:00:00Z, as make-certificates has it. */
#define GOOD_END (G_GINT64_CONSTANT (2474625600) * G_USEC_PER_SEC)

static PlumbHttp *
make_http (void)
{
  g_autoptr (GTlsDatabase) trust = plumb_test_certificate_new_trust ();
  PlumbHttp *http = plumb_http_new ();

  plumb_http_set_trust (http, trust);
  return http;
}

static PlumbTestServer *
make_server (const char *certificate_name)
{
  g_autoptr (GTlsCertificate) certificate = plumb_test_certificate_new (certificate_name);

  return plumb_test_server_new_tls (certificate);
}

static PlumbAttempt *
probe (PlumbHttp *http, const char *url, GCancellable *cancellable, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  plumb_http_probe_async (http, url, cancellable, plumb_test_keep_result, &result);
  plumb_test_wait_for (&result);
  return plumb_http_probe_finish (http, result, error);
}

static void
assert_failed (PlumbAttempt *attempt, PlumbStage stage, const char *code)
{
  g_assert_cmpstr (plumb_stage_get_name (plumb_attempt_get_stage (attempt)), ==,
                   plumb_stage_get_name (stage));
  g_assert_cmpstr (plumb_attempt_get_remote_code (attempt), ==, code);
  g_assert_nonnull (plumb_attempt_get_message (attempt));
  g_assert_cmpint (plumb_attempt_get_duration (attempt, stage), >=, 0);
  g_assert_false (plumb_attempt_is_answered (attempt));
}

/* A socket that takes connections, as the system does for it, and says nothing. */
static GSocket *
listen_in_silence (char **url)
{
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) any = g_inet_socket_address_new (loopback, 0);
  g_autoptr (GSocketAddress) address = NULL;
  g_autoptr (GError) error = NULL;
  GSocket *socket =
      g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, &error);

  g_assert_no_error (error);
  g_assert_true (g_socket_bind (socket, any, TRUE, &error));
  g_assert_true (g_socket_listen (socket, &error));
  address = g_socket_get_local_address (socket, &error);
  g_assert_no_error (error);
  *url = g_strdup_printf ("https://127.0.0.1:%u/",
                          g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (address)));
  return socket;
}

static void
test_a_good_certificate_is_trusted (void)
{
  g_autoptr (PlumbTestServer) server = make_server ("good");
  g_autoptr (PlumbHttp) http = make_http ();
  g_autofree char *url = plumb_test_server_dup_url (server, "/");
  g_autoptr (PlumbReply) reply = NULL;
  PlumbAttempt *attempt;

  plumb_test_server_answer (server, 200, "{}");
  reply = plumb_test_exchange_get (http, url);
  attempt = plumb_reply_get_attempt (reply);
  g_assert_cmpuint (plumb_reply_get_status (reply), ==, 200);
  g_assert_cmpint (plumb_attempt_get_certificate_end (attempt), ==, GOOD_END);
  g_assert_cmpint (plumb_attempt_get_tls_errors (attempt), ==, 0);
  for (int stage = PLUMB_STAGE_RESOLVE; stage < PLUMB_N_STAGES; stage++)
    g_assert_cmpint (plumb_attempt_get_duration (attempt, stage), >=, 0);
}

static void
test_a_secure_connection_is_used_again (void)
{
  g_autoptr (PlumbTestServer) server = make_server ("good");
  g_autoptr (PlumbHttp) http = make_http ();
  g_autofree char *url = plumb_test_server_dup_url (server, "/");

  for (guint i = 0; i < 3; i++) {
    g_autoptr (PlumbReply) reply = NULL;

    plumb_test_server_answer (server, 200, "{}");
    reply = plumb_test_exchange_get (http, url);
    g_assert_cmpuint (plumb_reply_get_status (reply), ==, 200);
    g_assert_cmpint (plumb_attempt_get_certificate_end (plumb_reply_get_attempt (reply)), ==,
                     GOOD_END);
  }
  g_assert_cmpuint (plumb_test_server_get_n_connections (server), ==, 1);
}

static void
assert_certificate_refused (const char *name, GTlsCertificateFlags expected)
{
  g_autoptr (PlumbTestServer) server = make_server (name);
  g_autoptr (PlumbHttp) http = make_http ();
  g_autofree char *url = plumb_test_server_dup_url (server, "/");
  g_autoptr (PlumbReply) reply = NULL;
  g_autoptr (PlumbAttempt) probed = NULL;
  g_autoptr (GError) error = NULL;
  PlumbAttempt *attempt;

  plumb_test_server_answer (server, 200, "{}");
  reply = plumb_test_exchange_get (http, url);
  attempt = plumb_reply_get_attempt (reply);
  assert_failed (attempt, PLUMB_STAGE_TLS, "certificate");
  g_assert_cmpint (plumb_attempt_get_tls_errors (attempt), ==, expected);
  g_assert_cmpint (plumb_attempt_get_certificate_end (attempt), !=, 0);
  g_assert_cmpuint (plumb_test_server_get_n_requests (server), ==, 0);

  probed = probe (http, url, NULL, &error);
  g_assert_no_error (error);
  assert_failed (probed, PLUMB_STAGE_TLS, "certificate");
  g_assert_cmpint (plumb_attempt_get_tls_errors (probed), ==, expected);
  g_assert_cmpint (plumb_attempt_get_certificate_end (probed), ==,
                   plumb_attempt_get_certificate_end (attempt));
}

static void
test_an_expired_certificate_is_refused (void)
{
  assert_certificate_refused ("expired", G_TLS_CERTIFICATE_EXPIRED);
}

static void
test_a_certificate_for_another_name_is_refused (void)
{
  assert_certificate_refused ("other", G_TLS_CERTIFICATE_BAD_IDENTITY);
}

static void
test_an_unknown_authority_is_refused (void)
{
  assert_certificate_refused ("alien", G_TLS_CERTIFICATE_UNKNOWN_CA);
}

static void
test_our_authority_is_unknown_to_the_system (void)
{
  g_autoptr (PlumbTestServer) server = make_server ("good");
  g_autoptr (PlumbHttp) http = make_http ();
  g_autofree char *url = plumb_test_server_dup_url (server, "/");
  g_autoptr (PlumbReply) reply = NULL;

  plumb_http_set_trust (http, NULL);
  reply = plumb_test_exchange_get (http, url);
  assert_failed (plumb_reply_get_attempt (reply), PLUMB_STAGE_TLS, "certificate");
}

static gboolean
answer_plainly_cb (GSocketService *service, GSocketConnection *connection, GObject *source,
                   gpointer user_data)
{
  static const char text[] = "HTTP/1.1 400 Bad Request\r\n\r\n";
  GOutputStream *output = g_io_stream_get_output_stream (G_IO_STREAM (connection));

  g_output_stream_write_all (output, text, sizeof text - 1, NULL, NULL, NULL);
  g_ptr_array_add (user_data, g_object_ref (connection));
  return TRUE;
}

static void
test_a_server_without_tls_fails_at_tls (void)
{
  g_autoptr (GSocketService) service = g_socket_service_new ();
  g_autoptr (GPtrArray) connections = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;
  guint16 port = g_socket_listener_add_any_inet_port (G_SOCKET_LISTENER (service), NULL, &error);
  g_autofree char *url = g_strdup_printf ("https://127.0.0.1:%u/", port);
  g_autoptr (PlumbHttp) http = make_http ();
  g_autoptr (PlumbReply) reply = NULL;

  g_assert_no_error (error);
  g_signal_connect (service, "incoming", G_CALLBACK (answer_plainly_cb), connections);
  reply = plumb_test_exchange_get (http, url);
  assert_failed (plumb_reply_get_attempt (reply), PLUMB_STAGE_TLS, "handshake");
}

static void
test_silence_before_tls_fails_at_tls (void)
{
  g_autoptr (PlumbHttp) http = make_http ();
  g_autofree char *url = NULL;
  g_autoptr (GSocket) socket = listen_in_silence (&url);
  g_autoptr (PlumbReply) reply = NULL;

  plumb_http_set_timeout (http, 1);
  reply = plumb_test_exchange_get (http, url);
  assert_failed (plumb_reply_get_attempt (reply), PLUMB_STAGE_TLS, "timed-out");
}

static void
test_a_probe_sends_nothing (void)
{
  g_autoptr (PlumbTestServer) server = make_server ("good");
  g_autoptr (PlumbHttp) http = make_http ();
  g_autofree char *url = plumb_test_server_dup_url (server, "/a/b?sig=tr0ub4dor");
  g_autoptr (PlumbAttempt) attempt = NULL;
  g_autoptr (GError) error = NULL;

  attempt = probe (http, url, NULL, &error);
  g_assert_no_error (error);
  plumb_test_settle ();

  g_assert_cmpint (plumb_attempt_get_stage (attempt), ==, PLUMB_STAGE_SENT);
  g_assert_cmpint (plumb_attempt_get_duration (attempt, PLUMB_STAGE_RESOLVE), >=, 0);
  g_assert_cmpint (plumb_attempt_get_duration (attempt, PLUMB_STAGE_CONNECT), >=, 0);
  g_assert_cmpint (plumb_attempt_get_duration (attempt, PLUMB_STAGE_TLS), >=, 0);
  g_assert_cmpint (plumb_attempt_get_duration (attempt, PLUMB_STAGE_SENT), ==, -1);
  g_assert_cmpint (plumb_attempt_get_certificate_end (attempt), ==, GOOD_END);
  g_assert_null (plumb_attempt_get_remote_code (attempt));
  g_assert_cmpuint (plumb_test_server_get_n_requests (server), ==, 0);
}

static void
test_a_probe_of_plain_http_has_no_tls (void)
{
  g_autoptr (PlumbTestServer) server = plumb_test_server_new ();
  g_autoptr (PlumbHttp) http = make_http ();
  g_autofree char *url = plumb_test_server_dup_url (server, "/");
  g_autoptr (PlumbAttempt) attempt = NULL;
  g_autoptr (GError) error = NULL;

  attempt = probe (http, url, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (plumb_attempt_get_stage (attempt), ==, PLUMB_STAGE_SENT);
  g_assert_cmpint (plumb_attempt_get_duration (attempt, PLUMB_STAGE_TLS), ==, -1);
}

static void
test_a_probe_says_where_it_failed (void)
{
  g_autoptr (PlumbTestServer) server = plumb_test_server_new ();
  g_autoptr (PlumbHttp) http = make_http ();
  g_autofree char *url = plumb_test_server_dup_url (server, "/");
  g_autofree char *silent_url = NULL;
  g_autoptr (GSocket) silent = listen_in_silence (&silent_url);
  g_autoptr (PlumbAttempt) unnamed = NULL;
  g_autoptr (PlumbAttempt) closed = NULL;
  g_autoptr (PlumbAttempt) late = NULL;
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&server, plumb_test_server_free);
  plumb_http_set_patience (http, 200);
  closed = probe (http, url, NULL, &error);
  g_assert_no_error (error);
  late = probe (http, silent_url, NULL, &error);
  g_assert_no_error (error);
  unnamed = probe (http, "https://nowhere.invalid/", NULL, &error);
  g_assert_no_error (error);

  assert_failed (closed, PLUMB_STAGE_CONNECT, "connection-refused");
  assert_failed (late, PLUMB_STAGE_TLS, "timed-out");
  g_assert_cmpint (plumb_attempt_get_stage (unnamed), ==, PLUMB_STAGE_RESOLVE);
}

static void
test_a_probe_can_be_cancelled (void)
{
  g_autoptr (PlumbHttp) http = make_http ();
  g_autofree char *url = NULL;
  g_autoptr (GSocket) silent = listen_in_silence (&url);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  plumb_http_probe_async (http, url, cancellable, plumb_test_keep_result, &result);
  plumb_test_settle ();
  g_assert_null (result);
  g_cancellable_cancel (cancellable);
  plumb_test_wait_for (&result);
  g_assert_null (plumb_http_probe_finish (http, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_a_probe_refuses_what_sending_refuses (void)
{
  g_autoptr (PlumbHttp) http = make_http ();
  g_autoptr (GError) error = NULL;

  g_assert_null (probe (http, "http://192.0.2.1/", NULL, &error));
  g_assert_error (error, PLUMB_ERROR, PLUMB_ERROR_SETTING);
}

#define ADD(name, function) g_test_add_func ("/http-tls/" name, function)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("a-good-certificate-is-trusted", test_a_good_certificate_is_trusted);
  ADD ("a-secure-connection-is-used-again", test_a_secure_connection_is_used_again);
  ADD ("an-expired-certificate-is-refused", test_an_expired_certificate_is_refused);
  ADD ("a-certificate-for-another-name-is-refused", test_a_certificate_for_another_name_is_refused);
  ADD ("an-unknown-authority-is-refused", test_an_unknown_authority_is_refused);
  ADD ("our-authority-is-unknown-to-the-system", test_our_authority_is_unknown_to_the_system);
  ADD ("a-server-without-tls-fails-at-tls", test_a_server_without_tls_fails_at_tls);
  ADD ("silence-before-tls-fails-at-tls", test_silence_before_tls_fails_at_tls);
  ADD ("a-probe-sends-nothing", test_a_probe_sends_nothing);
  ADD ("a-probe-of-plain-http-has-no-tls", test_a_probe_of_plain_http_has_no_tls);
  ADD ("a-probe-says-where-it-failed", test_a_probe_says_where_it_failed);
  ADD ("a-probe-can-be-cancelled", test_a_probe_can_be_cancelled);
  ADD ("a-probe-refuses-what-sending-refuses", test_a_probe_refuses_what_sending_refuses);

  return g_test_run ();
}
