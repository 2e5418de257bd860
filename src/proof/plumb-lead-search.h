/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-connector.h"
#include "plumb-store.h"

G_BEGIN_DECLS

#define PLUMB_TYPE_LEAD_SEARCH (plumb_lead_search_get_type ())
G_DECLARE_FINAL_TYPE (PlumbLeadSearch, plumb_lead_search, PLUMB, LEAD_SEARCH, GObject)

/**
 * PlumbLeadSearch:
 *
 * Looks for one lead that was sent: at its destination, ever more rarely, or in the store, whenever
 * leads came in there.  Each signal is emitted at most once:
 *
 * `found` (PlumbLead): and the search is over.
 * `missed`: not within the wait; goes on, more rarely, until it is stopped.
 * `blocked` (nullable GError): it cannot be read there at all, and the search is over.
 */
PlumbLeadSearch *plumb_lead_search_new (PlumbStore *store, PlumbConnector *connector,
                                        PlumbDestination *destination,
                                        PlumbCredentials *credentials, gboolean reads_endpoint,
                                        PlumbLead *lead, const char *tag);

/* @wait: seconds; looks at once, and once more at their end. */
void plumb_lead_search_start (PlumbLeadSearch *self, guint wait);
void plumb_lead_search_stop (PlumbLeadSearch *self);

/* Milliseconds until the first look after the wait; 15 s unless set. */
void plumb_lead_search_set_late_pause (PlumbLeadSearch *self, guint milliseconds);

/* (nullable): what came of the last look at the destination. */
PlumbAttempt *plumb_lead_search_get_attempt (PlumbLeadSearch *self);

G_END_DECLS
