/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-proof.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PLUMB_TYPE_PROOF_KEEPING (plumb_proof_keeping_get_type ())
G_DECLARE_FINAL_TYPE (PlumbProofKeeping, plumb_proof_keeping, PLUMB, PROOF_KEEPING, AdwBin)

/**
 * PlumbProofKeeping:
 *
 * What is offered once a test lead has a verdict: whom to suspect if it is lost or only accepted,
 * and a report to keep.  Hidden before that.
 */
GtkWidget *plumb_proof_keeping_new (void);

/* @proof: (nullable): %NULL hides it; to be called again when its verdict changes. */
void plumb_proof_keeping_show (PlumbProofKeeping *self, PlumbProof *proof);

G_END_DECLS
