/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-lead-writer.h"

#include <string.h>

#define RECEIVED G_GINT64_CONSTANT (1521733683131884)

static void
test_json_has_every_key_in_order (void)
{
  g_autoptr (PlumbLead) lead = plumb_lead_new (&(PlumbLeadFields){
      .row = 7,
      .received_at = RECEIVED,
      .texts = { [PLUMB_LEAD_ACTION] = "DNC", [PLUMB_LEAD_COMPANY] = "MSFT_TEST_x" },
      .raw = "{}",
  });
  g_autoptr (JsonNode) node = plumb_lead_to_json (lead, "Contoso CRM");
  g_autofree char *text = json_to_string (node, FALSE);

  g_assert_cmpstr (
      text, ==,
      "{\"id\":\"7\",\"destination\":\"Contoso CRM\","
      "\"received_at\":\"2018-03-22T15:48:03.131884Z\",\"created_at\":null,\"source\":null,"
      "\"action\":\"DNC\",\"publisher\":null,\"offer\":null,\"offer_title\":null,"
      "\"first_name\":null,\"last_name\":null,\"email\":null,\"phone\":null,\"country\":null,"
      "\"company\":\"MSFT_TEST_x\",\"title\":null,\"description\":null,\"is_test\":true,"
      "\"do_not_contact\":true,\"raw\":\"{}\"}");
}

static void
test_what_is_unknown_is_null (void)
{
  g_autoptr (PlumbLead) lead = plumb_lead_new (&(PlumbLeadFields){ 0 });
  g_autoptr (JsonNode) node = plumb_lead_to_json (lead, NULL);
  JsonObject *object = json_node_get_object (node);

  g_assert_true (json_object_get_null_member (object, "id"));
  g_assert_true (json_object_get_null_member (object, "destination"));
  g_assert_true (json_object_get_null_member (object, "received_at"));
  g_assert_true (json_object_get_null_member (object, "raw"));
  g_assert_false (json_object_get_boolean_member (object, "is_test"));
}

static void
test_csv_quotes_what_needs_it (void)
{
  g_autoptr (PlumbLead) lead = plumb_lead_new (&(PlumbLeadFields){
      .row = 1,
      .received_at = RECEIVED,
      .texts = { [PLUMB_LEAD_FIRST_NAME] = "Jane \"JD\"",
                 [PLUMB_LEAD_LAST_NAME] = "Doe, Esq.",
                 [PLUMB_LEAD_DESCRIPTION] = "one\ntwo" },
  });
  g_autofree char *line = plumb_lead_to_csv (lead, "a,b");

  g_assert_cmpstr (line, ==,
                   "1,\"a,b\",2018-03-22T15:48:03.131884Z,,,,,,,\"Jane \"\"JD\"\"\","
                   "\"Doe, Esq.\",,,,,,\"one\ntwo\",false,false\r\n");
}

static void
test_csv_has_as_many_cells_as_names (void)
{
  g_autoptr (PlumbLead) lead = plumb_lead_new (&(PlumbLeadFields){ 0 });
  g_autofree char *line = plumb_lead_to_csv (lead, NULL);
  g_autofree char *header = plumb_lead_csv_header ();
  g_auto (GStrv) cells = g_strsplit (line, ",", -1);
  g_auto (GStrv) names = g_strsplit (header, ",", -1);

  g_assert_cmpuint (g_strv_length (cells), ==, g_strv_length (names));
  g_assert_true (g_str_has_prefix (header, "id,destination,received_at,created_at,source,action,"));
  g_assert_true (g_str_has_suffix (header, ",description,is_test,do_not_contact\r\n"));
}

static void
test_a_formula_is_disarmed (void)
{
  static const char *const formulas[] = { "=1+1", "+1", "-1", "@SUM(A1)" };

  for (guint i = 0; i < G_N_ELEMENTS (formulas); i++) {
    g_autoptr (PlumbLead) lead =
        plumb_lead_new (&(PlumbLeadFields){ .texts = { [PLUMB_LEAD_COMPANY] = formulas[i] } });
    g_autofree char *line = plumb_lead_to_csv (lead, NULL);
    g_autofree char *expected = g_strdup_printf (",\"'%s\",", formulas[i]);

    g_assert_nonnull (strstr (line, expected));
  }
}

