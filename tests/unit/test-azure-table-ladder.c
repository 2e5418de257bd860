/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-azure-table-connector.h"
#include "plumb-rung.h"
#include "plumb-test-server.h"
#include "plumb-test-wait.h"

#include <string.h>

#define KEY                                                                                        \
  "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWYwMTIzNDU2Nzg5YWJjZGVmMDEyMzQ1Njc4OWFiY2RlZg=="

#define NOT_FOUND "{\"odata.error\":{\"code\":\"TableNotFound\"}}"

typedef struct {
  PlumbTestServer *server;
  PlumbConnector *connector;
  PlumbDestination *destination;
  PlumbCredentials *credentials;
  GListStore *rungs;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (PlumbHttp) http = plumb_http_new ();
  g_autofree char *url = NULL;
  g_autofree char *text = NULL;

  fixture->server = plumb_test_server_new ();
  url = plumb_test_server_dup_url (fixture->server, "/myaccount");
  text = g_strdup_printf ("AccountName=myaccount;AccountKey=" KEY ";TableEndpoint=%s", url);
  fixture->connector = g_object_new (PLUMB_TYPE_AZURE_TABLE_CONNECTOR, "http", http, NULL);
  fixture->destination = plumb_destination_new (PLUMB_KIND_AZURE_TABLE, "Leads");
  fixture->credentials = plumb_credentials_new ();
  plumb_credentials_set (fixture->credentials, "connection-string", text);
  fixture->rungs = g_list_store_new (PLUMB_TYPE_RUNG);
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

static gboolean
verify (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gboolean passed;

  plumb_connector_verify_async (fixture->connector, fixture->destination, fixture->credentials,
                                fixture->rungs, NULL, plumb_test_keep_result, &result);
  plumb_test_wait_for (&result);
  passed = plumb_connector_verify_finish (fixture->connector, result, &error);
  g_assert_no_error (error);
  return passed;
}

/* The rungs as one text, as in `fields=passed name=failed`. */
static char *
dup_ladder (Fixture *fixture)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (fixture->rungs)); i++) {
    g_autoptr (PlumbRung) rung = g_list_model_get_item (G_LIST_MODEL (fixture->rungs), i);

    g_string_append_printf (text, "%s%s=%s", i > 0 ? " " : "", plumb_rung_get_id (rung),
                            plumb_rung_status_get_name (plumb_rung_get_status (rung)));
  }
  return g_string_free (text, FALSE);
}

static void
test_the_ladder_is_climbed_to_the_top (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *ladder = NULL;

  plumb_test_server_answer (fixture->server, 200, "{\"value\":[]}");
  plumb_test_server_answer (fixture->server, 200, "{\"value\":[]}");
  g_assert_true (verify (fixture));
  ladder = dup_ladder (fixture);

  g_assert_cmpstr (ladder, ==,
                   "fields=passed name=passed connect=passed tls=skipped clock=passed "
                   "identity=passed permission=passed place=passed");
  g_assert_cmpuint (plumb_test_server_get_n_requests (fixture->server), ==, 2);
}

static void
test_the_ladder_stops_at_a_wrong_key (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *ladder = NULL;

  plumb_test_server_answer (fixture->server, 403, "{\"odata.error\":{\"code\":\"X\"}}");
  g_assert_false (verify (fixture));
  ladder = dup_ladder (fixture);

  g_assert_cmpstr (ladder, ==,
                   "fields=passed name=passed connect=passed tls=skipped clock=passed "
                   "identity=failed permission=waiting place=waiting");
}

/* The stand-in server tells the true time, so this answer is written by hand. */
static void
test_the_ladder_names_the_clock_before_the_key (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *ladder = NULL;

  plumb_test_server_cut (fixture->server,
                         "HTTP/1.1 403 Forbidden\r\nDate: Thu, 22 Mar 2018 15:48:03 GMT\r\n"
                         "Content-Length: 0\r\nConnection: close\r\n\r\n");
  g_assert_false (verify (fixture));
  ladder = dup_ladder (fixture);

  g_assert_nonnull (strstr (ladder, "clock=failed identity=waiting"));
}

