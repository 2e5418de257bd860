/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-http.h"

G_BEGIN_DECLS

/**
 * plumb_storage_exchange_async:
 * @request: (transfer full)
 *
 * Finishes with a reply that is judged already; an error is only what stops Plumb.  A service that
 * is busy is asked again, twice, within seconds.
 */
void plumb_storage_exchange_async (PlumbHttp *http, PlumbRequest *request,
                                   GCancellable *cancellable, GAsyncReadyCallback callback,
                                   gpointer user_data);
PlumbReply *plumb_storage_exchange_finish (PlumbHttp *http, GAsyncResult *result,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
