/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-lead-presenter.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PLUMB_TYPE_LEAD_ROW (plumb_lead_row_get_type ())
G_DECLARE_FINAL_TYPE (PlumbLeadRow, plumb_lead_row, PLUMB, LEAD_ROW, AdwBin)

/**
 * PlumbLeadRow:
 *
 * A lead in two lines, for narrow windows: person and company; offer, action and when.
 */
GtkWidget *plumb_lead_row_new (void);

void plumb_lead_row_show (PlumbLeadRow *self, PlumbLeadPresenter *presenter, PlumbLead *lead);

G_END_DECLS
