/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-azure-table-answer.h"

#include "plumb-storage-answer.h"

#include <string.h>

#define TYPE_SUFFIX "@odata.type"

static const char *
get_accept (SoupServerMessage *message)
{
  const char *accept =
      soup_message_headers_get_one (soup_server_message_get_request_headers (message), "Accept");

  return accept == NULL ? "" : accept;
}

gboolean
plumb_azure_table_answer_choose_metadata (SoupServerMessage *message,
                                          PlumbAzureTableMetadata *metadata)
{
  const char *accept = get_accept (message);

  *metadata = PLUMB_AZURE_TABLE_MINIMAL_METADATA;
  if (strstr (accept, "odata=nometadata") != NULL)
    *metadata = PLUMB_AZURE_TABLE_NO_METADATA;
  if (strstr (accept, "odata=fullmetadata") != NULL)
    *metadata = PLUMB_AZURE_TABLE_FULL_METADATA;
  return strstr (accept, "application/json") != NULL || strstr (accept, "*/*") != NULL;
}

static JsonObject *
make_error (const PlumbTwinRefusal *refusal, const char *text)
{
  JsonObject *message = json_object_new ();
  JsonObject *error = json_object_new ();
  JsonObject *body = json_object_new ();

  json_object_set_string_member (message, "lang", "en-US");
  json_object_set_string_member (message, "value", text);
  json_object_set_string_member (error, "code", refusal->code);
  json_object_set_object_member (error, "message", message);
  json_object_set_object_member (body, "odata.error", error);
  return body;
}

static void
set_json (SoupServerMessage *message, const char *content_type, JsonObject *json)
{
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), json);
  char *text = json_to_string (node, FALSE);

  soup_server_message_set_response (message, content_type, SOUP_MEMORY_TAKE, text, strlen (text));
}

void
plumb_azure_table_answer_refuse (SoupServerMessage *message, const PlumbTwinRefusal *refusal)
{
  PlumbAzureTableMetadata metadata;
  g_autoptr (JsonObject) body = NULL;
  g_autofree char *id = NULL;
  g_autofree char *text = NULL;

  if (!plumb_azure_table_answer_choose_metadata (message, &metadata)) {
    plumb_storage_answer_refuse (message, refusal);
    return;
  }
  id = plumb_storage_answer_start (message);
  text = plumb_storage_answer_format (refusal, id);
  body = make_error (refusal, text);
  plumb_storage_answer_set_refusal (message, refusal);
  set_json (message, "application/json;odata=minimalmetadata;streaming=true;charset=utf-8", body);
}

void
plumb_azure_table_answer_empty (SoupServerMessage *message, guint status)
{
  g_autofree char *id = plumb_storage_answer_start (message);

  soup_server_message_set_status (message, status, NULL);
}

void
plumb_azure_table_answer_json (SoupServerMessage *message, guint status, JsonObject *json)
{
  g_autofree char *id = plumb_storage_answer_start (message);
  PlumbAzureTableMetadata metadata;
  static const char *const content_types[] = {
    "application/json;odata=nometadata;streaming=true;charset=utf-8",
    "application/json;odata=minimalmetadata;streaming=true;charset=utf-8",
    "application/json;odata=fullmetadata;streaming=true;charset=utf-8",
  };

  plumb_azure_table_answer_choose_metadata (message, &metadata);
  soup_server_message_set_status (message, status, NULL);
  set_json (message, content_types[metadata], json);
}

char *
plumb_azure_table_answer_make_etag (JsonObject *row)
{
  g_autofree char *escaped =
      g_uri_escape_string (json_object_get_string_member (row, "Timestamp"), NULL, FALSE);

  return g_strdup_printf ("W/\"datetime'%s'\"", escaped);
}

static gboolean
is_selected (const char *name, const char *const *select)
{
  g_autofree char *plain = NULL;

  if (select == NULL)
    return TRUE;
  plain = g_strdup (name);
  if (g_str_has_suffix (plain, TYPE_SUFFIX))
    plain[strlen (plain) - strlen (TYPE_SUFFIX)] = '\0';
  return g_strv_contains (select, plain);
}

static void
add_full_metadata (JsonObject *formatted, JsonObject *row, const char *table_url)
{
  g_autofree char *link = NULL;
  g_autofree char *type = g_path_get_basename (table_url);

  link = g_strdup_printf ("%s(PartitionKey='%s',RowKey='%s')", type,
                          json_object_get_string_member (row, "PartitionKey"),
                          json_object_get_string_member (row, "RowKey"));
  json_object_set_string_member (formatted, "odata.type", type);
  json_object_set_string_member (formatted, "odata.id", table_url);
  json_object_set_string_member (formatted, "odata.editLink", link);
  json_object_set_string_member (formatted, "Timestamp" TYPE_SUFFIX, "Edm.DateTime");
}

JsonObject *
plumb_azure_table_answer_format_row (JsonObject *row, const char *const *select,
                                     PlumbAzureTableMetadata metadata, const char *table_url)
{
  JsonObject *formatted = json_object_new ();
  g_autofree char *etag = plumb_azure_table_answer_make_etag (row);
  g_autoptr (GList) names = json_object_get_members (row);

  if (metadata != PLUMB_AZURE_TABLE_NO_METADATA)
    json_object_set_string_member (formatted, "odata.etag", etag);
  if (metadata == PLUMB_AZURE_TABLE_FULL_METADATA)
    add_full_metadata (formatted, row, table_url);
  for (GList *name = names; name != NULL; name = name->next) {
    gboolean type = g_str_has_suffix (name->data, TYPE_SUFFIX);

    if (!is_selected (name->data, select) || (type && metadata == PLUMB_AZURE_TABLE_NO_METADATA))
      continue;
    json_object_set_member (formatted, name->data, json_object_dup_member (row, name->data));
  }
  return formatted;
}
