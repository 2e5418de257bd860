/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-receiver-private.h"
#include "plumb-test-receiver.h"
#include "plumb-test-wait.h"

#include <stdio.h>
#include <unistd.h>

#define JSON "application/json"
#define PATH "/leads/" PLUMB_TEST_RECEIVER_TOKEN
#define HEAD "POST " PATH " HTTP/1.1\r\nHost: a\r\nContent-Type: " JSON "\r\n"
#define CHUNKED HEAD "Transfer-Encoding: chunked\r\n\r\n"
#define N_CLIENTS 64
#define LARGE (10 * 1024 * 1024)

static PlumbTestReceiver *
make_hasty (void)
{
  const PlumbReceiverOptions options = { .patience = 1 };

  return plumb_test_receiver_new (&options);
}

static guint
post (PlumbTestClient *client, const char *body)
{
  plumb_test_receiver_post (client, JSON, "", body, -1);
  return plumb_test_client_read_status (client);
}

static void
assert_goes_on (PlumbTestReceiver *endpoint)
{
  g_autoptr (PlumbTestClient) client = plumb_test_receiver_connect (endpoint);

  endpoint->take = PLUMB_TEST_TAKE_NOW;
  g_assert_cmpuint (post (client, "{}"), ==, 200);
}

/* Keeps turning: what is swept is not announced by an event. */
static gboolean
has_no_connection (gpointer user_data)
{
  g_main_context_wakeup (NULL);
  return plumb_receiver_count_connections (user_data) == 0;
}

/* Pages of memory in use. */
static gulong
measure_memory (void)
{
  g_autofree char *text = NULL;
  gulong all = 0, resident = 0;

  g_assert_true (g_file_get_contents ("/proc/self/statm", &text, NULL, NULL));
  g_assert_cmpint (sscanf (text, "%lu %lu", &all, &resident), ==, 2);
  return resident;
}

static void
test_a_body_of_the_limit_is_taken_and_one_more_refused (void)
{
  const PlumbReceiverOptions options = { .size_limit = 100 };
  g_autoptr (PlumbTestReceiver) endpoint = plumb_test_receiver_new (&options);
  g_autoptr (PlumbTestClient) client = plumb_test_receiver_connect (endpoint);
  g_autofree char *just = g_strdup_printf ("%-100s", "{}");
  g_autofree char *over = g_strdup_printf ("%-101s", "{}");

  g_assert_cmpuint (post (client, just), ==, 200);
  g_assert_cmpuint (post (client, over), ==, 413);
  g_assert_cmpuint (endpoint->leads->len, ==, 1);
  assert_goes_on (endpoint);
}

static void
test_a_large_body_is_refused_before_it_is_sent (void)
{
  g_autoptr (PlumbTestReceiver) endpoint = plumb_test_receiver_new (NULL);
  g_autoptr (PlumbTestClient) client = plumb_test_receiver_connect (endpoint);

  plumb_test_client_send (client, HEAD "Content-Length: 10485760\r\n\r\n{", -1);
  g_assert_cmpuint (plumb_test_client_read_status (client), ==, 413);
  assert_goes_on (endpoint);
}

static void
test_a_large_body_is_not_kept (void)
{
  g_autoptr (PlumbTestReceiver) endpoint = plumb_test_receiver_new (NULL);
  g_autoptr (PlumbTestClient) client = plumb_test_receiver_connect (endpoint);
  g_autofree char *body = g_strnfill (LARGE, ' ');
  G_GNUC_UNUSED gulong before = measure_memory ();
  G_GNUC_UNUSED gulong pages = LARGE / sysconf (_SC_PAGESIZE);

  plumb_test_receiver_post (client, JSON, "", body, LARGE);
  g_assert_cmpuint (plumb_test_client_read_status (client), ==, 413);
#ifndef __SANITIZE_ADDRESS__
  /* The sanitizer keeps what was freed. */
  g_assert_cmpuint (measure_memory (), <, before + pages / 2);
#endif
  g_assert_cmpuint (endpoint->leads->len, ==, 0);
  assert_goes_on (endpoint);
}

static void
test_chunks_above_the_limit_are_refused_at_once (void)
{
  g_autoptr (PlumbTestReceiver) endpoint = plumb_test_receiver_new (NULL);
  g_autoptr (PlumbTestClient) client = plumb_test_receiver_connect (endpoint);
  g_autofree char *chunk = g_strdup_printf ("%x\r\n%*s\r\n", 600000, 600000, "");

  plumb_test_client_send (client, CHUNKED, -1);
  plumb_test_client_send (client, chunk, -1);
  plumb_test_client_send (client, chunk, -1);
  g_assert_cmpuint (plumb_test_client_read_status (client), ==, 413);
  /* The rest, which nobody wants. */
  plumb_test_client_send (client, "0\r\n\r\n", -1);
  g_assert_false (plumb_test_client_wait_for_end (client));
  g_assert_cmpuint (endpoint->leads->len, ==, 0);
  assert_goes_on (endpoint);
}

