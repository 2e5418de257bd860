/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-proof.h"

#define ALL_TEXTS ((1u << PLUMB_LEAD_N_TEXTS) - 1)

static PlumbLead *
make (PlumbLeadText text, const char *value)
{
  PlumbLeadFields fields = { 0 };

  fields.texts[text] = value;
  return plumb_lead_new (&fields);
}

static void
assert_kind_of (PlumbLeadText text, const char *sent, const char *stored, const char *kind)
{
  g_autoptr (PlumbLead) before = make (text, sent);
  g_autoptr (PlumbLead) after = make (text, stored);
  g_autoptr (GPtrArray) differences = plumb_compare_leads (before, after, ALL_TEXTS);
  PlumbDifference *difference;

  if (kind == NULL) {
    g_assert_cmpuint (differences->len, ==, 0);
    return;
  }
  g_assert_cmpuint (differences->len, ==, 1);
  difference = g_ptr_array_index (differences, 0);
  g_assert_cmpint (difference->text, ==, text);
  g_assert_cmpstr (difference->kind, ==, kind);
  g_assert_cmpstr (difference->stored, ==, stored);
}

static void
assert_kind (const char *sent, const char *stored, const char *kind)
{
  assert_kind_of (PLUMB_LEAD_COMPANY, sent, stored, kind);
}

static void
test_what_came_back_as_it_was_is_no_difference (void)
{
  assert_kind ("Contoso", "Contoso", NULL);
  assert_kind ("Zoë 🚀", "Zoë 🚀", NULL);
}

static void
test_nothing_and_empty_are_alike (void)
{
  assert_kind (NULL, "", NULL);
  assert_kind ("", NULL, NULL);
  assert_kind (NULL, NULL, NULL);
}

static void
test_what_is_gone_is_missing (void)
{
  assert_kind ("Contoso", NULL, "missing");
}

static void
test_a_shorter_text_is_cut (void)
{
  assert_kind ("Contoso Limited", "Contoso Lim", "cut");
  assert_kind ("Contoso Limited", "Contoso…", "cut");
  assert_kind ("Contoso Limited", "Contoso...", "cut");
  assert_kind ("Müller", "Mü", "cut");
}

static void
test_a_text_in_a_wrong_charset_is_re_encoded (void)
{
  assert_kind ("Müller", "MÃ¼ller", "re-encoded");
  assert_kind ("Щербакова", "?????????", "re-encoded");
  assert_kind ("Müller", "M?ller", "re-encoded");
  assert_kind ("Müller", "M\uFFFD\uFFFDller", "re-encoded");
  assert_kind ("Zoë", "Zoe\u0308", "re-encoded");
}

static void
test_markup_is_re_encoded (void)
{
  assert_kind ("Smith & Co", "Smith &amp; Co", "re-encoded");
  assert_kind ("O'Brien", "O&#39;Brien", "re-encoded");
  assert_kind ("O'Brien", "O&#x27;Brien", "re-encoded");
  assert_kind ("<b>", "&lt;b&gt;", "re-encoded");
  assert_kind ("&amp;", "&", "re-encoded");
}

static void
test_percents_are_re_encoded (void)
{
  assert_kind ("Smith & Co", "Smith%20%26%20Co", "re-encoded");
  assert_kind ("Smith & Co", "Smith+%26+Co", "re-encoded");
  assert_kind ("1+1", "1 1", "re-encoded");
}

static void
test_other_letters_of_the_same_name_are_re_cased (void)
{
  assert_kind ("Contoso", "CONTOSO", "re-cased");
  assert_kind ("Éclair", "éclair", "re-cased");
}

static void
test_anything_else_is_changed (void)
{
  assert_kind ("US", "United States", "changed");
  assert_kind (NULL, "unknown", "changed");
  assert_kind ("what?", "whatever", "changed");
  assert_kind_of (PLUMB_LEAD_PHONE, "1234567890", "(123) 456-7890", "changed");
}

static void
test_spellings_of_a_source_are_one (void)
{
  assert_kind_of (PLUMB_LEAD_SOURCE, "SPZA", "AppSource (SPZA)", NULL);
  assert_kind_of (PLUMB_LEAD_SOURCE, "SPZA", "AzurePortal", "changed");
}

static void
test_only_what_is_carried_counts (void)
{
  g_autoptr (PlumbLead) sent = make (PLUMB_LEAD_PUBLISHER, "contoso");
  g_autoptr (PlumbLead) stored = make (PLUMB_LEAD_TITLE, "CTO");
  g_autoptr (GPtrArray) none = plumb_compare_leads (sent, stored, 1u << PLUMB_LEAD_COMPANY);
  g_autoptr (GPtrArray) one = plumb_compare_leads (sent, stored, 1u << PLUMB_LEAD_PUBLISHER);

  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (one->len, ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/compare/what-came-back-as-it-was-is-no-difference",
                   test_what_came_back_as_it_was_is_no_difference);
  g_test_add_func ("/compare/nothing-and-empty-are-alike", test_nothing_and_empty_are_alike);
  g_test_add_func ("/compare/what-is-gone-is-missing", test_what_is_gone_is_missing);
  g_test_add_func ("/compare/a-shorter-text-is-cut", test_a_shorter_text_is_cut);
  g_test_add_func ("/compare/a-text-in-a-wrong-charset-is-re-encoded",
                   test_a_text_in_a_wrong_charset_is_re_encoded);
  g_test_add_func ("/compare/markup-is-re-encoded", test_markup_is_re_encoded);
  g_test_add_func ("/compare/percents-are-re-encoded", test_percents_are_re_encoded);
  g_test_add_func ("/compare/other-letters-of-the-same-name-are-re-cased",
                   test_other_letters_of_the_same_name_are_re_cased);
  g_test_add_func ("/compare/anything-else-is-changed", test_anything_else_is_changed);
  g_test_add_func ("/compare/spellings-of-a-source-are-one", test_spellings_of_a_source_are_one);
  g_test_add_func ("/compare/only-what-is-carried-counts", test_only_what_is_carried_counts);

  return g_test_run ();
}
