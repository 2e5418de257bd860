/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-connector.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PLUMB_TYPE_CLEAN_UP_DIALOG (plumb_clean_up_dialog_get_type ())
G_DECLARE_FINAL_TYPE (PlumbCleanUpDialog, plumb_clean_up_dialog, PLUMB, CLEAN_UP_DIALOG, AdwWindow)

/**
 * PlumbCleanUpDialog:
 *
 * Counts the test leads at a destination, asks, and removes them.  Closing it stops it.
 */
GtkWindow *plumb_clean_up_dialog_new (GtkWindow *parent, PlumbConnector *connector,
                                      PlumbDestination *destination, PlumbCredentials *credentials);

G_END_DECLS
