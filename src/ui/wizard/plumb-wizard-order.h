/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-wizard-page.h"
#include "plumb-wizard-steps.h"
#include "plumb-wizard.h"

G_BEGIN_DECLS

/* The first step there is: the kind of a destination that exists cannot be changed. */
PlumbWizardStep plumb_wizard_order_get_first (PlumbWizardDraft *draft);

/* Whether the chosen kind has @step: what nothing can be sent to has no test lead, and what leads
 * no longer come to is not copied to Partner Center. */
gboolean plumb_wizard_order_has_step (PlumbWizardDraft *draft, PlumbWizardStep step);

/* @step if the chosen kind has it, else the last before it that it has. */
PlumbWizardStep plumb_wizard_order_clamp (PlumbWizardDraft *draft, PlumbWizardStep step);

/* The step after @step; @step itself if it is the last. */
PlumbWizardStep plumb_wizard_order_get_next (PlumbWizardDraft *draft, PlumbWizardStep step);

/* Whether going on from @step saves what was not saved yet. */
gboolean plumb_wizard_order_saves_at (PlumbWizardDraft *draft, PlumbWizardStep step);

/* How many steps the user may go to: those up to the first that is not complete, and none that was
 * never reached. */
guint plumb_wizard_order_count_reachable (PlumbWizardDraft *draft, PlumbWizardPage *const *pages,
                                          PlumbWizardStep furthest);

/* Shows in @steps those that there are, and which of them can be reached. */
void plumb_wizard_order_show (PlumbWizardDraft *draft, PlumbWizardSteps *steps,
                              PlumbWizardStep current, guint n_reachable);

/* What the help shows first. */
PlumbHelpTopic plumb_wizard_order_get_topic (PlumbWizardStep step);

/* What the button onwards says. */
const char *plumb_wizard_order_get_next_label (PlumbWizardDraft *draft, PlumbWizardStep step);

G_END_DECLS
