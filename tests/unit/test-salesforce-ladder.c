/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-diagnosis.h"
#include "plumb-rung.h"
#include "plumb-test-salesforce.h"
#include "plumb-test-wait.h"

#include <string.h>

#define FIELDS "{\"fields\":[]}"
#define NOTHING "{\"totalSize\":0,\"done\":true,\"records\":[]}"
#define ORGANISATION "{\"records\":[{\"Id\":\"00Do0000000ZHogEAG\"}]}"
#define START "fields=passed name=passed connect=passed tls=skipped clock=passed form=passed "

static gboolean
verify (PlumbTestSalesforce *fixture, GListStore *rungs)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gboolean passed;

  plumb_connector_verify_async (fixture->connector, fixture->destination, fixture->credentials,
                                rungs, NULL, plumb_test_keep_result, &result);
  plumb_test_wait_for (&result);
  passed = plumb_connector_verify_finish (fixture->connector, result, &error);
  g_assert_no_error (error);
  return passed;
}

/* The rungs as one text, as in `fields=passed name=failed`. */
static char *
dup_ladder (GListStore *rungs)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (rungs)); i++) {
    g_autoptr (PlumbRung) rung = g_list_model_get_item (G_LIST_MODEL (rungs), i);

    g_string_append_printf (text, "%s%s=%s", i > 0 ? " " : "", plumb_rung_get_id (rung),
                            plumb_rung_status_get_name (plumb_rung_get_status (rung)));
  }
  return g_string_free (text, FALSE);
}

static PlumbRung *
get_rung (GListStore *rungs, const char *id)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (rungs)); i++) {
    g_autoptr (PlumbRung) rung = g_list_model_get_item (G_LIST_MODEL (rungs), i);

    if (g_str_equal (plumb_rung_get_id (rung), id))
      return rung;
  }
  g_assert_not_reached ();
}

static void
answer_form (PlumbTestSalesforce *fixture)
{
  g_autoptr (GBytes) page = g_bytes_new_static ("<html></html>", 13);

  plumb_test_server_answer_bytes (fixture->server, 200, "text/html", page);
}

static void
let_in (PlumbTestSalesforce *fixture)
{
  answer_form (fixture);
  plumb_test_salesforce_let_in (fixture);
  plumb_test_server_answer (fixture->server, 200, "{\"sobjects\":[]}");
  plumb_test_salesforce_answer (fixture, 200, NOTHING);
}

static void
test_the_ladder_is_climbed_to_the_top (PlumbTestSalesforce *fixture, gconstpointer unused)
{
  g_autoptr (GListStore) rungs = g_list_store_new (PLUMB_TYPE_RUNG);
  g_autofree char *ladder = NULL;

  let_in (fixture);
  plumb_test_salesforce_answer (fixture, 200, ORGANISATION);
  plumb_test_salesforce_answer (fixture, 200, FIELDS);
  plumb_test_salesforce_answer (fixture, 200, NOTHING);
  plumb_test_salesforce_answer (fixture, 200, NOTHING);
  plumb_test_salesforce_answer (fixture, 200, NOTHING);
  g_assert_true (verify (fixture, rungs));
  ladder = dup_ladder (rungs);

  g_assert_cmpstr (ladder, ==,
                   START "identity=passed permission=passed organisation=passed lead-fields=passed "
                         "validation-rules=passed daily-cap=passed duplicate-rules=passed "
                         "captcha=skipped");
  g_assert_cmpstr (plumb_test_server_get_method (fixture->server, 0), ==, "GET");
  g_assert_cmpstr (plumb_test_server_get_path (fixture->server, 0), ==,
                   "/servlet/servlet.WebToLead");
  g_assert_cmpstr (plumb_test_server_get_path (fixture->server, 7), ==,
                   "/services/data/v61.0/query?q=SELECT+Id+FROM+Organization");
  g_assert_cmpstr (plumb_test_server_get_path (fixture->server, 11), ==,
                   "/services/data/v61.0/tooling/query?q=SELECT+ValidationName+FROM+ValidationRule"
                   "+WHERE+EntityDefinition.QualifiedApiName+%3D+%27Lead%27+AND+Active+%3D+true");
  g_assert_cmpstr (plumb_test_server_get_path (fixture->server, 15), ==,
                   "/services/data/v61.0/query?q=SELECT+DeveloperName+FROM+DuplicateRule"
                   "+WHERE+SobjectType+%3D+%27Lead%27+AND+IsActive+%3D+true");
}

