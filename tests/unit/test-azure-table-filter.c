/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-azure-table-filter.h"
#include "plumb-json.h"

#include <string.h>

static const char row[] =
    "{\"PartitionKey\":\"2018-03-22\",\"RowKey\":\"it's\",\"Count\":3,\"Ratio\":0.5,\"Done\":true,"
    "\"Timestamp\":\"2018-03-22T15:48:03.1318844Z\",\"Big\":\"9000000000\","
    "\"Big@odata.type\":\"Edm.Int64\",\"Id\":\"ABCDEF00-0000-0000-0000-000000000000\","
    "\"Id@odata.type\":\"Edm.Guid\",\"Null\":null}";

static gboolean
match (const char *text)
{
  g_autoptr (PlumbAzureTableFilter) filter = plumb_azure_table_filter_parse (text);
  g_autoptr (JsonNode) node = plumb_json_parse (row, strlen (row), NULL);

  g_test_message ("%s", text);
  g_assert_nonnull (filter);
  return plumb_azure_table_filter_match (filter, json_node_get_object (node));
}

static void
test_what_holds_is_found (void)
{
  static const char *const filters[] = {
    "PartitionKey eq '2018-03-22'",
    "RowKey eq 'it''s'",
    "'2018-03-22' eq PartitionKey",
    "PartitionKey ge '2018' and PartitionKey lt '2019'",
    "PartitionKey eq 'x' or Count eq 3",
    "not (Count ne 3)",
    "not Count eq 4 and Count gt 2",
    "Count le 3 and Ratio gt 0.25 and Count gt -1",
    "Done",
    "Done eq true",
    "Big gt 8000000000L",
    "Id eq guid'abcdef00-0000-0000-0000-000000000000'",
    "Timestamp eq datetime'2018-03-22T15:48:03.1318844Z'",
    "Timestamp gt datetime'2018-03-22T15:48:03.131884Z'",
    "Timestamp gt datetime'2018-03-22T15:48:03Z'",
    "((Count eq 3))",
    "false or (true and Count eq 3)",
  };

  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    g_assert_true (match (filters[i]));
}

static void
test_what_does_not_hold_is_left_out (void)
{
  static const char *const filters[] = {
    "PartitionKey eq '2018-03-23'",
    "Absent eq 'x'",
    "Absent ne 'x'",
    "Null eq 'x'",
    "Count eq '3'",
    "Count gt 3",
    "not Done",
    "Timestamp gt datetime'2018-03-22T15:48:03.1318844Z'",
    "Timestamp lt '2019'",
    "Count eq 3 and Count eq 4 or Count eq 5",
  };

  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    g_assert_false (match (filters[i]));
}

static void
test_what_is_no_filter_is_refused (void)
{
  static const char *const filters[] = {
    "",
    "Count eq",
    "Count eq 'x",
    "(Count eq 3",
    "Count eq 3)",
    "Count eq 3 and",
    "not",
    "Count eq 3 Count eq 4",
    "datetime'x",
    "binary'00' eq Count",
    "Count == 3",
    "-",
  };
  g_autoptr (GString) deep = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (filters); i++) {
    g_test_message ("%s", filters[i]);
    g_assert_null (plumb_azure_table_filter_parse (filters[i]));
  }
  for (guint i = 0; i < 100000; i++)
    g_string_append (deep, "(");
  g_assert_null (plumb_azure_table_filter_parse (deep->str));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/azure-table-filter/what-holds-is-found", test_what_holds_is_found);
  g_test_add_func ("/azure-table-filter/what-does-not-hold-is-left-out",
                   test_what_does_not_hold_is_left_out);
  g_test_add_func ("/azure-table-filter/what-is-no-filter-is-refused",
                   test_what_is_no_filter_is_refused);

  return g_test_run ();
}
