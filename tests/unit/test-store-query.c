/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-fixture.h"

#define HOUR (G_GINT64_CONSTANT (3600) * G_USEC_PER_SEC)
#define TAG "MSFT_TEST_636573304831318844"

/* Asserts that @query finds the leads of @companies, in this order, apart by blanks. */
static void
assert_found (PlumbStore *store, const PlumbLeadQuery *query, const char *companies)
{
  g_autoptr (GArray) rows = find_rows (store, query);
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++) {
    g_autoptr (PlumbLead) lead = plumb_store_load_lead (store, g_array_index (rows, guint32, i));

    if (i > 0)
      g_string_append_c (found, ' ');
    g_string_append (found, plumb_lead_get_text (lead, PLUMB_LEAD_COMPANY));
  }
  g_assert_cmpstr (found->str, ==, companies);
}

static guint32
add (PlumbStore *store, const char *company, gint64 created_at, PlumbLeadText text,
     const char *value)
{
  PlumbLeadFields fields = { .key = company, .destination = "d1", .created_at = created_at };

  fields.texts[PLUMB_LEAD_COMPANY] = company;
  fields.texts[text] = value;
  return add_fields (store, &fields);
}

/* ── Filters ───────────────────────────────────────────────────────────────── */

static void
add_varied (PlumbStore *store)
{
  PlumbLeadFields fields = { .destination = "d1", .key = "1", .created_at = 10 };

  fields.texts[PLUMB_LEAD_COMPANY] = "real";
  fields.texts[PLUMB_LEAD_SOURCE] = "AppSource";
  fields.texts[PLUMB_LEAD_ACTION] = "INS";
  fields.texts[PLUMB_LEAD_OFFER] = "vm";
  fields.texts[PLUMB_LEAD_OFFER_TITLE] = "Virtual Machine";
  fields.texts[PLUMB_LEAD_EMAIL] = "Jane@Fabrikam.com";
  add_fields (store, &fields);
  fields.key = "2";
  fields.destination = "d2";
  fields.created_at = 20;
  fields.texts[PLUMB_LEAD_COMPANY] = "forbidden";
  fields.texts[PLUMB_LEAD_SOURCE] = "AzureMarketplace";
  fields.texts[PLUMB_LEAD_ACTION] = "DNC";
  fields.texts[PLUMB_LEAD_OFFER] = NULL;
  add_fields (store, &fields);
  fields.key = "3";
  fields.created_at = 30;
  fields.texts[PLUMB_LEAD_COMPANY] = "test";
  fields.texts[PLUMB_LEAD_ACTION] = "PLT";
  fields.texts[PLUMB_LEAD_FIRST_NAME] = TAG;
  fields.texts[PLUMB_LEAD_EMAIL] = NULL;
  add_fields (store, &fields);
}

#define ASSERT_FILTER(assignment, companies)                                                       \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autoptr (PlumbLeadQuery) query = plumb_lead_query_new ();                                    \
    query->assignment;                                                                             \
    assert_found (fixture->store, query, companies);                                               \
  }                                                                                                \
  G_STMT_END

static void
test_each_filter_narrows (Fixture *fixture, gconstpointer unused)
{
  add_varied (fixture->store);
  ASSERT_FILTER (destination = g_strdup ("d2"), "test forbidden");
  ASSERT_FILTER (source = g_strdup ("AppSource"), "real");
  ASSERT_FILTER (action = g_strdup ("PLT"), "test");
  ASSERT_FILTER (offer = g_strdup ("vm"), "real");
  ASSERT_FILTER (offer = g_strdup ("Virtual Machine"), "test forbidden");
  ASSERT_FILTER (customer = g_strdup ("jane@fabrikam.com"), "forbidden real");
  ASSERT_FILTER (since = 20, "test forbidden");
  ASSERT_FILTER (until = 20, "real");
  ASSERT_FILTER (tests = PLUMB_WANT_ONLY, "test");
  ASSERT_FILTER (tests = PLUMB_WANT_NONE, "forbidden real");
  ASSERT_FILTER (do_not_contact = PLUMB_WANT_ONLY, "forbidden");
  ASSERT_FILTER (do_not_contact = PLUMB_WANT_NONE, "test real");
  ASSERT_FILTER (follow_up = PLUMB_WANT_ONLY, "real");
  ASSERT_FILTER (follow_up = PLUMB_WANT_NONE, "test forbidden");
}

