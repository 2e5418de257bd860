/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-diagnosis.h"
#include "plumb-rung.h"
#include "plumb-test-marketo.h"
#include "plumb-test-wait.h"

#include <string.h>

#define FORM(status)                                                                               \
  "{\"success\":true,\"warnings\":[],\"errors\":[],\"requestId\":\"948f#154e3bad8e3\","            \
  "\"result\":[{\"id\":1179,\"name\":\"newForm\",\"status\":\"" status "\"}]}"
#define FIELD(id) "{\"id\":\"" id "\",\"dataType\":\"text\"}"
#define FIELDS(first)                                                                              \
  "{\"success\":true,\"result\":[" FIELD (first) "," FIELD ("FirstName") "," FIELD (               \
      "LastName") "," FIELD ("Phone") "," FIELD ("Company") "," FIELD ("Country") "," FIELD ("Lea" \
                                                                                             "dSo" \
                                                                                             "urc" \
                                                                                             "e") "]}"
#define ALL_FIELDS                                                                                            \
  "{\"success\":true,\"result\":[" FIELD ("FirstName") "," FIELD ("LastName") "," FIELD ("Email") "," FIELD ( \
      "Phone") "," FIELD ("Company") "," FIELD ("Title") "," FIELD ("Country") "," FIELD ("LeadSo"            \
                                                                                          "urce") "]}"
#define PAGING_TOKEN "{\"success\":true,\"nextPageToken\":\"GIYDAOBNGEYS2MBWKQ====\"}"

/* Climbs; the rungs as one text, as in `fields=passed name=failed`. */
static char *
climb (PlumbTestMarketo *fixture, gboolean *passed, GListStore *rungs)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GString *text = g_string_new (NULL);

  plumb_connector_verify_async (fixture->connector, fixture->destination, fixture->credentials,
                                rungs, NULL, plumb_test_keep_result, &result);
  plumb_test_wait_for (&result);
  *passed = plumb_connector_verify_finish (fixture->connector, result, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (rungs)); i++) {
    g_autoptr (PlumbRung) rung = g_list_model_get_item (G_LIST_MODEL (rungs), i);

    g_string_append_printf (text, "%s%s=%s", i > 0 ? " " : "", plumb_rung_get_id (rung),
                            plumb_rung_status_get_name (plumb_rung_get_status (rung)));
  }
  return g_string_free (text, FALSE);
}

/* @rungs: those behind `tls`, which are the same for all kinds */
static void
assert_climbed (PlumbTestMarketo *fixture, gboolean expected, const char *rungs, const char *detail)
{
  g_autoptr (GListStore) store = g_list_store_new (PLUMB_TYPE_RUNG);
  gboolean passed = FALSE;
  g_autofree char *ladder = climb (fixture, &passed, store);
  g_autofree char *all =
      g_strconcat ("fields=passed name=passed connect=passed tls=skipped ", rungs, NULL);
  gboolean is_told = detail == NULL;

  g_assert_cmpstr (ladder, ==, all);
  g_assert_cmpint (passed, ==, expected);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (store)); i++) {
    g_autoptr (PlumbRung) rung = g_list_model_get_item (G_LIST_MODEL (store), i);
    const char *told = plumb_rung_get_detail (rung);

    is_told = is_told || (told != NULL && strstr (told, detail) != NULL);
  }
  g_assert_true (is_told);
}

static void
test_the_ladder_is_climbed_to_the_top (PlumbTestMarketo *fixture, gconstpointer unused)
{
  PlumbTestServer *server = fixture->server;

  plumb_test_marketo_give_token (fixture);
  plumb_test_server_answer (server, 200, FORM ("approved with draft"));
  plumb_test_server_answer (server, 200, ALL_FIELDS);
  plumb_test_server_answer (server, 200, PLUMB_TEST_MARKETO_NOTHING);
  plumb_test_server_answer (server, 200, PAGING_TOKEN);
  assert_climbed (fixture, TRUE,
                  "clock=passed identity=passed form=passed form-fields=passed permission=passed "
                  "activities=passed",
                  "apis@acmeinc.com");

  g_assert_cmpuint (plumb_test_server_get_n_requests (server), ==, 5);
  g_assert_cmpstr (plumb_test_server_get_path (server, 1), ==, "/rest/asset/v1/form/1179.json");
  g_assert_cmpstr (plumb_test_server_get_path (server, 2), ==,
                   "/rest/asset/v1/form/1179/fields.json");
  g_assert_true (g_str_has_prefix (plumb_test_server_get_path (server, 3),
                                   "/rest/v1/leads.json?filterType=email&filterValues="));
  g_assert_true (g_str_has_prefix (plumb_test_server_get_path (server, 4),
                                   "/rest/v1/activities/pagingtoken.json?sinceDatetime=2"));
}

