/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-json.h"
#include "plumb-twin.h"

#include <glib/gstdio.h>
#include <libsoup/soup.h>
#include <string.h>

#define LEAD "{\"lastname\":\"%s\",\"companyname\":\"Fabrikam\",\"leadsourcecode\":8}"
#define ORIGIN "/api/data/v9.2"

/* A simulated instance and a client of it that has nothing of Plumb's. */
typedef struct {
  PlumbTwin *twin;
  SoupSession *session;
  GHashTable *fields;
  char *token;
  const char *prefer;
  SoupMessage *message;
  JsonNode *answer;
} Fixture;

static const char *
get_field (Fixture *fixture, const char *key)
{
  return g_hash_table_lookup (fixture->fields, key);
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  fixture->twin = plumb_twin_new (PLUMB_KIND_DYNAMICS, 0, &error);
  g_assert_no_error (error);
  fixture->session =
      soup_session_new_with_options ("proxy-resolver", NULL, "timeout", 2, "idle-timeout", 1, NULL);
  fixture->fields = plumb_twin_dup_fields (fixture->twin);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_clear_object (&fixture->message);
  g_clear_pointer (&fixture->answer, json_node_unref);
  g_object_unref (fixture->session);
  g_object_unref (fixture->twin);
  g_hash_table_unref (fixture->fields);
  g_free (fixture->token);
}

static guint
request_at (Fixture *fixture, const char *method, const char *url, const char *type,
            const char *body)
{
  g_autoptr (SoupMessage) message = soup_message_new (method, url);
  SoupMessageHeaders *headers = soup_message_get_request_headers (message);
  g_autofree char *bearer = g_strconcat ("Bearer ", fixture->token, NULL);
  g_autoptr (GBytes) answer = NULL;
  g_autoptr (GError) error = NULL;

  if (fixture->token != NULL)
    soup_message_headers_replace (headers, "Authorization", bearer);
  if (fixture->prefer != NULL)
    soup_message_headers_replace (headers, "Prefer", fixture->prefer);
  if (body != NULL) {
    g_autoptr (GBytes) bytes = g_bytes_new (body, strlen (body));

    soup_message_set_request_body_from_bytes (message, type, bytes);
  }
  answer = soup_session_send_and_read (fixture->session, message, NULL, &error);
  g_assert_no_error (error);
  g_clear_pointer (&fixture->answer, json_node_unref);
  g_set_object (&fixture->message, message);
  if (g_bytes_get_size (answer) > 0)
    fixture->answer =
        plumb_json_parse (g_bytes_get_data (answer, NULL), g_bytes_get_size (answer), NULL);
  return soup_message_get_status (message);
}

static guint
request (Fixture *fixture, const char *method, const char *path, const char *body)
{
  g_autofree char *url = g_strconcat (get_field (fixture, "url"), ORIGIN, path, NULL);

  return request_at (fixture, method, url, "application/json", body);
}

static const char *
get_header (Fixture *fixture, const char *name)
{
  return soup_message_headers_get_one (soup_message_get_response_headers (fixture->message), name);
}

static JsonObject *
get_answer (Fixture *fixture)
{
  g_assert_nonnull (fixture->answer);
  return json_node_get_object (fixture->answer);
}

static const char *
get_text (Fixture *fixture, const char *name)
{
  return json_object_get_string_member_with_default (get_answer (fixture), name, NULL);
}

static JsonArray *
get_values (Fixture *fixture)
{
  return json_object_get_array_member (get_answer (fixture), "value");
}

static JsonObject *
get_value (Fixture *fixture, guint index)
{
  return json_array_get_object_element (get_values (fixture), index);
}

static void
assert_refused (Fixture *fixture, guint status, const char *code)
{
  g_assert_cmpuint (soup_message_get_status (fixture->message), ==, status);
  g_assert_cmpstr (json_object_get_string_member (
                       json_object_get_object_member (get_answer (fixture), "error"), "code"),
                   ==, code);
}

static guint
sign_in_with (Fixture *fixture, const char *tenant, const char *form)
{
  g_autofree char *url =
      g_strdup_printf ("%s/%s/oauth2/v2.0/token", get_field (fixture, "login-host"), tenant);

  return request_at (fixture, "POST", url, "application/x-www-form-urlencoded", form);
}

static char *
make_form (Fixture *fixture, const char *application, const char *secret)
{
  g_autofree char *escaped = g_uri_escape_string (secret, NULL, FALSE);
  g_autofree char *scope = g_uri_escape_string (get_field (fixture, "url"), NULL, FALSE);

  return g_strdup_printf ("grant_type=client_credentials&client_id=%s&client_secret=%s"
                          "&scope=%s%%2F.default",
                          application, escaped, scope);
}

