/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-http-private.h"
#include "plumb-test-exchange.h"
#include "plumb-test-server.h"
#include "plumb-test-wait.h"

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
assert_failed (PlumbReply *reply, PlumbStage stage, const char *code)
{
  PlumbAttempt *attempt = plumb_reply_get_attempt (reply);

  g_assert_cmpstr (plumb_stage_get_name (plumb_attempt_get_stage (attempt)), ==,
                   plumb_stage_get_name (stage));
  g_assert_cmpstr (plumb_attempt_get_remote_code (attempt), ==, code);
  g_assert_nonnull (plumb_attempt_get_message (attempt));
  g_assert_cmpint (plumb_attempt_get_duration (attempt, stage), >=, 0);
  g_assert_cmpuint (plumb_reply_get_status (reply), ==, 0);
  g_assert_false (plumb_attempt_is_answered (attempt));
}

static void
test_an_unknown_name_fails_at_the_name (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (PlumbReply) reply =
      plumb_test_exchange_get (fixture->http, "https://nowhere.invalid/");
  PlumbAttempt *attempt = plumb_reply_get_attempt (reply);

  g_assert_cmpint (plumb_attempt_get_stage (attempt), ==, PLUMB_STAGE_RESOLVE);
  /* A computer without any name service cannot say that the name is unknown. */
  g_assert_true (g_str_has_prefix (plumb_attempt_get_remote_code (attempt), "name-"));
  g_assert_cmpuint (plumb_reply_get_status (reply), ==, 0);
}

static void
test_a_closed_port_fails_at_the_connection (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *url = plumb_test_server_dup_url (fixture->server, "/");
  g_autoptr (PlumbReply) reply = NULL;

  g_clear_pointer (&fixture->server, plumb_test_server_free);
  reply = plumb_test_exchange_get (fixture->http, url);
  assert_failed (reply, PLUMB_STAGE_CONNECT, "connection-refused");
}

static void
test_silence_fails_at_the_answer (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (PlumbReply) reply = NULL;

  plumb_http_set_timeout (fixture->http, 1);
  plumb_test_server_stay_silent (fixture->server);
  reply = get_path (fixture, "/");
  assert_failed (reply, PLUMB_STAGE_ANSWERED, "timed-out");
}

static void
test_an_answer_in_drips_is_given_up (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (PlumbReply) reply = NULL;

  plumb_http_set_patience (fixture->http, 300);
  plumb_test_server_drip (fixture->server, "HTTP/1.1 200 OK\r\nContent-Length: 99999\r\n\r\n", 10);
  reply = get_path (fixture, "/");
  assert_failed (reply, PLUMB_STAGE_ANSWERED, "timed-out");
}

static void
test_headers_in_drips_are_given_up (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (PlumbReply) reply = NULL;

  plumb_http_set_patience (fixture->http, 300);
  plumb_test_server_drip (fixture->server, "HTTP/1.1 200 OK\r\nX-Long: ", 10);
  reply = get_path (fixture, "/");
  assert_failed (reply, PLUMB_STAGE_ANSWERED, "timed-out");
}

static void
test_a_cut_fails_at_the_answer (Fixture *fixture, gconstpointer bytes)
{
  g_autofree char *url = plumb_test_server_dup_url (fixture->server, "/");
  g_autoptr (PlumbRequest) request = plumb_request_new ("POST", url);
  g_autoptr (PlumbReply) reply = NULL;
  g_autoptr (GError) error = NULL;

  plumb_test_server_cut (fixture->server, bytes);
  reply = plumb_test_exchange_send (fixture->http, request, NULL, &error);
  g_assert_no_error (error);
  assert_failed (reply, PLUMB_STAGE_ANSWERED, "cut");
  g_assert_cmpuint (g_bytes_get_size (plumb_reply_get_body (reply)), ==, 0);
}

static void
test_what_is_not_http_is_told (Fixture *fixture, gconstpointer bytes)
{
  g_autoptr (PlumbReply) reply = NULL;

  plumb_test_server_cut (fixture->server, bytes);
  reply = get_path (fixture, "/");
  assert_failed (reply, PLUMB_STAGE_ANSWERED, "not-http");
}

