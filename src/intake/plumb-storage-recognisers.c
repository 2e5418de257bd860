/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-recogniser.h"

#include <string.h>

/* What a key of a storage account has in base64. */
#define KEY_LENGTH 88

/* The parts of a storage account's connection string (learn, "Configure Azure Storage connection
 * strings"), in the spelling in which they are written. */
static const char *const parts[] = {
  "DefaultEndpointsProtocol",
  "AccountName",
  "AccountKey",
  "EndpointSuffix",
  "TableEndpoint",
  "BlobEndpoint",
  "QueueEndpoint",
  "FileEndpoint",
  "SharedAccessSignature",
  "UseDevelopmentStorage",
  "DevelopmentStorageProxyUri",
};

static const char *
skip_blanks (const char *at)
{
  while (g_ascii_isspace (*at))
    at++;
  return at;
}

/* (nullable): the part whose name stands at @at, with `=` behind it; @value: where its value is. */
static const char *
find_part (const char *at, const char **value)
{
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++) {
    gsize length = strlen (parts[i]);

    if (g_ascii_strncasecmp (at, parts[i], length) != 0)
      continue;
    at = skip_blanks (at + length);
    if (*at != '=')
      return NULL;
    *value = skip_blanks (at + 1);
    return parts[i];
  }
  return NULL;
}

static gboolean
is_value (char c)
{
  return g_ascii_isalnum (c) || (c != '\0' && strchr ("+/=:._-%&?~*@$!", c) != NULL);
}

static gboolean
is_base64 (const char *at, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isalnum (at[i]) && strchr ("+/=", at[i]) == NULL)
      return FALSE;
  return length > 0;
}

static gsize
measure_word (const char *at)
{
  gsize length = 0;

  while (is_value (at[length]))
    length++;
  return length;
}

/* Whether the word at @word goes on with @value, which a line's end or a blank broke. */
static gboolean
continues (const char *part, const GString *value, const char *blanks, const char *word)
{
  gboolean new_line = memchr (blanks, '\n', (gsize) (word - blanks)) != NULL;
  gsize length = measure_word (word);
  const char *unused;

  if (length == 0 || find_part (word, &unused) != NULL)
    return FALSE;
  if (g_str_equal (part, "AccountKey"))
    return value->len < KEY_LENGTH && !g_str_has_suffix (value->str, "==") &&
           is_base64 (word, length) && value->len + length <= KEY_LENGTH;
  /* Another word that ends with a semicolon can only be the rest. */
  if (new_line && word[length] == ';')
    return TRUE;
  return new_line && g_str_equal (part, "EndpointSuffix") && g_str_has_suffix (value->str, ".");
}

/* Reads the value at @at; returns where it ends. */
static const char *
read_value (const char *part, const char *at, GString *value)
{
  for (;;) {
    gsize length = measure_word (at);
    const char *after = at + length;
    const char *word;

    g_string_append_len (value, at, (gssize) length);
    word = skip_blanks (after);
    if (word == after || !continues (part, value, after, word))
      return after;
    at = word;
  }
}

/* What ends a sentence is no part of a value. */
static void
trim_end (GString *value)
{
  while (value->len > 0 && strchr (".!?:", value->str[value->len - 1]) != NULL)
    g_string_truncate (value, value->len - 1);
}

/* (nullable): where the next part may begin. */
static const char *
find_next (const char *end)
{
  const char *at = skip_blanks (end);
  const char *unused;

  if (*at == ';')
    at = skip_blanks (at + 1);
  return find_part (at, &unused) == NULL ? NULL : at;
}

/* Reads the string that begins at @at; returns where it ends. */
static const char *
read_string (const char *at, GString *text, guint *n_parts)
{
  const char *next = at;
  const char *start;

  while (next != NULL) {
    const char *part = find_part (next, &start);
    g_autoptr (GString) value = g_string_sized_new (256);

    at = read_value (part, start, value);
    next = find_next (at);
    if (next == NULL)
      trim_end (value);
    g_string_append_printf (text, "%s%s=%s", text->len > 0 ? ";" : "", part, value->str);
    explicit_bzero (value->str, value->len);
    (*n_parts)++;
  }
  return at;
}