static void
test_without_credentials_the_rest_is_skipped (PlumbTestMarketo *fixture, gconstpointer unused)
{
  plumb_destination_set_setting (fixture->destination, "client-id", NULL);
  plumb_credentials_set (fixture->credentials, "client-secret", NULL);
  assert_climbed (fixture, TRUE,
                  "clock=skipped identity=skipped form=skipped form-fields=skipped "
                  "permission=skipped activities=skipped",
                  "needs Client ID and Client Secret");

  g_assert_cmpuint (plumb_test_server_get_n_requests (fixture->server), ==, 0);
}

static void
test_half_of_the_credentials_is_a_fault (PlumbTestMarketo *fixture, gconstpointer unused)
{
  g_autoptr (GListStore) rungs = g_list_store_new (PLUMB_TYPE_RUNG);
  g_autoptr (PlumbRung) rung = NULL;
  g_autofree char *ladder = NULL;
  gboolean passed = TRUE;

  plumb_credentials_set (fixture->credentials, "client-secret", NULL);
  ladder = climb (fixture, &passed, rungs);
  rung = g_list_model_get_item (G_LIST_MODEL (rungs), 0);

  g_assert_false (passed);
  g_assert_true (g_str_has_prefix (ladder, "fields=failed name=waiting"));
  g_assert_cmpstr (plumb_attempt_get_remote_code (plumb_rung_get_attempt (rung)), ==,
                   "marketo.client-secret.missing");
}

static void
test_the_ladder_stops_at_a_wrong_secret (PlumbTestMarketo *fixture, gconstpointer unused)
{
  plumb_test_server_answer (fixture->server, 401, "{\"error\":\"invalid_client\"}");
  assert_climbed (fixture, FALSE,
                  "clock=passed identity=failed form=waiting form-fields=waiting "
                  "permission=waiting activities=waiting",
                  NULL);
}

static void
test_a_draft_stops_the_ladder (PlumbTestMarketo *fixture, gconstpointer unused)
{
  plumb_test_marketo_give_token (fixture);
  plumb_test_server_answer (fixture->server, 200, FORM ("draft"));
  assert_climbed (fixture, FALSE,
                  "clock=passed identity=passed form=failed form-fields=waiting "
                  "permission=waiting activities=waiting",
                  "draft");
}

/* (nullable): of the rung that failed. */
static const char *
find_diagnosis (GListStore *rungs)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (rungs)); i++) {
    g_autoptr (PlumbRung) rung = g_list_model_get_item (G_LIST_MODEL (rungs), i);

    if (plumb_rung_get_status (rung) == PLUMB_RUNG_FAILED)
      return plumb_diagnose (PLUMB_KIND_MARKETO, plumb_rung_get_attempt (rung))->id;
  }
  return NULL;
}

/* Marketo has several ways to say it, one of which is a success. */
static void
test_a_form_that_is_not_there_stops_the_ladder (PlumbTestMarketo *fixture, gconstpointer unused)
{
  static const char *const answers[] = {
    "{\"success\":true,\"warnings\":[\"No assets found for the given search criteria.\"]}",
    PLUMB_TEST_MARKETO_NOTHING,
    "{\"success\":false,\"errors\":[{\"code\":\"610\",\"message\":\"Not found\"}]}",
    "{\"success\":false,\"errors\":[{\"code\":\"702\",\"message\":\"Form not found\"}]}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++) {
    g_autoptr (GListStore) rungs = g_list_store_new (PLUMB_TYPE_RUNG);
    g_autofree char *ladder = NULL;
    gboolean passed = TRUE;

    plumb_test_marketo_give_token (fixture);
    plumb_test_server_answer (fixture->server, 200, answers[i]);
    ladder = climb (fixture, &passed, rungs);

    g_assert_false (passed);
    g_assert_true (g_str_has_suffix (ladder, "form=failed form-fields=waiting permission=waiting "
                                             "activities=waiting"));
    g_assert_cmpstr (find_diagnosis (rungs), ==, "marketo.form-id.unknown");
  }
}

