/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-wizard-page.h"
#include "plumb-wizard.h"

G_BEGIN_DECLS

/* The first step there is: the kind of a destination that exists cannot be changed. */
PlumbWizardStep plumb_wizard_order_get_first (PlumbWizardDraft *draft);

/* How many steps the user may go to: those up to the first that is not complete, and none that was
 * never reached. */
guint plumb_wizard_order_count_reachable (PlumbWizardDraft *draft, PlumbWizardPage *const *pages,
                                          PlumbWizardStep furthest);

/* What the button onwards says. */
const char *plumb_wizard_order_get_next_label (PlumbWizardDraft *draft, PlumbWizardStep step);

G_END_DECLS
