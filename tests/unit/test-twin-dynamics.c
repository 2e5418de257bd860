/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-test-instance.h"

#include <glib/gstdio.h>
#include <string.h>

#define LEAD "{\"lastname\":\"%s\",\"companyname\":\"Fabrikam\",\"leadsourcecode\":8}"

static void
test_strangers_are_told_where_to_sign_in (PlumbTestInstance *fixture, gconstpointer unused)
{
  const char *challenge = NULL;

  g_assert_cmpuint (plumb_test_instance_request (fixture, "GET", "/WhoAmI", NULL), ==, 401);
  challenge = plumb_test_instance_get_header (fixture, "WWW-Authenticate");
  g_assert_true (g_str_has_prefix (challenge, "Bearer authorization_uri="));
  g_assert_nonnull (strstr (challenge, plumb_test_instance_get_field (fixture, "directory-id")));
  g_assert_nonnull (strstr (challenge, "resource_id="));
  fixture->token = g_strdup ("made-up");
  g_assert_cmpuint (plumb_test_instance_request (fixture, "GET", "/leads", NULL), ==, 401);
}

static void
assert_sign_in_refused (PlumbTestInstance *fixture, const char *tenant, const char *form,
                        gint64 code)
{
  g_assert_cmpuint (plumb_test_instance_sign_in_with (fixture, tenant, form), >=, 400);
  g_assert_cmpint (
      json_array_get_int_element (
          json_object_get_array_member (plumb_test_instance_get_answer (fixture), "error_codes"),
          0),
      ==, code);
  g_assert_nonnull (plumb_test_instance_get_text (fixture, "trace_id"));
}

static void
test_signing_in_is_checked (PlumbTestInstance *fixture, gconstpointer unused)
{
  const char *tenant = plumb_test_instance_get_field (fixture, "directory-id");
  const char *application = plumb_test_instance_get_field (fixture, "application-id");
  const char *secret = plumb_test_instance_get_field (fixture, "client-secret");
  g_autofree char *good = plumb_test_instance_make_form (fixture, application, secret);
  g_autofree char *wrong = plumb_test_instance_make_form (fixture, application, "wrong");
  g_autofree char *unknown = plumb_test_instance_make_form (fixture, tenant, secret);
  g_autofree char *elsewhere = g_strdup_printf ("grant_type=client_credentials&client_id=%s&"
                                                "client_secret=%s&scope=https%%3A%%2F%%2Fx%%2F."
                                                "default",
                                                application, "x");

  assert_sign_in_refused (fixture, "11111111-2222-4333-8444-555555555555", good, 90002);
  assert_sign_in_refused (fixture, "no-tenant", good, 900023);
  assert_sign_in_refused (fixture, tenant, wrong, 7000215);
  assert_sign_in_refused (fixture, tenant, unknown, 700016);
  assert_sign_in_refused (fixture, tenant, elsewhere, 7000215);
  assert_sign_in_refused (fixture, tenant, "x=y", 900144);
  assert_sign_in_refused (fixture, "common",
                          "grant_type=password&client_id=51f81489-12ee-4a9e-aaae-a2591f45987d",
                          9001023);
  g_assert_cmpuint (plumb_test_instance_sign_in_with (fixture, tenant, good), ==, 200);
}

static void
test_a_user_signs_in_with_a_password (PlumbTestInstance *fixture, gconstpointer unused)
{
  g_autofree char *password =
      g_uri_escape_string (plumb_test_instance_get_field (fixture, "client-secret"), NULL, FALSE);
  g_autofree char *scope =
      g_uri_escape_string (plumb_test_instance_get_field (fixture, "url"), NULL, FALSE);
  g_autofree char *form = g_strdup_printf (
      "grant_type=password&client_id=51f81489-12ee-4a9e-aaae-a2591f45987d&"
      "username=leads%%40contoso.onmicrosoft.com&password=%s&scope=%s%%2Fuser_impersonation",
      password, scope);

  g_assert_cmpuint (plumb_test_instance_sign_in_with (fixture, "organizations", form), ==, 200);
  assert_sign_in_refused (fixture, "organizations",
                          "grant_type=password&client_id=51f81489-12ee-4a9e-aaae-a2591f45987d&"
                          "username=leads%40contoso.onmicrosoft.com&password=x",
                          50126);
  assert_sign_in_refused (fixture, "organizations",
                          "grant_type=password&client_id=51f81489-12ee-4a9e-aaae-a2591f45987d&"
                          "username=nobody%40contoso.onmicrosoft.com&password=x",
                          50034);
}

