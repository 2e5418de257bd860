/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-request-secrets.h"

#include "plumb-test-server.h"
#include "plumb-test-wait.h"
#include "plumb-tokens.h"

#include <string.h>

#define FORM "application/x-www-form-urlencoded"
#define SECRET "s3cret/with+signs="
#define ENCODED "s3cret%2Fwith%2Bsigns%3D"

static PlumbRequest *
make_request (const char *url, const char *form)
{
  PlumbRequest *request = plumb_request_new ("POST", url);
  g_autoptr (GBytes) body = g_bytes_new (form, strlen (form));

  plumb_request_set_body (request, FORM, body);
  return request;
}

/* (transfer full): @text, masked if need be. */
static char *
mask (PlumbRequest *request, const char *text)
{
  g_autoptr (GPtrArray) secrets = plumb_request_secrets_list (request);
  GString *masked = plumb_request_secrets_mask (secrets, text, strlen (text));

  return masked != NULL ? g_string_free (masked, FALSE) : g_strdup (text);
}

static void
test_a_secret_is_masked_in_all_spellings (void)
{
  g_autoptr (PlumbRequest) request =
      make_request ("https://example.com", "client_id=somebody&client_secret=" ENCODED);
  g_autofree char *masked =
      mask (request, "No " SECRET ", no " ENCODED ", no s3cret\\/with+signs=, somebody");

  g_assert_cmpstr (masked, ==, "No ••••, no ••••, no ••••, somebody");
}

static void
test_credentials_in_the_header_are_masked (void)
{
  g_autoptr (PlumbRequest) request = plumb_request_new ("GET", "https://example.com");
  g_autofree char *before = mask (request, "tr0ub4dor");
  g_autofree char *after = NULL;

  plumb_request_set_header (request, "Authorization", "Bearer tr0ub4dor");
  after = mask (request, "The token tr0ub4dor is expired");

  g_assert_cmpstr (before, ==, "tr0ub4dor");
  g_assert_cmpstr (after, ==, "The token •••• is expired");
}

static void
test_what_is_short_or_odd_masks_nothing (void)
{
  static const char *const forms[] = {
    "", "&&", "client_secret=", "password=a", "client_secret=%zz", "password"
  };

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++) {
    g_autoptr (PlumbRequest) request = make_request ("https://example.com", forms[i]);
    g_autofree char *masked = mask (request, "a password=a is short");

    g_assert_cmpstr (masked, ==, "a password=a is short");
  }
}

static void
test_a_server_that_repeats_a_secret_is_not_believed (void)
{
  g_autoptr (PlumbTestServer) server = plumb_test_server_new ();
  g_autoptr (PlumbHttp) http = plumb_http_new ();
  g_autofree char *url = plumb_test_server_dup_url (server, "/token");
  g_autoptr (PlumbRequest) question = make_request (url, "client_secret=" ENCODED);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (PlumbToken) token = NULL;
  PlumbAttempt *attempt = NULL;

  plumb_test_server_answer (server, 401,
                            "{\"error\":\"invalid_client\",\"trace_id\":\"" SECRET
                            "\",\"error_description\":\"The secret " SECRET " is wrong\"}");
  plumb_test_server_add_header (server, "x-ms-request-id", ENCODED);
  plumb_tokens_get_async (plumb_http_get_tokens (http), question, NULL, plumb_test_keep_result,
                          &result);
  plumb_test_wait_for (&result);
  token = plumb_tokens_get_finish (plumb_http_get_tokens (http), result, &error);
  g_assert_no_error (error);
  attempt = plumb_token_get_attempt (token);

  g_assert_cmpstr (plumb_attempt_get_message (attempt), ==, "The secret •••• is wrong");
  g_assert_cmpstr (plumb_attempt_get_request_id (attempt), ==, "••••");
  g_assert_cmpstr (json_object_get_string_member (plumb_token_get_answer (token), "trace_id"), ==,
                   "••••");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/request-secrets/a-secret-is-masked-in-all-spellings",
                   test_a_secret_is_masked_in_all_spellings);
  g_test_add_func ("/request-secrets/credentials-in-the-header-are-masked",
                   test_credentials_in_the_header_are_masked);
  g_test_add_func ("/request-secrets/what-is-short-or-odd-masks-nothing",
                   test_what_is_short_or_odd_masks_nothing);
  g_test_add_func ("/request-secrets/a-server-that-repeats-a-secret-is-not-believed",
                   test_a_server_that_repeats_a_secret_is_not_believed);

  return g_test_run ();
}
