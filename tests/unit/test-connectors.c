/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-connectors.h"
#include "plumb-diagnosis.h"
#include "plumb-error.h"
#include "plumb-registry.h"
#include "plumb-test-wait.h"

typedef struct {
  PlumbConnectors *connectors;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (PlumbHttp) http = plumb_http_new ();

  fixture->connectors = plumb_connectors_new (http, plumb_registry_get_types ());
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_clear_object (&fixture->connectors);
}

static void
test_each_kind_has_one_connector (Fixture *fixture, gconstpointer unused)
{
  GListModel *model = G_LIST_MODEL (fixture->connectors);
  guint n_kinds = g_list_model_get_n_items (model);

  g_assert_cmpuint (n_kinds, >=, 2);
  g_assert_true (g_list_model_get_item_type (model) == PLUMB_TYPE_CONNECTOR);
  g_assert_null (g_list_model_get_item (model, n_kinds));
  g_assert_null (plumb_connectors_get (fixture->connectors, PLUMB_KIND_NONE));
  for (guint i = 0; i < n_kinds; i++) {
    g_autoptr (PlumbConnector) connector = g_list_model_get_item (model, i);

    g_assert_true (plumb_connectors_get (fixture->connectors,
                                         plumb_connector_get_kind (connector)) == connector);
  }
}

static void
assert_info_is_complete (PlumbConnector *connector)
{
  const PlumbKindInfo *info = plumb_connector_get_info (connector);

  g_assert_cmpstr (info->name, ==, plumb_kind_get_name (plumb_connector_get_kind (connector)));
  g_assert_true (g_str_has_prefix (info->icon, "plumb-kind-"));
  g_assert_true (g_str_has_suffix (info->summary, "."));
  for (const PlumbFieldSpec *field = info->fields; field->key != NULL; field++) {
    g_assert_nonnull (field->label);
    g_assert_true (plumb_kind_info_find_field (info, field->key) == field);
    if (field->fallback != NULL && field->check != NULL)
      g_assert_cmpint (field->check (field->fallback).level, ==, PLUMB_FINDING_GOOD);
  }
  for (const PlumbGatherStep *step = info->steps; step->title != NULL; step++) {
    g_assert_true (g_str_has_suffix (step->text, "."));
    g_assert_true (g_str_has_suffix (step->who, "."));
  }
  for (const PlumbSheetRow *row = info->sheet; row->label != NULL; row++)
    g_assert_true (row->key != NULL ? plumb_kind_info_find_field (info, row->key) != NULL
                                    : row->text != NULL || row->note != NULL);
}

static void
test_each_kind_is_described (Fixture *fixture, gconstpointer unused)
{
  GListModel *model = G_LIST_MODEL (fixture->connectors);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++) {
    g_autoptr (PlumbConnector) connector = g_list_model_get_item (model, i);

    assert_info_is_complete (connector);
  }
}

/* Partner Center's dialog asks whom to tell of leads once it has been told where they go. */
static void
test_whom_to_tell_comes_last_in_every_sheet (Fixture *fixture, gconstpointer unused)
{
  GListModel *model = G_LIST_MODEL (fixture->connectors);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++) {
    g_autoptr (PlumbConnector) connector = g_list_model_get_item (model, i);
    const PlumbSheetRow *row = plumb_connector_get_info (connector)->sheet;

    while (row->label != NULL && !g_str_equal (row->label, "Contact email"))
      row++;
    g_assert_true (row->label == NULL || row[1].label == NULL);
  }
}

static void
test_what_only_plumb_reads_with_is_on_no_sheet (Fixture *fixture, gconstpointer unused)
{
  PlumbConnector *connector = plumb_connectors_get (fixture->connectors, PLUMB_KIND_SALESFORCE);
  const PlumbKindInfo *info = plumb_connector_get_info (connector);

  g_assert_true (plumb_kind_info_is_on_sheet (info, "oid"));
  g_assert_false (plumb_kind_info_is_on_sheet (info, "consumer-secret"));
}

