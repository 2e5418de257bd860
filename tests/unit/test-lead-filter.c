/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-lead-filter.h"

static void
count_cb (PlumbLeadFilter *filter, guint *n_changes)
{
  (*n_changes)++;
}

static PlumbLeadFilter *
make_filter (guint *n_changes)
{
  PlumbLeadFilter *filter = plumb_lead_filter_new ();

  *n_changes = 0;
  g_signal_connect (filter, "changed", G_CALLBACK (count_cb), n_changes);
  return filter;
}

static void
test_the_same_again_changes_nothing (void)
{
  guint n_changes;
  g_autoptr (PlumbLeadFilter) filter = make_filter (&n_changes);

  plumb_lead_filter_set_words (filter, " jane ");
  plumb_lead_filter_set_words (filter, "jane");
  g_assert_cmpuint (n_changes, ==, 1);
  g_assert_cmpstr (plumb_lead_filter_get_query (filter)->words, ==, "jane");

  plumb_lead_filter_set_words (filter, "  ");
  g_assert_null (plumb_lead_filter_get_query (filter)->words);
  g_assert_cmpuint (n_changes, ==, 2);
}

static void
test_each_part_can_be_taken_away (void)
{
  guint n_changes;
  g_autoptr (PlumbLeadFilter) filter = make_filter (&n_changes);

  plumb_lead_filter_set_text (filter, PLUMB_FILTER_ACTION, "PLT");
  plumb_lead_filter_set_want (filter, PLUMB_FILTER_TESTS, PLUMB_WANT_NONE);
  plumb_lead_filter_set_period (filter, PLUMB_PERIOD_WEEK, 0);
  g_assert_true (plumb_lead_filter_has_part (filter, PLUMB_FILTER_ACTION));
  g_assert_true (plumb_lead_filter_has_part (filter, PLUMB_FILTER_TESTS));
  g_assert_true (plumb_lead_filter_has_part (filter, PLUMB_FILTER_PERIOD));
  g_assert_false (plumb_lead_filter_has_part (filter, PLUMB_FILTER_OFFER));

  for (guint i = 0; i < PLUMB_FILTER_N_PARTS; i++)
    plumb_lead_filter_clear_part (filter, (PlumbFilterPart) i);
  g_assert_false (plumb_lead_query_is_filtered (plumb_lead_filter_get_query (filter)));
  g_assert_cmpuint (n_changes, ==, 6);
}

static void
test_clearing_keeps_the_order (void)
{
  guint n_changes;
  g_autoptr (PlumbLeadFilter) filter = make_filter (&n_changes);

  plumb_lead_filter_set_words (filter, "jane");
  plumb_lead_filter_set_sort (filter, PLUMB_LEAD_SORT_COMPANY, TRUE);
  plumb_lead_filter_clear (filter);
  g_assert_null (plumb_lead_filter_get_query (filter)->words);
  g_assert_cmpint (plumb_lead_filter_get_query (filter)->sort, ==, PLUMB_LEAD_SORT_COMPANY);
  g_assert_true (plumb_lead_filter_get_query (filter)->reversed);
  g_assert_false (plumb_lead_filter_is_newest_first (filter));
}

static void
test_a_day_is_one_day_long (void)
{
  g_autoptr (PlumbLeadFilter) filter = plumb_lead_filter_new ();
  const PlumbLeadQuery *query;
  gint64 noon = G_GINT64_CONSTANT (1521720000) * G_USEC_PER_SEC;

  plumb_lead_filter_set_period (filter, PLUMB_PERIOD_DAY, noon);
  query = plumb_lead_filter_get_query (filter);
  g_assert_cmpint (query->since, ==, noon - 12 * G_TIME_SPAN_HOUR);
  g_assert_cmpint (query->until, ==, noon + 12 * G_TIME_SPAN_HOUR);
}

static void
test_what_was_saved_comes_back (void)
{
  g_autoptr (PlumbLeadFilter) filter = plumb_lead_filter_new ();
  g_autoptr (PlumbLeadFilter) other = plumb_lead_filter_new ();
  g_autofree char *text = NULL;

  plumb_lead_filter_set_words (filter, "jane doe");
  plumb_lead_filter_set_text (filter, PLUMB_FILTER_DESTINATION, "d 1");
  plumb_lead_filter_set_period (filter, PLUMB_PERIOD_TODAY, 0);
  text = plumb_lead_filter_to_text (filter);

  g_assert_true (plumb_lead_filter_apply_text (other, text));
  g_assert_true (plumb_lead_query_equal (plumb_lead_filter_get_query (filter),
                                         plumb_lead_filter_get_query (other)));
  g_assert_cmpint (plumb_lead_filter_get_period (other), ==, PLUMB_PERIOD_TODAY);
}

static void
test_a_damaged_text_changes_nothing (void)
{
  guint n_changes;
  g_autoptr (PlumbLeadFilter) filter = make_filter (&n_changes);

  g_assert_false (plumb_lead_filter_apply_text (filter, ""));
  g_assert_false (plumb_lead_filter_apply_text (filter, "never x"));
  g_assert_false (plumb_lead_filter_apply_text (filter, "week (broken"));
  g_assert_cmpuint (n_changes, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_setenv ("TZ", "UTC", TRUE);
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/lead-filter/the-same-again-changes-nothing",
                   test_the_same_again_changes_nothing);
  g_test_add_func ("/lead-filter/each-part-can-be-taken-away", test_each_part_can_be_taken_away);
  g_test_add_func ("/lead-filter/clearing-keeps-the-order", test_clearing_keeps_the_order);
  g_test_add_func ("/lead-filter/a-day-is-one-day-long", test_a_day_is_one_day_long);
  g_test_add_func ("/lead-filter/what-was-saved-comes-back", test_what_was_saved_comes_back);
  g_test_add_func ("/lead-filter/a-damaged-text-changes-nothing",
                   test_a_damaged_text_changes_nothing);

  return g_test_run ();
}
