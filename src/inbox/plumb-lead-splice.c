/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-lead-splice.h"

#include "plumb-lead-rows.h"

#include <string.h>

/* So many new rows are not put in one by one. */
#define MANY 2048

static guint32
get_row (GArray *rows, guint position)
{
  return g_array_index (rows, guint32, position);
}

/* Removing and adding in one call makes GTK ask for every row that is added. */
static void
replace (GListModel *list, GArray *rows, guint position, guint n_removed, const guint32 *added,
         guint n_added)
{
  if (n_removed > 0) {
    g_array_remove_range (rows, position, n_removed);
    g_list_model_items_changed (list, position, n_removed, 0);
  }
  if (n_added > 0) {
    g_array_insert_vals (rows, position, added, n_added);
    g_list_model_items_changed (list, position, 0, n_added);
  }
}

void
plumb_lead_splice (GListModel *list, GArray *rows, guint position, guint n_removed, GArray *added)
{
  replace (list, rows, position, n_removed, (const guint32 *) (gpointer) added->data, added->len);
}

void
plumb_lead_splice_difference (GListModel *list, GArray *rows, GArray *wanted)
{
  guint n_before, n_after;

  plumb_lead_rows_compare (rows, wanted, &n_before, &n_after);
  replace (list, rows, n_before, rows->len - n_before - n_after,
           &g_array_index (wanted, guint32, n_before), wanted->len - n_before - n_after);
}

/* Puts in what @wanted has between the others. */
static void
put_between (GListModel *list, GArray *rows, GArray *wanted)
{
  guint start = 0;

  while (start < wanted->len) {
    guint end = start;

    while (end < wanted->len &&
           (start == rows->len || get_row (wanted, end) != get_row (rows, start)))
      end++;
    replace (list, rows, start, 0, &g_array_index (wanted, guint32, start), end - start);
    start = end + 1;
  }
}

static gboolean
has_only_newer (GArray *rows, GArray *wanted, guint32 newer_than)
{
  g_autoptr (GArray) older = g_array_copy (wanted);

  plumb_lead_rows_drop_newer (older, newer_than);
  return older->len == rows->len &&
         (rows->len == 0 || memcmp (older->data, rows->data, rows->len * sizeof (guint32)) == 0);
}

/* The highest row of those that are to be shown now. */
static guint32
find_last_of_share (GArray *wanted, guint n_shown, guint32 newer_than, guint32 last_row)
{
  g_autoptr (GArray) newer = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint i = 0; i < wanted->len; i++) {
    guint32 row = get_row (wanted, i);

    if (row > newer_than)
      g_array_append_val (newer, row);
  }
  plumb_lead_rows_keep_share (newer, n_shown, &last_row);
  return last_row;
}

gboolean
plumb_lead_splice_share (GListModel *list, GArray *rows, GArray *wanted, guint32 newer_than,
                         guint32 *last_row)
{
  guint32 last_of_all = *last_row;
  g_autoptr (GArray) share = NULL;

  if (wanted->len > rows->len + MANY || !has_only_newer (rows, wanted, newer_than)) {
    plumb_lead_splice_difference (list, rows, wanted);
    return FALSE;
  }
  *last_row = find_last_of_share (wanted, rows->len, newer_than, last_of_all);
  share = g_array_copy (wanted);
  plumb_lead_rows_drop_newer (share, *last_row);
  put_between (list, rows, share);
  return *last_row != last_of_all;
}
