/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-salesforce-private.h"

#include "plumb-json.h"
#include "plumb-salesforce-call.h"
#include "plumb-salesforce-cursor.h"
#include "plumb-salesforce-error.h"
#include "plumb-salesforce-query.h"
#include "plumb-salesforce-record.h"

/* Few enough to be shown at once; Salesforce allows 200 to 2000. */
#define RECORDS_PER_PAGE 200

typedef struct {
  PlumbSalesforceCursor *cursor;
  gboolean only_tests;
} Scan;

static void
scan_free (Scan *self)
{
  g_clear_pointer (&self->cursor, plumb_salesforce_cursor_free);
  g_free (self);
}

/* (transfer full) (nullable): where the next page is, unless it leads elsewhere. */
static char *
dup_next (JsonObject *answer)
{
  g_autofree char *next = plumb_json_dup_text (answer, "nextRecordsUrl");

  if (next == NULL || !plumb_salesforce_cursor_is_page (next) ||
      json_object_get_boolean_member_with_default (answer, "done", FALSE))
    return NULL;
  return g_steal_pointer (&next);
}

static void
take_record (Scan *scan, PlumbPage *page, JsonNode *node)
{
  JsonObject *record = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  g_autoptr (PlumbLead) lead = NULL;
  gint64 time = 0;

  if (record == NULL)
    return;
  lead = plumb_salesforce_record_to_lead (record);
  time = plumb_salesforce_record_get_time (record);
  if (time <= plumb_page_get_present (page))
    plumb_salesforce_cursor_note (scan->cursor, time);
  if (plumb_lead_get_key (lead) != NULL && (!scan->only_tests || plumb_lead_is_test (lead)))
    g_ptr_array_add (page->leads, g_steal_pointer (&lead));
}

static void
read_page (Scan *scan, PlumbPage *page, PlumbReply *reply)
{
  g_autoptr (JsonNode) answer = plumb_salesforce_reply_dup_json (reply);
  JsonArray *records = plumb_salesforce_record_find_all (answer);
  g_autofree char *next = NULL;

  if (records == NULL) {
    plumb_attempt_set_outcome (page->attempt, PLUMB_OUTCOME_REFUSED);
    plumb_attempt_set_remote_code (page->attempt, "not-salesforce");
    return;
  }
  for (guint i = 0; i < json_array_get_length (records); i++)
    take_record (scan, page, json_array_get_element (records, i));
  next = dup_next (json_node_get_object (answer));
  plumb_salesforce_cursor_advance (scan->cursor, next);
  page->cursor = plumb_salesforce_cursor_to_text (scan->cursor);
  page->more = next != NULL;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Scan *scan = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (PlumbReply) reply = plumb_salesforce_call_finish (PLUMB_HTTP (source), result, &error);
  g_autoptr (PlumbPage) page = NULL;

  if (error != NULL) {
    g_task_return_error (task, g_steal_pointer (&error));
    return;
  }
  page = plumb_page_new (plumb_reply_get_attempt (reply));
  if (plumb_salesforce_reply_is_accepted (reply)) {
    read_page (scan, page, reply);
  } else if (scan->cursor->next != NULL &&
             plumb_salesforce_reply_says (reply, "INVALID_QUERY_LOCATOR")) {
    /* The rest of the answer is no longer kept: the next look asks again from the same time on. */
    plumb_attempt_set_outcome (page->attempt, PLUMB_OUTCOME_ACCEPTED);
    plumb_salesforce_cursor_rewind (scan->cursor);
    page->cursor = plumb_salesforce_cursor_to_text (scan->cursor);
  }
  g_task_return_pointer (task, g_steal_pointer (&page), (GDestroyNotify) plumb_page_free);
}

static char *
dup_path (const Scan *scan)
{
  if (scan->cursor->next != NULL)
    return g_strdup (scan->cursor->next);
  if (scan->only_tests)
    return plumb_salesforce_query_make_tests ();
  return plumb_salesforce_query_make_changes (plumb_salesforce_cursor_get_start (scan->cursor));
}

/* Takes @task. */
static void
scan_leads (PlumbConnector *connector, PlumbDestination *destination, PlumbCredentials *credentials,
            const char *cursor, gboolean only_tests, GTask *task)
{
  PlumbFinding fault = { PLUMB_FINDING_GOOD, NULL };
  g_autoptr (GTask) owned = task;
  g_autoptr (PlumbSalesforceAccount) account =
      plumb_salesforce_open_account (connector, destination, credentials, &fault);
  GCancellable *cancellable = g_task_get_cancellable (task);
  Scan *scan = g_new0 (Scan, 1);
  g_autofree char *path = NULL;

  g_task_set_task_data (task, scan, (GDestroyNotify) scan_free);
  scan->only_tests = only_tests;
  if (account == NULL) {
    g_autoptr (PlumbAttempt) attempt = plumb_salesforce_make_unreadable (&fault);

    g_task_return_pointer (task, plumb_page_new (attempt), (GDestroyNotify) plumb_page_free);
    return;
  }
  scan->cursor =
      plumb_salesforce_cursor_new (cursor, plumb_salesforce_account_get_origin (account));
  path = dup_path (scan);
  plumb_salesforce_call_async (plumb_connector_get_http (connector), account, "GET", path,
                               RECORDS_PER_PAGE, cancellable, read_cb, g_steal_pointer (&owned));
}

void
plumb_salesforce_watch_async (PlumbConnector *connector, PlumbDestination *destination,
                              PlumbCredentials *credentials, const char *cursor,
                              GCancellable *cancellable, GAsyncReadyCallback callback,
                              gpointer user_data)
{
  GTask *task = g_task_new (connector, cancellable, callback, user_data);

  g_task_set_source_tag (task, plumb_salesforce_watch_async);
  scan_leads (connector, destination, credentials, cursor, FALSE, task);
}

void
plumb_salesforce_find_tests_async (PlumbConnector *connector, PlumbDestination *destination,
                                   PlumbCredentials *credentials, const char *cursor,
                                   GCancellable *cancellable, GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  GTask *task = g_task_new (connector, cancellable, callback, user_data);

  g_task_set_source_tag (task, plumb_salesforce_find_tests_async);
  scan_leads (connector, destination, credentials, cursor, TRUE, task);
}
