/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-twin-host.h"

G_BEGIN_DECLS

#define PLUMB_AZURE_BLOB_ACCOUNT "plumbtwin"

/* What a request is about, which is what a shared access signature is made for. */
typedef enum {
  PLUMB_AZURE_BLOB_SERVICE,
  PLUMB_AZURE_BLOB_CONTAINER,
  PLUMB_AZURE_BLOB_OBJECT,
} PlumbAzureBlobScope;

/**
 * PlumbAzureBlobCall:
 * @message: borrowed
 * @method: interned
 * @container: (nullable): which
 * @blob: (nullable): which, decoded
 * @query: the parameters
 *
 * One request, taken apart.
 */
typedef struct {
  SoupServerMessage *message;
  const char *method;
  char *container;
  char *blob;
  GHashTable *query;
} PlumbAzureBlobCall;

/* (nullable): %NULL if the address is none of the account's. */
PlumbAzureBlobCall *plumb_azure_blob_call_new (SoupServerMessage *message);
void plumb_azure_blob_call_free (PlumbAzureBlobCall *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlumbAzureBlobCall, plumb_azure_blob_call_free)

PlumbAzureBlobScope plumb_azure_blob_call_get_scope (const PlumbAzureBlobCall *self);

/* Whether it asks for a list: of containers, or of blobs. */
gboolean plumb_azure_blob_call_is_list (const PlumbAzureBlobCall *self);

/* Whether nothing is changed by it. */
gboolean plumb_azure_blob_call_is_reading (const PlumbAzureBlobCall *self);

/* A parameter of the query; empty if it is not there. */
const char *plumb_azure_blob_call_get_parameter (const PlumbAzureBlobCall *self, const char *name);

G_END_DECLS
