/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-error-report.h"
#include "plumb-redaction.h"

#define GUID "72f988bf-86f1-41af-91ab-2d7cd011db47"
#define SECRET "abC8Q~tr0ub4dor.and-3_or4-correcthorse99"

static void
assert_redacted (const char *text, const char *promised)
{
  g_autofree char *redacted = plumb_redact_pasted (text);

  g_assert_cmpstr (redacted, ==, promised);
}

static void
test_secrets_are_masked (void)
{
  assert_redacted ("Invalid client secret: " SECRET ".", "Invalid client secret: ••••");
  assert_redacted ("The secret " SECRET " is wrong", "The secret •••• is wrong");
  assert_redacted ("AccountName=a;AccountKey=" SECRET ";x", "AccountName=a;AccountKey=••••;x");
  assert_redacted ("Password = hunter2", "Password = ••••");
  assert_redacted ("Mot de passe : hunter2, merci", "Mot de passe : ••••, merci");
  assert_redacted ("Пароль: hunter2", "Пароль: ••••");
  assert_redacted ("Password: \"correct horse battery\", thanks", "Password: ••••, thanks");
  assert_redacted ("{\"token\":\"hunter2\",\"x\":1}", "{\"token\":••••,\"x\":1}");
  assert_redacted ("x-api-key: hunter2", "x-api-key: ••••");
  assert_redacted ("access_token\\\":\\\"hunter2\\\"", "access_token\\\":••••");
  assert_redacted ("AccountKey: hunter2", "AccountKey: ••••");
  assert_redacted ("Le mot de passe « hunter 2 » est faux", "Le mot de passe •••• est faux");
  assert_redacted ("Cookie: a=b; session=c", "Cookie: ••••");
  assert_redacted ("oid=00D5g000001XyZa", "oid=••••");
  assert_redacted ("key 0123456789abcdef0123456789abcdef is off", "key •••• is off");
  assert_redacted ("the password is hunter2, mot de passe hunter2",
                   "the password is ••••, mot de passe ••••");
  assert_redacted ("pwd=hunter2;x; Kennwort: geheim", "pwd=••••;x; Kennwort: ••••");
  assert_redacted ("AccountKey%3Dabcd1234%3D", "AccountKey%••••");
  assert_redacted ("AccountKey=Zm9vYmFy\nZm9vYmFyZm9vYmFy==", "AccountKey=••••\n••••");
  assert_redacted ("-----BEGIN PRIVATE KEY-----\nMIIEvQ\nabcd\n-----END", "-----BEGIN PRIVATE "
                                                                          "KEY-----••••-----END");
}

static void
test_people_and_queries_are_masked (void)
{
  assert_redacted ("User jane.doe+x@contoso.com has no licence", "User •••• has no licence");
  assert_redacted ("jsmith\\@microsoft.com", "••••");
  assert_redacted ("Lead o'brien@contoso.com", "Lead ••••");
  assert_redacted ("/leads/jane%40contoso.com: 404", "/leads/••••: 404");
  assert_redacted ("call +1 (425) 555-0123 now", "call •••• now");
  assert_redacted ("Client with IP address 203.0.113.7 is not allowed",
                   "Client with IP address •••• is not allowed");
  assert_redacted ("flow.example.com/a?who=jane&x=1", "flow.example.com/a?••••");
  assert_redacted ("GET https://a.example.com/b/c?sig=x&who=jane failed",
                   "GET https://a.example.com/b/c?•••• failed");
}

/* As JSON, the source of a page and a mail spell them, and with what nobody sees in them. */
static void
test_people_are_masked_however_they_are_written (void)
{
  assert_redacted ("jane\\u0040contoso.com", "••••");
  assert_redacted ("jane&#64;contoso.com, jane&commat;contoso.com", "••••, ••••");
  assert_redacted ("jane@con\u00adtoso.com, ja\u200bne@contoso.com", "••••, ••••");
  assert_redacted ("jane_contoso.com#EXT#@fabrikam.onmicrosoft.com", "••••");
  assert_redacted ("Tel. 089 1234567, mobile 0171/2345678", "Tel. ••••, mobile ••••");
  assert_redacted ("Téléphone : 01 23 45 67 89", "Téléphone : ••••");
  assert_redacted ("Телефон 8 (495) 123-45-67", "Телефон ••••");
  assert_redacted ("C:\\Users\\jane\\a", "C:\\Users\\••••\\a");
  assert_redacted ("203.0.113.7 was refused", "•••• was refused");
  assert_redacted ("72f988bf\u201186f1\u201141af\u201191ab\u20112d7cd011db47", "••••");
  assert_redacted ("72f988bf-86f1-41af-\n> 91ab-2d7cd011db47", "••••");
}

