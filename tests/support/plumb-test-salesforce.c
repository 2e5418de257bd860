/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-test-salesforce.h"

#include "plumb-salesforce-connector.h"
#include "plumb-test-sample.h"
#include "plumb-test-wait.h"

#define VERSIONS "[{\"version\":\"9.0\"},{\"version\":\"61.0\"},{\"version\":\"60.0\"}]"

void
plumb_test_salesforce_set_up (PlumbTestSalesforce *self, gconstpointer data)
{
  g_autoptr (PlumbHttp) http = plumb_http_new ();
  g_autofree char *url = NULL;

  self->server = plumb_test_server_new ();
  url = plumb_test_server_dup_url (self->server, "");
  self->connector = g_object_new (PLUMB_TYPE_SALESFORCE_CONNECTOR, "http", http, NULL);
  self->destination = plumb_destination_new (PLUMB_KIND_SALESFORCE, "CRM");
  plumb_destination_set_setting (self->destination, "oid", PLUMB_TEST_SALESFORCE_OID);
  plumb_destination_set_setting (self->destination, "web-to-lead-host", url);
  plumb_destination_set_setting (self->destination, "my-domain", url);
  plumb_destination_set_setting (self->destination, "consumer-key", PLUMB_TEST_SALESFORCE_KEY);
  self->credentials = plumb_credentials_new ();
  plumb_credentials_set (self->credentials, "consumer-secret", PLUMB_TEST_SALESFORCE_SECRET);
  self->lead = plumb_test_sample_new ();
}

void
plumb_test_salesforce_tear_down (PlumbTestSalesforce *self, gconstpointer data)
{
  g_clear_object (&self->connector);
  g_clear_object (&self->destination);
  g_clear_object (&self->credentials);
  g_clear_object (&self->lead);
  g_clear_pointer (&self->server, plumb_test_server_free);
}

void
plumb_test_salesforce_forget_reading (PlumbTestSalesforce *self)
{
  plumb_destination_set_setting (self->destination, "my-domain", NULL);
  plumb_destination_set_setting (self->destination, "consumer-key", NULL);
  plumb_credentials_set (self->credentials, "consumer-secret", NULL);
}

void
plumb_test_salesforce_let_in (PlumbTestSalesforce *self)
{
  plumb_test_server_answer (self->server, 200, VERSIONS);
  plumb_test_server_answer (self->server, 200,
                            "{\"access_token\":\"" PLUMB_TEST_SALESFORCE_TOKEN
                            "\",\"token_type\":\"Bearer\",\"instance_url\":\"https://x.y\"}");
}

void
plumb_test_salesforce_answer (PlumbTestSalesforce *self, guint status, const char *json)
{
  plumb_test_server_answer (self->server, 200, VERSIONS);
  plumb_test_server_answer (self->server, status, json);
}

PlumbAttempt *
plumb_test_salesforce_send (PlumbTestSalesforce *self)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  PlumbAttempt *attempt = NULL;

  plumb_connector_send_async (self->connector, self->destination, self->credentials, self->lead,
                              NULL, plumb_test_keep_result, &result);
  plumb_test_wait_for (&result);
  attempt = plumb_connector_send_finish (self->connector, result, &error);
  g_assert_no_error (error);
  return attempt;
}

PlumbAttempt *
plumb_test_salesforce_find_cause (PlumbTestSalesforce *self)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  PlumbAttempt *cause = NULL;

  plumb_connector_find_cause_async (self->connector, self->destination, self->credentials,
                                    self->lead, NULL, plumb_test_keep_result, &result);
  plumb_test_wait_for (&result);
  cause = plumb_connector_find_cause_finish (self->connector, result, &error);
  g_assert_no_error (error);
  return cause;
}

PlumbAttempt *
plumb_test_salesforce_confirm (PlumbTestSalesforce *self, PlumbLead **found)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  PlumbAttempt *attempt = NULL;

  plumb_connector_confirm_async (self->connector, self->destination, self->credentials, self->lead,
                                 NULL, plumb_test_keep_result, &result);
  plumb_test_wait_for (&result);
  attempt = plumb_connector_confirm_finish (self->connector, result, found, &error);
  g_assert_no_error (error);
  return attempt;
}

PlumbPage *
plumb_test_salesforce_watch (PlumbTestSalesforce *self, const char *cursor)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  PlumbPage *page = NULL;

  plumb_connector_watch_async (self->connector, self->destination, self->credentials, cursor, NULL,
                               plumb_test_keep_result, &result);
  plumb_test_wait_for (&result);
  page = plumb_connector_watch_finish (self->connector, result, &error);
  g_assert_no_error (error);
  return page;
}

PlumbPage *
plumb_test_salesforce_find_tests (PlumbTestSalesforce *self, const char *cursor)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  PlumbPage *page = NULL;

  plumb_connector_find_tests_async (self->connector, self->destination, self->credentials, cursor,
                                    NULL, plumb_test_keep_result, &result);
  plumb_test_wait_for (&result);
  page = plumb_connector_find_tests_finish (self->connector, result, &error);
  g_assert_no_error (error);
  return page;
}
