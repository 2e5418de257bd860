/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-diagnosis.h"
#include "plumb-reply-private.h"
#include "plumb-storage-error.h"

#include <string.h>

typedef struct {
  const char *file;
  guint status;
  const char *code;
  const char *diagnosis;
} Case;

/* The replies as the service and its emulator were seen, or are documented, to give them. */
static const Case cases[] = {
  { "wrong-key.xml", 403, "AuthenticationFailed", "azure-table.connection-string.key" },
  { "wrong-key-emulator.xml", 403, "AuthorizationFailure", "azure-table.connection-string.key" },
  { "late-date.xml", 403, "AuthenticationFailed", "clock.refused" },
  { "row-exists.json", 409, "EntityAlreadyExists", "azure-table.row-exists" },
  { "table-not-found.json", 404, "TableNotFound", "azure-table.table.missing-there" },
  { "signature-rights.json", 403, "AuthorizationPermissionMismatch",
    "azure-table.connection-string.right" },
};

static PlumbReply *
make_reply (guint status, const char *body)
{
  g_autoptr (PlumbAttempt) attempt = plumb_attempt_new ();
  g_autoptr (GBytes) bytes = g_bytes_new (body, strlen (body));
  PlumbReply *reply = plumb_reply_new (attempt);

  plumb_attempt_set_stage (attempt, PLUMB_STAGE_ANSWERED);
  plumb_reply_set_answer (reply, status, bytes);
  return reply;
}

static void
test_case (gconstpointer data)
{
  const Case *expected = data;
  g_autofree char *path =
      g_test_build_filename (G_TEST_DIST, "data", "replies", "azure-table", expected->file, NULL);
  g_autofree char *body = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (PlumbReply) reply = NULL;
  PlumbAttempt *attempt = NULL;

  g_file_get_contents (path, &body, NULL, &error);
  g_assert_no_error (error);
  reply = make_reply (expected->status, body);
  attempt = plumb_reply_get_attempt (reply);
  plumb_storage_reply_judge (reply);

  g_assert_cmpint (plumb_attempt_get_outcome (attempt), ==, PLUMB_OUTCOME_REFUSED);
  g_assert_cmpstr (plumb_attempt_get_remote_code (attempt), ==, expected->code);
  g_assert_nonnull (plumb_attempt_get_message (attempt));
  g_assert_true (plumb_storage_reply_says (reply, expected->code));
  g_assert_cmpstr (plumb_diagnose (PLUMB_KIND_AZURE_TABLE, attempt)->id, ==, expected->diagnosis);
}

static void
test_the_header_comes_before_the_body (void)
{
  g_autoptr (PlumbReply) reply = make_reply (403, "<Error><Code>FromTheBody</Code></Error>");

  plumb_reply_add_header (reply, "X-MS-Error-Code", "FromTheHeader");
  plumb_reply_add_header (reply, "x-ms-request-id", "6d084800");
  plumb_storage_reply_judge (reply);

  g_assert_true (plumb_storage_reply_says (reply, "fromtheheader"));
  g_assert_false (plumb_storage_reply_says (reply, "FromTheBody"));
  g_assert_cmpstr (plumb_attempt_get_request_id (plumb_reply_get_attempt (reply)), ==, "6d084800");
}

static void
test_success_is_accepted (void)
{
  g_autoptr (PlumbReply) reply = make_reply (204, "");

  plumb_storage_reply_judge (reply);

  g_assert_cmpint (plumb_attempt_get_outcome (plumb_reply_get_attempt (reply)), ==,
                   PLUMB_OUTCOME_ACCEPTED);
  g_assert_false (plumb_storage_reply_says (reply, "TableNotFound"));
}

static void
test_without_an_answer_nothing_is_judged (void)
{
  g_autoptr (PlumbAttempt) attempt = plumb_attempt_new ();
  g_autoptr (PlumbReply) reply = plumb_reply_new (attempt);

  plumb_attempt_set_stage (attempt, PLUMB_STAGE_CONNECT);
  plumb_attempt_set_remote_code (attempt, "connection-refused");
  plumb_storage_reply_judge (reply);

  g_assert_cmpint (plumb_attempt_get_outcome (attempt), ==, PLUMB_OUTCOME_UNKNOWN);
  g_assert_cmpstr (plumb_attempt_get_remote_code (attempt), ==, "connection-refused");
}

/* A body may be anything at all. */
static void
test_what_is_no_error_is_passed_over (void)
{
  static const char *const bodies[] = {
    "", "<", "<Error><Code>", "{", "[]", "{\"error\":1}", "<html>Bad gateway</html>", "\xef\xbb\xbf"
  };

  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++) {
    g_autofree char *code = NULL;
    g_autofree char *message = NULL;

    plumb_storage_error_read (bodies[i], strlen (bodies[i]), &code, &message);
    g_assert_null (code);
    g_assert_null (message);
  }
}

static void
test_a_byte_order_mark_is_passed_over (void)
{
  static const char body[] = "\xef\xbb\xbf<?xml version=\"1.0\"?><Error><Code>ServerBusy</Code>";
  g_autofree char *code = NULL;
  g_autofree char *message = NULL;

  plumb_storage_error_read (body, strlen (body), &code, &message);

  g_assert_cmpstr (code, ==, "ServerBusy");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *path = g_strconcat ("/storage-error/reads-", cases[i].file, NULL);

    g_test_add_data_func (path, &cases[i], test_case);
  }
  g_test_add_func ("/storage-error/the-header-comes-before-the-body",
                   test_the_header_comes_before_the_body);
  g_test_add_func ("/storage-error/success-is-accepted", test_success_is_accepted);
  g_test_add_func ("/storage-error/without-an-answer-nothing-is-judged",
                   test_without_an_answer_nothing_is_judged);
  g_test_add_func ("/storage-error/what-is-no-error-is-passed-over",
                   test_what_is_no_error_is_passed_over);
  g_test_add_func ("/storage-error/a-byte-order-mark-is-passed-over",
                   test_a_byte_order_mark_is_passed_over);

  return g_test_run ();
}
