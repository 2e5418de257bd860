/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-azure-table-call.h"

#include "plumb-azure-table-access.h"
#include "plumb-json.h"

#include <string.h>

/* (nullable): the text between apostrophes after @name, two of them being one. */
static char *
find_quoted (const char *text, const char *name)
{
  g_autofree char *start = g_strconcat (name, "'", NULL);
  const char *at = strstr (text, start);
  g_autoptr (GString) value = g_string_new (NULL);

  if (at == NULL)
    return NULL;
  for (at += strlen (start); *at != '\0'; at++) {
    if (*at == '\'' && at[1] != '\'')
      return g_string_free (g_steal_pointer (&value), FALSE);
    if (*at == '\'')
      at++;
    g_string_append_c (value, *at);
  }
  return NULL;
}

/* @resource: `Tables`, `Tables('x')`, `x`, `x()`, `x(PartitionKey='…',RowKey='…')` */
static gboolean
parse_resource (PlumbAzureTableCall *self, const char *resource)
{
  const char *parenthesis = strchr (resource, '(');
  gsize length = parenthesis == NULL ? strlen (resource) : (gsize) (parenthesis - resource);
  g_autofree char *name = g_strndup (resource, length);

  self->tables = g_ascii_strcasecmp (name, "Tables") == 0;
  if (self->tables) {
    self->table = find_quoted (resource, "(");
    return TRUE;
  }
  self->table = g_steal_pointer (&name);
  if (parenthesis == NULL || g_str_equal (parenthesis, "()"))
    return TRUE;
  self->partition = find_quoted (parenthesis, "PartitionKey=");
  self->row = find_quoted (parenthesis, "RowKey=");
  if (self->partition == NULL || self->row == NULL)
    return FALSE;
  self->key = plumb_azure_table_records_make_key (self->partition, self->row);
  return TRUE;
}

static JsonNode *
parse_body (SoupServerMessage *message)
{
  SoupMessageBody *body = soup_server_message_get_request_body (message);
  g_autoptr (GBytes) bytes = soup_message_body_flatten (body);
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);

  return length == 0 ? NULL : plumb_json_parse (text, length, NULL);
}

PlumbAzureTableCall *
plumb_azure_table_call_new (SoupServerMessage *message)
{
  GUri *uri = soup_server_message_get_uri (message);
  const char *query = g_uri_get_query (uri);
  g_autofree char *path = g_uri_unescape_string (plumb_twin_host_get_path (message), NULL);
  g_autoptr (PlumbAzureTableCall) self = NULL;
  static const char prefix[] = "/" PLUMB_AZURE_TABLE_ACCOUNT "/";

  if (path == NULL || !g_str_has_prefix (path, prefix))
    return NULL;
  self = g_new0 (PlumbAzureTableCall, 1);
  self->message = message;
  self->method = soup_server_message_get_method (message);
  if (!parse_resource (self, path + strlen (prefix)))
    return NULL;
  self->query = soup_form_decode (query != NULL ? query : "");
  self->body = parse_body (message);
  return g_steal_pointer (&self);
}

void
plumb_azure_table_call_free (PlumbAzureTableCall *self)
{
  g_clear_pointer (&self->query, g_hash_table_unref);
  g_clear_pointer (&self->body, json_node_unref);
  g_free (self->table);
  g_free (self->partition);
  g_free (self->row);
  g_free (self->key);
  g_free (self);
}

char
plumb_azure_table_call_get_right (PlumbAzureTableCall *self)
{
  if (self->method == SOUP_METHOD_GET)
    return self->tables ? PLUMB_AZURE_TABLE_LIST : PLUMB_AZURE_TABLE_READ;
  if (self->method == SOUP_METHOD_DELETE)
    return PLUMB_AZURE_TABLE_DELETE;
  if (self->method == SOUP_METHOD_POST)
    return self->tables ? PLUMB_AZURE_TABLE_CREATE : PLUMB_AZURE_TABLE_ADD;
  return PLUMB_AZURE_TABLE_UPDATE;
}

JsonObject *
plumb_azure_table_call_get_body (PlumbAzureTableCall *self)
{
  return self->body != NULL && JSON_NODE_HOLDS_OBJECT (self->body)
             ? json_node_get_object (self->body)
             : NULL;
}

const char *
plumb_azure_table_call_get_header (PlumbAzureTableCall *self, const char *name)
{
  return soup_message_headers_get_one (soup_server_message_get_request_headers (self->message),
                                       name);
}
