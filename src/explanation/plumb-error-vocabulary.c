/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-error-vocabulary.h"

#include "plumb-error-context.h"

/* What a word counts for that stands in the sentence that all these messages begin with. */
#define COMMON 0.4

/* What share of the phrase a word is at least without which it would say that all is well. */
#define DECISIVE 0.2

/* That the lead could not be saved, in each language, folded as texts are. */
static const char *const common[] = {
  "unable", "to", "in",       "dynamics", "crm", "impossible", "de", "dans", "nao",
  "foi",    "e",  "possivel", "no",       "не",  "удалось",    "в",  NULL,
};

PlumbErrorSketch
plumb_error_sketch (const char *shape)
{
  PlumbErrorSketch drawn = { 0 };

  for (const char *at = shape; *at != '\0'; at = g_utf8_next_char (at)) {
    drawn.n_letters++;
    drawn.letters |= G_GUINT64_CONSTANT (1) << (g_utf8_get_char (at) % 64);
  }
  return drawn;
}

static double
weigh (const char *word)
{
  double letters = (double) g_utf8_strlen (word, -1);

  return g_strv_contains (common, word) ? letters * COMMON : letters;
}

static guint
find_shape (PlumbErrorVocabulary *self, GHashTable *known, const char *shape)
{
  gpointer index = NULL;
  PlumbErrorSketch drawn = plumb_error_sketch (shape);

  if (g_hash_table_lookup_extended (known, shape, NULL, &index))
    return GPOINTER_TO_UINT (index);
  g_array_append_val (self->sketches, drawn);
  g_ptr_array_add (self->shapes, g_strdup (shape));
  g_hash_table_insert (known, g_ptr_array_index (self->shapes, self->shapes->len - 1),
                       GUINT_TO_POINTER (self->shapes->len - 1));
  return self->shapes->len - 1;
}

/* "Was not found" and "was found" are one short word apart; what a message about the product begins
 * with is left alone. */
static void
stress (PlumbErrorWeighed *phrase, PlumbErrorText *text)
{
  for (guint i = 0; i < phrase->n_words; i++) {
    if (!plumb_error_context_is_complaint (g_ptr_array_index (text->words, i)))
      continue;
    phrase->complains = TRUE;
    if (!phrase->names_product)
      phrase->weights[i] = MAX (phrase->weights[i], phrase->all * DECISIVE);
  }
  for (guint i = 0; i < phrase->n_words; i++)
    phrase->all_weights += phrase->weights[i];
}

static PlumbErrorWeighed *
read_phrase (PlumbErrorVocabulary *self, GHashTable *known, const PlumbErrorPhrase *phrase)
{
  g_autoptr (PlumbErrorText) text = plumb_error_text_new (phrase->words);
  PlumbErrorWeighed *read = g_new0 (PlumbErrorWeighed, 1);

  read->phrase = phrase;
  read->n_words = text->words->len;
  read->words = g_new (guint, read->n_words);
  read->weights = g_new (double, read->n_words);
  for (guint i = 0; i < read->n_words; i++) {
    const char *word = g_ptr_array_index (text->words, i);

    read->words[i] = find_shape (self, known, g_ptr_array_index (text->shapes, i));
    read->weights[i] = weigh (word);
    read->all += read->weights[i];
    read->names_product |= g_str_equal (word, "dynamics");
  }
  stress (read, text);
  return read;
}

static gpointer
read_phrases (gpointer unused)
{
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  PlumbErrorVocabulary *self = g_new0 (PlumbErrorVocabulary, 1);

  self->phrases = g_ptr_array_new ();
  self->shapes = g_ptr_array_new ();
  self->sketches = g_array_new (FALSE, FALSE, sizeof (PlumbErrorSketch));
  for (const PlumbErrorPhrase *at = plumb_error_phrases; at->diagnosis != NULL; at++)
    g_ptr_array_add (self->phrases, read_phrase (self, known, at));
  for (const PlumbErrorPhrase *at = plumb_error_service_phrases; at->diagnosis != NULL; at++)
    g_ptr_array_add (self->phrases, read_phrase (self, known, at));
  return self;
}

const PlumbErrorVocabulary *
plumb_error_vocabulary_get (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, read_phrases, NULL);
}
