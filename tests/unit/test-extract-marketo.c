/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-connector.h"
#include "plumb-diagnosis.h"
#include "plumb-extract.h"
#include "plumb-registry.h"

#define ID "8f2c1b5e-7a6d-4e3f-9c0b-1a2b3c4d5e6f"
#define SECRET "abcDEF0123456789abcDEF0123456789"
#define EMBED(host)                                                                                \
  "<script src=\"//" host "/js/forms2/js/forms2.min.js\"></script>\n"                              \
  "<form id=\"mktoForm_1179\"></form>\n"                                                           \
  "<script>MktoForms2.loadForm(\"//" host "\", \"123-PQR-789\", 1179);</script>"

static const PlumbKindInfo *
get_info (void)
{
  for (const GType *type = plumb_registry_get_types (); *type != 0; type++) {
    PlumbConnectorClass *klass = g_type_class_ref (*type);
    const PlumbKindInfo *info = klass->kind == PLUMB_KIND_MARKETO ? klass->info : NULL;

    g_type_class_unref (klass);
    if (info != NULL)
      return info;
  }
  g_assert_not_reached ();
}

static PlumbExtract *
extract (const char *text)
{
  g_test_message ("%s", text);
  return plumb_extract (get_info (), text);
}

static const char *
get (PlumbExtract *extracted, const char *key)
{
  return g_hash_table_lookup (extracted->fields, key);
}

static gboolean
warns (PlumbExtract *extracted, const char *id)
{
  g_assert_nonnull (plumb_diagnosis_find (id));
  return g_ptr_array_find_with_equal_func (extracted->warnings, id, g_str_equal, NULL);
}

static void
test_embed_codes_have_three_values (void)
{
  static const char *const texts[] = {
    EMBED ("app-ys12.marketo.com"),
    "MktoForms2.loadForm(\"//app-ys12.marketo.com\", \"123-PQR-789\", 1179);",
    /* As Microsoft prints it. */
    "MktoForms2.loadForm(\"(\"//app-ys12.marketo.com\", \"123-PQR-789\", 1179);",
    "MktoForms2.loadForm('//app-ys12.marketo.com','123-PQR-789',1179,function(form){});",
    "“MktoForms2.loadForm(”//app-ys12.marketo.com“, ”123-PQR-789“, 1179);”",
    "&lt;script&gt;MktoForms2.loadForm(&quot;//app-ys12.marketo.com&quot;, "
    "&quot;123-PQR-789&quot;, 1179);&lt;/script&gt;",
    "> MktoForms2.loadForm(\"//app-ys12.marketo.com\",\n>   \"123-PQR-789\",\n>   1179);",
    "MktoForms2.loadForm(\"https://app-ys12.marketo.com\", \"123-PQR-789\", 1179);",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (PlumbExtract) extracted = extract (texts[i]);

    g_assert_cmpstr (get (extracted, "server-id"), ==, "ys12");
    g_assert_cmpstr (get (extracted, "munchkin-id"), ==, "123-PQR-789");
    g_assert_cmpstr (get (extracted, "form-id"), ==, "1179");
    g_assert_null (get (extracted, "client-secret"));
    g_assert_cmpuint (extracted->missing->len, ==, 0);
    g_assert_true (warns (extracted, "marketo.paste.no-credentials"));
    g_assert_false (warns (extracted, "marketo.server-id.landing-page"));
  }
}

static void
test_a_landing_page_is_no_server (void)
{
  static const char *const texts[] = { EMBED ("pages.contoso.com"),
                                       EMBED ("123-PQR-789.mktoweb.com") };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (PlumbExtract) extracted = extract (texts[i]);

    g_assert_null (get (extracted, "server-id"));
    g_assert_cmpstr (get (extracted, "munchkin-id"), ==, "123-PQR-789");
    g_assert_cmpstr (get (extracted, "form-id"), ==, "1179");
    g_assert_true (warns (extracted, "marketo.server-id.landing-page"));
  }
}

static void
test_credentials_are_found_in_four_languages (void)
{
  static const char *const texts[] = {
    "Client Id\n" ID "\nClient Secret\n" SECRET "\n",
    "Client ID: " ID "\nClient Secret: " SECRET,
    "You need the Client ID and Client Secret of LaunchPoint.\nClient ID: " ID
    "\nClient Secret: " SECRET,
    "ID client : " ID "\nSecret client : " SECRET,
    "ID du client : " ID "\nSecret du client : " SECRET,
    "Identifiant client : " ID "\nClé secrète client : " SECRET,
    "ID do cliente: " ID "\nSegredo do cliente: " SECRET,
    "ID de Cliente: " ID "\nSegredo de Cliente: " SECRET,
    "Идентификатор клиента: " ID "\nСекрет клиента: " SECRET,
    "ИД клиента: " ID "\nСекретный ключ клиента: " SECRET,
    "MARKETO_CLIENT_ID=" ID "\nMARKETO_CLIENT_SECRET=" SECRET "\n",
    "export MARKETO_CLIENT_ID='" ID "'\nexport MARKETO_CLIENT_SECRET='" SECRET "'",
    "{\"clientId\": \"" ID "\", \"clientSecret\": \"" SECRET "\"}",
    "curl 'https://123-PQR-789.mktorest.com/identity/oauth/token?grant_type=client_credentials"
    "&client_id=" ID "&client_secret=" SECRET "'",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (PlumbExtract) extracted = extract (texts[i]);

    g_assert_cmpstr (get (extracted, "client-id"), ==, ID);
    g_assert_cmpstr (get (extracted, "client-secret"), ==, SECRET);
    g_assert_cmpuint (extracted->warnings->len, ==, 0);
  }
}

