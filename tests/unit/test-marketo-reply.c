/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-marketo-reply.h"

#include "plumb-clock.h"
#include "plumb-reply-private.h"

#include <string.h>

static PlumbReply *
judge (guint status, const char *body)
{
  g_autoptr (PlumbAttempt) attempt = plumb_attempt_new ();
  g_autoptr (GBytes) bytes = g_bytes_new (body, strlen (body));
  PlumbReply *reply = plumb_reply_new (attempt);

  plumb_reply_set_answer (reply, status, bytes);
  plumb_marketo_reply_judge (reply);
  return reply;
}

static void
test_each_of_the_three_levels_can_refuse (void)
{
  static const struct {
    guint status;
    const char *body;
    const char *code;
  } samples[] = {
    { 413, "<html>Too large</html>", NULL },
    { 200, "<html>Sign in</html>", "not-json" },
    { 200, "[]", "not-json" },
    { 204, "", "not-json" },
    { 200, "{}", "no-success" },
    { 200, "{\"success\":false,\"errors\":[]}", "no-success" },
    { 200, "{\"success\":false,\"errors\":[{\"code\":\"601\",\"message\":\"x\"}]}", "601" },
    { 200, "{\"success\":false,\"errors\":[{\"code\":606}]}", "606" },
    { 200, "{\"success\":true,\"result\":[{\"status\":\"skipped\"}]}", "skipped" },
    { 200, "{\"success\":true,\"result\":[{\"status\":\"skipped\",\"reasons\":[]}]}", "skipped" },
    { 200, "{\"success\":true,\"result\":[{\"reasons\":[{\"code\":\"1003\"}]}]}", "1003" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++) {
    g_autoptr (PlumbReply) reply = judge (samples[i].status, samples[i].body);
    PlumbAttempt *attempt = plumb_reply_get_attempt (reply);

    g_test_message ("%s", samples[i].body);
    g_assert_cmpint (plumb_attempt_get_outcome (attempt), ==, PLUMB_OUTCOME_REFUSED);
    g_assert_cmpstr (plumb_attempt_get_remote_code (attempt), ==, samples[i].code);
  }
}

static void
test_what_went_well_is_accepted (void)
{
  static const char *const bodies[] = {
    "{\"success\":true}",
    "{\"success\":true,\"result\":[]}",
    "{\"success\":true,\"errors\":[],\"result\":[{\"id\":5,\"status\":\"updated\"}]}",
    "{\"success\":true,\"result\":[{\"id\":1179,\"status\":\"draft\"}]}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++) {
    g_autoptr (PlumbReply) reply = judge (200, bodies[i]);

    g_assert_cmpint (plumb_attempt_get_outcome (plumb_reply_get_attempt (reply)), ==,
                     PLUMB_OUTCOME_ACCEPTED);
  }
}

static void
test_a_refused_token_is_told_inside_a_200 (void)
{
  static const struct {
    const char *code;
    gboolean refused;
  } samples[] = { { "601", TRUE }, { "602", TRUE }, { "603", FALSE }, { "606", FALSE } };

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++) {
    g_autofree char *body =
        g_strdup_printf ("{\"success\":false,\"errors\":[{\"code\":\"%s\"}]}", samples[i].code);
    g_autoptr (PlumbReply) reply = judge (200, body);

    g_assert_cmpint (plumb_marketo_reply_refuses_token (reply), ==, samples[i].refused);
  }
}

static void
test_the_quota_comes_back_at_midnight_in_chicago (void)
{
  static const struct {
    const char *now;
    gint64 wait;
  } samples[] = {
    { "2026-11-20T20:00:00Z", 10 * 3600 },
    { "2026-07-01T20:00:00Z", 9 * 3600 },
    { "2026-11-20T05:59:59Z", 1 },
    { "2026-11-20T06:00:00Z", 24 * 3600 },
    /* The days on which summer time begins and ends. */
    { "2026-03-08T06:00:00Z", 23 * 3600 },
    { "2026-11-01T05:00:00Z", 25 * 3600 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    g_assert_cmpint (plumb_marketo_measure_quota_wait (plumb_clock_parse (samples[i].now)), ==,
                     samples[i].wait);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/marketo-reply/each-of-the-three-levels-can-refuse",
                   test_each_of_the_three_levels_can_refuse);
  g_test_add_func ("/marketo-reply/what-went-well-is-accepted", test_what_went_well_is_accepted);
  g_test_add_func ("/marketo-reply/a-refused-token-is-told-inside-a-200",
                   test_a_refused_token_is_told_inside_a_200);
  g_test_add_func ("/marketo-reply/the-quota-comes-back-at-midnight-in-chicago",
                   test_the_quota_comes_back_at_midnight_in_chicago);

  return g_test_run ();
}
