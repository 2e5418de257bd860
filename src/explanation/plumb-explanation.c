/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-explanation.h"

#include "plumb-error-codes.h"
#include "plumb-error-context.h"
#include "plumb-error-language.h"
#include "plumb-error-match.h"

/* From where on a likeness is taken for sure, and for likely: where the text tells of which service
 * it is, where nobody else says the like, and where neither is so. */
#define SURE 0.86
#define LIKELY 0.62
#define LIKELY_OWN 0.7
#define LIKELY_ALONE 0.8

/* For sure, if the phrase is short: no word of it may be missing. */
#define SURE_SHORT 0.97

/* How much more the best must be like the text than what has another cause. */
#define LEAD 0.08

/* Letters that must have been found: less occurs by chance.  Fewer will do in a text that tells of
 * which service it is. */
#define FEWEST_LETTERS 12
#define FEWEST_IN_CONTEXT 9

/* Letters of a phrase that nobody else says: almost all of them, or each, must have been found. */
#define LONG_PHRASE 40
#define EXACT_PHRASE 24

/* A phrase of fewer letters may stand in a text about something else: letters, and words that the
 * text may have besides. */
#define SHORT_PHRASE 22
#define FEW_OTHERS 3

/* Words that a text may have besides what just about any service says, if it has no code. */
#define FEW_OTHERS_IN_CONTEXT 8

#define N_NEAREST 3

/* What is asked, and what is known of the text. */
typedef struct {
  PlumbKind kind;
  PlumbErrorText *text;
  guint context;
  /* Kinds that have one of the codes. */
  guint hinted;
  gboolean is_unknown_sign_in;
} Question;

static gboolean
is_spoken_of (const Question *question, PlumbKind kind)
{
  return question->kind == kind || (question->context & PLUMB_ERROR_CONTEXT (kind)) != 0;
}

static void
add_near (PlumbExplanation *self, const PlumbDiagnosis *diagnosis)
{
  if (diagnosis != NULL && diagnosis != self->diagnosis && self->nearest->len < N_NEAREST &&
      !g_ptr_array_find (self->nearest, diagnosis, NULL))
    g_ptr_array_add (self->nearest, (gpointer) diagnosis);
}

/* ── Words ── */

/* That signing in failed stands beside why it did. */
static gboolean
says_least (const PlumbErrorMatch *match)
{
  return g_str_equal (match->phrase->diagnosis, "dynamics.sign-in.failed");
}

/* Takes out what anybody may say where the text does not tell who said it; what is said of the
 * service that the text tells of comes first where it fits as well. */
static GArray *
match_words (const Question *question)
{
  g_autoptr (GArray) all = plumb_error_match_phrases (question->kind, question->text);
  GArray *matches = g_array_new (FALSE, FALSE, sizeof (PlumbErrorMatch));

  for (guint i = 0; i < all->len; i++) {
    const PlumbErrorMatch *match = &g_array_index (all, PlumbErrorMatch, i);
    gboolean spoken_of = is_spoken_of (question, match->phrase->kind);
    guint before = matches->len;

    if (match->phrase->use == PLUMB_PHRASE_ANYBODYS && !spoken_of &&
        (question->hinted & PLUMB_ERROR_CONTEXT (match->phrase->kind)) == 0)
      continue;
    while (spoken_of && before > 0) {
      const PlumbErrorMatch *last = &g_array_index (matches, PlumbErrorMatch, before - 1);

      if (last->likeness > match->likeness || is_spoken_of (question, last->phrase->kind))
        break;
      before--;
    }
    g_array_insert_val (matches, before, *match);
  }
  return matches;
}

static gboolean
is_denied (const Question *question, const PlumbErrorMatch *match)
{
  return plumb_error_context_denies (question->text, match->start, match->end, FALSE);
}

/* (nullable): the best that is not denied. */
static const PlumbErrorMatch *
find_best (const Question *question, GArray *matches)
{
  for (guint i = 0; i < matches->len; i++) {
    const PlumbErrorMatch *match = &g_array_index (matches, PlumbErrorMatch, i);

    if (!is_denied (question, match))
      return match;
  }
  return NULL;
}