static void
test_who_and_what_is_told (PlumbTestInstance *fixture, gconstpointer unused)
{
  static const char create[] =
      "/systemusers(9f0e1d2c-3b4a-4958-8776-655443322110)/Microsoft.Dynamics.CRM."
      "RetrieveUserPrivilegeByPrivilegeName(PrivilegeName='prvCreateLead')";

  plumb_test_instance_sign_in (fixture);
  g_assert_cmpuint (plumb_test_instance_request (fixture, "GET", "/WhoAmI", NULL), ==, 200);
  g_assert_cmpstr (plumb_test_instance_get_text (fixture, "UserId"), ==,
                   "9f0e1d2c-3b4a-4958-8776-655443322110");
  g_assert_nonnull (
      plumb_test_instance_get_header (fixture, "x-ms-ratelimit-burst-remaining-xrm-requests"));
  g_assert_cmpuint (plumb_test_instance_request (fixture, "GET", create, NULL), ==, 200);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (
                        plumb_test_instance_get_answer (fixture), "RolePrivileges")),
                    ==, 1);
  plumb_test_instance_turn (fixture, "role.create-missing", TRUE);
  plumb_test_instance_request (fixture, "GET", create, NULL);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (
                        plumb_test_instance_get_answer (fixture), "RolePrivileges")),
                    ==, 0);
  g_assert_cmpuint (plumb_test_instance_request (fixture, "GET",
                                                 "/EntityDefinitions(LogicalName='lead')"
                                                 "?$select=LogicalName,ChangeTrackingEnabled",
                                                 NULL),
                    ==, 200);
  g_assert_true (json_object_get_boolean_member (plumb_test_instance_get_answer (fixture),
                                                 "ChangeTrackingEnabled"));
}

static void
test_a_lead_goes_in_is_changed_and_goes (PlumbTestInstance *fixture, gconstpointer unused)
{
  g_autofree char *id = NULL;
  g_autofree char *path = NULL;

  plumb_test_instance_sign_in (fixture);
  id = plumb_test_instance_add_lead (fixture, "Doe");
  path = g_strdup_printf ("/leads(%s)", id);
  g_assert_cmpuint (plumb_test_instance_request (fixture, "GET", path, NULL), ==, 200);
  g_assert_cmpstr (plumb_test_instance_get_text (fixture, "fullname"), ==, "Doe");
  g_assert_cmpuint (strlen (plumb_test_instance_get_text (fixture, "createdon")), ==,
                    strlen ("2018-03-22T15:48:03Z"));
  g_assert_cmpuint (
      plumb_test_instance_request (fixture, "PATCH", path, "{\"firstname\":\"Jane\"}"), ==, 204);
  plumb_test_instance_request (fixture, "GET", path, NULL);
  g_assert_cmpstr (plumb_test_instance_get_text (fixture, "fullname"), ==, "Jane Doe");
  fixture->prefer = "return=representation, odata.include-annotations=\"*\"";
  g_assert_cmpuint (plumb_test_instance_request (fixture, "POST",
                                                 "/leads?$select=lastname,leadsourcecode",
                                                 "{\"lastname\":\"Roe\",\"leadsourcecode\":8}"),
                    ==, 201);
  g_assert_cmpstr (plumb_test_instance_get_text (
                       fixture, "leadsourcecode@OData.Community.Display.V1.FormattedValue"),
                   ==, "Web");
  g_assert_null (plumb_test_instance_get_header (fixture, "OData-EntityId"));
  g_assert_cmpuint (plumb_test_instance_request (fixture, "DELETE", path, NULL), ==, 204);
  plumb_test_instance_request (fixture, "DELETE", path, NULL);
  plumb_test_instance_assert_refused (fixture, 404, "0x80040217");
}

