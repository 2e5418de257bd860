/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * Changes of a list's rows (element-type guint32), with word of them from the list.
 */

/* Takes out @n_removed rows at @position, then puts in @added. */
void plumb_lead_splice (GListModel *list, GArray *rows, guint position, guint n_removed,
                        GArray *added);

/* Makes @rows the same as @wanted: all between what is the same at both ends is replaced. */
void plumb_lead_splice_difference (GListModel *list, GArray *rows, GArray *wanted);

/**
 * plumb_lead_splice_share:
 * @newer_than: none of @rows is above it
 * @last_row: (inout): the highest row of @wanted, then of @rows
 *
 * The same, but if nothing is different than that @wanted has new rows between the others, only as
 * many of them, the lowest, as a view can show within one frame.
 *
 * Returns: whether others are left for later
 */
gboolean plumb_lead_splice_share (GListModel *list, GArray *rows, GArray *wanted,
                                  guint32 newer_than, guint32 *last_row);

G_END_DECLS
