/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-endpoint.h"
#include "plumb-error.h"
#include "plumb-test-setup.h"
#include "plumb-test-wait.h"

typedef PlumbTestSetup Fixture;

static const PlumbEndpointOptions loopback = { .port = 0 };

static PlumbEndpoint *
make_endpoint (Fixture *fixture)
{
  return plumb_endpoint_new (fixture->store, fixture->http);
}

static gboolean
open_with (PlumbEndpoint *endpoint, const PlumbEndpointOptions *options, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  plumb_endpoint_open_async (endpoint, options, NULL, plumb_test_keep_result, &result);
  plumb_test_wait_for (&result);
  return plumb_endpoint_open_finish (endpoint, result, error);
}

static void
open_endpoint (PlumbEndpoint *endpoint)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (open_with (endpoint, &loopback, &error));
  g_assert_no_error (error);
}

static void
let_go (PlumbEndpoint *endpoint)
{
  plumb_endpoint_close (endpoint);
  plumb_test_settle ();
  g_assert_finalize_object (endpoint);
}

static PlumbAttempt *
post (Fixture *fixture, const char *url, const char *company)
{
  g_autoptr (PlumbRequest) request = plumb_request_new ("POST", url);
  g_autofree char *body =
      g_strdup_printf ("{\"userDetails\":{\"company\":\"%s\"},\"leadSource\":\"SPZA\"}", company);
  g_autoptr (GBytes) bytes = g_bytes_new (body, strlen (body));
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (PlumbReply) reply = NULL;

  plumb_request_set_body (request, "application/json", bytes);
  plumb_http_send_async (fixture->http, request, NULL, plumb_test_keep_result, &result);
  plumb_test_wait_for (&result);
  reply = plumb_http_send_finish (fixture->http, result, &error);
  g_assert_no_error (error);
  return g_object_ref (plumb_reply_get_attempt (reply));
}

static guint
post_status (Fixture *fixture, const char *url, const char *company)
{
  g_autoptr (PlumbAttempt) attempt = post (fixture, url, company);

  return plumb_attempt_get_status (attempt);
}

static void
test_what_is_answered_is_on_disk (Fixture *fixture, gconstpointer data)
{
  PlumbEndpoint *endpoint = make_endpoint (fixture);

  open_endpoint (endpoint);
  g_assert_cmpuint (post_status (fixture, plumb_endpoint_get_url (endpoint), "a") / 100, ==, 2);
  g_assert_cmpuint (plumb_store_get_last_row (fixture->store), ==, 1);
  g_assert_cmpuint (post_status (fixture, plumb_endpoint_get_url (endpoint), "b") / 100, ==, 2);
  g_assert_cmpuint (plumb_store_get_last_row (fixture->store), ==, 2);
  let_go (endpoint);
}

static void
test_its_address_stays_the_same (Fixture *fixture, gconstpointer data)
{
  PlumbEndpoint *endpoint = make_endpoint (fixture);
  g_autofree char *url = NULL;

  open_endpoint (endpoint);
  url = g_strdup (plumb_endpoint_get_url (endpoint));
  let_go (endpoint);
  plumb_test_setup_restart (fixture);

  endpoint = make_endpoint (fixture);
  open_endpoint (endpoint);
  g_assert_cmpstr (plumb_endpoint_get_url (endpoint), ==, url);
  let_go (endpoint);
}

static gboolean
has_heard (gpointer user_data)
{
  return plumb_endpoint_get_heard_at (user_data) != 0;
}

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
test_it_proves_that_it_hears (Fixture *fixture, gconstpointer data)
{
  PlumbEndpoint *endpoint = make_endpoint (fixture);
  guint n_told = 0;

  g_signal_connect_swapped (endpoint, "notify::heard-at", G_CALLBACK (count_cb), &n_told);
  g_assert_cmpint (plumb_endpoint_get_heard_at (endpoint), ==, 0);
  open_endpoint (endpoint);
  plumb_test_wait_until (has_heard, endpoint);
  g_assert_cmpuint (n_told, ==, 1);
  plumb_endpoint_close (endpoint);
  g_assert_cmpint (plumb_endpoint_get_heard_at (endpoint), ==, 0);
  let_go (endpoint);
}

/* What is under way may still be taken, or is answered with 503; whoever comes later finds nobody.
 */
static void
test_closed_it_takes_nothing (Fixture *fixture, gconstpointer data)
{
  PlumbEndpoint *endpoint = make_endpoint (fixture);
  g_autofree char *url = NULL;

  open_endpoint (endpoint);
  url = g_strdup (plumb_endpoint_get_url (endpoint));
  plumb_endpoint_close (endpoint);
  g_assert_null (plumb_endpoint_get_url (endpoint));
  while (post_status (fixture, url, "a") != 0)
    ;
  g_assert_cmpuint (post_status (fixture, url, "b"), ==, 0);
  /* The first may be on disk though its answer was cut off; sent again it is the same lead. */
  g_assert_cmpuint (plumb_store_get_last_row (fixture->store), <=, 1);
  let_go (endpoint);
}

