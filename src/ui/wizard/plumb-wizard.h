/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-wizard-services.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The wizard's steps, in order. */
typedef enum {
  PLUMB_WIZARD_CHOOSE,
  PLUMB_WIZARD_GATHER,
  PLUMB_WIZARD_FIELDS,
  PLUMB_WIZARD_CHECK,
  PLUMB_WIZARD_TEST,
  PLUMB_WIZARD_SHEET,
} PlumbWizardStep;
#define PLUMB_WIZARD_N_STEPS (PLUMB_WIZARD_SHEET + 1)

#define PLUMB_TYPE_WIZARD (plumb_wizard_get_type ())
G_DECLARE_FINAL_TYPE (PlumbWizard, plumb_wizard, PLUMB, WIZARD, AdwWindow)

/**
 * PlumbWizard:
 *
 * Sets a destination up, or changes one, in six steps.  Knows no kind by name: what is asked, how
 * it is judged and what goes where comes from the connector's #PlumbKindInfo.  Nothing is saved
 * before the user says so.
 *
 * Signals: `saved` (#PlumbDestination), `show-lead` (the tag of a test lead).
 */
PlumbWizard *plumb_wizard_new (const PlumbWizardServices *services);

/* Starts with this kind chosen, at the second step. */
void plumb_wizard_choose (PlumbWizard *self, PlumbKind kind);

/**
 * plumb_wizard_edit:
 * @step: where to start
 * @key: (nullable): the field that gets the focus, or NULL
 *
 * Changes a destination that exists.  Its secrets are looked up first; while they are, and if they
 * cannot be had, their fields are empty.
 */
void plumb_wizard_edit (PlumbWizard *self, PlumbDestination *destination, PlumbWizardStep step,
                        const char *key);

PlumbWizardStep plumb_wizard_get_step (PlumbWizard *self);

G_END_DECLS
