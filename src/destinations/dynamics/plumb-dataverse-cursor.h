/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PlumbDataverseCursor:
 * @place: (nullable): the instance that was read
 * @polls: whether leads are found by the time at which they were made, because changes are not told
 * @link: (nullable): the page to read next: of a scan, or of what has changed since
 * @is_delta: whether @link asks for what has changed since
 * @since: when polling, the newest lead of the last whole scan
 * @latest: when polling, the newest lead of the scan under way
 *
 * How far the leads of an instance were read.  As text it is the cursor that the store keeps.
 */
typedef struct {
  char *place;
  gboolean polls;
  char *link;
  gboolean is_delta;
  gint64 since;
  gint64 latest;
} PlumbDataverseCursor;

/* (transfer full): @text: (nullable); what is none begins at the beginning. */
PlumbDataverseCursor *plumb_dataverse_cursor_new (const char *text);
void plumb_dataverse_cursor_free (PlumbDataverseCursor *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlumbDataverseCursor, plumb_dataverse_cursor_free)

/* Begins again if @place is another than before. */
void plumb_dataverse_cursor_set_place (PlumbDataverseCursor *self, const char *place);

/* Begins the scan again, because the instance does not take the link; @polls: goes by time. */
void plumb_dataverse_cursor_restart (PlumbDataverseCursor *self, gboolean polls);

/* (transfer full) (nullable): when polling, which leads to ask for; %NULL for all. */
char *plumb_dataverse_cursor_dup_filter (const PlumbDataverseCursor *self);

/* Takes up what a page said: the next page or, at the end, where changes are told; both (nullable).
 */
void plumb_dataverse_cursor_advance (PlumbDataverseCursor *self, const char *next,
                                     const char *delta);

char *plumb_dataverse_cursor_to_text (const PlumbDataverseCursor *self);

G_END_DECLS
