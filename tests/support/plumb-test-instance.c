/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-test-instance.h"

#include "plumb-json.h"

#include <string.h>

#define LEAD "{\"lastname\":\"%s\",\"companyname\":\"Fabrikam\",\"leadsourcecode\":8}"

const char *
plumb_test_instance_get_field (PlumbTestInstance *fixture, const char *key)
{
  return g_hash_table_lookup (fixture->fields, key);
}

void
plumb_test_instance_set_up (PlumbTestInstance *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  fixture->twin = plumb_twin_new (PLUMB_KIND_DYNAMICS, 0, &error);
  g_assert_no_error (error);
  fixture->session =
      soup_session_new_with_options ("proxy-resolver", NULL, "timeout", 2, "idle-timeout", 1, NULL);
  fixture->fields = plumb_twin_dup_fields (fixture->twin);
}

void
plumb_test_instance_tear_down (PlumbTestInstance *fixture, gconstpointer unused)
{
  g_clear_object (&fixture->message);
  g_clear_pointer (&fixture->answer, json_node_unref);
  g_object_unref (fixture->session);
  g_object_unref (fixture->twin);
  g_hash_table_unref (fixture->fields);
  g_free (fixture->token);
}

guint
plumb_test_instance_request_at (PlumbTestInstance *fixture, const char *method, const char *url,
                                const char *type, const char *body)
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

guint
plumb_test_instance_request (PlumbTestInstance *fixture, const char *method, const char *path,
                             const char *body)
{
  g_autofree char *url = g_strconcat (plumb_test_instance_get_field (fixture, "url"),
                                      PLUMB_TEST_INSTANCE_API, path, NULL);

  return plumb_test_instance_request_at (fixture, method, url, "application/json", body);
}

const char *
plumb_test_instance_get_header (PlumbTestInstance *fixture, const char *name)
{
  return soup_message_headers_get_one (soup_message_get_response_headers (fixture->message), name);
}

JsonObject *
plumb_test_instance_get_answer (PlumbTestInstance *fixture)
{
  g_assert_nonnull (fixture->answer);
  return json_node_get_object (fixture->answer);
}

const char *
plumb_test_instance_get_text (PlumbTestInstance *fixture, const char *name)
{
  return json_object_get_string_member_with_default (plumb_test_instance_get_answer (fixture), name,
                                                     NULL);
}

JsonArray *
plumb_test_instance_get_values (PlumbTestInstance *fixture)
{
  return json_object_get_array_member (plumb_test_instance_get_answer (fixture), "value");
}

JsonObject *
plumb_test_instance_get_value (PlumbTestInstance *fixture, guint index)
{
  return json_array_get_object_element (plumb_test_instance_get_values (fixture), index);
}

void
plumb_test_instance_assert_refused (PlumbTestInstance *fixture, guint status, const char *code)
{
  g_assert_cmpuint (soup_message_get_status (fixture->message), ==, status);
  g_assert_cmpstr (
      json_object_get_string_member (
          json_object_get_object_member (plumb_test_instance_get_answer (fixture), "error"),
          "code"),
      ==, code);
}

guint
plumb_test_instance_sign_in_with (PlumbTestInstance *fixture, const char *tenant, const char *form)
{
  g_autofree char *url = g_strdup_printf (
      "%s/%s/oauth2/v2.0/token", plumb_test_instance_get_field (fixture, "login-host"), tenant);

  return plumb_test_instance_request_at (fixture, "POST", url, "application/x-www-form-urlencoded",
                                         form);
}

char *
plumb_test_instance_make_form (PlumbTestInstance *fixture, const char *application,
                               const char *secret)
{
  g_autofree char *escaped = g_uri_escape_string (secret, NULL, FALSE);
  g_autofree char *scope =
      g_uri_escape_string (plumb_test_instance_get_field (fixture, "url"), NULL, FALSE);

  return g_strdup_printf ("grant_type=client_credentials&client_id=%s&client_secret=%s"
                          "&scope=%s%%2F.default",
                          application, escaped, scope);
}

void
plumb_test_instance_sign_in (PlumbTestInstance *fixture)
{
  g_autofree char *form = plumb_test_instance_make_form (
      fixture, plumb_test_instance_get_field (fixture, "application-id"),
      plumb_test_instance_get_field (fixture, "client-secret"));

  g_assert_cmpuint (plumb_test_instance_sign_in_with (
                        fixture, plumb_test_instance_get_field (fixture, "directory-id"), form),
                    ==, 200);
  g_assert_cmpint (
      json_object_get_int_member (plumb_test_instance_get_answer (fixture), "expires_in"), ==,
      3599);
  g_free (fixture->token);
  fixture->token = g_strdup (plumb_test_instance_get_text (fixture, "access_token"));
}

/* (transfer full): its id */
char *
plumb_test_instance_add_lead (PlumbTestInstance *fixture, const char *name)
{
  g_autofree char *body = g_strdup_printf (LEAD, name);
  const char *address = NULL;

  g_assert_cmpuint (plumb_test_instance_request (fixture, "POST", "/leads", body), ==, 204);
  address = plumb_test_instance_get_header (fixture, "OData-EntityId");
  g_assert_nonnull (address);
  return g_strndup (strchr (address, '(') + 1, 36);
}

void
plumb_test_instance_turn (PlumbTestInstance *fixture, const char *fault, gboolean on)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (plumb_twin_set_fault (fixture->twin, fault, on, &error));
}
