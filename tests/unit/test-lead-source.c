/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-lead-source.h"

#include <glib.h>

#define TAG "MSFT_TEST_636573304831318844"

static void
assert_parsed (const char *text, const char *source, const char *action, const char *publisher,
               const char *offer)
{
  g_autoptr (PlumbLeadSource) parsed = plumb_lead_source_parse (text);

  g_assert_nonnull (parsed);
  g_assert_cmpstr (parsed->source, ==, source);
  g_assert_cmpstr (parsed->action, ==, action);
  g_assert_cmpstr (parsed->publisher, ==, publisher);
  g_assert_cmpstr (parsed->offer, ==, offer);
}

static void
test_documented_sources_are_taken_apart (void)
{
  assert_parsed ("AzureMarketplace-INS|bitnami.openedxcypress", "AzureMarketplace", "INS",
                 "bitnami", "openedxcypress");
  assert_parsed ("TestDrive-StartTestDrive|a.b", "TestDrive", "StartTestDrive", "a", "b");
}

static void
test_appsource_has_one_name (void)
{
  assert_parsed ("SPZA-PLT|checkpoint.check-point-r77-10sg-byol", "AppSource", "PLT", "checkpoint",
                 "check-point-r77-10sg-byol");
  assert_parsed ("AppSource (SPZA)-DNC|docusign.3701c77e-1cfa-4c56-91e6-3ed0b622145a", "AppSource",
                 "DNC", "docusign", "3701c77e-1cfa-4c56-91e6-3ed0b622145a");
  assert_parsed ("appsource-dnc|a.b", "AppSource", "DNC", "a", "b");
}

/* As the documents print them: a character short, and with blanks and letters of another alphabet.
 */
static void
test_damaged_offers_are_no_error (void)
{
  assert_parsed ("AppSource (SPZA)-DNC|docusign.3701c77e-1cfa-4c56-91e6-3ed0b622145", "AppSource",
                 "DNC", "docusign", "3701c77e-1cfa-4c56-91e6-3ed0b622145");
  assert_parsed ("AzureMarketplace-INS|Checkpoint. Check-Point-R77-10SG-byol", "AzureMarketplace",
                 "INS", NULL, "Checkpoint. Check-Point-R77-10SG-byol");
  assert_parsed ("AzureMarketplace-INS|BitNami. опенедксципресс", "AzureMarketplace", "INS", NULL,
                 "BitNami. опенедксципресс");
}

static void
test_the_first_dot_ends_the_publisher (void)
{
  assert_parsed ("AzurePortal-Create|contoso.vm.v2", "AzurePortal", "Create", "contoso", "vm.v2");
}

static void
test_a_test_lead_names_its_offer (void)
{
  assert_parsed (TAG "-" TAG "|Contoso Test", TAG, TAG, NULL, "Contoso Test");
  assert_parsed (TAG "-" TAG "|Acme 2.0 Backup", TAG, TAG, NULL, "Acme 2.0 Backup");
}

static void
test_a_source_alone_is_enough (void)
{
  assert_parsed ("AzureMarketplace", "AzureMarketplace", NULL, NULL, NULL);
  assert_parsed ("AzureMarketplace|", "AzureMarketplace", NULL, NULL, NULL);
  assert_parsed ("AzureMarketplace-|", "AzureMarketplace", NULL, NULL, NULL);
}

static void
test_unknown_words_are_kept (void)
{
  assert_parsed ("AzureMarketplace-XYZ|a.b", "AzureMarketplace", "XYZ", "a", "b");
  assert_parsed ("Moon-Walk|a.b", "Moon", "Walk", "a", "b");
}

static void
test_blanks_do_not_matter (void)
{
  assert_parsed (" AzureMarketplace - INS | a.b ", "AzureMarketplace", "INS", "a", "b");
}

static void
test_the_first_bar_separates (void)
{
  assert_parsed ("AzurePortal-INS|a.b|c", "AzurePortal", "INS", "a", "b|c");
}

static void
test_nothing_is_no_source (void)
{
  static const char *const texts[] = { "", "  ", "|", "|a.b", "-INS|a.b" };

  g_assert_null (plumb_lead_source_parse (NULL));
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_null (plumb_lead_source_parse (texts[i]));
}

static void
test_parts_make_the_text_again (void)
{
  static const struct {
    const char *parts[5];
    const char *text;
  } samples[] = {
    { { "AzureMarketplace", "INS", "bitnami", "openedxcypress", "Open edX" },
      "AzureMarketplace-INS|bitnami.openedxcypress" },
    { { "TestDrive", "StartTestDrive", "a", "b.c" }, "TestDrive-StartTestDrive|a.b.c" },
    { { "MSFT_TEST_1", "MSFT_TEST_1", NULL, NULL, "Contoso Test" },
      "MSFT_TEST_1-MSFT_TEST_1|Contoso Test" },
    { { "AzurePortal" }, "AzurePortal" },
    { { "AzurePortal", NULL, NULL, "offer" }, "AzurePortal|offer" },
    { { NULL }, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++) {
    const char *const *parts = samples[i].parts;
    g_autofree char *text =
        plumb_lead_source_format (parts[0], parts[1], parts[2], parts[3], parts[4]);

    g_assert_cmpstr (text, ==, samples[i].text);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/lead-source/documented-sources-are-taken-apart",
                   test_documented_sources_are_taken_apart);
  g_test_add_func ("/lead-source/appsource-has-one-name", test_appsource_has_one_name);
  g_test_add_func ("/lead-source/damaged-offers-are-no-error", test_damaged_offers_are_no_error);
  g_test_add_func ("/lead-source/the-first-dot-ends-the-publisher",
                   test_the_first_dot_ends_the_publisher);
  g_test_add_func ("/lead-source/a-test-lead-names-its-offer", test_a_test_lead_names_its_offer);
  g_test_add_func ("/lead-source/a-source-alone-is-enough", test_a_source_alone_is_enough);
  g_test_add_func ("/lead-source/unknown-words-are-kept", test_unknown_words_are_kept);
  g_test_add_func ("/lead-source/blanks-do-not-matter", test_blanks_do_not_matter);
  g_test_add_func ("/lead-source/the-first-bar-separates", test_the_first_bar_separates);
  g_test_add_func ("/lead-source/nothing-is-no-source", test_nothing_is_no_source);
  g_test_add_func ("/lead-source/parts-make-the-text-again", test_parts_make_the_text_again);

  return g_test_run ();
}