static void
test_what_is_no_lead_is_refused (PlumbTestInstance *fixture, gconstpointer unused)
{
  g_autofree char *longer = g_strnfill (51, 'x');
  g_autofree char *body = g_strdup_printf (LEAD, longer);

  plumb_test_instance_sign_in (fixture);
  plumb_test_instance_request (fixture, "POST", "/leads", "{\"surname\":\"Doe\"}");
  plumb_test_instance_assert_refused (fixture, 400, "0x80060888");
  plumb_test_instance_request (fixture, "POST", "/leads", "[1]");
  plumb_test_instance_assert_refused (fixture, 400, "0x80048d19");
  plumb_test_instance_request (fixture, "POST", "/leads", "{\"lastname\":5}");
  plumb_test_instance_assert_refused (fixture, 400, "0x80048d19");
  plumb_test_instance_request (fixture, "POST", "/leads", "{\"leadsourcecode\":11}");
  plumb_test_instance_assert_refused (fixture, 400, "0x8004431A");
  plumb_test_instance_request (fixture, "POST", "/leads", body);
  plumb_test_instance_assert_refused (fixture, 400, "0x80044331");
}

static void
test_questions_are_answered (PlumbTestInstance *fixture, gconstpointer unused)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *third = NULL;

  plumb_test_instance_sign_in (fixture);
  first = plumb_test_instance_add_lead (fixture, "MSFT_TEST_1");
  second = plumb_test_instance_add_lead (fixture, "Roe");
  third = plumb_test_instance_add_lead (fixture, "Doe");
  plumb_test_instance_request (
      fixture, "GET", "/leads?$select=lastname&$filter=startswith(lastname,'MSFT_TEST_')", NULL);
  g_assert_cmpuint (json_array_get_length (plumb_test_instance_get_values (fixture)), ==, 1);
  g_assert_cmpstr (
      json_object_get_string_member (plumb_test_instance_get_value (fixture, 0), "leadid"), ==,
      first);
  g_assert_false (
      json_object_has_member (plumb_test_instance_get_value (fixture, 0), "companyname"));
  plumb_test_instance_request (fixture, "GET", "/leads?$orderby=lastname%20desc&$top=1&$count=true",
                               NULL);
  g_assert_cmpstr (
      json_object_get_string_member (plumb_test_instance_get_value (fixture, 0), "lastname"), ==,
      "Roe");
  g_assert_cmpint (
      json_object_get_int_member (plumb_test_instance_get_answer (fixture), "@odata.count"), ==, 3);
  plumb_test_instance_request (fixture, "GET", "/leads?$filter=surname%20eq%20'x'", NULL);
  plumb_test_instance_assert_refused (fixture, 400, "0x80060888");
  plumb_test_instance_request (fixture, "GET", "/leads?$select=surname", NULL);
  plumb_test_instance_assert_refused (fixture, 400, "0x80060888");
  plumb_test_instance_request (fixture, "GET", "/leads?$skip=1", NULL);
  plumb_test_instance_assert_refused (fixture, 400, "0x80060888");
  plumb_test_instance_request (fixture, "GET", "/leads?$select=,,", NULL);
  plumb_test_instance_assert_refused (fixture, 400, "0x80060888");
  plumb_test_instance_request (fixture, "GET", "/leads?$orderby=%20,", NULL);
  plumb_test_instance_assert_refused (fixture, 400, "0x80060888");
}

static guint
follow (PlumbTestInstance *fixture, const char *name)
{
  g_autofree char *link = g_strdup (plumb_test_instance_get_text (fixture, name));

  g_assert_nonnull (link);
  return plumb_test_instance_request_at (fixture, "GET", link, NULL, NULL);
}

