/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-lead-presenter.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PLUMB_TYPE_LEAD_FILTER_MENU (plumb_lead_filter_menu_get_type ())
G_DECLARE_FINAL_TYPE (PlumbLeadFilterMenu, plumb_lead_filter_menu, PLUMB, LEAD_FILTER_MENU,
                      GtkPopover)

/**
 * PlumbLeadFilterMenu:
 *
 * All filters, the saved ones, and the way to save one.
 */
GtkWidget *plumb_lead_filter_menu_new (PlumbLeadPresenter *presenter, PlumbLeadFilter *filter);

G_END_DECLS
