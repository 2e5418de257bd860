/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-evidence.h"
#include "plumb-suspect.h"

G_BEGIN_DECLS

/**
 * PlumbSuspicion:
 * @suspect: what may have happened
 * @likelihood: with what is known
 * @evidence: (nullable): a sentence on what speaks for or against it here, in the user's language
 */
typedef struct {
  const PlumbSuspect *suspect;
  PlumbLikelihood likelihood;
  char *evidence;
} PlumbSuspicion;

void plumb_suspicion_free (PlumbSuspicion *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlumbSuspicion, plumb_suspicion_free)

/**
 * plumb_suspect_all:
 *
 * Weighs what may have swallowed the leads of a destination.
 *
 * Returns: (transfer full) (element-type PlumbSuspicion): the most likely one first; none for a
 *   test lead that was neither lost nor just accepted
 */
GPtrArray *plumb_suspect_all (const PlumbEvidence *evidence);

/* (transfer full): a sentence on the last lead of a customer. @now: the time */
char *plumb_evidence_describe_silence (const PlumbEvidence *evidence, gint64 now);

G_END_DECLS