static void
test_a_vcard_has_what_is_known (void)
{
  g_autoptr (PlumbLead) lead = plumb_lead_new (&(PlumbLeadFields){
      .texts = { [PLUMB_LEAD_FIRST_NAME] = "Jane",
                 [PLUMB_LEAD_LAST_NAME] = "Doe; Jr",
                 [PLUMB_LEAD_EMAIL] = "jane@fabrikam.com",
                 [PLUMB_LEAD_PHONE] = "+33 1",
                 [PLUMB_LEAD_COUNTRY] = "FR",
                 [PLUMB_LEAD_COMPANY] = "Fabrikam, Inc\\",
                 [PLUMB_LEAD_DESCRIPTION] = "one\r\ntwo" },
  });
  g_autofree char *card = plumb_lead_to_vcard (lead);

  g_assert_cmpstr (card, ==,
                   "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Jane Doe\\; Jr\r\nN:Doe\\; Jr;Jane;;;\r\n"
                   "ORG:Fabrikam\\, Inc\\\\\r\nEMAIL:jane@fabrikam.com\r\nTEL;VALUE=text:+33 1\r\n"
                   "ADR:;;;;;;FR\r\nNOTE:one\\ntwo\r\nEND:VCARD\r\n");
}

static void
test_a_card_without_a_person_has_a_name (void)
{
  g_autoptr (PlumbLead) lead =
      plumb_lead_new (&(PlumbLeadFields){ .texts = { [PLUMB_LEAD_COMPANY] = "Fabrikam" } });
  g_autofree char *card = plumb_lead_to_vcard (lead);

  g_assert_nonnull (strstr (card, "\r\nFN:Fabrikam\r\n"));
}

static void
test_long_lines_are_folded_between_characters (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (PlumbLead) lead = NULL;
  g_autofree char *card = NULL;
  g_auto (GStrv) lines = NULL;
  g_auto (GStrv) pieces = NULL;
  g_autofree char *unfolded = NULL;

  for (guint i = 0; i < 100; i++)
    g_string_append (text, "é😀x");
  lead = plumb_lead_new (&(PlumbLeadFields){ .texts = { [PLUMB_LEAD_DESCRIPTION] = text->str } });
  card = plumb_lead_to_vcard (lead);
  lines = g_strsplit (card, "\r\n", -1);
  for (guint i = 0; lines[i] != NULL; i++) {
    g_assert_cmpuint (strlen (lines[i]), <=, 75);
    g_assert_true (g_utf8_validate (lines[i], -1, NULL));
  }
  pieces = g_strsplit (card, "\r\n ", -1);
  unfolded = g_strjoinv ("", pieces);
  g_assert_nonnull (strstr (unfolded, text->str));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/lead-writer/json-has-every-key-in-order", test_json_has_every_key_in_order);
  g_test_add_func ("/lead-writer/what-is-unknown-is-null", test_what_is_unknown_is_null);
  g_test_add_func ("/lead-writer/csv-quotes-what-needs-it", test_csv_quotes_what_needs_it);
  g_test_add_func ("/lead-writer/csv-has-as-many-cells-as-names",
                   test_csv_has_as_many_cells_as_names);
  g_test_add_func ("/lead-writer/a-formula-is-disarmed", test_a_formula_is_disarmed);
  g_test_add_func ("/lead-writer/a-vcard-has-what-is-known", test_a_vcard_has_what_is_known);
  g_test_add_func ("/lead-writer/a-card-without-a-person-has-a-name",
                   test_a_card_without_a_person_has_a_name);
  g_test_add_func ("/lead-writer/long-lines-are-folded-between-characters",
                   test_long_lines_are_folded_between_characters);

  return g_test_run ();
}
