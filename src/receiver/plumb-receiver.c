/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-receiver.h"

#include "plumb-clock.h"
#include "plumb-connections.h"
#include "plumb-delivery.h"
#include "plumb-error.h"
#include "plumb-key-pair.h"
#include "plumb-lead-request.h"
#include "plumb-listener.h"
#include "plumb-receiver-private.h"

#include <glib/gi18n.h>
#include <libsoup/soup.h>
#include <string.h>
#include <sys/random.h>

#define SIZE_LIMIT (1024 * 1024)
#define PATIENCE 20
#define TOKEN_LENGTH 32

struct _PlumbReceiver {
  GObject parent_instance;
  SoupServer *server;
  PlumbListener *listener;
  PlumbConnections *connections;
  GTlsCertificate *certificate;
  char *token;
  char *url;
  guint16 port;
  gsize size_limit;
  PlumbReceiverTaker taker;
  gpointer user_data;
  GDestroyNotify destroy;
};

G_DEFINE_FINAL_TYPE (PlumbReceiver, plumb_receiver, G_TYPE_OBJECT)

/* Under this name a message has its body as far as it came. */
#define BODY "plumb-body"

char *
plumb_receiver_make_token (void)
{
  /* 32 letters, so that each stands for five bits of a byte without bias. */
  static const char letters[] = "abcdefghijkmnpqrstuvwxyz23456789";
  guchar noise[TOKEN_LENGTH];
  char *token = g_malloc (TOKEN_LENGTH + 1);

  G_STATIC_ASSERT (sizeof letters == 32 + 1);
  /* Never fails or falls short for up to 256 bytes. */
  if (getrandom (noise, sizeof noise, 0) != sizeof noise)
    g_error ("The system has no random numbers");
  for (guint i = 0; i < TOKEN_LENGTH; i++)
    token[i] = letters[noise[i] % 32];
  token[TOKEN_LENGTH] = '\0';
  return token;
}

/* (nullable): the library may still be busy with one that is closed already. */
static PlumbConnection *
find_connection (SoupServerMessage *message)
{
  return plumb_connection_find (soup_server_message_get_remote_address (message));
}

/* The library tells of the next request only when it has begun. */
static void
request_finished_cb (SoupServer *server, SoupServerMessage *message, gpointer user_data)
{
  PlumbConnection *connection = find_connection (message);

  if (connection != NULL)
    plumb_connection_expect (connection);
}

/* The answer goes out before the rest comes in, and the rest is dropped. */
static void
refuse_at_once (SoupServerMessage *message, PlumbConnection *connection, guint status)
{
  GByteArray *body = g_object_get_data (G_OBJECT (message), BODY);

  g_byte_array_set_size (body, 0);
  plumb_connection_answer (connection, status);
}

static void
got_chunk_cb (SoupServerMessage *message, GBytes *chunk, gpointer user_data)
{
  PlumbReceiver *self = user_data;
  GByteArray *body = g_object_get_data (G_OBJECT (message), BODY);
  PlumbConnection *connection = find_connection (message);
  gsize size = g_bytes_get_size (chunk);

  if (connection == NULL || plumb_connection_is_answered (connection))
    return;
  if (size > self->size_limit - body->len)
    refuse_at_once (message, connection, SOUP_STATUS_REQUEST_ENTITY_TOO_LARGE);
  else
    g_byte_array_append (body, g_bytes_get_data (chunk, NULL), size);
}

static void
headers_arrived_cb (SoupServer *server, SoupServerMessage *message, const char *path,
                    GHashTable *query, gpointer user_data)
{
  PlumbReceiver *self = user_data;
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);
  guint status = plumb_lead_request_judge (soup_server_message_get_method (message), path,
                                           self->token, headers, self->size_limit);
  PlumbConnection *connection = find_connection (message);

  soup_message_body_set_accumulate (soup_server_message_get_request_body (message), FALSE);
  g_object_set_data_full (G_OBJECT (message), BODY, g_byte_array_new (),
                          (GDestroyNotify) g_byte_array_unref);
  if (connection == NULL) {
    plumb_delivery_set_status (message, SOUP_STATUS_SERVICE_UNAVAILABLE);
    return;
  }
  plumb_connection_begin (connection);
  g_signal_connect_object (message, "got-chunk", G_CALLBACK (got_chunk_cb), self, 0);
  if (status == 0)
    return;
  g_debug ("Refused with %u", status);
  /* The library answers at once only who asked whether to go on. */
  if (status == SOUP_STATUS_REQUEST_ENTITY_TOO_LARGE &&
      !(soup_message_headers_get_expectations (headers) & SOUP_EXPECTATION_CONTINUE))
    refuse_at_once (message, connection, status);
  plumb_delivery_set_status (message, status);
}

