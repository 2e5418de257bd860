/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PlumbCandidate: @value: owned, wiped when freed; @score: how much it looks like what is meant;
 * compared only between candidates that the field judges alike
 */
typedef struct {
  char *value;
  int score;
} PlumbCandidate;

/* (transfer full) (element-type PlumbCandidate): an empty list. */
GPtrArray *plumb_candidates_new (void);

/* Takes @value. */
void plumb_candidates_take (GPtrArray *candidates, char *value, int score);

/* Adds group 1 of each match of @pattern. */
void plumb_candidates_match (GPtrArray *candidates, const char *text, const char *pattern,
                             int score);

/**
 * PlumbRecogniser:
 * @key: the field whose values it finds
 * @find: adds what may be one to @candidates; @text is as plumb_pasted_text_clean() makes it
 *
 * Finds values by what they look like, whatever the kind; the field itself judges them.
 */
typedef struct {
  const char *key;
  void (*find) (const char *text, GPtrArray *candidates);
} PlumbRecogniser;

/* Each ends with a row without key. */
extern const PlumbRecogniser plumb_storage_recognisers[];
extern const PlumbRecogniser plumb_address_recognisers[];

G_END_DECLS