static void
test_a_long_list_comes_in_pages (PlumbTestInstance *fixture, gconstpointer unused)
{
  plumb_test_instance_sign_in (fixture);
  for (guint i = 0; i < 5; i++) {
    g_autofree char *id = plumb_test_instance_add_lead (fixture, "Doe");
  }
  fixture->prefer = "odata.maxpagesize=2";
  plumb_test_instance_request (fixture, "GET",
                               "/leads?$select=lastname&$filter=lastname%20eq%20'Doe'", NULL);
  g_assert_cmpuint (json_array_get_length (plumb_test_instance_get_values (fixture)), ==, 2);
  g_assert_cmpuint (follow (fixture, "@odata.nextLink"), ==, 200);
  g_assert_cmpuint (json_array_get_length (plumb_test_instance_get_values (fixture)), ==, 2);
  follow (fixture, "@odata.nextLink");
  g_assert_cmpuint (json_array_get_length (plumb_test_instance_get_values (fixture)), ==, 1);
  g_assert_null (plumb_test_instance_get_text (fixture, "@odata.nextLink"));
}

static void
test_changes_are_told (PlumbTestInstance *fixture, gconstpointer unused)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *path = NULL;

  plumb_test_instance_sign_in (fixture);
  first = plumb_test_instance_add_lead (fixture, "Doe");
  path = g_strdup_printf ("/leads(%s)", first);
  fixture->prefer = "odata.track-changes,odata.maxpagesize=500";
  plumb_test_instance_request (fixture, "GET", "/leads?$select=lastname", NULL);
  g_assert_cmpstr (plumb_test_instance_get_header (fixture, "Preference-Applied"), ==,
                   "odata.track-changes");
  g_assert_cmpuint (json_array_get_length (plumb_test_instance_get_values (fixture)), ==, 1);
  follow (fixture, "@odata.deltaLink");
  g_assert_cmpuint (json_array_get_length (plumb_test_instance_get_values (fixture)), ==, 0);
  {
    g_autofree char *link = g_strdup (plumb_test_instance_get_text (fixture, "@odata.deltaLink"));

    second = plumb_test_instance_add_lead (fixture, "Roe");
    g_assert_cmpuint (plumb_test_instance_request (fixture, "DELETE", path, NULL), ==, 204);
    g_assert_cmpuint (plumb_test_instance_request_at (fixture, "GET", link, NULL, NULL), ==, 200);
  }
  g_assert_cmpuint (json_array_get_length (plumb_test_instance_get_values (fixture)), ==, 2);
  g_assert_cmpstr (
      json_object_get_string_member (plumb_test_instance_get_value (fixture, 0), "leadid"), ==,
      second);
  g_assert_cmpstr (
      json_object_get_string_member (plumb_test_instance_get_value (fixture, 1), "reason"), ==,
      "deleted");
  g_assert_cmpstr (json_object_get_string_member (plumb_test_instance_get_value (fixture, 1), "id"),
                   ==, first);
  plumb_test_instance_turn (fixture, "tracking.expired", TRUE);
  follow (fixture, "@odata.deltaLink");
  plumb_test_instance_assert_refused (fixture, 400, "0x80044352");
  plumb_test_instance_request (fixture, "GET", "/leads?$filter=lastname%20eq%20'x'", NULL);
  plumb_test_instance_assert_refused (fixture, 400, "0x80060888");
  plumb_test_instance_turn (fixture, "tracking.off", TRUE);
  plumb_test_instance_request (fixture, "GET", "/leads", NULL);
  plumb_test_instance_assert_refused (fixture, 400, "0x80060888");
}

/* The order that keeps a secret here is the client's; what proves it is the twin's log. */
static void
test_another_tenant_is_named_to_strangers (PlumbTestInstance *fixture, gconstpointer unused)
{
  g_autofree char *log = NULL;

  plumb_test_instance_turn (fixture, "directory-id.other-tenant", TRUE);
  plumb_test_instance_request (fixture, "GET", "/WhoAmI", NULL);
  log = plumb_twin_dup_log (fixture->twin);

  g_assert_null (strstr (plumb_test_instance_get_header (fixture, "WWW-Authenticate"),
                         plumb_test_instance_get_field (fixture, "directory-id")));
  g_assert_null (strstr (log, "token"));
}

