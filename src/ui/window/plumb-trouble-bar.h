/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PLUMB_TYPE_TROUBLE_BAR (plumb_trouble_bar_get_type ())
G_DECLARE_FINAL_TYPE (PlumbTroubleBar, plumb_trouble_bar, PLUMB, TROUBLE_BAR, AdwBin)

/**
 * PlumbTroubleBar:
 *
 * A bar above the leads while a destination cannot be heard: which one, why, and a button that
 * checks it; or while one is silent for longer than usual, which can be dismissed.  Hidden while
 * all is well.
 */

/* @destinations: a list of #PlumbDestination; call it once. */
void plumb_trouble_bar_set_destinations (PlumbTroubleBar *self, GListModel *destinations);

G_END_DECLS
