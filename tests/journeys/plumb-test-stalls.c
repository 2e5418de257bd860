/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Plumb itself, with a watch over its main loop: how long it is between two polls, in which
 * nothing can be drawn and no key is heard; as time of this thread's own, since what the computer
 * does for others meanwhile is not ours, and beside it as time on the wall.  SIGUSR1 starts the
 * watch afresh, SIGUSR2 prints what it saw as a line of JSON, with how many leads the table has
 * and samples of what this thread was at in the blocks that were too long.  SIGWINCH sorts the
 * table by its second column.
 */

#include "plumb-application.h"
#include "plumb-test-sampler.h"

#include <glib-unix.h>
#include <signal.h>
#include <stdio.h>
#include <time.h>

/* Microseconds: less than a frame at 60 per second. */
#define LIMIT 16000

static GArray *blocks;
static GArray *walls;
static GPtrArray *long_blocks;
static gint64 polled_at;
static gint64 walled_at;

/* Microseconds of work of this thread. */
static gint64
get_own_time (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (gint64) time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

static void
note_block (void)
{
  gint64 block = get_own_time () - polled_at;
  gint64 wall = g_get_monotonic_time () - walled_at;
  g_autofree char *samples = NULL;

  plumb_test_sampler_pause ();
  if (walled_at == 0)
    return;
  g_array_append_val (blocks, block);
  g_array_append_val (walls, wall);
  if (block < LIMIT)
    return;
  samples = plumb_test_sampler_dup_json ();
  g_ptr_array_add (long_blocks,
                   g_strdup_printf ("{\"turn\":%u,\"own\":%" G_GINT64_FORMAT ",\"samples\":%s}",
                                    blocks->len, block, samples));
}

static int
poll_cb (GPollFD *files, guint n_files, int timeout)
{
  int n_ready;

  note_block ();
  n_ready = g_poll (files, n_files, timeout);
  plumb_test_sampler_resume ();
  walled_at = g_get_monotonic_time ();
  polled_at = get_own_time ();
  return n_ready;
}

static gboolean
start_afresh_cb (gpointer user_data)
{
  g_array_set_size (blocks, 0);
  g_array_set_size (walls, 0);
  g_ptr_array_set_size (long_blocks, 0);
  return G_SOURCE_CONTINUE;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  gint64 first = *(const gint64 *) a;
  gint64 second = *(const gint64 *) b;

  return first < second ? -1 : first > second;
}

static gint64
get_share (GArray *sorted, guint thousandths)
{
  return sorted->len == 0 ? 0
                          : g_array_index (sorted, gint64, (sorted->len - 1) * thousandths / 1000);
}

static void
print_shares (const char *name, GArray *unsorted)
{
  g_autoptr (GArray) sorted = g_array_copy (unsorted);

  g_array_sort (sorted, compare);
  printf ("\"%s\":{\"turns\":%u,\"p50\":%" G_GINT64_FORMAT ",\"p99\":%" G_GINT64_FORMAT
          ",\"max\":%" G_GINT64_FORMAT "},",
          name, sorted->len, get_share (sorted, 500), get_share (sorted, 990),
          get_share (sorted, 1000));
}

/* (nullable): the first table at or below @widget. */
static GtkColumnView *
find_table (GtkWidget *widget)
{
  GtkColumnView *table = NULL;

  if (GTK_IS_COLUMN_VIEW (widget))
    return GTK_COLUMN_VIEW (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && table == NULL;
       child = gtk_widget_get_next_sibling (child))
    table = find_table (child);
  return table;
}

static GtkColumnView *
get_table (gpointer application)
{
  GtkWindow *window = gtk_application_get_active_window (application);

  return window != NULL ? find_table (GTK_WIDGET (window)) : NULL;
}

static guint
count_shown (GtkColumnView *table)
{
  GtkSelectionModel *model = table != NULL ? gtk_column_view_get_model (table) : NULL;

  return model != NULL ? g_list_model_get_n_items (G_LIST_MODEL (model)) : 0;
}

static gboolean
sort_cb (gpointer user_data)
{
  GtkColumnView *table = get_table (user_data);
  g_autoptr (GtkColumnViewColumn) column =
      g_list_model_get_item (gtk_column_view_get_columns (table), 1);

  gtk_column_view_sort_by_column (table, column, GTK_SORT_ASCENDING);
  return G_SOURCE_CONTINUE;
}

static gboolean
print_cb (gpointer user_data)
{
  printf ("{\"shown\":%u,", count_shown (get_table (user_data)));
  print_shares ("own", blocks);
  print_shares ("wall", walls);
  printf ("\"long\":[");
  for (guint i = 0; i < long_blocks->len; i++)
    printf ("%s%s", i > 0 ? "," : "", (const char *) g_ptr_array_index (long_blocks, i));
  printf ("]}\n");
  fflush (stdout);
  return G_SOURCE_CONTINUE;
}

int
main (int argc, char *argv[])
{
  g_autoptr (PlumbApplication) application = NULL;

  blocks = g_array_new (FALSE, FALSE, sizeof (gint64));
  walls = g_array_new (FALSE, FALSE, sizeof (gint64));
  long_blocks = g_ptr_array_new_with_free_func (g_free);
  plumb_test_sampler_start ();
  g_main_context_set_poll_func (NULL, poll_cb);
  g_unix_signal_add (SIGUSR1, start_afresh_cb, NULL);
  application = plumb_application_new ();
  g_unix_signal_add (SIGUSR2, print_cb, application);
  g_unix_signal_add (SIGWINCH, sort_cb, application);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
