/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-fixture.h"

#include "plumb-lead-list.h"

#define MANY 100000
#define ADD_MANY                                                                                   \
  "WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < 100000)"    \
  " INSERT INTO leads (id, identity, occurred_at, received_at, created_at, is_test,"               \
  " do_not_contact, company) SELECT n, n, n, n, n, 0, 0, 'Company ' || n FROM number"

typedef struct {
  guint n_calls;
  guint n_both;
  guint n_removed;
  guint n_added;
  guint position;
  guint n_arrived;
} Heard;

static void
items_changed_cb (GListModel *model, guint position, guint n_removed, guint n_added,
                  gpointer user_data)
{
  Heard *heard = user_data;

  heard->n_calls++;
  heard->n_both += n_removed > 0 && n_added > 0;
  heard->n_removed += n_removed;
  heard->n_added += n_added;
  heard->position = position;
}

static void
arrived_cb (PlumbLeadList *list, guint n_leads, gpointer user_data)
{
  Heard *heard = user_data;

  heard->n_arrived += n_leads;
}

static gboolean
is_idle (gpointer user_data)
{
  return !plumb_lead_list_is_busy (user_data);
}

static PlumbLeadList *
new_list (Fixture *fixture, Heard *heard)
{
  PlumbLeadList *list = plumb_lead_list_new (fixture->store);

  g_assert_true (plumb_lead_list_is_busy (list));
  plumb_test_wait_until (is_idle, list);
  g_signal_connect (list, "items-changed", G_CALLBACK (items_changed_cb), heard);
  g_signal_connect (list, "arrived", G_CALLBACK (arrived_cb), heard);
  return list;
}

static guint
get_length (PlumbLeadList *list)
{
  return g_list_model_get_n_items (G_LIST_MODEL (list));
}

/* Asserts that the list is of the leads of @companies, apart by blanks. */
static void
assert_list (PlumbLeadList *list, const char *companies)
{
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < get_length (list); i++) {
    g_autoptr (PlumbLead) lead = g_list_model_get_item (G_LIST_MODEL (list), i);

    g_string_append_printf (found, "%s%s", i > 0 ? " " : "",
                            plumb_lead_get_text (lead, PLUMB_LEAD_COMPANY));
  }
  g_assert_cmpstr (found->str, ==, companies);
}

static void
add (Fixture *fixture, const char *company, gint64 created_at)
{
  PlumbLeadFields fields = { .key = company, .created_at = created_at };

  fields.texts[PLUMB_LEAD_COMPANY] = company;
  g_assert_cmpuint (add_fields (fixture->store, &fields), >, 0);
}

typedef struct {
  PlumbLeadList *list;
  guint length;
} Goal;

static gboolean
has_length (gpointer user_data)
{
  Goal *goal = user_data;

  return get_length (goal->list) == goal->length;
}

static void
wait_for_length (PlumbLeadList *list, guint length)
{
  Goal goal = { list, length };

  plumb_test_wait_until (has_length, &goal);
}

static void
forget (Fixture *fixture, gint64 until)
{
  g_autoptr (PlumbLeadQuery) query = plumb_lead_query_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  query->until = until;
  plumb_store_forget_leads_async (fixture->store, query, NULL, plumb_test_keep_result, &result);
  plumb_test_wait_for (&result);
  g_assert_cmpint (plumb_store_forget_leads_finish (fixture->store, result, &error), >, 0);
  g_assert_no_error (error);
}

static void
test_new_leads_come_by_themselves (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (PlumbLeadList) list = NULL;
  Heard heard = { 0 };

  add (fixture, "A", 10);
  list = new_list (fixture, &heard);
  assert_list (list, "A");
  add (fixture, "B", 20);
  wait_for_length (list, 2);
  assert_list (list, "B A");
  add (fixture, "C", 15);
  wait_for_length (list, 3);
  assert_list (list, "B C A");

  g_assert_cmpuint (heard.n_arrived, ==, 3 - 1);
  g_assert_cmpuint (heard.n_removed, ==, 0);
  g_assert_cmpuint (heard.n_added, ==, 2);
  g_assert_cmpuint (heard.position, ==, 1);
}

