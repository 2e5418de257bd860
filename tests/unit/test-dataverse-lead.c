/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-clock.h"
#include "plumb-dataverse-lead.h"
#include "plumb-json.h"
#include "plumb-test-sample.h"

#include <string.h>

#define TAG PLUMB_TEST_SAMPLE_TAG

static PlumbLead *
read_lead (const char *text)
{
  g_autoptr (JsonNode) node = plumb_json_parse (text, strlen (text), NULL);

  g_assert_nonnull (node);
  return plumb_dataverse_lead_from_json (json_node_get_object (node));
}

static void
test_a_test_lead_is_written_to_the_byte (void)
{
  g_autoptr (PlumbLead) lead = plumb_test_sample_new ();
  g_autofree char *body = plumb_dataverse_lead_to_json (lead, 0);

  g_assert_cmpstr (body, ==,
                   "{\"subject\":\"" TAG "-" TAG "|Contoso Test\",\"firstname\":\"" TAG
                   "\",\"lastname\":\"" TAG "\",\"companyname\":\"" TAG
                   "\",\"emailaddress1\":\"" TAG
                   "@test.com\",\"telephone1\":\"1234567890\",\"jobtitle\":\"" TAG
                   "\",\"address1_country\":\"US\",\"description\":\"" TAG "\"}");
  g_assert_cmpuint (strlen (body), ==, 407);
}

static void
test_the_deep_test_sets_the_lead_source (void)
{
  g_autoptr (PlumbLead) lead = plumb_test_sample_new ();
  g_autofree char *body = plumb_dataverse_lead_to_json (lead, 8);

  g_assert_true (g_str_has_suffix (body, "\",\"leadsourcecode\":8}"));
}

static void
test_a_real_lead_has_the_marketplaces_text (void)
{
  PlumbLeadFields fields = { .received_at = 1 };
  g_autoptr (PlumbLead) lead = NULL;
  g_autofree char *subject = NULL;
  g_autofree char *body = NULL;
  g_autofree char *filter = NULL;

  fields.texts[PLUMB_LEAD_SOURCE] = "AzurePortal";
  fields.texts[PLUMB_LEAD_ACTION] = "Create";
  fields.texts[PLUMB_LEAD_PUBLISHER] = "contoso";
  fields.texts[PLUMB_LEAD_OFFER] = "vm.v2";
  fields.texts[PLUMB_LEAD_LAST_NAME] = "O'Brien";
  fields.texts[PLUMB_LEAD_EMAIL] = "o'brien@example.com";
  lead = plumb_lead_new (&fields);
  subject = plumb_dataverse_lead_dup_subject (lead);
  body = plumb_dataverse_lead_to_json (lead, 0);
  filter = plumb_dataverse_lead_dup_filter (lead);

  g_assert_cmpstr (subject, ==, "AzurePortal-Create|contoso.vm.v2");
  g_assert_cmpstr (body, ==,
                   "{\"subject\":\"AzurePortal-Create|contoso.vm.v2\",\"lastname\":\"O'Brien\","
                   "\"emailaddress1\":\"o'brien@example.com\"}");
  g_assert_cmpstr (filter, ==,
                   "subject eq 'AzurePortal-Create|contoso.vm.v2' and "
                   "emailaddress1 eq 'o''brien@example.com'");
}

static void
test_a_record_becomes_a_lead (void)
{
  g_autoptr (PlumbLead) lead = read_lead (
      "{\"@odata.etag\":\"W/\\\"1\\\"\",\"leadid\":\"d9c8b7a6-9584-4372-9160-5f4e3d2c1b0a\","
      "\"subject\":\"SPZA-PLT|checkpoint.check-point-r77-10sg-byol\",\"firstname\":\"Jane\","
      "\"lastname\":\"Doe\",\"companyname\":\"Fabrikam\",\"jobtitle\":null,"
      "\"createdon\":\"2018-03-22T15:48:03Z\",\"leadsourcecode\":8}");

  g_assert_cmpstr (plumb_lead_get_key (lead), ==, "d9c8b7a6-9584-4372-9160-5f4e3d2c1b0a");
  g_assert_cmpstr (plumb_lead_get_text (lead, PLUMB_LEAD_SOURCE), ==, "AppSource");
  g_assert_cmpstr (plumb_lead_get_text (lead, PLUMB_LEAD_ACTION), ==, "PLT");
  g_assert_cmpstr (plumb_lead_get_text (lead, PLUMB_LEAD_PUBLISHER), ==, "checkpoint");
  g_assert_cmpstr (plumb_lead_get_text (lead, PLUMB_LEAD_OFFER), ==, "check-point-r77-10sg-byol");
  g_assert_null (plumb_lead_get_text (lead, PLUMB_LEAD_OFFER_TITLE));
  g_assert_cmpstr (plumb_lead_get_text (lead, PLUMB_LEAD_COMPANY), ==, "Fabrikam");
  g_assert_null (plumb_lead_get_text (lead, PLUMB_LEAD_TITLE));
  g_assert_cmpint (plumb_lead_get_created_at (lead) / G_USEC_PER_SEC, ==, 1521733683);
  g_assert_nonnull (strstr (plumb_lead_get_raw (lead), "\"leadsourcecode\":8"));
}

static void
test_a_topic_of_people_has_no_source (void)
{
  g_autoptr (PlumbLead) lead = read_lead ("{\"leadid\":\"1\",\"subject\":\"Wants A-1 licences\"}");

  g_assert_null (plumb_lead_get_text (lead, PLUMB_LEAD_SOURCE));
  g_assert_cmpstr (plumb_lead_get_text (lead, PLUMB_LEAD_OFFER_TITLE), ==, "Wants A-1 licences");
}

static void
test_a_test_lead_comes_back_as_one (void)
{
  g_autoptr (PlumbLead) lead = read_lead ("{\"leadid\":\"1\",\"subject\":\"" TAG "-" TAG
                                          "|Contoso Test\",\"lastname\":\"" TAG "\"}");

  g_assert_true (plumb_lead_is_test (lead));
  g_assert_cmpstr (plumb_lead_get_text (lead, PLUMB_LEAD_OFFER_TITLE), ==, "Contoso Test");
  g_assert_null (plumb_lead_get_text (lead, PLUMB_LEAD_OFFER));
}

static void
test_what_was_deleted_is_no_lead (void)
{
  g_assert_null (read_lead ("{\"id\":\"1\",\"reason\":\"deleted\"}"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/dataverse-lead/a-test-lead-is-written-to-the-byte",
                   test_a_test_lead_is_written_to_the_byte);
  g_test_add_func ("/dataverse-lead/the-deep-test-sets-the-lead-source",
                   test_the_deep_test_sets_the_lead_source);
  g_test_add_func ("/dataverse-lead/a-real-lead-has-the-marketplaces-text",
                   test_a_real_lead_has_the_marketplaces_text);
  g_test_add_func ("/dataverse-lead/a-record-becomes-a-lead", test_a_record_becomes_a_lead);
  g_test_add_func ("/dataverse-lead/a-topic-of-people-has-no-source",
                   test_a_topic_of_people_has_no_source);
  g_test_add_func ("/dataverse-lead/a-test-lead-comes-back-as-one",
                   test_a_test_lead_comes_back_as_one);
  g_test_add_func ("/dataverse-lead/what-was-deleted-is-no-lead", test_what_was_deleted_is_no_lead);

  return g_test_run ();
}
