/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-lead-format.h"

#include <locale.h>

/* Thursday, 22 March 2018, 15:48:03 in UTC, which is the tests' zone. */
#define NOW (G_GINT64_CONSTANT (1521733683) * G_USEC_PER_SEC)

static PlumbLead *
make_lead (const char *first, const char *last, const char *email, const char *action)
{
  PlumbLeadFields fields = { .row = 1, .destination = "d1", .key = "k", .received_at = NOW };

  fields.texts[PLUMB_LEAD_FIRST_NAME] = first;
  fields.texts[PLUMB_LEAD_LAST_NAME] = last;
  fields.texts[PLUMB_LEAD_EMAIL] = email;
  fields.texts[PLUMB_LEAD_ACTION] = action;
  fields.texts[PLUMB_LEAD_COMPANY] = "Fabrikam";
  fields.texts[PLUMB_LEAD_PHONE] = "+33 1 23 45 67 89";
  return plumb_lead_new (&fields);
}

static void
assert_text (char *text, const char *expected)
{
  g_assert_cmpstr (text, ==, expected);
  g_free (text);
}

static void
test_when_gets_shorter_the_nearer_it_is (void)
{
  assert_text (plumb_lead_format_when (NOW - G_TIME_SPAN_HOUR, NOW), "14:48");
  assert_text (plumb_lead_format_when (NOW - G_TIME_SPAN_DAY, NOW), "Yesterday 15:48");
  assert_text (plumb_lead_format_when (NOW - 3 * G_TIME_SPAN_DAY, NOW), "Mon 15:48");
  assert_text (plumb_lead_format_when (NOW - 30 * G_TIME_SPAN_DAY, NOW), "02/20/18");
  assert_text (plumb_lead_format_when (0, NOW), "–");
}

static void
test_a_lead_from_tomorrow_has_its_date (void)
{
  assert_text (plumb_lead_format_when (NOW + G_TIME_SPAN_DAY, NOW), "03/23/18");
}

static void
test_midnight_is_today (void)
{
  gint64 midnight = plumb_lead_format_day_start (NOW, 0);

  assert_text (plumb_lead_format_when (midnight, NOW), "00:00");
  assert_text (plumb_lead_format_when (midnight - 1, NOW), "Yesterday 23:59");
}

