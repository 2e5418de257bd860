/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-marketo-private.h"

#include "plumb-clock.h"
#include "plumb-json.h"
#include "plumb-marketo-exchange.h"
#include "plumb-marketo-person.h"
#include "plumb-marketo-request.h"
#include "plumb-marketo-scan.h"

/* Each call walks 300 activities of all kinds, and an instance may have a million a day. */
#define WATCHED_BEFORE G_TIME_SPAN_DAY
#define CLEANED_BEFORE (7 * G_TIME_SPAN_DAY)

static const guint watched_types[] = { PLUMB_MARKETO_NEW_LEAD, PLUMB_MARKETO_FILL_OUT_FORM, 0 };
static const guint cleaned_types[] = { PLUMB_MARKETO_NEW_LEAD, 0 };

/* One page on its way: paging token, if there is none yet; activities; people. */
typedef struct {
  PlumbMarketoAccount *account;
  PlumbMarketoCursor *cursor;
  GPtrArray *sightings;
  gboolean only_tests;
  gboolean has_new_token;
  gboolean more;
} Look;

static void
look_free (Look *self)
{
  g_clear_pointer (&self->account, plumb_marketo_account_free);
  g_clear_pointer (&self->cursor, plumb_marketo_cursor_free);
  g_clear_pointer (&self->sightings, g_ptr_array_unref);
  g_free (self);
}

static void ask_for_paging_token (GTask *task);

static void
ask (GTask *task, PlumbRequest *request, GAsyncReadyCallback callback)
{
  PlumbHttp *http = plumb_connector_get_http (g_task_get_source_object (task));
  Look *look = g_task_get_task_data (task);

  plumb_marketo_exchange_async (http, look->account, request, g_task_get_cancellable (task),
                                callback, g_object_ref (task));
}

/* Without leads: refused, or nobody came. */
static void
return_page (GTask *task, PlumbReply *reply)
{
  Look *look = g_task_get_task_data (task);
  PlumbPage *page = plumb_page_new (plumb_reply_get_attempt (reply));

  if (plumb_attempt_get_outcome (page->attempt) == PLUMB_OUTCOME_ACCEPTED) {
    page->cursor = plumb_marketo_cursor_to_text (look->cursor);
    page->more = look->more;
  }
  g_task_return_pointer (task, page, (GDestroyNotify) plumb_page_free);
}

static void
refuse (GTask *task, PlumbReply *reply, const char *code)
{
  PlumbAttempt *attempt = plumb_reply_get_attempt (reply);

  plumb_attempt_set_outcome (attempt, PLUMB_OUTCOME_REFUSED);
  plumb_attempt_set_remote_code (attempt, code);
  return_page (task, reply);
}

static gboolean
is_accepted (PlumbReply *reply)
{
  return plumb_attempt_get_outcome (plumb_reply_get_attempt (reply)) == PLUMB_OUTCOME_ACCEPTED;
}

/* ── People ──────────────────────────────────────────────────────────────── */

/* (transfer full) (element-type gint64 JsonObject): by id. */
static GHashTable *
index_people (JsonArray *people)
{
  GHashTable *index = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                             (GDestroyNotify) json_object_unref);
  guint n_people = people != NULL ? json_array_get_length (people) : 0;

  for (guint i = 0; i < n_people; i++) {
    JsonNode *node = json_array_get_element (people, i);
    gint64 id = 0;

    if (!JSON_NODE_HOLDS_OBJECT (node))
      continue;
    id = plumb_marketo_person_get_id (json_node_get_object (node));
    g_hash_table_insert (index, g_memdup2 (&id, sizeof id), json_node_dup_object (node));
  }
  return index;
}

/* Whoever was made without the form may be anybody's. */
static gboolean
counts (Look *look, const PlumbMarketoSighting *sighting, PlumbLead *lead)
{
  if (look->only_tests)
    return plumb_lead_is_test (lead);
  return sighting->activity != NULL || plumb_marketo_lead_is_from_marketplace (lead);
}

