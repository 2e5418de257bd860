/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-dataverse.h"
#include "plumb-http.h"
#include "plumb-reply.h"

G_BEGIN_DECLS

/**
 * plumb_dataverse_exchange_async:
 * @request: (transfer full): one that needs a token
 *
 * Signs in, sends @request and judges the reply.  Where no token is at hand, the instance is first
 * asked, without one, which directory owns it: a secret never leaves for the wrong one.  An
 * instance that asks to wait a moment is asked again after exactly that time, twice; a longer wait
 * is the caller's.
 */
void plumb_dataverse_exchange_async (PlumbHttp *http, const PlumbDataverse *place,
                                     PlumbRequest *request, GCancellable *cancellable,
                                     GAsyncReadyCallback callback, gpointer user_data);

/* (transfer full): the reply, judged; it is that of whoever stopped it.  An error is only what
 * stops Plumb. */
PlumbReply *plumb_dataverse_exchange_finish (PlumbHttp *http, GAsyncResult *result,
                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
