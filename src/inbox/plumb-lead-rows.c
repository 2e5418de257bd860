/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-lead-rows.h"

#include "plumb-store.h"

/* A column view takes up to a millisecond for a row that it makes, and for others half of that. */
#define FIRST_SHARE 6
#define FRAME_SHARE 16

/* Of more than these a view makes rows for a few only. */
#define MANY 2048

guint
plumb_lead_rows_count_newer (GArray *rows, guint32 newer_than)
{
  guint n_newer = 0;

  for (guint i = 0; i < rows->len; i++)
    n_newer += g_array_index (rows, guint32, i) > newer_than;
  return n_newer;
}

void
plumb_lead_rows_drop_newer (GArray *rows, guint32 newer_than)
{
  guint32 *all = (guint32 *) (gpointer) rows->data;
  guint n_kept = 0;

  for (guint i = 0; i < rows->len; i++)
    if (all[i] <= newer_than)
      all[n_kept++] = all[i];
  g_array_set_size (rows, n_kept);
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  guint32 first = *(const guint32 *) a;
  guint32 second = *(const guint32 *) b;

  return first < second ? -1 : first > second;
}

gboolean
plumb_lead_rows_keep_share (GArray *rows, guint n_shown, guint32 *last_row)
{
  guint share = n_shown < PLUMB_LEAD_ROWS_OF_VIEW ? FIRST_SHARE : FRAME_SHARE;
  g_autoptr (GArray) sorted = NULL;

  if (rows->len <= share || (rows->len > MANY && n_shown >= PLUMB_LEAD_ROWS_OF_VIEW))
    return FALSE;
  sorted = g_array_copy (rows);
  g_array_sort (sorted, compare_rows);
  *last_row = g_array_index (sorted, guint32, share - 1);
  plumb_lead_rows_drop_newer (rows, *last_row);
  return TRUE;
}

void
plumb_lead_rows_compare (GArray *old_rows, GArray *new_rows, guint *n_before, guint *n_after)
{
  const guint32 *old = (const guint32 *) (gpointer) old_rows->data;
  const guint32 *new = (const guint32 *) (gpointer) new_rows->data;
  guint n_shorter = MIN (old_rows->len, new_rows->len);

  *n_before = 0;
  *n_after = 0;
  while (*n_before < n_shorter && old[*n_before] == new[*n_before])
    (*n_before)++;
  while (*n_after < n_shorter - *n_before &&
         old[old_rows->len - 1 - *n_after] == new[new_rows->len - 1 - *n_after])
    (*n_after)++;
}

/* Below 0 if @lead stands before the lead of @row; 0 if that is gone. */
static int
compare (PlumbLead *lead, PlumbStore *store, gboolean is_reversed, guint32 row)
{
  g_autoptr (PlumbLead) other = plumb_store_load_lead (store, row);
  gint64 time = plumb_lead_get_occurred_at (lead);
  gboolean is_later;

  if (other == NULL)
    return 0;
  is_later = time > plumb_lead_get_occurred_at (other) ||
             (time == plumb_lead_get_occurred_at (other) && plumb_lead_get_row (lead) > row);
  return is_later != is_reversed ? -1 : 1;
}

gboolean
plumb_lead_rows_find (GArray *rows, guint32 row, guint *position)
{
  for (guint i = 0; i < rows->len; i++) {
    if (g_array_index (rows, guint32, i) != row)
      continue;
    if (position != NULL)
      *position = i;
    return TRUE;
  }
  return FALSE;
}

/* %FALSE if a lead is gone. */
static gboolean
find_place (GArray *rows, PlumbStore *store, gboolean is_reversed, guint32 row, guint *position)
{
  g_autoptr (PlumbLead) lead = plumb_store_load_lead (store, row);
  guint start = 0;
  guint end = rows->len;
  /* Most new leads are the newest. */
  guint middle = is_reversed && end > 0 ? end - 1 : 0;

  if (lead == NULL)
    return FALSE;
  while (start < end) {
    int order = compare (lead, store, is_reversed, g_array_index (rows, guint32, middle));

    if (order == 0)
      return FALSE;
    if (order < 0)
      end = middle;
    else
      start = middle + 1;
    middle = start + (end - start) / 2;
  }
  *position = start;
  return TRUE;
}

gboolean
plumb_lead_rows_find_gap (GArray *rows, PlumbStore *store, gboolean is_reversed, GArray *newer,
                          guint *position)
{
  guint last;

  if (newer->len == 0)
    return TRUE;
  return find_place (rows, store, is_reversed, g_array_index (newer, guint32, 0), position) &&
         find_place (rows, store, is_reversed, g_array_index (newer, guint32, newer->len - 1),
                     &last) &&
         *position == last;
}
