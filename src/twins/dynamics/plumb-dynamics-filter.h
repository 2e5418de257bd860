/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * plumb_dynamics_filter_matches:
 * @filter: the value of `$filter`: comparisons with eq, ne, gt, ge, lt, le; startswith, endswith,
 * contains; and, or, not, brackets
 * @record: (nullable): %NULL to look only whether @filter is one
 * @flaw: (out) (transfer full) (nullable): what is wrong with @filter
 *
 * Texts are compared in any case, as Dataverse does.
 */
gboolean plumb_dynamics_filter_matches (const char *filter, JsonObject *record, char **flaw);

G_END_DECLS
