/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <libsoup/soup.h>
#include <stdio.h>

/* usage: bench-no-store [CERTIFICATE KEY]: a server of the shape of Plumb's endpoint that keeps
 * nothing: reads what is posted and answers 200. */

#define BACKLOG 1024

static void
request_arrived_cb (SoupServer *server, SoupServerMessage *message, const char *path,
                    GHashTable *query, gpointer user_data)
{
  soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
}

static GSocket *
make_socket (GError **error)
{
  g_autoptr (GInetAddress) address = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) wanted = g_inet_socket_address_new (address, 0);
  g_autoptr (GSocket) socket =
      g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, error);

  if (socket == NULL)
    return NULL;
  g_socket_set_listen_backlog (socket, BACKLOG);
  if (!g_socket_bind (socket, wanted, TRUE, error) || !g_socket_listen (socket, error))
    return NULL;
  return g_steal_pointer (&socket);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SoupServer) server = soup_server_new (NULL, NULL);
  g_autoptr (GTlsCertificate) certificate = NULL;
  g_autoptr (GSocket) socket = make_socket (&error);
  g_autoptr (GSocketAddress) address = NULL;
  gboolean is_secure = argc > 2;

  g_assert_no_error (error);
  if (is_secure) {
    certificate = g_tls_certificate_new_from_files (argv[1], argv[2], &error);
    g_assert_no_error (error);
    soup_server_set_tls_certificate (server, certificate);
  }
  soup_server_add_handler (server, NULL, request_arrived_cb, NULL, NULL);
  soup_server_listen_socket (server, socket, is_secure ? SOUP_SERVER_LISTEN_HTTPS : 0, &error);
  g_assert_no_error (error);
  address = g_socket_get_local_address (socket, &error);
  g_assert_no_error (error);
  printf ("%s://127.0.0.1:%u/\n", is_secure ? "https" : "http",
          g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (address)));
  fflush (stdout);
  while (TRUE)
    g_main_context_iteration (NULL, TRUE);
}
