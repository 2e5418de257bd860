/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-attempt.h"
#include "plumb-proxy-resolver.h"
#include "plumb-way-out.h"

G_BEGIN_DECLS

/**
 * PlumbTrace:
 *
 * Follows one exchange and writes down in its attempt how far it got, how long each stage took
 * and how it ended.  Private to `net`.
 */
typedef struct {
  PlumbAttempt *attempt;
  gint64 since;
  gboolean is_waiting;
  gboolean is_connected;
  PlumbProxyResolver *proxies;
  PlumbWayOut has_way_out;
  char *host;
} PlumbTrace;

/* Takes a reference to @attempt. */
void plumb_trace_init (PlumbTrace *self, PlumbAttempt *attempt);
void plumb_trace_clear (PlumbTrace *self);

/* What lies between this computer and @host, to tell whom a failure on the way concerns. */
void plumb_trace_set_network (PlumbTrace *self, PlumbProxyResolver *proxies,
                              PlumbWayOut has_way_out, const char *host);

/* Goes on to @stage, never back; the time until now is that of the stage before. */
void plumb_trace_enter (PlumbTrace *self, PlumbStage stage);

/* Starts again, because the exchange is tried again on another connection. */
void plumb_trace_restart (PlumbTrace *self);

/* Ends the time of the stage under way. */
void plumb_trace_end (PlumbTrace *self);

/* Follows a #GSocketClient, or a message's `network-event`. */
void plumb_trace_follow (PlumbTrace *self, GSocketClientEvent event, GIOStream *connection);

/* @certificate: (nullable) */
void plumb_trace_certificate (PlumbTrace *self, GTlsCertificate *certificate,
                              GTlsCertificateFlags errors);

/* Ends it with @error: corrects the stage, sets the code of `net/README.md` and the message. */
void plumb_trace_fail (PlumbTrace *self, const GError *error);

/* Ends it with a failure that is no library's, by the code of `net/README.md`. */
void plumb_trace_fail_as (PlumbTrace *self, const char *code, const char *message);

G_END_DECLS
