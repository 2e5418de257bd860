/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-lead-presenter.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PLUMB_TYPE_LEAD_ROWS_VIEW (plumb_lead_rows_view_get_type ())
G_DECLARE_FINAL_TYPE (PlumbLeadRowsView, plumb_lead_rows_view, PLUMB, LEAD_ROWS_VIEW, AdwBin)

/**
 * PlumbLeadRowsView:
 *
 * Leads as a list of rows of two lines.  Signal: `activate` (guint position).
 */
void plumb_lead_rows_view_set_up (PlumbLeadRowsView *self, PlumbLeadPresenter *presenter);

/* @selection: (nullable) */
void plumb_lead_rows_view_set_model (PlumbLeadRowsView *self, GtkSelectionModel *selection);

GtkAdjustment *plumb_lead_rows_view_get_vadjustment (PlumbLeadRowsView *self);
void plumb_lead_rows_view_scroll_to (PlumbLeadRowsView *self, guint position);

G_END_DECLS
