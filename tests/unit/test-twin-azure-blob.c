/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-azure-blob-connector.h"
#include "plumb-test-wait.h"
#include "plumb-twin.h"

#include <glib/gstdio.h>
#include <string.h>

/* What Microsoft's own client makes of it is in journeys/journey-twin-azure-blob. */

#define N_OLD 2
#define JSON                                                                                       \
  "{\"userDetails\":{\"firstName\":\"Jane\",\"company\":\"Fabrikam\"},\"actionCode\":\"INS\"}"

typedef struct {
  PlumbTwin *twin;
  PlumbConnector *connector;
  PlumbDestination *destination;
  PlumbCredentials *credentials;
  char *cursor;
} Fixture;

static void
read_fields (Fixture *fixture)
{
  g_autoptr (GHashTable) fields = plumb_twin_dup_fields (fixture->twin);

  plumb_credentials_set (fixture->credentials, "connection-string",
                         g_hash_table_lookup (fields, "connection-string"));
  plumb_destination_set_setting (fixture->destination, "container",
                                 g_hash_table_lookup (fields, "container"));
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (PlumbHttp) http = plumb_http_new ();
  g_autoptr (GError) error = NULL;

  fixture->twin = plumb_twin_new (PLUMB_KIND_AZURE_BLOB, 0, &error);
  g_assert_no_error (error);
  fixture->connector = g_object_new (PLUMB_TYPE_AZURE_BLOB_CONNECTOR, "http", http, NULL);
  fixture->destination = plumb_destination_new (PLUMB_KIND_AZURE_BLOB, "Twin");
  fixture->credentials = plumb_credentials_new ();
  read_fields (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_clear_object (&fixture->twin);
  g_clear_object (&fixture->connector);
  g_clear_object (&fixture->destination);
  g_clear_object (&fixture->credentials);
  g_free (fixture->cursor);
}

/* Adds what the next look finds to @keys; whether a page was read. */
static gboolean
read_page (Fixture *fixture, GHashTable *keys, gboolean *more)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (PlumbPage) page = NULL;
  g_autoptr (GError) error = NULL;

  plumb_connector_watch_async (fixture->connector, fixture->destination, fixture->credentials,
                               fixture->cursor, NULL, plumb_test_keep_result, &result);
  plumb_test_wait_for (&result);
  page = plumb_connector_watch_finish (fixture->connector, result, &error);
  g_assert_no_error (error);
  *more = page->more;
  for (guint i = 0; i < page->leads->len; i++)
    g_hash_table_add (keys, g_strdup (plumb_lead_get_key (g_ptr_array_index (page->leads, i))));
  if (page->cursor == NULL)
    return FALSE;
  g_free (fixture->cursor);
  fixture->cursor = g_strdup (page->cursor);
  return TRUE;
}

/* How many leads there are by their keys, after a whole look. */
static guint
look (Fixture *fixture, GHashTable *keys)
{
  gboolean more = TRUE;

  while (more)
    g_assert_true (read_page (fixture, keys, &more));
  return g_hash_table_size (keys);
}

static void
simulate (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (plumb_twin_simulate_lead (fixture->twin, JSON, &error));
  g_assert_no_error (error);
}

static void
turn (Fixture *fixture, const char *fault, gboolean on)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (plumb_twin_set_fault (fixture->twin, fault, on, &error));
  g_assert_no_error (error);
}

static void
test_new_files_are_read_once_they_are_there (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_assert_cmpuint (look (fixture, keys), ==, N_OLD);
  g_assert_cmpuint (look (fixture, keys), ==, N_OLD);
  simulate (fixture);
  g_assert_cmpuint (look (fixture, keys), ==, N_OLD + 1);
  /* Starting over doubles nothing. */
  g_clear_pointer (&fixture->cursor, g_free);
  g_assert_cmpuint (look (fixture, keys), ==, N_OLD + 1);
}

static void
test_tiny_pages_are_read_to_their_end (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < 5; i++)
    simulate (fixture);
  turn (fixture, "pages.tiny", TRUE);
  g_assert_cmpuint (look (fixture, keys), ==, N_OLD + 5);
  simulate (fixture);
  g_assert_cmpuint (look (fixture, keys), ==, N_OLD + 6);
}

/* What was read before a failure is read again, and nothing is left out. */
static void
test_after_a_failure_the_page_is_read_again (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gboolean more = FALSE;

  turn (fixture, "server.error", TRUE);
  g_assert_false (read_page (fixture, keys, &more));
  g_assert_cmpuint (g_hash_table_size (keys), ==, 0);
  turn (fixture, "server.error", FALSE);
  g_assert_cmpuint (look (fixture, keys), ==, N_OLD);
}

static void
test_what_was_archived_is_read_once_it_is_back (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  turn (fixture, "blob.archived", TRUE);
  g_assert_cmpuint (look (fixture, keys), ==, 0);
  turn (fixture, "blob.archived", FALSE);
  g_assert_cmpuint (look (fixture, keys), ==, N_OLD);
}

static void
test_its_files_outlive_it (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *directory = g_dir_make_tmp ("plumb-test-XXXXXX", &error);
  g_autofree char *path = g_build_filename (directory, "state.json", NULL);
  g_autofree char *secret = NULL;

  g_assert_true (plumb_twin_set_state_file (fixture->twin, path, &error));
  simulate (fixture);
  secret = g_strdup (plumb_credentials_get (fixture->credentials, "connection-string"));
  g_clear_object (&fixture->twin);
  fixture->twin = plumb_twin_new (PLUMB_KIND_AZURE_BLOB, 0, &error);
  g_assert_true (plumb_twin_set_state_file (fixture->twin, path, &error));
  g_assert_no_error (error);
  read_fields (fixture);

  g_assert_cmpuint (look (fixture, keys), ==, N_OLD + 1);
  /* All but the port is as it was. */
  *strstr (secret, "BlobEndpoint") = '\0';
  g_assert_true (
      g_str_has_prefix (plumb_credentials_get (fixture->credentials, "connection-string"), secret));
  g_assert_cmpint (g_remove (path), ==, 0);
  g_assert_cmpint (g_rmdir (directory), ==, 0);
}

static void
test_what_is_no_lead_is_not_taken (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (plumb_twin_simulate_lead (fixture->twin, "no JSON", &error));
  g_assert_nonnull (error);
}

#define ADD(path, function)                                                                        \
  g_test_add ("/twin-azure-blob/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("new-files-are-read-once-they-are-there", test_new_files_are_read_once_they_are_there);
  ADD ("tiny-pages-are-read-to-their-end", test_tiny_pages_are_read_to_their_end);
  ADD ("after-a-failure-the-page-is-read-again", test_after_a_failure_the_page_is_read_again);
  ADD ("what-was-archived-is-read-once-it-is-back", test_what_was_archived_is_read_once_it_is_back);
  ADD ("its-files-outlive-it", test_its_files_outlive_it);
  ADD ("what-is-no-lead-is-not-taken", test_what_is_no_lead_is_not_taken);

  return g_test_run ();
}
