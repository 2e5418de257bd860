/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-bench.h"

#include "plumb-lead-list.h"

#include <sqlite3.h>
#include <stdio.h>

/* A frame at 60 a second. */
#define FRAME 16.67
#define N_JUMPS 2000
#define N_SWAPS 20
#define N_VISIBLE 100
#define N_RANDOM 200

typedef struct {
  GArray *times;
  GArray *swaps;
  GArray *calls;
} Measured;

static int
compare (gconstpointer a, gconstpointer b)
{
  const double *left = a;
  const double *right = b;

  return *left < *right ? -1 : *left > *right;
}

static double
get_percentile (GArray *values, double share)
{
  g_array_sort (values, compare);
  return plumb_bench_get_percentile (values, share);
}

static void
note (GArray *values, gint64 start)
{
  double time = plumb_bench_get_milliseconds (start);

  g_array_append_val (values, time);
}

static void
touch (PlumbLeadList *list, guint position, guint n_items)
{
  for (guint i = 0; i < n_items; i++) {
    g_autoptr (PlumbLead) lead = g_list_model_get_item (G_LIST_MODEL (list), position + i);

    if (lead != NULL)
      g_assert_nonnull (plumb_lead_get_text (lead, PLUMB_LEAD_COMPANY));
  }
}

static guint
get_length (PlumbLeadList *list)
{
  return g_list_model_get_n_items (G_LIST_MODEL (list));
}

static gboolean
wake_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

/* The longest single turn of the main loop is what a swap costs it. */
static double
wait_for (PlumbLeadList *list, guint length)
{
  double longest = 0;
  guint waker = g_timeout_add (200, wake_cb, NULL);

  while (plumb_lead_list_is_busy (list) || get_length (list) < length) {
    gint64 start;

    g_poll (NULL, 0, 1);
    start = g_get_monotonic_time ();
    g_main_context_iteration (NULL, FALSE);
    longest = MAX (longest, plumb_bench_get_milliseconds (start));
  }
  g_source_remove (waker);
  return longest;
}

/* The cache of SQLite does not grow with the leads, but stands for the search in memory. */
static void
measure_memory (PlumbStore *store, guint n_leads)
{
  gsize before = plumb_bench_get_memory ();
  sqlite3_int64 cache_before = sqlite3_memory_used ();
  g_autoptr (PlumbLeadList) list = plumb_lead_list_new (store);
  double all, list_alone;

  wait_for (list, n_leads);
  all = (double) (plumb_bench_get_memory () - before);
  list_alone = all - (double) (sqlite3_memory_used () - cache_before);
  plumb_bench_report ("7 memory of the list per lead", list_alone / n_leads, 8, "B");
  plumb_bench_report ("7 memory of list and search per lead", all / n_leads, 8 + 110, "B");
}

static void
measure_jumps (PlumbLeadList *list)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < N_JUMPS; i++) {
    gint64 start = g_get_monotonic_time ();

    touch (list, (guint) g_random_int_range (0, (int) get_length (list) - N_VISIBLE), N_VISIBLE);
    note (times, start);
  }
  plumb_bench_report ("- jump anywhere, 100 rows read, p99", get_percentile (times, 0.99), 16,
                      "ms");
}

static void
measure_swaps (PlumbLeadList *list, guint n_leads)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (PlumbLeadQuery) all = plumb_lead_query_new ();
  g_autoptr (PlumbLeadQuery) few = plumb_lead_query_new ();

  few->words = g_strdup ("zyulm");
  for (guint i = 0; i < N_SWAPS; i++) {
    double longest;

    plumb_lead_list_set_query (list, few);
    wait_for (list, 0);
    plumb_lead_list_set_query (list, all);
    longest = wait_for (list, n_leads);
    g_array_append_val (times, longest);
  }
  plumb_bench_report ("10 a result is swapped, longest turn of the loop",
                      get_percentile (times, 0.5), 0.2 * FRAME, "ms");
}

/* From the key press until the first 100 leads of the answer are read. */
static double
search (PlumbLeadList *list, const char *words)
{
  g_autoptr (PlumbLeadQuery) query = plumb_lead_query_new ();
  gint64 start = g_get_monotonic_time ();

  query->words = g_strdup (words);
  plumb_lead_list_set_query (list, query);
  while (plumb_lead_list_is_busy (list))
    g_main_context_iteration (NULL, TRUE);
  touch (list, 0, N_VISIBLE);
  return plumb_bench_get_milliseconds (start);
}

/* (transfer full): part of a text of a random lead, as somebody would type it. */
static char *
dup_random_words (PlumbStore *store, guint n_leads)
{
  static const PlumbLeadText texts[] = { PLUMB_LEAD_FIRST_NAME, PLUMB_LEAD_LAST_NAME,
                                         PLUMB_LEAD_EMAIL, PLUMB_LEAD_COMPANY, PLUMB_LEAD_PHONE };
  guint32 row = (guint32) g_random_int_range (1, (int) n_leads);
  g_autoptr (PlumbLead) lead = plumb_store_load_lead (store, row);
  const char *text = plumb_lead_get_text (lead, texts[g_random_int_range (0, 5)]);
  int length = g_random_int_range (1, 9);
  int start = g_random_int_range (0, MAX (1, (int) strlen (text) - length));

  return g_strndup (text + start, (gsize) length);
}

static void
measure_random_searches (PlumbStore *store, PlumbLeadList *list, guint n_leads)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < N_RANDOM; i++) {
    g_autofree char *words = dup_random_words (store, n_leads);
    double time = search (list, words);

    g_array_append_val (times, time);
    if (g_getenv ("PLUMB_BENCH_VERBOSE") != NULL && time > 25)
      printf ("  %8.1f ms for \"%s\"\n", time, words);
  }
  printf ("  search: p50 %.1f, p99 %.1f, max %.1f ms\n", get_percentile (times, 0.5),
          get_percentile (times, 0.99), get_percentile (times, 1));
  plumb_bench_report ("- search, 1 to 8 letters, 100 rows read, p95", get_percentile (times, 0.95),
                      50, "ms");
}

int
main (int argc, char *argv[])
{
  g_autoptr (PlumbLeadList) list = NULL;
  PlumbStore *store;
  guint n_leads;

  if (argc < 2) {
    fprintf (stderr, "usage: bench-list DATABASE\n");
    return 2;
  }
  g_random_set_seed (1);
  store = plumb_bench_open_store (argv[1]);
  n_leads = plumb_store_get_last_row (store);
  measure_memory (store, n_leads);
  list = plumb_lead_list_new (store);
  wait_for (list, n_leads);
  measure_jumps (list);
  measure_swaps (list, n_leads);
  measure_random_searches (store, list, n_leads);
  g_clear_object (&list);
  plumb_store_close (store);
  g_object_unref (store);
  return 0;
}
