/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-clock.h"
#include "plumb-proof.h"

/* 2018-03-22T15:48:03.131884Z, whose ticks are 636573304831318840. */
#define THEN G_GINT64_CONSTANT (1521733683131884)
#define TAG "MSFT_TEST_636573304831318840"

static void
test_it_is_shaped_as_the_marketplace_s (void)
{
  g_autoptr (PlumbLead) lead = plumb_test_lead_new (NULL, THEN);
  g_autofree char *tag = plumb_lead_dup_test_tag (lead);

  g_assert_true (plumb_lead_is_test (lead));
  g_assert_cmpstr (tag, ==, TAG);
  g_assert_cmpint (plumb_lead_get_created_at (lead), ==, THEN);
  g_assert_cmpstr (plumb_lead_get_text (lead, PLUMB_LEAD_FIRST_NAME), ==, TAG);
  g_assert_cmpstr (plumb_lead_get_text (lead, PLUMB_LEAD_LAST_NAME), ==, TAG);
  g_assert_cmpstr (plumb_lead_get_text (lead, PLUMB_LEAD_COMPANY), ==, TAG);
  g_assert_cmpstr (plumb_lead_get_text (lead, PLUMB_LEAD_TITLE), ==, TAG);
  g_assert_cmpstr (plumb_lead_get_text (lead, PLUMB_LEAD_DESCRIPTION), ==, TAG);
  g_assert_cmpstr (plumb_lead_get_text (lead, PLUMB_LEAD_EMAIL), ==, TAG "@test.com");
  g_assert_cmpstr (plumb_lead_get_text (lead, PLUMB_LEAD_PHONE), ==, "1234567890");
  g_assert_cmpstr (plumb_lead_get_text (lead, PLUMB_LEAD_COUNTRY), ==, "US");
  g_assert_cmpstr (plumb_lead_get_text (lead, PLUMB_LEAD_SOURCE), ==, "AzureMarketplace");
  g_assert_cmpstr (plumb_lead_get_text (lead, PLUMB_LEAD_ACTION), ==, "INS");
  g_assert_cmpstr (plumb_lead_get_text (lead, PLUMB_LEAD_PUBLISHER), ==, "contoso");
  g_assert_cmpstr (plumb_lead_get_text (lead, PLUMB_LEAD_OFFER), ==, "contosotest");
  g_assert_cmpstr (plumb_lead_get_text (lead, PLUMB_LEAD_OFFER_TITLE), ==, "Contoso Test");
}

static void
test_options_change_what_they_name (void)
{
  const PlumbTestOptions options = { .source = "AzurePortal", .first_name = "A", .phone = "" };
  g_autoptr (PlumbLead) lead = plumb_test_lead_new (&options, THEN + G_USEC_PER_SEC);

  g_assert_cmpstr (plumb_lead_get_text (lead, PLUMB_LEAD_SOURCE), ==, "AzurePortal");
  g_assert_cmpstr (plumb_lead_get_text (lead, PLUMB_LEAD_FIRST_NAME), ==, "A");
  g_assert_null (plumb_lead_get_text (lead, PLUMB_LEAD_PHONE));
  g_assert_cmpstr (plumb_lead_get_text (lead, PLUMB_LEAD_ACTION), ==, "INS");
  g_assert_true (plumb_lead_is_test (lead));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/test-lead/it-is-shaped-as-the-marketplace-s",
                   test_it_is_shaped_as_the_marketplace_s);
  g_test_add_func ("/test-lead/options-change-what-they-name", test_options_change_what_they_name);

  return g_test_run ();
}
