/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-azure-blob-call.h"
#include "plumb-azure-blob-records.h"

G_BEGIN_DECLS

/**
 * PlumbAzureBlobAccount:
 * @key: the account's key, base64
 * @records: what is stored
 *
 * A simulated storage account: path-style, as Azure's own emulator has it.
 */
typedef struct {
  PlumbTwinHost *host;
  char *key;
  PlumbAzureBlobRecords *records;
} PlumbAzureBlobAccount;

PlumbAzureBlobAccount *plumb_azure_blob_account_new (PlumbTwinHost *host);
void plumb_azure_blob_account_free (PlumbAzureBlobAccount *self);

/* Answers one request; @account: #PlumbAzureBlobAccount */
void plumb_azure_blob_account_answer (gpointer account, SoupServerMessage *message);

/* The lists, in XML: of containers, of a container's blobs. */
void plumb_azure_blob_account_list_containers (PlumbAzureBlobAccount *self,
                                               PlumbAzureBlobCall *call);
void plumb_azure_blob_account_list_blobs (PlumbAzureBlobAccount *self, PlumbAzureBlobCall *call);

G_END_DECLS
