/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-clock.h"
#include "plumb-error.h"
#include "plumb-lead-reader.h"

#include <string.h>

#define TAG "MSFT_TEST_636573304831318844"

typedef struct {
  const char *file;
  const char *texts[PLUMB_LEAD_N_TEXTS];
} Case;

/* clang-format off */
static const Case cases[] = {
  { "https-test.json",
    { "AzureMarketplace", "INS", NULL, NULL, "Contoso Test", TAG, TAG, TAG "@test.com",
      "1234567890", "US", TAG, TAG, TAG } },
  { "https-documented.json",
    { "AzureMarketplace", "INS", NULL, NULL, "Test Microsoft", "Some", "One",
      "someone@contoso.com", "16175555555", "USA", "Contoso", "Esquire",
      "Test run through Power Automate" } },
  { "https-real.json",
    { "AppSource", "DNC", NULL, NULL, "Contoso VM", "Jane", NULL, "jane@fabrikam.com",
      "33123456789", NULL, NULL, NULL, "{\"mktcmpid\":\"1234\",\"partnerid\":\"98765\"}" } },
  { "azure-table-row.json",
    { "AzureMarketplace", "INS", "contoso", "contosotest", "Contoso Test", TAG, TAG,
      TAG "@test.com", "1234567890", "US", TAG, TAG, TAG } },
  { "azure-table-row-odd.json",
    { "AppSource", "PLT", "checkpoint", "check-point-r77-10sg-byol" } },
  { "flat.json",
    { "AppSource", "PLT", "docusign", "3701c77e-1cfa-4c56-91e6-3ed0b622145a", NULL, "Jane", "Doe",
      "jane@fabrikam.com", NULL, NULL, "Fabrikam" } },
  { "form-test.txt",
    { TAG, TAG, NULL, NULL, "Contoso Test", TAG, TAG, TAG "@test.com", "1234567890", "US", TAG,
      TAG, TAG } },
};
/* clang-format on */

static char *
load (const char *file, gsize *length)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "incoming", file, NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, length, &error);
  g_assert_no_error (error);
  return text;
}

static PlumbLead *
read_json (const char *text)
{
  g_autoptr (GError) error = NULL;
  PlumbLead *lead = plumb_lead_read_json (text, strlen (text), &error);

  g_assert_no_error (error);
  return lead;
}

static PlumbLead *
read_form (const char *text)
{
  g_autoptr (GError) error = NULL;
  PlumbLead *lead = plumb_lead_read_form (text, strlen (text), &error);

  g_assert_no_error (error);
  return lead;
}

static void
assert_text (PlumbLead *lead, PlumbLeadText text, const char *expected)
{
  g_assert_cmpstr (plumb_lead_get_text (lead, text), ==, expected);
}

static void
test_every_documented_shape_is_read (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    gsize length;
    g_autofree char *text = load (cases[i].file, &length);
    g_autoptr (PlumbLead) lead = NULL;

    g_test_message ("%s", cases[i].file);
    lead = g_str_has_suffix (cases[i].file, ".txt") ? read_form (text) : read_json (text);
    for (guint j = 0; j < PLUMB_LEAD_N_TEXTS; j++)
      assert_text (lead, j, cases[i].texts[j]);
    g_assert_cmpstr (plumb_lead_get_raw (lead), ==, text);
    g_assert_null (plumb_lead_get_key (lead));
    g_assert_cmpint (plumb_lead_get_received_at (lead), >, 0);
  }
}

static void
test_a_row_says_when_it_was_made (void)
{
  gsize length;
  g_autofree char *text = load ("azure-table-row.json", &length);
  g_autoptr (PlumbLead) lead = read_json (text);

  g_assert_cmpint (plumb_lead_get_created_at (lead), ==,
                   plumb_clock_parse ("2018-03-22T15:48:03.1318844Z"));
}

static void
test_microsofts_broken_sample_names_its_line (void)
{
  gsize length;
  g_autofree char *text = load ("https-broken.json", &length);
  g_autoptr (GError) error = NULL;

  g_assert_null (plumb_lead_read_json (text, length, &error));
  g_assert_error (error, PLUMB_ERROR, PLUMB_ERROR_FORMAT);
  g_assert_cmpstr (error->message, ==, "Line 14, column 3: a comma or a closing brace is missing");
}

static void
test_only_an_object_is_a_lead (void)
{
  static const char *const texts[] = { "", "[]", "[{}]", "1", "\"lead\"", "null", "true" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_null (plumb_lead_read_json (texts[i], strlen (texts[i]), &error));
    g_assert_error (error, PLUMB_ERROR, PLUMB_ERROR_FORMAT);
  }
}

static void
test_an_object_with_nothing_known_is_kept (void)
{
  g_autoptr (PlumbLead) lead = read_json ("{\"x\":[{}]}");

  for (guint i = 0; i < PLUMB_LEAD_N_TEXTS; i++)
    assert_text (lead, i, NULL);
  g_assert_cmpstr (plumb_lead_get_raw (lead), ==, "{\"x\":[{}]}");
  g_assert_cmpint (plumb_lead_get_created_at (lead), ==, 0);
}

