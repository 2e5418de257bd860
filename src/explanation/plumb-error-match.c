/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-error-match.h"

#include "plumb-error-context.h"
#include "plumb-error-vocabulary.h"

#include <string.h>

/* From where on a likeness is worth showing. */
#define NEAR 0.35

/* Words round what was found in which the complaint may be that the phrase itself lacks. */
#define NEARBY 3

/* What a foreign word inside a phrase costs, in letters; names and numbers are filled in there. */
#define GAP 0.6

/* Letters of a word that may be all that is left of it where a text was cut. */
#define FEWEST_LEFT 3

/* Of each word of a text how well it fits each word of the vocabulary; %NULL if none. */
typedef struct {
  GPtrArray *rows;
  GPtrArray *owned;
} Fits;

/* The best that ends with a certain word of the phrase, and where in the text it began. */
typedef struct {
  double letters;
  guint start;
} Cell;

/* ── The text ── */

/* A mistake takes one letter out at most, and brings another in. */
static gboolean
may_be_alike (const PlumbErrorSketch *a, const PlumbErrorSketch *b)
{
  guint64 differing = a->letters ^ b->letters;
  guint n_differing = 0;

  for (; differing != 0 && n_differing <= 2 * PLUMB_ERROR_TEXT_MOST_MISTAKES; n_differing++)
    differing &= differing - 1;
  return n_differing <= 2 * PLUMB_ERROR_TEXT_MOST_MISTAKES &&
         ABS (a->n_letters - b->n_letters) <= PLUMB_ERROR_TEXT_MOST_MISTAKES;
}

/* Also what is left of a word where the text was cut. */
static double
compare (const char *known, const char *shape, gboolean alike, gboolean is_last)
{
  double likeness = alike ? plumb_error_text_compare (known, shape) : 0;

  if (likeness <= 0 && is_last && strlen (shape) >= FEWEST_LEFT && g_str_has_prefix (known, shape))
    likeness = (double) strlen (shape) / (double) strlen (known);
  return likeness;
}

/* (transfer full) (nullable) */
static float *
fit_shape (const PlumbErrorVocabulary *vocabulary, const char *shape, gboolean is_last)
{
  PlumbErrorSketch drawn = plumb_error_sketch (shape);
  float *row = NULL;

  for (guint i = 0; i < vocabulary->shapes->len; i++) {
    gboolean alike =
        may_be_alike (&g_array_index (vocabulary->sketches, PlumbErrorSketch, i), &drawn);
    double likeness = 0;

    if (!alike && !is_last)
      continue;
    likeness = compare (g_ptr_array_index (vocabulary->shapes, i), shape, alike, is_last);
    if (likeness <= 0)
      continue;
    if (row == NULL)
      row = g_new0 (float, vocabulary->shapes->len);
    row[i] = (float) likeness;
  }
  return row;
}

/* Where a wrapped line may have cut a word: what @here and the next make together. */
static float *
join (const PlumbErrorVocabulary *vocabulary, const char *here, const char *next, const float *row)
{
  float *joined_row = NULL;
  g_autofree char *joined = NULL;

  for (guint i = 0; i < vocabulary->shapes->len; i++) {
    const char *known = g_ptr_array_index (vocabulary->shapes, i);
    double likeness;

    if (!g_str_has_prefix (known, here) || known[strlen (here)] == '\0' ||
        (row != NULL && row[i] > 0))
      continue;
    if (joined == NULL)
      joined = g_strconcat (here, next, NULL);
    likeness = plumb_error_text_compare (known, joined);
    if (likeness <= 0)
      continue;
    if (joined_row == NULL)
      joined_row = row != NULL ? g_memdup2 (row, sizeof (float) * vocabulary->shapes->len)
                               : g_new0 (float, vocabulary->shapes->len);
    joined_row[i] = (float) likeness;
  }
  return joined_row;
}

static void
fits_clear (Fits *self)
{
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->owned);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fits, fits_clear)

static void
fits_init (Fits *self, const PlumbErrorVocabulary *vocabulary, GPtrArray *shapes)
{
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);

  self->rows = g_ptr_array_new ();
  self->owned = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < shapes->len; i++) {
    const char *shape = g_ptr_array_index (shapes, i);
    gboolean is_last = i + 1 == shapes->len;
    gpointer row = NULL;
    float *joined = NULL;

    if (is_last || !g_hash_table_lookup_extended (known, shape, NULL, &row)) {
      row = fit_shape (vocabulary, shape, is_last);
      g_hash_table_insert (known, (gpointer) shape, row);
      g_ptr_array_add (self->owned, row);
    }
    if (!is_last)
      joined = join (vocabulary, shape, g_ptr_array_index (shapes, i + 1), row);
    if (joined != NULL)
      g_ptr_array_add (self->owned, joined);
    g_ptr_array_add (self->rows, joined != NULL ? joined : row);
  }
}

