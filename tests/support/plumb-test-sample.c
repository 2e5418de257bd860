/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-test-sample.h"

PlumbLead *
plumb_test_sample_new (void)
{
  PlumbLeadFields fields = {
    .created_at = PLUMB_TEST_SAMPLE_TIME,
    .texts = {
      [PLUMB_LEAD_SOURCE] = "AzureMarketplace",
      [PLUMB_LEAD_ACTION] = "INS",
      [PLUMB_LEAD_PUBLISHER] = "contoso",
      [PLUMB_LEAD_OFFER] = "contosotest",
      [PLUMB_LEAD_OFFER_TITLE] = "Contoso Test",
      [PLUMB_LEAD_FIRST_NAME] = PLUMB_TEST_SAMPLE_TAG,
      [PLUMB_LEAD_LAST_NAME] = PLUMB_TEST_SAMPLE_TAG,
      [PLUMB_LEAD_EMAIL] = PLUMB_TEST_SAMPLE_TAG "@test.com",
      [PLUMB_LEAD_PHONE] = "1234567890",
      [PLUMB_LEAD_COUNTRY] = "US",
      [PLUMB_LEAD_COMPANY] = PLUMB_TEST_SAMPLE_TAG,
      [PLUMB_LEAD_TITLE] = PLUMB_TEST_SAMPLE_TAG,
      [PLUMB_LEAD_DESCRIPTION] = PLUMB_TEST_SAMPLE_TAG,
    },
  };

  return plumb_lead_new (&fields);
}