static void
test_a_field_is_secret_plain_or_its_fallback (Fixture *fixture, gconstpointer unused)
{
  PlumbConnector *connector = plumb_connectors_get (fixture->connectors, PLUMB_KIND_AZURE_TABLE);
  g_autoptr (PlumbDestination) destination = plumb_destination_new (PLUMB_KIND_AZURE_TABLE, "a");
  g_autoptr (PlumbCredentials) credentials = plumb_credentials_new ();

  g_assert_cmpstr (plumb_connector_get_value (connector, NULL, NULL, "table"), ==,
                   "MarketplaceLeads");
  g_assert_null (plumb_connector_get_value (connector, destination, credentials, "no-such-field"));
  plumb_destination_set_setting (destination, "table", "other");
  plumb_destination_set_setting (destination, "connection-string", "not here");
  g_assert_cmpstr (plumb_connector_get_value (connector, destination, credentials, "table"), ==,
                   "other");
  g_assert_null (
      plumb_connector_get_value (connector, destination, credentials, "connection-string"));
  plumb_credentials_set (credentials, "connection-string", "here");
  g_assert_cmpstr (
      plumb_connector_get_value (connector, destination, credentials, "connection-string"), ==,
      "here");
}

static void
assert_finding (PlumbConnector *connector, PlumbDestination *destination,
                PlumbCredentials *credentials, const char *key, const char *id)
{
  const char *found = NULL;
  PlumbFinding finding = plumb_connector_check_fields (connector, destination, credentials, &found);

  g_assert_cmpstr (finding.diagnosis, ==, id);
  g_assert_cmpstr (found, ==, key);
  g_assert_nonnull (plumb_diagnosis_find (id));
}

/* A fault stops everything, so it is told before a warning that stands above it. */
static void
test_faults_come_before_warnings (Fixture *fixture, gconstpointer unused)
{
  PlumbConnector *connector = plumb_connectors_get (fixture->connectors, PLUMB_KIND_AZURE_TABLE);
  g_autoptr (PlumbDestination) destination = plumb_destination_new (PLUMB_KIND_AZURE_TABLE, "a");
  g_autoptr (PlumbCredentials) credentials = plumb_credentials_new ();

  assert_finding (connector, destination, credentials, "connection-string",
                  "azure-table.connection-string.missing");
  plumb_credentials_set (credentials, "connection-string", "UseDevelopmentStorage=true");
  assert_finding (connector, destination, credentials, "connection-string",
                  "azure-table.connection-string.partner-center-refuses");
  plumb_destination_set_setting (destination, "table", "a b");
  assert_finding (connector, destination, credentials, "table", "azure-table.table.name");
  plumb_destination_set_setting (destination, "table", NULL);
  plumb_destination_set_setting (destination, "poll-interval", "4");
  assert_finding (connector, destination, credentials, "poll-interval",
                  "azure-table.poll-interval.range");
}

static void
test_a_choice_must_be_one (Fixture *fixture, gconstpointer unused)
{
  PlumbConnector *connector = plumb_connectors_get (fixture->connectors, PLUMB_KIND_HTTPS);
  g_autoptr (PlumbDestination) destination = plumb_destination_new (PLUMB_KIND_HTTPS, "a");
  g_autoptr (PlumbCredentials) credentials = plumb_credentials_new ();

  plumb_credentials_set (credentials, "url", "https://leads.example.com/hook");
  g_assert_cmpint (plumb_connector_check_fields (connector, destination, credentials, NULL).level,
                   ==, PLUMB_FINDING_GOOD);
  plumb_destination_set_setting (destination, "key-spelling", "snake");
  assert_finding (connector, destination, credentials, "key-spelling",
                  "https.key-spelling.not-a-choice");
}

