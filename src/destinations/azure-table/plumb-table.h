/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-connection-string.h"
#include "plumb-connector.h"

G_BEGIN_DECLS

#define PLUMB_TABLE_DEFAULT_NAME "MarketplaceLeads"

extern const PlumbStorageService plumb_azure_table_service;

/**
 * PlumbTable:
 * @connection: where and with which key
 * @name: the table's
 *
 * The table that a destination means.  Composes the requests of the Table service and sends them.
 */
typedef struct {
  PlumbConnectionString *connection;
  char *name;
} PlumbTable;

/* (transfer full) (nullable): %NULL with @fault if the connection string cannot be used. */
PlumbTable *plumb_table_new (const char *connection_string, const char *name, PlumbFinding *fault);
void plumb_table_free (PlumbTable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlumbTable, plumb_table_free)

/**
 * PlumbTableCall:
 * @method: of HTTP
 * @path: behind the endpoint, percent-encoded, exactly as signed and sent
 * @query: (nullable): without `?`
 * @body: (nullable): JSON
 * @deletes: whether to add `If-Match: *`, as deleting needs
 */
typedef struct {
  const char *method;
  const char *path;
  const char *query;
  const char *body;
  gboolean deletes;
} PlumbTableCall;

/* (transfer full) (nullable): %NULL if the key is no base64.  @now: for the date. */
PlumbRequest *plumb_table_make_request (const PlumbTable *self, const PlumbTableCall *call,
                                        gint64 now);

/* The calls, as requests; all (transfer full) (nullable). */
PlumbRequest *plumb_table_make_list (const PlumbTable *self, gint64 now);
PlumbRequest *plumb_table_make_create (const PlumbTable *self, gint64 now);
PlumbRequest *plumb_table_make_insert (const PlumbTable *self, const char *row, gint64 now);
PlumbRequest *plumb_table_make_query (const PlumbTable *self, const char *query, gint64 now);
PlumbRequest *plumb_table_make_read (const PlumbTable *self, const char *partition, const char *row,
                                     gint64 now);
PlumbRequest *plumb_table_make_delete (const PlumbTable *self, const char *partition,
                                       const char *row, gint64 now);

G_END_DECLS
