/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-proof.h"

#include "plumb-test-tag.h"

static const char *
choose (const char *wanted, const char *usual)
{
  return wanted != NULL ? wanted : usual;
}

PlumbLead *
plumb_test_lead_new (const PlumbTestOptions *options, gint64 now)
{
  static const PlumbTestOptions usual = { NULL };
  g_autofree char *tag = plumb_test_tag_new (now);
  g_autofree char *email = g_strconcat (tag, "@test.com", NULL);
  const PlumbTestOptions *wanted = options != NULL ? options : &usual;
  PlumbLeadFields fields = { .created_at = plumb_test_tag_get_time (tag) };

  fields.texts[PLUMB_LEAD_SOURCE] = choose (wanted->source, "AzureMarketplace");
  fields.texts[PLUMB_LEAD_ACTION] = choose (wanted->action, "INS");
  fields.texts[PLUMB_LEAD_PUBLISHER] = choose (wanted->publisher, "contoso");
  fields.texts[PLUMB_LEAD_OFFER] = choose (wanted->offer, "contosotest");
  fields.texts[PLUMB_LEAD_OFFER_TITLE] = choose (wanted->offer_title, "Contoso Test");
  fields.texts[PLUMB_LEAD_FIRST_NAME] = choose (wanted->first_name, tag);
  fields.texts[PLUMB_LEAD_LAST_NAME] = choose (wanted->last_name, tag);
  fields.texts[PLUMB_LEAD_EMAIL] = email;
  fields.texts[PLUMB_LEAD_PHONE] = choose (wanted->phone, "1234567890");
  fields.texts[PLUMB_LEAD_COUNTRY] = "US";
  fields.texts[PLUMB_LEAD_COMPANY] = choose (wanted->company, tag);
  fields.texts[PLUMB_LEAD_TITLE] = tag;
  fields.texts[PLUMB_LEAD_DESCRIPTION] = tag;
  return plumb_lead_new (&fields);
}
