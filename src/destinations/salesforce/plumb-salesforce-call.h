/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-http.h"
#include "plumb-salesforce-account.h"

G_BEGIN_DECLS

/**
 * plumb_salesforce_call_async:
 * @path: with a slash at its start, as it is; else below `/services/data/vXX.X/`, of which the
 *   newest version is asked for first
 * @batch: most records in an answer to a query; 0 for as many as Salesforce likes
 *
 * Asks an organisation something, with a token.  A service that is busy is asked again, twice,
 * within seconds.  Finishes with a reply that is judged already; if there is no token, its attempt
 * says why.  An error is only what stops Plumb.
 */
void plumb_salesforce_call_async (PlumbHttp *http, PlumbSalesforceAccount *account,
                                  const char *method, const char *path, guint batch,
                                  GCancellable *cancellable, GAsyncReadyCallback callback,
                                  gpointer user_data);
PlumbReply *plumb_salesforce_call_finish (PlumbHttp *http, GAsyncResult *result,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
