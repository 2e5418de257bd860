/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-storage-error.h"

#include "plumb-json.h"

#include <string.h>

typedef struct {
  GString *code;
  GString *message;
  GString *place;
} XmlError;

static void
element_started_cb (GMarkupParseContext *context, const char *name, const char **attribute_names,
                    const char **attribute_values, gpointer user_data, GError **error)
{
  XmlError *found = user_data;

  found->place = NULL;
  if (g_ascii_strcasecmp (name, "code") == 0)
    found->place = found->code;
  else if (g_ascii_strcasecmp (name, "message") == 0 ||
           g_ascii_strcasecmp (name, "AuthenticationErrorDetail") == 0)
    found->place = found->message;
  if (found->place == found->message && found->message->len > 0)
    g_string_append_c (found->message, ' ');
}

static void
element_ended_cb (GMarkupParseContext *context, const char *name, gpointer user_data,
                  GError **error)
{
  ((XmlError *) user_data)->place = NULL;
}

static void
text_found_cb (GMarkupParseContext *context, const char *text, gsize length, gpointer user_data,
               GError **error)
{
  XmlError *found = user_data;

  if (found->place != NULL)
    g_string_append_len (found->place, text, length);
}

static void
set_if_any (char **place, const char *text)
{
  if (text == NULL || text[0] == '\0')
    return;
  g_free (*place);
  *place = g_strdup (text);
}

static void
read_xml (const char *body, gsize length, char **code, char **message)
{
  static const GMarkupParser parser = { element_started_cb, element_ended_cb, text_found_cb };
  g_autoptr (GString) code_text = g_string_new (NULL);
  g_autoptr (GString) message_text = g_string_new (NULL);
  XmlError found = { code_text, message_text, NULL };
  g_autoptr (GMarkupParseContext) context =
      g_markup_parse_context_new (&parser, G_MARKUP_TREAT_CDATA_AS_TEXT, &found, NULL);

  /* A cut document still tells what it told before the cut. */
  g_markup_parse_context_parse (context, body, length, NULL);
  set_if_any (code, code_text->str);
  set_if_any (message, message_text->str);
}

static void
read_json (const char *body, gsize length, char **code, char **message)
{
  g_autoptr (JsonNode) node = plumb_json_parse (body, length, NULL);
  g_autofree char *code_text = NULL;
  g_autofree char *message_text = NULL;
  JsonObject *object = NULL;
  JsonObject *message_object = NULL;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return;
  object = plumb_json_find_object (json_node_get_object (node), "odata.error");
  if (object == NULL)
    object = plumb_json_find_object (json_node_get_object (node), "error");
  if (object == NULL)
    return;
  message_object = plumb_json_find_object (object, "message");
  code_text = plumb_json_dup_text (object, "code");
  if (message_object != NULL)
    message_text = plumb_json_dup_text (message_object, "value");
  else
    message_text = plumb_json_dup_text (object, "message");
  set_if_any (code, code_text);
  set_if_any (message, message_text);
}

void
plumb_storage_error_read (const char *body, gsize length, char **code, char **message)
{
  static const char byte_order_mark[] = "\xef\xbb\xbf";
  gsize mark = sizeof byte_order_mark - 1;

  g_return_if_fail (code != NULL && message != NULL);

  if (length >= mark && memcmp (body, byte_order_mark, mark) == 0) {
    body += mark;
    length -= mark;
  }
  if (length == 0)
    return;
  if (body[0] == '<')
    read_xml (body, length, code, message);
  else
    read_json (body, length, code, message);
}

void
plumb_storage_reply_judge (PlumbReply *reply)
{
  PlumbAttempt *attempt = plumb_reply_get_attempt (reply);
  guint status = plumb_reply_get_status (reply);
  const char *named = plumb_reply_get_header (reply, "x-ms-error-code");
  g_autofree char *code = NULL;
  g_autofree char *message = NULL;
  gsize length = 0;
  const char *body = NULL;

  if (!plumb_attempt_is_answered (attempt))
    return;
  plumb_attempt_set_request_id (attempt, plumb_reply_get_header (reply, "x-ms-request-id"));
  if (status >= 200 && status < 300) {
    plumb_attempt_set_outcome (attempt, PLUMB_OUTCOME_ACCEPTED);
    return;
  }
  plumb_attempt_set_outcome (attempt, PLUMB_OUTCOME_REFUSED);
  body = g_bytes_get_data (plumb_reply_get_body (reply), &length);
  plumb_storage_error_read (body, length, &code, &message);
  if (named != NULL && named[0] != '\0')
    set_if_any (&code, named);
  plumb_attempt_set_remote_code (attempt, code);
  plumb_attempt_set_message (attempt, message);
}

gboolean
plumb_storage_reply_says (PlumbReply *reply, const char *code)
{
  PlumbAttempt *attempt = plumb_reply_get_attempt (reply);
  const char *said = plumb_attempt_get_remote_code (attempt);

  return plumb_attempt_is_answered (attempt) &&
         plumb_attempt_get_outcome (attempt) == PLUMB_OUTCOME_REFUSED && said != NULL &&
         g_ascii_strcasecmp (said, code) == 0;
}