static void
test_a_missing_table_is_a_skipped_rung (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *ladder = NULL;

  plumb_test_server_answer (fixture->server, 200, "{\"value\":[]}");
  plumb_test_server_answer (fixture->server, 404, NOT_FOUND);
  plumb_test_server_answer (fixture->server, 404, NOT_FOUND);
  g_assert_true (verify (fixture));
  ladder = dup_ladder (fixture);

  g_assert_nonnull (strstr (ladder, "permission=passed place=skipped"));
}

static void
test_a_signature_that_cannot_add_stops_the_ladder (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *url = plumb_test_server_dup_url (fixture->server, "/myaccount");
  g_autofree char *text =
      g_strdup_printf ("TableEndpoint=%s;SharedAccessSignature=sv=1&sp=r&sig=tr0ub4dor", url);
  g_autofree char *ladder = NULL;

  plumb_credentials_set (fixture->credentials, "connection-string", text);
  plumb_test_server_answer (fixture->server, 403,
                            "{\"odata.error\":{\"code\":\"AuthorizationResourceTypeMismatch\"}}");
  g_assert_false (verify (fixture));
  ladder = dup_ladder (fixture);

  g_assert_nonnull (strstr (ladder, "identity=passed permission=failed place=waiting"));
}

static void
test_a_closed_port_fails_its_rung (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *ladder = NULL;

  g_clear_pointer (&fixture->server, plumb_test_server_free);
  g_assert_false (verify (fixture));
  ladder = dup_ladder (fixture);

  g_assert_true (g_str_has_prefix (ladder, "fields=passed name=passed connect=failed tls=waiting"));
}

static void
test_cancelling_is_an_error (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  plumb_test_server_stay_silent (fixture->server);
  plumb_connector_verify_async (fixture->connector, fixture->destination, fixture->credentials,
                                fixture->rungs, cancellable, plumb_test_keep_result, &result);
  g_cancellable_cancel (cancellable);
  plumb_test_wait_for (&result);

  g_assert_false (plumb_connector_verify_finish (fixture->connector, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_a_key_that_is_none_fails_the_fields (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *ladder = NULL;

  plumb_credentials_set (fixture->credentials, "connection-string",
                         "AccountName=myaccount;AccountKey=QUJD==");
  g_assert_false (verify (fixture));
  ladder = dup_ladder (fixture);

  g_assert_true (g_str_has_prefix (ladder, "fields=failed name=waiting"));
  g_assert_cmpuint (plumb_test_server_get_n_requests (fixture->server), ==, 0);
}

static void
test_a_warning_is_told_by_a_rung_that_passed (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (PlumbRung) rung = NULL;

  plumb_test_server_answer (fixture->server, 403, NULL);
  g_assert_false (verify (fixture));
  rung = g_list_model_get_item (G_LIST_MODEL (fixture->rungs), 0);

  g_assert_cmpint (plumb_rung_get_status (rung), ==, PLUMB_RUNG_PASSED);
  g_assert_cmpstr (plumb_attempt_get_remote_code (plumb_rung_get_attempt (rung)), ==,
                   "azure-table.connection-string.partner-center-refuses");
}

#define ADD(path, function)                                                                        \
  g_test_add ("/azure-table-ladder/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("the-ladder-is-climbed-to-the-top", test_the_ladder_is_climbed_to_the_top);
  ADD ("the-ladder-stops-at-a-wrong-key", test_the_ladder_stops_at_a_wrong_key);
  ADD ("the-ladder-names-the-clock-before-the-key", test_the_ladder_names_the_clock_before_the_key);
  ADD ("a-missing-table-is-a-skipped-rung", test_a_missing_table_is_a_skipped_rung);
  ADD ("a-signature-that-cannot-add-stops-the-ladder",
       test_a_signature_that_cannot_add_stops_the_ladder);
  ADD ("a-closed-port-fails-its-rung", test_a_closed_port_fails_its_rung);
  ADD ("cancelling-is-an-error", test_cancelling_is_an_error);
  ADD ("a-key-that-is-none-fails-the-fields", test_a_key_that_is_none_fails_the_fields);
  ADD ("a-warning-is-told-by-a-rung-that-passed", test_a_warning_is_told_by_a_rung_that_passed);

  return g_test_run ();
}
