/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-test-marketo.h"

#include "plumb-marketo-connector.h"

void
plumb_test_marketo_set_up (PlumbTestMarketo *fixture, gconstpointer unused)
{
  g_autoptr (PlumbHttp) http = plumb_http_new ();
  g_autofree char *url = NULL;

  fixture->server = plumb_test_server_new ();
  url = plumb_test_server_dup_url (fixture->server, "");
  fixture->connector = g_object_new (PLUMB_TYPE_MARKETO_CONNECTOR, "http", http, NULL);
  fixture->destination = plumb_destination_new (PLUMB_KIND_MARKETO, "Leads");
  plumb_destination_set_setting (fixture->destination, "munchkin-id", "123-PQR-789");
  plumb_destination_set_setting (fixture->destination, "form-id", "1179");
  plumb_destination_set_setting (fixture->destination, "client-id", "me");
  plumb_destination_set_setting (fixture->destination, "rest-host", url);
  fixture->credentials = plumb_credentials_new ();
  plumb_credentials_set (fixture->credentials, "client-secret", PLUMB_TEST_MARKETO_SECRET);
}

void
plumb_test_marketo_tear_down (PlumbTestMarketo *fixture, gconstpointer unused)
{
  g_clear_object (&fixture->connector);
  g_clear_object (&fixture->destination);
  g_clear_object (&fixture->credentials);
  g_clear_pointer (&fixture->server, plumb_test_server_free);
}

void
plumb_test_marketo_give_token (PlumbTestMarketo *fixture)
{
  plumb_test_server_answer (fixture->server, 200,
                            "{\"access_token\":\"" PLUMB_TEST_MARKETO_TOKEN "\","
                            "\"token_type\":\"bearer\",\"expires_in\":3599,"
                            "\"scope\":\"apis@acmeinc.com\"}");
}

void
plumb_test_marketo_refuse (PlumbTestMarketo *fixture, const char *code)
{
  g_autofree char *json = g_strdup_printf ("{\"requestId\":\"e42b#14272d07d78\",\"success\":false,"
                                           "\"errors\":[{\"code\":\"%s\",\"message\":\"No\"}]}",
                                           code);

  plumb_test_server_answer (fixture->server, 200, json);
}
