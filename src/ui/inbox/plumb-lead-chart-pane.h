/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-lead-presenter.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PLUMB_TYPE_LEAD_CHART_PANE (plumb_lead_chart_pane_get_type ())
G_DECLARE_FINAL_TYPE (PlumbLeadChartPane, plumb_lead_chart_pane, PLUMB, LEAD_CHART_PANE, AdwBin)

/**
 * PlumbLeadChartPane:
 *
 * The chart of the leads that the filter lets through, whatever the period, with its legend.
 * Hidden while there are none.
 */
void plumb_lead_chart_pane_set_up (PlumbLeadChartPane *self, PlumbLeadPresenter *presenter,
                                   PlumbLeadFilter *filter);

/* Counts again, soon: many calls in a row are one. */
void plumb_lead_chart_pane_reload (PlumbLeadChartPane *self);

G_END_DECLS
