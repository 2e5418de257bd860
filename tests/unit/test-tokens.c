/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-authorized-exchange.h"
#include "plumb-test-log.h"
#include "plumb-test-server.h"
#include "plumb-test-wait.h"
#include "plumb-token-private.h"

#define SECRET "s3cret/with+signs="
#define TOKEN                                                                                      \
  "{\"token_type\":\"Bearer\",\"expires_in\":3599,\"access_token\":\"first\","                     \
  "\"instance_url\":\"https://example.com\"}"
#define SECOND "{\"expires_in\":\"3599\",\"access_token\":\"second\"}"

typedef struct {
  PlumbTestServer *server;
  PlumbHttp *http;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  fixture->server = plumb_test_server_new ();
  fixture->http = plumb_http_new ();
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_clear_object (&fixture->http);
  g_clear_pointer (&fixture->server, plumb_test_server_free);
}

static PlumbRequest *
make_question (Fixture *fixture, const char *client)
{
  g_autofree char *url = plumb_test_server_dup_url (fixture->server, "/token");
  g_autofree char *form = g_strdup_printf ("client_id=%s&client_secret=" SECRET, client);
  PlumbRequest *question = plumb_request_new ("POST", url);
  g_autoptr (GBytes) body = g_bytes_new (form, strlen (form));

  plumb_request_set_body (question, "application/x-www-form-urlencoded", body);
  return question;
}

static PlumbToken *
get_token (Fixture *fixture, const char *client)
{
  PlumbTokens *tokens = plumb_http_get_tokens (fixture->http);
  g_autoptr (PlumbRequest) question = make_question (fixture, client);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  PlumbToken *token = NULL;

  plumb_tokens_get_async (tokens, question, NULL, plumb_test_keep_result, &result);
  plumb_test_wait_for (&result);
  token = plumb_tokens_get_finish (tokens, result, &error);
  g_assert_no_error (error);
  return token;
}

static PlumbReply *
exchange (Fixture *fixture, PlumbTokenJudge judge, PlumbToken **token)
{
  g_autofree char *url = plumb_test_server_dup_url (fixture->server, "/leads");
  g_autoptr (PlumbRequest) question = make_question (fixture, "me");
  g_autoptr (PlumbRequest) request = plumb_request_new ("GET", url);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  PlumbReply *reply = NULL;

  plumb_authorized_exchange_async (fixture->http, question, request, judge, NULL,
                                   plumb_test_keep_result, &result);
  plumb_test_wait_for (&result);
  reply = plumb_authorized_exchange_finish (fixture->http, result, token, &error);
  g_assert_no_error (error);
  return reply;
}

static void
test_the_same_question_is_asked_once (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (PlumbToken) first = NULL;
  g_autoptr (PlumbToken) again = NULL;
  g_autoptr (PlumbToken) other = NULL;

  plumb_test_server_answer (fixture->server, 200, TOKEN);
  plumb_test_server_answer (fixture->server, 200, SECOND);
  first = get_token (fixture, "me");
  again = get_token (fixture, "me");
  other = get_token (fixture, "somebody else");

  g_assert_cmpstr (plumb_token_get_text (first), ==, "first");
  g_assert_true (first == again);
  g_assert_cmpstr (plumb_token_get_text (other), ==, "second");
  g_assert_cmpuint (plumb_test_server_get_n_requests (fixture->server), ==, 2);
  g_assert_cmpstr (json_object_get_string_member (plumb_token_get_answer (first), "instance_url"),
                   ==, "https://example.com");
  g_assert_false (json_object_has_member (plumb_token_get_answer (first), "access_token"));
}

static void
test_a_token_at_hand_is_known (Fixture *fixture, gconstpointer unused)
{
  PlumbTokens *tokens = plumb_http_get_tokens (fixture->http);
  g_autoptr (PlumbRequest) question = make_question (fixture, "me");
  g_autoptr (PlumbRequest) other = make_question (fixture, "somebody else");
  g_autoptr (PlumbToken) first = NULL;
  g_autoptr (PlumbToken) token = NULL;

  plumb_test_server_answer (fixture->server, 200, TOKEN);
  plumb_test_server_answer (fixture->server, 200, TOKEN);
  g_assert_false (plumb_tokens_has (tokens, question));
  first = get_token (fixture, "me");

  g_assert_true (plumb_tokens_has (tokens, question));
  g_assert_false (plumb_tokens_has (tokens, other));
  plumb_tokens_ask_again (tokens, question);
  g_assert_false (plumb_tokens_has (tokens, question));
  token = get_token (fixture, "me");
  g_assert_true (token != first);
  plumb_token_age (token, 3550);
  g_assert_false (plumb_tokens_has (tokens, question));
  g_assert_cmpuint (plumb_test_server_get_n_requests (fixture->server), ==, 2);
}

