/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-test-client.h"

#include "plumb-test-wait.h"

#include <string.h>

struct _PlumbTestClient {
  GSocket *socket;
  GString *received;
  gboolean is_ended;
};

PlumbTestClient *
plumb_test_client_new (guint16 port)
{
  PlumbTestClient *self = g_new0 (PlumbTestClient, 1);
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) address = g_inet_socket_address_new (loopback, port);
  g_autoptr (GError) error = NULL;

  self->received = g_string_new (NULL);
  self->socket =
      g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, &error);
  g_assert_no_error (error);
  g_socket_connect (self->socket, address, NULL, &error);
  g_assert_no_error (error);
  g_socket_set_blocking (self->socket, FALSE);
  return self;
}

void
plumb_test_client_free (PlumbTestClient *self)
{
  g_clear_object (&self->socket);
  g_string_free (self->received, TRUE);
  g_free (self);
}

static gboolean
tick_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

/* Keeps the context turning while nothing in it watches the client's socket. */
static void
wait_ticking (gboolean (*condition) (gpointer user_data), gpointer user_data)
{
  guint tick = g_timeout_add (2, tick_cb, NULL);

  plumb_test_wait_until (condition, user_data);
  g_source_remove (tick);
}

static void
receive (PlumbTestClient *self)
{
  char buffer[4096];

  while (!self->is_ended) {
    g_autoptr (GError) error = NULL;
    gssize length = g_socket_receive (self->socket, buffer, sizeof buffer, NULL, &error);

    if (length > 0)
      g_string_append_len (self->received, buffer, length);
    else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_WOULD_BLOCK))
      return;
    else
      self->is_ended = TRUE;
  }
}

typedef struct {
  PlumbTestClient *client;
  const char *bytes;
  gsize length;
} Sending;

static gboolean
has_sent (gpointer user_data)
{
  Sending *sending = user_data;
  gssize sent;

  receive (sending->client);
  sent = g_socket_send (sending->client->socket, sending->bytes, sending->length, NULL, NULL);
  if (sent < 0)
    return sending->client->is_ended;
  sending->bytes += sent;
  sending->length -= sent;
  return sending->length == 0;
}

void
plumb_test_client_send (PlumbTestClient *self, const char *bytes, gssize length)
{
  Sending sending = { self, bytes, length >= 0 ? (gsize) length : strlen (bytes) };

  wait_ticking (has_sent, &sending);
}

static gboolean
has_head_or_end (gpointer user_data)
{
  PlumbTestClient *self = user_data;

  receive (self);
  return self->is_ended || strstr (self->received->str, "\r\n\r\n") != NULL;
}

char *
plumb_test_client_read (PlumbTestClient *self)
{
  const char *end;
  char *head;

  wait_ticking (has_head_or_end, self);
  end = strstr (self->received->str, "\r\n\r\n");
  if (end == NULL)
    g_error ("The connection ended without an answer: “%s”", self->received->str);
  head = g_strndup (self->received->str, end - self->received->str + 2);
  g_string_erase (self->received, 0, end - self->received->str + 4);
  return head;
}

guint
plumb_test_client_read_status (PlumbTestClient *self)
{
  g_autofree char *head = plumb_test_client_read (self);

  g_assert_true (g_str_has_prefix (head, "HTTP/1."));
  return g_ascii_strtoull (head + strlen ("HTTP/1.1 "), NULL, 10);
}

static gboolean
has_end (gpointer user_data)
{
  PlumbTestClient *self = user_data;

  receive (self);
  return self->is_ended;
}

gboolean
plumb_test_client_wait_for_end (PlumbTestClient *self)
{
  wait_ticking (has_end, self);
  return self->received->len > 0;
}
