/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-proof.h"

G_BEGIN_DECLS

/* What people read of a proof, in their language, in the window and in a report. */

/* (transfer full): a span of microseconds as a person says it: `12 ms`, `2.3 s`, `1 min 5 s`; "" if
 * negative. */
char *plumb_proof_format_duration (gint64 duration);

const char *plumb_proof_stage_get_label (PlumbProofStage stage);

/**
 * plumb_proof_format_headline:
 * @latency: from sent to found, in microseconds; negative if it was not found
 * @n_differences: fields that are not as sent
 *
 * Returns: (transfer full): the verdict in a line
 */
char *plumb_proof_format_headline (PlumbVerdict verdict, gint64 latency, guint n_differences,
                                   gboolean is_late);

/* @kind: as in #PlumbDifference. */
const char *plumb_proof_get_difference_word (const char *kind);

G_END_DECLS
