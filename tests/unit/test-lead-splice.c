/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-lead-splice.h"

/* A list of rows that counts what it tells of itself. */
typedef struct {
  GListModel *list;
  GArray *rows;
  guint n_calls;
  guint n_added;
  guint n_removed;
} Fixture;

static void
changed_cb (GListModel *list, guint position, guint n_removed, guint n_added, gpointer user_data)
{
  Fixture *fixture = user_data;

  g_assert_true (n_removed == 0 || n_added == 0);
  g_assert_cmpuint (position + n_added, <=, fixture->rows->len);
  fixture->n_calls++;
  fixture->n_added += n_added;
  fixture->n_removed += n_removed;
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  fixture->list = G_LIST_MODEL (g_list_store_new (G_TYPE_OBJECT));
  fixture->rows = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_signal_connect (fixture->list, "items-changed", G_CALLBACK (changed_cb), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_object_unref (fixture->list);
  g_array_unref (fixture->rows);
}

/* The rows from 1 to @n_rows, no two that are neighbours side by side. */
static GArray *
new_mixed_rows (guint32 n_rows)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint32 remainder = 0; remainder < 7; remainder++)
    for (guint32 row = 1; row <= n_rows; row++)
      if (row % 7 == remainder)
        g_array_append_val (rows, row);
  return rows;
}

static void
assert_same (GArray *rows, GArray *wanted)
{
  g_assert_cmpmem (rows->data, rows->len * sizeof (guint32), wanted->data,
                   wanted->len * sizeof (guint32));
}

static void
test_new_rows_come_some_at_a_time_wherever_they_belong (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GArray) old = new_mixed_rows (400);
  g_autoptr (GArray) wanted = new_mixed_rows (500);
  guint32 newer_than = 400;
  guint32 last_row = 0;
  guint n_rounds = 0;

  g_array_append_vals (fixture->rows, old->data, old->len);
  while (last_row != 500) {
    gboolean has_others;

    last_row = 500;
    has_others =
        plumb_lead_splice_share (fixture->list, fixture->rows, wanted, newer_than, &last_row);
    g_assert_true (has_others == (last_row != 500));
    g_assert_cmpuint (fixture->rows->len, ==, last_row);
    g_assert_cmpuint (last_row - newer_than, <=, 16);
    newer_than = last_row;
    n_rounds++;
  }
  assert_same (fixture->rows, wanted);
  g_assert_cmpuint (fixture->n_removed, ==, 0);
  g_assert_cmpuint (fixture->n_added, ==, 100);
  g_assert_cmpuint (n_rounds, ==, 7);
}

static void
test_new_rows_at_both_ends_are_put_in (Fixture *fixture, gconstpointer unused)
{
  const guint32 shown[] = { 2, 1 };
  const guint32 all[] = { 4, 2, 1, 3, 5 };
  g_autoptr (GArray) wanted = g_array_new (FALSE, FALSE, sizeof (guint32));
  guint32 last_row = 9;

  g_array_append_vals (fixture->rows, shown, G_N_ELEMENTS (shown));
  g_array_append_vals (wanted, all, G_N_ELEMENTS (all));
  g_assert_false (plumb_lead_splice_share (fixture->list, fixture->rows, wanted, 2, &last_row));
  assert_same (fixture->rows, wanted);
  g_assert_cmpuint (last_row, ==, 9);
  g_assert_cmpuint (fixture->n_calls, ==, 2);
}

static void
test_what_is_gone_goes_with_all_that_changed (Fixture *fixture, gconstpointer unused)
{
  const guint32 shown[] = { 1, 2, 3, 4 };
  const guint32 all[] = { 1, 5, 3, 4 };
  g_autoptr (GArray) wanted = g_array_new (FALSE, FALSE, sizeof (guint32));
  guint32 last_row = 5;

  g_array_append_vals (fixture->rows, shown, G_N_ELEMENTS (shown));
  g_array_append_vals (wanted, all, G_N_ELEMENTS (all));
  g_assert_false (plumb_lead_splice_share (fixture->list, fixture->rows, wanted, 4, &last_row));
  assert_same (fixture->rows, wanted);
  g_assert_cmpuint (fixture->n_removed, ==, 1);
  g_assert_cmpuint (fixture->n_added, ==, 1);
}

static void
test_very_many_come_at_once (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GArray) old = new_mixed_rows (400);
  g_autoptr (GArray) wanted = new_mixed_rows (9000);
  guint32 last_row = 9000;

  g_array_append_vals (fixture->rows, old->data, old->len);
  g_assert_false (plumb_lead_splice_share (fixture->list, fixture->rows, wanted, 400, &last_row));
  assert_same (fixture->rows, wanted);
  g_assert_cmpuint (fixture->n_calls, ==, 2);
}

#define ADD(name, test) g_test_add ("/lead-splice/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("new-rows-come-some-at-a-time-wherever-they-belong",
       test_new_rows_come_some_at_a_time_wherever_they_belong);
  ADD ("new-rows-at-both-ends-are-put-in", test_new_rows_at_both_ends_are_put_in);
  ADD ("what-is-gone-goes-with-all-that-changed", test_what_is_gone_goes_with_all_that_changed);
  ADD ("very-many-come-at-once", test_very_many_come_at_once);

  return g_test_run ();
}