static void
test_a_text_need_not_end_in_zero (void)
{
  g_autoptr (PlumbLead) lead = plumb_lead_read_json ("{\"email\":\"a@b\"}trailing", 15, NULL);

  g_assert_nonnull (lead);
  g_assert_cmpstr (plumb_lead_get_raw (lead), ==, "{\"email\":\"a@b\"}");
}

static void
test_wrong_types_are_tolerated (void)
{
  static const char *const texts[] = {
    "{\"userDetails\":[1],\"email\":\"a@b\"}",
    "{\"userDetails\":5,\"email\":\"a@b\"}",
    "{\"userDetails\":\"{\",\"email\":\"a@b\"}",
    "{\"CustomerInfo\":\"[]\",\"email\":\"a@b\"}",
    "{\"CustomerInfo\":{\"Email\":{\"x\":1}},\"email\":\"a@b\",\"phone\":[1],\"title\":{}}",
    "{\"userDetails\":{\"Email\":null},\"email\":\"a@b\",\"E-Mail\":\"\",\"createdTime\":{}}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (PlumbLead) lead = read_json (texts[i]);

    assert_text (lead, PLUMB_LEAD_EMAIL, "a@b");
    assert_text (lead, PLUMB_LEAD_PHONE, NULL);
    assert_text (lead, PLUMB_LEAD_TITLE, NULL);
  }
}

static void
test_its_own_key_is_worth_more_than_a_part_of_the_source (void)
{
  g_autoptr (PlumbLead) lead =
      read_json ("{\"LeadSource\":\"SPZA-PLT|a.b\",\"ActionCode\":\"INS\",\"ProductId\":\"c.d\"}");

  assert_text (lead, PLUMB_LEAD_SOURCE, "AppSource");
  assert_text (lead, PLUMB_LEAD_ACTION, "INS");
  assert_text (lead, PLUMB_LEAD_PUBLISHER, "c");
  assert_text (lead, PLUMB_LEAD_OFFER, "d");
}

static void
test_a_source_that_is_none_is_kept (void)
{
  g_autoptr (PlumbLead) lead = read_json ("{\"LeadSource\":\"|a.b\",\"Company\":\"x\"}");

  assert_text (lead, PLUMB_LEAD_SOURCE, "|a.b");
  assert_text (lead, PLUMB_LEAD_OFFER, NULL);
}

static void
test_forms_are_decoded (void)
{
  g_autoptr (PlumbLead) lead =
      read_form ("first_name=Ren%C3%A9+%26+Co&last_name=100%&company=a%3Db=c&=x&&title=&phone=%2B1"
                 "&city=%00&description=%ff%zz");

  assert_text (lead, PLUMB_LEAD_FIRST_NAME, "René & Co");
  assert_text (lead, PLUMB_LEAD_LAST_NAME, "100%");
  assert_text (lead, PLUMB_LEAD_COMPANY, "a=b=c");
  assert_text (lead, PLUMB_LEAD_TITLE, NULL);
  assert_text (lead, PLUMB_LEAD_PHONE, "+1");
  assert_text (lead, PLUMB_LEAD_DESCRIPTION, "\xef\xbf\xbd%zz");
}

static void
test_a_form_needs_names_and_values (void)
{
  static const char *const texts[] = { "", "hello", "{\"a\":1}", "&&" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_null (plumb_lead_read_form (texts[i], strlen (texts[i]), &error));
    g_assert_error (error, PLUMB_ERROR, PLUMB_ERROR_FORMAT);
  }
}

static void
test_invalid_bytes_in_a_form_are_made_valid (void)
{
  g_autoptr (PlumbLead) lead = read_form ("company=Caf\xe9");

  assert_text (lead, PLUMB_LEAD_COMPANY, "Caf\xef\xbf\xbd");
  g_assert_true (g_utf8_validate (plumb_lead_get_raw (lead), -1, NULL));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/lead-reader/every-documented-shape-is-read",
                   test_every_documented_shape_is_read);
  g_test_add_func ("/lead-reader/a-row-says-when-it-was-made", test_a_row_says_when_it_was_made);
  g_test_add_func ("/lead-reader/microsofts-broken-sample-names-its-line",
                   test_microsofts_broken_sample_names_its_line);
  g_test_add_func ("/lead-reader/only-an-object-is-a-lead", test_only_an_object_is_a_lead);
  g_test_add_func ("/lead-reader/an-object-with-nothing-known-is-kept",
                   test_an_object_with_nothing_known_is_kept);
  g_test_add_func ("/lead-reader/a-text-need-not-end-in-zero", test_a_text_need_not_end_in_zero);
  g_test_add_func ("/lead-reader/wrong-types-are-tolerated", test_wrong_types_are_tolerated);
  g_test_add_func ("/lead-reader/its-own-key-is-worth-more-than-a-part-of-the-source",
                   test_its_own_key_is_worth_more_than_a_part_of_the_source);
  g_test_add_func ("/lead-reader/a-source-that-is-none-is-kept",
                   test_a_source_that_is_none_is_kept);
  g_test_add_func ("/lead-reader/forms-are-decoded", test_forms_are_decoded);
  g_test_add_func ("/lead-reader/a-form-needs-names-and-values",
                   test_a_form_needs_names_and_values);
  g_test_add_func ("/lead-reader/invalid-bytes-in-a-form-are-made-valid",
                   test_invalid_bytes_in_a_form_are_made_valid);

  return g_test_run ();
}
