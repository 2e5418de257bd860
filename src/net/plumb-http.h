/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-reply.h"
#include "plumb-request.h"

G_BEGIN_DECLS

#define PLUMB_TYPE_HTTP (plumb_http_get_type ())
G_DECLARE_FINAL_TYPE (PlumbHttp, plumb_http, PLUMB, HTTP, GObject)

typedef struct _PlumbTokens PlumbTokens;

/**
 * PlumbHttp:
 *
 * The one door through which requests leave.  https only, but for plain http to a loopback
 * *address* (127.0.0.0/8, ::1) or `localhost`; follows no redirect; honours the system's proxy
 * (but not for loopback addresses);
 * limits time and size; logs stages and sizes, never an address's query, a header or a body.
 */
PlumbHttp *plumb_http_new (void);

/* (transfer full): of the library below, as in `3.2.3`. */
char *plumb_http_dup_version (void);

/* Seconds of silence after which an exchange is given up; 30 unless set. */
void plumb_http_set_timeout (PlumbHttp *self, guint seconds);

/* Bytes of a reply's body above which the exchange is given up; 16 MiB unless set. */
void plumb_http_set_size_limit (PlumbHttp *self, gsize bytes);

/* (nullable): certificates to trust instead of the system's; for tests and twins with a CA of their
 * own. */
void plumb_http_set_trust (PlumbHttp *self, GTlsDatabase *database);

/**
 * plumb_http_send_async:
 *
 * Sends @request.  Whatever happens on the way (no such host, refused, certificate, silence,
 * cut, not HTTP, body too large, any status) is a #PlumbReply whose attempt tells how far it got,
 * as the table in `net/README.md` has it.
 */
void plumb_http_send_async (PlumbHttp *self, PlumbRequest *request, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer user_data);

/**
 * plumb_http_send_finish:
 *
 * Returns: (transfer full): the reply.  An error is %G_IO_ERROR_CANCELLED or, for an address
 *   that is none or not allowed, %PLUMB_ERROR_SETTING.
 */
PlumbReply *plumb_http_send_finish (PlumbHttp *self, GAsyncResult *result,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * plumb_http_probe_async:
 *
 * Goes as far as a secure connection to @url's host and sends nothing: the attempt's stage is
 * the last that was tried, with the duration of each; stage SENT means that the connection
 * stands.  Fills in the certificate's end.  For plain http there is no TLS stage.
 */
void plumb_http_probe_async (PlumbHttp *self, const char *url, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data);
PlumbAttempt *plumb_http_probe_finish (PlumbHttp *self, GAsyncResult *result,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Borrowed: the tokens that OAuth servers gave, for all who send through this door. */
PlumbTokens *plumb_http_get_tokens (PlumbHttp *self);

/* Whether @url may be sent to at all: https, or http to this computer. */
gboolean plumb_http_is_allowed (const char *url);

/* For the very start of a program, before it has threads: no TLS below 1.2, sent or served. */
void plumb_http_forbid_old_tls (void);

G_END_DECLS
