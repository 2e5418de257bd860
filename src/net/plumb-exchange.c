/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-exchange.h"

#include "plumb-clock.h"
#include "plumb-error.h"
#include "plumb-reply-private.h"
#include "plumb-request-secrets.h"

#include <glib/gi18n.h>
#include <string.h>

static void
network_event_cb (SoupMessage *message, GSocketClientEvent event, GIOStream *connection,
                  gpointer user_data)
{
  PlumbExchange *self = user_data;

  plumb_trace_follow (&self->trace, event, connection);
}

static void
starting_cb (SoupMessage *message, gpointer user_data)
{
  PlumbExchange *self = user_data;

  plumb_trace_enter (&self->trace, PLUMB_STAGE_SENT);
}

static void
wrote_body_cb (SoupMessage *message, gpointer user_data)
{
  PlumbExchange *self = user_data;

  plumb_trace_enter (&self->trace, PLUMB_STAGE_ANSWERED);
}

static void
got_headers_cb (SoupMessage *message, gpointer user_data)
{
  PlumbExchange *self = user_data;

  /* libsoup 3.3.1 to 3.6.5 frees a request twice that is cancelled with its answer on the way to
   * the callback (CVE-2025-12105). */
  plumb_deadline_hold (&self->deadline);
}

static void
restarted_cb (SoupMessage *message, gpointer user_data)
{
  PlumbExchange *self = user_data;

  plumb_trace_restart (&self->trace);
  plumb_deadline_release (&self->deadline);
}

static gboolean
is_header_name (const char *name)
{
  return *name != '\0' &&
         strspn (name, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "!#$%&'*+-.^_`|~") == strlen (name);
}

gboolean
plumb_exchange_check_headers (PlumbRequest *request, GError **error)
{
  g_autofree const char **names = plumb_request_list_headers (request);
  const char *content_type = plumb_request_get_content_type (request);

  for (guint i = 0; names[i] != NULL; i++) {
    if (is_header_name (names[i]) &&
        strpbrk (plumb_request_get_header (request, names[i]), "\r\n") == NULL)
      continue;
    g_set_error (error, PLUMB_ERROR, PLUMB_ERROR_SETTING,
                 /* Translators: %s is the name of an HTTP header. */
                 _("The value for “%s” holds a line break. Copy it again, without one."),
                    names[i]);
    return FALSE;
  }
  if (content_type == NULL || strpbrk (content_type, "\r\n") == NULL)
    return TRUE;
  g_set_error_literal (error, PLUMB_ERROR, PLUMB_ERROR_SETTING,
                       _("The type of the content holds a line break."));
  return FALSE;
}

static void
fill_message (SoupMessage *message, PlumbRequest *request)
{
  g_autofree const char **names = plumb_request_list_headers (request);
  SoupMessageHeaders *headers = soup_message_get_request_headers (message);

  if (plumb_request_get_body (request) != NULL)
    soup_message_set_request_body_from_bytes (message, plumb_request_get_content_type (request),
                                              plumb_request_get_body (request));
  /* What the library can read back, and no more. */
  soup_message_headers_replace (headers, "Accept-Encoding", "gzip");
  for (guint i = 0; names[i] != NULL; i++)
    soup_message_headers_replace (headers, names[i], plumb_request_get_header (request, names[i]));
}

PlumbExchange *
plumb_exchange_new (PlumbRequest *request, GUri *uri)
{
  PlumbExchange *self = g_new0 (PlumbExchange, 1);
  g_autoptr (PlumbAttempt) attempt = plumb_attempt_new ();

  plumb_attempt_set_url (attempt, plumb_request_get_url (request));
  plumb_trace_init (&self->trace, attempt);
  self->secrets = plumb_request_secrets_list (request);
  self->reply = plumb_reply_new (attempt);
  self->body = g_byte_array_new ();
  self->message = soup_message_new_from_uri (plumb_request_get_method (request), uri);
  soup_message_add_flags (self->message,
                          SOUP_MESSAGE_NO_REDIRECT | SOUP_MESSAGE_DO_NOT_USE_AUTH_CACHE);
  fill_message (self->message, request);
  g_signal_connect (self->message, "network-event", G_CALLBACK (network_event_cb), self);
  g_signal_connect (self->message, "starting", G_CALLBACK (starting_cb), self);
  g_signal_connect (self->message, "wrote-body", G_CALLBACK (wrote_body_cb), self);
  g_signal_connect (self->message, "got-headers", G_CALLBACK (got_headers_cb), self);
  g_signal_connect (self->message, "restarted", G_CALLBACK (restarted_cb), self);
  return self;
}

void
plumb_exchange_free (PlumbExchange *self)
{
  g_signal_handlers_disconnect_by_data (self->message, self);
  plumb_deadline_clear (&self->deadline);
  plumb_trace_clear (&self->trace);
  g_clear_object (&self->stream);
  g_clear_object (&self->message);
  g_clear_pointer (&self->secrets, g_ptr_array_unref);
  g_clear_object (&self->reply);
  g_clear_pointer (&self->body, g_byte_array_unref);
  g_free (self);
}

static void
keep_header_cb (const char *name, const char *value, gpointer user_data)
{
  PlumbExchange *self = user_data;
  GString *masked = plumb_request_secrets_mask (self->secrets, value, strlen (value));

  plumb_reply_add_header (self->reply, name, masked != NULL ? masked->str : value);
  if (masked != NULL)
    g_string_free (masked, TRUE);
}

