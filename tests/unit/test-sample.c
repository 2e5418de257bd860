/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-lead-reader.h"
#include "plumb-lead-source.h"
#include "plumb-sample.h"

#include <string.h>

#define TAG "MSFT_TEST_636573304831318844"

static void
test_the_missing_comma_is_added (void)
{
  g_autofree char *path =
      g_test_build_filename (G_TEST_DIST, "data", "incoming", "https-broken.json", NULL);
  g_autofree char *text = NULL;
  g_autofree char *mended = NULL;
  g_autoptr (PlumbLead) lead = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  mended = plumb_sample_mend (text);
  g_assert_nonnull (mended);
  g_assert_cmpuint (strlen (mended), ==, strlen (text) + 1);
  lead = plumb_lead_read_json (mended, strlen (mended), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (plumb_lead_get_text (lead, PLUMB_LEAD_OFFER_TITLE), ==, "Contoso Test");
  g_assert_cmpstr (plumb_lead_get_text (lead, PLUMB_LEAD_DESCRIPTION), ==, TAG);
}

static void
assert_mended (const char *text, const char *promised)
{
  g_autofree char *mended = plumb_sample_mend (text);

  g_assert_cmpstr (mended, ==, promised);
}

static void
test_what_is_sound_or_beyond_it_is_left_alone (void)
{
  assert_mended ("{\"a\": \"b, \\\"c\\\" \\\\\", \"d\": [1, \"e\"]}", NULL);
  assert_mended ("{\"a\": ", NULL);
  assert_mended ("a\" \"b", NULL);
  assert_mended ("", NULL);
  assert_mended ("{\"a\": 1 \"b\": [\"c\" \"d\"] \"e\": null}",
                 "{\"a\": 1, \"b\": [\"c\", \"d\"], \"e\": null}");
}

static void
test_the_backslashes_of_markdown_go (void)
{
  g_autofree char *mail = plumb_sample_unescape ("jsmith\\@microsoft.com");
  g_autofree char *source = plumb_sample_unescape (TAG "-" TAG "|\\<Offer Name>");
  g_autofree char *path = plumb_sample_unescape ("C:\\temp");
  g_autoptr (PlumbLeadSource) parsed = plumb_lead_source_parse (source);

  g_assert_cmpstr (mail, ==, "jsmith@microsoft.com");
  g_assert_cmpstr (source, ==, TAG "-" TAG "|<Offer Name>");
  g_assert_cmpstr (parsed->offer, ==, "<Offer Name>");
  g_assert_cmpstr (path, ==, "C:\\temp");
  assert_mended ("{\"Email\": \"jsmith\\@microsoft.com\"}",
                 "{\"Email\": \"jsmith@microsoft.com\"}");
  assert_mended ("{\"lead_source\": \"a-b|\\<Offer Name>\"}",
                 "{\"lead_source\": \"a-b|<Offer Name>\"}");
}

static void
test_the_person_of_the_documents_is_read (void)
{
  static const char json[] =
      "{\"userDetails\":{\"FirstName\":\"John\",\"LastName\":\"Smith\","
      "\"Email\":\"jsmith@microsoft.com\",\"Phone\":\"1234567890\",\"Country\":\"US\","
      "\"Company\":\"Microsoft\",\"Title\":\"CTO\"}}";
  static const char *const promised[] = { "John",       "Smith", "jsmith@microsoft.com",
                                          "1234567890", "US",    "Microsoft",
                                          "CTO" };
  g_autoptr (PlumbLead) lead = plumb_lead_read_json (json, strlen (json), NULL);

  for (guint i = 0; i < G_N_ELEMENTS (promised); i++)
    g_assert_cmpstr (plumb_lead_get_text (lead, PLUMB_LEAD_FIRST_NAME + i), ==, promised[i]);
}

static void
test_translated_keys_have_true_ones (void)
{
  g_assert_cmpstr (plumb_sample_get_wire_name ("país"), ==, "country");
  g_assert_cmpstr (plumb_sample_get_wire_name ("PAÍS"), ==, "country");
  g_assert_cmpstr (plumb_sample_get_wire_name ("codificação"), ==, "encoding");
  g_assert_cmpstr (plumb_sample_get_wire_name ("telefone"), ==, "phone");
  g_assert_cmpstr (plumb_sample_get_wire_name ("OID"), ==, "oid");
  g_assert_null (plumb_sample_get_wire_name ("oid"));
  g_assert_null (plumb_sample_get_wire_name ("country"));
}

/* A document in Russian has even what is sent in Russian letters. */
static void
test_translated_literals_have_true_ones (void)
{
  static const char *const rows[][2] = {
    { "азуремаркетплаце", "AzureMarketplace" },
    { "Тестдриве", "TestDrive" },
    { "СПЗА", "SPZA" },
    { "ПЛТ", "PLT" },
    { "Старттестдриве", "StartTestDrive" },
    { "Создать", "Create" },
  };
  g_autofree char *told = plumb_sample_describe_translations ("LeadSource: СПЗА-ПЛТ|contoso.vm");
  g_autofree char *prose = plumb_sample_describe_translations ("Нажмите «Создать».");

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpstr (plumb_sample_get_wire_name (rows[i][0]), ==, rows[i][1]);
  g_assert_cmpstr (told, ==, "СПЗА → SPZA\nПЛТ → PLT");
  g_assert_null (prose);
}

static void
test_a_translated_sample_is_told_from_prose (void)
{
  g_autofree char *lines = plumb_sample_describe_translations (
      "empresa = " TAG "\npaís = US\ncodificação = UTF-8\ncodificação = UTF-8\n"
      "telefone = 1234567890\nOID = 00Do0000000ZHog");

  g_assert_cmpstr (lines, ==,
                   "país → country\ncodificação → encoding\ntelefone → phone\nOID → oid");
  g_assert_null (plumb_sample_describe_translations ("O telefone e o país do cliente"));
  g_assert_null (plumb_sample_describe_translations ("country = US\nphone = 1\noid = 0"));
}

static void
test_a_doubled_key_breaks_nothing (void)
{
  static const char json[] = "{\"encoding\":\"UTF-8\",\"company\":\"a\",\"encoding\":\"UTF-8\"}";
  static const char form[] = "encoding=UTF-8&company=a&encoding=UTF-8";
  g_autoptr (PlumbLead) read = plumb_lead_read_json (json, strlen (json), NULL);
  g_autoptr (PlumbLead) decoded = plumb_lead_read_form (form, strlen (form), NULL);

  g_assert_cmpstr (plumb_lead_get_text (read, PLUMB_LEAD_COMPANY), ==, "a");
  g_assert_cmpstr (plumb_lead_get_text (decoded, PLUMB_LEAD_COMPANY), ==, "a");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sample/the-missing-comma-is-added", test_the_missing_comma_is_added);
  g_test_add_func ("/sample/what-is-sound-or-beyond-it-is-left-alone",
                   test_what_is_sound_or_beyond_it_is_left_alone);
  g_test_add_func ("/sample/the-backslashes-of-markdown-go", test_the_backslashes_of_markdown_go);
  g_test_add_func ("/sample/translated-keys-have-true-ones", test_translated_keys_have_true_ones);
  g_test_add_func ("/sample/the-person-of-the-documents-is-read",
                   test_the_person_of_the_documents_is_read);
  g_test_add_func ("/sample/translated-literals-have-true-ones",
                   test_translated_literals_have_true_ones);
  g_test_add_func ("/sample/a-translated-sample-is-told-from-prose",
                   test_a_translated_sample_is_told_from_prose);
  g_test_add_func ("/sample/a-doubled-key-breaks-nothing", test_a_doubled_key_breaks_nothing);

  return g_test_run ();
}
