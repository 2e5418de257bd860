/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-sample.h"

#include "plumb-json.h"

#include <string.h>

/* After which a backslash means something in JSON. */
#define ESCAPES "\"\\/bfnrtu"

/* Of words that a sentence may have too; fewer say nothing. */
#define FEWEST_TRANSLATIONS 3

/* What may stand before a key or value: behind anything else a comma is missing. */
#define OPENINGS "{[,:"

/* Copies the text at @at, which begins with a quotation mark; returns what is behind it. */
static const char *
copy_text (const char *at, GString *mended)
{
  g_string_append_c (mended, *at++);
  while (*at != '\0' && *at != '"') {
    if (*at == '\\' && (at[1] == '\0' || strchr (ESCAPES, at[1]) == NULL)) {
      at++;
      continue;
    }
    if (*at == '\\')
      g_string_append_c (mended, *at++);
    g_string_append_c (mended, *at++);
  }
  if (*at == '"')
    g_string_append_c (mended, *at++);
  return at;
}

char *
plumb_sample_mend (const char *text)
{
  g_autoptr (GString) mended = g_string_new (NULL);
  g_autoptr (JsonNode) before = NULL;
  g_autoptr (JsonNode) after = NULL;
  gsize end_of_value = 0;
  char last = ',';

  g_return_val_if_fail (text != NULL, NULL);

  before = plumb_json_parse (text, strlen (text), NULL);
  if (before != NULL)
    return NULL;
  for (const char *at = text; *at != '\0';) {
    if (*at == '"' && strchr (OPENINGS, last) == NULL)
      g_string_insert_c (mended, (gssize) end_of_value, ',');
    if (!g_ascii_isspace (*at))
      last = *at;
    if (*at == '"')
      at = copy_text (at, mended);
    else
      g_string_append_c (mended, *at++);
    if (!g_ascii_isspace (mended->str[mended->len - 1]))
      end_of_value = mended->len;
  }
  after = plumb_json_parse (mended->str, mended->len, NULL);
  return after == NULL ? NULL : g_strdup (mended->str);
}

char *
plumb_sample_unescape (const char *text)
{
  GString *plain = g_string_new (NULL);

  g_return_val_if_fail (text != NULL, g_string_free (plain, FALSE));

  for (; *text != '\0'; text++)
    if (*text != '\\' || !g_ascii_ispunct (text[1]))
      g_string_append_c (plain, *text);
  return g_string_free (plain, FALSE);
}

/* @is_word: also in texts that are about something else */
typedef struct {
  const char *translation;
  const char *wire_name;
  gboolean is_word;
} Translation;

/* Keys in Portuguese; sources and actions in Russian letters. */
static const Translation translations[] = {
  { "país", "country", TRUE },
  { "codificação", "encoding", TRUE },
  { "telefone", "phone", TRUE },
  { "OID", "oid", TRUE },
  { "азуремаркетплаце", "AzureMarketplace", FALSE },
  { "тестдриве", "TestDrive", FALSE },
  { "старттестдриве", "StartTestDrive", FALSE },
  { "СПЗА", "SPZA", FALSE },
  { "ПЛТ", "PLT", FALSE },
  { "создать", "Create", TRUE },
};

/* (nullable) */
static const Translation *
find_translation (const char *name)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);

  for (guint i = 0; i < G_N_ELEMENTS (translations); i++) {
    g_autofree char *translation = g_utf8_casefold (translations[i].translation, -1);

    if (g_str_equal (folded, translation) && !g_str_equal (name, translations[i].wire_name))
      return &translations[i];
  }
  return NULL;
}

const char *
plumb_sample_get_wire_name (const char *name)
{
  const Translation *translation;

  g_return_val_if_fail (name != NULL, NULL);

  translation = find_translation (name);
  return translation != NULL ? translation->wire_name : NULL;
}

char *
plumb_sample_describe_translations (const char *text)
{
  g_autoptr (GRegex) word = g_regex_new ("\\w+", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autoptr (GHashTable) found = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GString) lines = g_string_new (NULL);
  gboolean is_sample = FALSE;

  g_return_val_if_fail (text != NULL, NULL);

  if (!g_utf8_validate (text, -1, NULL))
    return NULL;
  for (g_regex_match (word, text, 0, &match); g_match_info_matches (match);
       g_match_info_next (match, NULL)) {
    g_autofree char *name = g_match_info_fetch (match, 0);
    const Translation *translation = find_translation (name);

    if (translation == NULL || !g_hash_table_add (found, (gpointer) translation->wire_name))
      continue;
    g_string_append_printf (lines, "%s%s → %s", lines->len > 0 ? "\n" : "", name,
                            translation->wire_name);
    is_sample = is_sample || !translation->is_word;
  }
  is_sample = is_sample || g_hash_table_size (found) >= FEWEST_TRANSLATIONS;
  return is_sample ? g_strdup (lines->str) : NULL;
}