static void
test_a_token_from_before_proves_nothing (PlumbTestMarketo *fixture, gconstpointer unused)
{
  static const char stopped[] = "clock=passed identity=failed form=waiting form-fields=waiting "
                                "permission=waiting activities=waiting";

  plumb_test_marketo_give_token (fixture);
  plumb_test_server_answer (fixture->server, 200, FORM ("draft"));
  assert_climbed (fixture, FALSE,
                  "clock=passed identity=passed form=failed form-fields=waiting "
                  "permission=waiting activities=waiting",
                  NULL);
  plumb_test_server_answer (fixture->server, 401, "{\"error\":\"invalid_client\"}");
  assert_climbed (fixture, FALSE, stopped, NULL);
}

static void
test_missing_fields_are_named (PlumbTestMarketo *fixture, gconstpointer unused)
{
  plumb_test_marketo_give_token (fixture);
  plumb_test_server_answer (fixture->server, 200, FORM ("approved"));
  plumb_test_server_answer (fixture->server, 200, FIELDS ("Profiling"));
  assert_climbed (fixture, FALSE,
                  "clock=passed identity=passed form=passed form-fields=failed "
                  "permission=waiting activities=waiting",
                  "email, title");
}

static void
test_rights_that_only_help_are_skipped (PlumbTestMarketo *fixture, gconstpointer unused)
{
  plumb_test_marketo_give_token (fixture);
  plumb_test_marketo_refuse (fixture, "603");
  plumb_test_server_answer (fixture->server, 200, PLUMB_TEST_MARKETO_NOTHING);
  plumb_test_marketo_refuse (fixture, "603");
  assert_climbed (fixture, TRUE,
                  "clock=passed identity=passed form=skipped form-fields=skipped "
                  "permission=passed activities=skipped",
                  "Read-Only Activity");
}

static void
test_the_right_to_read_people_is_needed (PlumbTestMarketo *fixture, gconstpointer unused)
{
  plumb_test_marketo_give_token (fixture);
  plumb_test_marketo_refuse (fixture, "603");
  plumb_test_marketo_refuse (fixture, "603");
  assert_climbed (fixture, FALSE,
                  "clock=passed identity=passed form=skipped form-fields=skipped "
                  "permission=failed activities=waiting",
                  NULL);
}

#define ADD(path, function)                                                                        \
  g_test_add ("/marketo-ladder/" path, PlumbTestMarketo, NULL, plumb_test_marketo_set_up,          \
              function, plumb_test_marketo_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("the-ladder-is-climbed-to-the-top", test_the_ladder_is_climbed_to_the_top);
  ADD ("without-credentials-the-rest-is-skipped", test_without_credentials_the_rest_is_skipped);
  ADD ("half-of-the-credentials-is-a-fault", test_half_of_the_credentials_is_a_fault);
  ADD ("the-ladder-stops-at-a-wrong-secret", test_the_ladder_stops_at_a_wrong_secret);
  ADD ("a-draft-stops-the-ladder", test_a_draft_stops_the_ladder);
  ADD ("a-form-that-is-not-there-stops-the-ladder", test_a_form_that_is_not_there_stops_the_ladder);
  ADD ("a-token-from-before-proves-nothing", test_a_token_from_before_proves_nothing);
  ADD ("missing-fields-are-named", test_missing_fields_are_named);
  ADD ("rights-that-only-help-are-skipped", test_rights_that_only_help_are_skipped);
  ADD ("the-right-to-read-people-is-needed", test_the_right_to_read_people_is_needed);

  return g_test_run ();
}
