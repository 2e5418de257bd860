/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-lead-query.h"

static PlumbLeadQuery *
new_full (void)
{
  PlumbLeadQuery *query = plumb_lead_query_new ();

  query->words = g_strdup ("Zoë's \"café\" \\ 中文");
  query->destination = g_strdup ("d1");
  query->source = g_strdup ("AppSource");
  query->action = g_strdup ("PLT");
  query->offer = g_strdup ("contoso, (vm)");
  query->customer = g_strdup ("jane@fabrikam.com");
  query->since = -5;
  query->until = G_MAXINT64;
  query->tests = PLUMB_WANT_NONE;
  query->do_not_contact = PLUMB_WANT_ONLY;
  query->follow_up = PLUMB_WANT_NONE;
  query->sort = PLUMB_LEAD_SORT_FOLLOW_UP;
  query->reversed = TRUE;
  return query;
}

static void
test_a_query_survives_as_text (void)
{
  g_autoptr (PlumbLeadQuery) empty = plumb_lead_query_new ();
  g_autoptr (PlumbLeadQuery) full = new_full ();
  g_autofree char *empty_text = plumb_lead_query_to_text (empty);
  g_autofree char *full_text = plumb_lead_query_to_text (full);
  g_autoptr (PlumbLeadQuery) empty_again = plumb_lead_query_from_text (empty_text);
  g_autoptr (PlumbLeadQuery) full_again = plumb_lead_query_from_text (full_text);

  g_assert_true (plumb_lead_query_equal (empty, empty_again));
  g_assert_true (plumb_lead_query_equal (full, full_again));
  g_assert_null (empty_again->words);
  g_assert_cmpstr (full_again->words, ==, full->words);
  g_assert_cmpint (full_again->until, ==, G_MAXINT64);
  g_assert_cmpint (full_again->sort, ==, PLUMB_LEAD_SORT_FOLLOW_UP);
}

static void
test_a_copy_is_equal_and_its_own (void)
{
  g_autoptr (PlumbLeadQuery) query = new_full ();
  g_autoptr (PlumbLeadQuery) copy = plumb_lead_query_copy (query);

  g_assert_true (plumb_lead_query_equal (query, copy));
  g_assert_true (query->words != copy->words);
  copy->reversed = FALSE;
  g_assert_false (plumb_lead_query_equal (query, copy));
}

static void
test_order_alone_is_no_filter (void)
{
  g_autoptr (PlumbLeadQuery) query = plumb_lead_query_new ();

  g_assert_false (plumb_lead_query_is_filtered (query));
  query->sort = PLUMB_LEAD_SORT_COMPANY;
  query->reversed = TRUE;
  g_assert_false (plumb_lead_query_is_filtered (query));
  query->tests = PLUMB_WANT_NONE;
  g_assert_true (plumb_lead_query_is_filtered (query));
}

static void
test_another_text_is_no_query (void)
{
  static const char *const texts[] = {
    "",
    "()",
    "('', '', '', '', '', '', 0, 0, 3, 0, 0, 0, false)",
    "('', '', '', '', '', '', 0, 0, 0, 0, 0, 8, false)",
    "('', '', '', '', '', '', 0, 0, 0, 0, 0, 0)",
    "nonsense",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_null (plumb_lead_query_from_text (texts[i]));
}

static void
test_sorts_have_names (void)
{
  PlumbLeadSort found = PLUMB_LEAD_SORT_WHEN;

  for (guint i = 0; i <= PLUMB_LEAD_SORT_FOLLOW_UP; i++) {
    g_assert_true (plumb_lead_sort_from_name (plumb_lead_sort_get_name (i), &found));
    g_assert_cmpint (found, ==, i);
  }
  g_assert_false (plumb_lead_sort_from_name ("weight", &found));
  g_assert_false (plumb_lead_sort_from_name (NULL, &found));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/lead-query/a-query-survives-as-text", test_a_query_survives_as_text);
  g_test_add_func ("/lead-query/a-copy-is-equal-and-its-own", test_a_copy_is_equal_and_its_own);
  g_test_add_func ("/lead-query/order-alone-is-no-filter", test_order_alone_is_no_filter);
  g_test_add_func ("/lead-query/another-text-is-no-query", test_another_text_is_no_query);
  g_test_add_func ("/lead-query/sorts-have-names", test_sorts_have_names);

  return g_test_run ();
}
