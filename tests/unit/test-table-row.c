/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-clock.h"
#include "plumb-json.h"
#include "plumb-table-row.h"
#include "plumb-test-sample.h"

#include <string.h>

#define TAG PLUMB_TEST_SAMPLE_TAG
#define SAMPLE_ROW                                                                                 \
  "{\"PartitionKey\":\"2018-03-22\",\"RowKey\":\"" TAG                                             \
  "\",\"ProductId\":\"contoso.contosotest\",\"CustomerInfo\":\"{\\\"FirstName\\\":\\\"" TAG        \
  "\\\",\\\"LastName\\\":\\\"" TAG "\\\",\\\"Email\\\":\\\"" TAG                                   \
  "@test.com\\\",\\\"Phone\\\":\\\"1234567890\\\",\\\"Country\\\":\\\"US\\\","                     \
  "\\\"Company\\\":\\\"" TAG "\\\",\\\"Title\\\":\\\"" TAG                                         \
  "\\\"}\",\"LeadSource\":\"AzureMarketplace\",\"ActionCode\":\"INS\","                            \
  "\"PublisherDisplayName\":\"Contoso\",\"OfferDisplayName\":\"Contoso Test\","                    \
  "\"CreatedTime\":\"2018-03-22T15:48:03.1318844Z\",\"Description\":\"" TAG "\"}"

static PlumbLead *
read_text (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = plumb_json_parse (text, strlen (text), &error);

  g_assert_no_error (error);
  return plumb_table_row_to_lead (json_node_get_object (node));
}

static void
test_the_sample_is_written_to_the_byte (void)
{
  g_autoptr (PlumbLead) lead = plumb_test_sample_new ();
  g_autofree char *text = plumb_table_row_from_lead (lead);

  g_assert_cmpstr (text, ==, SAMPLE_ROW);
  g_assert_cmpuint (strlen (text), ==, 607);
}

static void
test_what_is_written_is_read_back (void)
{
  g_autoptr (PlumbLead) lead = plumb_test_sample_new ();
  g_autofree char *text = plumb_table_row_from_lead (lead);
  g_autoptr (PlumbLead) read = read_text (text);

  for (PlumbLeadText i = PLUMB_LEAD_SOURCE; i < PLUMB_LEAD_N_TEXTS; i++)
    g_assert_cmpstr (plumb_lead_get_text (read, i), ==, plumb_lead_get_text (lead, i));
  g_assert_cmpint (plumb_lead_get_created_at (read), ==, PLUMB_TEST_SAMPLE_TIME);
  g_assert_cmpstr (plumb_lead_get_key (read), ==, "2018-03-22\n" TAG);
  g_assert_cmpstr (plumb_lead_get_raw (read), ==, SAMPLE_ROW);
}

static void
test_what_is_unknown_has_no_column (void)
{
  PlumbLeadFields fields = { .created_at = PLUMB_TEST_SAMPLE_TIME };
  g_autoptr (PlumbLead) lead = NULL;
  g_autofree char *text = NULL;

  fields.texts[PLUMB_LEAD_OFFER] = "only-an-offer";
  fields.texts[PLUMB_LEAD_EMAIL] = "jörg@example.com";
  lead = plumb_lead_new (&fields);
  text = plumb_table_row_from_lead (lead);

  g_assert_nonnull (strstr (text, "\"ProductId\":\"only-an-offer\""));
  g_assert_nonnull (strstr (text, "\"CustomerInfo\":\"{\\\"Email\\\":\\\"jörg@example.com\\\"}\""));
  g_assert_nonnull (strstr (text, "\"CreatedTime\":\"2018-03-22T15:48:03.1318840Z\""));
  g_assert_null (strstr (text, "Description"));
  g_assert_null (strstr (text, "LeadSource"));
  g_assert_null (strstr (text, "null"));
}

static void
test_a_real_lead_has_the_same_keys_each_time (void)
{
  PlumbLeadFields fields = { .created_at = PLUMB_TEST_SAMPLE_TIME };
  g_autoptr (PlumbLead) first = NULL;
  g_autoptr (PlumbLead) again = NULL;
  g_autoptr (PlumbLead) other = NULL;
  g_autofree char *partition = NULL;
  g_autofree char *row = NULL;
  g_autofree char *partition_again = NULL;
  g_autofree char *row_again = NULL;
  g_autofree char *partition_other = NULL;
  g_autofree char *row_other = NULL;

  fields.texts[PLUMB_LEAD_FIRST_NAME] = "Jane/#?\\";
  first = plumb_lead_new (&fields);
  again = plumb_lead_new (&fields);
  fields.texts[PLUMB_LEAD_FIRST_NAME] = NULL;
  fields.texts[PLUMB_LEAD_LAST_NAME] = "Jane/#?\\";
  other = plumb_lead_new (&fields);
  plumb_table_row_dup_keys (first, &partition, &row);
  plumb_table_row_dup_keys (again, &partition_again, &row_again);
  plumb_table_row_dup_keys (other, &partition_other, &row_other);

  g_assert_cmpstr (partition, ==, "2018-03-22");
  g_assert_cmpstr (row, ==, row_again);
  g_assert_cmpstr (row, !=, row_other);
  g_assert_null (strpbrk (row, "/\\#?"));
}

