/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-lead-page.h"

#include "plumb-lead-select.h"

/* Leads that are looked at one by one before the index is asked: some 5 ms. */
#define MAX_STEPS 5000

/* From so many candidates on, it takes longer to put them in order than to come across them. */
#define MANY 3000

static gboolean
pass_on (GError **error, GError *local_error)
{
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, local_error);
  return FALSE;
}

static guint32
get_row (PlumbStatement *statement)
{
  return (guint32) plumb_statement_get_number (statement, 0);
}

/* What is frequent is among the newest. */
static gboolean
walk (PlumbDatabase *database, const PlumbLeadQuery *query, guint limit, GArray *rows,
      gboolean *is_done, GError **error)
{
  g_autoptr (PlumbStatement) statement = plumb_lead_select_walk (database, query, error);
  gboolean goes_on = statement != NULL;
  GError *local_error = NULL;

  if (statement == NULL)
    return FALSE;
  for (guint i = 0; goes_on && i < MAX_STEPS && rows->len < limit; i++) {
    goes_on = plumb_statement_next (statement, &local_error);
    if (goes_on && plumb_statement_get_number (statement, 1) != 0) {
      guint32 row = get_row (statement);

      g_array_append_val (rows, row);
    }
  }
  *is_done = !goes_on || rows->len == limit;
  return pass_on (error, local_error);
}

static void
set_bit (GByteArray *bits, guint32 row)
{
  guint old_length = bits->len;

  if (row / 8 >= old_length) {
    g_byte_array_set_size (bits, row / 8 * 2 + 64);
    memset (bits->data + old_length, 0, bits->len - old_length);
  }
  bits->data[row / 8] |= (guint8) (1 << row % 8);
}

static gboolean
has_bit (GByteArray *bits, guint32 row)
{
  return row / 8 < bits->len && (bits->data[row / 8] & 1 << row % 8) != 0;
}

static gboolean
find_candidates (PlumbDatabase *database, const PlumbLeadQuery *query, GByteArray *bits,
                 guint *n_found, GError **error)
{
  g_autoptr (PlumbStatement) statement = plumb_lead_select_candidates (database, query, error);
  GError *local_error = NULL;

  if (statement == NULL)
    return FALSE;
  for (*n_found = 0; plumb_statement_next (statement, &local_error); (*n_found)++)
    set_bit (bits, get_row (statement));
  return pass_on (error, local_error);
}

static gboolean
check (PlumbStatement *statement, guint32 row, GArray *rows, GError **error)
{
  GError *local_error = NULL;

  plumb_statement_bind_number (statement, ":row", row);
  if (plumb_statement_next (statement, &local_error))
    g_array_append_val (rows, row);
  plumb_statement_rewind (statement);
  return pass_on (error, local_error);
}

/* Goes through the times alone, and looks only at the leads that are candidates. */
static gboolean
walk_candidates (PlumbDatabase *database, const PlumbLeadQuery *query, GByteArray *bits,
                 guint limit, GArray *rows, GError **error)
{
  g_autoptr (PlumbStatement) times = plumb_lead_select_times (database, query, error);
  g_autoptr (PlumbStatement) one = NULL;
  GError *local_error = NULL;

  if (times == NULL)
    return FALSE;
  one = plumb_lead_select_check (database, query, error);
  if (one == NULL)
    return FALSE;
  while (rows->len < limit && plumb_statement_next (times, &local_error)) {
    guint32 row = get_row (times);

    if (has_bit (bits, row) && !check (one, row, rows, &local_error))
      break;
  }
  return pass_on (error, local_error);
}

gboolean
plumb_lead_page_find (PlumbDatabase *database, const PlumbLeadQuery *query, guint limit,
                      GArray *rows, gboolean *is_done, GError **error)
{
  g_autoptr (GByteArray) bits = NULL;
  guint n_found;

  if (!walk (database, query, limit, rows, is_done, error))
    return FALSE;
  if (*is_done)
    return TRUE;
  bits = g_byte_array_new ();
  if (!find_candidates (database, query, bits, &n_found, error))
    return FALSE;
  *is_done = n_found >= MANY;
  g_array_set_size (rows, 0);
  return !*is_done || walk_candidates (database, query, bits, limit, rows, error);
}
