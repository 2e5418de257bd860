/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-lead-presenter.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PLUMB_TYPE_LEAD_ROWS (plumb_lead_rows_get_type ())
G_DECLARE_FINAL_TYPE (PlumbLeadRows, plumb_lead_rows, PLUMB, LEAD_ROWS, AdwBin)

/**
 * PlumbLeadRows:
 *
 * Leads as a list of rows of two lines.  Signal: `activate` (guint position).
 */
void plumb_lead_rows_set_up (PlumbLeadRows *self, PlumbLeadPresenter *presenter);

/* @selection: (nullable) */
void plumb_lead_rows_set_model (PlumbLeadRows *self, GtkSelectionModel *selection);

GtkAdjustment *plumb_lead_rows_get_vadjustment (PlumbLeadRows *self);
void plumb_lead_rows_scroll_to (PlumbLeadRows *self, guint position);

G_END_DECLS
