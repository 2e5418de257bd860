/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-dynamics-private.h"

#include "plumb-clock.h"
#include "plumb-dataverse-answer.h"
#include "plumb-dataverse-cursor.h"
#include "plumb-dataverse-error.h"
#include "plumb-dataverse-exchange.h"
#include "plumb-dataverse-lead.h"
#include "plumb-json.h"

/* Each test lead has the mark in its address, whatever else was tried with it. */
#define TEST_FILTER "startswith(lastname,'MSFT_TEST_') or startswith(emailaddress1,'MSFT_TEST_')"

typedef struct {
  PlumbDataverse *place;
  PlumbDataverseCursor *cursor;
  gboolean only_tests;
} Scan;

static void
free_scan (Scan *self)
{
  g_clear_pointer (&self->place, plumb_dataverse_free);
  plumb_dataverse_cursor_free (self->cursor);
  g_free (self);
}

static int
compare_leads (gconstpointer a, gconstpointer b)
{
  gint64 first = plumb_lead_get_occurred_at (*(PlumbLead *const *) a);
  gint64 second = plumb_lead_get_occurred_at (*(PlumbLead *const *) b);

  return first < second ? -1 : first > second;
}

static void
take_records (Scan *scan, PlumbPage *page, JsonArray *records)
{
  gint64 present = plumb_page_get_present (page);

  for (guint i = 0; i < json_array_get_length (records); i++) {
    JsonNode *record = json_array_get_element (records, i);
    g_autoptr (PlumbLead) lead = NULL;

    if (JSON_NODE_HOLDS_OBJECT (record))
      lead = plumb_dataverse_lead_from_json (json_node_get_object (record));
    /* What was deleted has no id here. */
    if (lead == NULL)
      continue;
    if (plumb_lead_get_created_at (lead) <= present)
      scan->cursor->latest = MAX (scan->cursor->latest, plumb_lead_get_created_at (lead));
    if (!scan->only_tests || plumb_lead_is_test (lead))
      g_ptr_array_add (page->leads, g_steal_pointer (&lead));
  }
  g_ptr_array_sort (page->leads, compare_leads);
}

static void
refuse (PlumbPage *page)
{
  plumb_attempt_set_outcome (page->attempt, PLUMB_OUTCOME_REFUSED);
  plumb_attempt_set_remote_code (page->attempt, PLUMB_DATAVERSE_NOT_RECORDS);
}

static void
read_page (Scan *scan, PlumbPage *page, PlumbReply *reply)
{
  g_autoptr (JsonNode) node = plumb_dataverse_answer_parse (reply);
  JsonArray *records = plumb_dataverse_answer_find_records (node);
  g_autofree char *next = NULL;
  g_autofree char *delta = NULL;

  if (records == NULL) {
    refuse (page);
    return;
  }
  next = plumb_json_dup_text (json_node_get_object (node), "@odata.nextLink");
  delta = plumb_json_dup_text (json_node_get_object (node), "@odata.deltaLink");
  /* A token goes with the next request, so that it must not go elsewhere. */
  if ((next != NULL && !plumb_dataverse_owns_link (scan->place, next)) ||
      (delta != NULL && !plumb_dataverse_owns_link (scan->place, delta))) {
    refuse (page);
    return;
  }
  /* Without a promise to tell what changes, the next scan goes by time. */
  if (next == NULL && delta == NULL && !scan->only_tests)
    scan->cursor->polls = TRUE;
  take_records (scan, page, records);
  plumb_dataverse_cursor_advance (scan->cursor, next, delta);
  page->more = next != NULL;
  if (!scan->only_tests || page->more)
    page->cursor = plumb_dataverse_cursor_to_text (scan->cursor);
}

static PlumbRequest *
make_request (Scan *scan)
{
  g_autofree char *filter = NULL;

  if (scan->cursor->link != NULL)
    return plumb_dataverse_make_follow (scan->place, scan->cursor->link,
                                        !scan->cursor->polls && !scan->only_tests);
  if (scan->only_tests)
    return plumb_dataverse_make_query (scan->place, TEST_FILTER, NULL);
  if (!scan->cursor->polls)
    return plumb_dataverse_make_track (scan->place);
  filter = plumb_dataverse_cursor_dup_filter (scan->cursor);
  return plumb_dataverse_make_query (scan->place, filter, "createdon asc");
}

