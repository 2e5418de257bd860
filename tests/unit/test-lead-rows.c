/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-lead-rows.h"

static GArray *
new_rows (guint32 n_rows)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint32 row = n_rows; row > 0; row--)
    g_array_append_val (rows, row);
  return rows;
}

static void
test_a_flood_is_shown_over_several_frames (void)
{
  g_autoptr (GArray) few = new_rows (16);
  g_autoptr (GArray) flood = new_rows (1000);
  g_autoptr (GArray) import = new_rows (5000);
  guint32 last_row = 1000;

  g_assert_true (plumb_lead_rows_keep_share (flood, 1000, &last_row));
  g_assert_cmpuint (flood->len, ==, 16);
  g_assert_cmpuint (last_row, ==, 16);
  g_assert_cmpuint (g_array_index (flood, guint32, 0), ==, 16);
  g_assert_cmpuint (g_array_index (flood, guint32, 15), ==, 1);

  g_assert_false (plumb_lead_rows_keep_share (few, 1000, &last_row));
  g_assert_cmpuint (few->len, ==, 16);
  g_assert_false (plumb_lead_rows_keep_share (import, 1000, &last_row));
  g_assert_cmpuint (import->len, ==, 5000);
  g_assert_cmpuint (last_row, ==, 16);
}

static void
test_a_list_that_is_nearly_empty_takes_less_in_a_frame (void)
{
  g_autoptr (GArray) few = new_rows (16);
  g_autoptr (GArray) import = new_rows (5000);
  guint32 last_row = 16;

  g_assert_true (plumb_lead_rows_keep_share (few, 0, &last_row));
  g_assert_cmpuint (few->len, <, 16);
  g_assert_cmpuint (few->len, ==, last_row);

  last_row = 5000;
  g_assert_true (plumb_lead_rows_keep_share (import, 100, &last_row));
  g_assert_cmpuint (import->len, ==, few->len);
  g_assert_cmpuint (last_row, ==, few->len);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/lead-rows/a-flood-is-shown-over-several-frames",
                   test_a_flood_is_shown_over_several_frames);
  g_test_add_func ("/lead-rows/a-list-that-is-nearly-empty-takes-less-in-a-frame",
                   test_a_list_that_is_nearly_empty_takes_less_in_a_frame);

  return g_test_run ();
}
