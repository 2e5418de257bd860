/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-kind.h"

G_BEGIN_DECLS

/* How likely it is that leads are lost in this way; NONE: it is not how this destination works. */
typedef enum {
  PLUMB_LIKELIHOOD_NONE,
  PLUMB_LIKELIHOOD_LOW,
  PLUMB_LIKELIHOOD_MEDIUM,
  PLUMB_LIKELIHOOD_HIGH,
} PlumbLikelihood;

/* `low`, `medium`, `high`; %NULL for NONE. */
const char *plumb_likelihood_get_name (PlumbLikelihood likelihood);

/* The word for people, untranslated. */
const char *plumb_likelihood_get_label (PlumbLikelihood likelihood);

/**
 * PlumbSuspect:
 * @id: stable, never translated, e.g. `duplicate-rule`
 * @kind: the kind it is about; %PLUMB_KIND_NONE for all
 * @test: how likely it is, without evidence, when a test lead was taken and is not seen
 * @customers: the same when test leads work and those of customers stay away
 * @title: what it is, in a line; untranslated
 * @why: why no error is ever seen; untranslated
 * @check: how to tell in a minute; untranslated
 * @diagnoses: (nullable): ids that prove it, with blanks between them
 * @rung: (nullable): the rung that clears it if it finds nothing
 *
 * A way to lose a lead that answers with success.
 */
typedef struct {
  const char *id;
  PlumbKind kind;
  PlumbLikelihood test;
  PlumbLikelihood customers;
  const char *title;
  const char *why;
  const char *check;
  const char *diagnoses;
  const char *rung;
} PlumbSuspect;

/* All of them, ending with a row whose id is %NULL. */
extern const PlumbSuspect plumb_suspects[];

G_END_DECLS