/* What cannot be looked at is skipped, and says what to see for oneself. */
static void
test_without_a_way_to_read_the_rest_is_skipped (PlumbTestSalesforce *fixture, gconstpointer unused)
{
  g_autoptr (GListStore) rungs = g_list_store_new (PLUMB_TYPE_RUNG);
  g_autofree char *ladder = NULL;

  plumb_test_salesforce_forget_reading (fixture);
  answer_form (fixture);
  g_assert_true (verify (fixture, rungs));
  ladder = dup_ladder (rungs);

  g_assert_cmpstr (ladder, ==,
                   START "identity=skipped permission=skipped organisation=skipped "
                         "lead-fields=skipped validation-rules=skipped daily-cap=skipped "
                         "duplicate-rules=skipped captcha=skipped");
  g_assert_cmpuint (plumb_test_server_get_n_requests (fixture->server), ==, 1);
  g_assert_nonnull (strstr (plumb_rung_get_detail (get_rung (rungs, "lead-fields")), "no list"));
}

static void
test_a_field_that_is_missing_for_reading_is_named (PlumbTestSalesforce *fixture,
                                                   gconstpointer unused)
{
  g_autoptr (GListStore) rungs = g_list_store_new (PLUMB_TYPE_RUNG);
  PlumbAttempt *attempt = NULL;

  plumb_credentials_set (fixture->credentials, "consumer-secret", NULL);
  answer_form (fixture);
  g_assert_false (verify (fixture, rungs));
  attempt = plumb_rung_get_attempt (get_rung (rungs, "identity"));

  g_assert_cmpstr (plumb_diagnose (PLUMB_KIND_SALESFORCE, attempt)->id, ==,
                   "salesforce.consumer-secret.missing");
}

static void
test_a_my_domain_alone_asks_for_nothing (PlumbTestSalesforce *fixture, gconstpointer unused)
{
  g_autoptr (GListStore) rungs = g_list_store_new (PLUMB_TYPE_RUNG);

  plumb_destination_set_setting (fixture->destination, "consumer-key", NULL);
  plumb_credentials_set (fixture->credentials, "consumer-secret", NULL);
  answer_form (fixture);

  g_assert_true (verify (fixture, rungs));
}

static void
test_the_ladder_stops_at_an_unknown_key (PlumbTestSalesforce *fixture, gconstpointer unused)
{
  g_autoptr (GListStore) rungs = g_list_store_new (PLUMB_TYPE_RUNG);
  PlumbAttempt *attempt = NULL;

  answer_form (fixture);
  plumb_test_salesforce_answer (fixture, 400,
                                "{\"error\":\"invalid_client_id\","
                                "\"error_description\":\"client identifier invalid\"}");
  g_assert_false (verify (fixture, rungs));
  attempt = plumb_rung_get_attempt (get_rung (rungs, "identity"));

  g_assert_cmpstr (plumb_diagnose (PLUMB_KIND_SALESFORCE, attempt)->id, ==,
                   "salesforce.consumer-key.unknown");
}

/* Its token is at hand, but the secret may have been deleted since. */
static void
test_a_secret_is_tried_again_by_each_check (PlumbTestSalesforce *fixture, gconstpointer unused)
{
  g_autoptr (GListStore) rungs = g_list_store_new (PLUMB_TYPE_RUNG);
  PlumbAttempt *attempt = NULL;

  plumb_test_salesforce_let_in (fixture);
  plumb_test_server_answer (fixture->server, 200, NOTHING);
  g_object_unref (plumb_test_salesforce_confirm (fixture, NULL));
  answer_form (fixture);
  plumb_test_salesforce_answer (fixture, 400,
                                "{\"error\":\"invalid_client\","
                                "\"error_description\":\"invalid client credentials\"}");
  g_assert_false (verify (fixture, rungs));
  attempt = plumb_rung_get_attempt (get_rung (rungs, "identity"));

  g_assert_cmpstr (plumb_diagnose (PLUMB_KIND_SALESFORCE, attempt)->field, ==, "consumer-secret");
}

static void
test_another_organisation_stops_the_ladder (PlumbTestSalesforce *fixture, gconstpointer unused)
{
  g_autoptr (GListStore) rungs = g_list_store_new (PLUMB_TYPE_RUNG);
  PlumbAttempt *attempt = NULL;

  let_in (fixture);
  plumb_test_salesforce_answer (fixture, 200, "{\"records\":[{\"Id\":\"00D000000000001EAA\"}]}");
  g_assert_false (verify (fixture, rungs));
  attempt = plumb_rung_get_attempt (get_rung (rungs, "organisation"));

  g_assert_cmpstr (plumb_diagnose (PLUMB_KIND_SALESFORCE, attempt)->id, ==,
                   "salesforce.oid.other-organisation");
}