static void
test_a_kind_can_what_it_implements (Fixture *fixture, gconstpointer unused)
{
  PlumbConnector *table = plumb_connectors_get (fixture->connectors, PLUMB_KIND_AZURE_TABLE);
  PlumbConnector *https = plumb_connectors_get (fixture->connectors, PLUMB_KIND_HTTPS);

  for (PlumbVerb verb = PLUMB_VERB_VERIFY; verb <= PLUMB_VERB_DELETE; verb++) {
    g_assert_true (plumb_connector_can (table, verb, NULL, NULL));
    g_assert_cmpint (plumb_connector_can (https, verb, NULL, NULL), ==, verb <= PLUMB_VERB_SEND);
  }
  g_assert_cmpuint (plumb_connector_get_info (https)->poll_interval, ==, 0);
}

/* The model says so of a kind without seeing its fields. */
static void
test_kinds_need_secrets_as_their_fields_say (Fixture *fixture, gconstpointer unused)
{
  GListModel *model = G_LIST_MODEL (fixture->connectors);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++) {
    g_autoptr (PlumbConnector) connector = g_list_model_get_item (model, i);
    const PlumbFieldSpec *field = plumb_connector_get_info (connector)->fields;
    const PlumbFieldFlags both = PLUMB_FIELD_SECRET | PLUMB_FIELD_REQUIRED;

    while (field->key != NULL && (field->flags & both) != both)
      field++;
    g_assert_cmpint (plumb_kind_needs_secret (plumb_connector_get_kind (connector)), ==,
                     field->key != NULL);
  }
}

static void
test_a_verb_that_is_missing_is_unsupported (Fixture *fixture, gconstpointer unused)
{
  PlumbConnector *connector = plumb_connectors_get (fixture->connectors, PLUMB_KIND_HTTPS);
  g_autoptr (PlumbDestination) destination = plumb_destination_new (PLUMB_KIND_HTTPS, "a");
  g_autoptr (PlumbCredentials) credentials = plumb_credentials_new ();
  g_autoptr (GAsyncResult) watched = NULL;
  g_autoptr (GAsyncResult) found = NULL;
  g_autoptr (GError) watch_error = NULL;
  g_autoptr (GError) find_error = NULL;

  plumb_connector_watch_async (connector, destination, credentials, NULL, NULL,
                               plumb_test_keep_result, &watched);
  plumb_test_wait_for (&watched);
  g_assert_null (plumb_connector_watch_finish (connector, watched, &watch_error));
  g_assert_error (watch_error, PLUMB_ERROR, PLUMB_ERROR_UNSUPPORTED);

  plumb_connector_find_tests_async (connector, destination, credentials, NULL, NULL,
                                    plumb_test_keep_result, &found);
  plumb_test_wait_for (&found);
  g_assert_null (plumb_connector_find_tests_finish (connector, found, &find_error));
  g_assert_error (find_error, PLUMB_ERROR, PLUMB_ERROR_UNSUPPORTED);
}

/* What the keyring lost must be entered again; what it never had to hold is not missed. */
#define ADD(path, function)                                                                        \
  g_test_add ("/connectors/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("each-kind-has-one", test_each_kind_has_one_connector);
  ADD ("each-kind-is-described", test_each_kind_is_described);
  ADD ("whom-to-tell-comes-last-in-every-sheet", test_whom_to_tell_comes_last_in_every_sheet);
  ADD ("what-only-plumb-reads-with-is-on-no-sheet", test_what_only_plumb_reads_with_is_on_no_sheet);
  ADD ("a-field-is-secret-plain-or-its-fallback", test_a_field_is_secret_plain_or_its_fallback);
  ADD ("faults-come-before-warnings", test_faults_come_before_warnings);
  ADD ("a-choice-must-be-one", test_a_choice_must_be_one);
  ADD ("a-kind-can-what-it-implements", test_a_kind_can_what_it_implements);
  ADD ("kinds-need-secrets-as-their-fields-say", test_kinds_need_secrets_as_their_fields_say);
  ADD ("a-verb-that-is-missing-is-unsupported", test_a_verb_that_is_missing_is_unsupported);

  return g_test_run ();
}
