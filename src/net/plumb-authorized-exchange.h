/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-tokens.h"

G_BEGIN_DECLS

/* Whether @reply says that the token is no good (any more), be it before its time. */
typedef gboolean (*PlumbTokenJudge) (PlumbReply *reply);

/**
 * plumb_authorized_exchange_async:
 * @question: the request for a token, see #PlumbTokens
 * @request: what is to be sent with it; gets an `Authorization: Bearer …` header
 * @is_refused: (nullable): %NULL for services that say so with the status 401
 *
 * Sends @request with a token.  If the service takes a token for no good that was given before,
 * asks for a new one and sends once more.
 */
void plumb_authorized_exchange_async (PlumbHttp *http, PlumbRequest *question,
                                      PlumbRequest *request, PlumbTokenJudge is_refused,
                                      GCancellable *cancellable, GAsyncReadyCallback callback,
                                      gpointer user_data);

/**
 * plumb_authorized_exchange_finish:
 * @token: (out) (optional) (transfer full): what came of asking for a token
 *
 * Returns: (transfer full): the service's reply; if there is no token, a reply without a body whose
 *   attempt is that of @token.  Errors as plumb_http_send_finish()
 */
PlumbReply *plumb_authorized_exchange_finish (PlumbHttp *http, GAsyncResult *result,
                                              PlumbToken **token,
                                              GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
