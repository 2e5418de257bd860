/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-diagnosis.h"
#include "plumb-extract.h"
#include "plumb-salesforce-connector.h"

#include <string.h>

#define OID "00Do0000000ZHog"
#define LONG_OID OID "EAG"
#define KEY "3MVG9abcdefghijklmnopqrstuvwxyz0123456789.ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_abcd"
#define SECRET "0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF"

/* As Salesforce makes it. */
#define COMMENTED_DEBUG                                                                            \
  "<!--  NOTE: These fields are optional debugging elements. Please uncomment    -->\n"            \
  "<!--  <input type=\"hidden\" name=\"debug\" value=1>                              -->\n"        \
  "<!--  <input type=\"hidden\" name=\"debugEmail\" value=\"me@example.com\">        -->\n"
#define FORM_START(host)                                                                           \
  "<META HTTP-EQUIV=\"Content-type\" CONTENT=\"text/html; charset=UTF-8\">\n"                      \
  "<form action=\"https://" host "/servlet/servlet.WebToLead?encoding=UTF-8&orgId=" OID            \
  "\" method=\"POST\">\n\n"                                                                        \
  "<input type=hidden name=\"oid\" value=\"" OID "\">\n"                                           \
  "<input type=hidden name=\"retURL\" value=\"http://\">\n"
#define FORM_END                                                                                   \
  "<label for=\"last_name\">Last Name</label><input  id=\"last_name\" maxlength=\"80\" "           \
  "name=\"last_name\" size=\"20\" type=\"text\" /><br>\n"                                          \
  "<input type=\"submit\" name=\"submit\">\n</form>\n"

