/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-application.h"
#include "plumb-bench.h"

#include <stdio.h>
#include <time.h>
#include <unistd.h>

/* usage: bench-window PROFILE: how long it is from the start of Plumb until its first frame is
 * drawn, beside a window that shows nothing.  It runs itself for each.
 */

#define N_ROUNDS 15
/* Of the window that shows nothing. */
#define RATIO 1.25

/* ── The window that is measured ───────────────────────────────────────────── */

static void
after_paint_cb (GtkWidget *window)
{
  struct timespec work;

  if (!gtk_widget_get_mapped (window))
    return;
  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &work);
  printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT "\n", g_get_monotonic_time (),
          (gint64) work.tv_sec * G_USEC_PER_SEC + work.tv_nsec / 1000);
  fflush (stdout);
  _exit (0);
}

static void
realize_cb (GtkWidget *window)
{
  g_signal_connect_object (gtk_widget_get_frame_clock (window), "after-paint",
                           G_CALLBACK (after_paint_cb), window, G_CONNECT_SWAPPED);
}

static void
window_added_cb (GtkApplication *application, GtkWindow *window)
{
  g_signal_connect (window, "realize", G_CALLBACK (realize_cb), NULL);
}

static void
activate_cb (GtkApplication *application)
{
  GtkWidget *window = adw_application_window_new (application);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_window_set_default_size (GTK_WINDOW (window), 1200, 800);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), box);
  gtk_window_present (GTK_WINDOW (window));
}

static GApplication *
new_bare_application (void)
{
  AdwApplication *application =
      adw_application_new ("io.github.plumb.Bench", G_APPLICATION_NON_UNIQUE);

  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), NULL);
  return G_APPLICATION (application);
}

static int
run_window (const char *profile)
{
  char *arguments[] = { (char *) "plumb", (char *) "--profile", (char *) profile, NULL };
  g_autoptr (GApplication) application =
      profile != NULL ? G_APPLICATION (plumb_application_new ()) : new_bare_application ();

  g_signal_connect (application, "window-added", G_CALLBACK (window_added_cb), NULL);
  return g_application_run (application, profile != NULL ? 3 : 1, arguments);
}

/* ── Measuring ─────────────────────────────────────────────────────────────── */

/* Milliseconds: on the wall, and of the main thread's own work. */
typedef struct {
  GArray *times;
  GArray *works;
} Measured;

static void
measure (const char *self, const char *profile, Measured *measured)
{
  const char *const arguments[] = { self, "--window", profile, NULL };
  gint64 start = g_get_monotonic_time ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_newv (
      arguments, G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, &error);
  g_autofree char *out = NULL;
  char *rest;
  double time, work;

  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &out, NULL, &error);
  g_assert_no_error (error);
  time = (double) (g_ascii_strtoll (out, &rest, 10) - start) / 1000;
  work = (double) g_ascii_strtoll (rest, NULL, 10) / 1000;
  g_assert_cmpfloat (time, >, 0);
  g_array_append_val (measured->times, time);
  g_array_append_val (measured->works, work);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const double *left = a;
  const double *right = b;

  return *left < *right ? -1 : *left > *right;
}

static double
get_median (GArray *times)
{
  g_array_sort (times, compare);
  return plumb_bench_get_percentile (times, 0.5);
}

static void
init (Measured *measured)
{
  measured->times = g_array_new (FALSE, FALSE, sizeof (double));
  measured->works = g_array_new (FALSE, FALSE, sizeof (double));
}

static void
clear (Measured *measured)
{
  g_array_unref (measured->times);
  g_array_unref (measured->works);
}

static void
report (Measured *bare, Measured *plumb)
{
  double time = get_median (plumb->times);
  double bare_time = get_median (bare->times);
  double work = get_median (plumb->works);
  double bare_work = get_median (bare->works);

  printf ("  from the start to the first frame: %.1f ms, of which the main thread works %.1f;"
          " of a bare window %.1f and %.1f ms\n",
          time, work, bare_time, bare_work);
  plumb_bench_report ("11 first frame, of that of a bare window", time / bare_time, RATIO, "x");
  plumb_bench_report ("- the main thread's work for it, the same", work / bare_work, RATIO, "x");
}

int
main (int argc, char *argv[])
{
  Measured bare, plumb;

  if (argc >= 2 && g_str_equal (argv[1], "--window"))
    return run_window (argv[2]);
  if (argc < 2) {
    fprintf (stderr, "usage: bench-window PROFILE\n");
    return 2;
  }
  init (&bare);
  init (&plumb);
  for (guint i = 0; i < N_ROUNDS; i++) {
    measure (argv[0], NULL, &bare);
    measure (argv[0], argv[1], &plumb);
  }
  report (&bare, &plumb);
  clear (&bare);
  clear (&plumb);
  return 0;
}
