/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-lead.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/*
 * Salesforce's object `Lead`, as its REST interface writes it
 * (developer.salesforce.com, "REST API: Query").
 */

/* (transfer full): the lead that @record is; its key is the record's id. */
PlumbLead *plumb_salesforce_record_to_lead (JsonObject *record);

/* When @record was last changed, 0 if it does not tell. */
gint64 plumb_salesforce_record_get_time (JsonObject *record);

/* (nullable) (transfer none): the records of an answer to a query. */
JsonArray *plumb_salesforce_record_find_all (JsonNode *answer);

/* (nullable) (transfer none): one of @records (nullable), if it is there and is a record. */
JsonObject *plumb_salesforce_record_get (JsonArray *records, guint index);

G_END_DECLS
