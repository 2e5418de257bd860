/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-dynamics-filter.h"

#include "plumb-clock.h"
#include "plumb-dynamics-columns.h"
#include "plumb-json.h"

#include <string.h>

/* Brackets within brackets are refused beyond this. */
#define DEEPEST 50

/* Reads and evaluates at once; @flaw is the first thing that is wrong. */
typedef struct {
  const char *at;
  JsonObject *record;
  char *flaw;
  guint depth;
} Reader;

static void
complain (Reader *self, const char *text)
{
  if (self->flaw == NULL)
    self->flaw = g_strdup (text);
}

static void
skip_blanks (Reader *self)
{
  while (g_ascii_isspace (*self->at))
    self->at++;
}

static gboolean
take (Reader *self, const char *mark)
{
  skip_blanks (self);
  if (!g_str_has_prefix (self->at, mark))
    return FALSE;
  self->at += strlen (mark);
  return TRUE;
}

/* (transfer full): letters, digits and what is in numbers and times; may be empty. */
static char *
take_word (Reader *self)
{
  gsize length = 0;

  skip_blanks (self);
  while (g_ascii_isalnum (self->at[length]) ||
         (self->at[length] != '\0' && strchr ("_-:.+", self->at[length]) != NULL))
    length++;
  self->at += length;
  return g_strndup (self->at - length, length);
}

static gboolean
take_keyword (Reader *self, const char *keyword)
{
  const char *before = self->at;
  g_autofree char *word = take_word (self);

  if (g_str_equal (word, keyword))
    return TRUE;
  self->at = before;
  return FALSE;
}

/* (transfer full) (nullable): the text of a literal; %NULL for `null`. */
static char *
take_literal (Reader *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  char *word = NULL;

  if (!take (self, "'")) {
    word = take_word (self);
    if (*word == '\0')
      complain (self, "A value is missing.");
    if (g_str_equal (word, "null"))
      g_clear_pointer (&word, g_free);
    return word;
  }
  for (; *self->at != '\0'; self->at++) {
    if (self->at[0] == '\'' && self->at[1] != '\'') {
      self->at++;
      return g_string_free (g_steal_pointer (&text), FALSE);
    }
    if (self->at[0] == '\'')
      self->at++;
    g_string_append_c (text, *self->at);
  }
  complain (self, "There is an unterminated string literal.");
  return NULL;
}

/* (nullable): the column that is named here. */
static const PlumbDynamicsColumn *
find_column (Reader *self, const char *name)
{
  const PlumbDynamicsColumn *column = plumb_dynamics_column_find (name);

  if (column == NULL && self->flaw == NULL)
    self->flaw = g_strdup_printf ("Could not find a property named '%s' on type "
                                  "'Microsoft.Dynamics.CRM.lead'.",
                                  name);
  return column;
}

static char *
dup_value (Reader *self, const char *name)
{
  return self->record != NULL ? plumb_json_dup_text (self->record, name) : NULL;
}

static char *
fold (const char *text)
{
  return text != NULL ? g_utf8_casefold (text, -1) : NULL;
}

static int
compare_numbers (gint64 a, gint64 b)
{
  return a < b ? -1 : a > b;
}

static int
compare (const PlumbDynamicsColumn *column, const char *value, const char *literal)
{
  g_autofree char *folded_value = fold (value);
  g_autofree char *folded_literal = fold (literal);

  if (column->type == PLUMB_DYNAMICS_TIME)
    return compare_numbers (plumb_clock_parse (value), plumb_clock_parse (literal));
  if (column->type == PLUMB_DYNAMICS_CHOICE || column->type == PLUMB_DYNAMICS_NUMBER)
    return compare_numbers (g_ascii_strtoll (value, NULL, 10), g_ascii_strtoll (literal, NULL, 10));
  return g_strcmp0 (folded_value, folded_literal);
}

static gboolean
judge (Reader *self, const PlumbDynamicsColumn *column, const char *operator, const char * literal)
{
  static const char *const operators[] = { "eq", "ne", "gt", "ge", "lt", "le", NULL };
  g_autofree char *value = dup_value (self, column->name);
  int order = 0;

  if (!g_strv_contains (operators, operator)) {
    complain (self, "There is a syntax error: an operator is missing.");
    return FALSE;
  }
  if (value == NULL || literal == NULL)
    return g_str_equal (operator, "ne") ? value != literal
                                        : g_str_equal (operator, "eq") && value == literal;
  order = compare (column, value, literal);
  return (order == 0 && g_str_equal (operator, "eq")) ||
         (order != 0 && g_str_equal (operator, "ne")) ||
         (order > 0 && g_str_has_prefix (operator, "g")) ||
         (order < 0 && g_str_has_prefix (operator, "l")) ||
         (order == 0 && operator[1] == 'e' && operator[0] != 'n');
}

/* `startswith(column,'text')` and the like. */
static gboolean
read_function (Reader *self, const char *function)
{
  g_autofree char *name = take_word (self);
  const PlumbDynamicsColumn *column = find_column (self, name);
  gboolean has_comma = take (self, ",");
  g_autofree char *literal = take_literal (self);
  g_autofree char *part = fold (literal);
  g_autofree char *value = column != NULL ? dup_value (self, column->name) : NULL;
  g_autofree char *text = fold (value);

  if (!has_comma || part == NULL || !take (self, ")"))
    complain (self, "There is a syntax error in a function.");
  if (text == NULL || part == NULL)
    return FALSE;
  if (g_str_equal (function, "startswith"))
    return g_str_has_prefix (text, part);
  if (g_str_equal (function, "endswith"))
    return g_str_has_suffix (text, part);
  return strstr (text, part) != NULL;
}

static gboolean read_any (Reader *self);

static gboolean
read_brackets (Reader *self)
{
  gboolean matches = FALSE;

  if (++self->depth > DEEPEST)
    complain (self, "The filter is too deep.");
  else
    matches = read_any (self);
  self->depth--;
  if (!take (self, ")"))
    complain (self, "A closing bracket is missing.");
  return matches;
}

static gboolean
read_term (Reader *self)
{
  static const char *const functions[] = { "startswith", "endswith", "contains", NULL };
  g_autofree char *word = NULL;
  g_autofree char *operator= NULL;
  g_autofree char *literal = NULL;
  const PlumbDynamicsColumn *column = NULL;

  if (self->flaw != NULL)
    return FALSE;
  if (take (self, "("))
    return read_brackets (self);
  word = take_word (self);
  if (g_str_equal (word, "not"))
    return !read_term (self);
  if (g_strv_contains (functions, word) && take (self, "("))
    return read_function (self, word);
  column = find_column (self, word);
  operator= take_word (self);
  literal = take_literal (self);
  return column != NULL && judge (self, column, operator, literal);
}

static gboolean
read_all (Reader *self)
{
  gboolean matches = read_term (self);

  while (self->flaw == NULL && take_keyword (self, "and"))
    matches = read_term (self) && matches;
  return matches;
}

static gboolean
read_any (Reader *self)
{
  gboolean matches = read_all (self);

  while (self->flaw == NULL && take_keyword (self, "or"))
    matches = read_all (self) || matches;
  return matches;
}

gboolean
plumb_dynamics_filter_matches (const char *filter, JsonObject *record, char **flaw)
{
  Reader reader = { .at = filter, .record = record };
  gboolean matches = read_any (&reader);

  skip_blanks (&reader);
  if (*reader.at != '\0')
    complain (&reader, "There is a syntax error at the end of the filter.");
  *flaw = reader.flaw;
  return matches && reader.flaw == NULL;
}