static void
test_throttling_names_a_time (PlumbTestInstance *fixture, gconstpointer unused)
{
  plumb_test_instance_sign_in (fixture);
  plumb_test_instance_turn (fixture, "throttled", TRUE);
  for (guint i = 0; i < 2; i++) {
    plumb_test_instance_request (fixture, "POST", "/leads", "{}");
    plumb_test_instance_assert_refused (fixture, 429, "0x80072322");
    g_assert_cmpstr (plumb_test_instance_get_header (fixture, "Retry-After"), ==, "1");
  }
  g_assert_cmpuint (plumb_test_instance_request (fixture, "POST", "/leads", "{}"), ==, 204);
}

static void
test_leads_survive_in_a_file (PlumbTestInstance *fixture, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "dynamics-XXXXXX.json", NULL);
  int file = g_mkstemp (path);
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;

  g_assert_cmpint (file, >=, 0);
  g_close (file, NULL);
  g_unlink (path);
  g_assert_true (plumb_twin_set_state_file (fixture->twin, path, &error));
  plumb_test_instance_sign_in (fixture);
  id = plumb_test_instance_add_lead (fixture, "Doe");
  g_assert_true (plumb_twin_simulate_lead (
      fixture->twin,
      "{\"leadSource\":\"AzureMarketplace\",\"actionCode\":\"INS\",\"offerTitle\":"
      "\"Contoso\",\"userDetails\":{\"lastName\":\"Roe\"}}",
      &error));
  g_assert_no_error (error);

  g_object_unref (fixture->twin);
  g_hash_table_unref (fixture->fields);
  fixture->twin = plumb_twin_new (PLUMB_KIND_DYNAMICS, 0, &error);
  g_assert_true (plumb_twin_set_state_file (fixture->twin, path, &error));
  fixture->fields = plumb_twin_dup_fields (fixture->twin);
  plumb_test_instance_sign_in (fixture);
  plumb_test_instance_request (fixture, "GET", "/leads?$orderby=lastname", NULL);
  g_assert_cmpuint (json_array_get_length (plumb_test_instance_get_values (fixture)), ==, 2);
  g_assert_cmpstr (
      json_object_get_string_member (plumb_test_instance_get_value (fixture, 0), "leadid"), ==, id);
  g_assert_cmpstr (
      json_object_get_string_member (plumb_test_instance_get_value (fixture, 1), "subject"), ==,
      "AzureMarketplace-INS|Contoso");
  g_unlink (path);
}

#define ADD(path, function)                                                                        \
  g_test_add ("/twin-dynamics/" path, PlumbTestInstance, NULL, plumb_test_instance_set_up,         \
              function, plumb_test_instance_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("strangers-are-told-where-to-sign-in", test_strangers_are_told_where_to_sign_in);
  ADD ("signing-in-is-checked", test_signing_in_is_checked);
  ADD ("a-user-signs-in-with-a-password", test_a_user_signs_in_with_a_password);
  ADD ("who-and-what-is-told", test_who_and_what_is_told);
  ADD ("a-lead-goes-in-is-changed-and-goes", test_a_lead_goes_in_is_changed_and_goes);
  ADD ("what-is-no-lead-is-refused", test_what_is_no_lead_is_refused);
  ADD ("questions-are-answered", test_questions_are_answered);
  ADD ("a-long-list-comes-in-pages", test_a_long_list_comes_in_pages);
  ADD ("changes-are-told", test_changes_are_told);
  ADD ("another-tenant-is-named-to-strangers", test_another_tenant_is_named_to_strangers);
  ADD ("throttling-names-a-time", test_throttling_names_a_time);
  ADD ("leads-survive-in-a-file", test_leads_survive_in_a_file);

  return g_test_run ();
}
