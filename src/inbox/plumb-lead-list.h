/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-lead-query.h"
#include "plumb-lead.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _PlumbStore PlumbStore;

#define PLUMB_TYPE_LEAD_LIST (plumb_lead_list_get_type ())
G_DECLARE_FINAL_TYPE (PlumbLeadList, plumb_lead_list, PLUMB, LEAD_LIST, GObject)

/**
 * PlumbLeadList:
 *
 * A lazy #GListModel of #PlumbLead over the store: knows the rows that match its query, and
 * makes a lead only when it is asked for one.  New leads come by themselves, with at most one
 * `items-changed` per frame.  Of a long answer the first page is put in as soon as it is known, and
 * the rest is appended to it later.
 *
 * Properties: `busy` (the first answer to a query is awaited), `n-items`; signal `arrived` (guint
 * n): new leads that match were put in.
 */
PlumbLeadList *plumb_lead_list_new (PlumbStore *store);

/* Copies @query; a search under way is dropped. */
void plumb_lead_list_set_query (PlumbLeadList *self, const PlumbLeadQuery *query);
const PlumbLeadQuery *plumb_lead_list_get_query (PlumbLeadList *self);

gboolean plumb_lead_list_is_busy (PlumbLeadList *self);

/* Where the lead of @row stands; %FALSE if it is not in the list. */
gboolean plumb_lead_list_find_row (PlumbLeadList *self, guint32 row, guint *position);

G_END_DECLS