/* Whether @other stands beside @best in the text, or might be meant in its place. */
static gboolean
rivals (const Question *question, const PlumbErrorMatch *best, const PlumbErrorMatch *other)
{
  gboolean apart = other->start >= best->end || other->end <= best->start;

  if (g_str_equal (other->phrase->diagnosis, best->phrase->diagnosis) || says_least (other) ||
      (is_spoken_of (question, best->phrase->kind) &&
       !is_spoken_of (question, other->phrase->kind)))
    return FALSE;
  return best->likeness - other->likeness < LEAD ||
         (apart && other->likeness >= LIKELY_ALONE && other->letters >= FEWEST_LETTERS);
}

static gboolean
is_clear (const Question *question, const PlumbErrorMatch *best, GArray *matches)
{
  for (guint i = 0; i < matches->len; i++)
    if (rivals (question, best, &g_array_index (matches, PlumbErrorMatch, i)))
      return FALSE;
  return TRUE;
}

/* Whether nobody but the service says so, as far as can be told; what was cut off before it may be
 * what complains. */
static gboolean
is_own (const PlumbErrorMatch *match)
{
  return match->phrase->use == PLUMB_PHRASE_OWN &&
         ((match->likeness >= SURE && match->letters >= LONG_PHRASE) ||
          (match->likeness >= 1 && match->letters >= EXACT_PHRASE));
}

/* From where on @best is likely. */
static double
get_threshold (const PlumbErrorMatch *best, gboolean spoken_of)
{
  if (best->all < SHORT_PHRASE)
    return LIKELY_ALONE;
  if (spoken_of)
    return LIKELY;
  return best->phrase->use == PLUMB_PHRASE_OWN && best->all >= LONG_PHRASE ? LIKELY_OWN
                                                                           : LIKELY_ALONE;
}

/* "Tenant not found" amid a letter about a flat, an expired password amid one about Dynamics. */
static gboolean
is_by_chance (const Question *question, const PlumbErrorMatch *best, gboolean spoken_of)
{
  gboolean is_hinted = (question->hinted & PLUMB_ERROR_CONTEXT (best->phrase->kind)) != 0;

  if (spoken_of)
    return best->phrase->use == PLUMB_PHRASE_ANYBODYS && !is_hinted &&
           best->n_others > FEW_OTHERS_IN_CONTEXT;
  return best->all < SHORT_PHRASE && best->n_others > FEW_OTHERS;
}

static PlumbCertainty
judge (const Question *question, const PlumbErrorMatch *best, GArray *matches)
{
  gboolean spoken_of = is_spoken_of (question, best->phrase->kind);
  gboolean by_chance = is_by_chance (question, best, spoken_of);

  if (best->letters < (spoken_of ? FEWEST_IN_CONTEXT : FEWEST_LETTERS) ||
      best->likeness < get_threshold (best, spoken_of) ||
      !(is_own (best) || plumb_error_context_complains (question->text)))
    return PLUMB_CERTAINTY_NONE;
  if (best->likeness >= (best->all < SHORT_PHRASE ? SURE_SHORT : SURE) && !by_chance &&
      best->complains && !question->is_unknown_sign_in &&
      (spoken_of || (is_own (best) && question->context == 0)) &&
      is_clear (question, best, matches))
    return PLUMB_CERTAINTY_SURE;
  return PLUMB_CERTAINTY_LIKELY;
}

static void
explain_by_words (PlumbExplanation *self, const Question *question, GArray *matches)
{
  const PlumbErrorMatch *best = find_best (question, matches);

  self->certainty = best != NULL ? judge (question, best, matches) : PLUMB_CERTAINTY_NONE;
  if (self->certainty == PLUMB_CERTAINTY_NONE)
    return;
  self->diagnosis = plumb_diagnosis_find (best->phrase->diagnosis);
  self->kind = best->phrase->kind;
}

/* ── Codes ── */

/* Whether @code is among those that are weighed: the general ones only if @general. */
static gboolean
counts (const Question *question, const PlumbErrorCode *code, gboolean general)
{
  return code->certainty != PLUMB_CERTAINTY_NONE && code->is_general == general &&
         !plumb_error_context_denies (question->text, code->start, code->end, TRUE);
}

/* The surest, and of those the last: it is the newest in a log, and what somebody has now. */
static const PlumbErrorCode *
choose_code (const Question *question, GArray *codes, gboolean general)
{
  const PlumbErrorCode *chosen = NULL;

  for (guint i = 0; i < codes->len; i++) {
    const PlumbErrorCode *code = &g_array_index (codes, PlumbErrorCode, i);

    if (counts (question, code, general) &&
        (chosen == NULL || code->certainty >= chosen->certainty))
      chosen = code;
  }
  return chosen;
}

