/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-azure-blob-connector.h"
#include "plumb-diagnosis.h"
#include "plumb-test-server.h"
#include "plumb-test-wait.h"

#define KEY                                                                                        \
  "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWYwMTIzNDU2Nzg5YWJjZGVmMDEyMzQ1Njc4OWFiY2RlZg=="
#define ERROR(code) "<?xml version=\"1.0\"?><Error><Code>" code "</Code></Error>"
#define BLOB(name, time, tier)                                                                     \
  "<Blob><Name>" name "</Name><Properties><Last-Modified>" time "</Last-Modified>"                 \
  "<Content-Length>9</Content-Length>" tier "</Properties></Blob>"
#define LIST(blobs) "<EnumerationResults><Blobs>" blobs "</Blobs></EnumerationResults>"
#define ARCHIVED "<AccessTier>Archive</AccessTier>"
#define RETURNING ARCHIVED "<ArchiveStatus>rehydrate-pending-to-hot</ArchiveStatus>"
#define RETURNED "<AccessTier>Hot</AccessTier>"
#define MOVED(time) "<AccessTierChangeTime>" time "</AccessTierChangeTime>"
#define OLDEST "Tue, 20 Mar 2018 00:00:00 GMT"
#define OLDER "Wed, 21 Mar 2018 00:00:00 GMT"
#define NEWER "Thu, 22 Mar 2018 15:48:03 GMT"
#define NEWEST "Fri, 23 Mar 2018 00:00:00 GMT"

typedef struct {
  PlumbTestServer *server;
  PlumbConnector *connector;
  PlumbDestination *destination;
  PlumbCredentials *credentials;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (PlumbHttp) http = plumb_http_new ();
  g_autofree char *url = NULL;
  g_autofree char *text = NULL;

  fixture->server = plumb_test_server_new ();
  url = plumb_test_server_dup_url (fixture->server, "/myaccount");
  text = g_strdup_printf ("AccountName=myaccount;AccountKey=" KEY ";BlobEndpoint=%s", url);
  fixture->connector = g_object_new (PLUMB_TYPE_AZURE_BLOB_CONNECTOR, "http", http, NULL);
  fixture->destination = plumb_destination_new (PLUMB_KIND_AZURE_BLOB, "Archive");
  plumb_destination_set_setting (fixture->destination, "container", "leads");
  fixture->credentials = plumb_credentials_new ();
  plumb_credentials_set (fixture->credentials, "connection-string", text);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_clear_object (&fixture->connector);
  g_clear_object (&fixture->destination);
  g_clear_object (&fixture->credentials);
  g_clear_pointer (&fixture->server, plumb_test_server_free);
}

static PlumbPage *
watch (Fixture *fixture, const char *cursor)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  PlumbPage *page = NULL;

  plumb_connector_watch_async (fixture->connector, fixture->destination, fixture->credentials,
                               cursor, NULL, plumb_test_keep_result, &result);
  plumb_test_wait_for (&result);
  page = plumb_connector_watch_finish (fixture->connector, result, &error);
  g_assert_no_error (error);
  return page;
}

/* What a page must hold: @n_leads, and a complaint or none. */
static void
assert_page (PlumbPage *page, guint n_leads, gboolean complains)
{
  g_assert_cmpint (plumb_attempt_get_outcome (page->attempt), ==, PLUMB_OUTCOME_ACCEPTED);
  g_assert_cmpuint (page->leads->len, ==, n_leads);
  g_assert_nonnull (page->cursor);
  g_assert_true ((page->complaint != NULL) == complains);
  if (complains)
    g_assert_cmpstr (plumb_diagnose (PLUMB_KIND_AZURE_BLOB, page->complaint)->id, ==,
                     "azure-blob.blob.archived");
}

