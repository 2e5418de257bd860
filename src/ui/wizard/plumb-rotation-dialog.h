/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-wizard-services.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PLUMB_TYPE_ROTATION_DIALOG (plumb_rotation_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PlumbRotationDialog, plumb_rotation_dialog, PLUMB, ROTATION_DIALOG, AdwWindow)

/**
 * PlumbRotationDialog:
 *
 * Asks for a new secret, tries it beside the stored one and shows what came of it.  Closing it
 * before the swap leaves the old one.
 *
 * Signals: `show-sheet`: what to enter in Partner Center is wanted; `edit-settings` (nullable
 * string): the destination's settings are, at this field.
 */
GtkWindow *plumb_rotation_dialog_new (const PlumbWizardServices *services,
                                      PlumbDestination *destination);

G_END_DECLS
