/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-test-server.h"

#include <libsoup/soup.h>
#include <string.h>

typedef struct {
  guint status;
  char *content_type;
  GBytes *body;
  SoupMessageHeaders *headers;
  guint delay;
  gboolean is_silent;
  /* What is sent as it is, past the library. */
  char *raw;
  guint drip_interval;
} Answer;

typedef struct {
  char *method;
  char *path;
  char *body;
  SoupMessageHeaders *headers;
} Request;

struct _PlumbTestServer {
  SoupServer *server;
  GQueue answers;
  GPtrArray *requests;
  GHashTable *connections;
  GPtrArray *sources;
  guint n_connections;
};

/* An answer that is under way. */
typedef struct {
  Answer *answer;
  SoupServerMessage *message;
  GIOStream *stream;
} Delivery;

static void
free_answer (gpointer data)
{
  Answer *answer = data;

  g_free (answer->content_type);
  g_free (answer->raw);
  g_clear_pointer (&answer->body, g_bytes_unref);
  soup_message_headers_unref (answer->headers);
  g_free (answer);
}

static void
free_request (gpointer data)
{
  Request *request = data;

  g_free (request->method);
  g_free (request->path);
  g_free (request->body);
  soup_message_headers_unref (request->headers);
  g_free (request);
}

static void
free_delivery (gpointer data)
{
  Delivery *delivery = data;

  g_clear_object (&delivery->message);
  g_clear_object (&delivery->stream);
  g_clear_pointer (&delivery->answer, free_answer);
  g_free (delivery);
}

static void
copy_header_cb (const char *name, const char *value, gpointer user_data)
{
  soup_message_headers_append (user_data, name, value);
}

static void
keep_request (PlumbTestServer *self, SoupServerMessage *message)
{
  Request *request = g_new0 (Request, 1);
  SoupMessageBody *body = soup_server_message_get_request_body (message);
  GUri *uri = soup_server_message_get_uri (message);
  const char *query = g_uri_get_query (uri);

  request->method = g_strdup (soup_server_message_get_method (message));
  request->path = g_strconcat (g_uri_get_path (uri), query != NULL ? "?" : NULL, query, NULL);
  request->body = g_strndup (body->data, body->length);
  request->headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_REQUEST);
  soup_message_headers_foreach (soup_server_message_get_request_headers (message), copy_header_cb,
                                request->headers);
  g_ptr_array_add (self->requests, request);
}

/* Runs @function in the test's context every @milliseconds, until it says stop or the test ends. */
static void
run_later (PlumbTestServer *self, guint milliseconds, GSourceFunc function, Delivery *delivery)
{
  GSource *source = g_timeout_source_new (milliseconds);

  g_source_set_callback (source, function, delivery, free_delivery);
  g_source_attach (source, g_main_context_get_thread_default ());
  g_ptr_array_add (self->sources, source);
}

static gboolean
drip_cb (gpointer user_data)
{
  Delivery *delivery = user_data;
  GOutputStream *output = g_io_stream_get_output_stream (delivery->stream);

  return g_output_stream_write_all (output, "x", 1, NULL, NULL, NULL) ? G_SOURCE_CONTINUE
                                                                      : G_SOURCE_REMOVE;
}

static void
send_raw (PlumbTestServer *self, SoupServerMessage *message, Answer *answer)
{
  Delivery *delivery = g_new0 (Delivery, 1);
  GOutputStream *output;

  delivery->answer = answer;
  delivery->stream = soup_server_message_steal_connection (message);
  output = g_io_stream_get_output_stream (delivery->stream);
  g_output_stream_write_all (output, answer->raw, strlen (answer->raw), NULL, NULL, NULL);
  if (answer->drip_interval != 0) {
    run_later (self, answer->drip_interval, drip_cb, delivery);
    return;
  }
  g_io_stream_close (delivery->stream, NULL, NULL);
  free_delivery (delivery);
}

static void
send_answer (SoupServerMessage *message, Answer *answer)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);

  soup_server_message_set_status (message, answer->status, NULL);
  soup_message_headers_foreach (answer->headers, copy_header_cb, headers);
  if (answer->body == NULL)
    return;
  soup_message_headers_replace (headers, "Content-Type", answer->content_type);
  soup_message_body_append_bytes (soup_server_message_get_response_body (message), answer->body);
}

static gboolean
answer_later_cb (gpointer user_data)
{
  Delivery *delivery = user_data;

  send_answer (delivery->message, delivery->answer);
  soup_server_message_unpause (delivery->message);
  return G_SOURCE_REMOVE;
}

static void
request_cb (SoupServer *server, SoupServerMessage *message, const char *path, GHashTable *query,
            gpointer user_data)
{
  PlumbTestServer *self = user_data;
  Answer *answer = g_queue_pop_head (&self->answers);
  Delivery *delivery;

  keep_request (self, message);
  if (answer == NULL) {
    soup_server_message_set_status (message, SOUP_STATUS_NOT_IMPLEMENTED, NULL);
  } else if (answer->raw != NULL) {
    send_raw (self, message, answer);
  } else if (answer->is_silent) {
    soup_server_message_pause (message);
    free_answer (answer);
  } else if (answer->delay != 0) {
    delivery = g_new0 (Delivery, 1);
    delivery->answer = answer;
    delivery->message = g_object_ref (message);
    soup_server_message_pause (message);
    run_later (self, answer->delay, answer_later_cb, delivery);
  } else {
    send_answer (message, answer);
    free_answer (answer);
  }
}

static void
request_started_cb (SoupServer *server, SoupServerMessage *message, gpointer user_data)
{
  PlumbTestServer *self = user_data;
  GSocketAddress *address = soup_server_message_get_remote_address (message);
  guint port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (address));

  if (g_hash_table_add (self->connections, GUINT_TO_POINTER (port)))
    self->n_connections++;
}

