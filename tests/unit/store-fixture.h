/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-store.h"
#include "plumb-test-wait.h"

#include <glib/gstdio.h>
#include <sqlite3.h>

/*
 * A folder with a database for one test, and calls that wait for their answer.
 */

typedef struct {
  char *folder;
  char *path;
  PlumbStore *store;
} Fixture;

G_GNUC_UNUSED static gboolean
open_store (PlumbStore *store, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  plumb_store_open_async (store, NULL, plumb_test_keep_result, &result);
  plumb_test_wait_for (&result);
  return plumb_store_open_finish (store, result, error);
}

G_GNUC_UNUSED static PlumbStore *
new_open_store (const char *path)
{
  g_autoptr (GError) error = NULL;
  PlumbStore *store = plumb_store_new (path);

  open_store (store, &error);
  g_assert_no_error (error);
  return store;
}

G_GNUC_UNUSED static void
make_folder (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("plumb-store-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "plumb.db", NULL);
}

G_GNUC_UNUSED static void
set_up (Fixture *fixture, gconstpointer unused)
{
  make_folder (fixture, NULL);
  fixture->store = new_open_store (fixture->path);
}

G_GNUC_UNUSED static void
close_store (Fixture *fixture)
{
  plumb_store_close (fixture->store);
  plumb_test_settle ();
  g_assert_finalize_object (g_steal_pointer (&fixture->store));
}

G_GNUC_UNUSED static void
reopen (Fixture *fixture)
{
  close_store (fixture);
  fixture->store = new_open_store (fixture->path);
}

G_GNUC_UNUSED static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GDir) folder = NULL;
  const char *name;

  if (fixture->store != NULL)
    close_store (fixture);
  folder = g_dir_open (fixture->folder, 0, NULL);
  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL) {
    g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

    g_assert_cmpint (g_remove (path), ==, 0);
  }
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->path);
  g_free (fixture->folder);
}

/* (transfer full): a lead of company @key that occurred at @created_at. */
G_GNUC_UNUSED static PlumbLead *
new_lead (const char *key, gint64 created_at)
{
  PlumbLeadFields fields = {
    .key = key,
    .received_at = created_at + 5,
    .created_at = created_at,
    .texts[PLUMB_LEAD_COMPANY] = key,
    .raw = "{ \"raw\": 1 }\n",
  };

  return plumb_lead_new (&fields);
}

/* (transfer full): those of @leads that were new. */
G_GNUC_UNUSED static GPtrArray *
add_leads (PlumbStore *store, const char *destination, GPtrArray *leads, const char *cursor,
           GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  plumb_store_add_leads_async (store, destination, leads, cursor, NULL, plumb_test_keep_result,
                               &result);
  plumb_test_wait_for (&result);
  return plumb_store_add_leads_finish (store, result, error);
}

/* The row of the lead, 0 if it was known; @fields->destination is where it came from.  Unless
 * @fields say otherwise it was received when it was created. */
G_GNUC_UNUSED static guint32
add_fields (PlumbStore *store, const PlumbLeadFields *fields)
{
  g_autoptr (GPtrArray) leads = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) added = NULL;
  g_autoptr (GError) error = NULL;
  PlumbLeadFields copy = *fields;

  if (copy.received_at == 0)
    copy.received_at = copy.created_at;
  g_ptr_array_add (leads, plumb_lead_new (&copy));
  added = add_leads (store, NULL, leads, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (added->len, <=, 1);
  return added->len == 0 ? 0 : (guint32) plumb_lead_get_row (added->pdata[0]);
}

G_GNUC_UNUSED static GArray *
find_newer_rows (PlumbStore *store, const PlumbLeadQuery *query, guint32 newer_than,
                 guint32 *last_row)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GArray *rows;

  plumb_store_find_rows_async (store, query, newer_than, 0, NULL, plumb_test_keep_result, &result);
  plumb_test_wait_for (&result);
  rows = plumb_store_find_rows_finish (store, result, last_row, &error);
  g_assert_no_error (error);
  return rows;
}

G_GNUC_UNUSED static GArray *
find_rows (PlumbStore *store, const PlumbLeadQuery *query)
{
  return find_newer_rows (store, query, 0, NULL);
}

G_GNUC_UNUSED static guint
count_rows (PlumbStore *store)
{
  g_autoptr (PlumbLeadQuery) query = plumb_lead_query_new ();
  g_autoptr (GArray) rows = find_rows (store, query);

  return rows->len;
}

/* (transfer full): the cursor of destination `d1`. */
G_GNUC_UNUSED static char *
load_cursor (PlumbStore *store)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  char *cursor;

  plumb_store_load_cursor_async (store, "d1", NULL, plumb_test_keep_result, &result);
  plumb_test_wait_for (&result);
  cursor = plumb_store_load_cursor_finish (store, result, &error);
  g_assert_no_error (error);
  return cursor;
}

G_GNUC_UNUSED static GPtrArray *
new_leads (guint n_leads)
{
  GPtrArray *leads = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n_leads; i++) {
    g_autofree char *key = g_strdup_printf ("key %u", i);

    g_ptr_array_add (leads, new_lead (key, 1000 + i));
  }
  return leads;
}

G_GNUC_UNUSED static guint32
add_key (PlumbStore *store, const char *destination, const char *key, const char *earlier_key)
{
  PlumbLeadFields fields = { .destination = destination, .key = key, .earlier_key = earlier_key };

  return add_fields (store, &fields);
}

/* Runs @sql as another program would. */
G_GNUC_UNUSED static void
run_sql (const char *path, const char *sql)
{
  sqlite3 *database = NULL;

  g_assert_cmpint (sqlite3_open (path, &database), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (database, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (database), ==, SQLITE_OK);
}

#define POISON                                                                                     \
  "CREATE TRIGGER poison BEFORE INSERT ON leads WHEN new.company = 'poison'"                       \
  " BEGIN SELECT raise (ABORT, 'poison'); END"
