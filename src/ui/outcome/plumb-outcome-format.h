/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-attempt.h"
#include "plumb-diagnosis.h"
#include "plumb-proof.h"
#include "plumb-rung.h"
#include "plumb-verdict.h"

G_BEGIN_DECLS

/*
 * What the user reads of checks and test leads, in the user's language.  Pure functions; texts are
 * (transfer full) unless they are const.
 */

/* A span of microseconds as a person says it: `12 ms`, `2.3 s`, `1 min 5 s`; "" if negative. */
char *plumb_outcome_format_duration (gint64 duration);

/* The state of a rung by shape, and in a word for those who cannot see it. */
const char *plumb_outcome_get_rung_icon (PlumbRungStatus status);
const char *plumb_outcome_get_rung_word (PlumbRungStatus status);
/* (nullable): the style class that colours it. */
const char *plumb_outcome_get_rung_style (PlumbRungStatus status);

const char *plumb_outcome_get_stage_label (PlumbProofStage stage);

/**
 * plumb_outcome_format_timeline:
 * @reached_at: when each stage was reached, 0 for not
 *
 * All stages in one sentence each, for assistive technologies.
 */
char *plumb_outcome_format_timeline (const gint64 reached_at[PLUMB_PROOF_N_STAGES]);

const char *plumb_outcome_get_verdict_icon (PlumbVerdict verdict);
/* (nullable): the style class that colours it. */
const char *plumb_outcome_get_verdict_style (PlumbVerdict verdict);

/**
 * plumb_outcome_format_headline:
 * @latency: from sent to found, in microseconds; negative if it was not found
 * @n_differences: fields that are not as sent
 */
char *plumb_outcome_format_headline (PlumbVerdict verdict, gint64 latency, guint n_differences,
                                     gboolean is_late);

/* "All 9 fields as sent", or how many differ. */
char *plumb_outcome_format_comparison (guint n_differences, guint n_fields);

/* @kind: as in #PlumbDifference. */
const char *plumb_outcome_get_difference_word (const char *kind);

/**
 * plumb_outcome_format_evidence:
 * @diagnosis: (nullable)
 * @attempt: (nullable): already redacted by nature
 *
 * What an engineer or a service's support wants to know, line by line, in English words and
 * numbers that can be searched for.
 */
char *plumb_outcome_format_evidence (const PlumbDiagnosis *diagnosis, PlumbAttempt *attempt);

/* (nullable) -> "" or the translation; gettext("") would be the catalogue's header. */
const char *plumb_outcome_translate (const char *text);

G_END_DECLS
