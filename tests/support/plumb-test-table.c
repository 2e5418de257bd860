/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-test-table.h"

#include "plumb-clock.h"
#include "plumb-json.h"

#include <string.h>

#define ROW "{\"PartitionKey\":\"2018-03-22\",\"RowKey\":\"%s\",\"Description\":\"x\"}"

void
plumb_test_table_read_fields (PlumbTestTable *fixture)
{
  g_autoptr (GHashTable) fields = plumb_twin_dup_fields (fixture->twin);
  const char *text = g_hash_table_lookup (fields, "connection-string");
  g_auto (GStrv) parts = g_strsplit (text, ";", -1);

  g_assert_cmpstr (parts[0], ==, "DefaultEndpointsProtocol=http");
  g_assert_cmpstr (parts[1], ==, "AccountName=" PLUMB_TEST_TABLE_ACCOUNT);
  g_assert_true (g_str_has_prefix (parts[2], "AccountKey="));
  g_assert_true (g_str_has_prefix (parts[3], "TableEndpoint=http://127.0.0.1:"));
  g_free (fixture->key);
  g_free (fixture->base);
  fixture->key = g_strdup (parts[2] + strlen ("AccountKey="));
  fixture->base = g_strdup (parts[3] + strlen ("TableEndpoint="));
}

void
plumb_test_table_set_up (PlumbTestTable *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  fixture->twin = plumb_twin_new (PLUMB_KIND_AZURE_TABLE, 0, &error);
  g_assert_no_error (error);
  fixture->session =
      soup_session_new_with_options ("proxy-resolver", NULL, "timeout", 2, "idle-timeout", 1, NULL);
  fixture->scheme = "SharedKeyLite";
  fixture->accept = "application/json;odata=nometadata";
  plumb_test_table_read_fields (fixture);
}

void
plumb_test_table_tear_down (PlumbTestTable *fixture, gconstpointer unused)
{
  g_clear_object (&fixture->message);
  g_clear_pointer (&fixture->answer, json_node_unref);
  g_object_unref (fixture->session);
  g_object_unref (fixture->twin);
  g_free (fixture->base);
  g_free (fixture->key);
}

char *
plumb_test_table_sign (const char *key, const char *text)
{
  gsize length;
  g_autofree guchar *secret = g_base64_decode (key, &length);
  g_autoptr (GHmac) hmac = g_hmac_new (G_CHECKSUM_SHA256, secret, length);
  guint8 digest[32];

  g_hmac_update (hmac, (const guchar *) text, -1);
  length = sizeof digest;
  g_hmac_get_digest (hmac, digest, &length);
  return g_base64_encode (digest, length);
}

static void
set_header (SoupMessage *message, const char *name, const char *value)
{
  if (value != NULL)
    soup_message_headers_replace (soup_message_get_request_headers (message), name, value);
}

static void
authorize (PlumbTestTable *fixture, SoupMessage *message, const char *date, gboolean has_body)
{
  const char *path = g_uri_get_path (soup_message_get_uri (message));
  g_autofree char *text = NULL;
  g_autofree char *signature = NULL;
  g_autofree char *authorization = NULL;

  if (fixture->scheme == NULL)
    return;
  if (g_str_equal (fixture->scheme, "SharedKey"))
    text = g_strdup_printf ("%s\n\n%s\n%s\n/" PLUMB_TEST_TABLE_ACCOUNT "%s",
                            soup_message_get_method (message), has_body ? "application/json" : "",
                            date, path);
  else
    text = g_strdup_printf ("%s\n/" PLUMB_TEST_TABLE_ACCOUNT "%s", date, path);
  signature = plumb_test_table_sign (fixture->key, text);
  authorization =
      g_strdup_printf ("%s " PLUMB_TEST_TABLE_ACCOUNT ":%s", fixture->scheme, signature);
  set_header (message, "Authorization", authorization);
}

/* Returns the status, 0 if there was none; @error: (nullable) */
guint
plumb_test_table_try_request (PlumbTestTable *fixture, const char *method, const char *path,
                              const char *body, GError **error)
{
  g_autofree char *url = g_strconcat (fixture->base, path, NULL);
  g_autofree char *date = plumb_clock_format_http (plumb_clock_now () + fixture->offset);
  g_autoptr (SoupMessage) message = soup_message_new (method, url);
  g_autoptr (GBytes) answer = NULL;

  set_header (message, "x-ms-date", date);
  set_header (message, "x-ms-version", "2020-12-06");
  set_header (message, "Accept", fixture->accept);
  set_header (message, "Prefer", fixture->prefer);
  set_header (message, "If-Match", fixture->if_match);
  authorize (fixture, message, date, body != NULL);
  if (body != NULL) {
    g_autoptr (GBytes) bytes = g_bytes_new (body, strlen (body));

    soup_message_set_request_body_from_bytes (message, "application/json", bytes);
  }
  answer = soup_session_send_and_read (fixture->session, message, NULL, error);
  g_clear_pointer (&fixture->answer, json_node_unref);
  g_set_object (&fixture->message, message);
  if (answer == NULL)
    return 0;
  if (g_bytes_get_size (answer) > 0)
    fixture->answer =
        plumb_json_parse (g_bytes_get_data (answer, NULL), g_bytes_get_size (answer), NULL);
  return soup_message_get_status (message);
}

guint
plumb_test_table_request (PlumbTestTable *fixture, const char *method, const char *path,
                          const char *body)
{
  g_autoptr (GError) error = NULL;
  guint status = plumb_test_table_try_request (fixture, method, path, body, &error);

  g_assert_no_error (error);
  return status;
}

const char *
plumb_test_table_get_header (PlumbTestTable *fixture, const char *name)
{
  return soup_message_headers_get_one (soup_message_get_response_headers (fixture->message), name);
}

JsonArray *
plumb_test_table_get_values (PlumbTestTable *fixture)
{
  return json_object_get_array_member (json_node_get_object (fixture->answer), "value");
}

void
plumb_test_table_assert_refused (PlumbTestTable *fixture, const char *method, const char *path,
                                 const char *body, guint status, const char *code)
{
  g_assert_cmpuint (plumb_test_table_request (fixture, method, path, body), ==, status);
  g_assert_cmpstr (plumb_test_table_get_header (fixture, "x-ms-error-code"), ==, code);
  g_assert_nonnull (plumb_test_table_get_header (fixture, "x-ms-request-id"));
}

void
plumb_test_table_add_row (PlumbTestTable *fixture, const char *key)
{
  g_autofree char *body = g_strdup_printf (ROW, key);

  fixture->prefer = "return-no-content";
  plumb_test_table_request (fixture, "POST", "/Tables", PLUMB_TEST_TABLE_BODY);
  g_assert_cmpuint (plumb_test_table_request (fixture, "POST", "/MarketplaceLeads", body), ==, 204);
}

void
plumb_test_table_turn_on (PlumbTestTable *fixture, const char *fault)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (plumb_twin_set_fault (fixture->twin, fault, TRUE, &error));
  g_assert_no_error (error);
}
