/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-lead.h"

G_BEGIN_DECLS

/*
 * Questions in SOQL, as the path and query of an address below `/services/data/vXX.X/`
 * (developer.salesforce.com, "SOQL and SOSL Reference").  All (transfer full).
 */

/* @soql, percent-encoded; @place: `query` or `tooling/query` */
char *plumb_salesforce_query_make (const char *place, const char *soql);

/* All leads that changed at @since or later, the oldest first; 0 for all there are. */
char *plumb_salesforce_query_make_changes (gint64 since);

/* The lead that was sent, by what nothing but a test lead has. */
char *plumb_salesforce_query_make_lookup (PlumbLead *lead);

char *plumb_salesforce_query_make_tests (void);

/* A text in quotes, with what has a meaning in SOQL escaped. */
char *plumb_salesforce_query_quote (const char *text);

G_END_DECLS