static void
take_people (Look *look, PlumbPage *page, JsonArray *people)
{
  g_autoptr (GHashTable) index = index_people (people);

  for (guint i = 0; i < look->sightings->len; i++) {
    const PlumbMarketoSighting *sighting = g_ptr_array_index (look->sightings, i);
    JsonObject *person = g_hash_table_lookup (index, &sighting->person);
    g_autoptr (PlumbLead) lead = NULL;

    /* Deleted since, as test leads are. */
    if (person == NULL)
      continue;
    lead = plumb_marketo_person_to_lead (person, sighting->key, sighting->time, sighting->activity);
    if (counts (look, sighting, lead))
      g_ptr_array_add (page->leads, g_steal_pointer (&lead));
  }
}

static void
people_told_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PlumbReply) reply =
      plumb_marketo_exchange_finish (PLUMB_HTTP (source), result, &error);
  g_autoptr (JsonObject) answer = NULL;
  PlumbPage *page = NULL;
  Look *look = g_task_get_task_data (task);

  if (error != NULL) {
    g_task_return_error (task, g_steal_pointer (&error));
    return;
  }
  if (!is_accepted (reply)) {
    return_page (task, reply);
    return;
  }
  answer = plumb_marketo_reply_dup_answer (reply);
  page = plumb_page_new (plumb_reply_get_attempt (reply));
  take_people (look, page, plumb_marketo_answer_get_records (answer));
  page->cursor = plumb_marketo_cursor_to_text (look->cursor);
  page->more = look->more;
  g_task_return_pointer (task, page, (GDestroyNotify) plumb_page_free);
}

/* Each id once, or the list of them might get too long. */
static void
ask_for_people (GTask *task)
{
  Look *look = g_task_get_task_data (task);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GString) ids = g_string_new (NULL);

  for (guint i = 0; i < look->sightings->len; i++) {
    PlumbMarketoSighting *sighting = g_ptr_array_index (look->sightings, i);

    if (g_hash_table_add (seen, &sighting->person))
      g_string_append_printf (ids, "%s%" G_GINT64_FORMAT, ids->len > 0 ? "," : "",
                              sighting->person);
  }
  ask (task, plumb_marketo_make_find (look->account, "id", ids->str), people_told_cb);
}

/* ── Activities ──────────────────────────────────────────────────────────── */

/* A call is refused for its token, or for nothing that a new token would cure: Marketo has no code
 * for the former, only that 7xx and 1xxx mean "wrong parameters" and 6xx do not. */
static gboolean
blames_paging_token (PlumbReply *reply)
{
  PlumbAttempt *attempt = plumb_reply_get_attempt (reply);
  const char *code = plumb_attempt_get_remote_code (attempt);

  if (plumb_attempt_get_outcome (attempt) != PLUMB_OUTCOME_REFUSED)
    return FALSE;
  /* The server in front says so without a code. */
  if (plumb_attempt_get_status (attempt) == 414)
    return TRUE;
  return code != NULL && (*code == '7' || *code == '1');
}

static void
read_activities (GTask *task, PlumbReply *reply)
{
  Look *look = g_task_get_task_data (task);
  g_autoptr (JsonObject) answer = plumb_marketo_reply_dup_answer (reply);
  JsonArray *activities = plumb_marketo_answer_get_records (answer);
  gint64 told = plumb_attempt_get_server_time (plumb_reply_get_attempt (reply));
  gint64 now = told != 0 ? told : plumb_clock_now ();
  g_autofree char *token = plumb_json_dup_text (answer, "nextPageToken");
  g_autofree char *more = plumb_json_dup_text (answer, "moreResult");

  if (token == NULL) {
    refuse (task, reply, "no-page-token");
    return;
  }
  look->more = g_strcmp0 (more, "true") == 0;
  if (look->only_tests)
    look->sightings = plumb_marketo_scan_people (activities);
  else
    look->sightings =
        plumb_marketo_scan_page (look->cursor, activities, look->account->form_id, now, look->more);
  g_free (look->cursor->token);
  look->cursor->token = g_steal_pointer (&token);
  if (look->sightings->len > 0)
    ask_for_people (task);
  else
    return_page (task, reply);
}