static void
test_a_refused_body_is_not_kept_either (void)
{
  g_autoptr (PlumbTestReceiver) endpoint = plumb_test_receiver_new (NULL);
  g_autoptr (PlumbTestClient) client = plumb_test_receiver_connect (endpoint);
  g_autofree char *chunk = g_strdup_printf ("%x\r\n%*s\r\n", 600000, 600000, "");

  plumb_test_client_send (
      client, "POST /elsewhere HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n", -1);
  plumb_test_client_send (client, chunk, -1);
  plumb_test_client_send (client, chunk, -1);
  g_assert_cmpuint (plumb_test_client_read_status (client), ==, 413);
}

static void
test_half_a_request_is_given_up (gconstpointer data)
{
  const char *text = data;
  g_autoptr (PlumbTestReceiver) endpoint = make_hasty ();
  g_autoptr (PlumbTestClient) client = plumb_test_receiver_connect (endpoint);

  plumb_test_client_send (client, text, -1);
  g_assert_cmpuint (plumb_test_client_read_status (client), ==, 408);
  g_assert_false (plumb_test_client_wait_for_end (client));
  assert_goes_on (endpoint);
}

static void
test_a_kept_connection_is_closed_without_a_word (void)
{
  g_autoptr (PlumbTestReceiver) endpoint = make_hasty ();
  g_autoptr (PlumbTestClient) client = plumb_test_receiver_connect (endpoint);

  g_assert_cmpuint (post (client, "{}"), ==, 200);
  g_assert_cmpuint (post (client, "{}"), ==, 200);
  g_assert_false (plumb_test_client_wait_for_end (client));
}

/* Nobody is given up while Plumb itself is the slow one. */
static void
test_a_slow_disk_is_waited_for (void)
{
  g_autoptr (PlumbTestReceiver) endpoint = make_hasty ();
  g_autoptr (PlumbTestClient) client = plumb_test_receiver_connect (endpoint);
  g_autoptr (PlumbTestClient) silent = plumb_test_receiver_connect (endpoint);

  endpoint->take = PLUMB_TEST_TAKE_LATER;
  plumb_test_receiver_post (client, JSON, "", "{}", -1);
  plumb_test_receiver_wait (endpoint, 1);
  /* The end of the other's patience comes later than the end of this one's would have. */
  g_assert_cmpuint (plumb_test_client_read_status (silent), ==, 408);
  plumb_test_receiver_take (endpoint, NULL);
  g_assert_cmpuint (plumb_test_client_read_status (client), ==, 200);
}

static void
test_a_client_may_leave_while_it_waits (void)
{
  g_autoptr (PlumbTestReceiver) endpoint = plumb_test_receiver_new (NULL);

  endpoint->take = PLUMB_TEST_TAKE_LATER;
  for (guint i = 0; i < 50; i++) {
    g_autoptr (PlumbTestClient) client = plumb_test_receiver_connect (endpoint);

    plumb_test_receiver_post (client, JSON, "", "{}", -1);
    plumb_test_receiver_wait (endpoint, i + 1);
  }
  plumb_test_settle ();
  plumb_test_receiver_take (endpoint, NULL);
  plumb_test_wait_until (has_no_connection, endpoint->receiver);
  assert_goes_on (endpoint);
}

static void
test_a_client_may_leave_in_the_middle (void)
{
  g_autoptr (PlumbTestReceiver) endpoint = plumb_test_receiver_new (NULL);
  static const char *const parts[] = { "", "PO", HEAD, HEAD "Content-Length: 9\r\n\r\n{",
                                       CHUNKED "4\r\n{" };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++) {
    g_autoptr (PlumbTestClient) client = plumb_test_receiver_connect (endpoint);

    plumb_test_client_send (client, parts[i], -1);
    plumb_test_settle ();
  }
  plumb_test_wait_until (has_no_connection, endpoint->receiver);
  g_assert_cmpuint (endpoint->leads->len, ==, 0);
  assert_goes_on (endpoint);
}

static void
test_closing_answers_what_is_under_way (void)
{
  g_autoptr (PlumbTestReceiver) endpoint = plumb_test_receiver_new (NULL);
  g_autoptr (PlumbTestClient) waiting = plumb_test_receiver_connect (endpoint);
  g_autoptr (PlumbTestClient) sending = plumb_test_receiver_connect (endpoint);
  g_autoptr (PlumbTestClient) idle = plumb_test_receiver_connect (endpoint);

  endpoint->take = PLUMB_TEST_TAKE_LATER;
  plumb_test_client_send (sending, HEAD "Content-Length: 9\r\n\r\n{", -1);
  plumb_test_receiver_post (waiting, JSON, "", "{}", -1);
  plumb_test_receiver_wait (endpoint, 1);
  plumb_test_settle ();
  plumb_receiver_close (endpoint->receiver);

  g_assert_cmpuint (plumb_test_client_read_status (waiting), ==, 503);
  g_assert_cmpuint (plumb_test_client_read_status (sending), ==, 503);
  g_assert_false (plumb_test_client_wait_for_end (waiting));
  g_assert_false (plumb_test_client_wait_for_end (idle));
  /* The disk answers after all. */
  plumb_test_receiver_take (endpoint, NULL);
  plumb_test_settle ();
  plumb_receiver_close (endpoint->receiver);
}