static void
sign_in (Fixture *fixture)
{
  g_autofree char *form = make_form (fixture, get_field (fixture, "application-id"),
                                     get_field (fixture, "client-secret"));

  g_assert_cmpuint (sign_in_with (fixture, get_field (fixture, "directory-id"), form), ==, 200);
  g_assert_cmpint (json_object_get_int_member (get_answer (fixture), "expires_in"), ==, 3599);
  g_free (fixture->token);
  fixture->token = g_strdup (get_text (fixture, "access_token"));
}

/* (transfer full): its id */
static char *
add_lead (Fixture *fixture, const char *name)
{
  g_autofree char *body = g_strdup_printf (LEAD, name);
  const char *address = NULL;

  g_assert_cmpuint (request (fixture, "POST", "/leads", body), ==, 204);
  address = get_header (fixture, "OData-EntityId");
  g_assert_nonnull (address);
  return g_strndup (strchr (address, '(') + 1, 36);
}

static void
turn (Fixture *fixture, const char *fault, gboolean on)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (plumb_twin_set_fault (fixture->twin, fault, on, &error));
}

static void
test_strangers_are_told_where_to_sign_in (Fixture *fixture, gconstpointer unused)
{
  const char *challenge = NULL;

  g_assert_cmpuint (request (fixture, "GET", "/WhoAmI", NULL), ==, 401);
  challenge = get_header (fixture, "WWW-Authenticate");
  g_assert_true (g_str_has_prefix (challenge, "Bearer authorization_uri="));
  g_assert_nonnull (strstr (challenge, get_field (fixture, "directory-id")));
  g_assert_nonnull (strstr (challenge, "resource_id="));
  fixture->token = g_strdup ("made-up");
  g_assert_cmpuint (request (fixture, "GET", "/leads", NULL), ==, 401);
}

static void
assert_sign_in_refused (Fixture *fixture, const char *tenant, const char *form, gint64 code)
{
  g_assert_cmpuint (sign_in_with (fixture, tenant, form), >=, 400);
  g_assert_cmpint (json_array_get_int_element (
                       json_object_get_array_member (get_answer (fixture), "error_codes"), 0),
                   ==, code);
  g_assert_nonnull (get_text (fixture, "trace_id"));
}

static void
test_signing_in_is_checked (Fixture *fixture, gconstpointer unused)
{
  const char *tenant = get_field (fixture, "directory-id");
  const char *application = get_field (fixture, "application-id");
  const char *secret = get_field (fixture, "client-secret");
  g_autofree char *good = make_form (fixture, application, secret);
  g_autofree char *wrong = make_form (fixture, application, "wrong");
  g_autofree char *unknown = make_form (fixture, tenant, secret);
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
  g_assert_cmpuint (sign_in_with (fixture, tenant, good), ==, 200);
}