static void
test_a_token_is_refreshed_a_minute_before_its_end (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (PlumbToken) first = NULL;
  g_autoptr (PlumbToken) second = NULL;

  plumb_test_server_answer (fixture->server, 200, TOKEN);
  plumb_test_server_answer (fixture->server, 200, SECOND);
  first = get_token (fixture, "me");
  plumb_token_age (first, 3500);
  g_assert_true (plumb_token_is_fresh (first));
  plumb_token_age (first, 50);
  g_assert_false (plumb_token_is_fresh (first));
  second = get_token (fixture, "me");

  g_assert_cmpstr (plumb_token_get_text (second), ==, "second");
}

static void
test_who_asks_meanwhile_waits_for_the_answer (Fixture *fixture, gconstpointer unused)
{
  PlumbTokens *tokens = plumb_http_get_tokens (fixture->http);
  g_autoptr (PlumbRequest) question = make_question (fixture, "me");
  g_autoptr (GCancellable) impatient = g_cancellable_new ();
  g_autoptr (GAsyncResult) first = NULL;
  g_autoptr (GAsyncResult) second = NULL;
  g_autoptr (PlumbToken) token = NULL;
  g_autoptr (PlumbToken) none = NULL;
  g_autoptr (GError) error = NULL;

  plumb_test_server_answer_after (fixture->server, 50, 200, TOKEN);
  plumb_tokens_get_async (tokens, question, impatient, plumb_test_keep_result, &first);
  plumb_tokens_get_async (tokens, question, NULL, plumb_test_keep_result, &second);
  g_cancellable_cancel (impatient);
  plumb_test_wait_for (&first);
  none = plumb_tokens_get_finish (tokens, first, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  plumb_test_wait_for (&second);
  token = plumb_tokens_get_finish (tokens, second, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (plumb_token_get_text (token), ==, "first");
  g_assert_cmpuint (plumb_test_server_get_n_requests (fixture->server), ==, 1);
}

static gboolean
has_asked (gpointer user_data)
{
  Fixture *fixture = user_data;

  return plumb_test_server_get_n_requests (fixture->server) > 0;
}

static void
test_what_nobody_waits_for_is_given_up (Fixture *fixture, gconstpointer unused)
{
  PlumbTokens *tokens = plumb_http_get_tokens (fixture->http);
  g_autoptr (PlumbRequest) question = make_question (fixture, "me");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (PlumbToken) none = NULL;
  g_autoptr (PlumbToken) token = NULL;
  g_autoptr (GError) error = NULL;

  plumb_test_server_answer_after (fixture->server, 50, 200, TOKEN);
  plumb_test_server_answer (fixture->server, 200, SECOND);
  plumb_tokens_get_async (tokens, question, cancellable, plumb_test_keep_result, &result);
  plumb_test_wait_until (has_asked, fixture);
  g_cancellable_cancel (cancellable);
  plumb_test_wait_for (&result);
  none = plumb_tokens_get_finish (tokens, result, &error);
  token = get_token (fixture, "me");

  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (none);
  g_assert_cmpstr (plumb_token_get_text (token), ==, "second");
}

static void
test_a_refusal_is_not_kept (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (PlumbToken) refused = NULL;
  g_autoptr (PlumbToken) token = NULL;

  plumb_test_server_answer (fixture->server, 401,
                            "{\"error\":\"invalid_client\",\"error_description\":\"No.\"}");
  plumb_test_server_answer (fixture->server, 200, TOKEN);
  refused = get_token (fixture, "me");
  token = get_token (fixture, "me");

  g_assert_null (plumb_token_get_text (refused));
  g_assert_cmpint (plumb_attempt_get_outcome (plumb_token_get_attempt (refused)), ==,
                   PLUMB_OUTCOME_REFUSED);
  g_assert_cmpstr (plumb_attempt_get_remote_code (plumb_token_get_attempt (refused)), ==,
                   "invalid_client");
  g_assert_cmpstr (plumb_attempt_get_message (plumb_token_get_attempt (refused)), ==, "No.");
  g_assert_cmpstr (plumb_token_get_text (token), ==, "first");
}

static void
test_an_answer_without_a_token_is_a_refusal (Fixture *fixture, gconstpointer unused)
{
  static const char *const answers[] = { "{}",
                                         "[]",
                                         "<html>Sign in</html>",
                                         " ",
                                         "{\"access_token\":null}",
                                         "{\"access_token\":\"\"}",
                                         "{\"access_token\":\"two\\r\\nlines\"}" };

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++) {
    g_autoptr (PlumbToken) token = NULL;

    plumb_test_server_answer (fixture->server, 200, answers[i]);
    token = get_token (fixture, "me");
    g_assert_null (plumb_token_get_text (token));
    g_assert_cmpstr (plumb_attempt_get_remote_code (plumb_token_get_attempt (token)), ==,
                     "no-token");
  }
}

/* Its status says enough, whoever wrote the page. */
static void
test_a_server_that_is_away_is_no_refusal_of_its_own (Fixture *fixture, gconstpointer unused)
{
  static const guint statuses[] = { 429, 500, 502, 503 };

  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++) {
    g_autoptr (PlumbToken) token = NULL;
    PlumbAttempt *attempt = NULL;

    plumb_test_server_answer (fixture->server, statuses[i], "<html>Come back later</html>");
    token = get_token (fixture, "me");
    attempt = plumb_token_get_attempt (token);
    g_assert_cmpint (plumb_attempt_get_outcome (attempt), ==, PLUMB_OUTCOME_REFUSED);
    g_assert_null (plumb_attempt_get_remote_code (attempt));
  }
}

