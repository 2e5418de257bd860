/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-reply-private.h"
#include "plumb-request.h"

static void
test_headers_keep_their_order_and_replace_their_like (void)
{
  g_autoptr (PlumbRequest) request = plumb_request_new ("GET", "https://example.com/");
  g_autofree const char **names = NULL;

  plumb_request_set_header (request, "B", "1");
  plumb_request_set_header (request, "A", "2");
  plumb_request_set_header (request, "b", "3");
  names = plumb_request_list_headers (request);
  g_assert_cmpstr (names[0], ==, "B");
  g_assert_cmpstr (names[1], ==, "A");
  g_assert_null (names[2]);
  g_assert_cmpstr (plumb_request_get_header (request, "B"), ==, "3");
  g_assert_null (plumb_request_get_header (request, "C"));
}

static void
test_a_body_can_be_replaced_and_removed (void)
{
  g_autoptr (PlumbRequest) request = plumb_request_new ("POST", "https://example.com/");
  g_autoptr (GBytes) body = g_bytes_new_static ("{}", 2);

  g_assert_null (plumb_request_get_body (request));
  plumb_request_set_body (request, "application/json", body);
  plumb_request_set_body (request, "text/plain", body);
  g_assert_true (plumb_request_get_body (request) == body);
  g_assert_cmpstr (plumb_request_get_content_type (request), ==, "text/plain");
  plumb_request_set_body (request, NULL, NULL);
  g_assert_null (plumb_request_get_body (request));
  g_assert_null (plumb_request_get_content_type (request));
}

static void
test_a_reply_begins_without_an_answer (void)
{
  g_autoptr (PlumbAttempt) attempt = plumb_attempt_new ();
  g_autoptr (PlumbReply) reply = plumb_reply_new (attempt);

  g_assert_true (plumb_reply_get_attempt (reply) == attempt);
  g_assert_cmpuint (plumb_reply_get_status (reply), ==, 0);
  g_assert_cmpuint (g_bytes_get_size (plumb_reply_get_body (reply)), ==, 0);
  plumb_reply_set_answer (reply, 204, NULL);
  g_assert_cmpuint (plumb_reply_get_status (reply), ==, 204);
  g_assert_true (plumb_attempt_is_answered (attempt));
  g_assert_cmpuint (g_bytes_get_size (plumb_reply_get_body (reply)), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/request/headers-keep-their-order-and-replace-their-like",
                   test_headers_keep_their_order_and_replace_their_like);
  g_test_add_func ("/request/a-body-can-be-replaced-and-removed",
                   test_a_body_can_be_replaced_and_removed);
  g_test_add_func ("/request/a-reply-begins-without-an-answer",
                   test_a_reply_begins_without_an_answer);

  return g_test_run ();
}
