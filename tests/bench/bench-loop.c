/* SPDX-License-Identifier: GPL-3.0-or-later */

/* For RUSAGE_THREAD. */
#define _GNU_SOURCE

#include "plumb-bench.h"

#include "plumb-lead-list.h"

#include <stdio.h>
#include <sys/resource.h>

/* usage: bench-loop DATABASE: what a thousand leads a second cost the main loop with a live list.
 */

#define SECONDS 5
#define A_SECOND 1000
#define A_TICK 10
#define VISIBLE 40
#define FRAME 16.67

typedef struct {
  PlumbStore *store;
  guint n_sent;
} Sender;

/* Sees when the loop polls and how long it was away between two polls. */
typedef struct {
  gint64 woken_at;
  GArray *times;
} Watch;

static GPollFunc poll_func;
static Watch *watch;

static int
poll_and_note (GPollFD *fds, guint n_fds, int timeout)
{
  double time;
  int n_ready;

  if (watch->woken_at != 0) {
    time = plumb_bench_get_milliseconds (watch->woken_at);
    g_array_append_val (watch->times, time);
  }
  n_ready = poll_func (fds, n_fds, timeout);
  watch->woken_at = g_get_monotonic_time ();
  return n_ready;
}

/* In the ingest thread, as the endpoint does. */
static gboolean
send_cb (gpointer user_data)
{
  Sender *sender = user_data;

  for (guint i = 0; i < A_SECOND * A_TICK / 1000; i++) {
    g_autoptr (PlumbLead) lead = plumb_bench_new_lead (100000000 + sender->n_sent++);

    plumb_store_take_lead (sender->store, lead, NULL, NULL);
  }
  return G_SOURCE_CONTINUE;
}

static void
items_changed_cb (GListModel *list, guint position, guint n_removed, guint n_added)
{
  for (guint i = 0; i < VISIBLE; i++) {
    g_autoptr (PlumbLead) lead = g_list_model_get_item (list, i);
  }
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const double *left = a;
  const double *right = b;

  return *left < *right ? -1 : *left > *right;
}

static double
get_thread_seconds (void)
{
  struct rusage usage;

  getrusage (RUSAGE_THREAD, &usage);
  return (double) (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
         (double) (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

static gboolean
end_cb (gpointer user_data)
{
  gboolean *is_over = user_data;

  *is_over = TRUE;
  return G_SOURCE_REMOVE;
}

static void
run_for (guint seconds)
{
  gboolean is_over = FALSE;

  g_timeout_add_seconds (seconds, end_cb, &is_over);
  while (!is_over)
    g_main_context_iteration (NULL, TRUE);
}

static void
measure (Sender *sender)
{
  g_autoptr (GSource) source = g_timeout_source_new (A_TICK);
  double before;

  g_source_set_callback (source, send_cb, sender, NULL);
  g_source_attach (source, plumb_store_get_ingest_context (sender->store));
  run_for (1);
  g_array_set_size (watch->times, 0);
  before = get_thread_seconds ();
  run_for (SECONDS);
  plumb_bench_report ("6 main thread at 1000 leads a second, share of a core",
                      100 * (get_thread_seconds () - before) / SECONDS, 5, "%");
  g_source_destroy (source);
  g_array_sort (watch->times, compare);
  plumb_bench_report ("6 time between two polls, p99",
                      plumb_bench_get_percentile (watch->times, 0.99), 2, "ms");
  plumb_bench_report ("6 time between two polls, longest",
                      plumb_bench_get_percentile (watch->times, 1), FRAME, "ms");
}

int
main (int argc, char *argv[])
{
  g_autoptr (PlumbLeadList) list = NULL;
  Sender sender = { 0 };

  if (argc < 2) {
    fprintf (stderr, "usage: bench-loop DATABASE\n");
    return 2;
  }
  watch = g_new0 (Watch, 1);
  watch->times = g_array_new (FALSE, FALSE, sizeof (double));
  sender.store = plumb_bench_open_store (argv[1]);
  list = plumb_lead_list_new (sender.store);
  g_signal_connect (list, "items-changed", G_CALLBACK (items_changed_cb), NULL);
  run_for (2);
  poll_func = g_main_context_get_poll_func (NULL);
  g_main_context_set_poll_func (NULL, poll_and_note);
  measure (&sender);
  g_main_context_set_poll_func (NULL, poll_func);
  g_clear_object (&list);
  plumb_store_close (sender.store);
  g_object_unref (sender.store);
  g_array_unref (watch->times);
  g_free (watch);
  return 0;
}
