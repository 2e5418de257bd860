/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-http.h"

#include "plumb-error.h"
#include "plumb-exchange.h"
#include "plumb-http-private.h"
#include "plumb-proxy-resolver.h"
#include "plumb-tokens.h"

#include <glib/gi18n.h>
#include <libsoup/soup.h>

#define TIMEOUT 30
#define SIZE_LIMIT (16 * 1024 * 1024)
#define READ_SIZE (16 * 1024)

/* How many times the timeout an exchange may last that does go on. */
#define PATIENCE_FACTOR 4

/* Shorter than the keep-alive of the services' front ends, which cut without notice. */
#define IDLE_TIMEOUT 20

struct _PlumbHttp {
  GObject parent_instance;
  SoupSession *session;
  guint timeout;
  guint patience;
  gsize size_limit;
  PlumbTokens *tokens;
  PlumbWayOut has_way_out;
};

G_DEFINE_FINAL_TYPE (PlumbHttp, plumb_http, G_TYPE_OBJECT)

GUri *
plumb_http_parse (const char *url, GError **error)
{
  g_autoptr (GUri) uri = g_uri_parse (url, SOUP_HTTP_URI_FLAGS, NULL);
  const char *host = uri != NULL ? g_uri_get_host (uri) : NULL;

  if (host == NULL || *host == '\0') {
    g_set_error_literal (error, PLUMB_ERROR, PLUMB_ERROR_SETTING,
                         _("This is not a web address. It should start with https://."));
    return NULL;
  }
  if (g_str_equal (g_uri_get_scheme (uri), "https") ||
      (g_str_equal (g_uri_get_scheme (uri), "http") && plumb_proxy_resolver_is_loopback (host)))
    return g_steal_pointer (&uri);
  g_set_error_literal (error, PLUMB_ERROR, PLUMB_ERROR_SETTING,
                       _("Plumb sends over https only. Use an address that starts with "
                          "https://."));
  return NULL;
}

void
plumb_http_forbid_old_tls (void)
{
  /* glib-networking has no other way, and takes TLS 1.0 on Debian 12. */
  g_setenv ("G_TLS_GNUTLS_PRIORITY", "NORMAL:%COMPAT:-VERS-TLS1.0:-VERS-TLS1.1", FALSE);
}

gboolean
plumb_http_is_allowed (const char *url)
{
  g_autoptr (GUri) uri = NULL;

  g_return_val_if_fail (url != NULL, FALSE);

  uri = plumb_http_parse (url, NULL);
  return uri != NULL;
}

static void
return_reply (GTask *task)
{
  PlumbExchange *exchange = g_task_get_task_data (task);

  g_task_return_pointer (task, g_object_ref (exchange->reply), g_object_unref);
}

/* Closes the connection too, where the body was not read to its end. */
static void
drop_stream (PlumbExchange *exchange)
{
  if (exchange->stream != NULL)
    g_input_stream_close_async (exchange->stream, G_PRIORITY_DEFAULT, NULL, NULL, NULL);
  g_clear_object (&exchange->stream);
}

static void
return_failure (GTask *task, GError *error)
{
  PlumbExchange *exchange = g_task_get_task_data (task);

  drop_stream (exchange);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) && !exchange->deadline.is_late) {
    g_task_return_error (task, error);
    return;
  }
  plumb_exchange_fail (exchange, error);
  g_error_free (error);
  return_reply (task);
}

static void read_on (GTask *task);

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PlumbExchange *exchange = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GBytes) bytes =
      g_input_stream_read_bytes_finish (G_INPUT_STREAM (source), result, &error);

  if (error != NULL) {
    return_failure (task, error);
    return;
  }
  if (g_bytes_get_size (bytes) == 0) {
    drop_stream (exchange);
    plumb_exchange_complete (exchange);
    return_reply (task);
    return;
  }
  if (exchange->body->len + g_bytes_get_size (bytes) > exchange->size_limit) {
    drop_stream (exchange);
    plumb_exchange_fail_too_large (exchange);
    return_reply (task);
    return;
  }
  g_byte_array_append (exchange->body, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  read_on (g_steal_pointer (&task));
}

static void
read_on (GTask *task)
{
  PlumbExchange *exchange = g_task_get_task_data (task);

  g_input_stream_read_bytes_async (exchange->stream, READ_SIZE, G_PRIORITY_DEFAULT,
                                   exchange->deadline.stopper, read_cb, task);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PlumbExchange *exchange = g_task_get_task_data (task);
  GError *error = NULL;

  exchange->stream = soup_session_send_finish (SOUP_SESSION (source), result, &error);
  plumb_deadline_release (&exchange->deadline);
  if (error != NULL)
    return_failure (task, error);
  else
    read_on (g_steal_pointer (&task));
}

