/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-clock.h"
#include "plumb-json.h"
#include "plumb-salesforce-cursor.h"
#include "plumb-salesforce-query.h"
#include "plumb-salesforce-record.h"
#include "plumb-test-sample.h"

#include <string.h>

#define TAG PLUMB_TEST_SAMPLE_TAG
#define SELECT                                                                                     \
  "query?q=SELECT+Id,FirstName,LastName,Company,Title,Email,Phone,Country,Description,LeadSource," \
  "Status,CreatedDate,SystemModstamp+FROM+Lead"
#define PLACE "https://acme.my.salesforce.com"
#define NEXT "/services/data/v61.0/query/01gD0000002HU6KIAW-200"

static void
test_questions_are_as_documented (void)
{
  gint64 time = plumb_clock_parse ("2026-11-20T20:00:00Z");
  g_autofree char *all = plumb_salesforce_query_make_changes (0);
  g_autofree char *some = plumb_salesforce_query_make_changes (time);
  g_autofree char *tests = plumb_salesforce_query_make_tests ();
  g_autoptr (PlumbLead) sample = plumb_test_sample_new ();
  g_autofree char *lookup = plumb_salesforce_query_make_lookup (sample);

  g_assert_cmpstr (all, ==, SELECT "+ORDER+BY+SystemModstamp");
  g_assert_cmpstr (some, ==,
                   SELECT "+WHERE+SystemModstamp+%3E%3D+2026-11-20T20:00:00Z"
                          "+ORDER+BY+SystemModstamp");
  g_assert_cmpstr (tests, ==,
                   SELECT "+WHERE+LastName+LIKE+%27MSFT%5C_TEST%5C_%25%27"
                          "+OR+Email+LIKE+%27MSFT%5C_TEST%5C_%25%27+ORDER+BY+SystemModstamp");
  g_assert_cmpstr (lookup, ==,
                   SELECT "+WHERE+Email+%3D+%27" TAG "%40test.com%27+ORDER+BY+SystemModstamp"
                          "+LIMIT+1");
}

