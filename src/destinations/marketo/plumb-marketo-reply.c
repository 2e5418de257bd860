/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-marketo-reply.h"

#include "plumb-clock.h"
#include "plumb-json.h"

/* Marketo counts calls in windows of this many seconds. */
#define RATE_WINDOW 20

/* Of calls under way, one has certainly ended after this many seconds. */
#define CONCURRENCY_WAIT 2

/* Where the computer knows no time zones: Marketo's own words are "12:00AM CST". */
#define STANDARD_TIME "-06:00"

JsonObject *
plumb_marketo_reply_dup_answer (PlumbReply *reply)
{
  gsize length = 0;
  const char *body = g_bytes_get_data (plumb_reply_get_body (reply), &length);
  g_autoptr (JsonNode) node = length > 0 ? plumb_json_parse (body, length, NULL) : NULL;

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_dup_object (node) : NULL;
}

static JsonArray *
get_array (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

static JsonObject *
get_first (JsonArray *array)
{
  JsonNode *node =
      array != NULL && json_array_get_length (array) > 0 ? json_array_get_element (array, 0) : NULL;

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

JsonArray *
plumb_marketo_answer_get_records (JsonObject *answer)
{
  return get_array (answer, "result");
}

JsonObject *
plumb_marketo_answer_get_first (JsonObject *answer)
{
  return get_first (plumb_marketo_answer_get_records (answer));
}

static gboolean
is_success (JsonObject *answer)
{
  JsonNode *node = json_object_get_member (answer, "success");

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_boolean (node);
}

/* @error: (nullable): `{"code":"601","message":"…"}` */
static void
refuse (PlumbAttempt *attempt, JsonObject *error, const char *code)
{
  g_autofree char *said = error != NULL ? plumb_json_dup_text (error, "code") : NULL;
  g_autofree char *message = error != NULL ? plumb_json_dup_text (error, "message") : NULL;

  plumb_attempt_set_outcome (attempt, PLUMB_OUTCOME_REFUSED);
  plumb_attempt_set_remote_code (attempt, said != NULL ? said : code);
  if (message != NULL)
    plumb_attempt_set_message (attempt, message);
}

/* The third level: the call went well, and the record was not taken. */
static void
judge_records (PlumbAttempt *attempt, JsonObject *answer)
{
  JsonObject *record = plumb_marketo_answer_get_first (answer);
  JsonObject *reason = record != NULL ? get_first (get_array (record, "reasons")) : NULL;
  g_autofree char *status = record != NULL ? plumb_json_dup_text (record, "status") : NULL;

  if (reason != NULL || g_strcmp0 (status, "skipped") == 0)
    refuse (attempt, reason, "skipped");
  else
    plumb_attempt_set_outcome (attempt, PLUMB_OUTCOME_ACCEPTED);
}

gint64
plumb_marketo_measure_quota_wait (gint64 now)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("America/Chicago");
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (now / G_TIME_SPAN_SECOND);
  g_autoptr (GDateTime) local = NULL;
  g_autoptr (GDateTime) next = NULL;
  g_autoptr (GDateTime) midnight = NULL;

  if (zone == NULL)
    zone = g_time_zone_new_identifier (STANDARD_TIME);
  local = g_date_time_to_timezone (utc, zone);
  next = g_date_time_add_days (local, 1);
  midnight = g_date_time_new (zone, g_date_time_get_year (next), g_date_time_get_month (next),
                              g_date_time_get_day_of_month (next), 0, 0, 0);
  return g_date_time_difference (midnight, local) / G_TIME_SPAN_SECOND;
}

static void
set_wait (PlumbAttempt *attempt)
{
  const char *code = plumb_attempt_get_remote_code (attempt);
  gint64 now = plumb_attempt_get_server_time (attempt);

  if (plumb_attempt_get_retry_after (attempt) >= 0)
    return;
  if (g_strcmp0 (code, "606") == 0)
    plumb_attempt_set_retry_after (attempt, RATE_WINDOW);
  else if (g_strcmp0 (code, "607") == 0)
    plumb_attempt_set_retry_after (
        attempt, plumb_marketo_measure_quota_wait (now != 0 ? now : plumb_clock_now ()));
  else if (g_strcmp0 (code, "615") == 0)
    plumb_attempt_set_retry_after (attempt, CONCURRENCY_WAIT);
}

void
plumb_marketo_reply_judge (PlumbReply *reply)
{
  PlumbAttempt *attempt = plumb_reply_get_attempt (reply);
  g_autoptr (JsonObject) answer = NULL;
  g_autofree char *request_id = NULL;

  if (!plumb_attempt_is_answered (attempt))
    return;
  answer = plumb_marketo_reply_dup_answer (reply);
  if (answer == NULL) {
    refuse (attempt, NULL, plumb_reply_get_status (reply) < 300 ? "not-json" : NULL);
    return;
  }
  request_id = plumb_json_dup_text (answer, "requestId");
  plumb_attempt_set_request_id (attempt, request_id);
  if (plumb_reply_get_status (reply) == 200 && is_success (answer))
    judge_records (attempt, answer);
  else
    refuse (attempt, get_first (get_array (answer, "errors")), "no-success");
  set_wait (attempt);
}

gboolean
plumb_marketo_reply_says (PlumbReply *reply, const char *code)
{
  PlumbAttempt *attempt = plumb_reply_get_attempt (reply);

  return plumb_attempt_get_outcome (attempt) == PLUMB_OUTCOME_REFUSED &&
         g_strcmp0 (plumb_attempt_get_remote_code (attempt), code) == 0;
}

static gboolean
says_any (PlumbReply *reply, const char *const *codes)
{
  for (; *codes != NULL; codes++)
    if (plumb_marketo_reply_says (reply, *codes))
      return TRUE;
  return FALSE;
}

gboolean
plumb_marketo_reply_refuses_token (PlumbReply *reply)
{
  static const char *const codes[] = { "601", "602", NULL };

  plumb_marketo_reply_judge (reply);
  return says_any (reply, codes) || plumb_reply_get_status (reply) == 401;
}

gboolean
plumb_marketo_reply_is_passing (PlumbReply *reply)
{
  static const char *const codes[] = { "608", "615", "713", NULL };

  return says_any (reply, codes);
}
