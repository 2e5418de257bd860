/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-trace.h"

/* A row of the table in README.md; a stage of -1 leaves that which was reached. */
typedef struct {
  int code;
  int stage;
  const char *name;
} Failure;

#define REACHED -1

static const Failure resolver_failures[] = {
  { G_RESOLVER_ERROR_NOT_FOUND, PLUMB_STAGE_RESOLVE, "name-unknown" },
  { G_RESOLVER_ERROR_TEMPORARY_FAILURE, PLUMB_STAGE_RESOLVE, "name-service-down" },
  { G_RESOLVER_ERROR_INTERNAL, PLUMB_STAGE_RESOLVE, "name-service-down" },
};

static const Failure tls_failures[] = {
  { G_TLS_ERROR_BAD_CERTIFICATE, PLUMB_STAGE_TLS, "certificate" },
  { G_TLS_ERROR_CERTIFICATE_REQUIRED, REACHED, "certificate-wanted" },
  { G_TLS_ERROR_EOF, REACHED, "cut" },
  { G_TLS_ERROR_NOT_TLS, PLUMB_STAGE_TLS, "not-tls" },
  { G_TLS_ERROR_HANDSHAKE, PLUMB_STAGE_TLS, "handshake" },
  { G_TLS_ERROR_MISC, REACHED, "handshake" },
};

static const Failure io_failures[] = {
  { G_IO_ERROR_CONNECTION_REFUSED, PLUMB_STAGE_CONNECT, "connection-refused" },
  { G_IO_ERROR_HOST_NOT_FOUND, PLUMB_STAGE_RESOLVE, "name-unknown" },
  { G_IO_ERROR_HOST_UNREACHABLE, PLUMB_STAGE_CONNECT, "unreachable" },
  { G_IO_ERROR_NETWORK_UNREACHABLE, PLUMB_STAGE_CONNECT, "unreachable" },
  { G_IO_ERROR_PROXY_FAILED, PLUMB_STAGE_CONNECT, "proxy" },
  { G_IO_ERROR_PROXY_AUTH_FAILED, PLUMB_STAGE_CONNECT, "proxy" },
  { G_IO_ERROR_PROXY_NEED_AUTH, PLUMB_STAGE_CONNECT, "proxy" },
  { G_IO_ERROR_PROXY_NOT_ALLOWED, PLUMB_STAGE_CONNECT, "proxy" },
  { G_IO_ERROR_TIMED_OUT, REACHED, "timed-out" },
  { G_IO_ERROR_PARTIAL_INPUT, REACHED, "cut" },
  { G_IO_ERROR_CONNECTION_CLOSED, REACHED, "cut" },
  { G_IO_ERROR_BROKEN_PIPE, REACHED, "cut" },
  { G_IO_ERROR_INVALID_DATA, REACHED, "garbled" },
};

void
plumb_trace_init (PlumbTrace *self, PlumbAttempt *attempt)
{
  g_assert (self != NULL && PLUMB_IS_ATTEMPT (attempt));
  self->attempt = g_object_ref (attempt);
  self->since = g_get_monotonic_time ();
  self->is_waiting = TRUE;
}

void
plumb_trace_clear (PlumbTrace *self)
{
  g_clear_object (&self->attempt);
  g_clear_object (&self->proxies);
  g_clear_pointer (&self->host, g_free);
}

void
plumb_trace_set_network (PlumbTrace *self, PlumbProxyResolver *proxies, PlumbWayOut has_way_out,
                         const char *host)
{
  g_assert (PLUMB_IS_PROXY_RESOLVER (proxies) && has_way_out != NULL && host != NULL);
  g_set_object (&self->proxies, proxies);
  self->has_way_out = has_way_out;
  g_free (self->host);
  self->host = g_strdup (host);
}

void
plumb_trace_end (PlumbTrace *self)
{
  PlumbStage stage = plumb_attempt_get_stage (self->attempt);
  gint64 now = g_get_monotonic_time ();

  if (!self->is_waiting)
    plumb_attempt_set_duration (self->attempt, stage, now - self->since);
  self->since = now;
  self->is_waiting = TRUE;
}

void
plumb_trace_enter (PlumbTrace *self, PlumbStage stage)
{
  g_assert (stage > PLUMB_STAGE_SETTINGS);
  if (stage <= plumb_attempt_get_stage (self->attempt))
    return;
  plumb_trace_end (self);
  plumb_attempt_set_stage (self->attempt, stage);
  self->is_waiting = FALSE;
}

