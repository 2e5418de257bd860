/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-clock.h"
#include "plumb-table-cursor.h"
#include "plumb-table.h"
#include "plumb-test-sample.h"

#define EMULATOR_KEY                                                                               \
  "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw=="
/* The emulator's key with an account in the cloud: what the known answers are made with. */
#define CLOUD "DefaultEndpointsProtocol=https;AccountName=devstoreaccount1;AccountKey=" EMULATOR_KEY
#define EMULATOR "UseDevelopmentStorage=true"
#define SIGNED                                                                                     \
  "TableEndpoint=https://myacct.table.core.windows.net/;SharedAccessSignature=sv=1&sp=r&sig=a%3D"

static PlumbTable *
open_table (const char *connection_string)
{
  PlumbFinding fault = { PLUMB_FINDING_GOOD, NULL };
  PlumbTable *table = plumb_table_new (connection_string, PLUMB_TABLE_DEFAULT_NAME, &fault);

  g_assert_nonnull (table);
  return table;
}

static void
assert_header (PlumbRequest *request, const char *name, const char *value)
{
  g_assert_cmpstr (plumb_request_get_header (request, name), ==, value);
}

static void
test_a_lead_is_inserted_to_the_byte (void)
{
  static const char *const order[] = {
    "x-ms-date", "x-ms-version",  "Accept", "DataServiceVersion", "MaxDataServiceVersion",
    "Prefer",    "Authorization", NULL
  };
  g_autoptr (PlumbTable) table = open_table (EMULATOR);
  g_autoptr (PlumbRequest) request = plumb_table_make_insert (table, "{}", PLUMB_TEST_SAMPLE_TIME);
  g_autofree const char **names = plumb_request_list_headers (request);

  g_assert_cmpstr (plumb_request_get_method (request), ==, "POST");
  g_assert_cmpstr (plumb_request_get_url (request), ==,
                   "http://127.0.0.1:10002/devstoreaccount1/MarketplaceLeads");
  g_assert_true (g_strv_equal (names, order));
  assert_header (request, "x-ms-date", "Thu, 22 Mar 2018 15:48:03 GMT");
  assert_header (request, "x-ms-version", "2020-12-06");
  assert_header (request, "Accept", "application/json;odata=nometadata");
  assert_header (request, "DataServiceVersion", "3.0;NetFx");
  assert_header (request, "MaxDataServiceVersion", "3.0;NetFx");
  assert_header (request, "Prefer", "return-no-content");
  assert_header (request, "Authorization",
                 "SharedKeyLite devstoreaccount1:4zwoH1qvdSa4zcT3Tcp1BUs7jEXgng2KIpY6Pr5tF8w=");
  g_assert_cmpstr (plumb_request_get_content_type (request), ==, "application/json");
  g_assert_cmpuint (g_bytes_get_size (plumb_request_get_body (request)), ==, 2);
}

static void
test_tables_are_listed_to_the_byte (void)
{
  g_autoptr (PlumbTable) table = open_table (EMULATOR);
  g_autoptr (PlumbRequest) request = plumb_table_make_list (table, PLUMB_TEST_SAMPLE_TIME);

  g_assert_cmpstr (plumb_request_get_method (request), ==, "GET");
  g_assert_cmpstr (plumb_request_get_url (request), ==,
                   "http://127.0.0.1:10002/devstoreaccount1/Tables?$top=1");
  assert_header (request, "Authorization",
                 "SharedKeyLite devstoreaccount1:bjqll3BkxK+A2JTCzJVB2P7L+pSM3LreMIoOjc3RkXM=");
  assert_header (request, "Prefer", NULL);
  g_assert_null (plumb_request_get_body (request));
}

static void
test_rows_are_asked_for_to_the_byte (void)
{
  g_autoptr (PlumbTable) table = open_table (CLOUD);
  g_autoptr (PlumbRequest) request =
      plumb_table_make_query (table, "$top=500", PLUMB_TEST_SAMPLE_TIME);

  g_assert_cmpstr (plumb_request_get_url (request), ==,
                   "https://devstoreaccount1.table.core.windows.net/MarketplaceLeads()?$top=500");
  assert_header (request, "Authorization",
                 "SharedKeyLite devstoreaccount1:9ur7JuWywLD78c/fvyVttAkDT7h7c7B3KQ6Eg6Z33dc=");
}

