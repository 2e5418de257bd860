/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-dataverse-answer.h"

#include "plumb-dynamics-checks.h"
#include "plumb-json.h"

JsonNode *
plumb_dataverse_answer_parse (PlumbReply *reply)
{
  gsize length = 0;
  const char *body = g_bytes_get_data (plumb_reply_get_body (reply), &length);

  return plumb_json_parse (body, length, NULL);
}

JsonArray *
plumb_dataverse_answer_find_records (JsonNode *node)
{
  JsonNode *value = NULL;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return NULL;
  value = json_object_get_member (json_node_get_object (node), "value");
  return value != NULL && JSON_NODE_HOLDS_ARRAY (value) ? json_node_get_array (value) : NULL;
}

char *
plumb_dataverse_answer_dup_user (PlumbReply *reply)
{
  g_autoptr (JsonNode) node = plumb_dataverse_answer_parse (reply);
  g_autofree char *id = NULL;

  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    id = plumb_json_dup_text (json_node_get_object (node), "UserId");
  return id != NULL && plumb_dynamics_is_guid (id) ? g_steal_pointer (&id) : NULL;
}

PlumbDataverseDepth
plumb_dataverse_answer_read_depth (PlumbReply *reply)
{
  g_autoptr (JsonNode) node = plumb_dataverse_answer_parse (reply);
  JsonNode *list = NULL;
  JsonArray *privileges = NULL;
  PlumbDataverseDepth depth = PLUMB_DATAVERSE_NONE;

  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    list = json_object_get_member (json_node_get_object (node), "RolePrivileges");
  if (list == NULL || !JSON_NODE_HOLDS_ARRAY (list))
    return PLUMB_DATAVERSE_UNKNOWN;
  privileges = json_node_get_array (list);
  for (guint i = 0; i < json_array_get_length (privileges); i++) {
    JsonNode *entry = json_array_get_element (privileges, i);
    g_autofree char *reach = NULL;

    if (JSON_NODE_HOLDS_OBJECT (entry))
      reach = plumb_json_dup_text (json_node_get_object (entry), "Depth");
    depth = MAX (depth,
                 g_strcmp0 (reach, "Global") == 0 ? PLUMB_DATAVERSE_GLOBAL : PLUMB_DATAVERSE_PART);
  }
  return depth;
}

gboolean
plumb_dataverse_answer_tells_changes (PlumbReply *reply)
{
  g_autoptr (JsonNode) node = plumb_dataverse_answer_parse (reply);
  g_autofree char *told = NULL;

  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    told = plumb_json_dup_text (json_node_get_object (node), "ChangeTrackingEnabled");
  return g_strcmp0 (told, "true") == 0;
}

gint64
plumb_dataverse_answer_get_remaining (PlumbReply *reply)
{
  const char *text = plumb_reply_get_header (reply, "x-ms-ratelimit-burst-remaining-xrm-requests");
  guint64 remaining = 0;

  if (text == NULL || !g_ascii_string_to_unsigned (text, 10, 0, G_MAXINT, &remaining, NULL))
    return -1;
  return (gint64) remaining;
}
