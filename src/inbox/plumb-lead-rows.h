/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _PlumbStore PlumbStore;

/*
 * Rows of leads (element-type guint32) in the order of a list.
 */

/* GtkColumnView and GtkListView make widgets for so many rows and then use them again. */
#define PLUMB_LEAD_ROWS_OF_VIEW 205

/* How many rows are above @newer_than. */
guint plumb_lead_rows_count_newer (GArray *rows, guint32 newer_than);

/* Takes out the rows above @newer_than. */
void plumb_lead_rows_drop_newer (GArray *rows, guint32 newer_than);

/**
 * plumb_lead_rows_keep_share:
 * @n_shown: how many rows a view has already
 * @last_row: (inout): the highest of @rows
 *
 * Leaves only as many new rows, the lowest, as a view can show within one frame; or all of them
 * if they are so many that this is sooner done, and the view has what it needs to show them.
 *
 * Returns: whether others are left for later
 */
gboolean plumb_lead_rows_keep_share (GArray *rows, guint n_shown, guint32 *last_row);

/* How many rows are the same at both ends of @old_rows and @new_rows. */
void plumb_lead_rows_compare (GArray *old_rows, GArray *new_rows, guint *n_before, guint *n_after);

gboolean plumb_lead_rows_find (GArray *rows, guint32 row, guint *position);

/**
 * plumb_lead_rows_find_gap:
 * @rows: newest first, or oldest if @is_reversed
 *
 * Where all of @newer, in the same order, belong; %FALSE if they do not belong side by side or a
 * lead is gone that must be looked at.
 */
gboolean plumb_lead_rows_find_gap (GArray *rows, PlumbStore *store, gboolean is_reversed,
                                   GArray *newer, guint *position);

G_END_DECLS
