/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-salesforce-twin-answer.h"

#include <string.h>

static void
answer (SoupServerMessage *message, guint status, JsonNode *node)
{
  char *text = json_to_string (node, FALSE);

  soup_server_message_set_status (message, status, NULL);
  soup_server_message_set_response (message, "application/json;charset=UTF-8", SOUP_MEMORY_TAKE,
                                    text, strlen (text));
}

void
plumb_salesforce_twin_answer_json (SoupServerMessage *message, guint status, JsonObject *json)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);

  json_node_take_object (node, json);
  answer (message, status, node);
}

void
plumb_salesforce_twin_answer_array (SoupServerMessage *message, guint status, JsonArray *json)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_ARRAY);

  json_node_take_array (node, json);
  answer (message, status, node);
}

void
plumb_salesforce_twin_answer_empty (SoupServerMessage *message, guint status)
{
  soup_server_message_set_status (message, status, NULL);
}

void
plumb_salesforce_twin_answer_refuse (SoupServerMessage *message, const PlumbTwinRefusal *refusal)
{
  JsonArray *errors = json_array_new ();
  JsonObject *error = json_object_new ();

  json_object_set_string_member (error, "message", refusal->message);
  json_object_set_string_member (error, "errorCode", refusal->code);
  json_array_add_object_element (errors, error);
  plumb_salesforce_twin_answer_array (message, refusal->status, errors);
}

void
plumb_salesforce_twin_answer_refuse_token (SoupServerMessage *message,
                                           const PlumbTwinRefusal *refusal)
{
  JsonObject *error = json_object_new ();

  json_object_set_string_member (error, "error", refusal->code);
  json_object_set_string_member (error, "error_description", refusal->message);
  plumb_salesforce_twin_answer_json (message, refusal->status, error);
}