static void
find_connection_strings (const char *text, GPtrArray *candidates)
{
  const char *at = text;
  const char *unused;

  while (*at != '\0') {
    GString *string;
    guint n_parts = 0;

    if (find_part (at, &unused) == NULL || (at > text && g_ascii_isalnum (at[-1]))) {
      at++;
      continue;
    }
    string = g_string_sized_new (1024);
    at = read_string (at, string, &n_parts);
    /* One part alone is an explanation, not a string. */
    if (n_parts > 1 || g_str_has_prefix (string->str, "UseDevelopmentStorage=true"))
      plumb_candidates_take (candidates, g_string_free (string, FALSE), (int) n_parts);
    else
      g_string_free (string, TRUE);
  }
}

/* The portal shows name and key each by itself, and so do settings in the environment. */
static void
assemble_connection_string (const char *text, GPtrArray *candidates)
{
  g_autoptr (GPtrArray) names = plumb_candidates_new ();
  g_autoptr (GPtrArray) keys = plumb_candidates_new ();
  PlumbCandidate *name, *key;

  /* What was pasted in one piece is what was meant. */
  if (candidates->len > 0)
    return;
  plumb_candidates_match (
      names, text,
      "(?:storage account name|AZURE_STORAGE_ACCOUNT|account ?name|--account-name)"
      "[\"']?\\s*[:=]?\\s*[\"']?([a-z0-9]{3,24})\\b",
      0);
  plumb_candidates_match (keys, text, "(?<![A-Za-z0-9+/])([A-Za-z0-9+/]{86}==)(?![A-Za-z0-9+/=])",
                          0);
  if (names->len == 0 || keys->len == 0)
    return;
  name = names->pdata[0];
  key = keys->pdata[0];
  plumb_candidates_take (candidates,
                         g_strdup_printf ("DefaultEndpointsProtocol=https;AccountName=%s;"
                                          "AccountKey=%s;EndpointSuffix=core.windows.net",
                                          name->value, key->value),
                         0);
}

static void
find_tables (const char *text, GPtrArray *candidates)
{
  plumb_candidates_match (candidates, text, "--table-name[ =]+[\"']?([A-Za-z][A-Za-z0-9]{2,62})\\b",
                          2);
  plumb_candidates_match (candidates, text,
                          "\\btable[ _]?name[\"']?\\s*[:=]\\s*[\"']?([A-Za-z][A-Za-z0-9]{2,62})\\b",
                          1);
}

/* In commands, in portal text, in an address, and by the name that the documentation gave it. */
static void
find_containers (const char *text, GPtrArray *candidates)
{
  plumb_candidates_match (candidates, text,
                          "--container(?:-name)?[ =]+[\"']?([a-z0-9]+(?:-[a-z0-9]+)*)\\b", 3);
  plumb_candidates_match (candidates, text,
                          "https?://[a-z0-9]+\\.blob\\.[a-z.]+/([a-z0-9]+(?:-[a-z0-9]+)*)\\b", 2);
  plumb_candidates_match (candidates, text,
                          "\\bcontainer[ _-]?(?:name)?[\"']?\\s*[:=]\\s*[\"']?"
                          "([a-z0-9]+(?:-[a-z0-9]+)*)\\b",
                          1);
  plumb_candidates_match (candidates, text, "\\b(marketplaceleadcontainer)\\b", 0);
}

const PlumbRecogniser plumb_storage_recognisers[] = {
  { "connection-string", PLUMB_KIND_NONE, find_connection_strings },
  { "connection-string", PLUMB_KIND_NONE, assemble_connection_string },
  { "table", PLUMB_KIND_NONE, find_tables },
  { "container", PLUMB_KIND_NONE, find_containers },
  { NULL },
};
