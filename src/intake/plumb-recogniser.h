/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-kind.h"

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
 * @kind: of which kind the field must be; %PLUMB_KIND_NONE for any
 * @find: adds what may be one to @candidates; @text is as plumb_pasted_text_clean() makes it
 *
 * Finds values by what they look like; the field itself judges them.
 */
typedef struct {
  const char *key;
  PlumbKind kind;
  void (*find) (const char *text, GPtrArray *candidates);
} PlumbRecogniser;

/**
 * PlumbSign:
 * @is_there: whether @text, as plumb_pasted_text_clean() makes it, shows it
 * @diagnosis: the id in the catalogue of what the user should know then
 *
 * Something in a pasted text that is no field's value and yet matters, such as a reCAPTCHA.
 */
typedef struct {
  PlumbKind kind;
  gboolean (*is_there) (const char *text);
  const char *diagnosis;
} PlumbSign;

/* Each ends with a row without key. */
extern const PlumbRecogniser plumb_storage_recognisers[];
extern const PlumbRecogniser plumb_address_recognisers[];
extern const PlumbRecogniser plumb_salesforce_recognisers[];

/* Each ends with a row without diagnosis. */
extern const PlumbSign plumb_salesforce_signs[];
extern const PlumbRecogniser plumb_marketo_recognisers[];

/* Each ends with a row without diagnosis. */
extern const PlumbSign plumb_marketo_signs[];
extern const PlumbRecogniser plumb_dynamics_recognisers[];

G_END_DECLS
