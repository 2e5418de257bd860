/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-azure-table-filter.h"

#include <string.h>

#define MAX_DEPTH 64

typedef enum {
  NODE_AND,
  NODE_OR,
  NODE_NOT,
  NODE_COMPARISON,
  NODE_NAME,
  NODE_LITERAL,
} NodeType;

typedef enum {
  VALUE_NONE,
  VALUE_TEXT,
  VALUE_NUMBER,
  VALUE_BOOLEAN,
  VALUE_TIME,
  VALUE_GUID,
} ValueType;

/* @text is borrowed but for a time, which is owned. */
typedef struct {
  ValueType type;
  const char *text;
  double number;
  char *time;
} Value;

struct _PlumbAzureTableFilter {
  NodeType type;
  PlumbAzureTableFilter *left;
  PlumbAzureTableFilter *right;
  char *text;
  ValueType literal;
};

typedef struct {
  const char *at;
  guint depth;
} Parser;

static const char *const comparisons[] = { "eq", "ne", "gt", "ge", "lt", "le" };

static PlumbAzureTableFilter *parse_or (Parser *parser);

void
plumb_azure_table_filter_free (PlumbAzureTableFilter *self)
{
  g_clear_pointer (&self->left, plumb_azure_table_filter_free);
  g_clear_pointer (&self->right, plumb_azure_table_filter_free);
  g_free (self->text);
  g_free (self);
}

static PlumbAzureTableFilter *
make_node (NodeType type, PlumbAzureTableFilter *left, PlumbAzureTableFilter *right)
{
  PlumbAzureTableFilter *node = g_new0 (PlumbAzureTableFilter, 1);

  node->type = type;
  node->left = left;
  node->right = right;
  return node;
}

static void
skip_blanks (Parser *parser)
{
  while (g_ascii_isspace (*parser->at))
    parser->at++;
}

static gboolean
take_symbol (Parser *parser, char symbol)
{
  skip_blanks (parser);
  if (*parser->at != symbol)
    return FALSE;
  parser->at++;
  return TRUE;
}

static gsize
measure_word (const char *text)
{
  gsize length = 0;

  while (g_ascii_isalnum (text[length]) || text[length] == '_')
    length++;
  return length;
}

static gboolean
take_word (Parser *parser, const char *word)
{
  skip_blanks (parser);
  if (measure_word (parser->at) != strlen (word) || !g_str_has_prefix (parser->at, word))
    return FALSE;
  parser->at += strlen (word);
  return TRUE;
}

/* (nullable): what is between apostrophes; two of them are one. */
static char *
take_quoted (Parser *parser)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (parser->at++; *parser->at != '\0'; parser->at++) {
    if (*parser->at == '\'' && parser->at[1] != '\'') {
      parser->at++;
      return g_string_free (g_steal_pointer (&text), FALSE);
    }
    if (*parser->at == '\'')
      parser->at++;
    g_string_append_c (text, *parser->at);
  }
  return NULL;
}

/* Services on .NET write seven decimals; texts of one length compare as times do. */
static char *
normalise_time (const char *text)
{
  char *decimals;
  char *normal;

  if (strlen (text) < 19)
    return g_strdup (text);
  decimals = g_strnfill (7, '0');
  if (text[19] == '.')
    for (guint i = 0; i < 7 && g_ascii_isdigit (text[20 + i]); i++)
      decimals[i] = text[20 + i];
  normal = g_strdup_printf ("%.19s.%sZ", text, decimals);
  g_free (decimals);
  return normal;
}

static PlumbAzureTableFilter *
make_literal (ValueType type, char *text)
{
  PlumbAzureTableFilter *node;

  if (text == NULL)
    return NULL;
  node = make_node (NODE_LITERAL, NULL, NULL);
  node->literal = type;
  node->text = text;
  return node;
}

static PlumbAzureTableFilter *
take_time (Parser *parser)
{
  g_autofree char *text = take_quoted (parser);

  return text == NULL ? NULL : make_literal (VALUE_TIME, normalise_time (text));
}

/* Numbers may end with `L`, an Edm.Int64. */
static PlumbAzureTableFilter *
take_number (Parser *parser)
{
  char *end;
  char *text;

  g_ascii_strtod (parser->at, &end);
  if (end == parser->at)
    return NULL;
  text = g_strndup (parser->at, (gsize) (end - parser->at));
  parser->at = end + (*end == 'L' ? 1 : 0);
  return make_literal (VALUE_NUMBER, text);
}

static PlumbAzureTableFilter *
parse_operand (Parser *parser)
{
  PlumbAzureTableFilter *name;
  gsize length;

  skip_blanks (parser);
  if (*parser->at == '\'')
    return make_literal (VALUE_TEXT, take_quoted (parser));
  if (g_ascii_isdigit (*parser->at) || *parser->at == '-')
    return take_number (parser);
  if (take_word (parser, "true"))
    return make_literal (VALUE_BOOLEAN, g_strdup ("true"));
  if (take_word (parser, "false"))
    return make_literal (VALUE_BOOLEAN, g_strdup ("false"));
  length = measure_word (parser->at);
  if (parser->at[length] == '\'') {
    if (take_word (parser, "datetime"))
      return take_time (parser);
    return take_word (parser, "guid") ? make_literal (VALUE_GUID, take_quoted (parser)) : NULL;
  }
  if (length == 0)
    return NULL;
  name = make_node (NODE_NAME, NULL, NULL);
  name->text = g_strndup (parser->at, length);
  parser->at += length;
  return name;
}

