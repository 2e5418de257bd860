/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-listener.h"

#include "plumb-error.h"

#include <glib/gi18n.h>

/* With the usual 10, 64 clients at once are made to wait for seconds. */
#define BACKLOG 1024
#define ACCEPTED_PER_TURN 64

/* Milliseconds to wait when the process has too many files open. */
#define RECOVERY 200

struct _PlumbListener {
  GSocket *socket;
  GSource *source;
  PlumbListenerAccepted accepted;
  gpointer user_data;
};

static void watch (PlumbListener *self);

static void
replace_source (PlumbListener *self, GSource *source)
{
  if (self->source != NULL)
    g_source_destroy (self->source);
  g_clear_pointer (&self->source, g_source_unref);
  self->source = source;
  if (source != NULL)
    g_source_attach (source, g_main_context_get_thread_default ());
}

static gboolean
recovered_cb (gpointer user_data)
{
  watch (user_data);
  return G_SOURCE_REMOVE;
}

static void
wait_for_recovery (PlumbListener *self)
{
  GSource *source = g_timeout_source_new (RECOVERY);

  g_source_set_callback (source, recovered_cb, self, NULL);
  replace_source (self, source);
}

static gboolean
connections_cb (GSocket *socket, GIOCondition condition, gpointer user_data)
{
  PlumbListener *self = user_data;

  for (guint i = 0; i < ACCEPTED_PER_TURN; i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (GSocket) accepted = g_socket_accept (socket, NULL, &error);

    if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_WOULD_BLOCK))
      return G_SOURCE_CONTINUE;
    if (error != NULL) {
      g_debug ("Cannot take a connection: %s", error->message);
      wait_for_recovery (self);
      return G_SOURCE_REMOVE;
    }
    self->accepted (accepted, self->user_data);
  }
  return G_SOURCE_CONTINUE;
}

static void
watch (PlumbListener *self)
{
  GSource *source = g_socket_create_source (self->socket, G_IO_IN, NULL);

  g_source_set_callback (source, G_SOURCE_FUNC (connections_cb), self, NULL);
  replace_source (self, source);
}

static void
explain (const GError *cause, guint16 port, GError **error)
{
  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_ADDRESS_IN_USE))
    g_set_error (error, PLUMB_ERROR, PLUMB_ERROR_ENDPOINT,
                 /* Translators: %u is the number of a port. */
                 _("Another program uses port %u. Choose another port, or stop that program."),
                    port);
  else if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
    g_set_error (error, PLUMB_ERROR, PLUMB_ERROR_ENDPOINT,
                 /* Translators: %u is the number of a port. */
                 _("Plumb may not listen on port %u. Choose a port from 1024 up."), port);
  else
    g_set_error (error, PLUMB_ERROR, PLUMB_ERROR_ENDPOINT,
                 /* Translators: %u is the number of a port, %s what the system says. */
                 _("Plumb cannot listen on port %u: %s. Choose another address or port."), port,
                    cause->message);
}

static GSocket *
open_socket (GInetAddress *address, guint16 port, GError **error)
{
  g_autoptr (GSocketAddress) place = g_inet_socket_address_new (address, port);
  g_autoptr (GSocket) socket = g_socket_new (g_inet_address_get_family (address),
                                             G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, error);

  if (socket == NULL)
    return NULL;
  g_socket_set_listen_backlog (socket, BACKLOG);
  g_socket_set_blocking (socket, FALSE);
  if (!g_socket_bind (socket, place, TRUE, error) || !g_socket_listen (socket, error))
    return NULL;
  return g_steal_pointer (&socket);
}

PlumbListener *
plumb_listener_new (GInetAddress *address, guint16 port, PlumbListenerAccepted accepted,
                    gpointer user_data, GError **error)
{
  g_autoptr (GError) cause = NULL;
  g_autoptr (GSocket) socket = open_socket (address, port, &cause);
  PlumbListener *self;

  if (socket == NULL) {
    explain (cause, port, error);
    return NULL;
  }
  self = g_new0 (PlumbListener, 1);
  self->socket = g_steal_pointer (&socket);
  self->accepted = accepted;
  self->user_data = user_data;
  watch (self);
  return self;
}

void
plumb_listener_free (PlumbListener *self)
{
  replace_source (self, NULL);
  g_socket_close (self->socket, NULL);
  g_clear_object (&self->socket);
  g_free (self);
}

guint16
plumb_listener_get_port (PlumbListener *self)
{
  g_autoptr (GSocketAddress) place = g_socket_get_local_address (self->socket, NULL);

  g_assert (place != NULL);
  return g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (place));
}
