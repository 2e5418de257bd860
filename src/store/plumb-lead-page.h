/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-database.h"
#include "plumb-lead-query.h"

G_BEGIN_DECLS

/**
 * plumb_lead_page_find:
 * @query: with words, in the order of time
 * @rows: (element-type guint32): empty; its rows are put here
 * @is_done: (out): %FALSE if so few leads are left that it is best to look at each; @rows is
 *   of no use then
 *
 * The first @limit leads that @query asks for, without putting all of them in order.
 */
gboolean plumb_lead_page_find (PlumbDatabase *database, const PlumbLeadQuery *query, guint limit,
                               GArray *rows, gboolean *is_done, GError **error);

G_END_DECLS
