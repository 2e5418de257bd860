/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-lead-query.h"
#include "plumb-lead.h"

G_BEGIN_DECLS

/*
 * Leads as results of the desktop's search: org.gnome.Shell.SearchProvider2, see
 * https://developer.gnome.org/documentation/tutorials/search-provider.html
 *
 * The desktop shows them to whoever looks at the screen, so that they say little of a person.
 */

/* What is enough to find a lead again among hundreds; the desktop shows five. */
#define PLUMB_SEARCH_RESULT_LIMIT 20

/* (transfer full) (nullable): real leads only; %NULL if @terms are too little, or
 * too much, to look for. */
PlumbLeadQuery *plumb_search_result_make_query (const char *const *terms);

/* (transfer full): @lead's name among the results. */
char *plumb_search_result_make_id (PlumbLead *lead);

/* The row of a lead, 0 if @id is none. */
guint32 plumb_search_result_parse_id (const char *id);

/**
 * plumb_search_result_describe:
 * @blurred: whether nobody is named at all
 *
 * Returns: (transfer floating): `a{sv}`: `Ada L., Fabrikam`, the offer, and whether the customer
 *   must not be contacted; never an address or a number
 */
GVariant *plumb_search_result_describe (PlumbLead *lead, gboolean blurred);

G_END_DECLS
