/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-paging.h"

/* @cursor: (nullable) */
static PlumbPagingStep
follow (PlumbPaging *paging, const char *cursor, gboolean more, PlumbOutcome outcome)
{
  g_autoptr (PlumbAttempt) attempt = plumb_attempt_new ();
  g_autoptr (PlumbPage) page = plumb_page_new (attempt);
  PlumbPagingStep step;

  plumb_attempt_set_outcome (attempt, PLUMB_OUTCOME_ACCEPTED);
  page->cursor = g_strdup (cursor);
  page->more = more;
  step = plumb_paging_follow (paging, page);
  g_assert_cmpint (plumb_attempt_get_outcome (attempt), ==, outcome);
  return step;
}

static void
test_it_goes_on_while_there_is_more (void)
{
  g_autoptr (PlumbPaging) paging = plumb_paging_new ("1");

  g_assert_cmpint (follow (paging, "2", TRUE, PLUMB_OUTCOME_ACCEPTED), ==, PLUMB_PAGING_GOES_ON);
  g_assert_cmpint (follow (paging, "3", TRUE, PLUMB_OUTCOME_ACCEPTED), ==, PLUMB_PAGING_GOES_ON);
  g_assert_cmpint (follow (paging, "4", FALSE, PLUMB_OUTCOME_ACCEPTED), ==, PLUMB_PAGING_ENDS);
}

static void
test_more_at_the_same_place_is_an_end (void)
{
  g_autoptr (PlumbPaging) paging = plumb_paging_new ("1");

  g_assert_cmpint (follow (paging, "1", TRUE, PLUMB_OUTCOME_ACCEPTED), ==, PLUMB_PAGING_ENDS);
  g_assert_cmpint (follow (paging, NULL, TRUE, PLUMB_OUTCOME_ACCEPTED), ==, PLUMB_PAGING_ENDS);
}

static void
test_a_way_back_is_refused (void)
{
  g_autoptr (PlumbPaging) paging = plumb_paging_new ("1");

  g_assert_cmpint (follow (paging, "2", TRUE, PLUMB_OUTCOME_ACCEPTED), ==, PLUMB_PAGING_GOES_ON);
  g_assert_cmpint (follow (paging, "1", TRUE, PLUMB_OUTCOME_REFUSED), ==, PLUMB_PAGING_IS_ENDLESS);
}

static void
test_pages_without_end_are_refused (void)
{
  g_autoptr (PlumbPaging) paging = plumb_paging_new (NULL);

  for (guint i = 0; i < 10000; i++) {
    g_autofree char *cursor = g_strdup_printf ("%u", i);

    g_assert_cmpint (follow (paging, cursor, TRUE, PLUMB_OUTCOME_ACCEPTED), ==,
                     PLUMB_PAGING_GOES_ON);
  }
  g_assert_cmpint (follow (paging, "last", TRUE, PLUMB_OUTCOME_REFUSED), ==,
                   PLUMB_PAGING_IS_ENDLESS);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/paging/it-goes-on-while-there-is-more", test_it_goes_on_while_there_is_more);
  g_test_add_func ("/paging/more-at-the-same-place-is-an-end",
                   test_more_at_the_same_place_is_an_end);
  g_test_add_func ("/paging/a-way-back-is-refused", test_a_way_back_is_refused);
  g_test_add_func ("/paging/pages-without-end-are-refused", test_pages_without_end_are_refused);

  return g_test_run ();
}
