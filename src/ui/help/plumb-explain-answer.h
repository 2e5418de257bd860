/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-connectors.h"
#include "plumb-destination-list.h"
#include "plumb-explanation.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PLUMB_TYPE_EXPLAIN_ANSWER (plumb_explain_answer_get_type ())
G_DECLARE_FINAL_TYPE (PlumbExplainAnswer, plumb_explain_answer, PLUMB, EXPLAIN_ANSWER, AdwBin)

/**
 * PlumbExplainAnswer:
 *
 * How sure Plumb is, what the text means and where to go from there.  Actions: `answer.go` with a
 * destination's id, "" for the wizard's own fields.
 *
 * Signals: `go-to-field` (destination's id, field's key), `set-up` (kind as guint).
 */
GtkWidget *plumb_explain_answer_new (void);

/**
 * plumb_explain_answer_show:
 * @explanation: (nullable): %NULL hides it; borrowed
 * @kind: whose wizard this is, or of which kind @destination is
 * @destination: (nullable): the one that was asked about
 * @destinations: (nullable): %NULL in a wizard
 */
void plumb_explain_answer_show (PlumbExplainAnswer *self, PlumbExplanation *explanation,
                                PlumbConnectors *connectors, PlumbKind kind,
                                PlumbDestination *destination, PlumbDestinationList *destinations);

G_END_DECLS
