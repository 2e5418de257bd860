/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-explanation.h"

#include "plumb-error-language.h"
#include "plumb-error-phrases.h"
#include "plumb-error-text.h"

#include <string.h>

/* From where on a likeness is taken for sure, for likely, and for worth showing. */
#define SURE 0.86
#define LIKELY 0.62
#define NEAR 0.35

/* How much more the best must be like the text than what has another cause. */
#define LEAD 0.08

/* Letters that must have been found: less occurs by chance. */
#define FEWEST_LETTERS 12

/* What a word counts for that stands in the sentence that all these messages begin with. */
#define COMMON 0.4

/* What a foreign word inside a phrase costs, in letters. */
#define GAP 0.6

/* A phrase of fewer letters may stand in a text about something else: letters, and words that the
 * text may have besides. */
#define SHORT_PHRASE 22
#define FEW_OTHERS 3

#define N_NEAREST 3

/* What one phrase has in common with a text. */
typedef struct {
  const PlumbErrorPhrase *phrase;
  double likeness;
  double letters;
  gboolean is_by_chance;
} Match;

/* That the lead could not be saved, in each language, folded as texts are. */
static const char *const common[] = {
  "unable", "to", "in",       "dynamics", "crm", "impossible", "de", "dans", "nao",
  "foi",    "e",  "possivel", "no",       "не",  "удалось",    "в",  NULL,
};

static double
weigh (const char *word)
{
  double letters = (double) g_utf8_strlen (word, -1);

  return g_strv_contains (common, word) ? letters * COMMON : letters;
}

/* How well @word of a phrase fits at @position of the text, where a wrapped line may have cut it.
 */
static double
fit (GPtrArray *text, guint position, const char *word)
{
  const char *here = g_ptr_array_index (text, position);
  double likeness = plumb_error_text_compare (word, here);
  g_autofree char *joined = NULL;

  if (likeness > 0 || position + 1 == text->len || strlen (word) <= strlen (here) ||
      !g_str_has_prefix (word, here))
    return likeness;
  joined = g_strconcat (here, g_ptr_array_index (text, position + 1), NULL);
  return plumb_error_text_compare (word, joined);
}

/* The best local alignment of the phrase's words with the text's, as letters that were found. */
static double
align (GPtrArray *text, GPtrArray *words)
{
  guint width = words->len + 1;
  g_autofree double *last = g_new0 (double, width);
  g_autofree double *row = g_new0 (double, width);
  g_autofree double *weights = g_new (double, width);
  double best = 0;

  for (guint j = 0; j < words->len; j++)
    weights[j] = weigh (g_ptr_array_index (words, j));
  for (guint i = 0; i < text->len; i++) {
    for (guint j = 0; j < words->len; j++) {
      const char *word = g_ptr_array_index (words, j);
      double found = last[j] + fit (text, i, word) * weights[j];

      row[j + 1] = MAX (MAX (found, row[j]), last[j + 1] - GAP);
      best = MAX (best, row[j + 1]);
    }
    memcpy (last, row, sizeof (double) * width);
  }
  return best;
}

static gboolean
has_word (PlumbErrorText *text, const char *word)
{
  for (guint i = 0; i < text->words->len; i++)
    if (fit (text->words, i, word) > 0)
      return TRUE;
  return FALSE;
}

/* People sign in to many things: a phrase that names the product means that one only. */
static gboolean
is_of_another_product (PlumbErrorText *text, PlumbErrorText *wanted)
{
  return has_word (wanted, "dynamics") && !has_word (text, "dynamics") && !has_word (text, "crm");
}

/* "Tenant not found" amid a letter about a flat. */
static gboolean
is_by_chance (PlumbErrorText *text, PlumbErrorText *wanted, double letters)
{
  return letters < SHORT_PHRASE && text->words->len > wanted->words->len + FEW_OTHERS &&
         !has_word (text, "dynamics") && !has_word (text, "aad");
}