static void
test_a_user_signs_in_with_a_password (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *password =
      g_uri_escape_string (get_field (fixture, "client-secret"), NULL, FALSE);
  g_autofree char *scope = g_uri_escape_string (get_field (fixture, "url"), NULL, FALSE);
  g_autofree char *form = g_strdup_printf (
      "grant_type=password&client_id=51f81489-12ee-4a9e-aaae-a2591f45987d&"
      "username=leads%%40contoso.onmicrosoft.com&password=%s&scope=%s%%2Fuser_impersonation",
      password, scope);

  g_assert_cmpuint (sign_in_with (fixture, "organizations", form), ==, 200);
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
test_who_and_what_is_told (Fixture *fixture, gconstpointer unused)
{
  static const char create[] =
      "/systemusers(9f0e1d2c-3b4a-4958-8776-655443322110)/Microsoft.Dynamics.CRM."
      "RetrieveUserPrivilegeByPrivilegeName(PrivilegeName='prvCreateLead')";

  sign_in (fixture);
  g_assert_cmpuint (request (fixture, "GET", "/WhoAmI", NULL), ==, 200);
  g_assert_cmpstr (get_text (fixture, "UserId"), ==, "9f0e1d2c-3b4a-4958-8776-655443322110");
  g_assert_nonnull (get_header (fixture, "x-ms-ratelimit-burst-remaining-xrm-requests"));
  g_assert_cmpuint (request (fixture, "GET", create, NULL), ==, 200);
  g_assert_cmpuint (
      json_array_get_length (json_object_get_array_member (get_answer (fixture), "RolePrivileges")),
      ==, 1);
  turn (fixture, "role.create-missing", TRUE);
  request (fixture, "GET", create, NULL);
  g_assert_cmpuint (
      json_array_get_length (json_object_get_array_member (get_answer (fixture), "RolePrivileges")),
      ==, 0);
  g_assert_cmpuint (request (fixture, "GET",
                             "/EntityDefinitions(LogicalName='lead')"
                             "?$select=LogicalName,ChangeTrackingEnabled",
                             NULL),
                    ==, 200);
  g_assert_true (json_object_get_boolean_member (get_answer (fixture), "ChangeTrackingEnabled"));
}

static void
test_a_lead_goes_in_is_changed_and_goes (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *id = NULL;
  g_autofree char *path = NULL;

  sign_in (fixture);
  id = add_lead (fixture, "Doe");
  path = g_strdup_printf ("/leads(%s)", id);
  g_assert_cmpuint (request (fixture, "GET", path, NULL), ==, 200);
  g_assert_cmpstr (get_text (fixture, "fullname"), ==, "Doe");
  g_assert_cmpuint (strlen (get_text (fixture, "createdon")), ==, strlen ("2018-03-22T15:48:03Z"));
  g_assert_cmpuint (request (fixture, "PATCH", path, "{\"firstname\":\"Jane\"}"), ==, 204);
  request (fixture, "GET", path, NULL);
  g_assert_cmpstr (get_text (fixture, "fullname"), ==, "Jane Doe");
  fixture->prefer = "return=representation, odata.include-annotations=\"*\"";
  g_assert_cmpuint (request (fixture, "POST", "/leads?$select=lastname,leadsourcecode",
                             "{\"lastname\":\"Roe\",\"leadsourcecode\":8}"),
                    ==, 201);
  g_assert_cmpstr (get_text (fixture, "leadsourcecode@OData.Community.Display.V1.FormattedValue"),
                   ==, "Web");
  g_assert_null (get_header (fixture, "OData-EntityId"));
  g_assert_cmpuint (request (fixture, "DELETE", path, NULL), ==, 204);
  request (fixture, "DELETE", path, NULL);
  assert_refused (fixture, 404, "0x80040217");
}

static void
test_what_is_no_lead_is_refused (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *longer = g_strnfill (51, 'x');
  g_autofree char *body = g_strdup_printf (LEAD, longer);

  sign_in (fixture);
  request (fixture, "POST", "/leads", "{\"surname\":\"Doe\"}");
  assert_refused (fixture, 400, "0x80060888");
  request (fixture, "POST", "/leads", "[1]");
  assert_refused (fixture, 400, "0x80048d19");
  request (fixture, "POST", "/leads", "{\"lastname\":5}");
  assert_refused (fixture, 400, "0x80048d19");
  request (fixture, "POST", "/leads", "{\"leadsourcecode\":11}");
  assert_refused (fixture, 400, "0x8004431A");
  request (fixture, "POST", "/leads", body);
  assert_refused (fixture, 400, "0x80044331");
}

static void
test_questions_are_answered (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *third = NULL;

  sign_in (fixture);
  first = add_lead (fixture, "MSFT_TEST_1");
  second = add_lead (fixture, "Roe");
  third = add_lead (fixture, "Doe");
  request (fixture, "GET", "/leads?$select=lastname&$filter=startswith(lastname,'MSFT_TEST_')",
           NULL);
  g_assert_cmpuint (json_array_get_length (get_values (fixture)), ==, 1);
  g_assert_cmpstr (json_object_get_string_member (get_value (fixture, 0), "leadid"), ==, first);
  g_assert_false (json_object_has_member (get_value (fixture, 0), "companyname"));
  request (fixture, "GET", "/leads?$orderby=lastname%20desc&$top=1&$count=true", NULL);
  g_assert_cmpstr (json_object_get_string_member (get_value (fixture, 0), "lastname"), ==, "Roe");
  g_assert_cmpint (json_object_get_int_member (get_answer (fixture), "@odata.count"), ==, 3);
  request (fixture, "GET", "/leads?$filter=surname%20eq%20'x'", NULL);
  assert_refused (fixture, 400, "0x80060888");
  request (fixture, "GET", "/leads?$select=surname", NULL);
  assert_refused (fixture, 400, "0x80060888");
  request (fixture, "GET", "/leads?$skip=1", NULL);
  assert_refused (fixture, 400, "0x80060888");
}

static guint
follow (Fixture *fixture, const char *name)
{
  g_autofree char *link = g_strdup (get_text (fixture, name));

  g_assert_nonnull (link);
  return request_at (fixture, "GET", link, NULL, NULL);
}

static void
test_a_long_list_comes_in_pages (Fixture *fixture, gconstpointer unused)
{
  sign_in (fixture);
  for (guint i = 0; i < 5; i++) {
    g_autofree char *id = add_lead (fixture, "Doe");
  }
  fixture->prefer = "odata.maxpagesize=2";
  request (fixture, "GET", "/leads?$select=lastname&$filter=lastname%20eq%20'Doe'", NULL);
  g_assert_cmpuint (json_array_get_length (get_values (fixture)), ==, 2);
  g_assert_cmpuint (follow (fixture, "@odata.nextLink"), ==, 200);
  g_assert_cmpuint (json_array_get_length (get_values (fixture)), ==, 2);
  follow (fixture, "@odata.nextLink");
  g_assert_cmpuint (json_array_get_length (get_values (fixture)), ==, 1);
  g_assert_null (get_text (fixture, "@odata.nextLink"));
}

static void
test_changes_are_told (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *path = NULL;

  sign_in (fixture);
  first = add_lead (fixture, "Doe");
  path = g_strdup_printf ("/leads(%s)", first);
  fixture->prefer = "odata.track-changes,odata.maxpagesize=500";
  request (fixture, "GET", "/leads?$select=lastname", NULL);
  g_assert_cmpstr (get_header (fixture, "Preference-Applied"), ==, "odata.track-changes");
  g_assert_cmpuint (json_array_get_length (get_values (fixture)), ==, 1);
  follow (fixture, "@odata.deltaLink");
  g_assert_cmpuint (json_array_get_length (get_values (fixture)), ==, 0);
  {
    g_autofree char *link = g_strdup (get_text (fixture, "@odata.deltaLink"));

    second = add_lead (fixture, "Roe");
    g_assert_cmpuint (request (fixture, "DELETE", path, NULL), ==, 204);
    g_assert_cmpuint (request_at (fixture, "GET", link, NULL, NULL), ==, 200);
  }
  g_assert_cmpuint (json_array_get_length (get_values (fixture)), ==, 2);
  g_assert_cmpstr (json_object_get_string_member (get_value (fixture, 0), "leadid"), ==, second);
  g_assert_cmpstr (json_object_get_string_member (get_value (fixture, 1), "reason"), ==, "deleted");
  g_assert_cmpstr (json_object_get_string_member (get_value (fixture, 1), "id"), ==, first);
  turn (fixture, "tracking.expired", TRUE);
  follow (fixture, "@odata.deltaLink");
  assert_refused (fixture, 400, "0x80044352");
  request (fixture, "GET", "/leads?$filter=lastname%20eq%20'x'", NULL);
  assert_refused (fixture, 400, "0x80060888");
  turn (fixture, "tracking.off", TRUE);
  request (fixture, "GET", "/leads", NULL);
  assert_refused (fixture, 400, "0x80060888");
}

/* The order that keeps a secret here is the client's; what proves it is the twin's log. */
static void
test_another_tenant_is_named_to_strangers (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *log = NULL;

  turn (fixture, "directory-id.other-tenant", TRUE);
  request (fixture, "GET", "/WhoAmI", NULL);
  log = plumb_twin_dup_log (fixture->twin);

  g_assert_null (
      strstr (get_header (fixture, "WWW-Authenticate"), get_field (fixture, "directory-id")));
  g_assert_null (strstr (log, "token"));
}

static void
test_throttling_names_a_time (Fixture *fixture, gconstpointer unused)
{
  sign_in (fixture);
  turn (fixture, "throttled", TRUE);
  for (guint i = 0; i < 2; i++) {
    request (fixture, "POST", "/leads", "{}");
    assert_refused (fixture, 429, "0x80072322");
    g_assert_cmpstr (get_header (fixture, "Retry-After"), ==, "1");
  }
  g_assert_cmpuint (request (fixture, "POST", "/leads", "{}"), ==, 204);
}

static void
test_leads_survive_in_a_file (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "dynamics-XXXXXX.json", NULL);
  int file = g_mkstemp (path);
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;

  g_assert_cmpint (file, >=, 0);
  g_close (file, NULL);
  g_unlink (path);
  g_assert_true (plumb_twin_set_state_file (fixture->twin, path, &error));
  sign_in (fixture);
  id = add_lead (fixture, "Doe");
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
  sign_in (fixture);
  request (fixture, "GET", "/leads?$orderby=lastname", NULL);
  g_assert_cmpuint (json_array_get_length (get_values (fixture)), ==, 2);
  g_assert_cmpstr (json_object_get_string_member (get_value (fixture, 0), "leadid"), ==, id);
  g_assert_cmpstr (json_object_get_string_member (get_value (fixture, 1), "subject"), ==,
                   "AzureMarketplace-INS|Contoso");
  g_unlink (path);
}

#define ADD(path, function)                                                                        \
  g_test_add ("/twin-dynamics/" path, Fixture, NULL, set_up, function, tear_down)

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
