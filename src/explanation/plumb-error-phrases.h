/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-kind.h"

G_BEGIN_DECLS

/**
 * PlumbErrorPhrase:
 * @diagnosis: the id in the catalogue
 * @kind: of which kind
 * @language: `en`, `fr`, `pt`, `ru`
 * @words: what sets this message apart from all others, in the service's own words or in those of
 *   somebody's translation
 */
typedef struct {
  const char *diagnosis;
  PlumbKind kind;
  const char *language;
  const char *words;
} PlumbErrorPhrase;

/* Ends with a row without diagnosis; where two fit equally well the first is meant. */
extern const PlumbErrorPhrase plumb_error_phrases[];

G_END_DECLS