static void
request_arrived_cb (SoupServer *server, SoupServerMessage *message, const char *path,
                    GHashTable *query, gpointer user_data)
{
  PlumbReceiver *self = user_data;
  PlumbConnection *connection = find_connection (message);
  GByteArray *body = g_object_get_data (G_OBJECT (message), BODY);
  g_autoptr (PlumbLead) lead = NULL;
  guint status;

  if (connection == NULL || plumb_connection_is_answered (connection)) {
    plumb_delivery_set_status (message, SOUP_STATUS_SERVICE_UNAVAILABLE);
    return;
  }
  plumb_connection_complete (connection);
  lead =
      plumb_lead_request_read (soup_server_message_get_request_headers (message),
                               (const char *) body->data, body->len, plumb_clock_now (), &status);
  g_debug ("%u bytes: %u", body->len, status);
  g_byte_array_set_size (body, 0);
  if (lead == NULL)
    plumb_delivery_set_status (message, status);
  else
    plumb_delivery_start (message, lead, self->taker, self->user_data);
}

static void
accepted_cb (GSocket *socket, gpointer user_data)
{
  PlumbReceiver *self = user_data;
  g_autoptr (GIOStream) stream =
      G_IO_STREAM (g_socket_connection_factory_create_connection (socket));
  g_autoptr (GSocketAddress) local = g_socket_get_local_address (socket, NULL);
  g_autoptr (GSocketAddress) remote = g_socket_get_remote_address (socket, NULL);
  g_autoptr (GError) error = NULL;

  /* Gone again before we looked. */
  if (local == NULL || remote == NULL)
    return;
  if (self->certificate != NULL) {
    GIOStream *tls = g_tls_server_connection_new (stream, self->certificate, &error);

    if (tls == NULL) {
      g_warning ("Cannot secure a connection: %s", error->message);
      return;
    }
    g_object_unref (stream);
    stream = tls;
  }
  if (!plumb_connections_add (self->connections, socket, stream, remote)) {
    g_debug ("Too many connections");
    return;
  }
  if (!soup_server_accept_iostream (self->server, stream, local, remote, &error))
    g_debug ("Cannot serve a connection: %s", error->message);
}

static GInetAddress *
choose_address (const PlumbReceiverOptions *options, GError **error)
{
  g_autoptr (GInetAddress) address = NULL;

  if (options->address == NULL)
    return g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  address = g_inet_address_new_from_string (options->address);
  if (address == NULL) {
    g_set_error (error, PLUMB_ERROR, PLUMB_ERROR_ENDPOINT,
                 _("“%s” is not an IP address. Use 127.0.0.1 for this computer only."),
                    options->address);
    return NULL;
  }
  if (options->tls_certificate != NULL || g_inet_address_get_is_loopback (address))
    return g_steal_pointer (&address);
  g_set_error (error, PLUMB_ERROR, PLUMB_ERROR_ENDPOINT,
               _("Leads hold personal data, so Plumb listens on %s only with a certificate. Give "
                  "it one, or listen on 127.0.0.1 behind a server that has one."),
                  options->address);
  return NULL;
}

static gboolean
load_certificate (PlumbReceiver *self, const PlumbReceiverOptions *options, GError **error)
{
  if (options->tls_certificate == NULL && options->tls_key == NULL)
    return TRUE;
  if (options->tls_certificate == NULL || options->tls_key == NULL) {
    g_set_error_literal (error, PLUMB_ERROR, PLUMB_ERROR_ENDPOINT,
                         _("A certificate and its key are needed together. Give both files."));
    return FALSE;
  }
  self->certificate = plumb_key_pair_load (options->tls_certificate, options->tls_key, error);
  return self->certificate != NULL;
}

/* The name that the certificate is for, since the address would not match it. */
static char *
dup_host (PlumbReceiver *self, GInetAddress *address)
{
  g_autoptr (GPtrArray) names =
      self->certificate != NULL ? g_tls_certificate_get_dns_names (self->certificate) : NULL;
  gsize length;

  if (names != NULL && names->len > 0) {
    const char *name = g_bytes_get_data (names->pdata[0], &length);

    if (!g_str_has_prefix (name, "*"))
      return g_strndup (name, length);
  }
  if (g_inet_address_get_is_any (address))
    return g_strdup (g_get_host_name ());
  return g_inet_address_to_string (address);
}

static void
make_url (PlumbReceiver *self, GInetAddress *address)
{
  g_autofree char *host = dup_host (self, address);
  g_autofree char *path = g_strconcat ("/leads/", self->token, NULL);

  self->url = g_uri_join (G_URI_FLAGS_NONE, self->certificate != NULL ? "https" : "http", NULL,
                          host, self->port, path, NULL, NULL);
}

