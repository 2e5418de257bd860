/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-lead.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/*
 * A lead as Dynamics keeps it.  The columns are documented (learn.microsoft.com, "Lead table
 * reference"); that the marketplace's text for source, action and offer goes into `subject` is not.
 */

/* (transfer full): that text: a test lead's has its tag twice, as Microsoft's own test leads do. */
char *plumb_dataverse_lead_dup_subject (PlumbLead *lead);

/* (transfer full): the body that makes the lead; a text that is unknown has no column.
 * @source_code: of the column leadsourcecode, 0 to leave it out */
char *plumb_dataverse_lead_to_json (PlumbLead *lead, guint source_code);

/* (transfer full) (nullable): whatever is missing or strange, there is a lead with `raw`; %NULL
 * only for a record without id, such as one that was deleted.  Its key is the id. */
PlumbLead *plumb_dataverse_lead_from_json (JsonObject *record);

/* (transfer full): the OData filter that finds what was sent. */
char *plumb_dataverse_lead_dup_filter (PlumbLead *lead);

G_END_DECLS
