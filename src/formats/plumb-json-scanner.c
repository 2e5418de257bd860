/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-json-scanner.h"

#include "plumb-error.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

/* What stands for a character that no text can hold: NUL, half of a surrogate pair. */
#define REPLACEMENT 0xfffd

void
plumb_json_scanner_skip_blanks (PlumbJsonScanner *self)
{
  while (self->at < self->end && strchr (" \t\r\n", *self->at) != NULL)
    self->at++;
}

gboolean
plumb_json_scanner_take (PlumbJsonScanner *self, char symbol)
{
  if (self->at == self->end || *self->at != symbol)
    return FALSE;
  self->at++;
  return TRUE;
}

gboolean
plumb_json_scanner_fail (PlumbJsonScanner *self, const char *reason, GError **error)
{
  const char *line_start = self->start;
  guint line = 1;
  guint column;

  for (const char *at = self->start; at < self->at; at++)
    if (*at == '\n') {
      line++;
      line_start = at + 1;
    }
  column = (guint) g_utf8_strlen (line_start, self->at - line_start) + 1;
  g_set_error (error, PLUMB_ERROR, PLUMB_ERROR_FORMAT,
               _("Line %u, column %u: %s"), line, column, gettext (reason));
  return FALSE;
}

static gboolean
take_hex (PlumbJsonScanner *self, gunichar *character)
{
  *character = 0;
  if (self->end - self->at < 4)
    return FALSE;
  for (guint i = 0; i < 4; i++) {
    int digit = g_ascii_xdigit_value (self->at[i]);

    if (digit < 0)
      return FALSE;
    *character = *character * 16 + (gunichar) digit;
  }
  self->at += 4;
  return TRUE;
}

/* The character of a \u escape, of two where they are a pair. */
static gboolean
take_unicode_escape (PlumbJsonScanner *self, GString *text)
{
  const char *after;
  gunichar first, second;

  if (!take_hex (self, &first))
    return FALSE;
  after = self->at;
  if (first >= 0xd800 && first < 0xdc00 && plumb_json_scanner_take (self, '\\') &&
      plumb_json_scanner_take (self, 'u') && take_hex (self, &second) && second >= 0xdc00 &&
      second < 0xe000) {
    g_string_append_unichar (text, 0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00));
    return TRUE;
  }
  self->at = after;
  if (first == 0 || (first >= 0xd800 && first < 0xe000))
    first = REPLACEMENT;
  g_string_append_unichar (text, first);
  return TRUE;
}

static gboolean
take_escape (PlumbJsonScanner *self, GString *text)
{
  static const char escapes[] = "\"\\/bfnrt";
  static const char meanings[] = "\"\\/\b\f\n\r\t";
  const char *found;

  if (self->at == self->end)
    return FALSE;
  if (plumb_json_scanner_take (self, 'u'))
    return take_unicode_escape (self, text);
  found = strchr (escapes, *self->at);
  if (found == NULL)
    return FALSE;
  g_string_append_c (text, meanings[found - escapes]);
  self->at++;
  return TRUE;
}

/* All at once what stands for itself; at least one character. */
static void
take_plain (PlumbJsonScanner *self, GString *text)
{
  const char *start = self->at++;

  while (self->at < self->end && *self->at != '"' && *self->at != '\\' && (guchar) *self->at >= ' ')
    self->at++;
  g_string_append_len (text, start, self->at - start);
}

char *
plumb_json_scanner_take_string (PlumbJsonScanner *self, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (!plumb_json_scanner_take (self, '"')) {
    plumb_json_scanner_fail (self, N_("a text in quotation marks is missing"), error);
    return NULL;
  }
  while (self->at < self->end && *self->at != '"') {
    if ((guchar) *self->at < ' ') {
      plumb_json_scanner_fail (self, N_("a line ends inside a text"), error);
      return NULL;
    }
    if (!plumb_json_scanner_take (self, '\\')) {
      take_plain (self, text);
    } else if (!take_escape (self, text)) {
      plumb_json_scanner_fail (self, N_("a backslash is followed by something unknown"), error);
      return NULL;
    }
  }
  if (!plumb_json_scanner_take (self, '"')) {
    plumb_json_scanner_fail (self, N_("a quotation mark is missing"), error);
    return NULL;
  }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static const char *
skip_digits (const char *text)
{
  while (g_ascii_isdigit (*text))
    text++;
  return text;
}

static gboolean
is_number (const char *text)
{
  const char *start = *text == '-' ? text + 1 : text;
  const char *end = skip_digits (start);

  if (end == start)
    return FALSE;
  if (*end == '.') {
    start = end + 1;
    end = skip_digits (start);
    if (end == start)
      return FALSE;
  }
  if (*end == 'e' || *end == 'E') {
    start = end + (end[1] == '-' || end[1] == '+' ? 2 : 1);
    end = skip_digits (start);
    if (end == start)
      return FALSE;
  }
  return *end == '\0';
}

/* A number that is too large, or may be a telephone number, is kept as the text it was. */
static JsonNode *
parse_number (const char *text)
{
  JsonNode *node = json_node_new (JSON_NODE_VALUE);
  gint64 integer;
  double number;

  if (*text == '0' && g_ascii_isdigit (text[1])) {
    json_node_set_string (node, text);
    return node;
  }
  if (strpbrk (text, ".eE") == NULL) {
    errno = 0;
    integer = g_ascii_strtoll (text, NULL, 10);
    if (errno == 0)
      json_node_set_int (node, integer);
    else
      json_node_set_string (node, text);
    return node;
  }
  number = g_ascii_strtod (text, NULL);
  if (isfinite (number))
    json_node_set_double (node, number);
  else
    json_node_set_string (node, text);
  return node;
}

JsonNode *
plumb_json_scanner_take_scalar (PlumbJsonScanner *self, GError **error)
{
  const char *start = self->at;
  g_autofree char *word = NULL;

  while (self->at < self->end &&
         (g_ascii_isalnum (*self->at) || strchr ("+-._", *self->at) != NULL))
    self->at++;
  word = g_strndup (start, (gsize) (self->at - start));
  if (g_str_equal (word, "null"))
    return json_node_new (JSON_NODE_NULL);
  if (g_str_equal (word, "true") || g_str_equal (word, "false"))
    return json_node_init_boolean (json_node_alloc (), *word == 't');
  if (is_number (word))
    return parse_number (word);
  self->at = start;
  plumb_json_scanner_fail (self, N_("a value is missing"), error);
  return NULL;
}