void
plumb_http_send_async (PlumbHttp *self, PlumbRequest *request, GCancellable *cancellable,
                       GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GUri) uri = NULL;
  PlumbExchange *exchange;
  GError *error = NULL;

  g_return_if_fail (PLUMB_IS_HTTP (self));
  g_return_if_fail (PLUMB_IS_REQUEST (request));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, plumb_http_send_async);
  uri = plumb_http_parse (plumb_request_get_url (request), &error);
  if (uri == NULL || !plumb_exchange_check_headers (request, &error)) {
    g_task_return_error (task, error);
    return;
  }
  exchange = plumb_exchange_new (request, uri);
  exchange->size_limit = self->size_limit;
  plumb_http_describe_network (self, &exchange->trace, uri);
  plumb_deadline_init (&exchange->deadline, plumb_http_get_patience (self), cancellable);
  g_task_set_task_data (task, exchange, (GDestroyNotify) plumb_exchange_free);
  soup_session_send_async (self->session, exchange->message, G_PRIORITY_DEFAULT,
                           exchange->deadline.stopper, answered_cb, g_steal_pointer (&task));
}

PlumbReply *
plumb_http_send_finish (PlumbHttp *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

char *
plumb_http_dup_version (void)
{
  return g_strdup_printf ("%u.%u.%u", soup_get_major_version (), soup_get_minor_version (),
                          soup_get_micro_version ());
}

void
plumb_http_set_timeout (PlumbHttp *self, guint seconds)
{
  g_return_if_fail (PLUMB_IS_HTTP (self));
  g_return_if_fail (seconds > 0);

  self->timeout = seconds;
  soup_session_set_timeout (self->session, seconds);
}

guint
plumb_http_get_timeout (PlumbHttp *self)
{
  return self->timeout;
}

void
plumb_http_set_patience (PlumbHttp *self, guint milliseconds)
{
  g_return_if_fail (PLUMB_IS_HTTP (self));
  self->patience = milliseconds;
}

guint
plumb_http_get_patience (PlumbHttp *self)
{
  return self->patience != 0 ? self->patience : self->timeout * PATIENCE_FACTOR * 1000;
}

void
plumb_http_set_size_limit (PlumbHttp *self, gsize bytes)
{
  g_return_if_fail (PLUMB_IS_HTTP (self));
  self->size_limit = bytes;
}

void
plumb_http_set_trust (PlumbHttp *self, GTlsDatabase *database)
{
  g_autoptr (GTlsDatabase) trust = NULL;

  g_return_if_fail (PLUMB_IS_HTTP (self));
  g_return_if_fail (database == NULL || G_IS_TLS_DATABASE (database));

  trust = database != NULL ? g_object_ref (database)
                           : g_tls_backend_get_default_database (g_tls_backend_get_default ());
  soup_session_set_tls_database (self->session, trust);
}

GTlsDatabase *
plumb_http_get_trust (PlumbHttp *self)
{
  return soup_session_get_tls_database (self->session);
}

void
plumb_http_set_proxy_resolver (PlumbHttp *self, GProxyResolver *resolver)
{
  g_autoptr (GProxyResolver) proxies = NULL;

  g_return_if_fail (PLUMB_IS_HTTP (self));
  g_return_if_fail (G_IS_PROXY_RESOLVER (resolver));

  proxies = plumb_proxy_resolver_new (resolver);
  soup_session_set_proxy_resolver (self->session, proxies);
}

GProxyResolver *
plumb_http_get_proxy_resolver (PlumbHttp *self)
{
  return soup_session_get_proxy_resolver (self->session);
}

void
plumb_http_set_way_out (PlumbHttp *self, PlumbWayOut has_way_out)
{
  g_return_if_fail (PLUMB_IS_HTTP (self));
  g_return_if_fail (has_way_out != NULL);
  self->has_way_out = has_way_out;
}

void
plumb_http_describe_network (PlumbHttp *self, PlumbTrace *trace, GUri *uri)
{
  GProxyResolver *proxies = soup_session_get_proxy_resolver (self->session);

  g_return_if_fail (PLUMB_IS_HTTP (self));
  plumb_trace_set_network (trace, PLUMB_PROXY_RESOLVER (proxies), self->has_way_out,
                           g_uri_get_host (uri));
}

PlumbTokens *
plumb_http_get_tokens (PlumbHttp *self)
{
  g_return_val_if_fail (PLUMB_IS_HTTP (self), NULL);
  return self->tokens;
}

static void
plumb_http_dispose (GObject *object)
{
  PlumbHttp *self = PLUMB_HTTP (object);

  if (self->session != NULL)
    soup_session_abort (self->session);
  g_clear_object (&self->session);
  g_clear_object (&self->tokens);
  G_OBJECT_CLASS (plumb_http_parent_class)->dispose (object);
}

static void
plumb_http_class_init (PlumbHttpClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = plumb_http_dispose;
}

static void
plumb_http_init (PlumbHttp *self)
{
  /* clang-format off */
  self->session = soup_session_new_with_options (
      "idle-timeout", IDLE_TIMEOUT,
      "max-conns-per-host", 8,
      "user-agent", "Plumb/" PLUMB_VERSION,
      NULL);
  /* clang-format on */
  /* A 401 is for the connector to read, not for the library to answer. */
  soup_session_remove_feature_by_type (self->session, SOUP_TYPE_AUTH_MANAGER);
  plumb_http_set_proxy_resolver (self, g_proxy_resolver_get_default ());
  plumb_http_set_timeout (self, TIMEOUT);
  self->size_limit = SIZE_LIMIT;
  self->has_way_out = plumb_way_out_exists;
  self->tokens = plumb_tokens_new (self);
}

PlumbHttp *
plumb_http_new (void)
{
  return g_object_new (PLUMB_TYPE_HTTP, NULL);
}
