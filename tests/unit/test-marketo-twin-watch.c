/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-marketo-connector.h"
#include "plumb-test-wait.h"
#include "plumb-twin.h"

/* The connector and the simulated instance, over many pages. */

#define MOST_LOOKS 100
#define LEAD(name)                                                                                 \
  "{\"userDetails\":{\"firstName\":\"" name "\",\"lastName\":\"L\",\"email\":\"" name              \
  "@example.com\",\"company\":\"C\"},\"leadSource\":\"AppSource\",\"actionCode\":\"PLT\","         \
  "\"offerTitle\":\"Backup\"}"
#define TEST_LEAD                                                                                  \
  "{\"userDetails\":{\"firstName\":\"MSFT_TEST_636573304831318844\","                              \
  "\"email\":\"MSFT_TEST_636573304831318844@test.com\"},\"leadSource\":\"AppSource\"}"

typedef struct {
  PlumbTwin *twin;
  PlumbConnector *connector;
  PlumbDestination *destination;
  PlumbCredentials *credentials;
  GHashTable *keys;
  guint n_pages;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PlumbHttp) http = plumb_http_new ();
  g_autoptr (GHashTable) fields = NULL;
  GHashTableIter iter;
  gpointer key = NULL;
  gpointer value = NULL;

  fixture->twin = plumb_twin_new (PLUMB_KIND_MARKETO, 0, &error);
  g_assert_no_error (error);
  fixture->connector = g_object_new (PLUMB_TYPE_MARKETO_CONNECTOR, "http", http, NULL);
  fixture->destination = plumb_destination_new (PLUMB_KIND_MARKETO, "Twin");
  fixture->credentials = plumb_credentials_new ();
  fixture->keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  fields = plumb_twin_dup_fields (fixture->twin);
  g_hash_table_iter_init (&iter, fields);
  while (g_hash_table_iter_next (&iter, &key, &value))
    if (g_str_equal (key, "client-secret"))
      plumb_credentials_set (fixture->credentials, key, value);
    else
      plumb_destination_set_setting (fixture->destination, key, value);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_clear_object (&fixture->connector);
  g_clear_object (&fixture->destination);
  g_clear_object (&fixture->credentials);
  g_clear_object (&fixture->twin);
  g_hash_table_unref (fixture->keys);
}

static void
turn_on (Fixture *fixture, const char *fault)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (plumb_twin_set_fault (fixture->twin, fault, TRUE, &error));
  g_assert_no_error (error);
}

static void
simulate (Fixture *fixture, const char *lead)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (plumb_twin_simulate_lead (fixture->twin, lead, &error));
  g_assert_no_error (error);
}

static PlumbPage *
look (Fixture *fixture, const char *cursor)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  PlumbPage *page = NULL;

  plumb_connector_watch_async (fixture->connector, fixture->destination, fixture->credentials,
                               cursor, NULL, plumb_test_keep_result, &result);
  plumb_test_wait_for (&result);
  page = plumb_connector_watch_finish (fixture->connector, result, &error);
  g_assert_no_error (error);
  g_assert_cmpint (plumb_attempt_get_outcome (page->attempt), ==, PLUMB_OUTCOME_ACCEPTED);
  return page;
}

/* Reads to the end, as the watcher does; returns the cursor, and how many leads were new. */
static char *
read_all (Fixture *fixture, const char *cursor, guint *n_new)
{
  g_autofree char *at = g_strdup (cursor);
  gboolean more = TRUE;

  *n_new = 0;
  for (guint i = 0; more; i++) {
    g_autoptr (PlumbPage) page = look (fixture, at);

    g_assert_cmpuint (i, <, MOST_LOOKS);
    for (guint j = 0; j < page->leads->len; j++)
      *n_new +=
          g_hash_table_add (fixture->keys, g_strdup (plumb_lead_get_key (page->leads->pdata[j])));
    g_free (at);
    at = g_strdup (page->cursor);
    more = page->more;
    fixture->n_pages++;
  }
  return g_steal_pointer (&at);
}

static void
test_every_lead_comes_once_over_tiny_pages (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  guint n_new = 0;

  turn_on (fixture, "pages.tiny");
  simulate (fixture, LEAD ("ada"));
  simulate (fixture, LEAD ("bob"));
  simulate (fixture, LEAD ("ada"));
  first = read_all (fixture, NULL, &n_new);
  g_assert_cmpuint (n_new, ==, 3);
  g_assert_cmpuint (fixture->n_pages, >=, 9);

  simulate (fixture, LEAD ("bob"));
  second = read_all (fixture, first, &n_new);
  g_assert_cmpuint (n_new, ==, 1);
  g_assert_cmpuint (g_hash_table_size (fixture->keys), ==, 4);
}

static void
test_starting_over_doubles_none (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  guint n_new = 0;

  simulate (fixture, LEAD ("ada"));
  first = read_all (fixture, NULL, &n_new);
  g_assert_cmpuint (n_new, ==, 1);

  simulate (fixture, LEAD ("bob"));
  turn_on (fixture, "paging-token.expired");
  second = read_all (fixture, first, &n_new);
  g_assert_cmpuint (n_new, ==, 1);
  g_assert_cmpuint (g_hash_table_size (fixture->keys), ==, 2);
}

static PlumbPage *
find_tests (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  PlumbPage *page = NULL;

  plumb_connector_find_tests_async (fixture->connector, fixture->destination, fixture->credentials,
                                    NULL, NULL, plumb_test_keep_result, &result);
  plumb_test_wait_for (&result);
  page = plumb_connector_find_tests_finish (fixture->connector, result, &error);
  g_assert_no_error (error);
  return page;
}

static void
test_test_leads_are_found_and_removed (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (PlumbPage) before = NULL;
  g_autoptr (PlumbPage) after = NULL;
  g_autoptr (PlumbAttempt) attempt = NULL;

  simulate (fixture, LEAD ("ada"));
  simulate (fixture, TEST_LEAD);
  before = find_tests (fixture);
  g_assert_cmpuint (before->leads->len, ==, 1);

  plumb_connector_delete_async (fixture->connector, fixture->destination, fixture->credentials,
                                before->leads->pdata[0], NULL, plumb_test_keep_result, &result);
  plumb_test_wait_for (&result);
  attempt = plumb_connector_delete_finish (fixture->connector, result, &error);
  g_assert_no_error (error);
  g_assert_cmpint (plumb_attempt_get_outcome (attempt), ==, PLUMB_OUTCOME_ACCEPTED);
  after = find_tests (fixture);
  g_assert_cmpuint (after->leads->len, ==, 0);
}

#define ADD(path, function)                                                                        \
  g_test_add ("/marketo-twin-watch/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("every-lead-comes-once-over-tiny-pages", test_every_lead_comes_once_over_tiny_pages);
  ADD ("starting-over-doubles-none", test_starting_over_doubles_none);
  ADD ("test-leads-are-found-and-removed", test_test_leads_are_found_and_removed);

  return g_test_run ();
}
