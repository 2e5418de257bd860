/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-practice.h"
#include "plumb-proof.h"
#include "plumb-reading.h"
#include "plumb-test-wait.h"

/* Each twin is told to fail in each of its ways, and the verdict must be the one it promises. */

#define WAIT_SECONDS 5

/* What is to be lost is not waited for longer than it takes to look into it. */
#define WAIT_IN_VAIN_SECONDS 2
#define N_CUSTOMERS 6

typedef struct {
  PlumbKind kind;
  const PlumbTwinFault *fault;
} Case;

static PlumbPractice *
start_practice (void)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  PlumbPractice *practice = NULL;

  plumb_practice_start_async (NULL, plumb_test_keep_result, &result);
  plumb_test_wait_for (&result);
  practice = plumb_practice_start_finish (result, &error);
  g_assert_no_error (error);
  plumb_http_set_timeout (plumb_profile_get_http (plumb_practice_get_profile (practice)), 1);
  return practice;
}

/* Nothing of it may stay, neither objects nor files. */
static void
let_go (PlumbPractice *practice)
{
  PlumbProfile *profile = plumb_practice_get_profile (practice);
  g_autofree char *folder = g_strdup (plumb_profile_get_folder (profile));

  plumb_test_settle ();
  plumb_profile_close (profile);
  plumb_test_settle ();
  g_assert_finalize_object (practice);
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
}

static PlumbDestination *
make_destination (PlumbPractice *practice, PlumbConnector *connector, PlumbCredentials *credentials)
{
  PlumbKind kind = plumb_connector_get_kind (connector);
  PlumbDestination *destination = plumb_destination_new (kind, "Twin");
  g_autoptr (GHashTable) fields = plumb_practice_dup_fields (practice, kind);
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
  return destination;
}

/* What came of trying a kind. */
typedef struct {
  const char *verdict;
  const char *diagnosis;
} Outcome;

static Outcome
prove (PlumbProfile *profile, PlumbConnector *connector, PlumbDestination *destination,
       PlumbCredentials *credentials, guint wait)
{
  g_autoptr (PlumbLead) lead = plumb_test_lead_new (NULL, g_get_real_time ());
  gboolean reads_endpoint = plumb_inbox_owns_url (plumb_profile_get_inbox (profile),
                                                  plumb_credentials_get (credentials, "url"));
  g_autoptr (PlumbProof) proof = plumb_proof_new (plumb_profile_get_store (profile), connector,
                                                  destination, credentials, reads_endpoint, lead);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  const PlumbDiagnosis *diagnosis = NULL;

  plumb_proof_run_async (proof, wait, NULL, plumb_test_keep_result, &result);
  plumb_test_wait_for (&result);
  plumb_proof_run_finish (proof, result, &error);
  g_assert_no_error (error);
  diagnosis = plumb_proof_get_diagnosis (proof);
  return (Outcome){ plumb_verdict_get_name (plumb_proof_get_verdict (proof)),
                    diagnosis != NULL ? diagnosis->id : NULL };
}

/* What nothing can be sent to is read. */
static Outcome
read_all (PlumbConnector *connector, PlumbDestination *destination, PlumbCredentials *credentials)
{
  PlumbKind kind = plumb_connector_get_kind (connector);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (PlumbAttempt) attempt = NULL;
  g_autoptr (GError) error = NULL;
  guint n_leads = 0;

  plumb_reading_run_async (connector, destination, credentials, NULL, plumb_test_keep_result,
                           &result);
  plumb_test_wait_for (&result);
  attempt = plumb_reading_run_finish (connector, result, &n_leads, &error);
  g_assert_no_error (error);
  return (Outcome){ plumb_reading_name_verdict (attempt, n_leads),
                    plumb_reading_find_diagnosis (kind, attempt, n_leads) };
}

static Outcome
try (PlumbPractice *practice, PlumbKind kind, guint wait)
{
  PlumbProfile *profile = plumb_practice_get_profile (practice);
  PlumbConnector *connector = plumb_connectors_get (plumb_profile_get_connectors (profile), kind);
  g_autoptr (PlumbCredentials) credentials = plumb_credentials_new ();
  g_autoptr (PlumbDestination) destination = make_destination (practice, connector, credentials);

  if (plumb_connector_can (connector, PLUMB_VERB_SEND, destination, credentials))
    return prove (profile, connector, destination, credentials, wait);
  return read_all (connector, destination, credentials);
}