static Match
match_phrase (PlumbErrorText *text, const PlumbErrorPhrase *phrase)
{
  g_autoptr (PlumbErrorText) wanted = plumb_error_text_new (phrase->words);
  Match match = { .phrase = phrase };
  double all = 0;

  if (is_of_another_product (text, wanted))
    return match;
  for (guint i = 0; i < wanted->words->len; i++)
    all += weigh (g_ptr_array_index (wanted->words, i));
  match.letters = align (text->words, wanted->words);
  match.likeness = match.letters / all;
  match.is_by_chance = is_by_chance (text, wanted, all);
  return match;
}

static int
compare_matches (gconstpointer a, gconstpointer b)
{
  const Match *first = a;
  const Match *second = b;

  if (first->likeness != second->likeness)
    return first->likeness > second->likeness ? -1 : 1;
  return first->phrase < second->phrase ? -1 : first->phrase > second->phrase;
}

static GArray *
match_phrases (PlumbKind kind, PlumbErrorText *text)
{
  GArray *matches = g_array_new (FALSE, FALSE, sizeof (Match));

  for (const PlumbErrorPhrase *phrase = plumb_error_phrases; phrase->diagnosis != NULL; phrase++) {
    Match match = { NULL };

    if (kind != PLUMB_KIND_NONE && kind != phrase->kind)
      continue;
    match = match_phrase (text, phrase);
    if (match.likeness >= NEAR)
      g_array_append_val (matches, match);
  }
  g_array_sort (matches, compare_matches);
  return matches;
}

/* That signing in failed stands beside why it did. */
static gboolean
says_least (const Match *match)
{
  return g_str_equal (match->phrase->diagnosis, "dynamics.sign-in.failed");
}

/* (nullable): the best of those that have another cause. */
static const Match *
find_rival (GArray *matches)
{
  const Match *best = &g_array_index (matches, Match, 0);

  for (guint i = 1; i < matches->len; i++) {
    const Match *match = &g_array_index (matches, Match, i);

    if (!g_str_equal (match->phrase->diagnosis, best->phrase->diagnosis) && !says_least (match))
      return match;
  }
  return NULL;
}

static PlumbCertainty
judge (GArray *matches)
{
  const Match *best = &g_array_index (matches, Match, 0);
  const Match *rival = find_rival (matches);
  gboolean clear = rival == NULL || best->likeness - rival->likeness >= LEAD;

  if (best->letters < FEWEST_LETTERS || best->likeness < LIKELY)
    return PLUMB_CERTAINTY_NONE;
  if (best->likeness >= SURE && !best->is_by_chance && clear)
    return PLUMB_CERTAINTY_SURE;
  return PLUMB_CERTAINTY_LIKELY;
}

static void
add_nearest (PlumbExplanation *self, GArray *matches)
{
  for (guint i = 0; i < matches->len && self->nearest->len < N_NEAREST; i++) {
    const PlumbErrorPhrase *phrase = g_array_index (matches, Match, i).phrase;
    const PlumbDiagnosis *diagnosis = plumb_diagnosis_find (phrase->diagnosis);

    if (diagnosis != NULL && diagnosis != self->diagnosis &&
        !g_ptr_array_find (self->nearest, diagnosis, NULL))
      g_ptr_array_add (self->nearest, (gpointer) diagnosis);
  }
}

static void
explain_by_words (PlumbExplanation *self, PlumbKind kind, PlumbErrorText *text)
{
  g_autoptr (GArray) matches = match_phrases (kind, text);
  const PlumbErrorPhrase *phrase = NULL;

  if (matches->len == 0)
    return;
  self->certainty = judge (matches);
  phrase = g_array_index (matches, Match, 0).phrase;
  if (self->certainty != PLUMB_CERTAINTY_NONE) {
    self->diagnosis = plumb_diagnosis_find (phrase->diagnosis);
    self->kind = phrase->kind;
  }
  if (self->certainty != PLUMB_CERTAINTY_SURE)
    add_nearest (self, matches);
}

