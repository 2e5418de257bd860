/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-dataverse-cursor.h"
#include "plumb-dataverse.h"

#include <string.h>

#define SECRET "1234ABCDEDFRZ/G/FdY0aUABCEDcqhbLn/ST122345nBc="
#define ORIGIN "https://contoso.crm4.dynamics.com"
#define COLUMNS                                                                                    \
  "leadid,subject,fullname,firstname,lastname,companyname,jobtitle,emailaddress1,telephone1,"      \
  "address1_country,leadsourcecode,description,createdon,modifiedon,statecode"

static PlumbDataverse *
make_place (void)
{
  PlumbDataverse *place = plumb_dataverse_new ();

  place->origin = g_strdup (ORIGIN);
  place->login_host = g_strdup ("https://login.microsoftonline.com");
  place->tenant = g_strdup ("7c8f1d52-3a44-4d0e-9b1f-5a6c1e2d3f40");
  place->client_id = g_strdup ("23456052-aaaa-bbbb-8662-1234df56788f");
  place->client_secret = g_strdup (SECRET);
  return place;
}

static char *
dup_body (PlumbRequest *request)
{
  gsize length = 0;
  const char *body = g_bytes_get_data (plumb_request_get_body (request), &length);

  return g_strndup (body, length);
}

static void
test_the_probe_carries_nothing (void)
{
  g_autoptr (PlumbDataverse) place = make_place ();
  g_autoptr (PlumbRequest) request = plumb_dataverse_make_probe (place);

  g_assert_cmpstr (plumb_request_get_method (request), ==, "GET");
  g_assert_cmpstr (plumb_request_get_url (request), ==, ORIGIN "/api/data/v9.2/WhoAmI");
  g_assert_cmpstr (plumb_request_get_header (request, "Accept"), ==, "application/json");
  g_assert_null (plumb_request_get_header (request, "Authorization"));
  g_assert_null (plumb_request_get_body (request));
}

static void
test_an_application_asks_as_documented (void)
{
  g_autoptr (PlumbDataverse) place = make_place ();
  g_autoptr (PlumbRequest) request = plumb_dataverse_make_question (place);
  g_autofree char *body = dup_body (request);

  g_assert_cmpstr (plumb_request_get_url (request), ==,
                   "https://login.microsoftonline.com/7c8f1d52-3a44-4d0e-9b1f-5a6c1e2d3f40"
                   "/oauth2/v2.0/token");
  g_assert_cmpstr (plumb_request_get_content_type (request), ==,
                   "application/x-www-form-urlencoded");
  g_assert_cmpstr (body, ==,
                   "grant_type=client_credentials&client_id=23456052-aaaa-bbbb-8662-1234df56788f"
                   "&client_secret=1234ABCDEDFRZ%2FG%2FFdY0aUABCEDcqhbLn%2FST122345nBc%3D"
                   "&scope=https%3A%2F%2Fcontoso.crm4.dynamics.com%2F.default");
  g_assert_cmpuint (strlen (body), ==, 202);
}

static void
test_a_user_asks_as_documented (void)
{
  g_autoptr (PlumbDataverse) place = plumb_dataverse_new ();
  g_autoptr (PlumbRequest) request = NULL;
  g_autofree char *body = NULL;

  place->origin = g_strdup (ORIGIN);
  place->login_host = g_strdup ("https://login.microsoftonline.com");
  place->tenant = g_strdup ("organizations");
  place->client_id = g_strdup ("51f81489-12ee-4a9e-aaae-a2591f45987d");
  place->user_name = g_strdup ("leads@contoso.onmicrosoft.com");
  place->password = g_strdup ("P@ss w0rd&1");
  request = plumb_dataverse_make_question (place);
  body = dup_body (request);

  g_assert_cmpstr (plumb_request_get_url (request), ==,
                   "https://login.microsoftonline.com/organizations/oauth2/v2.0/token");
  g_assert_cmpstr (body, ==,
                   "grant_type=password&client_id=51f81489-12ee-4a9e-aaae-a2591f45987d"
                   "&username=leads%40contoso.onmicrosoft.com&password=P%40ss%20w0rd%261"
                   "&scope=https%3A%2F%2Fcontoso.crm4.dynamics.com%2Fuser_impersonation");
}

static void
assert_call (PlumbRequest *request, const char *method, const char *address, const char *prefer)
{
  g_assert_cmpstr (plumb_request_get_method (request), ==, method);
  g_assert_cmpstr (plumb_request_get_url (request), ==, address);
  g_assert_cmpstr (plumb_request_get_header (request, "Prefer"), ==, prefer);
  g_assert_cmpstr (plumb_request_get_header (request, "OData-MaxVersion"), ==, "4.0");
  g_assert_cmpstr (plumb_request_get_header (request, "OData-Version"), ==, "4.0");
  g_assert_cmpstr (plumb_request_get_header (request, "If-None-Match"), ==, "null");
  g_assert_cmpstr (plumb_request_get_header (request, "Accept"), ==, "application/json");
  g_object_unref (request);
}