/* (transfer full): a server that repeats a secret is not to get it shown, logged or kept. */
static GBytes *
dup_body (PlumbExchange *self)
{
  GString *masked =
      self->body->len > 0
          ? plumb_request_secrets_mask (self->secrets, (char *) self->body->data, self->body->len)
          : NULL;

  if (masked != NULL)
    return g_string_free_to_bytes (masked);
  return g_bytes_new (self->body->data, self->body->len);
}

static void
keep_request_id (PlumbReply *reply)
{
  static const char *const names[] = {
    "x-ms-request-id", "x-ms-service-request-id", "request-id", "x-ms-correlation-request-id",
    "x-request-id",
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    const char *id = plumb_reply_get_header (reply, names[i]);

    if (id == NULL || *id == '\0')
      continue;
    plumb_attempt_set_request_id (plumb_reply_get_attempt (reply), id);
    return;
  }
}

/* Seconds, or the time until which to wait by the server's own clock. */
static gint64
parse_retry_after (const char *text, gint64 server_time)
{
  gint64 time;
  gint64 now = server_time != 0 ? server_time : plumb_clock_now ();

  if (text == NULL || *text == '\0')
    return -1;
  if (strspn (text, G_CSET_DIGITS) == strlen (text))
    return MIN (g_ascii_strtoull (text, NULL, 10), G_MAXINT32);
  time = plumb_clock_parse_http (text);
  if (time == 0)
    return -1;
  return MAX (0, (time - now + G_USEC_PER_SEC - 1) / G_USEC_PER_SEC);
}

static void
keep_location (PlumbExchange *self)
{
  const char *location = plumb_reply_get_header (self->reply, "location");
  g_autofree char *base = g_uri_to_string (soup_message_get_uri (self->message));
  g_autofree char *resolved = NULL;

  if (location == NULL || !SOUP_STATUS_IS_REDIRECTION (soup_message_get_status (self->message)))
    return;
  resolved = g_uri_resolve_relative (base, location, SOUP_HTTP_URI_FLAGS, NULL);
  plumb_attempt_set_location (self->trace.attempt, resolved != NULL ? resolved : location);
}

static void
keep_evidence (PlumbExchange *self)
{
  PlumbAttempt *attempt = self->trace.attempt;
  gint64 server_time;

  plumb_trace_certificate (&self->trace, soup_message_get_tls_peer_certificate (self->message),
                           soup_message_get_tls_peer_certificate_errors (self->message));
  soup_message_headers_foreach (soup_message_get_response_headers (self->message), keep_header_cb,
                                self);
  server_time = plumb_clock_parse_http (plumb_reply_get_header (self->reply, "date"));
  if (server_time != 0)
    plumb_attempt_set_server_time (attempt, server_time);
  plumb_attempt_set_retry_after (
      attempt,
      parse_retry_after (plumb_reply_get_header (self->reply, "retry-after"), server_time));
  keep_request_id (self->reply);
  keep_location (self);
  g_debug ("%s %s: %s, status %u, %u bytes", soup_message_get_method (self->message),
           g_uri_get_host (soup_message_get_uri (self->message)),
           plumb_stage_get_name (plumb_attempt_get_stage (attempt)),
           soup_message_get_status (self->message), self->body->len);
}

void
plumb_exchange_fail (PlumbExchange *self, const GError *error)
{
  if (self->deadline.is_late)
    plumb_trace_fail_as (&self->trace, "timed-out", _("The exchange took too long."));
  else if (error->domain == SOUP_SESSION_ERROR)
    plumb_trace_fail_as (&self->trace, "not-http", error->message);
  else
    plumb_trace_fail (&self->trace, error);
  keep_evidence (self);
}

/* The library hands a proxy's refusal on as if the service had answered. */
static gboolean
is_from_proxy (PlumbExchange *self)
{
  return g_str_equal (g_uri_get_scheme (soup_message_get_uri (self->message)), "https") &&
         soup_message_get_tls_peer_certificate (self->message) == NULL;
}

static void
fail_at_proxy (PlumbExchange *self)
{
  g_autoptr (GError) error = NULL;

  g_set_error (&error, G_IO_ERROR, G_IO_ERROR_PROXY_FAILED,
               /* Translators: %u is an HTTP status, as in 407. */
               _("The proxy answered with status %u."), soup_message_get_status (self->message));
  plumb_exchange_fail (self, error);
}

void
plumb_exchange_complete (PlumbExchange *self)
{
  g_autoptr (GBytes) body = NULL;

  if (is_from_proxy (self)) {
    fail_at_proxy (self);
    return;
  }
  /* A server may answer before it has heard everything. */
  plumb_trace_enter (&self->trace, PLUMB_STAGE_ANSWERED);
  plumb_trace_end (&self->trace);
  body = dup_body (self);
  plumb_reply_set_answer (self->reply, soup_message_get_status (self->message), body);
  keep_evidence (self);
}

void
plumb_exchange_fail_too_large (PlumbExchange *self)
{
  g_autofree char *limit = g_format_size (self->size_limit);
  /* Translators: %s is a size, as in "16 MB". */
  g_autofree char *message = g_strdup_printf (_("The reply is larger than %s."), limit);

  plumb_trace_fail_as (&self->trace, "too-large", message);
  keep_evidence (self);
}
