/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-lead-presenter.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PlumbLeadColumn:
 *
 * One column of the table of leads: makes its cells and keeps what they say up to date.
 */
typedef struct _PlumbLeadColumn PlumbLeadColumn;

PlumbLeadColumn *plumb_lead_column_new (PlumbLeadSort id);

/* Only after the view that has the column is gone. */
void plumb_lead_column_free (PlumbLeadColumn *self);

void plumb_lead_column_set_presenter (PlumbLeadColumn *self, PlumbLeadPresenter *presenter);

PlumbLeadSort plumb_lead_column_get_id (PlumbLeadColumn *self);

/* Translated. */
const char *plumb_lead_column_get_title (PlumbLeadColumn *self);

GtkColumnViewColumn *plumb_lead_column_get_view_column (PlumbLeadColumn *self);

/* Shows all cells that are alive again. */
void plumb_lead_column_refresh (PlumbLeadColumn *self);

G_END_DECLS
