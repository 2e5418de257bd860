/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-salesforce-error.h"

#include "plumb-json.h"

/* What the reference for this kind was written with; Salesforce keeps versions for years. */
#define FALLBACK_VERSION "61.0"

JsonNode *
plumb_salesforce_reply_dup_json (PlumbReply *reply)
{
  gsize length = 0;
  const char *body = g_bytes_get_data (plumb_reply_get_body (reply), &length);

  return length > 0 ? plumb_json_parse (body, length, NULL) : NULL;
}

static void
read_refusal (JsonNode *answer, PlumbAttempt *attempt)
{
  JsonArray *errors = NULL;
  JsonNode *first = NULL;
  g_autofree char *code = NULL;
  g_autofree char *message = NULL;

  if (answer != NULL && JSON_NODE_HOLDS_ARRAY (answer))
    errors = json_node_get_array (answer);
  if (errors != NULL && json_array_get_length (errors) > 0)
    first = json_array_get_element (errors, 0);
  if (first == NULL || !JSON_NODE_HOLDS_OBJECT (first))
    return;
  code = plumb_json_dup_text (json_node_get_object (first), "errorCode");
  message = plumb_json_dup_text (json_node_get_object (first), "message");
  plumb_attempt_set_remote_code (attempt, code);
  plumb_attempt_set_message (attempt, message);
}

void
plumb_salesforce_reply_judge (PlumbReply *reply)
{
  PlumbAttempt *attempt = plumb_reply_get_attempt (reply);
  guint status = plumb_reply_get_status (reply);
  g_autoptr (JsonNode) answer = NULL;

  if (!plumb_attempt_is_answered (attempt))
    return;
  answer = plumb_salesforce_reply_dup_json (reply);
  plumb_attempt_set_outcome (attempt, PLUMB_OUTCOME_REFUSED);
  if (status == 204 || (status >= 200 && status < 300 && answer != NULL))
    plumb_attempt_set_outcome (attempt, PLUMB_OUTCOME_ACCEPTED);
  else if (status >= 200 && status < 300)
    plumb_attempt_set_remote_code (attempt, "not-salesforce");
  else
    read_refusal (answer, attempt);
}

gboolean
plumb_salesforce_reply_is_accepted (PlumbReply *reply)
{
  return plumb_attempt_get_outcome (plumb_reply_get_attempt (reply)) == PLUMB_OUTCOME_ACCEPTED;
}

gboolean
plumb_salesforce_reply_says (PlumbReply *reply, const char *code)
{
  PlumbAttempt *attempt = plumb_reply_get_attempt (reply);

  return plumb_attempt_get_outcome (attempt) == PLUMB_OUTCOME_REFUSED &&
         g_strcmp0 (plumb_attempt_get_remote_code (attempt), code) == 0;
}

static gboolean
is_version (const char *text)
{
  return text != NULL && g_regex_match_simple ("^[0-9]{1,3}\\.[0-9]$", text, 0, 0);
}

char *
plumb_salesforce_reply_dup_version (PlumbReply *reply)
{
  g_autoptr (JsonNode) answer = plumb_salesforce_reply_dup_json (reply);
  char *newest = g_strdup (FALLBACK_VERSION);
  JsonArray *versions = NULL;
  gboolean found = FALSE;

  if (plumb_reply_get_status (reply) != 200 || answer == NULL || !JSON_NODE_HOLDS_ARRAY (answer))
    return newest;
  versions = json_node_get_array (answer);
  for (guint i = 0; i < json_array_get_length (versions); i++) {
    JsonNode *node = json_array_get_element (versions, i);
    g_autofree char *version = NULL;

    if (JSON_NODE_HOLDS_OBJECT (node))
      version = plumb_json_dup_text (json_node_get_object (node), "version");
    if (!is_version (version) ||
        (found && g_ascii_strtod (version, NULL) <= g_ascii_strtod (newest, NULL)))
      continue;
    found = TRUE;
    g_free (newest);
    newest = g_steal_pointer (&version);
  }
  return newest;
}
