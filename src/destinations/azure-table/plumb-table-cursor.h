/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PlumbTableCursor:
 * @since: rows changed at this time or later are asked for, less the overlap; 0 for all rows
 * @began: when the scan began, by the service's clock; 0 before its first page
 * @latest: the newest time seen while reading pages
 * @place: (nullable): which table it is of; %NULL if that was not noted
 * @partition: (nullable): where the next page starts
 * @row: (nullable): where the next page starts; may be absent beside a @partition
 *
 * How far a table was read.  A scan goes through pages with one filter; only when it is through
 * does @latest become the next scan's @since, because rows come sorted by key and not by time. What
 * came after @began counts for nothing then: an older row may have come too, on a page read before.
 */
typedef struct {
  gint64 since;
  gint64 began;
  gint64 latest;
  char *place;
  char *partition;
  char *row;
} PlumbTableCursor;

/* @text: (nullable): what plumb_table_cursor_to_text() made; anything else is the beginning. */
PlumbTableCursor *plumb_table_cursor_new (const char *text);
void plumb_table_cursor_free (PlumbTableCursor *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlumbTableCursor, plumb_table_cursor_free)

/* Goes back to the beginning if @place is another table than the one it is of. */
void plumb_table_cursor_set_place (PlumbTableCursor *self, const char *place);

char *plumb_table_cursor_to_text (const PlumbTableCursor *self);

/* (transfer full): the query of the request for the next page. */
char *plumb_table_cursor_dup_query (const PlumbTableCursor *self);

/* Before a page is read that was sent at @now by the service's clock. */
void plumb_table_cursor_begin (PlumbTableCursor *self, gint64 now);

/* Goes on to the next page, or, when both are %NULL, to the next scan. */
void plumb_table_cursor_advance (PlumbTableCursor *self, const char *partition, const char *row);

G_END_DECLS
