/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PlumbSalesforceCursor:
 * @since: leads that changed at this time or later are asked for, less the overlap; 0 for all
 * @latest: the newest change seen while reading pages
 * @place: (nullable): which organisation's server it is of
 * @next: (nullable): the path of the next page
 *
 * How far an organisation's leads were read.  Pages of one answer come sorted by the time of the
 * last change; only with the last of them does @latest become @since.
 */
typedef struct {
  gint64 since;
  gint64 latest;
  char *place;
  char *next;
} PlumbSalesforceCursor;

/* @text: (nullable): what plumb_salesforce_cursor_to_text() made; anything else is the beginning.
 * @place: if the cursor is of another, it is the beginning too. */
PlumbSalesforceCursor *plumb_salesforce_cursor_new (const char *text, const char *place);
void plumb_salesforce_cursor_free (PlumbSalesforceCursor *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlumbSalesforceCursor, plumb_salesforce_cursor_free)

char *plumb_salesforce_cursor_to_text (const PlumbSalesforceCursor *self);

/* Whether @path may be asked for with a token: pages of answers, and nothing else. */
gboolean plumb_salesforce_cursor_is_page (const char *path);

/* From when on to ask. */
gint64 plumb_salesforce_cursor_get_start (const PlumbSalesforceCursor *self);

/* Notes that a lead was read that changed at @time. */
void plumb_salesforce_cursor_note (PlumbSalesforceCursor *self, gint64 time);

/* Goes on to the page @next, or, when it is %NULL, to what changes from now on. */
void plumb_salesforce_cursor_advance (PlumbSalesforceCursor *self, const char *next);

/* Forgets which page comes next: Salesforce keeps answers for some time only. */
void plumb_salesforce_cursor_rewind (PlumbSalesforceCursor *self);

G_END_DECLS
