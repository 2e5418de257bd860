/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-lead-presenter.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PLUMB_TYPE_LEAD_TABLE (plumb_lead_table_get_type ())
G_DECLARE_FINAL_TYPE (PlumbLeadTable, plumb_lead_table, PLUMB, LEAD_TABLE, AdwBin)

/**
 * PlumbLeadTable:
 *
 * Leads as a table with columns.  A click on a header sorts through the filter's query, that is,
 * in the store: the model is never sorted here.
 *
 * Properties: `columns`, a text with order, width and visibility of the columns, to be kept.
 * Signal: `activate` (guint position).  Actions: `columns.NAME` show and hide.
 */

/* @presenter and @filter are for ever; call it once. */
void plumb_lead_table_set_up (PlumbLeadTable *self, PlumbLeadPresenter *presenter,
                              PlumbLeadFilter *filter);

/* @selection: (nullable) */
void plumb_lead_table_set_model (PlumbLeadTable *self, GtkSelectionModel *selection);

GtkAdjustment *plumb_lead_table_get_vadjustment (PlumbLeadTable *self);
void plumb_lead_table_scroll_to (PlumbLeadTable *self, guint position);

/* The menu that shows and hides columns. */
GMenuModel *plumb_lead_table_get_menu (PlumbLeadTable *self);

/* What the menu does, to be inserted as `columns` where it is shown. */
GActionGroup *plumb_lead_table_get_actions (PlumbLeadTable *self);

G_END_DECLS