static void
test_quotes_are_doubled_and_escaped (void)
{
  g_autoptr (PlumbTable) table = open_table (SIGNED);
  g_autoptr (PlumbRequest) request =
      plumb_table_make_read (table, "2018-03-22", "O'Neill é", PLUMB_TEST_SAMPLE_TIME);

  g_assert_cmpstr (plumb_request_get_url (request), ==,
                   "https://myacct.table.core.windows.net/MarketplaceLeads("
                   "PartitionKey='2018-03-22',RowKey='O%27%27Neill%20%C3%A9')?sv=1&sp=r&sig=a%3D");
}

static void
test_a_signature_goes_into_the_address (void)
{
  g_autoptr (PlumbTable) table = open_table (SIGNED);
  g_autoptr (PlumbRequest) request = plumb_table_make_list (table, PLUMB_TEST_SAMPLE_TIME);

  g_assert_cmpstr (plumb_request_get_url (request), ==,
                   "https://myacct.table.core.windows.net/Tables?$top=1&sv=1&sp=r&sig=a%3D");
  assert_header (request, "Authorization", NULL);
}

static void
test_a_row_is_deleted_whatever_its_version (void)
{
  g_autoptr (PlumbTable) table = open_table (CLOUD);
  g_autoptr (PlumbRequest) request =
      plumb_table_make_delete (table, "p", "r", PLUMB_TEST_SAMPLE_TIME);

  g_assert_cmpstr (plumb_request_get_method (request), ==, "DELETE");
  assert_header (request, "If-Match", "*");
}

static void
test_a_table_is_made_by_name (void)
{
  g_autoptr (PlumbTable) table = open_table (CLOUD);
  g_autoptr (PlumbRequest) request = plumb_table_make_create (table, PLUMB_TEST_SAMPLE_TIME);
  gsize length = 0;
  const char *body = g_bytes_get_data (plumb_request_get_body (request), &length);
  g_autofree char *text = g_strndup (body, length);

  g_assert_cmpstr (text, ==, "{\"TableName\":\"MarketplaceLeads\"}");
}

static void
test_a_key_that_is_none_signs_nothing (void)
{
  PlumbFinding fault = { PLUMB_FINDING_GOOD, NULL };
  g_autoptr (PlumbTable) table =
      plumb_table_new ("AccountName=myacct;AccountKey=QUJD==", "MarketplaceLeads", &fault);

  g_assert_nonnull (table);
  g_assert_null (plumb_table_make_list (table, PLUMB_TEST_SAMPLE_TIME));
  g_assert_null (plumb_table_new (NULL, "MarketplaceLeads", &fault));
  g_assert_cmpstr (fault.diagnosis, ==, "azure-table.connection-string.missing");
}

static void
test_the_first_scan_asks_for_everything (void)
{
  g_autoptr (PlumbTableCursor) cursor = plumb_table_cursor_new (NULL);
  g_autofree char *query = plumb_table_cursor_dup_query (cursor);

  g_assert_cmpstr (query, ==, "$top=500");
}

static void
test_the_next_scan_overlaps_by_half_a_minute (void)
{
  g_autoptr (PlumbTableCursor) cursor = plumb_table_cursor_new ("since=1521733683131884&latest=9");
  g_autofree char *query = plumb_table_cursor_dup_query (cursor);

  g_assert_cmpstr (query, ==,
                   "$filter=Timestamp%20ge%20datetime'2018-03-22T15%3A47%3A33.1318840Z'&$top=500");
  g_assert_cmpint (cursor->latest, ==, cursor->since);
}

/* What was seen on one page must not shift the filter under the pages that follow. */
static void
test_a_scan_keeps_its_filter_until_it_is_through (void)
{
  g_autoptr (PlumbTableCursor) first = plumb_table_cursor_new (NULL);
  g_autoptr (PlumbTableCursor) second = NULL;
  g_autofree char *text = NULL;
  g_autofree char *query = NULL;

  first->latest = PLUMB_TEST_SAMPLE_TIME;
  plumb_table_cursor_advance (first, "1!8!MjAx", "a/b&c");
  text = plumb_table_cursor_to_text (first);
  second = plumb_table_cursor_new (text);
  query = plumb_table_cursor_dup_query (second);
  g_assert_cmpstr (query, ==, "$top=500&NextPartitionKey=1%218%21MjAx&NextRowKey=a%2Fb%26c");
  g_assert_cmpint (second->since, ==, 0);

  plumb_table_cursor_advance (second, NULL, NULL);
  g_assert_cmpint (second->since, ==, PLUMB_TEST_SAMPLE_TIME);
  g_assert_null (second->partition);
}

