/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-dynamics-filter.h"
#include "plumb-json.h"

#include <string.h>

#define RECORD                                                                                     \
  "{\"leadid\":\"d9c8b7a6-9584-4372-9160-5f4e3d2c1b0a\",\"lastname\":\"O'Brien\","                 \
  "\"companyname\":\"Fabrikam\",\"leadsourcecode\":8,\"createdon\":\"2018-03-22T15:48:03Z\"}"

static gboolean
matches (const char *filter)
{
  g_autoptr (JsonNode) node = plumb_json_parse (RECORD, strlen (RECORD), NULL);
  g_autofree char *flaw = NULL;
  gboolean found = plumb_dynamics_filter_matches (filter, json_node_get_object (node), &flaw);

  g_test_message ("%s", filter);
  g_assert_cmpstr (flaw, ==, NULL);
  return found;
}

static void
test_comparisons (void)
{
  g_assert_true (matches ("lastname eq 'o''brien'"));
  g_assert_false (matches ("lastname ne 'O''Brien'"));
  g_assert_true (matches ("leadsourcecode eq 8"));
  g_assert_true (matches ("leadsourcecode gt 7 and leadsourcecode lt 9"));
  g_assert_true (matches ("leadsourcecode ge 8 and leadsourcecode le 8"));
  g_assert_false (matches ("leadsourcecode gt 8 or leadsourcecode lt 8"));
  g_assert_true (matches ("createdon ge 2018-03-22T15:48:03Z"));
  g_assert_false (matches ("createdon gt 2018-03-22T15:48:03Z"));
  g_assert_true (matches ("createdon lt 2018-03-22T17:48:04+01:00"));
  g_assert_true (matches ("leadid eq D9C8B7A6-9584-4372-9160-5F4E3D2C1B0A"));
  g_assert_true (matches ("subject eq null"));
  g_assert_true (matches ("lastname ne null"));
  g_assert_false (matches ("subject eq 'x'"));
}

static void
test_functions_and_brackets (void)
{
  g_assert_true (matches ("startswith(companyname,'fabri')"));
  g_assert_true (matches ("endswith(companyname, 'KAM')"));
  g_assert_true (matches ("contains(companyname,'brik')"));
  g_assert_false (matches ("startswith(subject,'x')"));
  g_assert_true (matches ("not startswith(companyname,'x')"));
  g_assert_true (
      matches ("(lastname eq 'x' or companyname eq 'Fabrikam') and leadsourcecode eq 8"));
  g_assert_false (matches ("lastname eq 'x' or companyname eq 'Fabrikam' and leadsourcecode eq 9"));
}

static void
test_what_is_no_filter_is_told (void)
{
  static const char *const filters[] = {
    "",
    "lastname",
    "lastname eq",
    "lastname eq 'x",
    "lastname is 'x'",
    "surname eq 'x'",
    "startswith(lastname 'x')",
    "startswith(lastname,'x'",
    "(lastname eq 'x'",
    "lastname eq 'x')",
    "lastname eq 'x' and",
    "lastname eq 'x' lastname eq 'y'",
  };
  g_autofree char *deep = g_strnfill (100000, '(');
  g_autofree char *flaw = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (filters); i++) {
    g_autofree char *told = NULL;

    g_test_message ("%s", filters[i]);
    g_assert_false (plumb_dynamics_filter_matches (filters[i], NULL, &told));
    g_assert_nonnull (told);
  }
  g_assert_false (plumb_dynamics_filter_matches (deep, NULL, &flaw));
  g_assert_nonnull (flaw);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/dynamics-filter/comparisons", test_comparisons);
  g_test_add_func ("/dynamics-filter/functions-and-brackets", test_functions_and_brackets);
  g_test_add_func ("/dynamics-filter/what-is-no-filter-is-told", test_what_is_no_filter_is_told);

  return g_test_run ();
}