static void
test_filters_and_words_narrow_together (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (PlumbLeadQuery) query = plumb_lead_query_new ();
  g_autoptr (GArray) newer = NULL;
  guint32 last_row = 0;

  add_varied (fixture->store);
  query->words = g_strdup ("virtual");
  query->since = 5;
  query->until = 25;
  query->destination = g_strdup ("d2");
  assert_found (fixture->store, query, "forbidden");
  newer = find_newer_rows (fixture->store, query, 2, &last_row);
  g_assert_cmpuint (newer->len, ==, 0);
  g_assert_cmpuint (last_row, ==, 3);
}

/* ── Order ─────────────────────────────────────────────────────────────────── */

static void
test_each_order_is_by_what_it_says (Fixture *fixture, gconstpointer unused)
{
  static const PlumbLeadText columns[] = {
    [PLUMB_LEAD_SORT_PERSON] = PLUMB_LEAD_LAST_NAME,
    [PLUMB_LEAD_SORT_COMPANY] = PLUMB_LEAD_COMPANY,
    [PLUMB_LEAD_SORT_OFFER] = PLUMB_LEAD_OFFER_TITLE,
    [PLUMB_LEAD_SORT_SOURCE] = PLUMB_LEAD_SOURCE,
    [PLUMB_LEAD_SORT_ACTION] = PLUMB_LEAD_ACTION,
  };
  static const char *const values[] = { "é2", "Ё", NULL, "e1", "Z", "а", "E3" };
  g_autoptr (PlumbLeadQuery) query = plumb_lead_query_new ();

  for (guint sort = PLUMB_LEAD_SORT_PERSON; sort <= PLUMB_LEAD_SORT_ACTION; sort++) {
    g_autofree char *destination = g_strdup_printf ("%u", sort);

    for (guint i = 0; i < G_N_ELEMENTS (values); i++) {
      g_autofree char *key = g_strdup_printf ("%u", i);
      PlumbLeadFields fields = { .key = key, .destination = destination, .created_at = 10 + i };

      fields.texts[PLUMB_LEAD_COMPANY] = key;
      fields.texts[columns[sort]] = values[i];
      if (values[i] == NULL)
        fields.texts[PLUMB_LEAD_COMPANY] = sort == PLUMB_LEAD_SORT_COMPANY ? NULL : "none";
      add_fields (fixture->store, &fields);
    }
    query->sort = sort;
    g_free (query->destination);
    query->destination = g_steal_pointer (&destination);
    query->reversed = FALSE;
    if (sort == PLUMB_LEAD_SORT_COMPANY) {
      g_autoptr (GArray) rows = find_rows (fixture->store, query);
      guint32 first = g_array_index (rows, guint32, 0) - 3;
      const guint32 order[] = { 3, 0, 6, 4, 5, 1, 2 };

      for (guint i = 0; i < rows->len; i++)
        g_assert_cmpuint (g_array_index (rows, guint32, i), ==, first + order[i]);
      continue;
    }
    assert_found (fixture->store, query, "3 0 6 4 5 1 none");
    query->reversed = TRUE;
    assert_found (fixture->store, query, "1 5 4 6 0 3 none");
  }
}

static void
test_newest_first_or_oldest (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (PlumbLeadQuery) query = plumb_lead_query_new ();

  add (fixture->store, "B", 20, PLUMB_LEAD_TITLE, NULL);
  add (fixture->store, "A", 10, PLUMB_LEAD_TITLE, NULL);
  add (fixture->store, "C", 20, PLUMB_LEAD_TITLE, NULL);
  assert_found (fixture->store, query, "C B A");
  query->reversed = TRUE;
  assert_found (fixture->store, query, "A B C");
}

static void
test_destinations_are_sorted_by_name (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (PlumbLeadQuery) query = plumb_lead_query_new ();
  static const char *const names[][2] = { { "1", "zoo" }, { "2", "Été" }, { "3", "Bar" } };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autoptr (PlumbDestination) destination =
        plumb_destination_new_with_id (names[i][0], PLUMB_KIND_HTTPS, names[i][1]);
    g_autoptr (GAsyncResult) result = NULL;
    PlumbLeadFields fields = { .destination = names[i][0], .key = "k", .created_at = 1 };

    plumb_store_save_destination_async (fixture->store, destination, NULL, plumb_test_keep_result,
                                        &result);
    plumb_test_wait_for (&result);
    g_assert_true (plumb_store_save_destination_finish (fixture->store, result, NULL));
    fields.texts[PLUMB_LEAD_COMPANY] = names[i][1];
    add_fields (fixture->store, &fields);
  }
  query->sort = PLUMB_LEAD_SORT_DESTINATION;
  assert_found (fixture->store, query, "Bar Été zoo");
}