static void
test_addresses_and_settings_name_the_instance (void)
{
  static const char *const texts[] = {
    "https://123-PQR-789.mktorest.com/rest",
    "Endpoint: https://123-PQR-789.mktorest.com/rest\nIdentity: "
    "https://123-PQR-789.mktorest.com/identity",
    "Munchkin Account ID: 123-PQR-789",
    "ID de compte Munchkin : 123-PQR-789",
    "ID da conta do Munchkin: 123-PQR-789",
    "Идентификатор учетной записи Munchkin: 123-PQR-789",
    "MARKETO_MUNCHKIN_ID=123-PQR-789",
    "{\"munchkinId\":\"123-PQR-789\"}",
    "Munchkin.init('123-PQR-789');",
    "123-pqr-789",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (PlumbExtract) extracted = extract (texts[i]);

    g_assert_cmpstr (get (extracted, "munchkin-id"), ==, "123-PQR-789");
    g_assert_cmpuint (extracted->missing->len, ==, 1);
    g_assert_cmpstr (extracted->missing->pdata[0], ==, "form-id");
    g_assert_null (get (extracted, "rest-host"));
  }
}

static void
test_everything_at_once_is_taken_apart (void)
{
  g_autoptr (PlumbExtract) extracted =
      extract ("{\"serverId\":\"ys12\",\"munchkinId\":\"123-PQR-789\",\"formId\":\"1179\","
               "\"clientId\":\"" ID "\",\"clientSecret\":\"" SECRET "\"}");

  g_assert_cmpuint (g_hash_table_size (extracted->fields), ==, 5);
  g_assert_cmpstr (get (extracted, "server-id"), ==, "ys12");
  g_assert_cmpstr (get (extracted, "form-id"), ==, "1179");
  g_assert_cmpuint (extracted->warnings->len, ==, 0);
}

static void
test_prose_has_no_values (void)
{
  static const char *const texts[] = {
    "Ask for the Client ID and the Client Secret, please.",
    "client_id=<Client Id>&client_secret=<Client Secret>",
    "The Form ID is missing, and so is the Server ID.",
    "The Server ID is missing.",
    "call 555-123-4567",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (PlumbExtract) extracted = extract (texts[i]);

    g_assert_cmpuint (g_hash_table_size (extracted->fields), ==, 0);
  }
}

static void
test_long_texts_take_no_time (void)
{
  static const char *const pieces[] = { "loadForm(//",     "loadForm(\"//a.b\"", "loadForm( ",
                                        "client_secret=",  "client id",          "munchkin ",
                                        "//app-a.marketo", "form id: " };

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++) {
    g_autoptr (GString) text = g_string_new (NULL);
    g_autoptr (PlumbExtract) extracted = NULL;
    gint64 start = 0;

    for (guint j = 0; j < 20000; j++)
      g_string_append (text, pieces[i]);
    start = g_get_monotonic_time ();
    extracted = extract (text->str);
    g_assert_cmpint (g_get_monotonic_time () - start, <, 5 * G_TIME_SPAN_SECOND);
  }
}

static void
test_a_post_to_the_form_is_told (void)
{
  g_autoptr (PlumbExtract) extracted =
      extract ("<form action=\"https://app-ys12.marketo.com/index.php/leadCapture/save2\">");

  g_assert_true (warns (extracted, "marketo.paste.form-post"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/extract-marketo/embed-codes-have-three-values",
                   test_embed_codes_have_three_values);
  g_test_add_func ("/extract-marketo/a-landing-page-is-no-server",
                   test_a_landing_page_is_no_server);
  g_test_add_func ("/extract-marketo/credentials-are-found-in-four-languages",
                   test_credentials_are_found_in_four_languages);
  g_test_add_func ("/extract-marketo/addresses-and-settings-name-the-instance",
                   test_addresses_and_settings_name_the_instance);
  g_test_add_func ("/extract-marketo/everything-at-once-is-taken-apart",
                   test_everything_at_once_is_taken_apart);
  g_test_add_func ("/extract-marketo/prose-has-no-values", test_prose_has_no_values);
  g_test_add_func ("/extract-marketo/long-texts-take-no-time", test_long_texts_take_no_time);
  g_test_add_func ("/extract-marketo/a-post-to-the-form-is-told", test_a_post_to_the_form_is_told);

  return g_test_run ();
}
