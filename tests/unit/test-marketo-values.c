/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-diagnosis.h"
#include "plumb-marketo-request.h"
#include "plumb-marketo-values.h"

typedef struct {
  const char *value;
  const char *expected;
} Sample;

static void
assert_judged (PlumbFinding (*check) (const char *value), const Sample *samples)
{
  for (; samples->value != NULL; samples++) {
    PlumbFinding finding = check (samples->value);

    g_test_message ("%s", samples->value);
    g_assert_cmpstr (finding.diagnosis, ==, samples->expected);
    g_assert_true (finding.diagnosis == NULL || plumb_diagnosis_find (finding.diagnosis) != NULL);
  }
}

static void
assert_tidied (char *(*tidy) (const char *value), const Sample *samples)
{
  for (; samples->value != NULL; samples++) {
    g_autofree char *tidied = tidy (samples->value);

    g_assert_cmpstr (tidied, ==, samples->expected);
  }
}

static void
test_fields_are_judged (void)
{
  static const Sample servers[] = { { "ys12", NULL },
                                    { "pages.contoso.com", "marketo.server-id.landing-page" },
                                    { "ys 12", "marketo.server-id.shape" },
                                    { NULL } };
  static const Sample munchkins[] = { { "123-PQR-789", NULL },
                                      { "ABC-123-DEF", "marketo.munchkin-id.unusual" },
                                      { "123-PQR-7890", "marketo.munchkin-id.shape" },
                                      { "123-PQR-789\n", "marketo.munchkin-id.shape" },
                                      { NULL } };
  static const Sample forms[] = { { "1179", NULL },
                                  { "00000001", NULL },
                                  { "123456789", "marketo.form-id.shape" },
                                  { "12a", "marketo.form-id.shape" },
                                  { NULL } };

  assert_judged (plumb_marketo_check_server_id, servers);
  assert_judged (plumb_marketo_check_munchkin_id, munchkins);
  assert_judged (plumb_marketo_check_form_id, forms);
}

static void
test_credentials_are_judged (void)
{
  static const Sample ids[] = { { "e1cd3aa4-1ef4-4b4d-8f2f-1f4b5c1f2a3b", NULL },
                                { "anything", NULL },
                                { "two words", "marketo.client-id.shape" },
                                { NULL } };
  static const Sample secrets[] = { { "abcDEF0123456789abcDEF0123456789", NULL },
                                    { "e1cd3aa4-1ef4-4b4d-8f2f-1f4b5c1f2a3b",
                                      "marketo.client-secret.looks-like-id" },
                                    { "••••••••", "marketo.client-secret.shape" },
                                    { NULL } };
  static const Sample hosts[] = { { "https://123-PQR-789.mktorest.com", NULL },
                                  { "http://127.0.0.1:8080", NULL },
                                  { "http://example.com", "marketo.rest-host.plain" },
                                  { "mktorest", "marketo.rest-host.not-one" },
                                  { "https://a:b@example.com", "marketo.rest-host.not-one" },
                                  { NULL } };
  static const Sample intervals[] = { { "60", NULL },
                                      { "4", "marketo.poll-interval.range" },
                                      { NULL } };

  assert_judged (plumb_marketo_check_client_id, ids);
  assert_judged (plumb_marketo_check_client_secret, secrets);
  assert_judged (plumb_marketo_check_rest_host, hosts);
  assert_judged (plumb_marketo_check_poll_interval, intervals);
}

static void
test_what_is_pasted_is_tidied (void)
{
  static const Sample servers[] = { { "ys12", "ys12" },
                                    { " app-ys12.marketo.com ", "ys12" },
                                    { "//app-ys12.marketo.com", "ys12" },
                                    { "https://ys12.marketo.com/#FO1179", "ys12" },
                                    { "https://na-sjst.marketo.com/lp/", "na-sjst" },
                                    { "//pages.contoso.com", "pages.contoso.com" },
                                    { NULL } };
  static const Sample munchkins[] = { { "\"123-pqr-789\",", "123-PQR-789" },
                                      { "https://123-PQR-789.mktorest.com/rest", "123-PQR-789" },
                                      { "123-PQR-789.mktorest.com", "123-PQR-789" },
                                      { NULL } };
  static const Sample hosts[] = {
    { "https://123-PQR-789.mktorest.com/rest", "https://123-PQR-789.mktorest.com" },
    { "123-PQR-789.mktorest.com/identity", "https://123-PQR-789.mktorest.com" },
    { "http://127.0.0.1:8080/", "http://127.0.0.1:8080" },
    { "  ", "" },
    { NULL }
  };

  assert_tidied (plumb_marketo_tidy_server_id, servers);
  assert_tidied (plumb_marketo_tidy_munchkin_id, munchkins);
  assert_tidied (plumb_marketo_tidy_rest_host, hosts);
}

static void
test_requests_are_to_the_byte (void)
{
  static const guint types[] = { 12, 2, 0 };
  PlumbMarketoAccount account = { (char *) "https://123-PQR-789.mktorest.com", 1179, NULL };
  g_autoptr (PlumbRequest) token =
      plumb_marketo_make_paging_token (&account, G_GINT64_CONSTANT (1795204800) * 1000000);
  g_autoptr (PlumbRequest) activities =
      plumb_marketo_make_activities (&account, "WQV2VQ+/A====", types);
  g_autoptr (PlumbRequest) people = plumb_marketo_make_find (&account, "id", "1,2,3");
  g_autoptr (PlumbRequest) question = plumb_marketo_make_question (account.origin, "a b", "c+d=e");
  gsize length = 0;
  const char *form = g_bytes_get_data (plumb_request_get_body (question), &length);
  g_autofree char *text = g_strndup (form, length);

  g_assert_cmpstr (plumb_request_get_url (token), ==,
                   "https://123-PQR-789.mktorest.com/rest/v1/activities/pagingtoken.json"
                   "?sinceDatetime=2026-11-20T20%3A00%3A00Z");
  g_assert_cmpstr (plumb_request_get_url (activities), ==,
                   "https://123-PQR-789.mktorest.com/rest/v1/activities.json"
                   "?nextPageToken=WQV2VQ%2B%2FA%3D%3D%3D%3D&activityTypeIds=12&activityTypeIds=2");
  g_assert_true (g_str_has_prefix (plumb_request_get_url (people),
                                   "https://123-PQR-789.mktorest.com/rest/v1/leads.json"
                                   "?filterType=id&filterValues=1,2,3&fields=id,email,firstName,"));
  g_assert_cmpstr (plumb_request_get_url (question), ==,
                   "https://123-PQR-789.mktorest.com/identity/oauth/token");
  g_assert_cmpstr (text, ==,
                   "grant_type=client_credentials&client_id=a%20b&client_secret=c%2Bd%3De");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/marketo-values/fields-are-judged", test_fields_are_judged);
  g_test_add_func ("/marketo-values/credentials-are-judged", test_credentials_are_judged);
  g_test_add_func ("/marketo-values/what-is-pasted-is-tidied", test_what_is_pasted_is_tidied);
  g_test_add_func ("/marketo-values/requests-are-to-the-byte", test_requests_are_to_the_byte);

  return g_test_run ();
}
