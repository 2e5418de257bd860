/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-http.h"
#include "plumb-table.h"

G_BEGIN_DECLS

/**
 * plumb_table_query_async:
 *
 * Asks for rows; finishes as plumb_storage_exchange_async() does.  On the emulator, which tells
 * capitals in a table's name apart as Azure does not, the name is tried in its other documented
 * spelling too.
 */
void plumb_table_query_async (PlumbHttp *http, const PlumbTable *table, const char *query,
                              GCancellable *cancellable, GAsyncReadyCallback callback,
                              gpointer user_data);
PlumbReply *plumb_table_query_finish (PlumbHttp *http, GAsyncResult *result,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
