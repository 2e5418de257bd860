/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-lead.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * plumb_lead_to_json:
 * @destination_name: (nullable): what to call its destination
 *
 * Returns: (transfer full): the lead as every `--json` prints it: `id`, `destination`,
 *   `received_at`, `created_at`, the texts, `is_test`, `do_not_contact`, `raw`; unknown is null
 */
JsonNode *plumb_lead_to_json (PlumbLead *lead, const char *destination_name);

/* (transfer full): the header line of the CSV, RFC 4180, CRLF included. */
char *plumb_lead_csv_header (void);

/* (transfer full): one line of it.  A cell that a spreadsheet would take for a formula is quoted
 * with an apostrophe. */
char *plumb_lead_to_csv (PlumbLead *lead, const char *destination_name);

/* (transfer full): a vCard 4.0 (RFC 6350). */
char *plumb_lead_to_vcard (PlumbLead *lead);

G_END_DECLS