/* What is filled in for each customer. */
static gboolean
is_number (const char *word)
{
  return strpbrk (word, G_CSET_DIGITS) != NULL;
}

/* ── The two together ── */

/* One word of the text more: @last: what was found before it, @row: with it. */
static void
advance (const PlumbErrorWeighed *phrase, const float *fits, guint position, double gap,
         const Cell *last, Cell *row)
{
  for (guint j = 0; j < phrase->n_words; j++) {
    double fit = fits != NULL ? fits[phrase->words[j]] : 0;
    Cell best = last[j];

    if (fit > 0) {
      best.start = best.letters > 0 ? best.start : position;
      best.letters += fit * phrase->weights[j];
    }
    if (row[j].letters > best.letters)
      best = row[j];
    if (last[j + 1].letters - gap > best.letters)
      best = (Cell){ last[j + 1].letters - gap, last[j + 1].start };
    row[j + 1] = best;
  }
}

/* The best local alignment of the phrase's words with the text's, as letters that were found. */
static void
align (PlumbErrorMatch *match, const PlumbErrorWeighed *phrase, PlumbErrorText *text,
       const Fits *fits)
{
  guint width = phrase->n_words + 1;
  g_autofree Cell *last = g_new0 (Cell, width);
  g_autofree Cell *row = g_new0 (Cell, width);

  for (guint i = 0; i < text->words->len; i++) {
    gboolean filled_in = is_number (g_ptr_array_index (text->words, i));
    double gap = filled_in ? 0 : GAP * phrase->all_weights / phrase->all;
    Cell *best = &row[phrase->n_words];

    advance (phrase, g_ptr_array_index (fits->rows, i), i, gap, last, row);
    if (best->letters > match->letters) {
      match->letters = best->letters;
      match->start = best->start;
      match->end = i + 1;
    }
    memcpy (last, row, sizeof (Cell) * width);
  }
}

/* A phrase that leaves out what is wrong needs it beside it. */
static gboolean
complains (const PlumbErrorWeighed *phrase, PlumbErrorText *text, const PlumbErrorMatch *match)
{
  guint from = match->start > NEARBY ? match->start - NEARBY : 0;
  guint to = MIN (match->end + NEARBY, text->words->len);

  for (guint i = from; i < to && !phrase->complains; i++)
    if (plumb_error_context_is_complaint (g_ptr_array_index (text->words, i)))
      return TRUE;
  return phrase->complains;
}

static PlumbErrorMatch
match_phrase (const PlumbErrorWeighed *phrase, PlumbErrorText *text, const Fits *fits)
{
  PlumbErrorMatch match = { .phrase = phrase->phrase, .all = phrase->all };
  guint n_words = text->words->len;

  align (&match, phrase, text, fits);
  match.likeness = match.letters / phrase->all_weights;
  match.letters = match.likeness * match.all;
  match.complains = complains (phrase, text, &match);
  match.n_others = n_words > phrase->n_words ? n_words - phrase->n_words : 0;
  return match;
}

static int
compare_matches (gconstpointer a, gconstpointer b)
{
  const PlumbErrorMatch *first = a;
  const PlumbErrorMatch *second = b;

  if (first->likeness != second->likeness)
    return first->likeness > second->likeness ? -1 : 1;
  return first->all != second->all ? (first->all > second->all ? -1 : 1) : 0;
}

/* People sign in to many things: a phrase that names the product means that one only. */
static gboolean
has_product (PlumbErrorText *text)
{
  for (guint i = 0; i < text->shapes->len; i++) {
    const char *shape = g_ptr_array_index (text->shapes, i);

    if (plumb_error_text_compare ("dynamlcs", shape) > 0)
      return TRUE;
  }
  return FALSE;
}

GArray *
plumb_error_match_phrases (PlumbKind kind, PlumbErrorText *text)
{
  const PlumbErrorVocabulary *vocabulary = plumb_error_vocabulary_get ();
  GArray *matches = g_array_new (FALSE, FALSE, sizeof (PlumbErrorMatch));
  gboolean product = has_product (text);
  g_auto (Fits) fits = { NULL };

  fits_init (&fits, vocabulary, text->shapes);
  for (guint i = 0; i < vocabulary->phrases->len; i++) {
    const PlumbErrorWeighed *phrase = g_ptr_array_index (vocabulary->phrases, i);
    PlumbErrorMatch match = { NULL };

    if ((kind != PLUMB_KIND_NONE && kind != phrase->phrase->kind) ||
        (phrase->names_product && !product))
      continue;
    match = match_phrase (phrase, text, &fits);
    if (match.likeness >= NEAR)
      g_array_append_val (matches, match);
  }
  g_array_sort (matches, compare_matches);
  return matches;
}
