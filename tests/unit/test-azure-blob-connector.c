/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-azure-blob-connector.h"
#include "plumb-error.h"
#include "plumb-rung.h"
#include "plumb-test-log.h"
#include "plumb-test-sample.h"
#include "plumb-test-server.h"
#include "plumb-test-wait.h"

#include <string.h>

#define KEY                                                                                        \
  "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWYwMTIzNDU2Nzg5YWJjZGVmMDEyMzQ1Njc4OWFiY2RlZg=="
#define LIST_PATH "/myaccount/leads?restype=container&comp=list&maxresults=100"
#define EMPTY_LIST "<EnumerationResults><Blobs /><NextMarker /></EnumerationResults>"
#define ERROR(code) "<?xml version=\"1.0\"?><Error><Code>" code "</Code></Error>"
#define BLOB(name, time, size)                                                                     \
  "<Blob><Name>" name "</Name><Properties><Last-Modified>" time "</Last-Modified>"                 \
  "<Content-Length>" size "</Content-Length></Properties></Blob>"
#define OLDER "Wed, 21 Mar 2018 00:00:00 GMT"
#define NEWER "Thu, 22 Mar 2018 15:48:03 GMT"

typedef struct {
  PlumbTestServer *server;
  PlumbConnector *connector;
  PlumbDestination *destination;
  PlumbCredentials *credentials;
  GListStore *rungs;
} Fixture;

static void
use (Fixture *fixture, const char *secret)
{
  g_autofree char *url = plumb_test_server_dup_url (fixture->server, "/myaccount");
  g_autofree char *text = g_strdup_printf ("%s;BlobEndpoint=%s", secret, url);

  plumb_credentials_set (fixture->credentials, "connection-string", text);
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (PlumbHttp) http = plumb_http_new ();

  fixture->server = plumb_test_server_new ();
  fixture->connector = g_object_new (PLUMB_TYPE_AZURE_BLOB_CONNECTOR, "http", http, NULL);
  fixture->destination = plumb_destination_new (PLUMB_KIND_AZURE_BLOB, "Archive");
  plumb_destination_set_setting (fixture->destination, "container", "leads");
  fixture->credentials = plumb_credentials_new ();
  fixture->rungs = g_list_store_new (PLUMB_TYPE_RUNG);
  use (fixture, "AccountName=myaccount;AccountKey=" KEY);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_clear_object (&fixture->connector);
  g_clear_object (&fixture->destination);
  g_clear_object (&fixture->credentials);
  g_clear_object (&fixture->rungs);
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

/* Whether it passed, and the rungs as one text, as in `fields=passed name=failed`. */
static char *
verify (Fixture *fixture, gboolean *passed)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GString *text = g_string_new (NULL);

  plumb_connector_verify_async (fixture->connector, fixture->destination, fixture->credentials,
                                fixture->rungs, NULL, plumb_test_keep_result, &result);
  plumb_test_wait_for (&result);
  *passed = plumb_connector_verify_finish (fixture->connector, result, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (fixture->rungs)); i++) {
    g_autoptr (PlumbRung) rung = g_list_model_get_item (G_LIST_MODEL (fixture->rungs), i);

    g_string_append_printf (text, "%s%s=%s", i > 0 ? " " : "", plumb_rung_get_id (rung),
                            plumb_rung_status_get_name (plumb_rung_get_status (rung)));
  }
  return g_string_free (text, FALSE);
}

static void
assert_ladder (Fixture *fixture, gboolean passes, const char *end)
{
  gboolean passed = FALSE;
  g_autofree char *ladder = verify (fixture, &passed);

  g_assert_true (passed == passes);
  g_test_message ("%s", ladder);
  g_assert_true (g_str_has_suffix (ladder, end));
}

static void
test_it_reads_and_does_nothing_else (Fixture *fixture, gconstpointer unused)
{
  const PlumbKindInfo *info = plumb_connector_get_info (fixture->connector);

  g_assert_true (plumb_connector_can (fixture->connector, PLUMB_VERB_VERIFY, NULL, NULL));
  g_assert_true (plumb_connector_can (fixture->connector, PLUMB_VERB_WATCH, NULL, NULL));
  g_assert_false (plumb_connector_can (fixture->connector, PLUMB_VERB_SEND, NULL, NULL));
  g_assert_false (plumb_connector_can (fixture->connector, PLUMB_VERB_CONFIRM, NULL, NULL));
  g_assert_false (plumb_connector_can (fixture->connector, PLUMB_VERB_DELETE, NULL, NULL));
  g_assert_nonnull (info->retirement);
  g_assert_cmpint (info->successor, ==, PLUMB_KIND_AZURE_TABLE);
}

