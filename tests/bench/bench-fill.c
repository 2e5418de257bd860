/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-bench.h"

#include <stdio.h>
#include <stdlib.h>

#define BATCH 500

/* usage: bench-fill DATABASE N: adds N leads as an import would and says what a second takes. */
static void
add_batch (PlumbStore *store, guint first)
{
  g_autoptr (GPtrArray) leads = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) added = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *kept = NULL;

  for (guint i = 0; i < BATCH; i++)
    g_ptr_array_add (leads, plumb_bench_new_lead (first + i));
  plumb_store_add_leads_async (store, "d1", leads, NULL, NULL, plumb_bench_keep_result, &kept);
  result = plumb_bench_await (&kept);
  added = plumb_store_add_leads_finish (store, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (added->len, ==, BATCH);
}

int
main (int argc, char *argv[])
{
  guint n_leads = argc > 2 ? (guint) atoi (argv[2]) : 0;
  PlumbStore *store;
  gint64 start;

  if (n_leads == 0) {
    fprintf (stderr, "usage: bench-fill DATABASE N\n");
    return 2;
  }
  store = plumb_bench_open_store (argv[1]);
  start = g_get_monotonic_time ();
  for (guint i = 0; i < n_leads; i += BATCH) {
    add_batch (store, i);
    if ((i + BATCH) % 100000 == 0) {
      printf ("%u leads, %.0f a second\n", i + BATCH,
              100000 / (plumb_bench_get_milliseconds (start) / 1000));
      start = g_get_monotonic_time ();
    }
  }
  plumb_store_close (store);
  g_object_unref (store);
  return 0;
}
