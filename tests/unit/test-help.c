/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-help.h"

#include <string.h>

/* More words than this nobody reads in passing. */
#define MOST_LETTERS 420

static gboolean
has (GPtrArray *found, const char *id)
{
  return g_ptr_array_find (found, plumb_help_find (id), NULL);
}

static void
test_every_entry_is_whole_and_short (void)
{
  g_autoptr (GPtrArray) all = plumb_help_search (PLUMB_KIND_NONE, NULL);

  g_assert_cmpuint (all->len, >, 40);
  for (guint i = 0; i < all->len; i++) {
    const PlumbHelpEntry *entry = all->pdata[i];

    g_assert_true (plumb_help_find (entry->id) == entry);
    g_assert_true (g_str_has_suffix (entry->text, "."));
    g_assert_cmpuint (strlen (entry->text), <, MOST_LETTERS);
    g_assert_false (g_str_has_suffix (entry->title, "."));
    g_assert_nonnull (plumb_help_get_topic_title (entry->topic));
  }
}

static void
test_entries_come_by_topic (void)
{
  g_autoptr (GPtrArray) all = plumb_help_search (PLUMB_KIND_NONE, "");
  PlumbHelpTopic last = PLUMB_HELP_LEADS;

  for (guint i = 0; i < all->len; i++) {
    const PlumbHelpEntry *entry = all->pdata[i];

    g_assert_cmpint (entry->topic, >=, last);
    last = entry->topic;
  }
  g_assert_cmpint (last, ==, PLUMB_HELP_SUPPORT);
}

static void
test_beginnings_of_words_are_found_in_any_case (void)
{
  g_autoptr (GPtrArray) found = plumb_help_search (PLUMB_KIND_NONE, "PICK sales");
  g_autoptr (GPtrArray) picked = plumb_help_search (PLUMB_KIND_NONE, "chosen LIST");

  g_assert_cmpuint (found->len, ==, 0);
  g_assert_true (has (picked, "destination.salesforce-picklist"));
  g_assert_false (has (picked, "lead.what"));
}

static void
test_another_kinds_entries_are_left_out (void)
{
  g_autoptr (GPtrArray) found = plumb_help_search (PLUMB_KIND_MARKETO, NULL);

  g_assert_true (has (found, "destination.marketo"));
  g_assert_true (has (found, "lead.what"));
  g_assert_false (has (found, "destination.blob"));
}

/* A translated document has DNC for leads that were not asked for a contact, and another advises
 * publishers not to pass personal data on. */
static void
test_what_documents_turn_round_is_said_right (void)
{
  g_assert_nonnull (
      strstr (plumb_help_find ("reading.dnc")->text, "the customer did not ask for you"));
  g_assert_nonnull (
      strstr (plumb_help_find ("testing.edu")->text, "Microsoft does not pass personal data on"));
}

static void
test_offers_that_must_have_a_destination_are_named (void)
{
  static const char *const offers[] = { "software as a service that is listed as “Contact me”",
                                        "Customer Engagement when listed as “Contact me”",
                                        "Finance and Operations and Business Central always",
                                        "all consulting services" };
  const char *text = plumb_help_find ("set-up.obligatory")->text;

  for (gsize i = 0; i < G_N_ELEMENTS (offers); i++)
    g_assert_nonnull (strstr (text, offers[i]));
}

/* One document has the answer to the first under the heading of the second. */
static void
test_seeing_leads_is_not_missing_them (void)
{
  g_autoptr (GPtrArray) seeing = plumb_help_search (PLUMB_KIND_AZURE_TABLE, "where see leads");
  g_autoptr (GPtrArray) missing = plumb_help_search (PLUMB_KIND_AZURE_TABLE, "no leads come");

  g_assert_true (has (seeing, "destination.storage-view"));
  g_assert_false (has (seeing, "testing.none-arrive"));
  g_assert_true (has (missing, "testing.none-arrive"));
  g_assert_false (has (missing, "destination.storage-view"));
}

static void
test_an_inflected_word_is_found (void)
{
  /* No entry has these forms. */
  static const char *const words[] = { "ticketing", "clouds", "consultant", "CRMs",
                                       "Azure costly" };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++) {
    g_autoptr (GPtrArray) found = plumb_help_search (PLUMB_KIND_NONE, words[i]);

    g_test_message ("%s: %u", words[i], found->len);
    g_assert_cmpuint (found->len, >, 0);
  }
}

static void
test_what_is_not_there_is_not_found (void)
{
  static const char *const words[] = { "xylophone", "lead xylophone", "зебра", "é" };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++) {
    g_autoptr (GPtrArray) found = plumb_help_search (PLUMB_KIND_NONE, words[i]);

    g_assert_cmpuint (found->len, ==, 0);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/help/every-entry-is-whole-and-short", test_every_entry_is_whole_and_short);
  g_test_add_func ("/help/entries-come-by-topic", test_entries_come_by_topic);
  g_test_add_func ("/help/beginnings-of-words-are-found-in-any-case",
                   test_beginnings_of_words_are_found_in_any_case);
  g_test_add_func ("/help/another-kinds-entries-are-left-out",
                   test_another_kinds_entries_are_left_out);
  g_test_add_func ("/help/what-documents-turn-round-is-said-right",
                   test_what_documents_turn_round_is_said_right);
  g_test_add_func ("/help/offers-that-must-have-a-destination-are-named",
                   test_offers_that_must_have_a_destination_are_named);
  g_test_add_func ("/help/an-inflected-word-is-found", test_an_inflected_word_is_found);
  g_test_add_func ("/help/what-is-not-there-is-not-found", test_what_is_not_there_is_not_found);
  g_test_add_func ("/help/seeing-leads-is-not-missing-them", test_seeing_leads_is_not_missing_them);

  return g_test_run ();
}
