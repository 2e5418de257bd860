/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-marketo-account.h"
#include "plumb-marketo-reply.h"

G_BEGIN_DECLS

/**
 * plumb_marketo_exchange_async:
 * @account: with credentials
 * @request: (transfer full)
 *
 * Sends @request with a token, and with a new one if the first is refused.  What passes within
 * seconds is asked again, twice.  Finishes with a reply that is judged already; if there is no
 * token, with the evidence of that.
 */
void plumb_marketo_exchange_async (PlumbHttp *http, const PlumbMarketoAccount *account,
                                   PlumbRequest *request, GCancellable *cancellable,
                                   GAsyncReadyCallback callback, gpointer user_data);
PlumbReply *plumb_marketo_exchange_finish (PlumbHttp *http, GAsyncResult *result,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
