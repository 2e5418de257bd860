/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PLUMB_TYPE_WIZARD_STEPS (plumb_wizard_steps_get_type ())
G_DECLARE_FINAL_TYPE (PlumbWizardSteps, plumb_wizard_steps, PLUMB, WIZARD_STEPS, AdwBin)

/**
 * PlumbWizardSteps:
 *
 * The steps as numbers in a row: where the user is, and a button back to each that can be reached.
 *
 * Signal: `chosen` (guint, from 0).
 */
GtkWidget *plumb_wizard_steps_new (void);

/* In order, each with its title for tooltips and assistive technologies. */
void plumb_wizard_steps_append (PlumbWizardSteps *self, const char *title);

/* Leaves a step out, with the line before it; all are shown at first. */
void plumb_wizard_steps_set_shown (PlumbWizardSteps *self, guint position, gboolean shown);

/* The steps from @first on and before @n_reachable can be clicked. */
void plumb_wizard_steps_set_current (PlumbWizardSteps *self, guint current, guint first,
                                     guint n_reachable);

G_END_DECLS
