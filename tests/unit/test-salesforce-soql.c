/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-json.h"
#include "plumb-salesforce-twin-soql.h"

#include <string.h>

static const char *const records[] = {
  "{\"Id\":\"1\",\"Name\":\"Ada\",\"Count\":null,\"Made\":\"2026-11-20T20:00:00.000+0000\"}",
  "{\"Id\":\"2\",\"Name\":\"bob_\",\"Count\":\"x\",\"Made\":\"2026-11-20T20:00:01.000+0000\"}",
  "{\"Id\":\"3\",\"Name\":\"O'Hara\",\"Count\":\"y\",\"Made\":\"2026-11-20T19:00:02.000-0100\"}",
  "{\"Id\":\"4\",\"Name\":\"Ünal\",\"Active\":true,\"Made\":\"2027-01-01T00:00:00.000+0000\"}",
};

static GPtrArray *
make_records (void)
{
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify) json_object_unref);

  for (guint i = 0; i < G_N_ELEMENTS (records); i++) {
    g_autoptr (JsonNode) node = plumb_json_parse (records[i], strlen (records[i]), NULL);

    g_ptr_array_add (all, json_node_dup_object (node));
  }
  return all;
}

/* (transfer full): the ids of what @soql asks for, in its order. */
static char *
ask (const char *soql)
{
  g_autoptr (GPtrArray) all = make_records ();
  g_autoptr (PlumbSoql) query = plumb_soql_parse (soql);
  g_autoptr (GPtrArray) selected = NULL;
  GString *ids = g_string_new (NULL);

  g_assert_nonnull (query);
  selected = plumb_soql_select (query, all);
  for (guint i = 0; i < selected->len; i++)
    g_string_append (ids, json_object_get_string_member (selected->pdata[i], "Id"));
  return g_string_free (ids, FALSE);
}

static void
test_questions_are_answered (void)
{
  static const char *const rows[][2] = {
    { "SELECT Id FROM Lead", "1234" },
    { "select Id,Name from Lead order by Name desc limit 2", "43" },
    { "SELECT Id FROM Lead WHERE Name = 'ADA'", "1" },
    { "SELECT Id FROM Lead WHERE Name = 'O\\'Hara'", "3" },
    { "SELECT Id FROM Lead WHERE Name LIKE 'ü%'", "4" },
    { "SELECT Id FROM Lead WHERE Name LIKE '%a%'", "134" },
    { "SELECT Id FROM Lead WHERE Name LIKE 'bo__'", "2" },
    { "SELECT Id FROM Lead WHERE Name LIKE 'bob\\_'", "2" },
    { "SELECT Id FROM Lead WHERE Name LIKE 'ad\\_'", "" },
    { "SELECT Id FROM Lead WHERE Made >= 2026-11-20T20:00:01Z AND Made < 2027-01-01T00:00:00Z",
      "23" },
    { "SELECT Id FROM Lead WHERE Count = null", "14" },
    { "SELECT Id FROM Lead WHERE Count != null", "23" },
    { "SELECT Id FROM Lead WHERE Active = true", "4" },
    { "SELECT Id FROM Lead WHERE NOT (Name = 'Ada' OR Name = 'Ünal') ORDER BY Made DESC", "32" },
    { "SELECT Id FROM Lead WHERE (Name = 'Ada') OR (Id = '2' AND Count = 'x')", "12" },
    { "SELECT Id FROM Lead ORDER BY Count ASC, Id DESC LIMIT 3", "412" },
    { "SELECT Id FROM Lead LIMIT 0", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *ids = ask (rows[i][0]);

    g_test_message ("%s", rows[i][0]);
    g_assert_cmpstr (ids, ==, rows[i][1]);
  }
}

static void
test_what_is_no_question_is_refused (void)
{
  static const char *const texts[] = {
    "",
    "SELECT",
    "SELECT Id",
    "SELECT Id FROM",
    "SELECT , FROM Lead",
    "SELECT Id FROM Lead WHERE",
    "SELECT Id FROM Lead WHERE Name",
    "SELECT Id FROM Lead WHERE Name = ",
    "SELECT Id FROM Lead WHERE Name = 'open",
    "SELECT Id FROM Lead WHERE Name = 'open\\",
    "SELECT Id FROM Lead WHERE (Name = 'a'",
    "SELECT Id FROM Lead WHERE Name = 'a' AND",
    "SELECT Id FROM Lead WHERE Name = 'a' AND Id = '1' OR Id = '2'",
    "SELECT Id FROM Lead ORDER Id",
    "SELECT Id FROM Lead LIMIT many",
    "SELECT Id FROM Lead; DROP TABLE Lead",
    "SELECT Id FROM Lead LIMIT 1 LIMIT 2",
    "\xc3\x9c",
  };
  g_autoptr (GString) deep = g_string_new ("SELECT Id FROM Lead WHERE ");

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_test_message ("%s", texts[i]);
    g_assert_null (plumb_soql_parse (texts[i]));
  }
  for (guint i = 0; i < 100000; i++)
    g_string_append_c (deep, '(');
  g_assert_null (plumb_soql_parse (deep->str));
  g_string_truncate (deep, strlen ("SELECT Id FROM Lead WHERE "));
  for (guint i = 0; i < 100000; i++)
    g_string_append (deep, "NOT ");
  g_assert_null (plumb_soql_parse (deep->str));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/salesforce-soql/questions-are-answered", test_questions_are_answered);
  g_test_add_func ("/salesforce-soql/what-is-no-question-is-refused",
                   test_what_is_no_question_is_refused);

  return g_test_run ();
}