/* One that came on a page that was read already would be passed over for good. */
static void
test_what_came_during_a_scan_is_looked_for_again (void)
{
  const gint64 began = PLUMB_TEST_SAMPLE_TIME;
  g_autoptr (PlumbTableCursor) first = plumb_table_cursor_new (NULL);
  g_autoptr (PlumbTableCursor) second = NULL;
  g_autofree char *text = NULL;

  plumb_table_cursor_begin (first, began);
  plumb_table_cursor_advance (first, "p", "r");
  text = plumb_table_cursor_to_text (first);
  second = plumb_table_cursor_new (text);
  plumb_table_cursor_begin (second, began + 3600 * G_TIME_SPAN_SECOND);
  second->latest = began + 1800 * G_TIME_SPAN_SECOND;
  plumb_table_cursor_advance (second, NULL, NULL);

  g_assert_cmpint (second->since, ==, began);
  g_assert_cmpint (second->latest, ==, began);
  g_assert_cmpint (second->began, ==, 0);
}

/* Else older leads there would never be read. */
static void
test_another_table_is_read_from_its_beginning (void)
{
  g_autoptr (PlumbTableCursor) first =
      plumb_table_cursor_new ("since=9&latest=9&partition=p&row=r");
  g_autoptr (PlumbTableCursor) second = NULL;
  g_autofree char *text = NULL;

  plumb_table_cursor_set_place (first, "https://a/Leads");
  g_assert_cmpint (first->since, ==, 9);
  text = plumb_table_cursor_to_text (first);
  second = plumb_table_cursor_new (text);
  plumb_table_cursor_set_place (second, "https://a/Leads");
  g_assert_cmpint (second->since, ==, 9);
  g_assert_cmpstr (second->row, ==, "r");

  plumb_table_cursor_set_place (second, "https://b/Leads");
  g_assert_cmpint (second->since, ==, 0);
  g_assert_cmpint (second->latest, ==, 0);
  g_assert_null (second->partition);
  g_assert_null (second->row);
}

static void
test_the_next_row_may_be_absent (void)
{
  g_autoptr (PlumbTableCursor) cursor = plumb_table_cursor_new ("since=0&latest=0&partition=p");
  g_autofree char *query = plumb_table_cursor_dup_query (cursor);

  g_assert_cmpstr (query, ==, "$top=500&NextPartitionKey=p");
}

static void
test_a_cursor_that_is_none_is_the_beginning (void)
{
  static const char *const texts[] = { "", "what?", "since=-5", "since=x&latest=y", "%%%" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (PlumbTableCursor) cursor = plumb_table_cursor_new (texts[i]);

    g_assert_cmpint (cursor->since, ==, 0);
    g_assert_cmpint (cursor->latest, ==, 0);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/table/a-lead-is-inserted-to-the-byte", test_a_lead_is_inserted_to_the_byte);
  g_test_add_func ("/table/tables-are-listed-to-the-byte", test_tables_are_listed_to_the_byte);
  g_test_add_func ("/table/rows-are-asked-for-to-the-byte", test_rows_are_asked_for_to_the_byte);
  g_test_add_func ("/table/quotes-are-doubled-and-escaped", test_quotes_are_doubled_and_escaped);
  g_test_add_func ("/table/a-signature-goes-into-the-address",
                   test_a_signature_goes_into_the_address);
  g_test_add_func ("/table/a-row-is-deleted-whatever-its-version",
                   test_a_row_is_deleted_whatever_its_version);
  g_test_add_func ("/table/a-table-is-made-by-name", test_a_table_is_made_by_name);
  g_test_add_func ("/table/a-key-that-is-none-signs-nothing",
                   test_a_key_that_is_none_signs_nothing);
  g_test_add_func ("/table-cursor/the-first-scan-asks-for-everything",
                   test_the_first_scan_asks_for_everything);
  g_test_add_func ("/table-cursor/the-next-scan-overlaps-by-half-a-minute",
                   test_the_next_scan_overlaps_by_half_a_minute);
  g_test_add_func ("/table-cursor/a-scan-keeps-its-filter-until-it-is-through",
                   test_a_scan_keeps_its_filter_until_it_is_through);
  g_test_add_func ("/table-cursor/what-came-during-a-scan-is-looked-for-again",
                   test_what_came_during_a_scan_is_looked_for_again);
  g_test_add_func ("/table-cursor/another-table-is-read-from-its-beginning",
                   test_another_table_is_read_from_its_beginning);
  g_test_add_func ("/table-cursor/the-next-row-may-be-absent", test_the_next_row_may_be_absent);
  g_test_add_func ("/table-cursor/what-is-none-is-the-beginning",
                   test_a_cursor_that_is_none_is_the_beginning);

  return g_test_run ();
}
