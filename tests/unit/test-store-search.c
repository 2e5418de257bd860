/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-fixture.h"

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

static void
assert_words_find (PlumbStore *store, const char *words, const char *companies)
{
  g_autoptr (PlumbLeadQuery) query = plumb_lead_query_new ();

  query->words = g_strdup (words);
  assert_found (store, query, companies);
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

static void
add_people (PlumbStore *store)
{
  add (store, "A", 1, PLUMB_LEAD_FIRST_NAME, "Zoé");
  add (store, "B", 2, PLUMB_LEAD_LAST_NAME, "Достоевский");
  add (store, "C", 3, PLUMB_LEAD_EMAIL, "jane.doe@fabrikam.com");
  add (store, "D", 4, PLUMB_LEAD_PHONE, "+33 1 23");
  add (store, "E", 5, PLUMB_LEAD_DESCRIPTION, "100% \"sure\" * under_score 'n so on");
  add (store, "F", 6, PLUMB_LEAD_COUNTRY, "STRASSE");
  add (store, "G", 7, PLUMB_LEAD_OFFER_TITLE, "Ｗｉｄｅ İstanbul");
  add (store, "H", 8, PLUMB_LEAD_SOURCE, "AzureMarketplace");
}

static const char *const searches[][2] = {
  { "zoe", "A" },
  { "ZOÉ", "A" },
  { "Zoe\xcc\x81", "A" },
  { "достоевскии", "B" },
  { "СТОЕВ", "B" },
  { "оев", "B" },
  { "ст", "B" },
  { "fabrikam", "C" },
  { "brika", "C" },
  { "fabrikom", "" },
  { "jane.doe@fabrikam.com", "C" },
  { "doe jane", "C" },
  { "  doe \t fabri ", "C" },
  { "doe zoe", "" },
  { "z", "A" },
  { "33", "D" },
  { "+3", "D" },
  { "0%", "E" },
  { "100%", "E" },
  { "1%0", "" },
  { "under_score", "E" },
  { "underXscore", "" },
  { "\"sure\"", "E" },
  { "\"", "E" },
  { "*", "E" },
  { "sur*", "" },
  { "'n", "E" },
  { "AND OR NOT", "" },
  { "straße", "F" },
  { "wide", "G" },
  { "istanbul", "G" },
  { "azuremarket", "" },
  { "e", "G F E C A" },
};

static void
test_words_are_found_at_once (Fixture *fixture, gconstpointer unused)
{
  add_people (fixture->store);
  for (guint i = 0; i < G_N_ELEMENTS (searches); i++)
    assert_words_find (fixture->store, searches[i][0], searches[i][1]);
}

static gboolean
is_indexed (gpointer user_data)
{
  Fixture *fixture = user_data;
  sqlite3 *database = NULL;
  sqlite3_stmt *statement = NULL;
  gboolean is_done;

  g_assert_cmpint (sqlite3_open (fixture->path, &database), ==, SQLITE_OK);
  sqlite3_prepare_v2 (database,
                      "SELECT value = (SELECT max (id) FROM leads) FROM marks"
                      " WHERE name = 'indexed'",
                      -1, &statement, NULL);
  is_done = sqlite3_step (statement) == SQLITE_ROW && sqlite3_column_int (statement, 0) == 1;
  sqlite3_finalize (statement);
  sqlite3_close (database);
  return is_done;
}

static gboolean
wake_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

static void
wait_for_index (Fixture *fixture)
{
  guint timer = g_timeout_add (20, wake_cb, NULL);

  plumb_test_wait_until (is_indexed, fixture);
  g_source_remove (timer);
}

static void
test_words_are_found_by_the_index (Fixture *fixture, gconstpointer unused)
{
  add_people (fixture->store);
  wait_for_index (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (searches); i++)
    assert_words_find (fixture->store, searches[i][0], searches[i][1]);
  add (fixture->store, "I", 9, PLUMB_LEAD_FIRST_NAME, "Chloé Zoe");
  assert_words_find (fixture->store, "zoe", "I A");
}

static void
test_an_index_left_behind_catches_up (Fixture *fixture, gconstpointer unused)
{
  add_people (fixture->store);
  reopen (fixture);
  wait_for_index (fixture);
  assert_words_find (fixture->store, "fabrikam", "C");
}

#define ADD_MANY                                                                                   \
  "WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < 20000)"     \
  " INSERT INTO leads (id, identity, occurred_at, received_at, created_at, is_test,"               \
  " do_not_contact, company) SELECT n, n, n, n, n, 0, 0, 'Company ' || n FROM number"

static GArray *
find_first_rows (PlumbStore *store, const PlumbLeadQuery *query, guint limit)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GArray *rows;

  plumb_store_find_rows_async (store, query, 0, limit, NULL, plumb_test_keep_result, &result);
  plumb_test_wait_for (&result);
  rows = plumb_store_find_rows_finish (store, result, NULL, &error);
  g_assert_no_error (error);
  return rows;
}

