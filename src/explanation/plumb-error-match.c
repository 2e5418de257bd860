/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-error-match.h"

#include <string.h>

/* From where on a likeness is worth showing. */
#define NEAR 0.35

/* What a word counts for that stands in the sentence that all these messages begin with. */
#define COMMON 0.4

/* What a foreign word inside a phrase costs, in letters; names and numbers are filled in there. */
#define GAP 0.6

/* Letters of a word that may be all that is left of it where a text was cut. */
#define FEWEST_LEFT 3

/* That the lead could not be saved, in each language, folded as texts are. */
static const char *const common[] = {
  "unable", "to", "in",       "dynamics", "crm", "impossible", "de", "dans", "nao",
  "foi",    "e",  "possivel", "no",       "не",  "удалось",    "в",  NULL,
};

/* A phrase, read once. */
typedef struct {
  const PlumbErrorPhrase *phrase;
  gboolean names_product;
  guint n_words;
  guint *words;
  double *weights;
  double all;
} Phrase;

/* What tells most words apart without a look at each letter: how many it has, and which. */
typedef struct {
  glong n_letters;
  guint64 letters;
} Sketch;

/* All phrases, and the words that occur in them, each once. */
typedef struct {
  GPtrArray *phrases;
  GPtrArray *shapes;
  GArray *sketches;
} Vocabulary;

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

/* ── The phrases ── */

static double
weigh (const char *word)
{
  double letters = (double) g_utf8_strlen (word, -1);

  return g_strv_contains (common, word) ? letters * COMMON : letters;
}

static Sketch
sketch (const char *shape)
{
  Sketch drawn = { 0 };

  for (const char *at = shape; *at != '\0'; at = g_utf8_next_char (at)) {
    drawn.n_letters++;
    drawn.letters |= G_GUINT64_CONSTANT (1) << (g_utf8_get_char (at) % 64);
  }
  return drawn;
}

/* A mistake takes one letter out at most, and brings another in. */
static gboolean
may_be_alike (const Sketch *a, const Sketch *b)
{
  guint64 differing = a->letters ^ b->letters;
  guint n_differing = 0;

  for (; differing != 0 && n_differing <= 2 * PLUMB_ERROR_TEXT_MOST_MISTAKES; n_differing++)
    differing &= differing - 1;
  return n_differing <= 2 * PLUMB_ERROR_TEXT_MOST_MISTAKES &&
         ABS (a->n_letters - b->n_letters) <= PLUMB_ERROR_TEXT_MOST_MISTAKES;
}

static guint
find_shape (Vocabulary *self, GHashTable *known, const char *shape)
{
  gpointer index = NULL;
  Sketch drawn = sketch (shape);

  if (g_hash_table_lookup_extended (known, shape, NULL, &index))
    return GPOINTER_TO_UINT (index);
  g_array_append_val (self->sketches, drawn);
  g_ptr_array_add (self->shapes, g_strdup (shape));
  g_hash_table_insert (known, g_ptr_array_index (self->shapes, self->shapes->len - 1),
                       GUINT_TO_POINTER (self->shapes->len - 1));
  return self->shapes->len - 1;
}

static Phrase *
read_phrase (Vocabulary *self, GHashTable *known, const PlumbErrorPhrase *phrase)
{
  g_autoptr (PlumbErrorText) text = plumb_error_text_new (phrase->words);
  Phrase *read = g_new0 (Phrase, 1);

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
  return read;
}

static gpointer
read_phrases (gpointer unused)
{
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  Vocabulary *self = g_new0 (Vocabulary, 1);

  self->phrases = g_ptr_array_new ();
  self->shapes = g_ptr_array_new ();
  self->sketches = g_array_new (FALSE, FALSE, sizeof (Sketch));
  for (const PlumbErrorPhrase *at = plumb_error_phrases; at->diagnosis != NULL; at++)
    g_ptr_array_add (self->phrases, read_phrase (self, known, at));
  for (const PlumbErrorPhrase *at = plumb_error_service_phrases; at->diagnosis != NULL; at++)
    g_ptr_array_add (self->phrases, read_phrase (self, known, at));
  return self;
}

static Vocabulary *
get_vocabulary (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, read_phrases, NULL);
}

/* ── The text ── */

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
fit_shape (Vocabulary *vocabulary, const char *shape, gboolean is_last)
{
  Sketch drawn = sketch (shape);
  float *row = NULL;

  for (guint i = 0; i < vocabulary->shapes->len; i++) {
    gboolean alike = may_be_alike (&g_array_index (vocabulary->sketches, Sketch, i), &drawn);
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
join (Vocabulary *vocabulary, const char *here, const char *next, const float *row)
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
fits_init (Fits *self, Vocabulary *vocabulary, GPtrArray *shapes)
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
advance (const Phrase *phrase, const float *fits, guint position, double gap, const Cell *last,
         Cell *row)
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
align (PlumbErrorMatch *match, const Phrase *phrase, PlumbErrorText *text, const Fits *fits)
{
  guint width = phrase->n_words + 1;
  g_autofree Cell *last = g_new0 (Cell, width);
  g_autofree Cell *row = g_new0 (Cell, width);

  for (guint i = 0; i < text->words->len; i++) {
    double gap = is_number (g_ptr_array_index (text->words, i)) ? 0 : GAP;
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

static PlumbErrorMatch
match_phrase (const Phrase *phrase, PlumbErrorText *text, const Fits *fits)
{
  PlumbErrorMatch match = { .phrase = phrase->phrase, .all = phrase->all };
  guint n_words = text->words->len;

  align (&match, phrase, text, fits);
  match.likeness = match.letters / match.all;
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
  Vocabulary *vocabulary = get_vocabulary ();
  GArray *matches = g_array_new (FALSE, FALSE, sizeof (PlumbErrorMatch));
  gboolean product = has_product (text);
  g_auto (Fits) fits = { NULL };

  fits_init (&fits, vocabulary, text->shapes);
  for (guint i = 0; i < vocabulary->phrases->len; i++) {
    const Phrase *phrase = g_ptr_array_index (vocabulary->phrases, i);
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
