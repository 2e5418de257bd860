/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-connector.h"
#include "plumb-diagnosis.h"
#include "plumb-extract.h"
#include "plumb-registry.h"

#define APPLICATION "23456052-aaaa-bbbb-8662-1234df56788f"
#define DIRECTORY "7c8f1d52-3a44-4d0e-9b1f-5a6c1e2d3f40"
#define SECRET_ID "99999999-aaaa-bbbb-cccc-1234df56788f"
#define SECRET "abc8Q~0123456789abcdefghijklmnopqrstu"
#define OLD_SECRET "1234ABCDEDFRZ/G/FdY0aUABCEDcqhbLn/ST122345nBc="
#define ORIGIN "https://contoso.crm4.dynamics.com"

static PlumbExtract *
extract (const char *text)
{
  const PlumbKindInfo *info = NULL;

  for (const GType *type = plumb_registry_get_types (); *type != 0; type++) {
    PlumbConnectorClass *klass = g_type_class_ref (*type);

    if (klass->kind == PLUMB_KIND_DYNAMICS)
      info = klass->info;
    g_type_class_unref (klass);
  }
  g_test_message ("%s", text);
  return plumb_extract (info, text);
}

static gboolean
warns (PlumbExtract *extracted, const char *id)
{
  return g_ptr_array_find_with_equal_func (extracted->warnings, id, g_str_equal, NULL);
}

static void
assert_field (PlumbExtract *extracted, const char *key, const char *value)
{
  g_assert_cmpstr (g_hash_table_lookup (extracted->fields, key), ==, value);
}

static void
test_three_ids_are_told_apart_in_any_text (void)
{
  static const char *const texts[] = {
    "Application (client) ID\n: " APPLICATION "\nDirectory (tenant) ID\n: " DIRECTORY
    "\nClient secret\n" SECRET "\nURL " ORIGIN "/main.aspx?appid=1\n",
    "Description\tExpires\tValue\tSecret ID\nlead\t3/31/2027\t" SECRET "\t" SECRET_ID
    "\nApplication ID: " APPLICATION "\nDirectory ID: " DIRECTORY "\ncontoso.crm4.dynamics.com",
    "Bonjour,\nID d’application (client) : " APPLICATION
    "\nID de l’annuaire (locataire) : " DIRECTORY "\nValeur : " SECRET "\n" ORIGIN "/\n",
    "ID de répertoire : {" DIRECTORY "}\nID de l'application : {" APPLICATION
    "}\nSecret client : " SECRET "\nUrl : " ORIGIN "\n",
    "ID do aplicativo (cliente): " APPLICATION "\nID do diretório (locatário): " DIRECTORY
    "\nSegredo do cliente: " SECRET "\n" ORIGIN "/api/data/v9.2/\n",
    "Идентификатор приложения (клиента): " APPLICATION
    "\nИдентификатор каталога (клиента): " DIRECTORY "\nЗначение: " SECRET "\n" ORIGIN "\n",
    "AZURE_TENANT_ID=" DIRECTORY "\nexport AZURE_CLIENT_ID=\"" APPLICATION
    "\"\nAZURE_CLIENT_SECRET='" SECRET "'\nDYNAMICS_URL=" ORIGIN "/\n",
    "{\"tenantId\":\"" DIRECTORY "\",\"clientId\":\"" APPLICATION "\",\"clientSecret\":\"" SECRET
    "\",\"url\":\"" ORIGIN "\"}",
    "{\n  \"appId\": \"" APPLICATION "\",\n  \"displayName\": \"leads\",\n  \"password\": \"" SECRET
    "\",\n  \"tenant\": \"" DIRECTORY "\"\n}\nfor " ORIGIN,
    "> *Directory ID:* " DIRECTORY "\n> *Application ID:* " APPLICATION
    "\n> *Application Key:* " SECRET "\n> *Url:* " ORIGIN "\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (PlumbExtract) extracted = extract (texts[i]);

    assert_field (extracted, "url", ORIGIN);
    assert_field (extracted, "authentication", "azure-ad");
    assert_field (extracted, "application-id", APPLICATION);
    assert_field (extracted, "directory-id", DIRECTORY);
    assert_field (extracted, "client-secret", SECRET);
    assert_field (extracted, "password", NULL);
    g_assert_cmpuint (extracted->missing->len, ==, 0);
    g_assert_cmpuint (extracted->warnings->len, ==, 0);
  }
}

static void
test_a_curl_line_is_decoded (void)
{
  static const char *const texts[] = {
    "curl -X POST https://login.microsoftonline.com/" DIRECTORY "/oauth2/v2.0/token -d "
    "'grant_type=client_credentials&client_id=" APPLICATION
    "&client_secret=1234ABCDEDFRZ%2FG%2FFdY0aUABCEDcqhbLn%2FST122345nBc%3D"
    "&scope=https%3A%2F%2Fcontoso.crm4.dynamics.com%2F.default'",
    "curl https://login.microsoftonline.com/" DIRECTORY "/oauth2/token \\\n"
    " -d grant_type=client_credentials \\\n -d client_id=" APPLICATION " \\\n"
    " --data-urlencode 'client_secret=" OLD_SECRET "' \\\n"
    " -d resource=https://contoso.crm4.dynamics.com/\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (PlumbExtract) extracted = extract (texts[i]);

    assert_field (extracted, "url", ORIGIN);
    assert_field (extracted, "application-id", APPLICATION);
    assert_field (extracted, "directory-id", DIRECTORY);
    assert_field (extracted, "client-secret", OLD_SECRET);
    g_assert_cmpuint (extracted->warnings->len, ==, 0);
  }
}

