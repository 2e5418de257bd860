/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-error-language.h"

/* Words that are frequent in one of the languages and in no other, folded as texts are. */
static const struct {
  const char *language;
  const char *words;
} languages[] = {
  { "en", "the to is was not for of with in and unable failed found this user provided while" },
  { "fr",
    "le la les une est pas des du dans en impossible prospect utilisateur aucun fourni valide" },
  { "pt", "o os uma nao foi possivel do da no na ao usuario nenhuma cliente encontrado valido" },
};

static guint
count_words (PlumbErrorText *text, const char *words)
{
  g_auto (GStrv) known = g_strsplit (words, " ", -1);
  guint n_words = 0;

  for (guint i = 0; i < text->words->len; i++)
    if (g_strv_contains ((const char *const *) known, g_ptr_array_index (text->words, i)))
      n_words++;
  return n_words;
}

static gboolean
is_cyrillic (const char *word)
{
  return g_unichar_get_script (g_utf8_get_char (word)) == G_UNICODE_SCRIPT_CYRILLIC;
}

const char *
plumb_error_language_guess (PlumbErrorText *text)
{
  const char *language = NULL;
  guint n_cyrillic = 0;
  guint most = 0;

  for (guint i = 0; i < text->words->len; i++)
    if (is_cyrillic (g_ptr_array_index (text->words, i)))
      n_cyrillic++;
  /* Even a few: what the service said is often kept in English. */
  if (n_cyrillic * 5 >= text->words->len && n_cyrillic > 0)
    return "ru";
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++) {
    guint n_words = count_words (text, languages[i].words);

    if (n_words > most) {
      most = n_words;
      language = languages[i].language;
    }
  }
  return language;
}
