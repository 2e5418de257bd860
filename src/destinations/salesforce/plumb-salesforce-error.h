/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-reply.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * plumb_salesforce_reply_judge:
 *
 * Finds out what an answer of the REST interface means, and notes it in its attempt.  Refusals are
 * a JSON array of `{message, errorCode}` (developer.salesforce.com, "Status Codes and Error
 * Responses").  An answer that ought to be JSON and is not has the code `not-salesforce`.
 */
void plumb_salesforce_reply_judge (PlumbReply *reply);

/* (transfer full) (nullable): what was answered, if it is JSON. */
JsonNode *plumb_salesforce_reply_dup_json (PlumbReply *reply);

/* Whether the service refused with @code. */
gboolean plumb_salesforce_reply_says (PlumbReply *reply, const char *code);

/* Whether it did not refuse. */
gboolean plumb_salesforce_reply_is_accepted (PlumbReply *reply);

/* (transfer full): the newest version in the answer to plumb_salesforce_account_make_versions(),
 * `61.0` if there is none in it. */
char *plumb_salesforce_reply_dup_version (PlumbReply *reply);

G_END_DECLS
