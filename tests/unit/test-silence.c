/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-silence.h"

#define DAY G_TIME_SPAN_DAY
#define NOW (20000 * DAY)

/* When leads came, in days before now, the newest first; and whether that is a silence. */
static const struct {
  const char *days;
  gboolean is_silent;
} rows[] = {
  { "2 3 4 6 9", FALSE },
  { "4 5 5 5 6 7 8 9 10 11", TRUE },
  /* All within a week, which may have been one without a pause. */
  { "4 4 4 4 4", FALSE },
  { "6 7 7 8 9", FALSE },
  { "8 8 8 8 8", TRUE },
  /* Three times the longest pause, that of a holiday. */
  { "12 13 14 15 19", FALSE },
  { "13 14 15 16 20", TRUE },
  /* Few leads: a month. */
  { "29 30", FALSE },
  { "31 32", TRUE },
  { "31", TRUE },
  { "80 120", FALSE },
  /* A clock that is ahead. */
  { "-3 1 2 3 4", FALSE },
};

static GArray *
parse_days (const char *text)
{
  g_auto (GStrv) days = g_strsplit (text, " ", -1);
  GArray *times = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; days[i] != NULL; i++) {
    gint64 time = NOW - g_ascii_strtoll (days[i], NULL, 10) * DAY;

    g_array_append_val (times, time);
  }
  return times;
}

/* (transfer full): read to its end just now. */
static PlumbDestination *
new_read_destination (PlumbKind kind)
{
  PlumbDestination *destination = plumb_destination_new (kind, "CRM");

  plumb_destination_set_read_to_end_at (destination, NOW);
  return destination;
}

static void
test_what_is_unusual_depends_on_what_is_usual (void)
{
  g_autoptr (PlumbDestination) destination = new_read_destination (PLUMB_KIND_DYNAMICS);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (GArray) times = parse_days (rows[i].days);
    gint64 since = plumb_silence_find (destination, times);

    g_test_message ("%s", rows[i].days);
    g_assert_cmpint (since, ==, rows[i].is_silent ? g_array_index (times, gint64, 0) : 0);
  }
}

static void
test_it_may_begin_with_the_last_proof (void)
{
  g_autoptr (PlumbDestination) destination = new_read_destination (PLUMB_KIND_DYNAMICS);
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_assert_cmpint (plumb_silence_find (destination, none), ==, 0);
  plumb_destination_set_last_proof (destination, PLUMB_VERDICT_LANDED, NOW - 14 * DAY);
  g_assert_cmpint (plumb_silence_find (destination, none), ==, 0);
  plumb_destination_set_last_proof (destination, PLUMB_VERDICT_LANDED, NOW - 15 * DAY);
  g_assert_cmpint (plumb_silence_find (destination, none), ==, NOW - 15 * DAY);
  /* Then something else is said. */
  plumb_destination_set_last_proof (destination, PLUMB_VERDICT_LOST, NOW - 15 * DAY);
  g_assert_cmpint (plumb_silence_find (destination, none), ==, 0);
}

static void
test_only_what_is_read_can_be_silent (void)
{
  g_autoptr (PlumbDestination) destination = new_read_destination (PLUMB_KIND_DYNAMICS);
  g_autoptr (PlumbDestination) endpoint = new_read_destination (PLUMB_KIND_HTTPS);
  g_autoptr (PlumbDestination) retired = new_read_destination (PLUMB_KIND_AZURE_BLOB);
  g_autoptr (GArray) times = parse_days ("31 32");

  g_assert_cmpint (plumb_silence_find (endpoint, times), ==, 0);
  g_assert_cmpint (plumb_silence_find (retired, times), ==, 0);
  plumb_destination_set_watching (destination, FALSE);
  g_assert_cmpint (plumb_silence_find (destination, times), ==, 0);
  plumb_destination_set_watching (destination, TRUE);
  plumb_destination_set_practice (destination, TRUE);
  g_assert_cmpint (plumb_silence_find (destination, times), ==, 0);
}

static void
test_what_was_not_read_is_no_silence (void)
{
  g_autoptr (PlumbDestination) destination = plumb_destination_new (PLUMB_KIND_DYNAMICS, "CRM");
  g_autoptr (GArray) times = parse_days ("31 32");
  g_autoptr (GArray) none = parse_days ("");

  /* Not read since the program or the watch began. */
  g_assert_cmpint (plumb_silence_find (destination, times), ==, 0);
  plumb_destination_set_last_proof (destination, PLUMB_VERDICT_LANDED, NOW - 15 * DAY);
  g_assert_cmpint (plumb_silence_find (destination, none), ==, 0);
  /* Read ten days ago: the computer slept, or the service could not be reached. */
  plumb_destination_set_read_to_end_at (destination, NOW - 10 * DAY);
  g_assert_cmpint (plumb_silence_find (destination, times), ==, 0);
  g_assert_cmpint (plumb_silence_find (destination, none), ==, 0);
}

static void
test_it_is_told_in_days (void)
{
  g_autofree char *one = plumb_silence_describe (NOW - DAY - 1, NOW);
  g_autofree char *many = plumb_silence_describe (NOW - 12 * DAY, NOW);

  g_assert_cmpstr (one, ==, "No lead for 1 day");
  g_assert_cmpstr (many, ==, "No lead for 12 days");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/silence/what-is-unusual-depends-on-what-is-usual",
                   test_what_is_unusual_depends_on_what_is_usual);
  g_test_add_func ("/silence/it-may-begin-with-the-last-proof",
                   test_it_may_begin_with_the_last_proof);
  g_test_add_func ("/silence/only-what-is-read-can-be-silent",
                   test_only_what_is_read_can_be_silent);
  g_test_add_func ("/silence/what-was-not-read-is-no-silence",
                   test_what_was_not_read_is_no_silence);
  g_test_add_func ("/silence/it-is-told-in-days", test_it_is_told_in_days);
  return g_test_run ();
}
