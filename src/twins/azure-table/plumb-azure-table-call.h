/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-azure-table-account.h"
#include "plumb-azure-table-answer.h"

G_BEGIN_DECLS

/**
 * PlumbAzureTableCall:
 * @message: borrowed
 * @method: interned
 * @table: (nullable): the table that is spoken of; %NULL for the list of tables
 * @key: (nullable): which row, as plumb_azure_table_records_make_key() makes it
 * @tables: whether it is the list of tables that changes, as in `/Tables('name')`
 * @query: the parameters
 * @body: (nullable): what was sent, if it is a JSON object
 *
 * One request, taken apart.
 */
typedef struct {
  SoupServerMessage *message;
  const char *method;
  char *table;
  char *partition;
  char *row;
  char *key;
  gboolean tables;
  GHashTable *query;
  JsonNode *body;
  PlumbAzureTableMetadata metadata;
} PlumbAzureTableCall;

/* (nullable): %NULL if the address is none of the account's. */
PlumbAzureTableCall *plumb_azure_table_call_new (SoupServerMessage *message);
void plumb_azure_table_call_free (PlumbAzureTableCall *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlumbAzureTableCall, plumb_azure_table_call_free)

/* The right that it needs; see plumb_azure_table_check_access(). */
char plumb_azure_table_call_get_right (PlumbAzureTableCall *self);

/* (nullable): what was sent, if it is a JSON object. */
JsonObject *plumb_azure_table_call_get_body (PlumbAzureTableCall *self);

/* (nullable): a header of the request. */
const char *plumb_azure_table_call_get_header (PlumbAzureTableCall *self, const char *name);

/* Reads: the list of tables, rows, one row. */
void plumb_azure_table_account_list_tables (PlumbAzureTableAccount *self,
                                            PlumbAzureTableCall *call);
void plumb_azure_table_account_query (PlumbAzureTableAccount *self, PlumbAzureTableCall *call);
void plumb_azure_table_account_read (PlumbAzureTableAccount *self, PlumbAzureTableCall *call);

G_END_DECLS
