/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _PlumbStore PlumbStore;

/*
 * Rows of leads (element-type guint32) in the order of a list.
 */

/* How many rows are above @newer_than. */
guint plumb_lead_rows_count_newer (GArray *rows, guint32 newer_than);

/* How many rows are the same at both ends of @old_rows and @new_rows. */
void plumb_lead_rows_compare (GArray *old_rows, GArray *new_rows, guint *n_before, guint *n_after);

/**
 * plumb_lead_rows_find_place:
 * @rows: newest first, or oldest if @is_reversed
 *
 * Where the lead of @row belongs; %FALSE if a lead is gone that must be looked at.
 */
gboolean plumb_lead_rows_find_place (GArray *rows, PlumbStore *store, gboolean is_reversed,
                                     guint32 row, guint *position);

G_END_DECLS