static void read_cb (GObject *source, GAsyncResult *result, gpointer user_data);

static void
read_on (GTask *task)
{
  PlumbConnector *connector = g_task_get_source_object (task);
  Scan *scan = g_task_get_task_data (task);

  plumb_dataverse_exchange_async (plumb_connector_get_http (connector), scan->place,
                                  make_request (scan), g_task_get_cancellable (task), read_cb,
                                  g_object_ref (task));
}

/* Whether the instance understood who asks and took the question itself for no good.  Which codes
 * it has for an old link and for a table without changes is not documented. */
static gboolean
is_question_refused (PlumbReply *reply)
{
  guint status = plumb_reply_get_status (reply);

  return status == 400 || status == 404 || status == 410 || status == 412 || status == 501;
}

/* An old link begins again, and what comes twice has the same key; where not even a beginning is
 * taken, leads are found by their time. */
static gboolean
starts_over (Scan *scan, PlumbReply *reply)
{
  PlumbDataverseCursor *cursor = scan->cursor;

  if (scan->only_tests || !is_question_refused (reply))
    return FALSE;
  if (cursor->link != NULL) {
    plumb_dataverse_cursor_restart (cursor, cursor->polls);
    return TRUE;
  }
  if (cursor->polls)
    return FALSE;
  plumb_dataverse_cursor_restart (cursor, TRUE);
  return TRUE;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PlumbReply) reply =
      plumb_dataverse_exchange_finish (PLUMB_HTTP (source), result, &error);
  Scan *scan = g_task_get_task_data (task);
  g_autoptr (PlumbPage) page = NULL;

  if (error != NULL) {
    g_task_return_error (task, g_steal_pointer (&error));
    return;
  }
  if (starts_over (scan, reply)) {
    read_on (task);
    return;
  }
  page = plumb_page_new (plumb_reply_get_attempt (reply));
  if (plumb_attempt_get_outcome (page->attempt) == PLUMB_OUTCOME_ACCEPTED)
    read_page (scan, page, reply);
  g_task_return_pointer (task, g_steal_pointer (&page), (GDestroyNotify) plumb_page_free);
}

static void
scan_async (PlumbConnector *connector, PlumbDestination *destination, PlumbCredentials *credentials,
            Scan *scan, GTask *task)
{
  PlumbFinding fault = { PLUMB_FINDING_GOOD, NULL };

  g_task_set_task_data (task, scan, (GDestroyNotify) free_scan);
  scan->place = plumb_dynamics_open (connector, destination, credentials, &fault);
  if (scan->place == NULL) {
    g_autoptr (PlumbAttempt) attempt = plumb_attempt_new_unusable (fault.diagnosis);

    g_task_return_pointer (task, plumb_page_new (attempt), (GDestroyNotify) plumb_page_free);
    return;
  }
  /* The user may have entered another instance since. */
  plumb_dataverse_cursor_set_place (scan->cursor, scan->place->origin);
  /* A token goes with the link, wherever the text of the cursor comes from. */
  if (scan->cursor->link != NULL && !plumb_dataverse_owns_link (scan->place, scan->cursor->link))
    plumb_dataverse_cursor_restart (scan->cursor, scan->cursor->polls);
  read_on (task);
}

static Scan *
make_scan (const char *cursor, gboolean only_tests)
{
  Scan *scan = g_new0 (Scan, 1);

  scan->cursor = plumb_dataverse_cursor_new (cursor);
  scan->only_tests = only_tests;
  return scan;
}

void
plumb_dynamics_watch_async (PlumbConnector *connector, PlumbDestination *destination,
                            PlumbCredentials *credentials, const char *cursor,
                            GCancellable *cancellable, GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (connector, cancellable, callback, user_data);

  g_task_set_source_tag (task, plumb_dynamics_watch_async);
  scan_async (connector, destination, credentials, make_scan (cursor, FALSE), task);
}

void
plumb_dynamics_find_tests_async (PlumbConnector *connector, PlumbDestination *destination,
                                 PlumbCredentials *credentials, const char *cursor,
                                 GCancellable *cancellable, GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (connector, cancellable, callback, user_data);

  g_task_set_source_tag (task, plumb_dynamics_find_tests_async);
  scan_async (connector, destination, credentials, make_scan (cursor, TRUE), task);
}