/* Rules may let marketplace leads pass: they are named, and do not stop the ladder. */
static void
test_rules_are_warned_of (PlumbTestSalesforce *fixture, gconstpointer unused)
{
  g_autoptr (GListStore) rungs = g_list_store_new (PLUMB_TYPE_RUNG);
  PlumbRung *rung = NULL;

  let_in (fixture);
  plumb_test_salesforce_answer (fixture, 200, ORGANISATION);
  plumb_test_salesforce_answer (fixture, 200, FIELDS);
  plumb_test_salesforce_answer (fixture, 200,
                                "{\"records\":[{\"ValidationName\":\"Phone_first\"}]}");
  plumb_test_salesforce_answer (fixture, 403, "[{\"errorCode\":\"INSUFFICIENT_ACCESS\"}]");
  plumb_test_salesforce_answer (fixture, 200, NOTHING);
  g_assert_true (verify (fixture, rungs));

  rung = get_rung (rungs, "validation-rules");
  g_assert_cmpint (plumb_rung_get_status (rung), ==, PLUMB_RUNG_PASSED);
  g_assert_cmpstr (plumb_rung_get_detail (rung), ==,
                   "A validation rule may stop leads: Phone_first");
  g_assert_cmpint (plumb_rung_get_status (get_rung (rungs, "daily-cap")), ==, PLUMB_RUNG_SKIPPED);
}

static void
test_a_server_without_forms_stops_the_ladder (PlumbTestSalesforce *fixture, gconstpointer unused)
{
  g_autoptr (GListStore) rungs = g_list_store_new (PLUMB_TYPE_RUNG);
  PlumbAttempt *attempt = NULL;

  plumb_test_server_answer (fixture->server, 404, NULL);
  g_assert_false (verify (fixture, rungs));
  attempt = plumb_rung_get_attempt (get_rung (rungs, "form"));

  g_assert_cmpstr (plumb_diagnose (PLUMB_KIND_SALESFORCE, attempt)->id, ==,
                   "salesforce.web-to-lead-host.no-form");
}

static void
test_a_wrong_id_stops_before_anything_is_sent (PlumbTestSalesforce *fixture, gconstpointer unused)
{
  g_autoptr (GListStore) rungs = g_list_store_new (PLUMB_TYPE_RUNG);
  PlumbAttempt *attempt = NULL;

  plumb_destination_set_setting (fixture->destination, "oid", "701cb000012Q8oR");
  g_assert_false (verify (fixture, rungs));
  attempt = plumb_rung_get_attempt (get_rung (rungs, "fields"));

  g_assert_cmpstr (plumb_diagnose (PLUMB_KIND_SALESFORCE, attempt)->id, ==,
                   "salesforce.oid.prefix");
  g_assert_cmpuint (plumb_test_server_get_n_requests (fixture->server), ==, 0);
}

#define ADD(sentence, test)                                                                        \
  g_test_add ("/salesforce-ladder/" sentence, PlumbTestSalesforce, NULL,                           \
              plumb_test_salesforce_set_up, test, plumb_test_salesforce_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("the-ladder-is-climbed-to-the-top", test_the_ladder_is_climbed_to_the_top);
  ADD ("without-a-way-to-read-the-rest-is-skipped", test_without_a_way_to_read_the_rest_is_skipped);
  ADD ("a-field-that-is-missing-for-reading-is-named",
       test_a_field_that_is_missing_for_reading_is_named);
  ADD ("a-my-domain-alone-asks-for-nothing", test_a_my_domain_alone_asks_for_nothing);
  ADD ("the-ladder-stops-at-an-unknown-key", test_the_ladder_stops_at_an_unknown_key);
  ADD ("a-secret-is-tried-again-by-each-check", test_a_secret_is_tried_again_by_each_check);
  ADD ("another-organisation-stops-the-ladder", test_another_organisation_stops_the_ladder);
  ADD ("rules-are-warned-of", test_rules_are_warned_of);
  ADD ("a-server-without-forms-stops-the-ladder", test_a_server_without_forms_stops_the_ladder);
  ADD ("a-wrong-id-stops-before-anything-is-sent", test_a_wrong_id_stops_before_anything_is_sent);

  return g_test_run ();
}
