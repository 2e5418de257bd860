/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-lead.h"
#include "plumb-reply.h"
#include "plumb-request.h"

G_BEGIN_DECLS

/*
 * Web-to-Lead: the form that Salesforce takes leads by, and what its answer means.  Names and
 * order of the members as in the marketplace's own test lead.
 */

/* (transfer full): `Source-Action|Publisher.Offer`, with the offer's title where it has no id. */
char *plumb_salesforce_form_dup_lead_source (PlumbLead *lead);

/**
 * plumb_salesforce_form_make_request:
 * @origin: of the Web-to-Lead host
 * @oid: the organisation's id
 *
 * A test lead is sent in debug mode, in which Salesforce says what became of it; a real one never
 * is, because the page repeats the organisation's id and the customer's address.
 */
PlumbRequest *plumb_salesforce_form_make_request (const char *origin, const char *oid,
                                                  PlumbLead *lead);

/* (transfer full): asks for the form's address without sending anything. */
PlumbRequest *plumb_salesforce_form_make_probe (const char *origin);

/**
 * plumb_salesforce_form_judge:
 *
 * Finds out what the answer means: the status alone says nothing.  Reads the page of the debug mode
 * and the header `Is-Processed`; keeps of the page only the sentences that Plumb knows, in the
 * attempt.  Codes: `page-not-available`, `not-processed`, `no-form`.
 */
void plumb_salesforce_form_judge (PlumbReply *reply);

G_END_DECLS