static void
test_a_lead_is_not_sent (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (PlumbLead) lead = plumb_test_sample_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  plumb_connector_send_async (fixture->connector, fixture->destination, fixture->credentials, lead,
                              NULL, plumb_test_keep_result, &result);
  plumb_test_wait_for (&result);

  g_assert_null (plumb_connector_send_finish (fixture->connector, result, &error));
  g_assert_error (error, PLUMB_ERROR, PLUMB_ERROR_UNSUPPORTED);
  g_assert_cmpuint (plumb_test_server_get_n_requests (fixture->server), ==, 0);
}

static void
test_the_ladder_is_climbed_to_the_top (Fixture *fixture, gconstpointer unused)
{
  plumb_test_server_answer (fixture->server, 200, NULL);
  plumb_test_server_answer (fixture->server, 200, EMPTY_LIST);
  assert_ladder (fixture, TRUE,
                 "fields=passed name=passed connect=passed tls=skipped clock=passed "
                 "identity=passed place=passed permission=passed");

  g_assert_cmpstr (plumb_test_server_get_path (fixture->server, 0), ==,
                   "/myaccount/leads?restype=container");
  g_assert_cmpstr (plumb_test_server_get_path (fixture->server, 1), ==, LIST_PATH);
}

static void
test_a_missing_container_stops_the_ladder (Fixture *fixture, gconstpointer unused)
{
  plumb_test_server_answer (fixture->server, 404, ERROR ("ContainerNotFound"));
  assert_ladder (fixture, FALSE, "identity=passed place=failed permission=waiting");
}

static void
test_a_wrong_key_stops_the_ladder (Fixture *fixture, gconstpointer unused)
{
  plumb_test_server_answer (fixture->server, 403, ERROR ("AuthenticationFailed"));
  assert_ladder (fixture, FALSE, "clock=passed identity=failed place=waiting permission=waiting");
}

/* A network that asks to sign in answers 200 to everything. */
static void
test_what_is_no_list_stops_the_ladder (Fixture *fixture, gconstpointer unused)
{
  plumb_test_server_answer (fixture->server, 200, "<html>Sign in</html>");
  plumb_test_server_answer (fixture->server, 200, "<html>Sign in</html>");
  assert_ladder (fixture, FALSE, "place=passed permission=failed");
}

static void
test_the_clock_comes_before_the_key (Fixture *fixture, gconstpointer unused)
{
  plumb_test_server_cut (fixture->server,
                         "HTTP/1.1 403 Forbidden\r\nDate: Thu, 22 Mar 2018 15:48:03 GMT\r\n"
                         "Content-Length: 0\r\nConnection: close\r\n\r\n");
  assert_ladder (fixture, FALSE, "clock=failed identity=waiting place=waiting permission=waiting");
}

static void
test_a_signature_for_the_contents_only_is_good (Fixture *fixture, gconstpointer unused)
{
  use (fixture, "SharedAccessSignature=sv=1&sp=rl&sr=c&sig=abc");
  plumb_test_server_answer (fixture->server, 403, ERROR ("AuthorizationPermissionMismatch"));
  plumb_test_server_answer (fixture->server, 200, EMPTY_LIST);
  assert_ladder (fixture, TRUE, "identity=passed place=skipped permission=passed");
}

static void
test_a_signature_that_cannot_read_stops_the_ladder (Fixture *fixture, gconstpointer unused)
{
  use (fixture, "SharedAccessSignature=sv=1&sp=l&sr=c&sig=abc");
  plumb_test_server_answer (fixture->server, 403, ERROR ("AuthorizationPermissionMismatch"));
  assert_ladder (fixture, FALSE, "place=skipped permission=failed");
  /* It is seen without asking. */
  g_assert_cmpuint (plumb_test_server_get_n_requests (fixture->server), ==, 1);
}