static void
mark_followed_up (PlumbStore *store, const char *customer, gint64 time)
{
  g_autoptr (GAsyncResult) result = NULL;

  plumb_store_mark_followed_up_async (store, customer, time, NULL, plumb_test_keep_result, &result);
  plumb_test_wait_for (&result);
  g_assert_true (plumb_store_mark_followed_up_finish (store, result, NULL));
}

static void
test_a_customer_has_one_clock (Fixture *fixture, gconstpointer unused)
{
  PlumbStore *store = fixture->store;
  g_autoptr (PlumbLeadQuery) query = plumb_lead_query_new ();

  add (store, "A1", 10, PLUMB_LEAD_EMAIL, "a@x.com");
  add (store, "B1", 20, PLUMB_LEAD_EMAIL, "b@x.com");
  add (store, "A2", 30, PLUMB_LEAD_EMAIL, "A@X.com");
  add (store, "none", 5, PLUMB_LEAD_TITLE, "no e-mail");
  query->sort = PLUMB_LEAD_SORT_FOLLOW_UP;
  assert_found (store, query, "A2 A1 B1 none");
  g_assert_cmpint (plumb_store_get_follow_up_since (store, "a@x.com"), ==, 10);
  g_assert_cmpint (plumb_store_get_followed_up_at (store, "a@x.com"), ==, 0);

  mark_followed_up (store, "a@x.com", 15);
  assert_found (store, query, "B1 A2 A1 none");
  g_assert_cmpint (plumb_store_get_follow_up_since (store, "a@x.com"), ==, 30);
  g_assert_cmpint (plumb_store_get_followed_up_at (store, "a@x.com"), ==, 15);

  mark_followed_up (store, "a@x.com", 40);
  g_assert_cmpint (plumb_store_get_follow_up_since (store, "a@x.com"), ==, 0);
  mark_followed_up (store, "a@x.com", 0);
  g_assert_cmpint (plumb_store_get_follow_up_since (store, "a@x.com"), ==, 10);
}

static void
test_history_starts_no_clock (Fixture *fixture, gconstpointer unused)
{
  const gint64 day = G_TIME_SPAN_DAY;
  PlumbLeadFields fields = {
    .destination = "d1", .key = "old", .created_at = 10 * day, .received_at = 400 * day
  };
  g_autoptr (PlumbLeadQuery) query = plumb_lead_query_new ();

  fields.texts[PLUMB_LEAD_COMPANY] = "old";
  fields.texts[PLUMB_LEAD_EMAIL] = "a@x.com";
  add_fields (fixture->store, &fields);
  g_assert_cmpint (plumb_store_get_follow_up_since (fixture->store, "a@x.com"), ==, 0);
  query->follow_up = PLUMB_WANT_ONLY;
  assert_found (fixture->store, query, "");

  /* What the same customer does now is not. */
  fields.key = fields.texts[PLUMB_LEAD_COMPANY] = "new";
  fields.created_at = 399 * day;
  add_fields (fixture->store, &fields);
  g_assert_cmpint (plumb_store_get_follow_up_since (fixture->store, "a@x.com"), ==, 399 * day);
  assert_found (fixture->store, query, "new");
}

/* ── Numbers ───────────────────────────────────────────────────────────────── */

static GPtrArray *
count_days (PlumbStore *store)
{
  g_autoptr (PlumbLeadQuery) query = plumb_lead_query_new ();
  g_autoptr (GAsyncResult) result = NULL;

  query->since = 1;
  plumb_store_count_days_async (store, query, NULL, plumb_test_keep_result, &result);
  plumb_test_wait_for (&result);
  return plumb_store_count_days_finish (store, result, NULL);
}

static void
assert_day (GPtrArray *days, guint position, gint64 day, const char *action, guint n_leads)
{
  PlumbDayCount *count = days->pdata[position];

  g_assert_cmpint (count->day, ==, day);
  g_assert_cmpstr (count->action, ==, action);
  g_assert_cmpuint (count->n_leads, ==, n_leads);
}

