/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-lead-presenter.h"
#include "plumb-lead-table-view.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PLUMB_TYPE_LEAD_BROWSER (plumb_lead_browser_get_type ())
G_DECLARE_FINAL_TYPE (PlumbLeadBrowser, plumb_lead_browser, PLUMB, LEAD_BROWSER, AdwBin)

/**
 * PlumbLeadBrowser:
 *
 * The leads as a table or as rows, or a page that says why there are none; follows the newest
 * until the user scrolls, and then offers the way back.
 *
 * Properties: `list`, `narrow`, `selected`, `n-new`; signal: `lead-activated`; all as in
 * #PlumbLeadView.
 */
void plumb_lead_browser_set_up (PlumbLeadBrowser *self, PlumbLeadPresenter *presenter,
                                PlumbLeadFilter *filter);

PlumbLeadTableView *plumb_lead_browser_get_table (PlumbLeadBrowser *self);

PlumbLead *plumb_lead_browser_get_selected (PlumbLeadBrowser *self);
void plumb_lead_browser_set_selected (PlumbLeadBrowser *self, PlumbLead *lead);

void plumb_lead_browser_show_newest (PlumbLeadBrowser *self);

G_END_DECLS
