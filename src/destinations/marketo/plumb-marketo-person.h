/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-lead.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/*
 * A lead as a person of Marketo's, in the names of its REST API.  Microsoft does not document
 * which fields it fills; those of a person's name are taken for granted, and the marketplace's
 * LeadSource is in `leadSource`.
 */

/* (transfer full): what is posted to fill the form; a text that is unknown has no member. */
char *plumb_marketo_submission_new (PlumbLead *lead, gint64 form_id);

/* The names of the form's fields that a lead fills, ending with %NULL; the first is required. */
const char *const *plumb_marketo_list_form_fields (void);

/* 0 if there is none. */
gint64 plumb_marketo_person_get_id (JsonObject *person);

/**
 * plumb_marketo_person_to_lead:
 * @key: the lead's
 * @created_at: 0 for when Marketo made the person
 * @activity: (nullable): what the person did; stands beside the person in `raw`
 *
 * Returns: (transfer full): whatever is missing or strange, there is a lead
 */
PlumbLead *plumb_marketo_person_to_lead (JsonObject *person, const char *key, gint64 created_at,
                                         JsonObject *activity);

/* Whether the marketplace made it, as far as its source tells. */
gboolean plumb_marketo_lead_is_from_marketplace (PlumbLead *lead);

G_END_DECLS
