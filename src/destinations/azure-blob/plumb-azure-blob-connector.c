/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-azure-blob-connector.h"

#include "plumb-azure-blob-private.h"
#include "plumb-storage-address.h"

struct _PlumbAzureBlobConnector {
  PlumbConnector parent_instance;
};

G_DEFINE_FINAL_TYPE (PlumbAzureBlobConnector, plumb_azure_blob_connector, PLUMB_TYPE_CONNECTOR)

PlumbBlobContainer *
plumb_azure_blob_open (PlumbConnector *connector, PlumbDestination *destination,
                       PlumbCredentials *credentials, PlumbFinding *fault)
{
  const char *text =
      plumb_connector_get_value (connector, destination, credentials, "connection-string");
  const char *name = plumb_connector_get_value (connector, destination, credentials, "container");
  const PlumbFieldSpec *field = plumb_kind_info_find_field (&plumb_azure_blob_info, "container");
  g_autoptr (PlumbBlobContainer) container = NULL;

  if (name == NULL)
    *fault = (PlumbFinding){ PLUMB_FINDING_FAULT, "azure-blob.container.missing" };
  else
    *fault = field->check (name);
  if (fault->level == PLUMB_FINDING_FAULT)
    return NULL;
  container = plumb_blob_container_new (text, name, fault);
  if (container != NULL && !plumb_storage_address_can_sign (container->connection)) {
    *fault = (PlumbFinding){ PLUMB_FINDING_FAULT, "azure-blob.connection-string.key-not-base64" };
    return NULL;
  }
  return g_steal_pointer (&container);
}

PlumbBlobList *
plumb_azure_blob_read_list (PlumbReply *reply)
{
  PlumbAttempt *attempt = plumb_reply_get_attempt (reply);
  gsize length = 0;
  const char *body = g_bytes_get_data (plumb_reply_get_body (reply), &length);
  PlumbBlobList *list = NULL;

  if (plumb_attempt_get_outcome (attempt) != PLUMB_OUTCOME_ACCEPTED)
    return NULL;
  list = plumb_blob_list_parse (body, length);
  if (list == NULL) {
    plumb_attempt_set_outcome (attempt, PLUMB_OUTCOME_REFUSED);
    plumb_attempt_set_remote_code (attempt, "not-blobs");
  }
  return list;
}

/* It is read only: leads no longer arrive there, so there is nothing to prove by sending one. */
static void
plumb_azure_blob_connector_class_init (PlumbAzureBlobConnectorClass *klass)
{
  PlumbConnectorClass *connector_class = PLUMB_CONNECTOR_CLASS (klass);

  connector_class->kind = PLUMB_KIND_AZURE_BLOB;
  connector_class->info = &plumb_azure_blob_info;
  connector_class->verify_async = plumb_azure_blob_verify_async;
  connector_class->watch_async = plumb_azure_blob_watch_async;
}

static void
plumb_azure_blob_connector_init (PlumbAzureBlobConnector *self)
{
}
