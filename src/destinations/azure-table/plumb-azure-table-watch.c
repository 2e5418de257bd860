/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-azure-table-private.h"

#include "plumb-clock.h"
#include "plumb-json.h"
#include "plumb-storage-error.h"
#include "plumb-table-cursor.h"
#include "plumb-table-exchange.h"
#include "plumb-table-row.h"

typedef struct {
  PlumbTableCursor *cursor;
  gboolean only_tests;
} Scan;

static void
free_scan (Scan *self)
{
  plumb_table_cursor_free (self->cursor);
  g_free (self);
}

typedef struct {
  gint64 time;
  PlumbLead *lead;
} Found;

static void
clear_found (gpointer data)
{
  g_clear_object (&((Found *) data)->lead);
}

static int
compare_found (gconstpointer a, gconstpointer b)
{
  gint64 first = ((const Found *) a)->time;
  gint64 second = ((const Found *) b)->time;

  return first < second ? -1 : first > second;
}

static void
take_row (Scan *scan, GArray *all, JsonObject *row)
{
  Found found = { plumb_table_row_get_time (row), plumb_table_row_to_lead (row) };

  scan->cursor->latest = MAX (scan->cursor->latest, found.time);
  if (scan->only_tests && !plumb_lead_is_test (found.lead))
    g_object_unref (found.lead);
  else
    g_array_append_val (all, found);
}

/* Rows come sorted by key; leads go out sorted by the time at which they arrived. */
static void
take_rows (Scan *scan, PlumbPage *page, JsonArray *rows)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (Found));

  g_array_set_clear_func (all, clear_found);
  for (guint i = 0; i < json_array_get_length (rows); i++) {
    JsonNode *row = json_array_get_element (rows, i);

    if (JSON_NODE_HOLDS_OBJECT (row))
      take_row (scan, all, json_node_get_object (row));
  }
  g_array_sort (all, compare_found);
  for (guint i = 0; i < all->len; i++)
    g_ptr_array_add (page->leads, g_object_ref (g_array_index (all, Found, i).lead));
}

static JsonArray *
find_rows (JsonNode *node)
{
  JsonNode *value = NULL;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return NULL;
  value = json_object_get_member (json_node_get_object (node), "value");
  return value != NULL && JSON_NODE_HOLDS_ARRAY (value) ? json_node_get_array (value) : NULL;
}

/* A page may be empty and still not be the last. */
static void
read_page (Scan *scan, PlumbPage *page, PlumbReply *reply)
{
  gsize length = 0;
  const char *body = g_bytes_get_data (plumb_reply_get_body (reply), &length);
  const char *partition = plumb_reply_get_header (reply, "x-ms-continuation-NextPartitionKey");
  const char *row = plumb_reply_get_header (reply, "x-ms-continuation-NextRowKey");
  g_autoptr (JsonNode) node = plumb_json_parse (body, length, NULL);
  JsonArray *rows = find_rows (node);

  if (rows == NULL) {
    plumb_attempt_set_outcome (page->attempt, PLUMB_OUTCOME_REFUSED);
    plumb_attempt_set_remote_code (page->attempt, "not-rows");
    return;
  }
  plumb_table_cursor_begin (scan->cursor, plumb_page_get_present (page));
  take_rows (scan, page, rows);
  plumb_table_cursor_advance (scan->cursor, partition, row);
  page->cursor = plumb_table_cursor_to_text (scan->cursor);
  page->more = partition != NULL || row != NULL;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PlumbReply) reply = plumb_table_query_finish (PLUMB_HTTP (source), result, &error);
  g_autoptr (PlumbPage) page = NULL;
  Scan *scan = NULL;

  if (error != NULL) {
    g_task_return_error (task, g_steal_pointer (&error));
    return;
  }
  scan = g_task_get_task_data (task);
  page = plumb_page_new (plumb_reply_get_attempt (reply));
  if (plumb_storage_reply_says (reply, "TableNotFound")) {
    /* Microsoft makes the table with the first lead: none has come yet. */
    plumb_attempt_set_outcome (page->attempt, PLUMB_OUTCOME_ACCEPTED);
    page->cursor = plumb_table_cursor_to_text (scan->cursor);
  } else if (plumb_attempt_get_outcome (page->attempt) == PLUMB_OUTCOME_ACCEPTED) {
    read_page (scan, page, reply);
  }
  g_task_return_pointer (task, g_steal_pointer (&page), (GDestroyNotify) plumb_page_free);
}

static void
scan_async (PlumbConnector *connector, PlumbDestination *destination, PlumbCredentials *credentials,
            Scan *scan, GTask *task)
{
  PlumbFinding fault = { PLUMB_FINDING_GOOD, NULL };
  g_autoptr (PlumbTable) table =
      plumb_azure_table_open (connector, destination, credentials, &fault);
  g_autofree char *place = NULL;
  g_autofree char *query = NULL;

  g_task_set_task_data (task, scan, (GDestroyNotify) free_scan);
  if (table == NULL) {
    g_autoptr (PlumbAttempt) attempt = plumb_attempt_new_unusable (fault.diagnosis);

    g_task_return_pointer (task, plumb_page_new (attempt), (GDestroyNotify) plumb_page_free);
    return;
  }
  /* The user may have entered another account or table since. */
  place = g_strconcat (table->connection->endpoint, "/", table->name, NULL);
  plumb_table_cursor_set_place (scan->cursor, place);
  query = plumb_table_cursor_dup_query (scan->cursor);
  plumb_table_query_async (plumb_connector_get_http (connector), table, query,
                           g_task_get_cancellable (task), read_cb, g_object_ref (task));
}

static Scan *
make_scan (const char *cursor, gboolean only_tests)
{
  Scan *scan = g_new0 (Scan, 1);

  scan->cursor = plumb_table_cursor_new (cursor);
  scan->only_tests = only_tests;
  return scan;
}

void
plumb_azure_table_watch_async (PlumbConnector *connector, PlumbDestination *destination,
                               PlumbCredentials *credentials, const char *cursor,
                               GCancellable *cancellable, GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (connector, cancellable, callback, user_data);

  g_task_set_source_tag (task, plumb_azure_table_watch_async);
  scan_async (connector, destination, credentials, make_scan (cursor, FALSE), task);
}

void
plumb_azure_table_find_tests_async (PlumbConnector *connector, PlumbDestination *destination,
                                    PlumbCredentials *credentials, const char *cursor,
                                    GCancellable *cancellable, GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (connector, cancellable, callback, user_data);

  g_task_set_source_tag (task, plumb_azure_table_find_tests_async);
  scan_async (connector, destination, credentials, make_scan (cursor, TRUE), task);
}
