/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-https-answer.h"

#include "plumb-https-page.h"
#include "plumb-json.h"

/* As Power Automate and Logic Apps write it: `{"error":{"code":…,"message":…}}`. */
static void
read_error (PlumbAttempt *attempt, GBytes *body)
{
  gsize length = 0;
  const char *text = g_bytes_get_data (body, &length);
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *code = NULL;
  g_autofree char *message = NULL;
  JsonObject *object = NULL;
  JsonObject *error = NULL;

  if (length > 0)
    node = plumb_json_parse (text, length, NULL);
  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return;
  object = json_node_get_object (node);
  error = plumb_json_find_object (object, "error");
  if (error != NULL)
    object = error;
  code = plumb_json_dup_text (object, "code");
  message = plumb_json_dup_text (object, "message");
  plumb_attempt_set_remote_code (attempt, code);
  plumb_attempt_set_message (attempt, message);
}

/* The marketplace takes any 2xx for delivered, so a lead that met such a page is gone. */
static gboolean
is_sign_in (PlumbReply *reply)
{
  gsize length = 0;
  const char *body = g_bytes_get_data (plumb_reply_get_body (reply), &length);

  return plumb_https_page_is_sign_in (plumb_reply_get_header (reply, "content-type"), body, length);
}

void
plumb_https_answer_judge (PlumbReply *reply)
{
  PlumbAttempt *attempt = plumb_reply_get_attempt (reply);
  guint status = plumb_reply_get_status (reply);
  const char *request_id = plumb_reply_get_header (reply, "x-ms-request-id");

  if (!plumb_attempt_is_answered (attempt))
    return;
  if (request_id == NULL)
    request_id = plumb_reply_get_header (reply, "x-request-id");
  plumb_attempt_set_request_id (attempt, request_id);
  if (status >= 200 && status < 300 && !is_sign_in (reply)) {
    plumb_attempt_set_outcome (attempt, PLUMB_OUTCOME_ACCEPTED);
    return;
  }
  plumb_attempt_set_outcome (attempt, PLUMB_OUTCOME_REFUSED);
  if (status < 300)
    plumb_attempt_set_remote_code (attempt, "sign-in-page");
  else
    read_error (attempt, plumb_reply_get_body (reply));
}
