/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-error.h"
#include "plumb-test-certificate.h"
#include "plumb-test-wait.h"
#include "plumb-twin.h"

#include <libsoup/soup.h>
#include <string.h>

#define LEAD "{\"userDetails\":{\"company\":\"Fabrikam International\"},\"actionCode\":\"INS\"}"

/* @received: (element-type utf8): what came to the endpoint that the twin hands on to */
typedef struct {
  PlumbTwin *twin;
  SoupSession *session;
  char *url;
  SoupServer *endpoint;
  GPtrArray *received;
  guint status;
} Fixture;

static void
received_cb (SoupServer *server, SoupServerMessage *message, const char *path, GHashTable *query,
             gpointer user_data)
{
  Fixture *fixture = user_data;
  SoupMessageBody *body = soup_server_message_get_request_body (message);

  g_ptr_array_add (fixture->received, g_strndup (body->data, (gsize) body->length));
  soup_server_message_set_status (message, 200, NULL);
}

/* The address that the twin gives out now. */
static void
read_url (Fixture *fixture)
{
  g_autoptr (GHashTable) fields = plumb_twin_dup_fields (fixture->twin);

  g_free (fixture->url);
  fixture->url = g_strdup (g_hash_table_lookup (fields, "url"));
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  fixture->twin = plumb_twin_new (PLUMB_KIND_HTTPS, 0, &error);
  g_assert_no_error (error);
  fixture->session = soup_session_new_with_options ("proxy-resolver", NULL, "timeout", 2, NULL);
  read_url (fixture);
  fixture->received = g_ptr_array_new_with_free_func (g_free);
  fixture->endpoint = soup_server_new (NULL, NULL);
  soup_server_add_handler (fixture->endpoint, NULL, received_cb, fixture, NULL);
  g_assert_true (
      soup_server_listen_local (fixture->endpoint, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, &error));
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_object_unref (fixture->twin);
  g_object_unref (fixture->session);
  g_object_unref (fixture->endpoint);
  g_ptr_array_unref (fixture->received);
  g_free (fixture->url);
}

static void
forward (Fixture *fixture)
{
  GSList *uris = soup_server_get_uris (fixture->endpoint);
  g_autofree char *url = g_uri_to_string (uris->data);

  plumb_twin_set_forward_url (fixture->twin, url);
  read_url (fixture);
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
}

/* Returns the status, 0 if there was none. */
static guint
post (Fixture *fixture, const char *method, const char *url, const char *body)
{
  g_autoptr (SoupMessage) message = soup_message_new (method, url);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (body, strlen (body));
  g_autoptr (GBytes) answer = NULL;

  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT);
  soup_message_set_request_body_from_bytes (message, "application/json", bytes);
  soup_session_send_and_read_async (fixture->session, message, G_PRIORITY_DEFAULT, NULL,
                                    plumb_test_keep_result, &result);
  plumb_test_wait_for (&result);
  answer = soup_session_send_and_read_finish (fixture->session, result, NULL);
  return answer == NULL ? 0 : soup_message_get_status (message);
}

static void
turn_on (Fixture *fixture, const char *fault)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (plumb_twin_set_fault (fixture->twin, fault, TRUE, &error));
  g_assert_no_error (error);
}

static void
test_a_lead_is_accepted (Fixture *fixture, gconstpointer unused)
{
  g_assert_cmpuint (post (fixture, "POST", fixture->url, LEAD), ==, 202);
}

static void
test_what_is_no_lead_is_refused (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *other = g_strconcat (fixture->url, "x", NULL);
  g_autofree char *elsewhere = g_strdup (fixture->url);

  *strstr (elsewhere, "/triggers") = '\0';
  g_assert_cmpuint (post (fixture, "POST", fixture->url, "hello"), ==, 400);
  g_assert_cmpuint (post (fixture, "POST", other, LEAD), ==, 403);
  g_assert_cmpuint (post (fixture, "POST", elsewhere, LEAD), ==, 404);
  g_assert_cmpuint (post (fixture, "PUT", fixture->url, LEAD), ==, 405);
}

static void
test_a_lead_is_handed_on (Fixture *fixture, gconstpointer unused)
{
  forward (fixture);
  g_assert_cmpuint (post (fixture, "POST", fixture->url, LEAD), ==, 200);
  g_assert_cmpuint (fixture->received->len, ==, 1);
  g_assert_cmpstr (fixture->received->pdata[0], ==, LEAD);
}

static void
test_a_gateway_has_the_path_of_what_is_behind_it (Fixture *fixture, gconstpointer unused)
{
  plumb_twin_set_forward_url (fixture->twin, "http://127.0.0.1:9/leads/token");
  read_url (fixture);
  g_assert_nonnull (strstr (fixture->url, "/leads/token?"));
}

static void
test_an_endpoint_that_is_gone_is_told (Fixture *fixture, gconstpointer unused)
{
  forward (fixture);
  soup_server_disconnect (fixture->endpoint);
  g_assert_cmpuint (post (fixture, "POST", fixture->url, LEAD), ==, 502);
}

static void
test_an_altered_lead_is_handed_on (Fixture *fixture, gconstpointer unused)
{
  forward (fixture);
  turn_on (fixture, "record.altered");
  g_assert_cmpuint (post (fixture, "POST", fixture->url, LEAD), ==, 200);
  g_assert_nonnull (strstr (fixture->received->pdata[0], "\"Fabrikam I\""));
}