static void
test_it_does_not_withhold_the_others (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (PlumbPage) page = NULL;

  plumb_test_server_answer (
      fixture->server, 200,
      LIST (BLOB ("a", OLDEST, "") BLOB ("b", OLDER, "") BLOB ("c", NEWER, "")));
  plumb_test_server_answer (fixture->server, 200, "{\"a\":1}");
  plumb_test_server_answer (fixture->server, 409, ERROR ("BlobArchived"));
  plumb_test_server_answer (fixture->server, 200, "{\"c\":1}");
  page = watch (fixture, NULL);
  assert_page (page, 2, TRUE);
}

/* Where the list does not tell of tiers it is tried again and again. */
static void
test_it_is_read_when_it_has_come_back (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (PlumbPage) first = NULL;
  g_autoptr (PlumbPage) second = NULL;

  plumb_test_server_answer (fixture->server, 200,
                            LIST (BLOB ("b", OLDER, "") BLOB ("c", NEWER, "")));
  plumb_test_server_answer (fixture->server, 409, ERROR ("BlobBeingRehydrated"));
  plumb_test_server_answer (fixture->server, 200, "{\"c\":1}");
  first = watch (fixture, NULL);
  plumb_test_server_answer (fixture->server, 200,
                            LIST (BLOB ("b", OLDER, "") BLOB ("c", NEWER, "")));
  plumb_test_server_answer (fixture->server, 200, "{\"b\":1}");
  plumb_test_server_answer (fixture->server, 200, "{\"c\":1}");
  second = watch (fixture, first->cursor);

  assert_page (first, 1, TRUE);
  assert_page (second, 2, FALSE);
}

/* However many there are, one request tells of them. */
static void
test_archived_files_cost_one_request (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (PlumbPage) first = NULL;
  g_autoptr (PlumbPage) second = NULL;

  plumb_test_server_answer (
      fixture->server, 200,
      LIST (BLOB ("a", OLDEST, ARCHIVED) BLOB ("b", OLDER, ARCHIVED) BLOB ("c", NEWER, "")));
  plumb_test_server_answer (fixture->server, 409, ERROR ("BlobArchived"));
  plumb_test_server_answer (fixture->server, 200, "{\"c\":1}");
  first = watch (fixture, NULL);
  g_assert_cmpuint (plumb_test_server_get_n_requests (fixture->server), ==, 3);
  plumb_test_server_answer (
      fixture->server, 200,
      LIST (BLOB ("a", OLDEST, RETURNED MOVED (NEWEST)) BLOB ("b", OLDER, ARCHIVED)));
  plumb_test_server_answer (fixture->server, 200, "{\"a\":1}");
  plumb_test_server_answer (fixture->server, 409, ERROR ("BlobArchived"));
  second = watch (fixture, first->cursor);

  assert_page (first, 1, TRUE);
  assert_page (second, 1, TRUE);
}

/* Whichever time the service gives a move that takes hours. */
static void
test_one_on_its_way_back_is_waited_for (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (PlumbPage) first = NULL;
  g_autoptr (PlumbPage) second = NULL;

  plumb_test_server_answer (
      fixture->server, 200,
      LIST (BLOB ("a", OLDEST, RETURNING MOVED (OLDER)) BLOB ("c", NEWER, "")));
  plumb_test_server_answer (fixture->server, 409, ERROR ("BlobArchived"));
  plumb_test_server_answer (fixture->server, 200, "{\"c\":1}");
  first = watch (fixture, NULL);
  plumb_test_server_answer (fixture->server, 200,
                            LIST (BLOB ("a", OLDEST, RETURNED MOVED (OLDER))));
  plumb_test_server_answer (fixture->server, 200, "{\"a\":1}");
  second = watch (fixture, first->cursor);

  assert_page (first, 1, TRUE);
  assert_page (second, 1, FALSE);
}

#define ADD(path, function)                                                                        \
  g_test_add ("/azure-blob-archive/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("it-does-not-withhold-the-others", test_it_does_not_withhold_the_others);
  ADD ("it-is-read-when-it-has-come-back", test_it_is_read_when_it_has_come_back);
  ADD ("archived-files-cost-one-request", test_archived_files_cost_one_request);
  ADD ("one-on-its-way-back-is-waited-for", test_one_on_its_way_back_is_waited_for);

  return g_test_run ();
}
