/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

typedef struct _PlumbAzureTableRecords PlumbAzureTableRecords;

/**
 * PlumbAzureTableRecords:
 *
 * The tables of a simulated storage account and their rows, in memory.  A row is a JSON object with
 * `PartitionKey`, `RowKey`, `Timestamp` and the types of its other members (`X@odata.type`).
 */
PlumbAzureTableRecords *plumb_azure_table_records_new (void);
void plumb_azure_table_records_free (PlumbAzureTableRecords *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlumbAzureTableRecords, plumb_azure_table_records_free)

/* (transfer container): the names, sorted. */
GList *plumb_azure_table_records_list (PlumbAzureTableRecords *self);

/* Whether there is such a table; the case of names does not matter on Azure. */
gboolean plumb_azure_table_records_has (PlumbAzureTableRecords *self, const char *table);

/* %FALSE if it exists, or does not, already. */
gboolean plumb_azure_table_records_create (PlumbAzureTableRecords *self, const char *table);
gboolean plumb_azure_table_records_drop (PlumbAzureTableRecords *self, const char *table);

/* (transfer full) (nullable): what orders rows; @row: (nullable) to mean the first. */
char *plumb_azure_table_records_make_key (const char *partition, const char *row);

/* (nullable): the row. */
JsonObject *plumb_azure_table_records_find (PlumbAzureTableRecords *self, const char *table,
                                            const char *key);

/* Adds or replaces @row in a table that exists, stamping it. */
void plumb_azure_table_records_put (PlumbAzureTableRecords *self, const char *table,
                                    JsonObject *row);
gboolean plumb_azure_table_records_remove (PlumbAzureTableRecords *self, const char *table,
                                           const char *key);

/* (transfer container) (element-type JsonObject): all rows in their order, from @key on. */
GPtrArray *plumb_azure_table_records_query (PlumbAzureTableRecords *self, const char *table,
                                            const char *key);

/* (transfer full): for a state file. */
JsonObject *plumb_azure_table_records_save (PlumbAzureTableRecords *self);
void plumb_azure_table_records_load (PlumbAzureTableRecords *self, JsonObject *tables);

G_END_DECLS