static const PlumbKindInfo *
get_info (void)
{
  PlumbConnectorClass *klass = g_type_class_ref (PLUMB_TYPE_SALESFORCE_CONNECTOR);
  const PlumbKindInfo *info = klass->info;

  g_type_class_unref (klass);
  return info;
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
test_a_form_gives_id_and_server (void)
{
  g_autoptr (PlumbExtract) extracted =
      extract (FORM_START ("webto.salesforce.com") COMMENTED_DEBUG FORM_END);

  g_assert_cmpstr (get (extracted, "oid"), ==, OID);
  g_assert_cmpstr (get (extracted, "web-to-lead-host"), ==, "webto.salesforce.com");
  g_assert_null (get (extracted, "my-domain"));
  g_assert_cmpuint (extracted->missing->len, ==, 0);
  g_assert_cmpuint (extracted->warnings->len, ==, 0);
}

static void
test_a_form_at_a_my_domain_says_so (void)
{
  g_autoptr (PlumbExtract) extracted =
      extract (FORM_START ("acme--uat.sandbox.my.salesforce.com") FORM_END);

  g_assert_cmpstr (get (extracted, "web-to-lead-host"), ==, "acme--uat.sandbox.my.salesforce.com");
  g_assert_null (get (extracted, "my-domain"));
}

static void
test_what_loses_leads_is_warned_of (void)
{
  static const struct {
    const char *text;
    const char *id;
  } rows[] = {
    { "<script src=\"https://www.google.com/recaptcha/api.js\"></script>",
      "salesforce.seen.captcha" },
    { "<div class=\"g-recaptcha\" data-sitekey=\"x\"></div>", "salesforce.seen.captcha" },
    { "<input type=hidden name='captcha_settings' value='{}'>", "salesforce.seen.captcha" },
    { "<select id=\"country_code\" name=\"country_code\"><option>FR</option></select>",
      "salesforce.seen.list" },
    { "<input id=\"00N5g00000ABCDE\" name=\"00N5g00000ABCDE\" type=\"text\" />",
      "salesforce.seen.own-field" },
    { "<input type=\"hidden\" name=\"debug\" value=1>", "salesforce.seen.debug" },
    { "<a href=\"/" LONG_OID "\">", "salesforce.seen.eighteen" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *text =
        g_strconcat (FORM_START ("webto.salesforce.com"), rows[i].text, FORM_END, NULL);
    g_autofree char *commented = g_strconcat (FORM_START ("webto.salesforce.com"), "<!-- ",
                                              rows[i].text, " -->", FORM_END, NULL);
    g_autoptr (PlumbExtract) extracted = extract (text);
    g_autoptr (PlumbExtract) harmless = extract (commented);

    g_assert_cmpstr (get (extracted, "oid"), ==, OID);
    g_assert_true (warns (extracted, rows[i].id));
    g_assert_true (i + 1 == G_N_ELEMENTS (rows) || !warns (harmless, rows[i].id));
  }
}

static void
test_an_old_server_is_warned_of (void)
{
  g_autoptr (PlumbExtract) extracted = extract (FORM_START ("www.salesforce.com") FORM_END);

  g_assert_cmpstr (get (extracted, "web-to-lead-host"), ==, "www.salesforce.com");
  g_assert_true (warns (extracted, "salesforce.web-to-lead-host.old"));
}

static void
test_an_id_is_found_anywhere (void)
{
  static const char *const texts[] = {
    OID,
    LONG_OID,
    "oid=" OID,
    "{\"oid\": \"" LONG_OID "\"}",
    "SALESFORCE_OID=" OID "\n",
    "Salesforce.com Organization ID\t" OID "\n",
    "Identifiant de l’organisation : " OID ". Merci !",
    "Identificador da organização: " OID ", obrigado",
    "Идентификатор организации: " OID "\nС уважением",
    "> > oid: " OID "\n",
    "curl -d 'oid=" OID "&last_name=Doe' https://webto.salesforce.com/servlet/servlet.WebToLead",
    "&lt;input type=hidden name=&quot;oid&quot; value=&quot;" OID "&quot;&gt;",
    "<input value='" OID "' name='oid'>",
    "<input name=oid value=" OID ">",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (PlumbExtract) extracted = extract (texts[i]);

    g_assert_cmpstr (get (extracted, "oid"), ==, OID);
    g_assert_cmpuint (extracted->missing->len, ==, 0);
  }
}

static void
test_what_reading_takes_is_found (void)
{
  static const char *const texts[] = {
    "Consumer Key\n" KEY "\nConsumer Secret\n" SECRET "\nhttps://acme.my.salesforce.com/\n",
    "Clé du consommateur : " KEY "\nSecret du consommateur : " SECRET
    "\nhttps://acme.lightning.force.com/lightning/setup/\n",
    "Chave do consumidor: " KEY "\nSegredo do consumidor: " SECRET "\nacme.my.salesforce.com",
    "Ключ потребителя: " KEY "\nСекрет потребителя: " SECRET "\nhttps://acme.my.salesforce.com",
    "SF_CLIENT_ID=" KEY "\nSF_CLIENT_SECRET='" SECRET
    "'\nSF_INSTANCE_URL=https://acme.my.salesforce.com\n",
    "{\"consumerKey\":\"" KEY "\",\"consumerSecret\":\"" SECRET
    "\",\"instance_url\":\"https://acme.my.salesforce.com\"}",
    "curl https://acme.my.salesforce.com/services/oauth2/token -d grant_type=client_credentials "
    "-d client_id=" KEY " -d client_secret=" SECRET,
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (PlumbExtract) extracted = extract (texts[i]);

    g_assert_cmpstr (get (extracted, "consumer-key"), ==, KEY);
    g_assert_cmpstr (get (extracted, "consumer-secret"), ==, SECRET);
    g_assert_cmpstr (get (extracted, "my-domain"), ==, "acme.my.salesforce.com");
    g_assert_cmpuint (extracted->missing->len, ==, 1);
    g_assert_cmpuint (extracted->warnings->len, ==, 0);
  }
}

/* The token of a session starts with the organisation's id. */
static void
test_a_token_is_no_id (void)
{
  static const char *const texts[] = {
    "",
    "hello",
    "Authorization: Bearer " OID "!AQ0AQB.xyz",
    "00Qo0000000ZHog",
    "Consumer Key and Consumer Secret are under OAuth Settings",
    "my.salesforce.com",
    "<form action=\"/servlet/servlet.WebToLead\">",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (PlumbExtract) extracted = extract (texts[i]);

    g_assert_cmpuint (g_hash_table_size (extracted->fields), ==, 0);
    g_assert_cmpuint (extracted->missing->len, ==, 1);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/extract-salesforce/a-form-gives-id-and-server",
                   test_a_form_gives_id_and_server);
  g_test_add_func ("/extract-salesforce/a-form-at-a-my-domain-says-so",
                   test_a_form_at_a_my_domain_says_so);
  g_test_add_func ("/extract-salesforce/what-loses-leads-is-warned-of",
                   test_what_loses_leads_is_warned_of);
  g_test_add_func ("/extract-salesforce/an-old-server-is-warned-of",
                   test_an_old_server_is_warned_of);
  g_test_add_func ("/extract-salesforce/an-id-is-found-anywhere", test_an_id_is_found_anywhere);
  g_test_add_func ("/extract-salesforce/what-reading-takes-is-found",
                   test_what_reading_takes_is_found);
  g_test_add_func ("/extract-salesforce/a-token-is-no-id", test_a_token_is_no_id);

  return g_test_run ();
}
