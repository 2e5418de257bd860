/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-lead-presenter.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PLUMB_TYPE_LEAD_TABLE_VIEW (plumb_lead_table_view_get_type ())
G_DECLARE_FINAL_TYPE (PlumbLeadTableView, plumb_lead_table_view, PLUMB, LEAD_TABLE_VIEW, AdwBin)

/**
 * PlumbLeadTableView:
 *
 * Leads as a table with columns.  A click on a header sorts through the filter's query, that is,
 * in the store: the model is never sorted here.
 *
 * Properties: `columns`, a text with order, width and visibility of the columns, to be kept.
 * Signal: `activate` (guint position).  Actions: `columns.NAME` show and hide.
 */

/* @presenter and @filter are for ever; call it once. */
void plumb_lead_table_view_set_up (PlumbLeadTableView *self, PlumbLeadPresenter *presenter,
                                   PlumbLeadFilter *filter);

/* @selection: (nullable) */
void plumb_lead_table_view_set_model (PlumbLeadTableView *self, GtkSelectionModel *selection);

GtkAdjustment *plumb_lead_table_view_get_vadjustment (PlumbLeadTableView *self);
void plumb_lead_table_view_scroll_to (PlumbLeadTableView *self, guint position);

/* The menu that shows and hides columns. */
GMenuModel *plumb_lead_table_view_get_menu (PlumbLeadTableView *self);

/* What the menu does, to be inserted as `columns` where it is shown. */
GActionGroup *plumb_lead_table_view_get_actions (PlumbLeadTableView *self);

G_END_DECLS
