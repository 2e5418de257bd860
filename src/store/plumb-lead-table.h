/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-database.h"
#include "plumb-lead.h"

G_BEGIN_DECLS

/* What plumb_lead_table_read() reads, from `leads LEFT JOIN raws USING (id)`. */
#define PLUMB_LEAD_COLUMNS                                                                         \
  "leads.id, leads.destination, leads.received_at, leads.created_at, leads.source, leads.action, " \
  "leads.publisher, leads.offer, leads.offer_title, leads.first_name, leads.last_name, "           \
  "leads.email, leads.phone, leads.country, leads.company, leads.title, leads.description, "       \
  "raws.raw"

/* The row that the next new lead gets, within a transaction; 0 with @error. */
gint64 plumb_lead_table_get_next_row (PlumbDatabase *database, GError **error);

/**
 * plumb_lead_table_insert:
 * @destination: (nullable): where it came from
 * @is_new: (out): %FALSE if the lead is known, by either of its keys
 */
gboolean plumb_lead_table_insert (PlumbDatabase *database, PlumbLead *lead, const char *destination,
                                  gint64 row, gboolean *is_new, GError **error);

/* Removes the lead, its raw record and what the index knows of it. */
gboolean plumb_lead_table_remove (PlumbDatabase *database, gint64 row, GError **error);

/* (transfer full) */
PlumbLead *plumb_lead_table_read (PlumbStatement *statement);

/* (transfer full): @lead as it is kept. */
PlumbLead *plumb_lead_table_place (PlumbLead *lead, const char *destination, gint64 row);

G_END_DECLS
