/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-error-phrases.h"

G_BEGIN_DECLS

/**
 * PlumbErrorWeighed:
 * @phrase: the phrase
 * @names_product: whether it says for which product
 * @complains: whether it says what is wrong
 * @n_words: how many words it has
 * @words: of each its position in the vocabulary
 * @weights: what each counts for
 * @all_weights: all of them together
 * @all: its letters; those of frequent words count less
 *
 * A phrase, read once.
 */
typedef struct {
  const PlumbErrorPhrase *phrase;
  gboolean names_product;
  gboolean complains;
  guint n_words;
  guint *words;
  double *weights;
  double all_weights;
  double all;
} PlumbErrorWeighed;

/* What tells most words apart without a look at each letter: how many it has, and which. */
typedef struct {
  glong n_letters;
  guint64 letters;
} PlumbErrorSketch;

/**
 * PlumbErrorVocabulary:
 * @phrases: (element-type PlumbErrorWeighed): all of them
 * @shapes: (element-type utf8): the words that occur in them, each once, as they look
 * @sketches: (element-type PlumbErrorSketch): of each of those
 */
typedef struct {
  GPtrArray *phrases;
  GPtrArray *shapes;
  GArray *sketches;
} PlumbErrorVocabulary;

PlumbErrorSketch plumb_error_sketch (const char *shape);

/* (transfer none): may be called in any thread. */
const PlumbErrorVocabulary *plumb_error_vocabulary_get (void);

G_END_DECLS