void
plumb_trace_restart (PlumbTrace *self)
{
  for (int stage = PLUMB_STAGE_RESOLVE; stage < PLUMB_N_STAGES; stage++)
    plumb_attempt_set_duration (self->attempt, stage, -1);
  plumb_attempt_set_stage (self->attempt, PLUMB_STAGE_SETTINGS);
  self->since = g_get_monotonic_time ();
  self->is_waiting = TRUE;
  self->is_connected = FALSE;
}

void
plumb_trace_follow (PlumbTrace *self, GSocketClientEvent event, GIOStream *connection)
{
  switch (event) {
  case G_SOCKET_CLIENT_RESOLVING:
    plumb_trace_enter (self, PLUMB_STAGE_RESOLVE);
    break;
  case G_SOCKET_CLIENT_CONNECTING:
    plumb_trace_enter (self, PLUMB_STAGE_CONNECT);
    break;
  case G_SOCKET_CLIENT_TLS_HANDSHAKING:
    plumb_trace_enter (self, PLUMB_STAGE_TLS);
    break;
  case G_SOCKET_CLIENT_TLS_HANDSHAKED:
    plumb_trace_end (self);
    break;
  case G_SOCKET_CLIENT_CONNECTED:
    self->is_connected = TRUE;
    break;
  case G_SOCKET_CLIENT_RESOLVED:
  case G_SOCKET_CLIENT_PROXY_NEGOTIATING:
  case G_SOCKET_CLIENT_PROXY_NEGOTIATED:
  case G_SOCKET_CLIENT_COMPLETE:
    break;
  }
}

void
plumb_trace_certificate (PlumbTrace *self, GTlsCertificate *certificate,
                         GTlsCertificateFlags errors)
{
  g_autoptr (GDateTime) end = NULL;

  plumb_attempt_set_tls_errors (self->attempt, errors);
  if (certificate == NULL)
    return;
  end = g_tls_certificate_get_not_valid_after (certificate);
  if (end != NULL)
    plumb_attempt_set_certificate_end (self->attempt, g_date_time_to_unix (end) * G_USEC_PER_SEC);
}

static const Failure *
find_failure (const Failure *failures, guint n_failures, int code)
{
  for (guint i = 0; i < n_failures; i++) {
    if (failures[i].code == code)
      return &failures[i];
  }
  return NULL;
}

static const Failure *
look_up (const GError *error)
{
  if (error->domain == G_RESOLVER_ERROR)
    return find_failure (resolver_failures, G_N_ELEMENTS (resolver_failures), error->code);
  if (error->domain == G_TLS_ERROR)
    return find_failure (tls_failures, G_N_ELEMENTS (tls_failures), error->code);
  if (error->domain == G_IO_ERROR)
    return find_failure (io_failures, G_N_ELEMENTS (io_failures), error->code);
  return NULL;
}

void
plumb_trace_fail (PlumbTrace *self, const GError *error)
{
  static const Failure other = { 0, REACHED, "failed" };
  const Failure *failure = look_up (error);

  if (failure == NULL)
    failure = &other;
  if (failure->stage != REACHED &&
      plumb_attempt_get_stage (self->attempt) != (guint) failure->stage)
    plumb_attempt_set_stage (self->attempt, failure->stage);
  plumb_trace_fail_as (self, failure->name, error->message);
}

/* Whether the server was never asked, because all goes through a proxy that is not there or does
 * not say a word. */
static gboolean
is_stopped_at_proxy (PlumbTrace *self, const char *code)
{
  static const char *const codes[] = { "name-unknown", "connection-refused", "unreachable",
                                       "timed-out", NULL };

  if (self->proxies == NULL || plumb_attempt_get_stage (self->attempt) > PLUMB_STAGE_CONNECT ||
      !g_strv_contains (codes, code) ||
      !plumb_proxy_resolver_is_indirect (self->proxies, self->host))
    return FALSE;
  return !self->is_connected || g_str_equal (code, "timed-out");
}

void
plumb_trace_fail_as (PlumbTrace *self, const char *code, const char *message)
{
  /* Some resolvers of a computer that is offline say that there is no such name. */
  if (g_str_equal (code, "name-unknown") && self->has_way_out != NULL && !self->has_way_out ()) {
    code = "name-service-down";
  } else if (is_stopped_at_proxy (self, code)) {
    code = "proxy-down";
    plumb_attempt_set_stage (self->attempt, PLUMB_STAGE_CONNECT);
  }
  plumb_trace_end (self);
  plumb_attempt_set_remote_code (self->attempt, code);
  plumb_attempt_set_message (self->attempt, message);
}
