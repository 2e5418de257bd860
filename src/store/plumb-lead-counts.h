/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-database.h"

G_BEGIN_DECLS

/**
 * PlumbLeadCounts:
 *
 * How many leads came to and went from each destination in the transaction under way: kept in the
 * database beside the leads, so that nobody counts them.
 */
typedef GHashTable PlumbLeadCounts;

PlumbLeadCounts *plumb_lead_counts_new (void);
void plumb_lead_counts_free (PlumbLeadCounts *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlumbLeadCounts, plumb_lead_counts_free)

/* @destination: (nullable): as in the lead */
void plumb_lead_counts_add (PlumbLeadCounts *self, const char *destination, int n_leads);

/* Puts them into the database, within the same transaction as the leads. */
gboolean plumb_lead_counts_put (PlumbLeadCounts *self, PlumbDatabase *database, GError **error);

/* Adds what the database has to @counts: (element-type utf8 guint): by destination, "" for all. */
gboolean plumb_lead_counts_load (PlumbDatabase *database, GHashTable *counts, GError **error);

G_END_DECLS
