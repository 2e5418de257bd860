/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-redaction.h"
#include "plumb-test-log.h"

#define SECRET "tr0ub4dor/and+3=="

static void
test_secrets_are_masked (void)
{
  static const char *const templates[] = {
    "DefaultEndpointsProtocol=https;AccountName=contoso;AccountKey=%s;EndpointSuffix=x",
    "{\"connectionString\":\"AccountName=contoso;AccountKey=%s\"}",
    "https://prod.logic.azure.com/invoke?api-version=1&sig=%s",
    "grant_type=client_credentials&client_secret=%s&scope=x",
    "client-secret=%s",
    "grant_type=password&username=jane&password=%s",
    "{\"client_secret\":\"%s\",\"x\":1}",
    "{\"client-secret\": \"%s\"}",
    "{\"access_token\":\"%s\",\"token_type\":\"Bearer\"}",
    "{\"refresh_token\" : \"%s\"}",
    "{\"password\":\"%s\"}",
    "Authorization: Bearer %s",
    "Authorization: Basic %s",
    "Authorization: SharedKey contoso:%s",
    "Authorization: SharedKeyLite contoso:%s",
    "SharedAccessSignature=sv=2020&sig=%s",
  };

  for (guint i = 0; i < G_N_ELEMENTS (templates); i++) {
    g_auto (GStrv) parts = g_strsplit (templates[i], "%s", 2);
    g_autofree char *text = g_strjoinv (SECRET, parts);
    g_autofree char *redacted = plumb_redact (text);

    plumb_test_assert_without (redacted, "tr0ub4dor");
    g_assert_nonnull (g_strstr_len (redacted, -1, "••••"));
  }
}

static void
test_the_rest_is_kept (void)
{
  g_autofree char *redacted =
      plumb_redact ("AccountName=contoso;AccountKey=" SECRET ";EndpointSuffix=core.windows.net");
  g_autofree char *plain = plumb_redact ("The entity «Zoë» was not found. RequestId: 0c7c-11");

  g_assert_cmpstr (redacted, ==,
                   "AccountName=contoso;AccountKey=••••;EndpointSuffix=core.windows.net");
  g_assert_cmpstr (plain, ==, "The entity «Zoë» was not found. RequestId: 0c7c-11");
  g_assert_null (plumb_redact (NULL));
}

static void
test_the_user_of_a_url_is_masked (void)
{
  g_autofree char *redacted = plumb_redact ("see https://jane:tr0ub4dor@example.com/ for more");

  g_assert_cmpstr (redacted, ==, "see https://••••@example.com/ for more");
}

static void
test_a_password_with_blanks_is_masked_in_json (void)
{
  g_autofree char *redacted = plumb_redact ("{\"password\":\"correct horse \\\"battery\\\"\"}");

  plumb_test_assert_without (redacted, "horse");
  plumb_test_assert_without (redacted, "battery");
}

static void
test_broken_utf_8_becomes_text (void)
{
  g_autofree char *redacted = plumb_redact ("caf\xe9 password=" SECRET);

  g_assert_true (g_utf8_validate (redacted, -1, NULL));
  plumb_test_assert_without (redacted, "tr0ub4dor");
}

static void
test_a_url_keeps_where_and_loses_what_is_secret (void)
{
  static const char *const vectors[][2] = {
    { "https://contoso.crm4.dynamics.com/api/data/v9.2/leads",
      "https://contoso.crm4.dynamics.com/api/data/v9.2/leads" },
    { "https://example.com/a?sig=tr0ub4dor&name=jane", "https://example.com/a?sig=••••&name=••••" },
    { "https://jane:tr0ub4dor@example.com/", "https://example.com/" },
    { "https://example.com/hook/0123456789abcdef0123456789abcdef/end",
      "https://example.com/hook/••••/end" },
    { "http://127.0.0.1:10002/devstoreaccount1/Tables",
      "http://127.0.0.1:10002/devstoreaccount1/Tables" },
    { "http://[::1]:8443/in", "http://[::1]:8443/in" },
    { "/relative?sig=tr0ub4dor", "/relative?sig=••••" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autofree char *redacted = plumb_redact_url (vectors[i][0]);

    g_assert_cmpstr (redacted, ==, vectors[i][1]);
  }
  g_assert_null (plumb_redact_url (NULL));
}

static void
test_of_a_secret_url_only_the_host_is_kept (void)
{
  g_autofree char *redacted = plumb_redact_secret_url ("https://[::1]:8443/hooks/42/tr0ub4dor.x/");
  g_autofree char *broken = plumb_redact_secret_url ("tr0ub4dor");

  g_assert_cmpstr (redacted, ==, "https://[::1]:8443/••••");
  g_assert_cmpstr (broken, ==, "••••");
  g_assert_null (plumb_redact_secret_url (NULL));
}

static void
test_what_repeats_a_part_of_a_url_is_masked (void)
{
  static const char *const texts[][2] = {
    { "no flow at /hooks/a/tr0ub4dor.x/?tr0ub4%2Fdor", "no flow at ••••?••••" },
    { "key tr0ub4/dor is unknown", "key •••• is unknown" },
    { "hook tr0ub4dor.x at example.com is off", "hook •••• at example.com is off" },
    { NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autofree char *redacted =
        plumb_redact_parts (texts[i][0], "https://example.com/hooks/a/tr0ub4dor.x/?tr0ub4%2Fdor");

    g_assert_cmpstr (redacted, ==, texts[i][1]);
  }
}

static void
test_words_are_no_code (void)
{
  static const char *const codes[] = { "0x80040237", "AADSTS7000215", "e42b#14272d07d78",
                                       "f0e1d2c3-0000-4000-8000-abcdefabcdef" };
  static const char *const words[] = { "Jane Doe", "jane@contoso.com", "", "key=1234" };

  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++) {
    g_autofree char *code = plumb_redact_code (codes[i]);

    g_assert_cmpstr (code, ==, codes[i]);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    g_assert_null (plumb_redact_code (words[i]));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/redaction/secrets-are-masked", test_secrets_are_masked);
  g_test_add_func ("/redaction/the-rest-is-kept", test_the_rest_is_kept);
  g_test_add_func ("/redaction/the-user-of-a-url-is-masked", test_the_user_of_a_url_is_masked);
  g_test_add_func ("/redaction/a-password-with-blanks-is-masked-in-json",
                   test_a_password_with_blanks_is_masked_in_json);
  g_test_add_func ("/redaction/broken-utf-8-becomes-text", test_broken_utf_8_becomes_text);
  g_test_add_func ("/redaction/a-url-keeps-where-and-loses-what-is-secret",
                   test_a_url_keeps_where_and_loses_what_is_secret);
  g_test_add_func ("/redaction/of-a-secret-url-only-the-host-is-kept",
                   test_of_a_secret_url_only_the_host_is_kept);
  g_test_add_func ("/redaction/what-repeats-a-part-of-a-url-is-masked",
                   test_what_repeats_a_part_of_a_url_is_masked);
  g_test_add_func ("/redaction/words-are-no-code", test_words_are_no_code);

  return g_test_run ();
}
