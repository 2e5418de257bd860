/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-field-spec.h"
#include "plumb-proof.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PLUMB_TYPE_PROOF_VIEW (plumb_proof_view_get_type ())
G_DECLARE_FINAL_TYPE (PlumbProofView, plumb_proof_view, PLUMB, PROOF_VIEW, AdwBin)

/**
 * PlumbProofView:
 *
 * One test lead: its tag, its stages as they are reached, the verdict in words, what to do, and
 * what was stored beside what was sent.  Follows the proof, also when the lead turns up late.
 *
 * Signals: `go-to-field` (key), `try-again`.
 */
GtkWidget *plumb_proof_view_new (void);

/* @proof: (nullable): %NULL hides the view; @info: the destination's kind. */
void plumb_proof_view_show (PlumbProofView *self, PlumbProof *proof, const PlumbKindInfo *info);

/* For what stopped Plumb itself. */
void plumb_proof_view_show_error (PlumbProofView *self, const GError *error);

G_END_DECLS
