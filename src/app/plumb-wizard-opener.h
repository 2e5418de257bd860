/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-advice.h"
#include "plumb-practice.h"
#include "plumb-wizard.h"

G_BEGIN_DECLS

#define PLUMB_TYPE_WIZARD_OPENER (plumb_wizard_opener_get_type ())
G_DECLARE_FINAL_TYPE (PlumbWizardOpener, plumb_wizard_opener, PLUMB, WIZARD_OPENER, GObject)

/**
 * PlumbWizardOpener:
 *
 * Gives wizards what they need of the profile: unfinished set-ups, practice values, and the address
 * of Plumb's own endpoint where an address is asked for.
 */

/* @practice: (nullable): in practice mode; @settings: where the endpoint listens; @advice: what
 * helps on in a wizard. */
PlumbWizardOpener *plumb_wizard_opener_new (PlumbProfile *profile, PlumbPractice *practice,
                                            GSettings *settings, PlumbAdvice *advice);

/* (transfer none): a new wizard, not yet presented. */
PlumbWizard *plumb_wizard_opener_open (PlumbWizardOpener *self, GtkWindow *parent);

/* (transfer none): the dialog that replaces a secret of @destination, not yet presented. */
GtkWindow *plumb_wizard_opener_open_rotation (PlumbWizardOpener *self,
                                              PlumbDestination *destination, GtkWindow *parent);

G_END_DECLS
