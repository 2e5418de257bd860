/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-table.h"

#include "plumb-clock.h"
#include "plumb-storage-address.h"
#include "plumb-storage-signature.h"

#include <string.h>

#define VERSION "2020-12-06"
#define DATA_SERVICE_VERSION "3.0;NetFx"

const PlumbStorageService plumb_azure_table_service = {
  .kind = "azure-table", .word = "table", .endpoint = "tableendpoint", .emulator_port = "10002"
};

PlumbTable *
plumb_table_new (const char *connection_string, const char *name, PlumbFinding *fault)
{
  PlumbTable *self = NULL;
  PlumbConnectionString *connection = NULL;

  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (fault != NULL, NULL);

  if (connection_string == NULL) {
    *fault = (PlumbFinding){ PLUMB_FINDING_FAULT, "azure-table.connection-string.missing" };
    return NULL;
  }
  connection = plumb_connection_string_parse (connection_string, &plumb_azure_table_service, fault);
  if (connection == NULL)
    return NULL;
  self = g_new0 (PlumbTable, 1);
  self->connection = connection;
  self->name = g_strdup (name);
  return self;
}

void
plumb_table_free (PlumbTable *self)
{
  if (self == NULL)
    return;
  plumb_connection_string_free (self->connection);
  g_free (self->name);
  g_free (self);
}

static gboolean
authorize (const PlumbTable *self, const PlumbTableCall *call, const char *date,
           PlumbRequest *request)
{
  g_autofree char *path = NULL;
  g_autofree char *value = NULL;

  if (self->connection->signature != NULL)
    return TRUE;
  path = plumb_storage_address_dup_path (self->connection, call->path);
  value = plumb_storage_signature_authorize_table (self->connection->account, self->connection->key,
                                                   date, path, call->query);
  if (value == NULL)
    return FALSE;
  plumb_request_set_header (request, "Authorization", value);
  explicit_bzero (value, strlen (value));
  return TRUE;
}

PlumbRequest *
plumb_table_make_request (const PlumbTable *self, const PlumbTableCall *call, gint64 now)
{
  g_autofree char *url = plumb_storage_address_dup_url (self->connection, call->path, call->query);
  g_autofree char *date = plumb_clock_format_http (now);
  g_autoptr (PlumbRequest) request = plumb_request_new (call->method, url);
  g_autoptr (GBytes) body = NULL;

  plumb_request_set_header (request, "x-ms-date", date);
  plumb_request_set_header (request, "x-ms-version", VERSION);
  plumb_request_set_header (request, "Accept", "application/json;odata=nometadata");
  plumb_request_set_header (request, "DataServiceVersion", DATA_SERVICE_VERSION);
  plumb_request_set_header (request, "MaxDataServiceVersion", DATA_SERVICE_VERSION);
  if (call->body != NULL)
    plumb_request_set_header (request, "Prefer", "return-no-content");
  if (call->deletes)
    plumb_request_set_header (request, "If-Match", "*");
  if (!authorize (self, call, date, request))
    return NULL;
  if (call->body != NULL) {
    body = g_bytes_new (call->body, strlen (call->body));
    plumb_request_set_body (request, "application/json", body);
  }
  return g_steal_pointer (&request);
}

PlumbRequest *
plumb_table_make_list (const PlumbTable *self, gint64 now)
{
  PlumbTableCall call = { .method = "GET", .path = "/Tables", .query = "$top=1" };

  return plumb_table_make_request (self, &call, now);
}

PlumbRequest *
plumb_table_make_create (const PlumbTable *self, gint64 now)
{
  g_autofree char *body = g_strdup_printf ("{\"TableName\":\"%s\"}", self->name);
  PlumbTableCall call = { .method = "POST", .path = "/Tables", .body = body };

  return plumb_table_make_request (self, &call, now);
}

PlumbRequest *
plumb_table_make_insert (const PlumbTable *self, const char *row, gint64 now)
{
  g_autofree char *path = g_strconcat ("/", self->name, NULL);
  PlumbTableCall call = { .method = "POST", .path = path, .body = row };

  return plumb_table_make_request (self, &call, now);
}

PlumbRequest *
plumb_table_make_query (const PlumbTable *self, const char *query, gint64 now)
{
  g_autofree char *path = g_strconcat ("/", self->name, "()", NULL);
  PlumbTableCall call = { .method = "GET", .path = path, .query = query };

  return plumb_table_make_request (self, &call, now);
}

/* Within the quotes a quote is doubled, and only then is the key percent-encoded. */
static char *
escape_key (const char *key)
{
  g_auto (GStrv) parts = g_strsplit (key, "'", -1);
  g_autofree char *doubled = g_strjoinv ("''", parts);

  return g_uri_escape_string (doubled, NULL, FALSE);
}

static char *
dup_row_path (const PlumbTable *self, const char *partition, const char *row)
{
  g_autofree char *partition_key = escape_key (partition);
  g_autofree char *row_key = escape_key (row);

  return g_strdup_printf ("/%s(PartitionKey='%s',RowKey='%s')", self->name, partition_key, row_key);
}

PlumbRequest *
plumb_table_make_read (const PlumbTable *self, const char *partition, const char *row, gint64 now)
{
  g_autofree char *path = dup_row_path (self, partition, row);
  PlumbTableCall call = { .method = "GET", .path = path };

  return plumb_table_make_request (self, &call, now);
}

PlumbRequest *
plumb_table_make_delete (const PlumbTable *self, const char *partition, const char *row, gint64 now)
{
  g_autofree char *path = dup_row_path (self, partition, row);
  PlumbTableCall call = { .method = "DELETE", .path = path, .deletes = TRUE };

  return plumb_table_make_request (self, &call, now);
}
