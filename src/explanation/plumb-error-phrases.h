/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-kind.h"

G_BEGIN_DECLS

/* Who says it: this service only; others too, such as all that are made of the same parts; or just
 * about any, so that it counts only in a text that tells which service it is about. */
typedef enum {
  PLUMB_PHRASE_OWN,
  PLUMB_PHRASE_SHARED,
  PLUMB_PHRASE_ANYBODYS,
} PlumbPhraseUse;

/**
 * PlumbErrorPhrase:
 * @diagnosis: the id in the catalogue
 * @kind: of which kind
 * @language: `en`, `fr`, `pt`, `ru`
 * @words: what sets this message apart from all others, in the service's own words or in those of
 *   somebody's translation
 * @use: who says it
 */
typedef struct {
  const char *diagnosis;
  PlumbKind kind;
  const char *language;
  const char *words;
  PlumbPhraseUse use;
} PlumbErrorPhrase;

/* What the portals say, then what the services say.  Each ends with a row without diagnosis; where
 * two fit equally well the first is meant. */
extern const PlumbErrorPhrase plumb_error_phrases[];
extern const PlumbErrorPhrase plumb_error_service_phrases[];

G_END_DECLS