static void
test_blobs_are_read_oldest_first (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (PlumbPage) page = NULL;
  g_autoptr (PlumbPage) next = NULL;

  plumb_test_server_answer (
      fixture->server, 200,
      "<EnumerationResults><Blobs>" BLOB ("a b", NEWER, "9") BLOB ("folder", NEWER, "0")
          BLOB ("z", OLDER, "9") "</Blobs><NextMarker /></EnumerationResults>");
  plumb_test_server_answer (fixture->server, 200, "{\"company\":\"Fabrikam\"}");
  plumb_test_server_answer (fixture->server, 200, "no JSON");
  page = watch (fixture, NULL);
  plumb_test_server_answer (fixture->server, 200,
                            "<EnumerationResults><Blobs>" BLOB (
                                "z", OLDER, "9") "</Blobs><NextMarker /></EnumerationResults>");
  next = watch (fixture, page->cursor);

  g_assert_cmpint (plumb_attempt_get_outcome (page->attempt), ==, PLUMB_OUTCOME_ACCEPTED);
  g_assert_cmpuint (page->leads->len, ==, 2);
  g_assert_cmpstr (plumb_test_server_get_path (fixture->server, 1), ==, "/myaccount/leads/z");
  g_assert_cmpstr (plumb_test_server_get_path (fixture->server, 2), ==, "/myaccount/leads/a%20b");
  g_assert_cmpstr (plumb_lead_get_text (g_ptr_array_index (page->leads, 0), PLUMB_LEAD_COMPANY), ==,
                   "Fabrikam");
  g_assert_cmpstr (plumb_lead_get_raw (g_ptr_array_index (page->leads, 1)), ==, "no JSON");
  g_assert_false (page->more);
  /* What was read before is not read again. */
  g_assert_cmpuint (next->leads->len, ==, 0);
  g_assert_cmpuint (plumb_test_server_get_n_requests (fixture->server), ==, 4);
  g_assert_cmpstr (next->cursor, ==, page->cursor);
}

static void
test_pages_go_on_even_if_empty (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (PlumbPage) page = NULL;
  g_autoptr (PlumbPage) next = NULL;

  plumb_test_server_answer (
      fixture->server, 200,
      "<EnumerationResults><Blobs /><NextMarker>2!a=</NextMarker></EnumerationResults>");
  plumb_test_server_answer (fixture->server, 200, EMPTY_LIST);
  page = watch (fixture, NULL);
  next = watch (fixture, page->cursor);

  g_assert_true (page->more);
  g_assert_cmpstr (plumb_test_server_get_path (fixture->server, 1), ==,
                   LIST_PATH "&marker=2%21a%3D");
  g_assert_false (next->more);
}

static void
test_a_blob_that_is_gone_is_passed_over (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (PlumbPage) page = NULL;

  plumb_test_server_answer (fixture->server, 200,
                            "<EnumerationResults><Blobs>" BLOB ("a", OLDER, "9")
                                BLOB ("b", NEWER, "9") "</Blobs></EnumerationResults>");
  plumb_test_server_answer (fixture->server, 404, ERROR ("BlobNotFound"));
  plumb_test_server_answer (fixture->server, 200, "{}");
  page = watch (fixture, NULL);

  g_assert_cmpint (plumb_attempt_get_outcome (page->attempt), ==, PLUMB_OUTCOME_ACCEPTED);
  g_assert_cmpuint (page->leads->len, ==, 1);
  g_assert_nonnull (page->cursor);
}

/* Otherwise the leads of the rest of the page would never be read. */
static void
test_a_blob_that_is_refused_stops_its_page (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (PlumbPage) page = NULL;

  plumb_test_server_answer (fixture->server, 200,
                            "<EnumerationResults><Blobs>" BLOB ("a", OLDER, "9")
                                BLOB ("b", NEWER, "9") "</Blobs></EnumerationResults>");
  plumb_test_server_answer (fixture->server, 200, "{}");
  plumb_test_server_answer (fixture->server, 403, ERROR ("AuthorizationFailure"));
  page = watch (fixture, NULL);

  g_assert_cmpint (plumb_attempt_get_outcome (page->attempt), ==, PLUMB_OUTCOME_REFUSED);
  g_assert_cmpuint (page->leads->len, ==, 0);
  g_assert_null (page->cursor);
}