/* Two errors in one text: either may be meant. */
static gboolean
has_other_code (const Question *question, GArray *codes, const PlumbErrorCode *chosen)
{
  for (guint i = 0; i < codes->len; i++) {
    const PlumbErrorCode *code = &g_array_index (codes, PlumbErrorCode, i);

    if (code->diagnosis != chosen->diagnosis &&
        (counts (question, code, FALSE) ||
         (counts (question, code, TRUE) && code->kind != chosen->kind)))
      return TRUE;
  }
  return FALSE;
}

/* What the words of the message say of the code that was chosen. */
static void
weigh_words (const Question *question, const PlumbErrorCode *code, GArray *matches, gboolean *agree,
             gboolean *differ)
{
  for (guint i = 0; i < matches->len; i++) {
    const PlumbErrorMatch *match = &g_array_index (matches, PlumbErrorMatch, i);

    if (match->likeness < SURE || match->letters < FEWEST_LETTERS || says_least (match) ||
        match->phrase->kind != code->kind || is_denied (question, match))
      continue;
    if (g_str_equal (match->phrase->diagnosis, code->diagnosis->id))
      *agree = TRUE;
    else
      *differ = TRUE;
  }
}

static gboolean
explain_by_codes (PlumbExplanation *self, const Question *question, GArray *codes, GArray *matches,
                  gboolean general)
{
  const PlumbErrorCode *code = choose_code (question, codes, general);
  gboolean agree = FALSE;
  gboolean differ = FALSE;

  if (code == NULL)
    return FALSE;
  weigh_words (question, code, matches, &agree, &differ);
  differ |= has_other_code (question, codes, code);
  self->diagnosis = code->diagnosis;
  self->kind = code->kind;
  self->certainty = code->certainty;
  if (differ)
    self->certainty = MIN (code->certainty, PLUMB_CERTAINTY_LIKELY);
  else if (agree && ((code->kinds | question->context) & ~PLUMB_ERROR_CONTEXT (code->kind)) == 0)
    self->certainty = PLUMB_CERTAINTY_SURE;
  return TRUE;
}

/* ── The two together ── */

static guint
find_hinted (GArray *codes)
{
  guint kinds = 0;

  for (guint i = 0; i < codes->len; i++)
    kinds |= g_array_index (codes, PlumbErrorCode, i).kinds;
  return kinds;
}

static void
add_nearest (PlumbExplanation *self, const Question *question, GArray *codes, GArray *matches)
{
  for (guint i = 0; i < codes->len; i++)
    add_near (self, g_array_index (codes, PlumbErrorCode, i).diagnosis);
  if (question->is_unknown_sign_in)
    add_near (self, plumb_diagnosis_find ("dynamics.sign-in.refused"));
  for (guint i = 0; i < matches->len; i++)
    add_near (self,
              plumb_diagnosis_find (g_array_index (matches, PlumbErrorMatch, i).phrase->diagnosis));
}

PlumbExplanation *
plumb_explain (PlumbKind kind, const char *text)
{
  g_autoptr (PlumbErrorText) words = NULL;
  g_autoptr (GArray) codes = NULL;
  g_autoptr (GArray) matches = NULL;
  Question question = { .kind = kind };
  PlumbExplanation *self = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  words = plumb_error_text_new (text);
  question.text = words;
  question.context = plumb_error_context_find (words);
  question.is_unknown_sign_in = plumb_error_codes_are_missing (words);
  codes = plumb_error_codes_find (kind, question.context, words);
  question.hinted = find_hinted (codes);
  matches = match_words (&question);
  self = g_new0 (PlumbExplanation, 1);
  self->nearest = g_ptr_array_new ();
  self->language = plumb_error_language_guess (words);
  if (!explain_by_codes (self, &question, codes, matches, FALSE))
    explain_by_words (self, &question, matches);
  if (self->certainty == PLUMB_CERTAINTY_NONE)
    explain_by_codes (self, &question, codes, matches, TRUE);
  if (self->certainty != PLUMB_CERTAINTY_SURE)
    add_nearest (self, &question, codes, matches);
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
