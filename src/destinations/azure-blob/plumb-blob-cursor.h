/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-blob-list.h"

G_BEGIN_DECLS

/**
 * PlumbBlobCursor:
 * @since: blobs written at this time or later are new, less the overlap; 0 for all
 * @began: when the scan began, by the service's clock; 0 before its first page
 * @latest: the newest time seen while reading pages
 * @held: the oldest time of a blob that is still to be read; 0 if there is none
 * @place: (nullable): which container it is of
 * @marker: (nullable): where the next page starts
 *
 * How far a container was read.  A list comes sorted by name and cannot be asked for what is new:
 * each scan goes through all of it, and only when it is through does @latest become the next scan's
 * @since.  What was written after @began may stand on a page that was read before, and counts for
 * the next scan.
 */
typedef struct {
  gint64 since;
  gint64 began;
  gint64 latest;
  gint64 held;
  char *place;
  char *marker;
} PlumbBlobCursor;

/* @text: (nullable): what plumb_blob_cursor_to_text() made; anything else is the beginning.
 * @place: starts afresh if the cursor is of another one */
PlumbBlobCursor *plumb_blob_cursor_new (const char *text, const char *place);
void plumb_blob_cursor_free (PlumbBlobCursor *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlumbBlobCursor, plumb_blob_cursor_free)

char *plumb_blob_cursor_to_text (const PlumbBlobCursor *self);

/* Before a page is taken that was sent at @now by the service's clock. */
void plumb_blob_cursor_begin (PlumbBlobCursor *self, gint64 now);

/* Whether @blob may be new; the store knows for certain. */
gboolean plumb_blob_cursor_wants (const PlumbBlobCursor *self, const PlumbBlob *blob);

/* Notes that @blob was seen. */
void plumb_blob_cursor_pass (PlumbBlobCursor *self, const PlumbBlob *blob);

/* Notes that @blob cannot be read yet, so that later scans do not pass it over. */
void plumb_blob_cursor_hold (PlumbBlobCursor *self, const PlumbBlob *blob);

/* Goes on to the page at @marker or, when that is %NULL, to the next scan. */
void plumb_blob_cursor_advance (PlumbBlobCursor *self, const char *marker);

G_END_DECLS
