/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-attempt.h"
#include "plumb-kind.h"
#include "plumb-verdict.h"

G_BEGIN_DECLS

/**
 * PlumbDiagnosis:
 * @id: stable, never translated, e.g. `azure-table.connection-string.key`; in tests, bug reports,
 * help
 * @field: the culprit: a field's key, or `role`, `licence`, `clock`, `network`, `service`
 * @title: what is wrong, in a line; untranslated, use gettext when shown
 * @cause: why, in a sentence; untranslated
 * @fix: the next step; untranslated
 *
 * One row of the catalogue of everything that can go wrong.  The only place with the wording.
 */
typedef struct {
  const char *id;
  const char *field;
  const char *title;
  const char *cause;
  const char *fix;
} PlumbDiagnosis;

/**
 * plumb_diagnose:
 *
 * Names the culprit.  The first row that fits wins: particular above general.
 *
 * Returns: (nullable): %NULL if @attempt was accepted; an attempt that no row fits has the row
 * `unknown`
 */
const PlumbDiagnosis *plumb_diagnose (PlumbKind kind, PlumbAttempt *attempt);

/* (nullable): the row for a verdict that has no attempt to blame: ACCEPTED, ALTERED, LOST. */
const PlumbDiagnosis *plumb_diagnose_verdict (PlumbKind kind, PlumbVerdict verdict);

/* (nullable): the row with this id, e.g. of a #PlumbFinding. */
const PlumbDiagnosis *plumb_diagnosis_find (const char *id);

/**
 * plumb_diagnosis_find_code:
 * @kind: the only kind to look at
 * @word: what may be a service's code, in any case
 * @text: in what it stands; rows that want certain words there are passed over without them
 * @status: (out): the lowest HTTP status that comes with it; 0 for any
 *
 * Returns: (nullable): the first row that fits an answer with this code whatever its status
 */
const PlumbDiagnosis *plumb_diagnosis_find_code (PlumbKind kind, const char *word, const char *text,
                                                 guint *status);

/* (transfer none): all codes that services have, in small letters; some more than once. */
const char *const *plumb_diagnosis_list_codes (void);

/* All rows, in order, for tests and translators; @n_rows: (out). */
const PlumbDiagnosis *const *plumb_diagnosis_list (guint *n_rows);

G_END_DECLS