/* What cannot be searched would be masked as a whole. */
static void
test_a_long_word_hides_nothing_else (void)
{
  g_autofree char *word = g_strnfill (8192, 'a');
  g_autofree char *text = g_strconcat (word, " Tenant not found jane@contoso.com", NULL);
  g_autofree char *promised = g_strconcat (word, " Tenant not found ••••", NULL);

  assert_redacted (text, promised);
}

static void
test_only_the_ids_of_requests_stay (void)
{
  assert_redacted ("Tenant " GUID " not found", "Tenant •••• not found");
  assert_redacted ("Trace ID: " GUID, "Trace ID: " GUID);
  assert_redacted ("CorrelationId=" GUID " in " GUID, "CorrelationId=" GUID " in ••••");
  assert_redacted ("RequestId:" GUID, "RequestId:" GUID);
  assert_redacted ("ID de corrélation : " GUID, "ID de corrélation : " GUID);
}

static void
test_what_tells_the_error_stays (void)
{
  static const char *const kept[] = {
    "AADSTS7000215: Invalid client secret is provided.",
    "SecLib::RetrievePrivilegeForUser failed - no roles are assigned to user.",
    "the leadsourcecode attribute; reply after 00:02:00, x-ms-version 2019-02-02",
    "https://contoso.crm4.dynamics.com/api/data/v9.2/leads",
    "AADSTS7000222: The provided client secret keys for app are expired.",
    "The password is expired. The secret: AADSTS7000215",
    "Token expired. The token is not valid yet. API version 2019-02-02, client 9.2.0.1",
    "Не удалось сохранить интерес в Dynamics CRM, используя AAD. Exception:: Error validating "
    "credentials.: Invalid client secret is provided.",
  };

  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    assert_redacted (kept[i], kept[i]);
  g_assert_null (plumb_redact_pasted (NULL));
}

static void
test_a_report_says_what_plumb_made_of_it (void)
{
  const char *text = "Invalid client secret is provided. jane@contoso.com";
  g_autoptr (PlumbExplanation) known = plumb_explain (PLUMB_KIND_NONE, text);
  g_autoptr (PlumbExplanation) unknown = plumb_explain (PLUMB_KIND_MARKETO, "No idea at all");
  g_autofree char *report = plumb_error_report_new (text, PLUMB_KIND_NONE, known);
  g_autofree char *other = plumb_error_report_new ("No idea at all", PLUMB_KIND_MARKETO, unknown);
  g_autofree char *bare = plumb_error_report_new ("No idea", PLUMB_KIND_NONE, NULL);

  g_assert_cmpstr (report, ==,
                   "Plumb " PLUMB_VERSION "\nkind: dynamics\ncertainty: sure\n"
                   "id: dynamics.client-secret.wrong\nlanguage: en\n\n"
                   "Invalid client secret is provided. ••••\n");
  g_assert_true (
      g_str_has_prefix (other, "Plumb " PLUMB_VERSION "\nkind: marketo\ncertainty: none\n"));
  g_assert_true (g_str_has_suffix (other, "\n\nNo idea at all\n"));
  g_assert_cmpstr (bare, ==, "Plumb " PLUMB_VERSION "\n\nNo idea\n");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/error-report/secrets-are-masked", test_secrets_are_masked);
  g_test_add_func ("/error-report/people-and-queries-are-masked",
                   test_people_and_queries_are_masked);
  g_test_add_func ("/error-report/people-are-masked-however-they-are-written",
                   test_people_are_masked_however_they_are_written);
  g_test_add_func ("/error-report/a-long-word-hides-nothing-else",
                   test_a_long_word_hides_nothing_else);
  g_test_add_func ("/error-report/only-the-ids-of-requests-stay",
                   test_only_the_ids_of_requests_stay);
  g_test_add_func ("/error-report/what-tells-the-error-stays", test_what_tells_the_error_stays);
  g_test_add_func ("/error-report/a-report-says-what-plumb-made-of-it",
                   test_a_report_says_what_plumb_made_of_it);

  return g_test_run ();
}
