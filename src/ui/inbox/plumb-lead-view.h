/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-lead-actions.h"
#include "plumb-lead-filter.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PLUMB_TYPE_LEAD_VIEW (plumb_lead_view_get_type ())
G_DECLARE_FINAL_TYPE (PlumbLeadView, plumb_lead_view, PLUMB, LEAD_VIEW, AdwBin)

/**
 * PlumbLeadView:
 *
 * The pane with all leads: search, filters, chart, and the leads as a table or, when narrow, as
 * rows of two lines.
 *
 * Properties: `list` (a #GListModel of #PlumbLead; a #PlumbLeadList gets the query from here;
 * its `busy` and its signal `arrived` are used if it has them), `destinations`, `actions`,
 * `narrow`, `blurred`, `columns` (a text to be kept), `selected` (the lead, or %NULL), `n-new`
 * (leads that came in above while the user looked elsewhere).
 *
 * Signals: `lead-activated` (PlumbLead): Enter, double click, or a tap when narrow; `message`
 * (utf8): something short to say, e.g. in a toast.
 *
 * Actions: `lead-view.search`, `lead-view.filters`, `lead-view.clear`, `lead-view.newest`,
 * `lead-view.copy-email`.
 */
PlumbLeadView *plumb_lead_view_new (void);

/* What the view shows, and in which order; the program may change it too. */
PlumbLeadFilter *plumb_lead_view_get_filter (PlumbLeadView *self);

void plumb_lead_view_set_list (PlumbLeadView *self, GListModel *list);

PlumbLead *plumb_lead_view_get_selected (PlumbLeadView *self);
/* @lead: (nullable): selects none */
void plumb_lead_view_set_selected (PlumbLeadView *self, PlumbLead *lead);

/* Where typing starts a search: the window, which must live as long as @self. */
void plumb_lead_view_set_key_capture_widget (PlumbLeadView *self, GtkWidget *widget);

/* Moves the keyboard to the leads. */
void plumb_lead_view_focus_leads (PlumbLeadView *self);

void plumb_lead_view_focus_search (PlumbLeadView *self);

G_END_DECLS