static void
test_of_a_large_blob_the_beginning_is_read (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (PlumbPage) page = NULL;

  plumb_test_server_answer (
      fixture->server, 200,
      "<EnumerationResults><Blobs>" BLOB ("a", OLDER, "99999999") "</Blobs></EnumerationResults>");
  plumb_test_server_answer (fixture->server, 206, "the beginning");
  page = watch (fixture, NULL);

  g_assert_cmpstr (plumb_test_server_get_header (fixture->server, 1, "x-ms-range"), ==,
                   "bytes=0-1048575");
  g_assert_cmpuint (page->leads->len, ==, 1);
}

static void
test_what_is_no_list_is_refused (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (PlumbPage) page = NULL;

  plumb_test_server_answer (fixture->server, 200, "<html>Welcome</html>");
  page = watch (fixture, NULL);

  g_assert_cmpint (plumb_attempt_get_outcome (page->attempt), ==, PLUMB_OUTCOME_REFUSED);
  g_assert_cmpstr (plumb_attempt_get_remote_code (page->attempt), ==, "not-blobs");
  g_assert_null (page->cursor);
}

static void
test_what_is_not_filled_in_is_not_tried (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (PlumbPage) nameless = NULL;
  g_autoptr (PlumbPage) keyless = NULL;

  use (fixture, "AccountName=myaccount;AccountKey=QUJD==");
  keyless = watch (fixture, NULL);
  plumb_destination_set_setting (fixture->destination, "container", NULL);
  nameless = watch (fixture, NULL);

  g_assert_cmpstr (plumb_attempt_get_remote_code (keyless->attempt), ==,
                   "azure-blob.connection-string.key-not-base64");
  g_assert_cmpstr (plumb_attempt_get_remote_code (nameless->attempt), ==,
                   "azure-blob.container.missing");
}

static void
test_secrets_are_nowhere (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (PlumbPage) page = NULL;
  g_autoptr (PlumbPage) other = NULL;
  g_autofree char *log = NULL;

  plumb_test_log_begin ();
  plumb_test_server_answer (fixture->server, 403, ERROR (KEY));
  page = watch (fixture, NULL);
  use (fixture, "SharedAccessSignature=sv=1&sp=rl&sig=tr0ub4dor");
  plumb_test_server_answer (fixture->server, 403, ERROR ("X"));
  other = watch (fixture, NULL);
  plumb_test_log_assert_without (KEY);
  plumb_test_log_assert_without ("tr0ub4dor");
  log = plumb_test_log_end ();

  plumb_test_assert_without (plumb_attempt_get_url (page->attempt), KEY);
  plumb_test_assert_without (plumb_attempt_get_url (other->attempt), "tr0ub4dor");
}

#define ADD(path, function)                                                                        \
  g_test_add ("/azure-blob/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("it-reads-and-does-nothing-else", test_it_reads_and_does_nothing_else);
  ADD ("a-lead-is-not-sent", test_a_lead_is_not_sent);
  ADD ("the-ladder-is-climbed-to-the-top", test_the_ladder_is_climbed_to_the_top);
  ADD ("a-missing-container-stops-the-ladder", test_a_missing_container_stops_the_ladder);
  ADD ("a-wrong-key-stops-the-ladder", test_a_wrong_key_stops_the_ladder);
  ADD ("what-is-no-list-stops-the-ladder", test_what_is_no_list_stops_the_ladder);
  ADD ("the-clock-comes-before-the-key", test_the_clock_comes_before_the_key);
  ADD ("a-signature-for-the-contents-only-is-good", test_a_signature_for_the_contents_only_is_good);
  ADD ("a-signature-that-cannot-read-stops-the-ladder",
       test_a_signature_that_cannot_read_stops_the_ladder);
  ADD ("blobs-are-read-oldest-first", test_blobs_are_read_oldest_first);
  ADD ("pages-go-on-even-if-empty", test_pages_go_on_even_if_empty);
  ADD ("a-blob-that-is-gone-is-passed-over", test_a_blob_that_is_gone_is_passed_over);
  ADD ("a-blob-that-is-refused-stops-its-page", test_a_blob_that_is_refused_stops_its_page);
  ADD ("of-a-large-blob-the-beginning-is-read", test_of_a_large_blob_the_beginning_is_read);
  ADD ("what-is-no-list-is-refused", test_what_is_no_list_is_refused);
  ADD ("what-is-not-filled-in-is-not-tried", test_what_is_not_filled_in_is_not_tried);
  ADD ("secrets-are-nowhere", test_secrets_are_nowhere);

  return g_test_run ();
}
