/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-azure-table-answer.h"

#include "plumb-clock.h"

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

static void
set_header (SoupServerMessage *message, const char *name, const char *value)
{
  soup_message_headers_replace (soup_server_message_get_response_headers (message), name, value);
}

/* (transfer full): the request's id, which support asks for. */
static char *
set_common_headers (SoupServerMessage *message)
{
  char *id = g_uuid_string_random ();
  const char *client_id = soup_message_headers_get_one (
      soup_server_message_get_request_headers (message), "x-ms-client-request-id");

  set_header (message, "x-ms-request-id", id);
  set_header (message, "x-ms-version", "2020-12-06");
  set_header (message, "Cache-Control", "no-cache");
  if (client_id != NULL)
    set_header (message, "x-ms-client-request-id", client_id);
  return id;
}

static char *
format_message (const PlumbTwinRefusal *refusal, const char *id)
{
  g_autofree char *time = plumb_clock_format (plumb_clock_now ());

  return g_strdup_printf ("%s\nRequestId:%s\nTime:%s", refusal->message, id, time);
}

static void
set_refusal_headers (SoupServerMessage *message, const PlumbTwinRefusal *refusal)
{
  soup_server_message_set_status (message, refusal->status, NULL);
  set_header (message, "x-ms-error-code", refusal->code);
  if (refusal->status == SOUP_STATUS_SERVICE_UNAVAILABLE)
    set_header (message, "Retry-After", "1");
}

static void
refuse_in_xml (SoupServerMessage *message, const PlumbTwinRefusal *refusal)
{
  g_autofree char *id = set_common_headers (message);
  g_autofree char *text = format_message (refusal, id);
  g_autofree char *body = g_markup_printf_escaped (
      "<?xml version=\"1.0\" "
      "encoding=\"utf-8\"?><Error><Code>%s</Code><Message>%s</Message></Error>",
      refusal->code, text);

  set_refusal_headers (message, refusal);
  soup_server_message_set_response (message, "application/xml", SOUP_MEMORY_COPY, body,
                                    strlen (body));
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
    refuse_in_xml (message, refusal);
    return;
  }
  id = set_common_headers (message);
  text = format_message (refusal, id);
  body = make_error (refusal, text);
  set_refusal_headers (message, refusal);
  set_json (message, "application/json;odata=minimalmetadata;streaming=true;charset=utf-8", body);
}

void
plumb_azure_table_answer_empty (SoupServerMessage *message, guint status)
{
  g_autofree char *id = set_common_headers (message);

  soup_server_message_set_status (message, status, NULL);
}

void
plumb_azure_table_answer_json (SoupServerMessage *message, guint status, JsonObject *json)
{
  g_autofree char *id = set_common_headers (message);
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