static void
test_leads_that_belong_apart_come_too (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (PlumbLeadList) list = NULL;
  g_autoptr (GPtrArray) leads = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) added = NULL;
  Heard heard = { 0 };

  add (fixture, "B", 20);
  add (fixture, "D", 40);
  list = new_list (fixture, &heard);
  g_ptr_array_add (leads, new_lead ("A", 10));
  g_ptr_array_add (leads, new_lead ("C", 30));
  g_ptr_array_add (leads, new_lead ("E", 50));
  added = add_leads (fixture->store, NULL, leads, NULL, NULL);
  wait_for_length (list, 5);

  assert_list (list, "E D C B A");
  g_assert_cmpuint (heard.n_arrived, ==, 3);
  g_assert_cmpuint (heard.n_both, ==, 0);
}

static void
test_the_oldest_may_be_first (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (PlumbLeadQuery) query = plumb_lead_query_new ();
  g_autoptr (PlumbLeadList) list = NULL;
  Heard heard = { 0 };

  add (fixture, "A", 10);
  add (fixture, "C", 30);
  list = new_list (fixture, &heard);
  query->reversed = TRUE;
  plumb_lead_list_set_query (list, query);
  g_assert_true (plumb_lead_query_equal (plumb_lead_list_get_query (list), query));
  plumb_test_wait_until (is_idle, list);
  assert_list (list, "A C");
  add (fixture, "D", 40);
  wait_for_length (list, 3);
  add (fixture, "B", 20);
  wait_for_length (list, 4);
  assert_list (list, "A B C D");
}

static void
test_another_order_is_kept_too (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (PlumbLeadQuery) query = plumb_lead_query_new ();
  g_autoptr (PlumbLeadList) list = NULL;
  Heard heard = { 0 };

  add (fixture, "Alpha", 10);
  add (fixture, "gamma", 20);
  list = new_list (fixture, &heard);
  query->sort = PLUMB_LEAD_SORT_COMPANY;
  plumb_lead_list_set_query (list, query);
  plumb_test_wait_until (is_idle, list);
  heard = (Heard){ 0 };
  add (fixture, "béta", 30);
  wait_for_length (list, 3);

  assert_list (list, "Alpha béta gamma");
  g_assert_cmpuint (heard.n_calls, ==, 1);
  g_assert_cmpuint (heard.position, ==, 1);
  g_assert_cmpuint (heard.n_arrived, ==, 1);
}

static void
test_a_result_is_replaced_in_two_steps (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (PlumbLeadQuery) query = plumb_lead_query_new ();
  g_autoptr (PlumbLeadList) list = NULL;
  Heard heard = { 0 };

  add (fixture, "Fabrikam", 10);
  add (fixture, "Contoso", 20);
  list = new_list (fixture, &heard);
  query->words = g_strdup ("fabri");
  plumb_lead_list_set_query (list, query);
  g_assert_true (plumb_lead_list_is_busy (list));
  assert_list (list, "Contoso Fabrikam");
  plumb_test_wait_until (is_idle, list);

  assert_list (list, "Fabrikam");
  g_assert_cmpuint (heard.n_calls, ==, 2);
  g_assert_cmpuint (heard.n_both, ==, 0);
  g_assert_cmpuint (heard.n_arrived, ==, 0);
}

static void
test_only_the_last_query_counts (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (PlumbLeadQuery) query = plumb_lead_query_new ();
  g_autoptr (PlumbLeadList) list = NULL;
  Heard heard = { 0 };

  add (fixture, "Fabrikam", 10);
  add (fixture, "Contoso", 20);
  list = new_list (fixture, &heard);
  query->words = g_strdup ("fabri");
  plumb_lead_list_set_query (list, query);
  g_free (query->words);
  query->words = g_strdup ("conto");
  plumb_lead_list_set_query (list, query);
  plumb_test_wait_until (is_idle, list);
  plumb_test_settle ();

  assert_list (list, "Contoso");
  g_assert_cmpuint (heard.n_calls, ==, 2);
}

static void
test_what_is_forgotten_goes (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (PlumbLeadList) list = NULL;
  Heard heard = { 0 };
  guint position = 99;

  add (fixture, "A", 10);
  add (fixture, "B", 20);
  add (fixture, "C", 30);
  list = new_list (fixture, &heard);
  g_assert_true (plumb_lead_list_find_row (list, 1, &position));
  g_assert_cmpuint (position, ==, 2);
  forget (fixture, 15);
  wait_for_length (list, 2);

  assert_list (list, "C B");
  g_assert_cmpuint (heard.n_removed, ==, 1);
  g_assert_cmpuint (heard.n_added, ==, 0);
  g_assert_false (plumb_lead_list_find_row (list, 1, &position));
}

