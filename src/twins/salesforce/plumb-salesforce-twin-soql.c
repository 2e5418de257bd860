/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-salesforce-twin-soql.h"

#include "plumb-salesforce-twin-soql-private.h"

#include <string.h>

/* Deeper than anybody writes by hand. */
#define DEEPEST 20

typedef enum {
  TOKEN_END,
  TOKEN_WORD,
  TOKEN_TEXT,
  TOKEN_SIGN,
  TOKEN_BAD,
} TokenKind;

/* Where it is read, and the token that comes next. */
typedef struct {
  const char *at;
  TokenKind kind;
  GString *token;
  guint depth;
} Parser;

static gboolean
is_word (char c)
{
  return g_ascii_isalnum (c) || (c != '\0' && strchr ("_.:+-", c) != NULL);
}

static void
read_text (Parser *self)
{
  self->kind = TOKEN_BAD;
  for (self->at++; *self->at != '\0'; self->at++) {
    if (*self->at == '\'') {
      self->at++;
      self->kind = TOKEN_TEXT;
      return;
    }
    /* What a pattern of LIKE escapes is decided there. */
    if (*self->at == '\\' && self->at[1] != '\0' && strchr ("%_", self->at[1]) != NULL)
      g_string_append_c (self->token, *self->at++);
    else if (*self->at == '\\' && self->at[1] != '\0')
      self->at++;
    g_string_append_c (self->token, *self->at);
  }
}

static void
read_sign (Parser *self)
{
  gsize length = 1;

  self->kind = strchr ("=!<>(),", *self->at) != NULL ? TOKEN_SIGN : TOKEN_BAD;
  if (strchr ("!<>", *self->at) != NULL && strchr ("=>", self->at[1]) != NULL && self->at[1] != 0)
    length = 2;
  g_string_append_len (self->token, self->at, (gssize) length);
  self->at += length;
}

static void
next (Parser *self)
{
  g_string_truncate (self->token, 0);
  while (g_ascii_isspace (*self->at))
    self->at++;
  if (*self->at == '\0') {
    self->kind = TOKEN_END;
  } else if (*self->at == '\'') {
    read_text (self);
  } else if (is_word (*self->at)) {
    self->kind = TOKEN_WORD;
    for (; is_word (*self->at); self->at++)
      g_string_append_c (self->token, *self->at);
  } else {
    read_sign (self);
  }
}

static gboolean
is_next (const Parser *self, const char *token)
{
  return (self->kind == TOKEN_WORD || self->kind == TOKEN_SIGN) &&
         g_ascii_strcasecmp (self->token->str, token) == 0;
}

static gboolean
skip (Parser *self, const char *token)
{
  if (!is_next (self, token))
    return FALSE;
  next (self);
  return TRUE;
}

/* (transfer full) (nullable) */
static char *
take_word (Parser *self)
{
  char *word = NULL;

  if (self->kind != TOKEN_WORD)
    return NULL;
  word = g_strdup (self->token->str);
  next (self);
  return word;
}

/* ── Conditions ──────────────────────────────────────────────────────────── */

void
plumb_soql_condition_free (PlumbSoqlCondition *self)
{
  if (self == NULL)
    return;
  plumb_soql_condition_free (self->first);
  plumb_soql_condition_free (self->second);
  g_free (self->field);
  g_free (self->relation);
  g_free (self->value);
  g_free (self);
}

static PlumbSoqlCondition *parse_condition (Parser *self);

static gboolean
is_operator (const Parser *self)
{
  static const char *const operators[] = { "=", "!=", "<>", "<", "<=", ">", ">=", "LIKE" };

  for (guint i = 0; i < G_N_ELEMENTS (operators); i++)
    if (is_next (self, operators[i]))
      return TRUE;
  return FALSE;
}

static PlumbSoqlCondition *
parse_comparison (Parser *self)
{
  g_autoptr (PlumbSoqlCondition) condition = g_new0 (PlumbSoqlCondition, 1);

  condition->kind = PLUMB_SOQL_COMPARE;
  condition->field = take_word (self);
  if (condition->field == NULL || !is_operator (self))
    return NULL;
  condition->relation = g_ascii_strup (self->token->str, -1);
  next (self);
  if (self->kind != TOKEN_TEXT && self->kind != TOKEN_WORD)
    return NULL;
  condition->is_text = self->kind == TOKEN_TEXT;
  condition->value = g_strdup (self->token->str);
  next (self);
  return g_steal_pointer (&condition);
}

static PlumbSoqlCondition *
join (PlumbSoqlKind kind, PlumbSoqlCondition *first, PlumbSoqlCondition *second)
{
  PlumbSoqlCondition *joined = g_new0 (PlumbSoqlCondition, 1);

  joined->kind = kind;
  joined->first = first;
  joined->second = second;
  return joined;
}

