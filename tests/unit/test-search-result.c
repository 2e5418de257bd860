/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-search-result.h"

/* (transfer full): Ada Lovelace's lead, with what is given in place. */
static PlumbLead *
make_lead (const char *first, const char *last, const char *company, const char *action)
{
  PlumbLeadFields fields = { .row = 42, .received_at = 1 };

  fields.texts[PLUMB_LEAD_FIRST_NAME] = first;
  fields.texts[PLUMB_LEAD_LAST_NAME] = last;
  fields.texts[PLUMB_LEAD_COMPANY] = company;
  fields.texts[PLUMB_LEAD_ACTION] = action;
  fields.texts[PLUMB_LEAD_EMAIL] = "ada@fabrikam.example";
  fields.texts[PLUMB_LEAD_PHONE] = "1234567890";
  fields.texts[PLUMB_LEAD_OFFER_TITLE] = "Contoso VM";
  return plumb_lead_new (&fields);
}

static void
assert_described (PlumbLead *lead, gboolean blurred, const char *name, const char *description)
{
  g_autoptr (GVariant) meta = g_variant_ref_sink (plumb_search_result_describe (lead, blurred));
  g_autofree char *printed = g_variant_print (meta, FALSE);
  const char *found = NULL;

  g_assert_true (g_variant_lookup (meta, "id", "&s", &found));
  g_assert_cmpstr (found, ==, "42");
  g_assert_true (g_variant_lookup (meta, "name", "&s", &found));
  g_assert_cmpstr (found, ==, name);
  g_assert_true (g_variant_lookup (meta, "description", "&s", &found));
  g_assert_cmpstr (found, ==, description);
  g_assert_null (strstr (printed, "ada@"));
  g_assert_null (strstr (printed, "1234567890"));
}

static void
test_it_names_nobody_in_full (void)
{
  g_autoptr (PlumbLead) both = make_lead ("Ada", "Lovelace", "Fabrikam", "INS");
  g_autoptr (PlumbLead) last = make_lead (NULL, "Østergård", "Fabrikam", "INS");
  g_autoptr (PlumbLead) first = make_lead ("Ada", NULL, NULL, "INS");

  assert_described (both, FALSE, "Ada L., Fabrikam", "Contoso VM");
  assert_described (last, FALSE, "Ø., Fabrikam", "Contoso VM");
  assert_described (first, FALSE, "Ada", "Contoso VM");
}

static void
test_blurred_it_names_nobody (void)
{
  g_autoptr (PlumbLead) lead = make_lead ("Ada", "Lovelace", "Fabrikam", "INS");
  g_autoptr (PlumbLead) alone = make_lead ("Ada", "Lovelace", NULL, "INS");

  assert_described (lead, TRUE, "Fabrikam", "Contoso VM");
  assert_described (alone, TRUE, "Lead", "Contoso VM");
}

static void
test_it_says_who_must_not_be_contacted (void)
{
  g_autoptr (PlumbLead) lead = make_lead ("Ada", "Lovelace", "Fabrikam", "DNC");

  assert_described (lead, FALSE, "Ada L., Fabrikam", "do not contact · Contoso VM");
  assert_described (lead, TRUE, "Fabrikam", "do not contact · Contoso VM");
}

static void
test_it_is_found_again_by_its_name (void)
{
  g_autoptr (PlumbLead) lead = make_lead ("Ada", "Lovelace", "Fabrikam", "INS");
  g_autofree char *id = plumb_search_result_make_id (lead);

  g_assert_cmpuint (plumb_search_result_parse_id (id), ==, 42);
  g_assert_cmpuint (plumb_search_result_parse_id (""), ==, 0);
  g_assert_cmpuint (plumb_search_result_parse_id ("0"), ==, 0);
  g_assert_cmpuint (plumb_search_result_parse_id ("-1"), ==, 0);
  g_assert_cmpuint (plumb_search_result_parse_id ("4294967296"), ==, 0);
  g_assert_cmpuint (plumb_search_result_parse_id ("42 "), ==, 0);
}

static void
assert_words (const char *const *terms, const char *words)
{
  g_autoptr (PlumbLeadQuery) query = plumb_search_result_make_query (terms);

  g_assert_cmpint (query != NULL, ==, words != NULL);
  if (query == NULL)
    return;
  g_assert_cmpstr (query->words, ==, words);
  g_assert_cmpint (query->tests, ==, PLUMB_WANT_NONE);
  g_assert_cmpint (query->do_not_contact, ==, PLUMB_WANT_ALL);
}

static void
test_it_looks_for_real_leads_with_all_terms (void)
{
  assert_words ((const char *const[]){ "ada", "fabrikam", NULL }, "ada fabrikam");
  assert_words ((const char *const[]){ "李伟", NULL }, "李伟");
}

static void
test_too_little_is_not_looked_for (void)
{
  assert_words ((const char *const[]){ NULL }, NULL);
  assert_words ((const char *const[]){ "", " ", NULL }, NULL);
  assert_words ((const char *const[]){ "a", NULL }, NULL);
  assert_words ((const char *const[]){ "é", NULL }, NULL);
}

static void
test_too_much_is_not_looked_for (void)
{
  g_autofree char *long_word = g_strnfill (201, 'a');
  g_autofree char *less = g_strnfill (200, 'a');

  assert_words ((const char *const[]){ long_word, NULL }, NULL);
  assert_words ((const char *const[]){ less, NULL }, less);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/search-result/names-nobody-in-full", test_it_names_nobody_in_full);
  g_test_add_func ("/search-result/blurred-names-nobody", test_blurred_it_names_nobody);
  g_test_add_func ("/search-result/says-who-must-not-be-contacted",
                   test_it_says_who_must_not_be_contacted);
  g_test_add_func ("/search-result/is-found-again-by-its-name", test_it_is_found_again_by_its_name);
  g_test_add_func ("/search-result/looks-for-real-leads-with-all-terms",
                   test_it_looks_for_real_leads_with_all_terms);
  g_test_add_func ("/search-result/too-little-is-not-looked-for",
                   test_too_little_is_not_looked_for);
  g_test_add_func ("/search-result/too-much-is-not-looked-for", test_too_much_is_not_looked_for);

  return g_test_run ();
}