static void
test_calls_are_made_as_documented (void)
{
  g_autoptr (PlumbDataverse) place = make_place ();

  assert_call (plumb_dataverse_make_who_am_i (place), "GET", ORIGIN "/api/data/v9.2/WhoAmI", NULL);
  assert_call (plumb_dataverse_make_privilege (place, "9f0e1d2c-3b4a-4958-8776-655443322110",
                                               "prvCreateLead"),
               "GET",
               ORIGIN "/api/data/v9.2/systemusers(9f0e1d2c-3b4a-4958-8776-655443322110)"
                      "/Microsoft.Dynamics.CRM.RetrieveUserPrivilegeByPrivilegeName"
                      "(PrivilegeName='prvCreateLead')",
               NULL);
  assert_call (plumb_dataverse_make_definition (place), "GET",
               ORIGIN "/api/data/v9.2/EntityDefinitions(LogicalName='lead')"
                      "?$select=LogicalName,ChangeTrackingEnabled",
               NULL);
  assert_call (plumb_dataverse_make_create (place, "{}"), "POST", ORIGIN "/api/data/v9.2/leads",
               NULL);
  assert_call (plumb_dataverse_make_delete (place, "d9c8b7a6-9584-4372-9160-5f4e3d2c1b0a"),
               "DELETE", ORIGIN "/api/data/v9.2/leads(d9c8b7a6-9584-4372-9160-5f4e3d2c1b0a)", NULL);
  assert_call (plumb_dataverse_make_track (place), "GET",
               ORIGIN "/api/data/v9.2/leads?$select=" COLUMNS,
               "odata.track-changes,odata.maxpagesize=500");
  assert_call (
      plumb_dataverse_make_query (place, "createdon gt 2026-11-20T20:00:00Z", "createdon asc"),
      "GET",
      ORIGIN "/api/data/v9.2/leads?$select=" COLUMNS
             "&$filter=createdon%20gt%202026-11-20T20:00:00Z"
             "&$orderby=createdon%20asc",
      "odata.maxpagesize=100");
}

static void
test_links_elsewhere_are_not_ours (void)
{
  g_autoptr (PlumbDataverse) place = make_place ();

  g_assert_true (plumb_dataverse_owns_link (place, ORIGIN "/api/data/v9.2/leads?$deltatoken=1"));
  g_assert_true (plumb_dataverse_owns_link (place, "HTTPS://Contoso.crm4.dynamics.com/api"));
  g_assert_false (plumb_dataverse_owns_link (place, ORIGIN ".example.com/api"));
  g_assert_false (plumb_dataverse_owns_link (place, ORIGIN "@example.com/api"));
  g_assert_false (plumb_dataverse_owns_link (place, "https://example.com/"));
  g_assert_false (plumb_dataverse_owns_link (place, NULL));
}

static void
test_quotes_are_doubled (void)
{
  g_autofree char *quoted = plumb_dataverse_quote ("O'Brien");

  g_assert_cmpstr (quoted, ==, "'O''Brien'");
}

static void
test_a_cursor_survives_as_text (void)
{
  g_autoptr (PlumbDataverseCursor) cursor = plumb_dataverse_cursor_new (NULL);
  g_autoptr (PlumbDataverseCursor) again = NULL;
  g_autofree char *text = NULL;

  plumb_dataverse_cursor_set_place (cursor, ORIGIN);
  plumb_dataverse_cursor_advance (cursor, NULL, ORIGIN "/leads?$deltatoken=919042%21a&b=c");
  text = plumb_dataverse_cursor_to_text (cursor);
  again = plumb_dataverse_cursor_new (text);

  g_assert_cmpstr (again->link, ==, ORIGIN "/leads?$deltatoken=919042%21a&b=c");
  g_assert_true (again->is_delta);
  g_assert_false (again->polls);
  plumb_dataverse_cursor_set_place (again, "https://other.crm4.dynamics.com");
  g_assert_null (again->link);
}

static void
test_polling_overlaps_by_five_seconds (void)
{
  g_autoptr (PlumbDataverseCursor) cursor = plumb_dataverse_cursor_new ("mode=poll");
  g_autoptr (PlumbDataverseCursor) again = NULL;
  g_autofree char *text = NULL;
  g_autofree char *filter = NULL;

  g_assert_null (plumb_dataverse_cursor_dup_filter (cursor));
  cursor->latest = 1521733683 * G_GINT64_CONSTANT (1000000);
  plumb_dataverse_cursor_advance (cursor, NULL, NULL);
  text = plumb_dataverse_cursor_to_text (cursor);
  again = plumb_dataverse_cursor_new (text);
  filter = plumb_dataverse_cursor_dup_filter (again);

  g_assert_cmpstr (filter, ==, "createdon ge 2018-03-22T15:47:58Z");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/dataverse/the-probe-carries-nothing", test_the_probe_carries_nothing);
  g_test_add_func ("/dataverse/an-application-asks-as-documented",
                   test_an_application_asks_as_documented);
  g_test_add_func ("/dataverse/a-user-asks-as-documented", test_a_user_asks_as_documented);
  g_test_add_func ("/dataverse/calls-are-made-as-documented", test_calls_are_made_as_documented);
  g_test_add_func ("/dataverse/links-elsewhere-are-not-ours", test_links_elsewhere_are_not_ours);
  g_test_add_func ("/dataverse/quotes-are-doubled", test_quotes_are_doubled);
  g_test_add_func ("/dataverse/a-cursor-survives-as-text", test_a_cursor_survives_as_text);
  g_test_add_func ("/dataverse/polling-overlaps-by-five-seconds",
                   test_polling_overlaps_by_five_seconds);

  return g_test_run ();
}
