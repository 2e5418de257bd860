/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-clock.h"
#include "plumb-field-date.h"
#include "plumb-secret-end.h"
#include "plumb-test-connector.h"

#define TODAY "2027-03-25"
#define NOON TODAY "T12:00:00Z"

typedef struct {
  PlumbConnector *connector;
  PlumbDestination *destination;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_setenv ("TZ", "UTC", TRUE);
  fixture->connector = PLUMB_CONNECTOR (plumb_test_connector_new ());
  fixture->destination = plumb_destination_new (PLUMB_KIND_HTTPS, "Contoso");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->destination);
  g_object_unref (fixture->connector);
}

static gboolean
find (Fixture *fixture, const char *now, PlumbSecretEnd *end)
{
  return plumb_secret_end_find_first (fixture->connector, fixture->destination,
                                      plumb_clock_parse (now), end);
}

/* What is said at @now of a secret that ends at @date. */
static char *
describe (Fixture *fixture, const char *date, const char *now)
{
  PlumbSecretEnd end;

  plumb_destination_set_setting (fixture->destination, "client-secret-ends", date);
  return find (fixture, now, &end) ? plumb_secret_end_describe (&end) : NULL;
}

static void
test_days_are_counted (Fixture *fixture, gconstpointer data)
{
  static const char *const rows[][2] = {
    { "2027-03-31", "Secret ends in 6 days" },   { "2027-03-26", "Secret ends in 1 day" },
    { "2027-03-25", "Secret ends today" },       { "2027-03-24", "Secret ended 1 day ago" },
    { "2027-03-22", "Secret ended 3 days ago" }, { "2028-03-25", "Secret ends in 366 days" },
    { "2028-02-29", "Secret ends in 341 days" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *said = describe (fixture, rows[i][0], NOON);

    g_assert_cmpstr (said, ==, rows[i][1]);
  }
}

static void
test_what_is_no_date_ends_never (Fixture *fixture, gconstpointer data)
{
  static const char *const texts[] = {
    "2027-02-29", "2027-04-31", "2027-13-01", "2027-00-10",  "2027-01-00",  "0000-01-01",
    "27-03-31",   "31.03.2027", "2027-3-31",  "2027-03-311", "2027-03-31 ", "2027/03/31",
    "soon",       "2027-03-3x", "2027-03-",   "٢٠٢٧-٠٣-٣١",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_assert_null (describe (fixture, texts[i], NOON));
    g_assert_cmpint (plumb_field_check_date (texts[i]).level, ==, PLUMB_FINDING_FAULT);
  }
  g_assert_null (describe (fixture, NULL, NOON));
  g_assert_cmpint (plumb_field_check_date ("2028-02-29").level, ==, PLUMB_FINDING_GOOD);
}

static void
test_a_date_is_written_as_it_is_read (Fixture *fixture, gconstpointer data)
{
  GDate date;
  g_autofree char *text = NULL;
  g_autofree char *tidied = plumb_field_tidy_date (" 2027-03-31\n");

  g_assert_true (plumb_field_parse_date (tidied, &date));
  text = plumb_field_format_date (&date);
  g_assert_cmpstr (text, ==, "2027-03-31");
}

/* The same moment is another day elsewhere. */
static void
test_days_are_the_users_own (Fixture *fixture, gconstpointer data)
{
  g_autofree char *in_utc = NULL;
  g_autofree char *in_auckland = NULL;
  g_autofree char *in_honolulu = NULL;

  in_utc = describe (fixture, "2027-03-26", TODAY "T11:30:00Z");
  g_setenv ("TZ", "+13:00", TRUE);
  in_auckland = describe (fixture, "2027-03-26", TODAY "T11:30:00Z");
  g_setenv ("TZ", "-12:00", TRUE);
  in_honolulu = describe (fixture, "2027-03-26", TODAY "T11:30:00Z");

  g_assert_cmpstr (in_utc, ==, "Secret ends in 1 day");
  g_assert_cmpstr (in_auckland, ==, "Secret ends today");
  g_assert_cmpstr (in_honolulu, ==, "Secret ends in 2 days");
}

static void
test_a_password_ends_days_after_its_change (Fixture *fixture, gconstpointer data)
{
  PlumbSecretEnd end;
  g_autofree char *date = NULL;

  plumb_destination_set_setting (fixture->destination, "authentication", "user");
  plumb_destination_set_setting (fixture->destination, "password-changed", "2027-01-01");
  g_assert_true (find (fixture, NOON, &end));
  date = plumb_field_format_date (&end.date);
  g_assert_cmpstr (date, ==, "2027-04-01");
  g_assert_cmpint (end.days_left, ==, 7);
  g_assert_cmpstr (end.secret->key, ==, "password");
  g_assert_cmpstr (end.told_by->key, ==, "password-changed");
}

static void
test_only_fields_that_count_end (Fixture *fixture, gconstpointer data)
{
  g_autofree char *said = NULL;
  PlumbSecretEnd end;

  said = describe (fixture, "2027-03-31", NOON);
  g_assert_nonnull (said);
  plumb_destination_set_setting (fixture->destination, "authentication", "user");
  g_assert_false (find (fixture, NOON, &end));
}

static void
test_the_earliest_comes_first (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) ends = NULL;

  plumb_destination_set_setting (fixture->destination, "client-secret-ends", "2027-05-01");
  plumb_destination_set_setting (fixture->destination, "watch-key-ends", "2027-04-01");
  ends = plumb_secret_end_list (fixture->connector, fixture->destination, plumb_clock_parse (NOON));
  g_assert_cmpuint (ends->len, ==, 2);
  g_assert_cmpstr (g_array_index (ends, PlumbSecretEnd, 0).secret->key, ==, "watch-key");
  g_assert_cmpstr (g_array_index (ends, PlumbSecretEnd, 1).secret->key, ==, "client-secret");
}