static PlumbSoqlCondition *
parse_factor (Parser *self)
{
  g_autoptr (PlumbSoqlCondition) inner = NULL;

  if (skip (self, "NOT")) {
    if (self->depth++ > DEEPEST)
      return NULL;
    inner = parse_factor (self);
    self->depth--;
    return inner == NULL ? NULL : join (PLUMB_SOQL_NOT, g_steal_pointer (&inner), NULL);
  }
  if (!skip (self, "("))
    return parse_comparison (self);
  inner = parse_condition (self);
  return inner != NULL && skip (self, ")") ? g_steal_pointer (&inner) : NULL;
}

/* Without parentheses SOQL takes either ANDs or ORs. */
static PlumbSoqlCondition *
parse_condition (Parser *self)
{
  g_autoptr (PlumbSoqlCondition) condition = NULL;
  PlumbSoqlKind kind = PLUMB_SOQL_AND;

  if (self->depth++ > DEEPEST)
    return NULL;
  condition = parse_factor (self);
  if (is_next (self, "OR"))
    kind = PLUMB_SOQL_OR;
  while (condition != NULL && skip (self, kind == PLUMB_SOQL_OR ? "OR" : "AND")) {
    PlumbSoqlCondition *second = parse_factor (self);

    if (second == NULL)
      return NULL;
    condition = join (kind, g_steal_pointer (&condition), second);
  }
  self->depth--;
  return g_steal_pointer (&condition);
}

/* ── The rest ────────────────────────────────────────────────────────────── */

static gboolean
parse_fields (Parser *self, GPtrArray *fields)
{
  if (skip (self, "COUNT"))
    return skip (self, "(") && skip (self, ")");
  do {
    char *field = take_word (self);

    if (field == NULL)
      return FALSE;
    g_ptr_array_add (fields, field);
  } while (skip (self, ","));
  return TRUE;
}

static void
order_free (gpointer data)
{
  PlumbSoqlOrder *order = data;

  g_free (order->field);
  g_free (order);
}

static gboolean
parse_order (Parser *self, GPtrArray *orders)
{
  if (!skip (self, "ORDER"))
    return TRUE;
  if (!skip (self, "BY"))
    return FALSE;
  do {
    char *field = take_word (self);
    PlumbSoqlOrder *order = NULL;

    if (field == NULL)
      return FALSE;
    order = g_new0 (PlumbSoqlOrder, 1);
    order->field = field;
    order->is_descending = skip (self, "DESC");
    if (!order->is_descending)
      skip (self, "ASC");
    g_ptr_array_add (orders, order);
  } while (skip (self, ","));
  return TRUE;
}

static gboolean
parse_limit (Parser *self, guint *limit)
{
  guint64 number = 0;

  if (!skip (self, "LIMIT"))
    return TRUE;
  if (!g_ascii_string_to_unsigned (self->token->str, 10, 0, G_MAXUINT, &number, NULL))
    return FALSE;
  *limit = (guint) number;
  next (self);
  return TRUE;
}

static gboolean
parse_query (Parser *self, PlumbSoql *query)
{
  if (!skip (self, "SELECT") || !parse_fields (self, query->fields) || !skip (self, "FROM"))
    return FALSE;
  query->object = take_word (self);
  if (query->object == NULL)
    return FALSE;
  if (skip (self, "WHERE")) {
    query->where = parse_condition (self);
    if (query->where == NULL)
      return FALSE;
  }
  return parse_order (self, query->order) && parse_limit (self, &query->limit) &&
         self->kind == TOKEN_END;
}

PlumbSoql *
plumb_soql_parse (const char *text)
{
  g_autoptr (PlumbSoql) query = g_new0 (PlumbSoql, 1);
  g_autoptr (GString) token = g_string_new (NULL);
  Parser parser = { text, TOKEN_END, token, 0 };

  query->fields = g_ptr_array_new_with_free_func (g_free);
  query->order = g_ptr_array_new_with_free_func (order_free);
  query->limit = G_MAXUINT;
  next (&parser);
  return parse_query (&parser, query) ? g_steal_pointer (&query) : NULL;
}

void
plumb_soql_free (PlumbSoql *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->fields);
  g_ptr_array_unref (self->order);
  plumb_soql_condition_free (self->where);
  g_free (self->object);
  g_free (self);
}

static void
list_conditions (const PlumbSoqlCondition *condition, GPtrArray *fields)
{
  if (condition == NULL)
    return;
  if (condition->field != NULL)
    g_ptr_array_add (fields, condition->field);
  list_conditions (condition->first, fields);
  list_conditions (condition->second, fields);
}

GPtrArray *
plumb_soql_list_fields (const PlumbSoql *self)
{
  GPtrArray *fields = g_ptr_array_new ();

  for (guint i = 0; i < self->fields->len; i++)
    g_ptr_array_add (fields, self->fields->pdata[i]);
  list_conditions (self->where, fields);
  for (guint i = 0; i < self->order->len; i++)
    g_ptr_array_add (fields, ((PlumbSoqlOrder *) self->order->pdata[i])->field);
  return fields;
}