static void
test_the_receiver_may_go_before_the_answer (void)
{
  g_autoptr (PlumbTestReceiver) endpoint = plumb_test_receiver_new (NULL);
  g_autoptr (PlumbTestClient) client = plumb_test_receiver_connect (endpoint);

  endpoint->take = PLUMB_TEST_TAKE_LATER;
  plumb_test_receiver_post (client, JSON, "", "{}", -1);
  plumb_test_receiver_wait (endpoint, 1);
  g_clear_object (&endpoint->receiver);
  g_assert_cmpuint (plumb_test_client_read_status (client), ==, 503);
  plumb_test_receiver_take (endpoint, NULL);
  plumb_test_settle ();
}

static void
test_64_clients_at_once_are_served (void)
{
  g_autoptr (PlumbTestReceiver) endpoint = plumb_test_receiver_new (NULL);
  PlumbTestClient *clients[N_CLIENTS];

  endpoint->take = PLUMB_TEST_TAKE_LATER;
  for (guint i = 0; i < N_CLIENTS; i++)
    clients[i] = plumb_test_receiver_connect (endpoint);
  for (guint round = 1; round <= 3; round++) {
    for (guint i = 0; i < N_CLIENTS; i++)
      plumb_test_receiver_post (clients[i], JSON, "", "{}", -1);
    plumb_test_receiver_wait (endpoint, round * N_CLIENTS);
    plumb_test_receiver_take (endpoint, NULL);
    for (guint i = 0; i < N_CLIENTS; i++)
      g_assert_cmpuint (plumb_test_client_read_status (clients[i]), ==, 200);
  }
  for (guint i = 0; i < N_CLIENTS; i++)
    plumb_test_client_free (clients[i]);
  plumb_test_wait_until (has_no_connection, endpoint->receiver);
}

static void
test_too_many_connections_are_turned_away (void)
{
  g_autoptr (PlumbTestReceiver) endpoint = plumb_test_receiver_new (NULL);
  g_autoptr (PlumbTestClient) first = plumb_test_receiver_connect (endpoint);
  g_autoptr (PlumbTestClient) second = plumb_test_receiver_connect (endpoint);
  g_autoptr (PlumbTestClient) third = plumb_test_receiver_connect (endpoint);

  plumb_receiver_set_limits (endpoint->receiver, 100, 2);
  g_assert_cmpuint (plumb_test_client_read_status (third), ==, 503);
  g_assert_false (plumb_test_client_wait_for_end (third));
  g_assert_cmpuint (post (first, "{}"), ==, 200);
  g_assert_cmpuint (post (second, "{}"), ==, 200);

  /* Who leaves makes room. */
  g_clear_pointer (&first, plumb_test_client_free);
  g_clear_pointer (&second, plumb_test_client_free);
  plumb_test_wait_until (has_no_connection, endpoint->receiver);
  assert_goes_on (endpoint);
}

#define ADD(name, function) g_test_add_func ("/receiver-faults/" name, function)
#define ADD_HALF(name, text)                                                                       \
  g_test_add_data_func ("/receiver-faults/" name, text, test_half_a_request_is_given_up)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("a-body-of-the-limit-is-taken-and-one-more-refused",
       test_a_body_of_the_limit_is_taken_and_one_more_refused);
  ADD ("a-large-body-is-refused-before-it-is-sent", test_a_large_body_is_refused_before_it_is_sent);
  ADD ("a-large-body-is-not-kept", test_a_large_body_is_not_kept);
  ADD ("chunks-above-the-limit-are-refused-at-once",
       test_chunks_above_the_limit_are_refused_at_once);
  ADD ("a-refused-body-is-not-kept-either", test_a_refused_body_is_not_kept_either);
  ADD_HALF ("silence-is-given-up", "");
  ADD_HALF ("half-a-header-is-given-up", "POST / HT");
  ADD_HALF ("half-a-body-is-given-up", HEAD "Content-Length: 9\r\n\r\n{");
  ADD_HALF ("half-a-chunk-is-given-up", CHUNKED "9\r\n{");
  ADD ("a-kept-connection-is-closed-without-a-word",
       test_a_kept_connection_is_closed_without_a_word);
  ADD ("a-slow-disk-is-waited-for", test_a_slow_disk_is_waited_for);
  ADD ("a-client-may-leave-while-it-waits", test_a_client_may_leave_while_it_waits);
  ADD ("a-client-may-leave-in-the-middle", test_a_client_may_leave_in_the_middle);
  ADD ("closing-answers-what-is-under-way", test_closing_answers_what_is_under_way);
  ADD ("the-receiver-may-go-before-the-answer", test_the_receiver_may_go_before_the_answer);
  ADD ("64-clients-at-once-are-served", test_64_clients_at_once_are_served);
  ADD ("too-many-connections-are-turned-away", test_too_many_connections_are_turned_away);

  return g_test_run ();
}