static void
test_a_token_that_is_refused_is_replaced_once (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (PlumbReply) reply = NULL;
  g_autoptr (PlumbToken) token = NULL;

  plumb_test_server_answer (fixture->server, 200, TOKEN);
  plumb_test_server_answer (fixture->server, 401, "{}");
  plumb_test_server_answer (fixture->server, 200, SECOND);
  plumb_test_server_answer (fixture->server, 401, "{}");
  reply = exchange (fixture, NULL, &token);

  g_assert_cmpuint (plumb_reply_get_status (reply), ==, 401);
  g_assert_cmpuint (plumb_test_server_get_n_requests (fixture->server), ==, 4);
  g_assert_cmpstr (plumb_test_server_get_header (fixture->server, 1, "Authorization"), ==,
                   "Bearer first");
  g_assert_cmpstr (plumb_test_server_get_header (fixture->server, 3, "Authorization"), ==,
                   "Bearer second");
}

static gboolean
is_teapot (PlumbReply *reply)
{
  return plumb_reply_get_status (reply) == 418;
}

static void
test_a_service_may_refuse_tokens_in_its_own_way (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (PlumbReply) reply = NULL;

  plumb_test_server_answer (fixture->server, 200, TOKEN);
  plumb_test_server_answer (fixture->server, 418, "{}");
  plumb_test_server_answer (fixture->server, 200, SECOND);
  plumb_test_server_answer (fixture->server, 401, "{}");
  reply = exchange (fixture, is_teapot, NULL);

  g_assert_cmpuint (plumb_reply_get_status (reply), ==, 401);
}

static void
test_without_a_token_nothing_is_sent (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (PlumbReply) reply = NULL;
  g_autoptr (PlumbToken) token = NULL;

  plumb_test_server_answer (fixture->server, 400, "{\"error\":\"invalid_grant\"}");
  reply = exchange (fixture, NULL, &token);

  g_assert_true (plumb_reply_get_attempt (reply) == plumb_token_get_attempt (token));
  g_assert_cmpuint (plumb_test_server_get_n_requests (fixture->server), ==, 1);
}

static void
test_nothing_of_it_is_logged (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (PlumbReply) reply = NULL;
  g_autofree char *log = NULL;

  plumb_test_server_answer (fixture->server, 200, TOKEN);
  plumb_test_server_answer (fixture->server, 200, "{}");
  plumb_test_log_begin ();
  reply = exchange (fixture, NULL, NULL);
  plumb_test_log_assert_without (SECRET);
  plumb_test_log_assert_without ("Bearer first");
  log = plumb_test_log_end ();

  g_assert_cmpuint (plumb_reply_get_status (reply), ==, 200);
}

#define ADD(path, function) g_test_add ("/tokens/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("the-same-question-is-asked-once", test_the_same_question_is_asked_once);
  ADD ("a-token-at-hand-is-known", test_a_token_at_hand_is_known);
  ADD ("a-token-is-refreshed-a-minute-before-its-end",
       test_a_token_is_refreshed_a_minute_before_its_end);
  ADD ("who-asks-meanwhile-waits-for-the-answer", test_who_asks_meanwhile_waits_for_the_answer);
  ADD ("what-nobody-waits-for-is-given-up", test_what_nobody_waits_for_is_given_up);
  ADD ("a-refusal-is-not-kept", test_a_refusal_is_not_kept);
  ADD ("an-answer-without-a-token-is-a-refusal", test_an_answer_without_a_token_is_a_refusal);
  ADD ("a-server-that-is-away-is-no-refusal-of-its-own",
       test_a_server_that_is_away_is_no_refusal_of_its_own);
  ADD ("a-token-that-is-refused-is-replaced-once", test_a_token_that_is_refused_is_replaced_once);
  ADD ("a-service-may-refuse-tokens-in-its-own-way",
       test_a_service_may_refuse_tokens_in_its_own_way);
  ADD ("without-a-token-nothing-is-sent", test_without_a_token_nothing_is_sent);
  ADD ("nothing-of-it-is-logged", test_nothing_of_it_is_logged);

  return g_test_run ();
}
