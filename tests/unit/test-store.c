/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-fixture.h"

#include "plumb-error.h"

static void
test_a_lead_comes_back_as_it_was (Fixture *fixture, gconstpointer unused)
{
  PlumbLeadFields fields = {
    .destination = "d1", .key = "k", .received_at = 20, .created_at = 10, .raw = " {\xff}\n"
  };
  g_autoptr (PlumbLead) lead = NULL;
  guint32 row;

  for (guint i = 0; i < PLUMB_LEAD_N_TEXTS; i++)
    if (i != PLUMB_LEAD_TITLE)
      fields.texts[i] = plumb_lead_text_get_name (i);
  row = add_fields (fixture->store, &fields);
  lead = plumb_store_load_lead (fixture->store, row);

  g_assert_cmpint (plumb_lead_get_row (lead), ==, row);
  g_assert_cmpuint (plumb_store_get_last_row (fixture->store), ==, row);
  g_assert_cmpstr (plumb_lead_get_destination (lead), ==, "d1");
  g_assert_cmpint (plumb_lead_get_received_at (lead), ==, 20);
  g_assert_cmpint (plumb_lead_get_created_at (lead), ==, 10);
  g_assert_cmpstr (plumb_lead_get_raw (lead), ==, " {\xff}\n");
  for (guint i = 0; i < PLUMB_LEAD_N_TEXTS; i++)
    g_assert_cmpstr (plumb_lead_get_text (lead, i), ==, fields.texts[i]);
  g_assert_null (plumb_store_load_lead (fixture->store, row + 1));
}

static void
test_a_key_is_kept_once_a_destination (Fixture *fixture, gconstpointer unused)
{
  guint32 first = add_key (fixture->store, "d1", "k1", NULL);

  g_assert_cmpuint (first, >, 0);
  g_assert_cmpuint (add_key (fixture->store, "d1", "k1", NULL), ==, 0);
  g_assert_cmpuint (add_key (fixture->store, "d2", "k1", NULL), >, first);
  g_assert_cmpuint (add_key (fixture->store, "d1", "k2", "k1"), ==, 0);
  g_assert_cmpuint (add_key (fixture->store, "d1", "k3", "k0"), >, first);
  g_assert_cmpuint (count_rows (fixture->store), ==, 3);
}

static void
test_a_lead_without_a_key_is_always_new (Fixture *fixture, gconstpointer unused)
{
  g_assert_cmpuint (add_key (fixture->store, "d1", NULL, NULL), >, 0);
  g_assert_cmpuint (add_key (fixture->store, "d1", NULL, NULL), >, 0);
}

static void
test_a_thousand_leads_are_kept_once (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GPtrArray) leads = new_leads (1000);
  g_autoptr (GPtrArray) added = add_leads (fixture->store, "d1", leads, "c1", NULL);
  g_autoptr (GPtrArray) again = add_leads (fixture->store, "d1", leads, "c2", NULL);
  g_autofree char *cursor = load_cursor (fixture->store);

  g_assert_cmpuint (added->len, ==, 1000);
  g_assert_cmpuint (again->len, ==, 0);
  g_assert_cmpuint (count_rows (fixture->store), ==, 1000);
  g_assert_cmpstr (cursor, ==, "c2");
  g_assert_cmpstr (plumb_lead_get_destination (added->pdata[0]), ==, "d1");
  g_assert_cmpint (plumb_lead_get_row (added->pdata[999]), ==,
                   plumb_store_get_last_row (fixture->store));
}

static void
test_leads_and_cursor_fail_together (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GPtrArray) leads = new_leads (2);
  g_autoptr (GPtrArray) added = NULL;
  g_autoptr (GError) error = NULL;

  run_sql (fixture->path, POISON);
  g_ptr_array_add (leads, new_lead ("poison", 1));
  added = add_leads (fixture->store, "d1", leads, "c1", &error);

  g_assert_error (error, PLUMB_ERROR, PLUMB_ERROR_STORE);
  g_assert_null (added);
  g_assert_cmpuint (count_rows (fixture->store), ==, 0);
  g_assert_null (load_cursor (fixture->store));
}

static void
test_a_failing_cursor_keeps_no_lead (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GPtrArray) leads = new_leads (2);
  g_autoptr (GError) error = NULL;

  run_sql (fixture->path, "CREATE TRIGGER poison BEFORE INSERT ON cursors"
                          " BEGIN SELECT raise (ABORT, 'poison'); END");
  g_assert_null (add_leads (fixture->store, "d1", leads, "c1", &error));

  g_assert_error (error, PLUMB_ERROR, PLUMB_ERROR_STORE);
  g_assert_cmpuint (count_rows (fixture->store), ==, 0);
}

/* ── Destinations and texts ────────────────────────────────────────────────── */

static gboolean
save_destination (PlumbStore *store, PlumbDestination *destination, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  plumb_store_save_destination_async (store, destination, NULL, plumb_test_keep_result, &result);
  plumb_test_wait_for (&result);
  return plumb_store_save_destination_finish (store, result, error);
}

static GPtrArray *
load_destinations (PlumbStore *store)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *destinations;

  plumb_store_load_destinations_async (store, NULL, plumb_test_keep_result, &result);
  plumb_test_wait_for (&result);
  destinations = plumb_store_load_destinations_finish (store, result, &error);
  g_assert_no_error (error);
  return destinations;
}

