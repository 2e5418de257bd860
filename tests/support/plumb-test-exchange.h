/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-http.h"

G_BEGIN_DECLS

/* Sends @request and waits for what comes of it. */
PlumbReply *plumb_test_exchange_send (PlumbHttp *http, PlumbRequest *request,
                                      GCancellable *cancellable, GError **error);

/* The same for a GET, which must not be an error. */
PlumbReply *plumb_test_exchange_get (PlumbHttp *http, const char *url);

G_END_DECLS
