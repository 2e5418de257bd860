/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-connections.h"

#include <libsoup/soup.h>
#include <string.h>

/* Below the 1024 files that a process may usually have open. */
#define LIMIT_ALL 512
/* A reverse proxy is one peer with everybody's connections. */
#define LIMIT_PER_PEER 256

/* How long what was answered early may go on sending: cut at once, it would lose the answer. */
#define LINGER_SECONDS 2

struct _PlumbConnections {
  GHashTable *by_stream;
  GHashTable *by_peer;
  guint limit_all;
  guint limit_per_peer;
  guint patience;
};

struct _PlumbConnection {
  PlumbConnections *all;
  GIOStream *stream;
  GSocket *socket;
  GSocketAddress *address;
  char *peer;
  GSource *alarm;
  guint n_answered;
  gboolean is_under_way;
  gboolean is_answered;
};

/* Under this name a peer's address leads to its connection. */
#define CONNECTION "plumb-connection"

static void
disarm (PlumbConnection *self)
{
  if (self->alarm != NULL)
    g_source_destroy (self->alarm);
  g_clear_pointer (&self->alarm, g_source_unref);
}

static void
arm (PlumbConnection *self, guint seconds, GSourceFunc function)
{
  disarm (self);
  self->alarm = g_timeout_source_new_seconds (seconds);
  g_source_set_callback (self->alarm, function, self, NULL);
  g_source_attach (self->alarm, g_main_context_get_thread_default ());
}

static guint
count_peer (PlumbConnections *self, const char *peer)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->by_peer, peer));
}

static void
free_connection (gpointer data)
{
  PlumbConnection *self = data;
  guint n_others = count_peer (self->all, self->peer) - 1;

  if (n_others == 0)
    g_hash_table_remove (self->all->by_peer, self->peer);
  else
    g_hash_table_replace (self->all->by_peer, g_strdup (self->peer), GUINT_TO_POINTER (n_others));
  disarm (self);
  g_object_set_data (G_OBJECT (self->address), CONNECTION, NULL);
  g_clear_object (&self->address);
  g_clear_object (&self->socket);
  g_free (self->peer);
  g_free (self);
}

static void
stream_gone_cb (gpointer user_data, GObject *stream)
{
  PlumbConnections *self = user_data;

  g_hash_table_remove (self->by_stream, stream);
}

static void
write_answer (GIOStream *stream, guint status)
{
  GPollableOutputStream *output = G_POLLABLE_OUTPUT_STREAM (g_io_stream_get_output_stream (stream));
  g_autofree char *text =
      g_strdup_printf ("HTTP/1.1 %u %s\r\nContent-Length: 0\r\nConnection: close\r\n%s\r\n", status,
                       soup_status_get_phrase (status),
                       status == SOUP_STATUS_SERVICE_UNAVAILABLE ? "Retry-After: 30\r\n" : "");

  /* So short a text fits into the socket's buffer, unless the other side reads nothing anyway. */
  g_pollable_output_stream_write_nonblocking (output, text, strlen (text), NULL, NULL);
}

static gboolean
close_socket_cb (gpointer user_data)
{
  g_socket_close (user_data, NULL);
  return G_SOURCE_REMOVE;
}

/*
 * Ends a connection and forgets it.  The library (3.2.3) never closes one whose client leaves
 * between two requests; so that it stops watching first, the socket is closed a little later.
 */
static void
drop (PlumbConnection *self)
{
  PlumbConnections *all = self->all;
  g_autoptr (GSource) closing = g_idle_source_new ();

  g_socket_shutdown (self->socket, TRUE, TRUE, NULL);
  g_source_set_callback (closing, close_socket_cb, g_object_ref (self->socket), g_object_unref);
  g_source_attach (closing, g_main_context_get_thread_default ());
  g_object_weak_unref (G_OBJECT (self->stream), stream_gone_cb, all);
  g_hash_table_remove (all->by_stream, self->stream);
}

static gboolean
lingered_cb (gpointer user_data)
{
  drop (user_data);
  return G_SOURCE_REMOVE;
}

static gboolean
is_kept (PlumbConnection *self)
{
  return self->n_answered > 0 && !self->is_under_way && !self->is_answered;
}

static gboolean
too_slow_cb (gpointer user_data)
{
  PlumbConnection *self = user_data;

  /* A connection kept for another request that did not come is closed without a word. */
  if (is_kept (self))
    drop (self);
  else
    plumb_connection_answer (self, SOUP_STATUS_REQUEST_TIMEOUT);
  return G_SOURCE_REMOVE;
}

static gboolean
is_abandoned (PlumbConnection *self)
{
  return is_kept (self) && g_socket_condition_check (self->socket, G_IO_IN) != 0 &&
         g_socket_get_available_bytes (self->socket) <= 0;
}