static void
test_a_secret_id_is_warned_of (void)
{
  g_autoptr (PlumbExtract) only = extract ("Secret ID: " SECRET_ID "\nDirectory ID " DIRECTORY);
  g_autoptr (PlumbExtract) instead = extract ("Client secret: " SECRET_ID);
  g_autoptr (PlumbExtract) masked = extract ("Client secret: abc******************");

  g_assert_true (warns (only, "dynamics.client-secret.is-id"));
  g_assert_true (warns (instead, "dynamics.client-secret.is-id"));
  assert_field (masked, "client-secret", NULL);
}

static void
test_a_user_means_the_older_way (void)
{
  g_autoptr (PlumbExtract) extracted =
      extract ("URL: " ORIGIN "\nUser name: leads@contoso.onmicrosoft.com\nPassword: P@ssw0rd\n");
  g_autoptr (PlumbExtract) french = extract ("Nom d’utilisateur : leads@contoso.com\n"
                                             "Mot de passe : P@ssw0rd\n");

  assert_field (extracted, "authentication", "office365");
  assert_field (extracted, "user-name", "leads@contoso.onmicrosoft.com");
  assert_field (extracted, "password", "P@ssw0rd");
  g_assert_cmpuint (extracted->missing->len, ==, 0);
  g_assert_true (warns (extracted, "dynamics.authentication.office365"));
  assert_field (french, "password", "P@ssw0rd");
  g_assert_cmpuint (french->missing->len, ==, 1);
  g_assert_cmpstr (french->missing->pdata[0], ==, "url");
}

static void
test_one_word_is_not_taken_for_everything (void)
{
  g_autoptr (PlumbExtract) id = extract (APPLICATION);
  g_autoptr (PlumbExtract) address = extract (ORIGIN "/main.aspx");
  g_autoptr (PlumbExtract) strange = extract ("leadForm(//x");

  g_assert_cmpuint (g_hash_table_size (strange->fields), ==, 0);
  g_assert_cmpuint (g_hash_table_size (id->fields), ==, 0);
  g_assert_cmpuint (id->missing->len, ==, 4);
  assert_field (address, "url", ORIGIN);
  g_assert_cmpuint (g_hash_table_size (address->fields), ==, 1);
}

static void
test_prose_is_no_secret (void)
{
  g_autoptr (PlumbExtract) extracted =
      extract ("The client secret expires tomorrow, and the value credentials were changed. "
               "Application ID and directory ID follow later.");

  assert_field (extracted, "client-secret", NULL);
  assert_field (extracted, "application-id", NULL);
}

static void
test_a_date_and_a_cloud_are_seen (void)
{
  g_autoptr (PlumbExtract) extracted =
      extract ("endDateTime: 2027-03-31T00:00:00Z\nhttps://login.microsoftonline.us/" DIRECTORY
               "/oauth2/v2.0/token");

  assert_field (extracted, "client-secret-ends", "2027-03-31");
  assert_field (extracted, "login-host", "https://login.microsoftonline.us");
  assert_field (extracted, "directory-id", DIRECTORY);
}

static void
test_the_sample_of_the_documentation_is_told (void)
{
  g_autoptr (PlumbExtract) extracted =
      extract ("Directory ID: 12345678-8af1-4asf-1234-12234d01db47");

  g_assert_true (warns (extracted, "dynamics.directory-id.shape"));
}

static void
test_long_texts_take_no_time (void)
{
  static const char *const pieces[] = { "client_id", "a",          "tenant id ", "value ",
                                        "password:", "user name ", "{\"appId\"", "%3A%2F%2F" };

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++) {
    g_autoptr (GString) text = g_string_new (NULL);
    g_autoptr (PlumbExtract) extracted = NULL;

    for (guint j = 0; j < 5000; j++)
      g_string_append (text, pieces[i]);
    extracted = extract (text->str);
    g_assert_nonnull (extracted);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/extract-dynamics/three-ids-are-told-apart-in-any-text",
                   test_three_ids_are_told_apart_in_any_text);
  g_test_add_func ("/extract-dynamics/a-curl-line-is-decoded", test_a_curl_line_is_decoded);
  g_test_add_func ("/extract-dynamics/a-secret-id-is-warned-of", test_a_secret_id_is_warned_of);
  g_test_add_func ("/extract-dynamics/a-user-means-the-older-way", test_a_user_means_the_older_way);
  g_test_add_func ("/extract-dynamics/one-word-is-not-taken-for-everything",
                   test_one_word_is_not_taken_for_everything);
  g_test_add_func ("/extract-dynamics/prose-is-no-secret", test_prose_is_no_secret);
  g_test_add_func ("/extract-dynamics/a-date-and-a-cloud-are-seen",
                   test_a_date_and_a_cloud_are_seen);
  g_test_add_func ("/extract-dynamics/the-sample-of-the-documentation-is-told",
                   test_the_sample_of_the_documentation_is_told);
  g_test_add_func ("/extract-dynamics/long-texts-take-no-time", test_long_texts_take_no_time);

  return g_test_run ();
}