static void
test_a_dropped_lead_is_not_handed_on (Fixture *fixture, gconstpointer unused)
{
  forward (fixture);
  turn_on (fixture, "record.dropped");
  g_assert_cmpuint (post (fixture, "POST", fixture->url, LEAD), ==, 200);
  g_assert_cmpuint (fixture->received->len, ==, 0);
}

static void
test_every_refusing_fault_refuses (Fixture *fixture, gconstpointer unused)
{
  for (const PlumbTwinFault *fault = plumb_twin_list_faults (PLUMB_KIND_HTTPS); fault->name != NULL;
       fault++) {
    if (!g_str_equal (fault->verdict_name, "refused"))
      continue;
    g_test_message ("%s", fault->name);
    turn_on (fixture, fault->name);
    /* A page to sign in on looks like success. */
    g_assert_cmpuint (post (fixture, "POST", fixture->url, LEAD), >=,
                      g_str_equal (fault->name, "sign-in-page") ? 200 : 300);
    g_assert_true (plumb_twin_set_fault (fixture->twin, fault->name, FALSE, NULL));
  }
  g_assert_cmpuint (fixture->received->len, ==, 0);
}

static void
test_a_simulated_lead_reaches_the_endpoint (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (plumb_twin_simulate_lead (fixture->twin, LEAD, &error));
  g_assert_error (error, PLUMB_ERROR, PLUMB_ERROR_ENDPOINT);
  g_clear_error (&error);
  forward (fixture);
  g_assert_true (plumb_twin_simulate_lead (fixture->twin, LEAD, &error));
  g_assert_no_error (error);
  for (guint turns = 0; fixture->received->len == 0 && turns < 1000; turns++)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (fixture->received->len, ==, 1);
}

static void
test_a_twin_may_go_while_a_lead_is_on_its_way (Fixture *fixture, gconstpointer unused)
{
  forward (fixture);
  g_assert_true (plumb_twin_simulate_lead (fixture->twin, LEAD, NULL));
  g_object_unref (fixture->twin);
  fixture->twin = plumb_twin_new (PLUMB_KIND_HTTPS, 0, NULL);
  g_assert_nonnull (fixture->twin);
}

static void
test_other_kinds_have_no_twin (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (plumb_twin_new (PLUMB_KIND_NONE, 0, &error));
  g_assert_error (error, PLUMB_ERROR, PLUMB_ERROR_UNSUPPORTED);
  g_assert_null (plumb_twin_list_faults (PLUMB_KIND_NONE)[0].name);
}

#define ADD(path, function)                                                                        \
  g_test_add ("/twin-https/" path, Fixture, NULL, set_up, function, tear_down)

static void
test_it_speaks_tls_with_a_certificate (void)
{
  g_autoptr (GTlsCertificate) certificate = plumb_test_certificate_new ("good");
  g_autoptr (GTlsDatabase) trust = plumb_test_certificate_new_trust ();
  g_autoptr (GError) error = NULL;
  g_autoptr (PlumbTwin) twin = plumb_twin_new_tls (PLUMB_KIND_HTTPS, 0, certificate, &error);
  g_autoptr (SoupSession) session = NULL;
  g_autoptr (SoupMessage) message = NULL;
  g_autoptr (GHashTable) fields = NULL;
  g_autoptr (GBytes) body = g_bytes_new_static (LEAD, strlen (LEAD));
  g_autoptr (GBytes) answer = NULL;

  g_assert_no_error (error);
  fields = plumb_twin_dup_fields (twin);
  g_assert_true (g_str_has_prefix (g_hash_table_lookup (fields, "url"), "https://127.0.0.1:"));
  session = soup_session_new_with_options ("proxy-resolver", NULL, "tls-database", trust, NULL);
  message = soup_message_new ("POST", g_hash_table_lookup (fields, "url"));
  soup_message_set_request_body_from_bytes (message, "application/json", body);
  answer = soup_session_send_and_read (session, message, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (soup_message_get_status (message), ==, 202);
  soup_session_abort (session);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("a-lead-is-accepted", test_a_lead_is_accepted);
  ADD ("what-is-no-lead-is-refused", test_what_is_no_lead_is_refused);
  ADD ("a-lead-is-handed-on", test_a_lead_is_handed_on);
  ADD ("a-gateway-has-the-path-of-what-is-behind-it",
       test_a_gateway_has_the_path_of_what_is_behind_it);
  ADD ("an-endpoint-that-is-gone-is-told", test_an_endpoint_that_is_gone_is_told);
  ADD ("an-altered-lead-is-handed-on", test_an_altered_lead_is_handed_on);
  ADD ("a-dropped-lead-is-not-handed-on", test_a_dropped_lead_is_not_handed_on);
  ADD ("every-refusing-fault-refuses", test_every_refusing_fault_refuses);
  ADD ("a-simulated-lead-reaches-the-endpoint", test_a_simulated_lead_reaches_the_endpoint);
  ADD ("a-twin-may-go-while-a-lead-is-on-its-way", test_a_twin_may_go_while_a_lead_is_on_its_way);
  ADD ("other-kinds-have-no-twin", test_other_kinds_have_no_twin);

  g_test_add_func ("/twin-https/it-speaks-tls-with-a-certificate",
                   test_it_speaks_tls_with_a_certificate);

  return g_test_run ();
}