static void
test_a_row_without_columns_is_a_lead (void)
{
  g_autoptr (PlumbLead) lead = read_text ("{}");

  g_assert_cmpstr (plumb_lead_get_raw (lead), ==, "{}");
  g_assert_cmpstr (plumb_lead_get_key (lead), ==, "\n");
  g_assert_cmpint (plumb_lead_get_created_at (lead), ==, 0);
  g_assert_cmpint (plumb_lead_get_received_at (lead), >, 0);
  g_assert_null (plumb_lead_get_text (lead, PLUMB_LEAD_SOURCE));
}

static void
test_customer_info_that_is_no_json_stays_in_raw (void)
{
  g_autoptr (PlumbLead) lead =
      read_text ("{\"CustomerInfo\":\"Jane, Fabrikam\",\"ActionCode\":\"ins\","
                 "\"Timestamp\":\"2018-03-22T15:48:03.1318844Z\",\"Description\":\" \"}");

  g_assert_nonnull (strstr (plumb_lead_get_raw (lead), "Jane, Fabrikam"));
  g_assert_null (plumb_lead_get_text (lead, PLUMB_LEAD_FIRST_NAME));
  g_assert_null (plumb_lead_get_text (lead, PLUMB_LEAD_DESCRIPTION));
  g_assert_cmpstr (plumb_lead_get_text (lead, PLUMB_LEAD_ACTION), ==, "INS");
  g_assert_cmpint (plumb_lead_get_created_at (lead), ==, PLUMB_TEST_SAMPLE_TIME);
}

static void
test_the_grammar_of_lead_source_is_read (void)
{
  g_autoptr (PlumbLead) lead =
      read_text ("{\"LeadSource\":\"SPZA-PLT|checkpoint.check-point-r77\",\"CustomerInfo\":"
                 "{\"FIRSTNAME\":\"Jane\"}}");
  g_autoptr (PlumbLead) product =
      read_text ("{\"LeadSource\":\"AzurePortal\",\"ProductId\":\"contoso.vm.v2\"}");

  g_assert_cmpstr (plumb_lead_get_text (lead, PLUMB_LEAD_SOURCE), ==, "AppSource");
  g_assert_cmpstr (plumb_lead_get_text (lead, PLUMB_LEAD_ACTION), ==, "PLT");
  g_assert_cmpstr (plumb_lead_get_text (lead, PLUMB_LEAD_PUBLISHER), ==, "checkpoint");
  g_assert_cmpstr (plumb_lead_get_text (lead, PLUMB_LEAD_OFFER), ==, "check-point-r77");
  g_assert_cmpstr (plumb_lead_get_text (lead, PLUMB_LEAD_FIRST_NAME), ==, "Jane");
  g_assert_cmpstr (plumb_lead_get_text (product, PLUMB_LEAD_PUBLISHER), ==, "contoso");
  g_assert_cmpstr (plumb_lead_get_text (product, PLUMB_LEAD_OFFER), ==, "vm.v2");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/table-row/the-sample-is-written-to-the-byte",
                   test_the_sample_is_written_to_the_byte);
  g_test_add_func ("/table-row/what-is-written-is-read-back", test_what_is_written_is_read_back);
  g_test_add_func ("/table-row/what-is-unknown-has-no-column", test_what_is_unknown_has_no_column);
  g_test_add_func ("/table-row/a-real-lead-has-the-same-keys-each-time",
                   test_a_real_lead_has_the_same_keys_each_time);
  g_test_add_func ("/table-row/without-columns-it-is-a-lead", test_a_row_without_columns_is_a_lead);
  g_test_add_func ("/table-row/customer-info-that-is-no-json-stays-in-raw",
                   test_customer_info_that_is_no_json_stays_in_raw);
  g_test_add_func ("/table-row/the-grammar-of-lead-source-is-read",
                   test_the_grammar_of_lead_source_is_read);

  return g_test_run ();
}
