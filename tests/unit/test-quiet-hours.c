/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-quiet-hours.h"

static const PlumbQuietHours none = { FALSE, 22 * 60, 7 * 60 };
static const PlumbQuietHours night = { TRUE, 22 * 60, 7 * 60 };
static const PlumbQuietHours noon = { TRUE, 12 * 60, 12 * 60 + 30 };

static gboolean
hold (const PlumbQuietHours *hours, int hour, int minute)
{
  g_autoptr (GDateTime) now = g_date_time_new_local (2027, 3, 25, hour, minute, 0);

  return plumb_quiet_hours_hold (hours, now);
}

static guint
get_pause (const PlumbQuietHours *hours, int hour, int minute, int second)
{
  g_autoptr (GDateTime) now = g_date_time_new_local (2027, 3, 25, hour, minute, second);

  return plumb_quiet_hours_get_pause (hours, now);
}

static void
test_they_go_past_midnight (void)
{
  g_assert_false (hold (&night, 21, 59));
  g_assert_true (hold (&night, 22, 0));
  g_assert_true (hold (&night, 0, 0));
  g_assert_true (hold (&night, 6, 59));
  g_assert_false (hold (&night, 7, 0));
}

static void
test_they_may_be_at_noon (void)
{
  g_assert_false (hold (&noon, 11, 59));
  g_assert_true (hold (&noon, 12, 29));
  g_assert_false (hold (&noon, 12, 30));
}

static void
test_those_that_are_off_never_hold (void)
{
  g_assert_false (hold (&none, 23, 0));
}

static void
test_a_pause_ends_with_the_day (void)
{
  g_assert_cmpuint (get_pause (&none, 23, 59, 30), ==, 30);
  g_assert_cmpuint (get_pause (&night, 23, 30, 0), ==, 30 * 60);
  g_assert_cmpuint (get_pause (&none, 23, 0, 0), ==, 60 * 60);
}

static void
test_a_pause_ends_with_quiet_hours (void)
{
  g_assert_cmpuint (get_pause (&night, 6, 50, 10), ==, 9 * 60 + 50);
  g_assert_cmpuint (get_pause (&noon, 12, 10, 0), ==, 20 * 60);
}

static void
test_no_pause_is_longer_than_an_hour (void)
{
  g_assert_cmpuint (get_pause (&none, 0, 0, 0), ==, 60 * 60);
  g_assert_cmpuint (get_pause (&night, 1, 0, 0), ==, 60 * 60);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/quiet-hours/go-past-midnight", test_they_go_past_midnight);
  g_test_add_func ("/quiet-hours/may-be-at-noon", test_they_may_be_at_noon);
  g_test_add_func ("/quiet-hours/those-that-are-off-never-hold",
                   test_those_that_are_off_never_hold);
  g_test_add_func ("/quiet-hours/a-pause-ends-with-the-day", test_a_pause_ends_with_the_day);
  g_test_add_func ("/quiet-hours/a-pause-ends-with-quiet-hours",
                   test_a_pause_ends_with_quiet_hours);
  g_test_add_func ("/quiet-hours/no-pause-is-longer-than-an-hour",
                   test_no_pause_is_longer_than_an_hour);

  return g_test_run ();
}