static void
test_a_day_may_have_23_hours (Fixture *fixture, gconstpointer unused)
{
  /* The 29th of March 2026 in Paris, where clocks go forward; midnight is 23:00 UTC before. */
  const gint64 midnight = G_GINT64_CONSTANT (1774738800) * G_USEC_PER_SEC;
  g_autoptr (GPtrArray) days = NULL;

  add (fixture->store, "before", midnight - 1, PLUMB_LEAD_ACTION, "INS");
  add (fixture->store, "first", midnight, PLUMB_LEAD_ACTION, "INS");
  add (fixture->store, "second", midnight + HOUR, PLUMB_LEAD_ACTION, "PLT");
  add (fixture->store, "last", midnight + 23 * HOUR - 1, PLUMB_LEAD_ACTION, "INS");
  add (fixture->store, "after", midnight + 23 * HOUR, PLUMB_LEAD_ACTION, NULL);
  days = count_days (fixture->store);

  g_assert_cmpuint (days->len, ==, 4);
  assert_day (days, 0, midnight - 24 * HOUR, "INS", 1);
  assert_day (days, 1, midnight, "INS", 2);
  assert_day (days, 2, midnight, "PLT", 1);
  assert_day (days, 3, midnight + 23 * HOUR, NULL, 1);
}

static void
test_frequent_values_come_first (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GAsyncResult) counted = NULL;
  g_autoptr (GHashTable) counts = NULL;
  g_auto (GStrv) values = NULL;

  add_varied (fixture->store);
  plumb_store_list_values_async (fixture->store, PLUMB_LEAD_SOURCE, NULL, plumb_test_keep_result,
                                 &result);
  plumb_test_wait_for (&result);
  values = plumb_store_list_values_finish (fixture->store, result, NULL);
  g_assert_cmpuint (g_strv_length (values), ==, 2);
  g_assert_cmpstr (values[0], ==, "AzureMarketplace");
  g_assert_cmpstr (values[1], ==, "AppSource");

  plumb_store_count_leads_async (fixture->store, NULL, plumb_test_keep_result, &counted);
  plumb_test_wait_for (&counted);
  counts = plumb_store_count_leads_finish (fixture->store, counted, NULL);
  g_assert_cmpuint (GPOINTER_TO_UINT (g_hash_table_lookup (counts, "")), ==, 3);
  g_assert_cmpuint (GPOINTER_TO_UINT (g_hash_table_lookup (counts, "d2")), ==, 2);
}

static void
test_a_test_lead_is_found_by_its_tag (Fixture *fixture, gconstpointer unused)
{
  static const char *const destinations[] = { NULL, "d2", "d1" };

  add_varied (fixture->store);
  for (guint i = 0; i < G_N_ELEMENTS (destinations); i++) {
    g_autoptr (GAsyncResult) result = NULL;
    g_autoptr (GError) error = NULL;
    g_autoptr (PlumbLead) lead = NULL;

    plumb_store_find_test_lead_async (fixture->store, TAG, destinations[i], NULL,
                                      plumb_test_keep_result, &result);
    plumb_test_wait_for (&result);
    lead = plumb_store_find_test_lead_finish (fixture->store, result, &error);
    g_assert_no_error (error);
    g_assert_cmpint (lead != NULL, ==, i < 2);
  }
}

static void
test_whole_leads_come_with_a_limit (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (PlumbLeadQuery) query = plumb_lead_query_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) leads = NULL;

  add_varied (fixture->store);
  plumb_store_load_leads_async (fixture->store, query, 1, 1, NULL, plumb_test_keep_result, &result);
  plumb_test_wait_for (&result);
  leads = plumb_store_load_leads_finish (fixture->store, result, NULL);
  g_assert_cmpuint (leads->len, ==, 1);
  g_assert_cmpstr (plumb_lead_get_text (leads->pdata[0], PLUMB_LEAD_COMPANY), ==, "test");
}

#define ADD(name, test) g_test_add ("/store-query/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  g_setenv ("TZ", "Europe/Paris", TRUE);
  g_test_init (&argc, &argv, NULL);

  ADD ("each-filter-narrows", test_each_filter_narrows);
  ADD ("filters-and-words-narrow-together", test_filters_and_words_narrow_together);
  ADD ("each-order-is-by-what-it-says", test_each_order_is_by_what_it_says);
  ADD ("newest-first-or-oldest", test_newest_first_or_oldest);
  ADD ("destinations-are-sorted-by-name", test_destinations_are_sorted_by_name);
  ADD ("a-customer-has-one-clock", test_a_customer_has_one_clock);
  ADD ("history-starts-no-clock", test_history_starts_no_clock);
  ADD ("a-day-may-have-23-hours", test_a_day_may_have_23_hours);
  ADD ("frequent-values-come-first", test_frequent_values_come_first);
  ADD ("a-test-lead-is-found-by-its-tag", test_a_test_lead_is_found_by_its_tag);
  ADD ("whole-leads-come-with-a-limit", test_whole_leads_come_with_a_limit);

  return g_test_run ();
}