/* A socket of the test's own holds the port. */
static GSocket *
take_port (guint16 *port)
{
  g_autoptr (GError) error = NULL;
  GSocket *socket =
      g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, &error);
  g_autoptr (GInetAddress) address = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) wanted = g_inet_socket_address_new (address, 0);
  g_autoptr (GSocketAddress) given = NULL;

  g_assert_true (g_socket_bind (socket, wanted, TRUE, &error));
  g_assert_true (g_socket_listen (socket, &error));
  given = g_socket_get_local_address (socket, &error);
  g_assert_no_error (error);
  *port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (given));
  return socket;
}

static void
test_where_it_cannot_listen_it_goes_on_as_before (Fixture *fixture, gconstpointer data)
{
  PlumbEndpoint *endpoint = make_endpoint (fixture);
  PlumbEndpointOptions taken = { .port = 0 };
  g_autoptr (GSocket) socket = take_port (&taken.port);
  g_autoptr (GError) error = NULL;
  g_autofree char *url = NULL;

  open_endpoint (endpoint);
  url = g_strdup (plumb_endpoint_get_url (endpoint));
  g_assert_false (open_with (endpoint, &taken, &error));
  g_assert_error (error, PLUMB_ERROR, PLUMB_ERROR_ENDPOINT);

  g_assert_cmpstr (plumb_endpoint_get_url (endpoint), ==, url);
  g_assert_cmpuint (post_status (fixture, url, "a") / 100, ==, 2);
  let_go (endpoint);
}

static void
test_at_a_port_in_use_it_does_not_open (Fixture *fixture, gconstpointer data)
{
  PlumbEndpoint *endpoint = make_endpoint (fixture);
  PlumbEndpointOptions taken = { .port = 0 };
  g_autoptr (GSocket) socket = take_port (&taken.port);
  g_autoptr (GError) error = NULL;

  g_assert_false (open_with (endpoint, &taken, &error));
  g_assert_error (error, PLUMB_ERROR, PLUMB_ERROR_ENDPOINT);
  g_assert_null (plumb_endpoint_get_url (endpoint));
  /* A port that was never listened at is not kept. */
  open_endpoint (endpoint);
  let_go (endpoint);
}

static void
test_of_many_openings_the_last_counts (Fixture *fixture, gconstpointer data)
{
  PlumbEndpoint *endpoint = make_endpoint (fixture);
  GAsyncResult *results[3] = { NULL };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    plumb_endpoint_open_async (endpoint, &loopback, NULL, plumb_test_keep_result, &results[i]);
  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    plumb_test_wait_for (&results[i]);

  g_assert_true (plumb_endpoint_open_finish (endpoint, results[0], &error));
  g_assert_no_error (error);
  g_assert_false (plumb_endpoint_open_finish (endpoint, results[1], &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_true (plumb_endpoint_open_finish (endpoint, results[2], &error));
  g_assert_no_error (error);
  g_assert_cmpuint (post_status (fixture, plumb_endpoint_get_url (endpoint), "a") / 100, ==, 2);
  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    g_object_unref (results[i]);
  let_go (endpoint);
}

static void
test_closed_while_opening_it_stays_closed (Fixture *fixture, gconstpointer data)
{
  PlumbEndpoint *endpoint = make_endpoint (fixture);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  plumb_endpoint_open_async (endpoint, &loopback, NULL, plumb_test_keep_result, &result);
  plumb_endpoint_close (endpoint);
  plumb_test_wait_for (&result);
  g_assert_false (plumb_endpoint_open_finish (endpoint, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (plumb_endpoint_get_url (endpoint));
  g_clear_object (&result);
  open_endpoint (endpoint);
  let_go (endpoint);
}

static void
add_test (const char *name, void (*test) (Fixture *fixture, gconstpointer data))
{
  g_test_add (name, Fixture, NULL, plumb_test_setup_set_up, test, plumb_test_setup_tear_down);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add_test ("/endpoint/what-is-answered-is-on-disk", test_what_is_answered_is_on_disk);
  add_test ("/endpoint/its-address-stays-the-same", test_its_address_stays_the_same);
  add_test ("/endpoint/it-proves-that-it-hears", test_it_proves_that_it_hears);
  add_test ("/endpoint/closed-it-takes-nothing", test_closed_it_takes_nothing);
  add_test ("/endpoint/where-it-cannot-listen-it-goes-on-as-before",
            test_where_it_cannot_listen_it_goes_on_as_before);
  add_test ("/endpoint/at-a-port-in-use-it-does-not-open", test_at_a_port_in_use_it_does_not_open);
  add_test ("/endpoint/of-many-openings-the-last-counts", test_of_many_openings_the_last_counts);
  add_test ("/endpoint/closed-while-opening-it-stays-closed",
            test_closed_while_opening_it_stays_closed);

  return g_test_run ();
}
