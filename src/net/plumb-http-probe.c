/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-http.h"

#include "plumb-deadline.h"
#include "plumb-error.h"
#include "plumb-http-private.h"
#include "plumb-trace.h"

#include <glib/gi18n.h>

typedef struct {
  PlumbTrace trace;
  PlumbDeadline deadline;
  GTlsDatabase *trust;
  GTlsConnection *tls;
  GTlsCertificateFlags errors;
} Probe;

static void
free_probe (gpointer data)
{
  Probe *probe = data;

  if (probe->tls != NULL)
    g_signal_handlers_disconnect_by_data (probe->tls, probe);
  g_clear_object (&probe->tls);
  g_clear_object (&probe->trust);
  plumb_deadline_clear (&probe->deadline);
  plumb_trace_clear (&probe->trace);
  g_free (probe);
}

static gboolean
accept_certificate_cb (GTlsConnection *tls, GTlsCertificate *certificate,
                       GTlsCertificateFlags errors, gpointer user_data)
{
  Probe *probe = user_data;

  plumb_trace_certificate (&probe->trace, certificate, errors);
  return FALSE;
}

static void
event_cb (GSocketClient *client, GSocketClientEvent event, GSocketConnectable *connectable,
          GIOStream *connection, gpointer user_data)
{
  Probe *probe = user_data;

  plumb_trace_follow (&probe->trace, event, connection);
  if (event != G_SOCKET_CLIENT_TLS_HANDSHAKING || probe->tls != NULL)
    return;
  probe->tls = g_object_ref (G_TLS_CONNECTION (connection));
  g_tls_connection_set_database (probe->tls, probe->trust);
  g_signal_connect (probe->tls, "accept-certificate", G_CALLBACK (accept_certificate_cb), probe);
}

static void
connected_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Probe *probe = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSocketConnection) connection =
      g_socket_client_connect_finish (G_SOCKET_CLIENT (source), result, &error);

  g_signal_handlers_disconnect_by_data (source, probe);
  if (error == NULL) {
    plumb_trace_enter (&probe->trace, PLUMB_STAGE_SENT);
    if (probe->tls != NULL)
      plumb_trace_certificate (&probe->trace, g_tls_connection_get_peer_certificate (probe->tls),
                               0);
    g_io_stream_close_async (G_IO_STREAM (connection), G_PRIORITY_DEFAULT, NULL, NULL, NULL);
  } else if (probe->deadline.is_late) {
    plumb_trace_fail_as (&probe->trace, "timed-out", _("The exchange took too long."));
  } else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
    g_task_return_error (task, g_steal_pointer (&error));
    return;
  } else {
    plumb_trace_fail (&probe->trace, error);
  }
  g_task_return_pointer (task, g_object_ref (probe->trace.attempt), g_object_unref);
}

static GSocketClient *
make_client (PlumbHttp *self, GUri *uri)
{
  GSocketClient *client = g_socket_client_new ();

  g_socket_client_set_timeout (client, plumb_http_get_timeout (self));
  g_socket_client_set_proxy_resolver (client, plumb_http_get_proxy_resolver (self));
  g_socket_client_set_tls (client, g_str_equal (g_uri_get_scheme (uri), "https"));
  return client;
}

void
plumb_http_probe_async (PlumbHttp *self, const char *url, GCancellable *cancellable,
                        GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GUri) uri = NULL;
  g_autoptr (PlumbAttempt) attempt = NULL;
  g_autoptr (GSocketClient) client = NULL;
  g_autofree char *origin = NULL;
  GError *error = NULL;
  Probe *probe;

  g_return_if_fail (PLUMB_IS_HTTP (self));
  g_return_if_fail (url != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, plumb_http_probe_async);
  uri = plumb_http_parse (url, &error);
  if (uri == NULL) {
    g_task_return_error (task, error);
    return;
  }
  attempt = plumb_attempt_new ();
  origin = g_uri_join (G_URI_FLAGS_NONE, g_uri_get_scheme (uri), NULL, g_uri_get_host (uri),
                       g_uri_get_port (uri), "", NULL, NULL);
  /* The path may be a secret, and is not asked for. */
  plumb_attempt_set_url (attempt, origin);
  probe = g_new0 (Probe, 1);
  plumb_trace_init (&probe->trace, attempt);
  plumb_http_describe_network (self, &probe->trace, uri);
  plumb_deadline_init (&probe->deadline, plumb_http_get_patience (self), cancellable);
  probe->trust = g_object_ref (plumb_http_get_trust (self));
  g_task_set_task_data (task, probe, free_probe);
  client = make_client (self, uri);
  g_signal_connect (client, "event", G_CALLBACK (event_cb), probe);
  g_socket_client_connect_to_uri_async (
      client, origin, g_str_equal (g_uri_get_scheme (uri), "https") ? 443 : 80,
      probe->deadline.stopper, connected_cb, g_steal_pointer (&task));
}

PlumbAttempt *
plumb_http_probe_finish (PlumbHttp *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
