/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-azure-blob-private.h"

#include "plumb-blob-cursor.h"
#include "plumb-blob-lead.h"
#include "plumb-clock.h"
#include "plumb-storage-error.h"
#include "plumb-storage-exchange.h"

/* No lead is longer; what is, is read up to here, so that one large file does not stop the rest. */
#define LARGEST_LEAD (1024 * 1024)

/* A page of the list, and how far its blobs were read. */
typedef struct {
  PlumbBlobContainer *container;
  PlumbBlobCursor *cursor;
  PlumbBlobList *list;
  PlumbPage *page;
  guint position;
} Scan;

static void
free_scan (Scan *self)
{
  g_clear_pointer (&self->container, plumb_blob_container_free);
  g_clear_pointer (&self->cursor, plumb_blob_cursor_free);
  g_clear_pointer (&self->list, plumb_blob_list_free);
  g_clear_pointer (&self->page, plumb_page_free);
  g_free (self);
}

static void read_cb (GObject *source, GAsyncResult *result, gpointer user_data);

static void
return_page (GTask *task, PlumbPage *page)
{
  g_task_return_pointer (task, page, (GDestroyNotify) plumb_page_free);
}

static void
finish_page (GTask *task, Scan *scan)
{
  plumb_blob_cursor_advance (scan->cursor, scan->list->next);
  scan->page->cursor = plumb_blob_cursor_to_text (scan->cursor);
  scan->page->more = scan->list->next != NULL;
  return_page (task, g_steal_pointer (&scan->page));
}

/* What was archived is tried once on each page, for the evidence of it. */
static gboolean
is_due (Scan *scan, PlumbBlob *blob)
{
  plumb_blob_cursor_pass (scan->cursor, blob);
  if (!blob->is_archived || blob->size == 0)
    return plumb_blob_cursor_wants (scan->cursor, blob);
  if (blob->is_returning)
    plumb_blob_cursor_hold (scan->cursor, blob);
  return scan->page->complaint == NULL;
}

/* One blob after the other: an old container is in no hurry. */
static void
read_next (GTask *task, PlumbHttp *http)
{
  Scan *scan = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  PlumbBlob *blob = NULL;
  gsize limit = 0;

  while (scan->position < scan->list->blobs->len) {
    blob = g_ptr_array_index (scan->list->blobs, scan->position);
    if (is_due (scan, blob))
      break;
    scan->position++;
  }
  if (scan->position >= scan->list->blobs->len) {
    finish_page (task, scan);
    return;
  }
  limit = blob->size > LARGEST_LEAD ? LARGEST_LEAD : 0;
  plumb_storage_exchange_async (
      http, plumb_blob_container_make_read (scan->container, blob->name, limit, plumb_clock_now ()),
      cancellable, read_cb, g_object_ref (task));
}

/* A blob in the archive must not withhold the others.  It counts as moved when it comes back,
 * unless the list does not tell of tiers. */
static gboolean
is_archived (Scan *scan, PlumbReply *reply)
{
  PlumbBlob *blob = g_ptr_array_index (scan->list->blobs, scan->position);

  if (!plumb_storage_reply_says (reply, "BlobArchived") &&
      !plumb_storage_reply_says (reply, "BlobBeingRehydrated"))
    return FALSE;
  if (scan->page->complaint == NULL)
    scan->page->complaint = g_object_ref (plumb_reply_get_attempt (reply));
  if (!blob->is_archived)
    plumb_blob_cursor_hold (scan->cursor, blob);
  return TRUE;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PlumbReply) reply =
      plumb_storage_exchange_finish (PLUMB_HTTP (source), result, &error);
  PlumbAttempt *attempt = NULL;
  Scan *scan = NULL;

  if (error != NULL) {
    g_task_return_error (task, g_steal_pointer (&error));
    return;
  }
  scan = g_task_get_task_data (task);
  attempt = plumb_reply_get_attempt (reply);
  if (plumb_attempt_get_outcome (attempt) == PLUMB_OUTCOME_ACCEPTED) {
    g_ptr_array_add (scan->page->leads,
                     plumb_blob_lead_new (g_ptr_array_index (scan->list->blobs, scan->position),
                                          plumb_reply_get_body (reply)));
  } else if (!is_archived (scan, reply) && !plumb_storage_reply_says (reply, "BlobNotFound")) {
    return_page (task, plumb_page_new (attempt));
    return;
  }
  /* What was deleted since it was listed is no lead any more. */
  scan->position++;
  read_next (task, PLUMB_HTTP (source));
}

static int
compare_blobs (gconstpointer a, gconstpointer b)
{
  gint64 first = (*(const PlumbBlob *const *) a)->modified;
  gint64 second = (*(const PlumbBlob *const *) b)->modified;

  return first < second ? -1 : first > second;
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PlumbReply) reply =
      plumb_storage_exchange_finish (PLUMB_HTTP (source), result, &error);
  Scan *scan = NULL;

  if (error != NULL) {
    g_task_return_error (task, g_steal_pointer (&error));
    return;
  }
  scan = g_task_get_task_data (task);
  scan->page = plumb_page_new (plumb_reply_get_attempt (reply));
  scan->list = plumb_azure_blob_read_list (reply);
  if (scan->list == NULL) {
    return_page (task, g_steal_pointer (&scan->page));
    return;
  }
  /* Blobs come sorted by name; leads go out sorted by the time at which they were written. */
  g_ptr_array_sort (scan->list->blobs, compare_blobs);
  plumb_blob_cursor_begin (scan->cursor, plumb_page_get_present (scan->page));
  read_next (task, PLUMB_HTTP (source));
}

void
plumb_azure_blob_watch_async (PlumbConnector *connector, PlumbDestination *destination,
                              PlumbCredentials *credentials, const char *cursor,
                              GCancellable *cancellable, GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (connector, cancellable, callback, user_data);
  PlumbFinding fault = { PLUMB_FINDING_GOOD, NULL };
  PlumbBlobContainer *container =
      plumb_azure_blob_open (connector, destination, credentials, &fault);
  g_autofree char *place = NULL;
  Scan *scan = NULL;

  g_task_set_source_tag (task, plumb_azure_blob_watch_async);
  if (container == NULL) {
    g_autoptr (PlumbAttempt) attempt = plumb_attempt_new_unusable (fault.diagnosis);

    return_page (task, plumb_page_new (attempt));
    return;
  }
  scan = g_new0 (Scan, 1);
  scan->container = container;
  /* The user may have entered another account or container since. */
  place = g_strconcat (container->connection->endpoint, "/", container->name, NULL);
  scan->cursor = plumb_blob_cursor_new (cursor, place);
  g_task_set_task_data (task, scan, (GDestroyNotify) free_scan);
  plumb_storage_exchange_async (
      plumb_connector_get_http (connector),
      plumb_blob_container_make_list (container, scan->cursor->marker, plumb_clock_now ()),
      cancellable, listed_cb, g_steal_pointer (&task));
}