static void
test_quotes_do_not_end_a_text (void)
{
  static const char *const texts[][2] = {
    { "O'Hara", "'O\\'Hara'" },
    { "a\\b", "'a\\\\b'" },
    { "\\' OR Name != '", "'\\\\\\' OR Name != \\''" },
    { "a\nb", "'a\\nb'" },
    { "", "''" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autofree char *quoted = plumb_salesforce_query_quote (texts[i][0]);

    g_assert_cmpstr (quoted, ==, texts[i][1]);
  }
}

static void
test_letters_beyond_ascii_are_escaped (void)
{
  g_autofree char *path = plumb_salesforce_query_make ("query", "Ж+ü");

  g_assert_cmpstr (path, ==, "query?q=%D0%96%2B%C3%BC");
}

static void
test_a_record_becomes_a_lead (void)
{
  const char *text =
      "{\"attributes\":{\"type\":\"Lead\"},\"Id\":\"00Qo0000000001AEAQ\",\"FirstName\":\"Jane\","
      "\"LastName\":\"Doe\",\"Company\":\"Fabrikam\",\"Title\":null,\"Email\":\"j@fabrikam.com\","
      "\"Country\":\"FR\",\"LeadSource\":\"SPZA-PLT|contoso.vm.v2\","
      "\"CreatedDate\":\"2026-11-20T20:00:01.000+0000\","
      "\"SystemModstamp\":\"2026-11-20T20:00:02.000+0000\"}";
  g_autoptr (JsonNode) node = plumb_json_parse (text, strlen (text), NULL);
  g_autoptr (PlumbLead) lead = plumb_salesforce_record_to_lead (json_node_get_object (node));
  gint64 changed = plumb_salesforce_record_get_time (json_node_get_object (node));

  g_assert_cmpstr (plumb_lead_get_key (lead), ==, "00Qo0000000001AEAQ");
  g_assert_cmpstr (plumb_lead_get_raw (lead), ==, text);
  g_assert_cmpstr (plumb_lead_get_text (lead, PLUMB_LEAD_SOURCE), ==, "AppSource");
  g_assert_cmpstr (plumb_lead_get_text (lead, PLUMB_LEAD_ACTION), ==, "PLT");
  g_assert_cmpstr (plumb_lead_get_text (lead, PLUMB_LEAD_PUBLISHER), ==, "contoso");
  g_assert_cmpstr (plumb_lead_get_text (lead, PLUMB_LEAD_OFFER), ==, "vm.v2");
  g_assert_cmpstr (plumb_lead_get_text (lead, PLUMB_LEAD_FIRST_NAME), ==, "Jane");
  g_assert_null (plumb_lead_get_text (lead, PLUMB_LEAD_TITLE));
  g_assert_cmpint (plumb_lead_get_created_at (lead), ==,
                   plumb_clock_parse ("2026-11-20T20:00:01Z"));
  g_assert_cmpint (changed, ==, plumb_clock_parse ("2026-11-20T20:00:02Z"));
}

static void
test_a_cursor_survives_being_kept (void)
{
  g_autoptr (PlumbSalesforceCursor) cursor = plumb_salesforce_cursor_new (NULL, PLACE);
  g_autoptr (PlumbSalesforceCursor) again = NULL;
  g_autofree char *text = NULL;

  plumb_salesforce_cursor_note (cursor, 100 * G_TIME_SPAN_SECOND);
  plumb_salesforce_cursor_advance (cursor, NEXT);
  text = plumb_salesforce_cursor_to_text (cursor);
  again = plumb_salesforce_cursor_new (text, PLACE);

  g_assert_cmpstr (again->next, ==, NEXT);
  g_assert_cmpint (again->since, ==, 0);
  plumb_salesforce_cursor_note (again, 50 * G_TIME_SPAN_SECOND);
  plumb_salesforce_cursor_advance (again, NULL);
  g_assert_cmpint (again->since, ==, 100 * G_TIME_SPAN_SECOND);
  g_assert_cmpint (plumb_salesforce_cursor_get_start (again), ==, 70 * G_TIME_SPAN_SECOND);
}

static void
test_a_cursor_of_something_else_is_the_beginning (void)
{
  static const char *const texts[] = {
    "",
    "nonsense",
    "since=5&latest=5",
    "since=5&latest=5&place=https%3A%2F%2Fother.my.salesforce.com",
    "since=-7&latest=x&place=https%3A%2F%2Facme.my.salesforce.com"
    "&next=https%3A%2F%2Fevil.example",
    "place=https%3A%2F%2Facme.my.salesforce.com&next=%2Fservices%2Fdata%2Fv61.0%2Fsobjects%2FUser",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (PlumbSalesforceCursor) cursor = plumb_salesforce_cursor_new (texts[i], PLACE);

    g_test_message ("%s", texts[i]);
    g_assert_cmpint (cursor->since, ==, 0);
    g_assert_null (cursor->next);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/salesforce-query/questions-are-as-documented",
                   test_questions_are_as_documented);
  g_test_add_func ("/salesforce-query/quotes-do-not-end-a-text", test_quotes_do_not_end_a_text);
  g_test_add_func ("/salesforce-query/letters-beyond-ascii-are-escaped",
                   test_letters_beyond_ascii_are_escaped);
  g_test_add_func ("/salesforce-query/a-record-becomes-a-lead", test_a_record_becomes_a_lead);
  g_test_add_func ("/salesforce-query/a-cursor-survives-being-kept",
                   test_a_cursor_survives_being_kept);
  g_test_add_func ("/salesforce-query/a-cursor-of-something-else-is-the-beginning",
                   test_a_cursor_of_something_else_is_the_beginning);

  return g_test_run ();
}
