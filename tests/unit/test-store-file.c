/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-fixture.h"

#include "plumb-error.h"

#include <string.h>
#include <sys/stat.h>

static guint
get_mode (const char *path, const char *ending)
{
  g_autofree char *name = g_strconcat (path, ending, NULL);
  struct stat info;

  g_assert_cmpint (stat (name, &info), ==, 0);
  return info.st_mode & 0777;
}

static void
test_only_the_owner_may_read (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "new", NULL);
  g_autofree char *path = g_build_filename (folder, "plumb.db", NULL);
  PlumbStore *store = new_open_store (path);

  add_key (store, "d1", "k", NULL);
  g_assert_cmpuint (get_mode (folder, ""), ==, 0700);
  g_assert_cmpuint (get_mode (path, ""), ==, 0600);
  g_assert_cmpuint (get_mode (path, "-wal"), ==, 0600);
  g_assert_cmpuint (get_mode (path, "-shm"), ==, 0600);
  plumb_store_close (store);
  plumb_test_settle ();
  g_assert_finalize_object (store);
  g_assert_cmpint (g_remove (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* (transfer full): what @path is made of, its version included. */
static char *
dup_schema (const char *path)
{
  g_autoptr (GString) schema = g_string_new (NULL);
  sqlite3 *database = NULL;
  sqlite3_stmt *statement = NULL;

  g_assert_cmpint (sqlite3_open (path, &database), ==, SQLITE_OK);
  sqlite3_prepare_v2 (database,
                      "SELECT user_version FROM pragma_user_version UNION ALL"
                      " SELECT auto_vacuum FROM pragma_auto_vacuum UNION ALL"
                      " SELECT * FROM (SELECT sql FROM sqlite_master WHERE sql IS NOT NULL"
                      " ORDER BY type, name)",
                      -1, &statement, NULL);
  while (sqlite3_step (statement) == SQLITE_ROW)
    g_string_append_printf (schema, "%s\n", sqlite3_column_text (statement, 0));
  sqlite3_finalize (statement);
  sqlite3_close (database);
  return g_strdup (schema->str);
}

static void
test_every_released_version_is_brought_up_to_date (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *dump_path = g_test_build_filename (G_TEST_DIST, "data", "store", "v1.sql", NULL);
  g_autofree char *fresh_path = g_build_filename (fixture->folder, "fresh.db", NULL);
  g_autofree char *dump = NULL;
  g_autofree char *migrated = NULL;
  g_autofree char *fresh = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (PlumbLead) lead = NULL;
  PlumbStore *other = new_open_store (fresh_path);

  g_file_get_contents (dump_path, &dump, NULL, &error);
  g_assert_no_error (error);
  run_sql (fixture->path, dump);
  fixture->store = new_open_store (fixture->path);
  migrated = dup_schema (fixture->path);
  fresh = dup_schema (fresh_path);
  g_assert_finalize_object (other);

  g_assert_cmpstr (migrated, ==, fresh);
  g_assert_nonnull (strstr (fresh, "CREATE VIRTUAL TABLE"));
  lead = plumb_store_load_lead (fixture->store, 1);
  g_assert_cmpstr (plumb_lead_get_text (lead, PLUMB_LEAD_COMPANY), ==, "Fabrikam");
}

static void
assert_opening_fails (Fixture *fixture, int code)
{
  g_autoptr (PlumbStore) store = plumb_store_new (fixture->path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) later_error = NULL;
  g_autoptr (GPtrArray) leads = new_leads (1);

  g_assert_false (open_store (store, &error));
  g_assert_error (error, PLUMB_ERROR, code);
  /* A next step, in a sentence. */
  g_assert_nonnull (strchr (error->message, '.'));
  g_assert_null (add_leads (store, "d1", leads, NULL, &later_error));
  g_assert_error (later_error, PLUMB_ERROR, code);
  plumb_store_close (store);
  plumb_test_settle ();
}

static void
test_a_newer_database_is_left_alone (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize n_before, n_after;

  run_sql (fixture->path, "CREATE TABLE future (a); PRAGMA user_version = 1000");
  g_assert_true (g_file_get_contents (fixture->path, &before, &n_before, NULL));
  assert_opening_fails (fixture, PLUMB_ERROR_STORE_NEWER);
  g_assert_true (g_file_get_contents (fixture->path, &after, &n_after, NULL));
  g_assert_cmpmem (before, n_before, after, n_after);
}

static void
test_a_damaged_file_is_no_surprise (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *garbage = g_strnfill (8192, 'x');

  g_assert_true (g_file_set_contents (fixture->path, garbage, -1, NULL));
  assert_opening_fails (fixture, PLUMB_ERROR_STORE);
}

static void
test_a_folder_that_cannot_be_is_no_surprise (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *file = g_build_filename (fixture->folder, "file", NULL);

  g_assert_true (g_file_set_contents (file, "", -1, NULL));
  g_free (fixture->path);
  fixture->path = g_build_filename (file, "plumb.db", NULL);
  assert_opening_fails (fixture, PLUMB_ERROR_STORE);
}

static void
test_nothing_is_known_before_opening (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GPtrArray) leads = new_leads (1);
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) opened = NULL;
  g_autoptr (PlumbLeadQuery) query = plumb_lead_query_new ();
  g_autoptr (GArray) rows = NULL;

  fixture->store = plumb_store_new (fixture->path);
  g_assert_null (plumb_store_load_lead (fixture->store, 1));
  g_assert_cmpuint (plumb_store_get_last_row (fixture->store), ==, 0);
  g_assert_null (add_leads (fixture->store, "d1", leads, NULL, &error));
  g_assert_error (error, PLUMB_ERROR, PLUMB_ERROR_STORE);

  plumb_store_open_async (fixture->store, NULL, plumb_test_keep_result, &opened);
  rows = find_rows (fixture->store, query);
  g_assert_cmpuint (rows->len, ==, 0);
  plumb_test_wait_for (&opened);
  g_assert_true (plumb_store_open_finish (fixture->store, opened, NULL));
}

#define ADD(name, test)                                                                            \
  g_test_add ("/store-file/" name, Fixture, NULL, make_folder, test, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("only-the-owner-may-read", test_only_the_owner_may_read);
  ADD ("every-released-version-is-brought-up-to-date",
       test_every_released_version_is_brought_up_to_date);
  ADD ("a-newer-database-is-left-alone", test_a_newer_database_is_left_alone);
  ADD ("a-damaged-file-is-no-surprise", test_a_damaged_file_is_no_surprise);
  ADD ("a-folder-that-cannot-be-is-no-surprise", test_a_folder_that_cannot_be_is_no_surprise);
  ADD ("nothing-is-known-before-opening", test_nothing_is_known_before_opening);

  return g_test_run ();
}
