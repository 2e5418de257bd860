/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-lead.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/*
 * A lead as a row of the table that the marketplace writes.  The columns are those that publishers
 * have reported; Microsoft documents none of them.
 */

/**
 * plumb_table_row_dup_keys:
 *
 * The same keys for the same lead each time, so that what was sent can be found again and is not
 * inserted twice.
 *
 * @partition: (out): the day it happened; @row: (out): the test lead's tag, else a digest
 */
void plumb_table_row_dup_keys (PlumbLead *lead, char **partition, char **row);

/* (transfer full): the row as JSON; a text that is unknown has no column. */
char *plumb_table_row_from_lead (PlumbLead *lead);

/* (transfer full): whatever is missing or strange, there is a lead with `raw`; its key is
 * PartitionKey, a line break and RowKey. */
PlumbLead *plumb_table_row_to_lead (JsonObject *row);

/* The service's own time of the last change; 0 if it is missing. */
gint64 plumb_table_row_get_time (JsonObject *row);

G_END_DECLS
