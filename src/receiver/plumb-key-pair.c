/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-key-pair.h"

#include "plumb-error.h"

#include <glib/gi18n.h>
#include <string.h>
#include <sys/socket.h>

/* Seconds for the trial, which takes milliseconds. */
#define TRIAL_TIMEOUT 5

static gboolean
accept_certificate_cb (GTlsConnection *connection, GTlsCertificate *certificate,
                       GTlsCertificateFlags errors, gpointer user_data)
{
  return TRUE;
}

static GIOStream *
make_stream (int file, GError **error)
{
  g_autoptr (GSocket) socket = g_socket_new_from_fd (file, error);

  if (socket == NULL)
    return NULL;
  g_socket_set_timeout (socket, TRIAL_TIMEOUT);
  return G_IO_STREAM (g_socket_connection_factory_create_connection (socket));
}

static gpointer
serve_in_thread (gpointer data)
{
  GIOStream *server = data;
  gboolean is_good = g_tls_connection_handshake (G_TLS_CONNECTION (server), NULL, NULL);

  /* Lets the other side see the end of it. */
  if (!is_good)
    g_io_stream_close (server, NULL, NULL);
  return GINT_TO_POINTER (is_good);
}

static gboolean
try_key_pair (GTlsCertificate *certificate)
{
  int files[2];
  g_autoptr (GIOStream) near = NULL;
  g_autoptr (GIOStream) far = NULL;
  g_autoptr (GIOStream) server = NULL;
  g_autoptr (GIOStream) client = NULL;
  gboolean is_agreed;
  GThread *thread;

  if (socketpair (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, files) != 0)
    return FALSE;
  near = make_stream (files[0], NULL);
  far = make_stream (files[1], NULL);
  if (near == NULL || far == NULL)
    return FALSE;
  server = g_tls_server_connection_new (near, certificate, NULL);
  client = g_tls_client_connection_new (far, NULL, NULL);
  if (server == NULL || client == NULL)
    return FALSE;
  g_signal_connect (client, "accept-certificate", G_CALLBACK (accept_certificate_cb), NULL);
  thread = g_thread_new ("key-pair", serve_in_thread, server);
  is_agreed = g_tls_connection_handshake (G_TLS_CONNECTION (client), NULL, NULL);
  if (!is_agreed)
    g_io_stream_close (far, NULL, NULL);
  return GPOINTER_TO_INT (g_thread_join (thread)) && is_agreed;
}

static gboolean
check_readable (const char *path, GError **error)
{
  g_autoptr (GError) cause = NULL;
  g_autofree char *text = NULL;
  gsize length;

  if (!g_file_get_contents (path, &text, &length, &cause)) {
    g_set_error (error, PLUMB_ERROR, PLUMB_ERROR_ENDPOINT,
                 /* Translators: %s is what the system says, and names the file. */
                 _("Plumb cannot read a file of the endpoint: %s"), cause->message);
    return FALSE;
  }
  explicit_bzero (text, length);
  return TRUE;
}

GTlsCertificate *
plumb_key_pair_load (const char *certificate_path, const char *key_path, GError **error)
{
  g_autoptr (GTlsCertificate) alone = NULL;
  g_autoptr (GTlsCertificate) certificate = NULL;

  g_assert (certificate_path != NULL && key_path != NULL);
  if (!check_readable (certificate_path, error) || !check_readable (key_path, error))
    return NULL;
  alone = g_tls_certificate_new_from_file (certificate_path, NULL);
  if (alone == NULL) {
    g_set_error (error, PLUMB_ERROR, PLUMB_ERROR_ENDPOINT,
                 _("“%s” holds no certificate. Choose a file in PEM format."), certificate_path);
    return NULL;
  }
  certificate = g_tls_certificate_new_from_files (certificate_path, key_path, NULL);
  if (certificate == NULL) {
    g_set_error (error, PLUMB_ERROR, PLUMB_ERROR_ENDPOINT,
                 _("“%s” holds no key that Plumb can use. Choose a file in PEM format, without a "
                    "password."),
                    key_path);
    return NULL;
  }
  if (!try_key_pair (certificate)) {
    g_set_error (error, PLUMB_ERROR, PLUMB_ERROR_ENDPOINT,
                 /* Translators: the first %s is the key's file, the second the certificate's. */
                 _("The key in “%s” does not belong to the certificate in “%s”. Choose the key "
                    "that the certificate was made for."),
                    key_path, certificate_path);
    return NULL;
  }
  return g_steal_pointer (&certificate);
}