/*
 * The library keeps a connection for the next request only while it has a socket of its own, and
 * our listener is not.  This one is connected to nobody but the loopback and is never read.
 */
static gboolean
keep_alive (SoupServer *server, GError **error)
{
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) discard = g_inet_socket_address_new (loopback, 9);
  g_autoptr (GSocket) idle =
      g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_DATAGRAM, G_SOCKET_PROTOCOL_UDP, error);

  return idle != NULL && g_socket_connect (idle, discard, NULL, error) &&
         soup_server_listen_socket (server, idle, 0, error);
}

static void
open_server (PlumbReceiver *self)
{
  g_autoptr (GError) error = NULL;

  self->server = soup_server_new ("raw-paths", TRUE, NULL);
  g_signal_connect (self->server, "request-finished", G_CALLBACK (request_finished_cb), self);
  soup_server_add_early_handler (self->server, NULL, headers_arrived_cb, self, NULL);
  soup_server_add_handler (self->server, NULL, request_arrived_cb, self, NULL);
  if (!keep_alive (self->server, &error))
    g_warning ("Connections are used once only: %s", error->message);
}

static gboolean
open_receiver (PlumbReceiver *self, const PlumbReceiverOptions *options, GError **error)
{
  g_autoptr (GInetAddress) address = choose_address (options, error);

  if (address == NULL || !load_certificate (self, options, error))
    return FALSE;
  self->token = g_strdup (options->token);
  self->size_limit = options->size_limit != 0 ? options->size_limit : SIZE_LIMIT;
  self->connections = plumb_connections_new (options->patience != 0 ? options->patience : PATIENCE);
  open_server (self);
  self->listener = plumb_listener_new (address, options->port, accepted_cb, self, error);
  if (self->listener == NULL)
    return FALSE;
  self->port = plumb_listener_get_port (self->listener);
  make_url (self, address);
  return TRUE;
}

PlumbReceiver *
plumb_receiver_new (const PlumbReceiverOptions *options, PlumbReceiverTaker taker,
                    gpointer user_data, GDestroyNotify destroy, GError **error)
{
  g_autoptr (PlumbReceiver) self = NULL;

  g_return_val_if_fail (options != NULL && taker != NULL, NULL);
  g_return_val_if_fail (options->token != NULL && *options->token != '\0', NULL);

  self = g_object_new (PLUMB_TYPE_RECEIVER, NULL);
  self->taker = taker;
  self->user_data = user_data;
  self->destroy = destroy;
  return open_receiver (self, options, error) ? g_steal_pointer (&self) : NULL;
}

const char *
plumb_receiver_get_url (PlumbReceiver *self)
{
  g_return_val_if_fail (PLUMB_IS_RECEIVER (self), NULL);
  return self->url;
}

guint16
plumb_receiver_get_port (PlumbReceiver *self)
{
  g_return_val_if_fail (PLUMB_IS_RECEIVER (self), 0);
  return self->port;
}

void
plumb_receiver_set_limits (PlumbReceiver *self, guint all, guint per_peer)
{
  plumb_connections_set_limits (self->connections, all, per_peer);
}

guint
plumb_receiver_count_connections (PlumbReceiver *self)
{
  plumb_connections_sweep (self->connections);
  return plumb_connections_count (self->connections);
}

void
plumb_receiver_close (PlumbReceiver *self)
{
  g_return_if_fail (PLUMB_IS_RECEIVER (self));

  g_clear_pointer (&self->listener, plumb_listener_free);
  if (self->connections != NULL)
    plumb_connections_dismiss (self->connections);
  if (self->server != NULL) {
    g_signal_handlers_disconnect_by_data (self->server, self);
    soup_server_disconnect (self->server);
  }
  g_clear_object (&self->server);
  g_clear_pointer (&self->connections, plumb_connections_free);
}

static void
plumb_receiver_dispose (GObject *object)
{
  PlumbReceiver *self = PLUMB_RECEIVER (object);

  plumb_receiver_close (self);
  if (self->destroy != NULL)
    self->destroy (self->user_data);
  self->destroy = NULL;
  G_OBJECT_CLASS (plumb_receiver_parent_class)->dispose (object);
}

static void
plumb_receiver_finalize (GObject *object)
{
  PlumbReceiver *self = PLUMB_RECEIVER (object);

  g_clear_object (&self->certificate);
  g_free (self->token);
  g_free (self->url);
  G_OBJECT_CLASS (plumb_receiver_parent_class)->finalize (object);
}

static void
plumb_receiver_class_init (PlumbReceiverClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = plumb_receiver_dispose;
  G_OBJECT_CLASS (klass)->finalize = plumb_receiver_finalize;
}

static void
plumb_receiver_init (PlumbReceiver *self)
{
}