static void
test_a_false_claim_of_compression_is_forgiven (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GBytes) body = g_bytes_new_static ("no gzip at all", 14);
  g_autoptr (PlumbReply) reply = NULL;

  plumb_test_server_answer_bytes (fixture->server, 200, "application/json", body);
  plumb_test_server_add_header (fixture->server, "Content-Encoding", "gzip");
  reply = get_path (fixture, "/");
  g_assert_cmpuint (plumb_reply_get_status (reply), ==, 200);
  g_assert_true (g_bytes_equal (plumb_reply_get_body (reply), body));
}

static void
test_a_body_is_limited (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *just = g_strnfill (1000, ' ');
  g_autofree char *over = g_strnfill (1001, ' ');
  g_autoptr (PlumbReply) taken = NULL;
  g_autoptr (PlumbReply) stopped = NULL;

  plumb_http_set_size_limit (fixture->http, 1000);
  plumb_test_server_answer (fixture->server, 200, just);
  plumb_test_server_answer (fixture->server, 200, over);
  taken = get_path (fixture, "/");
  stopped = get_path (fixture, "/");

  g_assert_cmpuint (plumb_reply_get_status (taken), ==, 200);
  g_assert_cmpuint (g_bytes_get_size (plumb_reply_get_body (taken)), ==, 1000);
  assert_failed (stopped, PLUMB_STAGE_ANSWERED, "too-large");
}

/* What is limited is what comes out of the compression. */
static void
test_a_compressed_body_is_limited_too (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *large = g_strnfill (200000, ' ');
  g_autoptr (GBytes) plain = g_bytes_new (large, 200000);
  g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9);
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) output =
      g_converter_output_stream_new (memory, G_CONVERTER (compressor));
  g_autoptr (GBytes) body = NULL;
  g_autoptr (PlumbReply) reply = NULL;
  g_autoptr (GError) error = NULL;

  g_output_stream_write_bytes (output, plain, NULL, &error);
  g_output_stream_close (output, NULL, &error);
  g_assert_no_error (error);
  body = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
  g_assert_cmpuint (g_bytes_get_size (body), <, 50000);
  plumb_http_set_size_limit (fixture->http, 100000);
  plumb_test_server_answer_bytes (fixture->server, 200, "text/plain", body);
  plumb_test_server_add_header (fixture->server, "Content-Encoding", "gzip");
  reply = get_path (fixture, "/");
  assert_failed (reply, PLUMB_STAGE_ANSWERED, "too-large");
}

static gboolean
has_request (gpointer user_data)
{
  return plumb_test_server_get_n_requests (user_data) > 0;
}

