/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-marketo-call.h"

#include "plumb-json.h"

#include <string.h>

/* What comes several times is one list to Marketo. */
static void
add_parameters (GHashTable *query, const char *text)
{
  GUriParamsIter iter;
  char *name = NULL;
  char *value = NULL;

  g_uri_params_iter_init (&iter, text, -1, "&", G_URI_PARAMS_WWW_FORM);
  while (g_uri_params_iter_next (&iter, &name, &value, NULL)) {
    const char *before = g_hash_table_lookup (query, name);
    char *all = before != NULL ? g_strconcat (before, ",", value, NULL) : g_strdup (value);

    g_hash_table_insert (query, name, all);
    g_free (value);
  }
}

static void
read_body (PlumbMarketoCall *self)
{
  g_autoptr (GBytes) bytes =
      soup_message_body_flatten (soup_server_message_get_request_body (self->message));
  const char *type = soup_message_headers_get_content_type (
      soup_server_message_get_request_headers (self->message), NULL);
  gsize length = 0;
  const char *text = g_bytes_get_data (bytes, &length);
  g_autofree char *form = NULL;

  if (length == 0)
    return;
  if (g_strcmp0 (type, "application/x-www-form-urlencoded") == 0) {
    form = g_strndup (text, length);
    add_parameters (self->query, form);
  } else {
    self->body = plumb_json_parse (text, length, NULL);
  }
}

PlumbMarketoCall *
plumb_marketo_call_new (SoupServerMessage *message)
{
  PlumbMarketoCall *self = g_new0 (PlumbMarketoCall, 1);
  GUri *uri = soup_server_message_get_uri (message);

  self->message = message;
  self->method = soup_server_message_get_method (message);
  self->path = g_strdup (g_uri_get_path (uri));
  self->query = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (g_uri_get_query (uri) != NULL)
    add_parameters (self->query, g_uri_get_query (uri));
  read_body (self);
  if (g_strcmp0 (plumb_marketo_call_get (self, "_method"), "GET") == 0)
    self->method = SOUP_METHOD_GET;
  return self;
}

void
plumb_marketo_call_free (PlumbMarketoCall *self)
{
  g_free (self->path);
  g_hash_table_unref (self->query);
  g_clear_pointer (&self->body, json_node_unref);
  g_free (self);
}

const char *
plumb_marketo_call_get (PlumbMarketoCall *self, const char *parameter)
{
  return g_hash_table_lookup (self->query, parameter);
}

JsonObject *
plumb_marketo_call_get_body (PlumbMarketoCall *self)
{
  return self->body != NULL && JSON_NODE_HOLDS_OBJECT (self->body)
             ? json_node_get_object (self->body)
             : NULL;
}

JsonArray *
plumb_marketo_call_get_input (PlumbMarketoCall *self)
{
  JsonObject *body = plumb_marketo_call_get_body (self);
  JsonNode *input = body != NULL ? json_object_get_member (body, "input") : NULL;

  return input != NULL && JSON_NODE_HOLDS_ARRAY (input) ? json_node_get_array (input) : NULL;
}

void
plumb_marketo_call_answer (PlumbMarketoCall *self, guint status, JsonObject *json)
{
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), json);
  char *text = json_to_string (node, FALSE);

  soup_server_message_set_status (self->message, status, NULL);
  soup_server_message_set_response (self->message, "application/json;charset=UTF-8",
                                    SOUP_MEMORY_TAKE, text, strlen (text));
  json_object_unref (json);
}

static void
set_request_id (JsonObject *json)
{
  g_autofree char *id = g_strdup_printf ("%x#%" G_GINT64_MODIFIER "x", g_random_int () % 0xffff,
                                         g_get_real_time () / 1000);

  json_object_set_string_member (json, "requestId", id);
}

void
plumb_marketo_call_succeed (PlumbMarketoCall *self, JsonArray *result, JsonObject *json)
{
  if (json == NULL)
    json = json_object_new ();
  set_request_id (json);
  if (result != NULL)
    json_object_set_array_member (json, "result", result);
  json_object_set_boolean_member (json, "success", TRUE);
  plumb_marketo_call_answer (self, SOUP_STATUS_OK, json);
}

static JsonArray *
make_reasons (const char *code, const char *message)
{
  JsonArray *reasons = json_array_new ();
  JsonObject *reason = json_object_new ();

  json_object_set_string_member (reason, "code", code);
  json_object_set_string_member (reason, "message", message);
  json_array_add_object_element (reasons, reason);
  return reasons;
}

void
plumb_marketo_call_refuse (PlumbMarketoCall *self, const PlumbTwinRefusal *refusal)
{
  JsonObject *json = json_object_new ();

  set_request_id (json);
  json_object_set_boolean_member (json, "success", FALSE);
  json_object_set_array_member (json, "errors", make_reasons (refusal->code, refusal->message));
  plumb_marketo_call_answer (self, refusal->status, json);
}

JsonObject *
plumb_marketo_make_skipped (const char *code, const char *message)
{
  JsonObject *record = json_object_new ();

  json_object_set_string_member (record, "status", "skipped");
  json_object_set_array_member (record, "reasons", make_reasons (code, message));
  return record;
}

JsonObject *
plumb_marketo_make_taken (gint64 id, const char *status)
{
  JsonObject *record = json_object_new ();

  json_object_set_int_member (record, "id", id);
  json_object_set_string_member (record, "status", status);
  return record;
}