void
plumb_connections_sweep (PlumbConnections *self)
{
  g_autoptr (GList) connections = g_hash_table_get_values (self->by_stream);

  for (GList *link = connections; link != NULL; link = link->next) {
    if (is_abandoned (link->data))
      drop (link->data);
  }
}

PlumbConnection *
plumb_connection_find (GSocketAddress *peer)
{
  g_assert (peer != NULL);
  return g_object_get_data (G_OBJECT (peer), CONNECTION);
}

void
plumb_connection_expect (PlumbConnection *self)
{
  self->n_answered++;
  self->is_under_way = FALSE;
  if (!self->is_answered)
    arm (self, self->all->patience, too_slow_cb);
}

void
plumb_connection_begin (PlumbConnection *self)
{
  self->is_under_way = TRUE;
}

void
plumb_connection_complete (PlumbConnection *self)
{
  if (!self->is_answered)
    disarm (self);
}

void
plumb_connection_answer (PlumbConnection *self, guint status)
{
  if (self->is_answered)
    return;
  self->is_answered = TRUE;
  write_answer (self->stream, status);
  g_socket_shutdown (self->socket, FALSE, TRUE, NULL);
  arm (self, LINGER_SECONDS, lingered_cb);
}

gboolean
plumb_connection_is_answered (PlumbConnection *self)
{
  return self->is_answered;
}

static char *
format_peer (GSocketAddress *address)
{
  GInetAddress *inet = g_inet_socket_address_get_address (G_INET_SOCKET_ADDRESS (address));

  return g_inet_address_to_string (inet);
}

static gboolean
is_full (PlumbConnections *self, const char *peer)
{
  return count_peer (self, peer) >= self->limit_per_peer ||
         plumb_connections_count (self) >= self->limit_all;
}

gboolean
plumb_connections_add (PlumbConnections *self, GSocket *socket, GIOStream *stream,
                       GSocketAddress *peer)
{
  g_autofree char *name = format_peer (peer);
  PlumbConnection *connection;
  guint n_others;

  if (is_full (self, name))
    plumb_connections_sweep (self);
  if (is_full (self, name)) {
    /* A handshake only to refuse would be the dearer answer. */
    if (!G_IS_TLS_CONNECTION (stream))
      write_answer (stream, SOUP_STATUS_SERVICE_UNAVAILABLE);
    return FALSE;
  }
  n_others = count_peer (self, name);
  connection = g_new0 (PlumbConnection, 1);
  connection->all = self;
  connection->stream = stream;
  connection->socket = g_object_ref (socket);
  connection->address = g_object_ref (peer);
  connection->peer = g_strdup (name);
  g_object_set_data (G_OBJECT (peer), CONNECTION, connection);
  g_hash_table_replace (self->by_peer, g_steal_pointer (&name), GUINT_TO_POINTER (n_others + 1));
  g_hash_table_insert (self->by_stream, stream, connection);
  g_object_weak_ref (G_OBJECT (stream), stream_gone_cb, self);
  arm (connection, self->patience, too_slow_cb);
  return TRUE;
}

void
plumb_connections_dismiss (PlumbConnections *self)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->by_stream);
  while (g_hash_table_iter_next (&iter, NULL, &value)) {
    PlumbConnection *connection = value;

    if (connection->is_under_way)
      plumb_connection_answer (connection, SOUP_STATUS_SERVICE_UNAVAILABLE);
    else
      g_socket_shutdown (connection->socket, TRUE, TRUE, NULL);
  }
}

void
plumb_connections_set_limits (PlumbConnections *self, guint all, guint per_peer)
{
  self->limit_all = all;
  self->limit_per_peer = per_peer;
}

guint
plumb_connections_count (PlumbConnections *self)
{
  return g_hash_table_size (self->by_stream);
}

PlumbConnections *
plumb_connections_new (guint patience)
{
  PlumbConnections *self = g_new0 (PlumbConnections, 1);

  self->by_stream = g_hash_table_new_full (NULL, NULL, NULL, free_connection);
  self->by_peer = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->patience = patience;
  plumb_connections_set_limits (self, LIMIT_ALL, LIMIT_PER_PEER);
  return self;
}

void
plumb_connections_free (PlumbConnections *self)
{
  GHashTableIter iter;
  gpointer stream;

  g_hash_table_iter_init (&iter, self->by_stream);
  while (g_hash_table_iter_next (&iter, &stream, NULL))
    g_object_weak_unref (stream, stream_gone_cb, self);
  g_hash_table_unref (self->by_stream);
  g_hash_table_unref (self->by_peer);
  g_free (self);
}