static void
test_fault (gconstpointer data)
{
  const Case *rehearsed = data;
  PlumbPractice *practice = start_practice ();
  PlumbTwin *twin = plumb_practice_get_twin (practice, rehearsed->kind);
  g_autoptr (GError) error = NULL;
  Outcome outcome;
  gboolean in_vain = g_str_equal (rehearsed->fault->verdict_name, "lost");

  g_assert_true (plumb_twin_set_fault (twin, rehearsed->fault->name, TRUE, &error));
  g_assert_no_error (error);
  outcome = try (practice, rehearsed->kind, in_vain ? WAIT_IN_VAIN_SECONDS : WAIT_SECONDS);

  g_assert_cmpstr (outcome.verdict, ==, rehearsed->fault->verdict_name);
  g_assert_cmpstr (outcome.diagnosis, ==, rehearsed->fault->diagnosis);
  let_go (practice);
}

static void
test_without_faults_every_kind_lands_or_is_read (void)
{
  PlumbPractice *practice = start_practice ();
  GListModel *connectors =
      G_LIST_MODEL (plumb_profile_get_connectors (plumb_practice_get_profile (practice)));

  for (guint i = 0; i < g_list_model_get_n_items (connectors); i++) {
    g_autoptr (PlumbConnector) connector = g_list_model_get_item (connectors, i);
    Outcome outcome = try (practice, plumb_connector_get_kind (connector), WAIT_SECONDS);
    gboolean can_send = plumb_connector_can (connector, PLUMB_VERB_SEND, NULL, NULL);

    g_assert_cmpstr (outcome.verdict, ==, can_send ? "landed" : "read");
    g_assert_null (outcome.diagnosis);
  }
  let_go (practice);
}

static gboolean
have_come (gpointer store)
{
  return plumb_store_get_last_row (store) >= N_CUSTOMERS;
}

/* Those at the HTTPS twin, which hands them on to the endpoint at once. */
static void
test_made_up_customers_arrive (void)
{
  PlumbPractice *practice = start_practice ();
  GListModel *connectors =
      G_LIST_MODEL (plumb_profile_get_connectors (plumb_practice_get_profile (practice)));
  guint n_leads = N_CUSTOMERS * g_list_model_get_n_items (connectors);

  for (guint i = 0; i < n_leads; i++) {
    g_autoptr (GError) error = NULL;

    g_assert_true (plumb_practice_simulate_lead (practice, &error));
    g_assert_no_error (error);
  }
  plumb_test_wait_until (have_come,
                         plumb_profile_get_store (plumb_practice_get_profile (practice)));
  let_go (practice);
}

/* @cases: keeps what GLib would lose of the tests that are not asked for */
static void
add_kind (PlumbKind kind, GPtrArray *cases)
{
  for (const PlumbTwinFault *fault = plumb_twin_list_faults (kind); fault->name != NULL; fault++) {
    Case *rehearsed = g_new0 (Case, 1);
    g_autofree char *path =
        g_strdup_printf ("/practice/%s/%s", plumb_kind_get_name (kind), fault->name);

    rehearsed->kind = kind;
    rehearsed->fault = fault;
    g_ptr_array_add (cases, rehearsed);
    g_test_add_data_func (path, rehearsed, test_fault);
  }
}

int
main (int argc, char *argv[])
{
  g_autoptr (GPtrArray) cases = g_ptr_array_new_with_free_func (g_free);

  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/practice/all/without-faults-every-kind-lands-or-is-read",
                   test_without_faults_every_kind_lands_or_is_read);
  g_test_add_func ("/practice/all/made-up-customers-arrive", test_made_up_customers_arrive);
  for (PlumbKind kind = PLUMB_KIND_DYNAMICS; kind <= PLUMB_KIND_HTTPS; kind++)
    add_kind (kind, cases);

  return g_test_run ();
}
