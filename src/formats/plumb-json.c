/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-json.h"

#include "plumb-error.h"
#include "plumb-json-scanner.h"
#include "plumb-lead-reader.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

/*
 * Not json-glib's own parser: version 1.6 recurses without limit, makes invalid UTF-8 of half a
 * surrogate pair and -1 of a number with 20 digits, and takes comments and assignments for JSON.
 */

static JsonNode *take_value (PlumbJsonScanner *scanner, guint depth, GError **error);

static gboolean
take_member (PlumbJsonScanner *scanner, JsonObject *object, guint depth, GError **error)
{
  g_autofree char *name = NULL;
  JsonNode *value;

  plumb_json_scanner_skip_blanks (scanner);
  name = plumb_json_scanner_take_string (scanner, error);
  if (name == NULL)
    return FALSE;
  plumb_json_scanner_skip_blanks (scanner);
  if (!plumb_json_scanner_take (scanner, ':'))
    return plumb_json_scanner_fail (scanner, N_("a colon is missing"), error);
  value = take_value (scanner, depth, error);
  if (value == NULL)
    return FALSE;
  json_object_set_member (object, name, value);
  return TRUE;
}

static JsonNode *
take_object (PlumbJsonScanner *scanner, guint depth, GError **error)
{
  g_autoptr (JsonObject) object = json_object_new ();
  gboolean ended;

  plumb_json_scanner_skip_blanks (scanner);
  ended = plumb_json_scanner_take (scanner, '}');
  while (!ended) {
    if (!take_member (scanner, object, depth, error))
      return NULL;
    plumb_json_scanner_skip_blanks (scanner);
    ended = plumb_json_scanner_take (scanner, '}');
    if (!ended && !plumb_json_scanner_take (scanner, ',')) {
      plumb_json_scanner_fail (scanner, N_("a comma or a closing brace is missing"), error);
      return NULL;
    }
  }
  return json_node_init_object (json_node_alloc (), object);
}

static JsonNode *
take_array (PlumbJsonScanner *scanner, guint depth, GError **error)
{
  g_autoptr (JsonArray) array = json_array_new ();
  gboolean ended;

  plumb_json_scanner_skip_blanks (scanner);
  ended = plumb_json_scanner_take (scanner, ']');
  while (!ended) {
    JsonNode *value = take_value (scanner, depth, error);

    if (value == NULL)
      return NULL;
    json_array_add_element (array, value);
    plumb_json_scanner_skip_blanks (scanner);
    ended = plumb_json_scanner_take (scanner, ']');
    if (!ended && !plumb_json_scanner_take (scanner, ',')) {
      plumb_json_scanner_fail (scanner, N_("a comma or a closing bracket is missing"), error);
      return NULL;
    }
  }
  return json_node_init_array (json_node_alloc (), array);
}

static JsonNode *
take_text (PlumbJsonScanner *scanner, GError **error)
{
  g_autofree char *text = plumb_json_scanner_take_string (scanner, error);

  return text == NULL ? NULL : json_node_init_string (json_node_alloc (), text);
}

static JsonNode *
take_value (PlumbJsonScanner *scanner, guint depth, GError **error)
{
  gboolean nested;

  plumb_json_scanner_skip_blanks (scanner);
  nested = scanner->at < scanner->end && (*scanner->at == '{' || *scanner->at == '[');
  if (nested && depth == PLUMB_JSON_DEPTH) {
    plumb_json_scanner_fail (scanner, N_("it is nested too deep"), error);
    return NULL;
  }
  if (plumb_json_scanner_take (scanner, '{'))
    return take_object (scanner, depth + 1, error);
  if (plumb_json_scanner_take (scanner, '['))
    return take_array (scanner, depth + 1, error);
  if (scanner->at < scanner->end && *scanner->at == '"')
    return take_text (scanner, error);
  return plumb_json_scanner_take_scalar (scanner, error);
}

JsonNode *
plumb_json_parse (const char *text, gsize length, GError **error)
{
  PlumbJsonScanner scanner;
  g_autoptr (JsonNode) root = NULL;
  const char *valid_end;

  g_return_val_if_fail (text != NULL || length == 0, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  /* An empty body has no bytes to point to. */
  if (text == NULL)
    text = "";
  scanner = (PlumbJsonScanner){ text, text, text + length };
  if (!g_utf8_validate_len (text, length, &valid_end)) {
    scanner.at = valid_end;
    plumb_json_scanner_fail (&scanner, N_("this is not UTF-8"), error);
    return NULL;
  }
  /* Some editors and .NET programs put a byte order mark first. */
  if (length >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0)
    scanner.at += 3;
  root = take_value (&scanner, 0, error);
  if (root == NULL)
    return NULL;
  plumb_json_scanner_skip_blanks (&scanner);
  if (scanner.at != scanner.end) {
    plumb_json_scanner_fail (&scanner, N_("something follows the end"), error);
    return NULL;
  }
  return g_steal_pointer (&root);
}

/* (nullable): the member whose name is @name, else one that differs in case only. */
static JsonNode *
find_member (JsonObject *object, const char *name)
{
  JsonNode *found = json_object_get_member (object, name);
  g_autoptr (GList) names = NULL;

  if (found != NULL)
    return found;
  names = json_object_get_members (object);
  for (GList *member = names; member != NULL; member = member->next)
    if (g_ascii_strcasecmp (member->data, name) == 0)
      found = json_object_get_member (object, member->data);
  return found;
}

JsonObject *
plumb_json_find_object (JsonObject *object, const char *name)
{
  JsonNode *node;

  g_return_val_if_fail (object != NULL && name != NULL, NULL);

  node = find_member (object, name);
  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

/* Without an exponent as long as every digit counts: a telephone number may be a number. */
static char *
format_number (double number)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  if (trunc (number) == number && fabs (number) < 9007199254740992.0)
    return g_strdup_printf ("%" G_GINT64_FORMAT, (gint64) number);
  return g_strdup (g_ascii_dtostr (text, sizeof text, number));
}

char *
plumb_json_dup_node_text (JsonNode *node)
{
  GType type;

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node))
    return NULL;
  type = json_node_get_value_type (node);
  if (type == G_TYPE_INT64)
    return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
  if (type == G_TYPE_DOUBLE)
    return format_number (json_node_get_double (node));
  if (type == G_TYPE_BOOLEAN)
    return g_strdup (json_node_get_boolean (node) ? "true" : "false");
  return *json_node_get_string (node) == '\0' ? NULL : json_node_dup_string (node);
}

char *
plumb_json_dup_text (JsonObject *object, const char *name)
{
  g_return_val_if_fail (object != NULL && name != NULL, NULL);

  return plumb_json_dup_node_text (find_member (object, name));
}
