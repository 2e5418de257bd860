/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-azure-table-connector.h"

#include "plumb-azure-table-private.h"
#include "plumb-clock.h"
#include "plumb-json.h"
#include "plumb-storage-address.h"
#include "plumb-storage-error.h"
#include "plumb-storage-exchange.h"
#include "plumb-table-row.h"

#include <string.h>

struct _PlumbAzureTableConnector {
  PlumbConnector parent_instance;
};

G_DEFINE_FINAL_TYPE (PlumbAzureTableConnector, plumb_azure_table_connector, PLUMB_TYPE_CONNECTOR)

PlumbTable *
plumb_azure_table_open (PlumbConnector *connector, PlumbDestination *destination,
                        PlumbCredentials *credentials, PlumbFinding *fault)
{
  const char *text =
      plumb_connector_get_value (connector, destination, credentials, "connection-string");
  const char *name = plumb_connector_get_value (connector, destination, credentials, "table");
  const PlumbFieldSpec *field = plumb_kind_info_find_field (&plumb_azure_table_info, "table");
  g_autoptr (PlumbTable) table = NULL;

  *fault = field->check (name);
  if (fault->level == PLUMB_FINDING_FAULT)
    return NULL;
  table = plumb_table_new (text, name, fault);
  if (table != NULL && !plumb_storage_address_can_sign (table->connection)) {
    *fault = (PlumbFinding){ PLUMB_FINDING_FAULT, "azure-table.connection-string.key-not-base64" };
    return NULL;
  }
  return g_steal_pointer (&table);
}

static PlumbLead *
read_row (PlumbReply *reply)
{
  gsize length = 0;
  const char *body = g_bytes_get_data (plumb_reply_get_body (reply), &length);
  g_autoptr (JsonNode) node = plumb_json_parse (body, length, NULL);

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return NULL;
  return plumb_table_row_to_lead (json_node_get_object (node));
}

/* That a row is not there yet is an answer to the question and not a refusal of it. */
static void
confirmed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PlumbReply) reply =
      plumb_storage_exchange_finish (PLUMB_HTTP (source), result, &error);
  g_autoptr (PlumbLead) found = NULL;
  PlumbAttempt *attempt = NULL;

  if (error != NULL) {
    g_task_return_error (task, g_steal_pointer (&error));
    return;
  }
  attempt = plumb_reply_get_attempt (reply);
  if (plumb_attempt_get_outcome (attempt) == PLUMB_OUTCOME_ACCEPTED)
    found = read_row (reply);
  else if (plumb_storage_reply_says (reply, "ResourceNotFound") ||
           plumb_storage_reply_says (reply, "EntityNotFound") ||
           plumb_storage_reply_says (reply, "TableNotFound"))
    plumb_attempt_set_outcome (attempt, PLUMB_OUTCOME_ACCEPTED);
  g_task_return_pointer (task, plumb_confirmation_new (attempt, found),
                         (GDestroyNotify) plumb_confirmation_free);
}

static void
plumb_azure_table_connector_confirm_async (PlumbConnector *connector, PlumbDestination *destination,
                                           PlumbCredentials *credentials, PlumbLead *lead,
                                           GCancellable *cancellable, GAsyncReadyCallback callback,
                                           gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (connector, cancellable, callback, user_data);
  PlumbFinding fault = { PLUMB_FINDING_GOOD, NULL };
  g_autoptr (PlumbTable) table =
      plumb_azure_table_open (connector, destination, credentials, &fault);
  g_autofree char *partition = NULL;
  g_autofree char *row = NULL;

  g_task_set_source_tag (task, plumb_azure_table_connector_confirm_async);
  if (table == NULL) {
    g_autoptr (PlumbAttempt) attempt = plumb_attempt_new_unusable (fault.diagnosis);

    g_task_return_pointer (task, plumb_confirmation_new (attempt, NULL),
                           (GDestroyNotify) plumb_confirmation_free);
    return;
  }
  plumb_table_row_dup_keys (lead, &partition, &row);
  plumb_storage_exchange_async (plumb_connector_get_http (connector),
                                plumb_table_make_read (table, partition, row, plumb_clock_now ()),
                                cancellable, confirmed_cb, g_steal_pointer (&task));
}

/* What is gone already is as good as deleted. */
static void
deleted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PlumbReply) reply =
      plumb_storage_exchange_finish (PLUMB_HTTP (source), result, &error);
  PlumbAttempt *attempt = NULL;

  if (error != NULL) {
    g_task_return_error (task, g_steal_pointer (&error));
    return;
  }
  attempt = plumb_reply_get_attempt (reply);
  if (plumb_storage_reply_says (reply, "ResourceNotFound") ||
      plumb_storage_reply_says (reply, "EntityNotFound"))
    plumb_attempt_set_outcome (attempt, PLUMB_OUTCOME_ACCEPTED);
  g_task_return_pointer (task, g_object_ref (attempt), g_object_unref);
}

static void
plumb_azure_table_connector_delete_async (PlumbConnector *connector, PlumbDestination *destination,
                                          PlumbCredentials *credentials, PlumbLead *lead,
                                          GCancellable *cancellable, GAsyncReadyCallback callback,
                                          gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (connector, cancellable, callback, user_data);
  PlumbFinding fault = { PLUMB_FINDING_GOOD, NULL };
  g_autoptr (PlumbTable) table =
      plumb_azure_table_open (connector, destination, credentials, &fault);
  g_auto (GStrv) keys = g_strsplit (plumb_lead_get_key (lead), "\n", 2);
  const char *row = g_strv_length (keys) == 2 ? keys[1] : "";

  g_task_set_source_tag (task, plumb_azure_table_connector_delete_async);
  if (table == NULL) {
    g_task_return_pointer (task, plumb_attempt_new_unusable (fault.diagnosis), g_object_unref);
    return;
  }
  plumb_storage_exchange_async (plumb_connector_get_http (connector),
                                plumb_table_make_delete (table, keys[0], row, plumb_clock_now ()),
                                cancellable, deleted_cb, g_steal_pointer (&task));
}

static void
plumb_azure_table_connector_class_init (PlumbAzureTableConnectorClass *klass)
{
  PlumbConnectorClass *connector_class = PLUMB_CONNECTOR_CLASS (klass);

  connector_class->kind = PLUMB_KIND_AZURE_TABLE;
  connector_class->info = &plumb_azure_table_info;
  connector_class->verify_async = plumb_azure_table_verify_async;
  connector_class->send_async = plumb_azure_table_send_async;
  connector_class->confirm_async = plumb_azure_table_connector_confirm_async;
  connector_class->watch_async = plumb_azure_table_watch_async;
  connector_class->find_tests_async = plumb_azure_table_find_tests_async;
  connector_class->delete_async = plumb_azure_table_connector_delete_async;
}

static void
plumb_azure_table_connector_init (PlumbAzureTableConnector *self)
{
}