static void
test_a_destination_comes_back_as_it_was (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (PlumbDestination) first = plumb_destination_new (PLUMB_KIND_AZURE_TABLE, "élan");
  g_autoptr (PlumbDestination) second = plumb_destination_new (PLUMB_KIND_HTTPS, "Zebra");
  g_autoptr (GPtrArray) loaded = NULL;
  PlumbDestination *copy;

  plumb_destination_set_setting (first, "table", "leads");
  plumb_destination_set_setting (first, "gone", "soon");
  plumb_destination_set_watching (first, TRUE);
  plumb_destination_set_practice (first, TRUE);
  plumb_destination_set_last_proof (first, PLUMB_VERDICT_ALTERED, 77);
  g_assert_true (save_destination (fixture->store, second, NULL));
  g_assert_true (save_destination (fixture->store, first, NULL));
  plumb_destination_set_setting (first, "gone", NULL);
  g_assert_true (save_destination (fixture->store, first, NULL));
  reopen (fixture);
  loaded = load_destinations (fixture->store);

  g_assert_cmpuint (loaded->len, ==, 2);
  copy = loaded->pdata[0];
  g_assert_cmpstr (plumb_destination_get_id (copy), ==, plumb_destination_get_id (first));
  g_assert_cmpint (plumb_destination_get_kind (copy), ==, PLUMB_KIND_AZURE_TABLE);
  g_assert_cmpstr (plumb_destination_get_name (copy), ==, "élan");
  g_assert_cmpstr (plumb_destination_get_setting (copy, "table"), ==, "leads");
  g_assert_null (plumb_destination_get_setting (copy, "gone"));
  g_assert_true (plumb_destination_is_watching (copy));
  g_assert_true (plumb_destination_is_practice (copy));
  g_assert_cmpint (plumb_destination_get_last_verdict (copy), ==, PLUMB_VERDICT_ALTERED);
  g_assert_cmpint (plumb_destination_get_last_proved_at (copy), ==, 77);
}

static void
test_a_name_is_given_once (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (PlumbDestination) first = plumb_destination_new (PLUMB_KIND_HTTPS, "Same");
  g_autoptr (PlumbDestination) second = plumb_destination_new (PLUMB_KIND_MARKETO, "Same");
  g_autoptr (GError) error = NULL;

  g_assert_true (save_destination (fixture->store, first, NULL));
  g_assert_false (save_destination (fixture->store, second, &error));
  g_assert_error (error, PLUMB_ERROR, PLUMB_ERROR_EXISTS);
}

static void
test_a_removed_destination_leaves_its_leads (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (PlumbDestination) destination =
      plumb_destination_new_with_id ("d1", PLUMB_KIND_HTTPS, "Mine");
  g_autoptr (GPtrArray) leads = new_leads (3);
  g_autoptr (GPtrArray) added = NULL;
  g_autoptr (GPtrArray) loaded = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  g_assert_true (save_destination (fixture->store, destination, NULL));
  added = add_leads (fixture->store, "d1", leads, "c1", NULL);
  plumb_store_remove_destination_async (fixture->store, "d1", NULL, plumb_test_keep_result,
                                        &result);
  plumb_test_wait_for (&result);
  g_assert_true (plumb_store_remove_destination_finish (fixture->store, result, NULL));
  loaded = load_destinations (fixture->store);

  g_assert_cmpuint (loaded->len, ==, 0);
  g_assert_null (load_cursor (fixture->store));
  g_assert_cmpuint (count_rows (fixture->store), ==, 3);
}

static void
save_text (PlumbStore *store, const char *group, const char *name, const char *value)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  plumb_store_save_text_async (store, group, name, value, NULL, plumb_test_keep_result, &result);
  plumb_test_wait_for (&result);
  g_assert_true (plumb_store_save_text_finish (store, result, &error));
  g_assert_no_error (error);
}

static void
test_texts_are_kept_by_group_and_name (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GHashTable) texts = NULL;

  save_text (fixture->store, "filter", "a", "1");
  save_text (fixture->store, "filter", "a", "2");
  save_text (fixture->store, "filter", "b", "3");
  save_text (fixture->store, "filter", "b", NULL);
  save_text (fixture->store, "draft", "a", "4");
  plumb_store_load_texts_async (fixture->store, "filter", NULL, plumb_test_keep_result, &result);
  plumb_test_wait_for (&result);
  texts = plumb_store_load_texts_finish (fixture->store, result, NULL);

  g_assert_cmpuint (g_hash_table_size (texts), ==, 1);
  g_assert_cmpstr (g_hash_table_lookup (texts, "a"), ==, "2");
}

#define ADD(name, test) g_test_add ("/store/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("a-lead-comes-back-as-it-was", test_a_lead_comes_back_as_it_was);
  ADD ("a-key-is-kept-once-a-destination", test_a_key_is_kept_once_a_destination);
  ADD ("a-lead-without-a-key-is-always-new", test_a_lead_without_a_key_is_always_new);
  ADD ("a-thousand-leads-are-kept-once", test_a_thousand_leads_are_kept_once);
  ADD ("leads-and-cursor-fail-together", test_leads_and_cursor_fail_together);
  ADD ("a-failing-cursor-keeps-no-lead", test_a_failing_cursor_keeps_no_lead);
  ADD ("a-destination-comes-back-as-it-was", test_a_destination_comes_back_as_it_was);
  ADD ("a-name-is-given-once", test_a_name_is_given_once);
  ADD ("a-removed-destination-leaves-its-leads", test_a_removed_destination_leaves_its_leads);
  ADD ("texts-are-kept-by-group-and-name", test_texts_are_kept_by_group_and_name);

  return g_test_run ();
}