PlumbTestServer *
plumb_test_server_new_tls (GTlsCertificate *certificate)
{
  PlumbTestServer *self = g_new0 (PlumbTestServer, 1);
  g_autoptr (GError) error = NULL;

  self->requests = g_ptr_array_new_with_free_func (free_request);
  self->connections = g_hash_table_new (NULL, NULL);
  self->sources = g_ptr_array_new_with_free_func ((GDestroyNotify) g_source_unref);
  self->server = soup_server_new ("raw-paths", TRUE, NULL);
  if (certificate != NULL)
    soup_server_set_tls_certificate (self->server, certificate);
  g_signal_connect (self->server, "request-started", G_CALLBACK (request_started_cb), self);
  soup_server_add_handler (self->server, NULL, request_cb, self, NULL);
  soup_server_listen_local (
      self->server, 0,
      SOUP_SERVER_LISTEN_IPV4_ONLY | (certificate != NULL ? SOUP_SERVER_LISTEN_HTTPS : 0), &error);
  g_assert_no_error (error);
  return self;
}

PlumbTestServer *
plumb_test_server_new (void)
{
  return plumb_test_server_new_tls (NULL);
}

/*
 * libsoup 3.6 looks at a connection that is gone if its server was disconnected in the middle of a
 * TLS handshake, as a client that refuses the certificate leaves one: such a server just goes deaf.
 */
static void
retire (PlumbTestServer *self)
{
  static GPtrArray *deaf;

  if (!soup_server_is_https (self->server)) {
    soup_server_disconnect (self->server);
    g_clear_object (&self->server);
    return;
  }
  if (deaf == NULL)
    deaf = g_ptr_array_new ();
  g_signal_handlers_disconnect_by_data (self->server, self);
  soup_server_remove_handler (self->server, NULL);
  g_ptr_array_add (deaf, g_steal_pointer (&self->server));
}

void
plumb_test_server_free (PlumbTestServer *self)
{
  for (guint i = 0; i < self->sources->len; i++)
    g_source_destroy (g_ptr_array_index (self->sources, i));
  retire (self);
  g_queue_clear_full (&self->answers, free_answer);
  g_ptr_array_unref (self->requests);
  g_ptr_array_unref (self->sources);
  g_hash_table_unref (self->connections);
  g_free (self);
}

guint16
plumb_test_server_get_port (PlumbTestServer *self)
{
  GSList *uris = soup_server_get_uris (self->server);
  guint16 port = g_uri_get_port (uris->data);

  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  return port;
}

char *
plumb_test_server_dup_url (PlumbTestServer *self, const char *path)
{
  return g_strdup_printf ("%s://127.0.0.1:%u%s",
                          soup_server_is_https (self->server) ? "https" : "http",
                          plumb_test_server_get_port (self), path);
}

static Answer *
queue_answer (PlumbTestServer *self)
{
  Answer *answer = g_new0 (Answer, 1);

  answer->headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_RESPONSE);
  g_queue_push_tail (&self->answers, answer);
  return answer;
}

void
plumb_test_server_answer_bytes (PlumbTestServer *self, guint status, const char *content_type,
                                GBytes *body)
{
  Answer *answer = queue_answer (self);

  answer->status = status;
  answer->content_type = g_strdup (content_type);
  answer->body = g_bytes_ref (body);
}

void
plumb_test_server_answer_after (PlumbTestServer *self, guint milliseconds, guint status,
                                const char *json)
{
  Answer *answer = queue_answer (self);

  answer->status = status;
  answer->delay = milliseconds;
  if (json == NULL)
    return;
  answer->content_type = g_strdup ("application/json");
  answer->body = g_bytes_new (json, strlen (json));
}

void
plumb_test_server_answer (PlumbTestServer *self, guint status, const char *json)
{
  plumb_test_server_answer_after (self, 0, status, json);
}

void
plumb_test_server_stay_silent (PlumbTestServer *self)
{
  queue_answer (self)->is_silent = TRUE;
}

void
plumb_test_server_cut (PlumbTestServer *self, const char *bytes)
{
  queue_answer (self)->raw = g_strdup (bytes);
}

void
plumb_test_server_drip (PlumbTestServer *self, const char *head, guint milliseconds)
{
  Answer *answer = queue_answer (self);

  answer->raw = g_strdup (head);
  answer->drip_interval = milliseconds;
}

void
plumb_test_server_add_header (PlumbTestServer *self, const char *name, const char *value)
{
  Answer *answer = g_queue_peek_tail (&self->answers);

  g_assert_nonnull (answer);
  soup_message_headers_append (answer->headers, name, value);
}

guint
plumb_test_server_get_n_requests (PlumbTestServer *self)
{
  return self->requests->len;
}

guint
plumb_test_server_get_n_connections (PlumbTestServer *self)
{
  return self->n_connections;
}

static Request *
get_request (PlumbTestServer *self, guint index)
{
  g_assert_cmpuint (index, <, self->requests->len);
  return g_ptr_array_index (self->requests, index);
}

const char *
plumb_test_server_get_method (PlumbTestServer *self, guint index)
{
  return get_request (self, index)->method;
}

const char *
plumb_test_server_get_path (PlumbTestServer *self, guint index)
{
  return get_request (self, index)->path;
}

const char *
plumb_test_server_get_header (PlumbTestServer *self, guint index, const char *name)
{
  return soup_message_headers_get_list (get_request (self, index)->headers, name);
}

const char *
plumb_test_server_get_body (PlumbTestServer *self, guint index)
{
  return get_request (self, index)->body;
}