static void
test_the_end_comes_nearer_in_steps (Fixture *fixture, gconstpointer data)
{
  static const struct {
    int days_left;
    PlumbNearness nearness;
  } rows[] = {
    { 31, PLUMB_NEARNESS_FAR }, { 30, PLUMB_NEARNESS_MONTH }, { 8, PLUMB_NEARNESS_MONTH },
    { 7, PLUMB_NEARNESS_WEEK }, { 2, PLUMB_NEARNESS_WEEK },   { 1, PLUMB_NEARNESS_DAY },
    { 0, PLUMB_NEARNESS_DAY },  { -1, PLUMB_NEARNESS_PAST },  { -400, PLUMB_NEARNESS_PAST },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    PlumbSecretEnd end = { .days_left = rows[i].days_left };

    g_assert_cmpint (plumb_secret_end_get_nearness (&end), ==, rows[i].nearness);
  }
}

static void
test_the_sentence_names_field_and_day (Fixture *fixture, gconstpointer data)
{
  g_autofree char *sentence = NULL;
  PlumbSecretEnd end;

  plumb_destination_set_setting (fixture->destination, "client-secret-ends", "2027-03-31");
  g_assert_true (find (fixture, NOON, &end));
  sentence = plumb_secret_end_explain (&end);
  g_assert_cmpstr (sentence, ==, "“Client secret” ends on 03/31/27.");
}

static void
test_a_day_after_the_last_year_is_named_too (Fixture *fixture, gconstpointer data)
{
  g_autofree char *sentence = NULL;
  PlumbSecretEnd end;

  plumb_destination_set_setting (fixture->destination, "authentication", "user");
  plumb_destination_set_setting (fixture->destination, "password-changed", "9999-12-31");
  g_assert_true (find (fixture, NOON, &end));
  sentence = plumb_secret_end_explain (&end);
  g_assert_cmpstr (sentence, ==, "“Password” ends on 03/30/00.");
}

static void
test_only_secrets_that_count_can_be_replaced (Fixture *fixture, gconstpointer data)
{
  g_assert_true (plumb_secret_end_is_replaceable (fixture->connector, fixture->destination));
  g_assert_false (plumb_secret_end_is_replaceable (NULL, fixture->destination));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function)                                                                        \
  g_test_add ("/secret-end/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("days-are-counted", test_days_are_counted);
  ADD ("what-is-no-date-ends-never", test_what_is_no_date_ends_never);
  ADD ("a-date-is-written-as-it-is-read", test_a_date_is_written_as_it_is_read);
  ADD ("days-are-the-users-own", test_days_are_the_users_own);
  ADD ("a-password-ends-days-after-its-change", test_a_password_ends_days_after_its_change);
  ADD ("only-fields-that-count-end", test_only_fields_that_count_end);
  ADD ("the-earliest-comes-first", test_the_earliest_comes_first);
  ADD ("the-end-comes-nearer-in-steps", test_the_end_comes_nearer_in_steps);
  ADD ("the-sentence-names-field-and-day", test_the_sentence_names_field_and_day);
  ADD ("a-day-after-the-last-year-is-named-too", test_a_day_after_the_last_year_is_named_too);
  ADD ("only-secrets-that-count-can-be-replaced", test_only_secrets_that_count_can_be_replaced);
#undef ADD

  return g_test_run ();
}
