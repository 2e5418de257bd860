/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-reply.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/*
 * What Marketo meant: experienceleague.adobe.com, "Error codes".  Nearly every refusal comes with
 * the status 200: of the whole call in `errors`, of one record in its `reasons`.
 */

/* Reads it into @reply's attempt: outcome, code, message, request id and how long to wait.  An
 * exchange without answer is left as it is. */
void plumb_marketo_reply_judge (PlumbReply *reply);

/* Whether it was refused with this code. */
gboolean plumb_marketo_reply_says (PlumbReply *reply, const char *code);

/* A PlumbTokenJudge: the token is invalid (601) or over (602), which is said inside a 200. */
gboolean plumb_marketo_reply_refuses_token (PlumbReply *reply);

/* Whether the same call may be made again within seconds, because nothing was done. */
gboolean plumb_marketo_reply_is_passing (PlumbReply *reply);

/* (transfer full) (nullable): the answer, if it is a JSON object. */
JsonObject *plumb_marketo_reply_dup_answer (PlumbReply *reply);

/* (nullable): the records of an answer; Marketo leaves the list out where it is empty. */
JsonArray *plumb_marketo_answer_get_records (JsonObject *answer);

/* (nullable): the first of them. */
JsonObject *plumb_marketo_answer_get_first (JsonObject *answer);

/* Seconds from @now until the day's calls are given anew, at midnight in US Central time. */
gint64 plumb_marketo_measure_quota_wait (gint64 now);

G_END_DECLS