/* What any service says that gives out tokens (RFC 6749, 4.1.2.1 and 5.2). */
static gboolean
is_anybodys (const char *code)
{
  static const char *const codes[] = { "invalid_request",     "invalid_client",
                                       "invalid_grant",       "invalid_scope",
                                       "unauthorized_client", "unsupported_grant_type",
                                       "access_denied",       NULL };

  return g_strv_contains (codes, code);
}

/* Numbers alone, as Marketo's codes are, mean something only behind a word that says so. */
static gboolean
is_announced (PlumbErrorText *text, guint position)
{
  static const char *const announcing[] = { "code", "error", "erreur", "erro", "ошибка", "код" };

  for (guint i = 0; position > 0 && i < G_N_ELEMENTS (announcing); i++)
    if (g_str_equal (g_ptr_array_index (text->words, position - 1), announcing[i]))
      return TRUE;
  return FALSE;
}

/* What the same message would mean in an answer: its words may say more than its code. */
static const PlumbDiagnosis *
diagnose_answer (PlumbKind kind, const char *code, const char *whole)
{
  g_autoptr (PlumbAttempt) attempt = plumb_attempt_new ();
  const PlumbDiagnosis *diagnosis = NULL;

  plumb_attempt_set_stage (attempt, PLUMB_STAGE_ANSWERED);
  plumb_attempt_set_outcome (attempt, PLUMB_OUTCOME_REFUSED);
  plumb_attempt_set_remote_code (attempt, code);
  plumb_attempt_set_message (attempt, whole);
  diagnosis = plumb_diagnose (kind, attempt);
  return g_str_equal (diagnosis->id, "unknown") ? NULL : diagnosis;
}

static gboolean
explain_code (PlumbExplanation *self, PlumbKind kind, const char *code, const char *whole)
{
  guint n_kinds = 0;
  const PlumbDiagnosis *diagnosis =
      plumb_diagnosis_find_code (kind, code, whole, &self->kind, &n_kinds);

  if (diagnosis == NULL)
    return FALSE;
  self->diagnosis = diagnose_answer (self->kind, code, whole);
  if (self->diagnosis == NULL)
    self->diagnosis = diagnosis;
  self->certainty = n_kinds > 1 || (kind == PLUMB_KIND_NONE && is_anybodys (code))
                        ? PLUMB_CERTAINTY_LIKELY
                        : PLUMB_CERTAINTY_SURE;
  g_ptr_array_remove (self->nearest, (gpointer) self->diagnosis);
  return TRUE;
}

/* @anybodys: whether those codes are looked for that any service may say, or the others. */
static gboolean
explain_by_code (PlumbExplanation *self, PlumbKind kind, PlumbErrorText *text, const char *whole,
                 gboolean anybodys)
{
  for (guint i = 0; i < text->words->len; i++) {
    const char *word = g_ptr_array_index (text->words, i);
    gboolean number = strspn (word, "0123456789") == strlen (word);

    if (is_anybodys (word) != anybodys ||
        (number && (kind == PLUMB_KIND_NONE || !is_announced (text, i))))
      continue;
    if (explain_code (self, kind, word, whole))
      return TRUE;
  }
  return FALSE;
}

PlumbExplanation *
plumb_explain (PlumbKind kind, const char *text)
{
  g_autoptr (PlumbErrorText) words = NULL;
  PlumbExplanation *self = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  words = plumb_error_text_new (text);
  self = g_new0 (PlumbExplanation, 1);
  self->nearest = g_ptr_array_new ();
  self->language = plumb_error_language_guess (words);
  if (explain_by_code (self, kind, words, text, FALSE))
    return self;
  explain_by_words (self, kind, words);
  if (self->certainty == PLUMB_CERTAINTY_NONE)
    explain_by_code (self, kind, words, text, TRUE);
  return self;
}

void
plumb_explanation_free (PlumbExplanation *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->nearest);
  g_free (self);
}