static void
test_cancelling_is_an_error (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *url = plumb_test_server_dup_url (fixture->server, "/");
  g_autoptr (PlumbRequest) request = plumb_request_new ("GET", url);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  plumb_test_server_stay_silent (fixture->server);
  plumb_http_send_async (fixture->http, request, cancellable, plumb_test_keep_result, &result);
  plumb_test_wait_until (has_request, fixture->server);
  g_cancellable_cancel (cancellable);
  plumb_test_wait_for (&result);
  g_assert_null (plumb_http_send_finish (fixture->http, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_cancelling_before_the_start_sends_nothing (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *url = plumb_test_server_dup_url (fixture->server, "/");
  g_autoptr (PlumbRequest) request = plumb_request_new ("GET", url);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (plumb_test_exchange_send (fixture->http, request, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (plumb_test_server_get_n_requests (fixture->server), ==, 0);
}

static gboolean
cancel_cb (gpointer user_data)
{
  g_cancellable_cancel (user_data);
  return G_SOURCE_REMOVE;
}

static void
test_cancelling_inside_a_body_is_an_error (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *url = plumb_test_server_dup_url (fixture->server, "/");
  g_autoptr (PlumbRequest) request = plumb_request_new ("GET", url);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  plumb_test_server_drip (fixture->server, "HTTP/1.1 200 OK\r\nContent-Length: 99999\r\n\r\n", 10);
  g_timeout_add (100, cancel_cb, cancellable);
  g_assert_null (plumb_test_exchange_send (fixture->http, request, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Answers before it is asked, so that the answer is there as soon as the question is out. */
static gboolean
answer_at_once_cb (GSocketService *service, GSocketConnection *connection, GObject *source,
                   gpointer user_data)
{
  static const char answer[] = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}";
  GOutputStream *output = g_io_stream_get_output_stream (G_IO_STREAM (connection));

  g_ptr_array_add (user_data, g_object_ref (connection));
  return g_output_stream_write_all (output, answer, strlen (answer), NULL, NULL, NULL);
}

/* Cancels after @turns of the main loop; whether the answer was there before. */
static gboolean
cancel_after (PlumbRequest *request, guint turns)
{
  PlumbHttp *http = plumb_http_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (PlumbReply) reply = NULL;
  g_autoptr (GError) error = NULL;
  gboolean has_ended = FALSE;

  plumb_http_send_async (http, request, cancellable, plumb_test_keep_result, &result);
  for (guint i = 0; i < turns && result == NULL; i++)
    g_main_context_iteration (NULL, TRUE);
  has_ended = result != NULL;
  if (!has_ended)
    g_cancellable_cancel (cancellable);
  plumb_test_wait_for (&result);
  reply = plumb_http_send_finish (http, result, &error);
  if (has_ended)
    g_assert_no_error (error);
  else
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_object (&result);
  plumb_test_settle ();
  g_assert_finalize_object (http);
  return has_ended;
}

static void
test_cancelling_as_the_answer_comes_is_an_error (void)
{
  g_autoptr (GSocketService) service = g_socket_service_new ();
  g_autoptr (GPtrArray) connections = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;
  guint16 port = g_socket_listener_add_any_inet_port (G_SOCKET_LISTENER (service), NULL, &error);
  g_autofree char *url = g_strdup_printf ("http://127.0.0.1:%u/", port);
  g_autoptr (PlumbRequest) request = plumb_request_new ("GET", url);
  guint turns = 0;

  g_assert_no_error (error);
  g_signal_connect (service, "incoming", G_CALLBACK (answer_at_once_cb), connections);
  while (!cancel_after (request, turns))
    turns++;
  g_assert_cmpuint (turns, >, 2);
  g_socket_service_stop (service);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/http-failures/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("an-unknown-name-fails-at-the-name", test_an_unknown_name_fails_at_the_name);
  ADD ("a-closed-port-fails-at-the-connection", test_a_closed_port_fails_at_the_connection);
  ADD ("silence-fails-at-the-answer", test_silence_fails_at_the_answer);
  ADD ("an-answer-in-drips-is-given-up", test_an_answer_in_drips_is_given_up);
  ADD ("headers-in-drips-are-given-up", test_headers_in_drips_are_given_up);
  g_test_add ("/http-failures/a-cut-before-the-answer-fails-at-the-answer", Fixture, "", set_up,
              test_a_cut_fails_at_the_answer, tear_down);
  g_test_add ("/http-failures/a-cut-inside-the-body-fails-at-the-answer", Fixture,
              "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"a\":", set_up,
              test_a_cut_fails_at_the_answer, tear_down);
  g_test_add ("/http-failures/another-protocol-is-told", Fixture,
              "220 mail.example ESMTP ready\r\n\r\n", set_up, test_what_is_not_http_is_told,
              tear_down);
  /* The library parses what it has, and so takes half a header for none. */
  g_test_add ("/http-failures/half-a-header-is-told", Fixture, "HTTP/1.1 200 OK\r\nContent-Le",
              set_up, test_what_is_not_http_is_told, tear_down);
  ADD ("a-false-claim-of-compression-is-forgiven", test_a_false_claim_of_compression_is_forgiven);
  ADD ("a-body-is-limited", test_a_body_is_limited);
  ADD ("a-compressed-body-is-limited-too", test_a_compressed_body_is_limited_too);
  ADD ("cancelling-is-an-error", test_cancelling_is_an_error);
  ADD ("cancelling-before-the-start-sends-nothing", test_cancelling_before_the_start_sends_nothing);
  ADD ("cancelling-inside-a-body-is-an-error", test_cancelling_inside_a_body_is_an_error);
  g_test_add_func ("/http-failures/cancelling-as-the-answer-comes-is-an-error",
                   test_cancelling_as_the_answer_comes_is_an_error);

  return g_test_run ();
}
