/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-twin-host.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* @json: (transfer full) */
void plumb_salesforce_twin_answer_json (SoupServerMessage *message, guint status, JsonObject *json);
void plumb_salesforce_twin_answer_array (SoupServerMessage *message, guint status, JsonArray *json);
void plumb_salesforce_twin_answer_empty (SoupServerMessage *message, guint status);

/* Refuses as the REST interface does, in an array. */
void plumb_salesforce_twin_answer_refuse (SoupServerMessage *message,
                                          const PlumbTwinRefusal *refusal);

/* Refuses as the token endpoint does, in an object. */
void plumb_salesforce_twin_answer_refuse_token (SoupServerMessage *message,
                                                const PlumbTwinRefusal *refusal);

G_END_DECLS