static PlumbAzureTableFilter *
parse_comparison (Parser *parser)
{
  g_autoptr (PlumbAzureTableFilter) left = parse_operand (parser);
  PlumbAzureTableFilter *right;
  PlumbAzureTableFilter *node;

  if (left == NULL)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (comparisons); i++) {
    if (!take_word (parser, comparisons[i]))
      continue;
    right = parse_operand (parser);
    if (right == NULL)
      return NULL;
    node = make_node (NODE_COMPARISON, g_steal_pointer (&left), right);
    node->text = g_strdup (comparisons[i]);
    return node;
  }
  /* A name alone is a condition: the member is true. */
  return g_steal_pointer (&left);
}

static PlumbAzureTableFilter *
parse_term (Parser *parser)
{
  g_autoptr (PlumbAzureTableFilter) inner = NULL;

  if (parser->depth++ == MAX_DEPTH)
    return NULL;
  if (take_word (parser, "not")) {
    inner = parse_term (parser);
    return inner == NULL ? NULL : make_node (NODE_NOT, g_steal_pointer (&inner), NULL);
  }
  if (take_symbol (parser, '(')) {
    inner = parse_or (parser);
    return inner != NULL && take_symbol (parser, ')') ? g_steal_pointer (&inner) : NULL;
  }
  return parse_comparison (parser);
}

static PlumbAzureTableFilter *
parse_and (Parser *parser)
{
  g_autoptr (PlumbAzureTableFilter) left = parse_term (parser);

  while (left != NULL && take_word (parser, "and")) {
    PlumbAzureTableFilter *right = parse_term (parser);

    if (right == NULL)
      return NULL;
    left = make_node (NODE_AND, g_steal_pointer (&left), right);
  }
  return g_steal_pointer (&left);
}

static PlumbAzureTableFilter *
parse_or (Parser *parser)
{
  g_autoptr (PlumbAzureTableFilter) left = parse_and (parser);

  while (left != NULL && take_word (parser, "or")) {
    PlumbAzureTableFilter *right = parse_and (parser);

    if (right == NULL)
      return NULL;
    left = make_node (NODE_OR, g_steal_pointer (&left), right);
  }
  return g_steal_pointer (&left);
}

PlumbAzureTableFilter *
plumb_azure_table_filter_parse (const char *text)
{
  Parser parser = { text, 0 };
  g_autoptr (PlumbAzureTableFilter) filter = parse_or (&parser);

  skip_blanks (&parser);
  return *parser.at == '\0' ? g_steal_pointer (&filter) : NULL;
}

static ValueType
find_type (JsonObject *row, const char *name)
{
  g_autofree char *member = g_strconcat (name, "@odata.type", NULL);
  const char *type = json_object_get_string_member_with_default (row, member, "Edm.String");

  if (g_str_equal (name, "Timestamp") || g_str_equal (type, "Edm.DateTime"))
    return VALUE_TIME;
  if (g_str_equal (type, "Edm.Int64") || g_str_equal (type, "Edm.Double"))
    return VALUE_NUMBER;
  return g_str_equal (type, "Edm.Guid") ? VALUE_GUID : VALUE_TEXT;
}

static Value
make_value (ValueType type, const char *text)
{
  Value value = { .type = type, .text = text };

  if (type == VALUE_TIME)
    value.text = value.time = normalise_time (text);
  if (type == VALUE_NUMBER)
    value.number = g_ascii_strtod (text, NULL);
  return value;
}

static Value
evaluate (const PlumbAzureTableFilter *self, JsonObject *row)
{
  Value value = { .type = VALUE_NONE };
  JsonNode *node;

  if (self->type == NODE_LITERAL)
    return make_value (self->literal, self->text);
  node = json_object_get_member (row, self->text);
  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node))
    return value;
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    return make_value (find_type (row, self->text), json_node_get_string (node));
  if (json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    return make_value (VALUE_BOOLEAN, json_node_get_boolean (node) ? "true" : "false");
  value.type = VALUE_NUMBER;
  value.number = json_node_get_double (node);
  return value;
}

static gboolean
holds (const char *comparison, int order)
{
  switch (comparison[0]) {
  case 'e':
    return order == 0;
  case 'n':
    return order != 0;
  case 'g':
    return comparison[1] == 't' ? order > 0 : order >= 0;
  default:
    return comparison[1] == 't' ? order < 0 : order <= 0;
  }
}

static gboolean
compare (const PlumbAzureTableFilter *self, JsonObject *row)
{
  Value left = evaluate (self->left, row);
  Value right = evaluate (self->right, row);
  gboolean result = FALSE;

  if (left.type == right.type && left.type == VALUE_NUMBER)
    result = holds (self->text, (left.number > right.number) - (left.number < right.number));
  else if (left.type == right.type && left.type == VALUE_GUID)
    result = holds (self->text, g_ascii_strcasecmp (left.text, right.text));
  else if (left.type == right.type && left.type != VALUE_NONE)
    result = holds (self->text, strcmp (left.text, right.text));
  g_free (left.time);
  g_free (right.time);
  return result;
}

gboolean
plumb_azure_table_filter_match (const PlumbAzureTableFilter *self, JsonObject *row)
{
  switch (self->type) {
  case NODE_AND:
    return plumb_azure_table_filter_match (self->left, row) &&
           plumb_azure_table_filter_match (self->right, row);
  case NODE_OR:
    return plumb_azure_table_filter_match (self->left, row) ||
           plumb_azure_table_filter_match (self->right, row);
  case NODE_NOT:
    return !plumb_azure_table_filter_match (self->left, row);
  case NODE_COMPARISON:
    return compare (self, row);
  case NODE_NAME:
    return json_object_get_boolean_member_with_default (row, self->text, FALSE);
  case NODE_LITERAL:
    return g_strcmp0 (self->text, "true") == 0;
  }
  g_return_val_if_reached (FALSE);
}
