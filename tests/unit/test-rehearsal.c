/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-connectors.h"
#include "plumb-diagnosis.h"
#include "plumb-registry.h"
#include "plumb-test-sample.h"
#include "plumb-test-wait.h"
#include "plumb-twin.h"

/* Each twin is told to fail in each of its ways, and the diagnosis must be the one it promises. */

typedef struct {
  PlumbKind kind;
  const PlumbTwinFault *fault;
} Case;

static void
fill_in (PlumbTwin *twin, PlumbConnector *connector, PlumbDestination *destination,
         PlumbCredentials *credentials)
{
  g_autoptr (GHashTable) fields = plumb_twin_dup_fields (twin);
  GHashTableIter iter;
  gpointer key = NULL;
  gpointer value = NULL;

  g_hash_table_iter_init (&iter, fields);
  while (g_hash_table_iter_next (&iter, &key, &value)) {
    const PlumbFieldSpec *field =
        plumb_kind_info_find_field (plumb_connector_get_info (connector), key);

    g_assert_nonnull (field);
    if ((field->flags & PLUMB_FIELD_SECRET) != 0)
      plumb_credentials_set (credentials, key, value);
    else
      plumb_destination_set_setting (destination, key, value);
  }
}

static PlumbAttempt *
send_sample (PlumbConnector *connector, PlumbDestination *destination,
             PlumbCredentials *credentials)
{
  g_autoptr (PlumbLead) lead = plumb_test_sample_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  PlumbAttempt *attempt = NULL;

  plumb_connector_send_async (connector, destination, credentials, lead, NULL,
                              plumb_test_keep_result, &result);
  plumb_test_wait_for (&result);
  attempt = plumb_connector_send_finish (connector, result, &error);
  g_assert_no_error (error);
  return attempt;
}

/* Nothing can be sent to some, so what is there is read. */
static PlumbAttempt *
read_page (PlumbConnector *connector, PlumbDestination *destination, PlumbCredentials *credentials)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (PlumbPage) page = NULL;
  g_autoptr (GError) error = NULL;

  plumb_connector_watch_async (connector, destination, credentials, NULL, NULL,
                               plumb_test_keep_result, &result);
  plumb_test_wait_for (&result);
  page = plumb_connector_watch_finish (connector, result, &error);
  g_assert_no_error (error);
  return g_object_ref (page->complaint != NULL ? page->complaint : page->attempt);
}

static PlumbAttempt *
try (PlumbTwin *twin, PlumbKind kind)
{
  g_autoptr (PlumbHttp) http = plumb_http_new ();
  g_autoptr (PlumbConnectors) connectors = plumb_connectors_new (http, plumb_registry_get_types ());
  PlumbConnector *connector = plumb_connectors_get (connectors, kind);
  g_autoptr (PlumbDestination) destination = plumb_destination_new (kind, "Twin");
  g_autoptr (PlumbCredentials) credentials = plumb_credentials_new ();

  plumb_http_set_timeout (http, 1);
  fill_in (twin, connector, destination, credentials);
  if (plumb_connector_can (connector, PLUMB_VERB_SEND, destination, credentials))
    return send_sample (connector, destination, credentials);
  return read_page (connector, destination, credentials);
}

static void
test_fault (gconstpointer data)
{
  const Case *rehearsed = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PlumbTwin) twin = plumb_twin_new (rehearsed->kind, 0, &error);
  g_autoptr (PlumbAttempt) attempt = NULL;
  const PlumbDiagnosis *diagnosis = NULL;

  g_assert_no_error (error);
  g_assert_true (plumb_twin_set_fault (twin, rehearsed->fault->name, TRUE, &error));
  g_assert_no_error (error);
  attempt = try (twin, rehearsed->kind);
  diagnosis = plumb_diagnose (rehearsed->kind, attempt);

  g_assert_nonnull (plumb_diagnosis_find (rehearsed->fault->diagnosis));
  g_assert_nonnull (diagnosis);
  g_assert_cmpstr (diagnosis->id, ==, rehearsed->fault->diagnosis);
}

static void
test_a_service_that_is_busy_for_a_moment_takes_the_lead (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PlumbTwin) twin = plumb_twin_new (PLUMB_KIND_AZURE_TABLE, 0, &error);
  g_autoptr (PlumbAttempt) attempt = NULL;

  g_assert_no_error (error);
  g_assert_true (plumb_twin_set_fault (twin, "throttled", TRUE, &error));
  g_assert_no_error (error);
  attempt = try (twin, PLUMB_KIND_AZURE_TABLE);

  g_assert_cmpint (plumb_attempt_get_outcome (attempt), ==, PLUMB_OUTCOME_ACCEPTED);
}

static gboolean
fails_at_once (const PlumbTwinFault *fault)
{
  return g_str_equal (fault->verdict_name, "refused") ||
         g_str_equal (fault->verdict_name, "failed");
}

static void
add_kind (PlumbKind kind)
{
  for (const PlumbTwinFault *fault = plumb_twin_list_faults (kind); fault->name != NULL; fault++) {
    Case *rehearsed = NULL;
    g_autofree char *path =
        g_strdup_printf ("/rehearsal/%s/%s", plumb_kind_get_name (kind), fault->name);

    if (!fails_at_once (fault))
      continue;
    rehearsed = g_new0 (Case, 1);
    rehearsed->kind = kind;
    rehearsed->fault = fault;
    g_test_add_data_func_full (path, rehearsed, test_fault, g_free);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (PlumbKind kind = PLUMB_KIND_DYNAMICS; kind <= PLUMB_KIND_HTTPS; kind++)
    add_kind (kind);
  g_test_add_func ("/rehearsal/a-service-that-is-busy-for-a-moment-takes-the-lead",
                   test_a_service_that_is_busy_for_a_moment_takes_the_lead);

  return g_test_run ();
}