static void
activities_told_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PlumbReply) reply =
      plumb_marketo_exchange_finish (PLUMB_HTTP (source), result, &error);
  Look *look = g_task_get_task_data (task);

  if (error != NULL) {
    g_task_return_error (task, g_steal_pointer (&error));
  } else if (is_accepted (reply)) {
    read_activities (task, reply);
  } else if (blames_paging_token (reply) && !look->has_new_token) {
    plumb_marketo_cursor_start_over (look->cursor);
    ask_for_paging_token (task);
  } else {
    return_page (task, reply);
  }
}

static void
ask_for_activities (GTask *task)
{
  Look *look = g_task_get_task_data (task);

  ask (task,
       plumb_marketo_make_activities (look->account, look->cursor->token,
                                      look->only_tests ? cleaned_types : watched_types),
       activities_told_cb);
}

/* ── The paging token ────────────────────────────────────────────────────── */

static void
paging_token_given_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PlumbReply) reply =
      plumb_marketo_exchange_finish (PLUMB_HTTP (source), result, &error);
  g_autoptr (JsonObject) answer = NULL;
  Look *look = g_task_get_task_data (task);

  if (error != NULL) {
    g_task_return_error (task, g_steal_pointer (&error));
    return;
  }
  if (!is_accepted (reply)) {
    return_page (task, reply);
    return;
  }
  answer = plumb_marketo_reply_dup_answer (reply);
  look->has_new_token = TRUE;
  look->cursor->token = plumb_json_dup_text (answer, "nextPageToken");
  if (look->cursor->token == NULL)
    refuse (task, reply, "no-page-token");
  else
    ask_for_activities (task);
}

static void
ask_for_paging_token (GTask *task)
{
  Look *look = g_task_get_task_data (task);
  gint64 beginning = plumb_clock_now () - (look->only_tests ? CLEANED_BEFORE : WATCHED_BEFORE);
  gint64 start = plumb_marketo_cursor_get_start (look->cursor, beginning);

  ask (task, plumb_marketo_make_paging_token (look->account, start), paging_token_given_cb);
}

/* ── The verbs ───────────────────────────────────────────────────────────── */

static void
start (GTask *task, PlumbDestination *destination, PlumbCredentials *credentials,
       const char *cursor, gboolean only_tests)
{
  PlumbFinding fault = { PLUMB_FINDING_GOOD, NULL };
  Look *look = g_new0 (Look, 1);
  g_autofree char *place = NULL;

  g_task_set_task_data (task, look, (GDestroyNotify) look_free);
  look->account = plumb_marketo_account_new_signed (g_task_get_source_object (task), destination,
                                                    credentials, &fault);
  if (look->account == NULL) {
    g_autoptr (PlumbAttempt) attempt = plumb_attempt_new_unusable (fault.diagnosis);

    g_task_return_pointer (task, plumb_page_new (attempt), (GDestroyNotify) plumb_page_free);
    return;
  }
  look->only_tests = only_tests;
  look->cursor = plumb_marketo_cursor_new (cursor);
  /* The user may have entered another instance or form since. */
  place = g_strdup_printf ("%s/%" G_GINT64_FORMAT, look->account->origin, look->account->form_id);
  plumb_marketo_cursor_set_place (look->cursor, place);
  if (look->cursor->token != NULL)
    ask_for_activities (task);
  else
    ask_for_paging_token (task);
}

void
plumb_marketo_watch_async (PlumbConnector *connector, PlumbDestination *destination,
                           PlumbCredentials *credentials, const char *cursor,
                           GCancellable *cancellable, GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (connector, cancellable, callback, user_data);

  g_task_set_source_tag (task, plumb_marketo_watch_async);
  start (task, destination, credentials, cursor, FALSE);
}

void
plumb_marketo_find_tests_async (PlumbConnector *connector, PlumbDestination *destination,
                                PlumbCredentials *credentials, const char *cursor,
                                GCancellable *cancellable, GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (connector, cancellable, callback, user_data);

  g_task_set_source_tag (task, plumb_marketo_find_tests_async);
  start (task, destination, credentials, cursor, TRUE);
}
