/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-azure-table-records.h"
#include "plumb-twin-host.h"

G_BEGIN_DECLS

#define PLUMB_AZURE_TABLE_ACCOUNT "plumbtwin"

/**
 * PlumbAzureTableAccount:
 * @key: the account's key, base64
 * @records: what is stored
 *
 * A simulated storage account: path-style, as Azure's own emulator has it.
 */
typedef struct {
  PlumbTwinHost *host;
  char *key;
  PlumbAzureTableRecords *records;
} PlumbAzureTableAccount;

PlumbAzureTableAccount *plumb_azure_table_account_new (PlumbTwinHost *host);
void plumb_azure_table_account_free (PlumbAzureTableAccount *self);

/* Answers one request; @account: #PlumbAzureTableAccount */
void plumb_azure_table_account_answer (gpointer account, SoupServerMessage *message);

G_END_DECLS
