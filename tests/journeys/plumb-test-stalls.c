/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * Plumb itself, with a watch over its main loop: how long it is between two polls, in which
 * nothing can be drawn and no key is heard; as time of this thread's own, since what the computer
 * does for others meanwhile is not ours, and beside it as time on the wall.  SIGUSR1 starts the
 * watch afresh, SIGUSR2 prints what it saw as a line of JSON.
 */

#include "plumb-application.h"

#include <glib-unix.h>
#include <signal.h>
#include <stdio.h>
#include <time.h>

static GArray *blocks;
static GArray *walls;
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

static int
poll_cb (GPollFD *files, guint n_files, int timeout)
{
  gint64 block = get_own_time () - polled_at;
  gint64 wall = g_get_monotonic_time () - walled_at;
  int n_ready;

  if (walled_at != 0) {
    g_array_append_val (blocks, block);
    g_array_append_val (walls, wall);
  }
  n_ready = g_poll (files, n_files, timeout);
  walled_at = g_get_monotonic_time ();
  polled_at = get_own_time ();
  return n_ready;
}

static gboolean
start_afresh_cb (gpointer user_data)
{
  g_array_set_size (blocks, 0);
  g_array_set_size (walls, 0);
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
          ",\"max\":%" G_GINT64_FORMAT "}",
          name, sorted->len, get_share (sorted, 500), get_share (sorted, 990),
          get_share (sorted, 1000));
}

static gboolean
print_cb (gpointer user_data)
{
  printf ("{");
  print_shares ("own", blocks);
  printf (",");
  print_shares ("wall", walls);
  printf ("}\n");
  fflush (stdout);
  return G_SOURCE_CONTINUE;
}

int
main (int argc, char *argv[])
{
  g_autoptr (PlumbApplication) application = NULL;

  blocks = g_array_new (FALSE, FALSE, sizeof (gint64));
  walls = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_main_context_set_poll_func (NULL, poll_cb);
  g_unix_signal_add (SIGUSR1, start_afresh_cb, NULL);
  g_unix_signal_add (SIGUSR2, print_cb, NULL);
  application = plumb_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
