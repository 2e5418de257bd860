/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-error-phrases.h"
#include "plumb-error-text.h"

G_BEGIN_DECLS

/**
 * PlumbErrorMatch:
 * @phrase: what was looked for
 * @likeness: from 0 to 1: how much of it was found
 * @letters: how many letters of it were found; those of frequent words count less
 * @all: how many it has
 * @start: the first word of the text that belongs to it
 * @end: behind the last one
 * @complains: whether it says that something is wrong, or the text does so beside it
 * @n_others: how many words the text has besides
 *
 * What one phrase has in common with a text.
 */
typedef struct {
  const PlumbErrorPhrase *phrase;
  double likeness;
  double letters;
  double all;
  guint start;
  guint end;
  gboolean complains;
  guint n_others;
} PlumbErrorMatch;

/**
 * plumb_error_match_phrases:
 * @kind: the kind that is asked about; %PLUMB_KIND_NONE for any
 *
 * Returns: (transfer full) (element-type PlumbErrorMatch): those that are worth showing, the best
 *   first
 */
GArray *plumb_error_match_phrases (PlumbKind kind, PlumbErrorText *text);

G_END_DECLS
