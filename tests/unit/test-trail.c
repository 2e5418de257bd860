/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-trail.h"

/* @cursor: (nullable) */
static PlumbTrailStep
follow (PlumbTrail *trail, const char *cursor, gboolean more, PlumbOutcome outcome)
{
  g_autoptr (PlumbAttempt) attempt = plumb_attempt_new ();
  g_autoptr (PlumbPage) page = plumb_page_new (attempt);
  PlumbTrailStep step;

  plumb_attempt_set_outcome (attempt, PLUMB_OUTCOME_ACCEPTED);
  page->cursor = g_strdup (cursor);
  page->more = more;
  step = plumb_trail_follow (trail, page);
  g_assert_cmpint (plumb_attempt_get_outcome (attempt), ==, outcome);
  return step;
}

static void
test_it_goes_on_while_there_is_more (void)
{
  g_autoptr (PlumbTrail) trail = plumb_trail_new ("1");

  g_assert_cmpint (follow (trail, "2", TRUE, PLUMB_OUTCOME_ACCEPTED), ==, PLUMB_TRAIL_GOES_ON);
  g_assert_cmpint (follow (trail, "3", TRUE, PLUMB_OUTCOME_ACCEPTED), ==, PLUMB_TRAIL_GOES_ON);
  g_assert_cmpint (follow (trail, "4", FALSE, PLUMB_OUTCOME_ACCEPTED), ==, PLUMB_TRAIL_ENDS);
}

static void
test_more_at_the_same_place_is_an_end (void)
{
  g_autoptr (PlumbTrail) trail = plumb_trail_new ("1");

  g_assert_cmpint (follow (trail, "1", TRUE, PLUMB_OUTCOME_ACCEPTED), ==, PLUMB_TRAIL_ENDS);
  g_assert_cmpint (follow (trail, NULL, TRUE, PLUMB_OUTCOME_ACCEPTED), ==, PLUMB_TRAIL_ENDS);
}

static void
test_a_way_back_is_refused (void)
{
  g_autoptr (PlumbTrail) trail = plumb_trail_new ("1");

  g_assert_cmpint (follow (trail, "2", TRUE, PLUMB_OUTCOME_ACCEPTED), ==, PLUMB_TRAIL_GOES_ON);
  g_assert_cmpint (follow (trail, "1", TRUE, PLUMB_OUTCOME_REFUSED), ==, PLUMB_TRAIL_IS_ENDLESS);
}

static void
test_pages_without_end_are_refused (void)
{
  g_autoptr (PlumbTrail) trail = plumb_trail_new (NULL);

  for (guint i = 0; i < 10000; i++) {
    g_autofree char *cursor = g_strdup_printf ("%u", i);

    g_assert_cmpint (follow (trail, cursor, TRUE, PLUMB_OUTCOME_ACCEPTED), ==, PLUMB_TRAIL_GOES_ON);
  }
  g_assert_cmpint (follow (trail, "last", TRUE, PLUMB_OUTCOME_REFUSED), ==, PLUMB_TRAIL_IS_ENDLESS);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/trail/it-goes-on-while-there-is-more", test_it_goes_on_while_there_is_more);
  g_test_add_func ("/trail/more-at-the-same-place-is-an-end",
                   test_more_at_the_same_place_is_an_end);
  g_test_add_func ("/trail/a-way-back-is-refused", test_a_way_back_is_refused);
  g_test_add_func ("/trail/pages-without-end-are-refused", test_pages_without_end_are_refused);

  return g_test_run ();
}