static void
test_a_row_stays_one_object (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (PlumbLeadList) list = NULL;
  g_autoptr (PlumbLead) first = NULL;
  g_autoptr (PlumbLead) again = NULL;
  Heard heard = { 0 };

  add (fixture, "A", 10);
  list = new_list (fixture, &heard);
  first = g_list_model_get_item (G_LIST_MODEL (list), 0);
  add (fixture, "B", 20);
  wait_for_length (list, 2);
  again = g_list_model_get_item (G_LIST_MODEL (list), 1);

  g_assert_true (first == again);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (list), 2));
  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (list)) == PLUMB_TYPE_LEAD);
}

static void
test_many_leads_are_no_burden (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (PlumbLeadList) list = NULL;
  g_autoptr (PlumbLead) last = NULL;
  Heard heard = { 0 };
  guint n_items = 0;

  run_sql (fixture->path, ADD_MANY);
  list = new_list (fixture, &heard);
  wait_for_length (list, MANY);
  heard = (Heard){ 0 };
  g_object_get (list, "n-items", &n_items, NULL);
  g_assert_cmpuint (n_items, ==, MANY);
  last = g_list_model_get_item (G_LIST_MODEL (list), MANY - 1);
  g_assert_cmpint (plumb_lead_get_row (last), ==, 1);

  for (guint i = 0; i < 50; i++) {
    g_autofree char *company = g_strdup_printf ("live %u", i);

    add (fixture, company, 10 * MANY + i);
  }
  wait_for_length (list, MANY + 50);
  g_assert_cmpuint (heard.n_added, ==, 50);
  g_assert_cmpuint (heard.n_arrived, ==, 50);
  g_assert_cmpuint (heard.n_removed, ==, 0);
}

static void
note_first_page_cb (GListModel *model, guint position, guint n_removed, guint n_added,
                    gpointer user_data)
{
  guint *n_items = user_data;

  if (*n_items == 0)
    *n_items = g_list_model_get_n_items (model);
}

static void
test_a_long_answer_comes_in_two_parts (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (PlumbLeadQuery) query = plumb_lead_query_new ();
  g_autoptr (PlumbLeadList) list = NULL;
  g_autoptr (PlumbLead) first = NULL;
  Heard heard = { 0 };
  guint n_first = 0;

  run_sql (fixture->path, ADD_MANY);
  list = new_list (fixture, &heard);
  wait_for_length (list, MANY);
  query->words = g_strdup ("y 7");
  heard = (Heard){ 0 };
  g_signal_connect (list, "items-changed", G_CALLBACK (note_first_page_cb), &n_first);
  plumb_lead_list_set_query (list, query);
  /* Arrives while the rest is looked for; nothing that is shown moves. */
  add (fixture, "Company 7", 10 * MANY);
  /* 40,951 of 1 to 100,000 have a seven. */
  wait_for_length (list, 40951 + 1);

  g_assert_cmpuint (n_first, ==, 256);
  g_assert_cmpuint (heard.n_removed, ==, MANY);
  g_assert_cmpuint (heard.n_added, ==, 40951 + 1);
  g_assert_cmpuint (heard.n_both, ==, 0);
  first = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_assert_cmpint (plumb_lead_get_created_at (first), ==, 10 * MANY);
}

static void
test_letting_go_while_searching_is_safe (Fixture *fixture, gconstpointer unused)
{
  PlumbLeadList *list = plumb_lead_list_new (fixture->store);

  add (fixture, "A", 10);
  g_assert_finalize_object (list);
  add (fixture, "B", 20);
  plumb_test_settle ();
}

#define ADD(name, test) g_test_add ("/lead-list/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("new-leads-come-by-themselves", test_new_leads_come_by_themselves);
  ADD ("leads-that-belong-apart-come-too", test_leads_that_belong_apart_come_too);
  ADD ("the-oldest-may-be-first", test_the_oldest_may_be_first);
  ADD ("another-order-is-kept-too", test_another_order_is_kept_too);
  ADD ("a-result-is-replaced-in-two-steps", test_a_result_is_replaced_in_two_steps);
  ADD ("only-the-last-query-counts", test_only_the_last_query_counts);
  ADD ("what-is-forgotten-goes", test_what_is_forgotten_goes);
  ADD ("a-row-stays-one-object", test_a_row_stays_one_object);
  ADD ("many-leads-are-no-burden", test_many_leads_are_no_burden);
  ADD ("a-long-answer-comes-in-two-parts", test_a_long_answer_comes_in_two_parts);
  ADD ("letting-go-while-searching-is-safe", test_letting_go_while_searching_is_safe);

  return g_test_run ();
}
