/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-database.h"
#include "plumb-lead-query.h"

G_BEGIN_DECLS

/* SQL: whether the row of @table starts a customer's clock.  What was a month old when it was first
 * read, as from an old container, is history. */
#define PLUMB_LEAD_STARTS_CLOCK(table)                                                             \
  "(" table ".is_test = 0 AND " table ".do_not_contact = 0"                                        \
  " AND " table ".occurred_at > " table ".received_at - 2592000000000)"

/**
 * plumb_lead_select:
 * @columns: what to select, from `leads` and `raws`
 * @order: (nullable): by what, in place of the order that @query asks for
 * @newer_than: only rows above this one; 0 for all
 * @limit: 0 for all
 *
 * Returns: (transfer none): what @query asks for as a statement, its parameters bound
 */
PlumbStatement *plumb_lead_select (PlumbDatabase *database, const PlumbLeadQuery *query,
                                   const char *columns, const char *order, guint32 newer_than,
                                   guint limit, GError **error);

/*
 * What plumb_lead_page_find() goes through; all (transfer none).
 */

/* The leads between @query's times in the order of time: row, and whether @query asks for it. */
PlumbStatement *plumb_lead_select_walk (PlumbDatabase *database, const PlumbLeadQuery *query,
                                        GError **error);

/* The same, the rows alone, from an index. */
PlumbStatement *plumb_lead_select_times (PlumbDatabase *database, const PlumbLeadQuery *query,
                                         GError **error);

/* The rows, in any order, among which are all that have @query's words. */
PlumbStatement *plumb_lead_select_candidates (PlumbDatabase *database, const PlumbLeadQuery *query,
                                              GError **error);

/* Whether @query asks for the lead of parameter `:row`, whatever its time: a row or none. */
PlumbStatement *plumb_lead_select_check (PlumbDatabase *database, const PlumbLeadQuery *query,
                                         GError **error);

G_END_DECLS