static void
assert_first_page (PlumbStore *store, const PlumbLeadQuery *query, guint limit, guint n_all)
{
  g_autoptr (GArray) all = find_rows (store, query);
  g_autoptr (GArray) page = find_first_rows (store, query, limit);

  g_assert_cmpuint (all->len, ==, n_all);
  g_assert_cmpmem (page->data, page->len * sizeof (guint32), all->data,
                   MIN (limit, all->len) * sizeof (guint32));
}

/* Among the newest, too few among them, with many and with few candidates, nowhere. */
static const struct {
  const char *words;
  guint n_all;
} pages[] = {
  { "company", 20000 }, { "7", 6878 },  { "pany 12 34", 24 }, { "12 34", 24 },
  { "499", 40 },        { "zz", 0 },    { "company zz", 0 },  { "ny 13579", 1 },
  { "y 0", 6059 },      { "20000", 1 }, { "contoso", 0 },
};

static void
test_a_first_page_is_the_beginning_of_all (Fixture *fixture, gconstpointer unused)
{
  run_sql (fixture->path, ADD_MANY);
  reopen (fixture);
  wait_for_index (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++) {
    g_autoptr (PlumbLeadQuery) query = plumb_lead_query_new ();

    query->words = g_strdup (pages[i].words);
    assert_first_page (fixture->store, query, 10, pages[i].n_all);
    query->reversed = TRUE;
    assert_first_page (fixture->store, query, 10, pages[i].n_all);
    query->since = 3000;
    query->until = 19000;
    query->tests = PLUMB_WANT_ONLY;
    assert_first_page (fixture->store, query, 10, 0);
  }
}

/* Takes minutes if every letter is looked for. */
static void
test_a_whole_mail_is_looked_for_at_once (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *letters = g_strnfill (1000 * 1000, 'z');
  g_autofree char *begins_as_one = g_strconcat ("fabrikam", letters, NULL);
  g_auto (GStrv) words = g_new0 (char *, 20001);
  g_autofree char *mail = NULL;

  add_people (fixture->store);
  assert_words_find (fixture->store, letters, "");
  assert_words_find (fixture->store, begins_as_one, "");
  for (guint i = 0; i < 20000; i++)
    words[i] = g_strdup ("fabrikam");
  mail = g_strjoinv (" ", words);
  assert_words_find (fixture->store, mail, "C");
}

static void
test_a_search_can_be_cancelled (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (PlumbLeadQuery) query = plumb_lead_query_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  add_people (fixture->store);
  plumb_store_find_rows_async (fixture->store, query, 0, 0, cancellable, plumb_test_keep_result,
                               &result);
  g_cancellable_cancel (cancellable);
  plumb_test_wait_for (&result);
  g_assert_null (plumb_store_find_rows_finish (fixture->store, result, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

#define ADD(name, test) g_test_add ("/store-search/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("words-are-found-at-once", test_words_are_found_at_once);
  ADD ("words-are-found-by-the-index", test_words_are_found_by_the_index);
  ADD ("an-index-left-behind-catches-up", test_an_index_left_behind_catches_up);
  ADD ("a-first-page-is-the-beginning-of-all", test_a_first_page_is_the_beginning_of_all);
  ADD ("a-whole-mail-is-looked-for-at-once", test_a_whole_mail_is_looked_for_at_once);
  ADD ("a-search-can-be-cancelled", test_a_search_can_be_cancelled);

  return g_test_run ();
}