static void
test_dates_follow_the_locale (void)
{
  struct {
    const char *locale;
    const char *expected;
  } cases[] = { { "fr_FR.UTF-8", "20/02/2018" },
                { "pt_PT.UTF-8", "20/02/2018" },
                { "ru_RU.UTF-8", "20.02.2018" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_assert_nonnull (setlocale (LC_ALL, cases[i].locale));
    assert_text (plumb_lead_format_when (NOW - 30 * G_TIME_SPAN_DAY, NOW), cases[i].expected);
  }
  g_assert_nonnull (setlocale (LC_ALL, "C.UTF-8"));
}

static void
test_spans_follow_the_locale (void)
{
  g_assert_nonnull (setlocale (LC_ALL, "fr_FR.UTF-8"));
  assert_text (plumb_lead_format_span (6200 * G_TIME_SPAN_MILLISECOND), "6,2 s");
  g_assert_nonnull (setlocale (LC_ALL, "C.UTF-8"));
  assert_text (plumb_lead_format_span (6200 * G_TIME_SPAN_MILLISECOND), "6.2 s");
  assert_text (plumb_lead_format_span (340 * G_TIME_SPAN_MILLISECOND), "340 ms");
  assert_text (plumb_lead_format_span (3 * G_TIME_SPAN_MINUTE), "3 min");
  assert_text (plumb_lead_format_span (-5), "0 ms");
}

static void
test_the_clock_runs_down_and_over (void)
{
  gint64 since = NOW - 3 * G_TIME_SPAN_HOUR;

  assert_text (plumb_lead_format_follow_up (PLUMB_FOLLOW_UP_OPEN, since, NOW), "21 h left");
  assert_text (plumb_lead_format_follow_up (
                   PLUMB_FOLLOW_UP_OPEN, NOW - 24 * G_TIME_SPAN_HOUR + 5 * G_TIME_SPAN_MINUTE, NOW),
               "5 min left");
  assert_text (
      plumb_lead_format_follow_up (PLUMB_FOLLOW_UP_OVERDUE, NOW - 27 * G_TIME_SPAN_HOUR, NOW),
      "overdue by 3 h");
  assert_text (
      plumb_lead_format_follow_up (PLUMB_FOLLOW_UP_OVERDUE, NOW - 4 * G_TIME_SPAN_DAY, NOW),
      "overdue by 3 d");
}

static PlumbFollowUp
state_of (const char *first, const char *action, gint64 since, gint64 done_at)
{
  g_autoptr (PlumbLead) lead = make_lead (first, NULL, "jane@fabrikam.com", action);

  return plumb_lead_format_follow_up_state (lead, since, done_at, NOW);
}

static void
test_only_real_leads_have_a_clock (void)
{
  gint64 since = NOW - G_TIME_SPAN_HOUR;

  g_assert_cmpint (state_of ("Jane", "PLT", since, 0), ==, PLUMB_FOLLOW_UP_OPEN);
  g_assert_cmpint (state_of ("Jane", "PLT", NOW - 25 * G_TIME_SPAN_HOUR, 0), ==,
                   PLUMB_FOLLOW_UP_OVERDUE);
  g_assert_cmpint (state_of ("Jane", "PLT", 0, NOW), ==, PLUMB_FOLLOW_UP_DONE);
  g_assert_cmpint (state_of ("Jane", "PLT", 0, 0), ==, PLUMB_FOLLOW_UP_NONE);
  g_assert_cmpint (state_of ("Jane", "DNC", since, 0), ==, PLUMB_FOLLOW_UP_NO_CONTACT);
  g_assert_cmpint (state_of ("MSFT_TEST_636573304831318844", "PLT", since, 0), ==,
                   PLUMB_FOLLOW_UP_TEST);
}

static void
test_people_are_masked_and_companies_are_not (void)
{
  g_autoptr (PlumbLead) lead = make_lead ("Jane", "Doe", "jane@fabrikam.com", "PLT");

  assert_text (plumb_lead_format_person (lead, TRUE), "J• D•");
  assert_text (plumb_lead_format_text (lead, PLUMB_LEAD_EMAIL, TRUE), "j•••@…");
  assert_text (plumb_lead_format_text (lead, PLUMB_LEAD_PHONE, TRUE), "•••");
  assert_text (plumb_lead_format_text (lead, PLUMB_LEAD_COMPANY, TRUE), "Fabrikam");
  assert_text (plumb_lead_format_masked_name ("Éloïse  de la Tour"), "É• d• l• T•");
  assert_text (plumb_lead_format_masked_email ("@"), "•••@…");
}

static void
test_a_row_is_read_out_in_one_sentence (void)
{
  g_autoptr (PlumbLead) lead = make_lead ("Jane", "Doe", "jane@fabrikam.com", "PLT");

  assert_text (plumb_lead_format_row (lead, NOW, FALSE),
               "Jane Doe, Fabrikam, Contact me, today 15:48");
  assert_text (plumb_lead_format_row (lead, NOW, TRUE), "J• D•, Fabrikam, Contact me, today 15:48");
}

static void
test_nobody_has_words_too (void)
{
  g_autoptr (PlumbLead) nameless = make_lead (NULL, NULL, "jane@fabrikam.com", "PLT");
  g_autoptr (PlumbLead) withheld = make_lead (NULL, NULL, "jane@fabrikam.com", "DNC");

  assert_text (plumb_lead_format_person (nameless, FALSE), "jane@fabrikam.com");
  assert_text (plumb_lead_format_person (nameless, TRUE), "j•••@…");
  assert_text (plumb_lead_format_person (withheld, FALSE), "Unknown person");
}

static void
test_each_action_says_what_was_pressed (void)
{
  static const char *const actions[][2] = {
    { "INS", "pressed “Get it now”" },
    { "PLT", "pressed “Contact me”" },
    { "PLT", "agreed that their details" },
    { "Create", "in the Azure portal and bought" },
    { "StartTestDrive", "started a test drive" },
    { "DNC", "do not contact" },
  };
  static const char *const sources[][2] = {
    { "AzureMarketplace", "on Azure Marketplace" },
    { "AzurePortal", "in the Azure portal" },
    { "TestDrive", "in a test drive" },
    { "AppSource", "SPZA" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    g_assert_nonnull (strstr (plumb_lead_format_action_meaning (actions[i][0]), actions[i][1]));
  for (gsize i = 0; i < G_N_ELEMENTS (sources); i++)
    g_assert_nonnull (strstr (plumb_lead_format_source_meaning (sources[i][0]), sources[i][1]));
}

static void
test_unknown_actions_stay_as_they_are (void)
{
  g_assert_cmpstr (plumb_lead_format_action ("PLT"), ==, "Contact me");
  g_assert_cmpstr (plumb_lead_format_action ("GHT"), ==, "GHT");
  g_assert_null (plumb_lead_format_action_meaning ("GHT"));
  g_assert_nonnull (plumb_lead_format_source_meaning ("AppSource"));
}

static void
test_counts_agree_with_their_noun (void)
{
  assert_text (plumb_lead_format_new_leads (1), "1 new lead");
  assert_text (plumb_lead_format_new_leads (12), "12 new leads");
  assert_text (plumb_lead_format_n_leads (0), "0 leads");
}

int
main (int argc, char *argv[])
{
  g_setenv ("TZ", "UTC", TRUE);
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/lead-format/when-gets-shorter-the-nearer-it-is",
                   test_when_gets_shorter_the_nearer_it_is);
  g_test_add_func ("/lead-format/a-lead-from-tomorrow-has-its-date",
                   test_a_lead_from_tomorrow_has_its_date);
  g_test_add_func ("/lead-format/midnight-is-today", test_midnight_is_today);
  g_test_add_func ("/lead-format/dates-follow-the-locale", test_dates_follow_the_locale);
  g_test_add_func ("/lead-format/spans-follow-the-locale", test_spans_follow_the_locale);
  g_test_add_func ("/lead-format/the-clock-runs-down-and-over", test_the_clock_runs_down_and_over);
  g_test_add_func ("/lead-format/only-real-leads-have-a-clock", test_only_real_leads_have_a_clock);
  g_test_add_func ("/lead-format/people-are-masked-and-companies-are-not",
                   test_people_are_masked_and_companies_are_not);
  g_test_add_func ("/lead-format/a-row-is-read-out-in-one-sentence",
                   test_a_row_is_read_out_in_one_sentence);
  g_test_add_func ("/lead-format/nobody-has-words-too", test_nobody_has_words_too);
  g_test_add_func ("/lead-format/each-action-says-what-was-pressed",
                   test_each_action_says_what_was_pressed);
  g_test_add_func ("/lead-format/unknown-actions-stay-as-they-are",
                   test_unknown_actions_stay_as_they_are);
  g_test_add_func ("/lead-format/counts-agree-with-their-noun", test_counts_agree_with_their_noun);

  return g_test_run ();
}
