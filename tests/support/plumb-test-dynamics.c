/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-test-dynamics.h"

#include "plumb-dynamics-connector.h"
#include "plumb-rung.h"
#include "plumb-test-sample.h"
#include "plumb-test-wait.h"

#define TOKEN                                                                                      \
  "{\"token_type\":\"Bearer\",\"expires_in\":3599,\"ext_expires_in\":3599,"                        \
  "\"access_token\":\"" PLUMB_TEST_DYNAMICS_TOKEN "\"}"

static void
set (PlumbTestDynamics *fixture, const char *key, const char *value)
{
  plumb_destination_set_setting (fixture->destination, key, value);
}

void
plumb_test_dynamics_set_up (PlumbTestDynamics *fixture, gconstpointer unused)
{
  g_autoptr (PlumbHttp) http = plumb_http_new ();
  g_autofree char *url = NULL;

  fixture->server = plumb_test_server_new ();
  url = plumb_test_server_dup_url (fixture->server, "");
  fixture->connector = g_object_new (PLUMB_TYPE_DYNAMICS_CONNECTOR, "http", http, NULL);
  fixture->destination = plumb_destination_new (PLUMB_KIND_DYNAMICS, "Leads");
  fixture->credentials = plumb_credentials_new ();
  fixture->lead = plumb_test_sample_new ();
  fixture->rungs = g_list_store_new (PLUMB_TYPE_RUNG);
  set (fixture, "url", url);
  set (fixture, "login-host", url);
  set (fixture, "application-id", PLUMB_TEST_DYNAMICS_APPLICATION);
  set (fixture, "directory-id", PLUMB_TEST_DYNAMICS_DIRECTORY);
  plumb_credentials_set (fixture->credentials, "client-secret", PLUMB_TEST_DYNAMICS_SECRET);
}

void
plumb_test_dynamics_tear_down (PlumbTestDynamics *fixture, gconstpointer unused)
{
  g_clear_object (&fixture->connector);
  g_clear_object (&fixture->destination);
  g_clear_object (&fixture->credentials);
  g_clear_object (&fixture->lead);
  g_clear_object (&fixture->rungs);
  g_clear_pointer (&fixture->server, plumb_test_server_free);
}

void
plumb_test_dynamics_use_password (PlumbTestDynamics *fixture)
{
  set (fixture, "authentication", "office365");
  set (fixture, "user-name", "leads@contoso.onmicrosoft.com");
  plumb_credentials_set (fixture->credentials, "password", "P@ss w0rd&1");
}

void
plumb_test_dynamics_answer_probe (PlumbTestDynamics *fixture, const char *directory)
{
  g_autofree char *challenge = g_strdup_printf (
      "Bearer authorization_uri=https://login.microsoftonline.com/%s/oauth2/authorize, "
      "resource_id=https://contoso.crm4.dynamics.com/",
      directory);

  plumb_test_server_answer (fixture->server, 401, NULL);
  plumb_test_server_add_header (fixture->server, "WWW-Authenticate", challenge);
}

void
plumb_test_dynamics_answer_sign_in (PlumbTestDynamics *fixture)
{
  plumb_test_dynamics_answer_probe (fixture, PLUMB_TEST_DYNAMICS_DIRECTORY);
  plumb_test_server_answer (fixture->server, 200, TOKEN);
}

PlumbAttempt *
plumb_test_dynamics_send (PlumbTestDynamics *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  PlumbAttempt *attempt = NULL;

  plumb_connector_send_async (fixture->connector, fixture->destination, fixture->credentials,
                              fixture->lead, NULL, plumb_test_keep_result, &result);
  plumb_test_wait_for (&result);
  attempt = plumb_connector_send_finish (fixture->connector, result, &error);
  g_assert_no_error (error);
  return attempt;
}

PlumbAttempt *
plumb_test_dynamics_confirm (PlumbTestDynamics *fixture, PlumbLead **found)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  PlumbAttempt *attempt = NULL;

  plumb_connector_confirm_async (fixture->connector, fixture->destination, fixture->credentials,
                                 fixture->lead, NULL, plumb_test_keep_result, &result);
  plumb_test_wait_for (&result);
  attempt = plumb_connector_confirm_finish (fixture->connector, result, found, &error);
  g_assert_no_error (error);
  return attempt;
}

PlumbPage *
plumb_test_dynamics_watch (PlumbTestDynamics *fixture, const char *cursor)
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

PlumbPage *
plumb_test_dynamics_find_tests (PlumbTestDynamics *fixture, const char *cursor)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  PlumbPage *page = NULL;

  plumb_connector_find_tests_async (fixture->connector, fixture->destination, fixture->credentials,
                                    cursor, NULL, plumb_test_keep_result, &result);
  plumb_test_wait_for (&result);
  page = plumb_connector_find_tests_finish (fixture->connector, result, &error);
  g_assert_no_error (error);
  return page;
}

PlumbAttempt *
plumb_test_dynamics_delete (PlumbTestDynamics *fixture, const char *key)
{
  PlumbLeadFields fields = *plumb_lead_get_fields (fixture->lead);
  g_autoptr (PlumbLead) lead = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  PlumbAttempt *attempt = NULL;

  fields.key = key;
  lead = plumb_lead_new (&fields);
  plumb_connector_delete_async (fixture->connector, fixture->destination, fixture->credentials,
                                lead, NULL, plumb_test_keep_result, &result);
  plumb_test_wait_for (&result);
  attempt = plumb_connector_delete_finish (fixture->connector, result, &error);
  g_assert_no_error (error);
  return attempt;
}

gboolean
plumb_test_dynamics_verify (PlumbTestDynamics *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gboolean passed = FALSE;

  plumb_connector_verify_async (fixture->connector, fixture->destination, fixture->credentials,
                                fixture->rungs, NULL, plumb_test_keep_result, &result);
  plumb_test_wait_for (&result);
  passed = plumb_connector_verify_finish (fixture->connector, result, &error);
  g_assert_no_error (error);
  return passed;
}
