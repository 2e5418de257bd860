/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-lead-presenter.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PLUMB_TYPE_LEAD_FILTER_MENU (plumb_lead_filter_menu_get_type ())
G_DECLARE_FINAL_TYPE (PlumbLeadFilterMenu, plumb_lead_filter_menu, PLUMB, LEAD_FILTER_MENU, AdwBin)

/**
 * PlumbLeadFilterMenu:
 *
 * The button and the popover with all filters, the saved ones, and the way to save one.
 */
void plumb_lead_filter_menu_set_up (PlumbLeadFilterMenu *self, PlumbLeadPresenter *presenter,
                                    PlumbLeadFilter *filter);

void plumb_lead_filter_menu_popup (PlumbLeadFilterMenu *self);

G_END_DECLS
