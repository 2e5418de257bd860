/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-clock.h"

#include <locale.h>

/* Microsoft's sample tag, and the moment it names. */
#define SAMPLE_TICKS G_GINT64_CONSTANT (636573304831318844)
#define SAMPLE_TIME G_GINT64_CONSTANT (1521733683131884)

static void
test_ticks_count_from_the_year_one (void)
{
  g_assert_cmpint (plumb_clock_from_ticks (SAMPLE_TICKS), ==, SAMPLE_TIME);
  g_assert_cmpint (plumb_clock_to_ticks (0), ==, G_GINT64_CONSTANT (621355968000000000));
  g_assert_cmpint (plumb_clock_to_ticks (SAMPLE_TIME), ==, SAMPLE_TICKS - SAMPLE_TICKS % 10);
  g_assert_cmpint (plumb_clock_from_ticks (plumb_clock_to_ticks (SAMPLE_TIME)), ==, SAMPLE_TIME);
}

static void
test_ticks_have_seven_decimals (void)
{
  g_autofree char *sample = plumb_clock_format_ticks (SAMPLE_TICKS);
  g_autofree char *whole = plumb_clock_format_ticks (SAMPLE_TICKS - 1318844);

  g_assert_cmpstr (sample, ==, "2018-03-22T15:48:03.1318844Z");
  g_assert_cmpstr (whole, ==, "2018-03-22T15:48:03.0000000Z");
}

static void
test_a_time_is_rfc_3339 (void)
{
  g_autofree char *sample = plumb_clock_format (SAMPLE_TIME);
  g_autofree char *unknown = plumb_clock_format (0);

  g_assert_cmpstr (sample, ==, "2018-03-22T15:48:03.131884Z");
  g_assert_null (unknown);
}

static void
test_a_time_before_1970_is_a_time (void)
{
  g_autofree char *before = plumb_clock_format (-1);
  g_autofree char *ticks = plumb_clock_format_ticks (plumb_clock_to_ticks (0) - 1);

  g_assert_cmpstr (before, ==, "1969-12-31T23:59:59.999999Z");
  g_assert_cmpstr (ticks, ==, "1969-12-31T23:59:59.9999999Z");
  g_assert_cmpint (plumb_clock_parse (before), ==, -1);
}

static void
test_iso_8601_is_read_in_all_its_forms (void)
{
  static const struct {
    const char *text;
    gint64 time;
  } vectors[] = {
    { "2018-03-22T15:48:03.131884Z", SAMPLE_TIME },
    { "2018-03-22T15:48:03.1318844Z", SAMPLE_TIME },
    { "2018-03-22T16:48:03.131884+01:00", SAMPLE_TIME },
    { "2018-03-22T16:48:03.131884+0100", SAMPLE_TIME },
    { "2018-03-22T15:48:03.131884", SAMPLE_TIME },
    { "2018-03-22T15:48:03Z", SAMPLE_TIME - 131884 },
    { "2018-03-22T15:48:03.1Z", SAMPLE_TIME - 31884 },
    { "yesterday", 0 },
    { "", 0 },
    { "2018-02-30T15:48:03Z", 0 },
    { NULL, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    g_assert_cmpint (plumb_clock_parse (vectors[i].text), ==, vectors[i].time);
}

static void
test_what_was_formatted_is_read_back (void)
{
  /* Fractions of which floating point loses a part. */
  for (gint64 time = SAMPLE_TIME; time < SAMPLE_TIME + 60 * G_USEC_PER_SEC; time += 59 * 997) {
    g_autofree char *text = plumb_clock_format (time);

    g_assert_cmpint (plumb_clock_parse (text), ==, time);
  }
}

static void
test_a_time_that_was_kept_is_past (void)
{
  static const char *const texts[] = { "",   "soon",     "-5",
                                       "5x", "2018-03-", "9223372036854775807",
                                       " 5", "1e9",      "99999999999999999999" };
  g_autofree char *ahead =
      g_strdup_printf ("%" G_GINT64_FORMAT, plumb_clock_now () + 2 * G_TIME_SPAN_DAY);

  g_assert_cmpint (plumb_clock_parse_past ("1521733683131884"), ==, SAMPLE_TIME);
  g_assert_cmpint (plumb_clock_parse_past (ahead), ==, 0);
  g_assert_cmpint (plumb_clock_parse_past (NULL), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_cmpint (plumb_clock_parse_past (texts[i]), ==, 0);
}

static void
test_an_http_date_has_english_names (void)
{
  g_autofree char *date = plumb_clock_format_http (SAMPLE_TIME);

  g_assert_cmpstr (date, ==, "Thu, 22 Mar 2018 15:48:03 GMT");
  g_assert_cmpint (plumb_clock_parse_http (date), ==, SAMPLE_TIME - 131884);
}

static void
test_an_http_date_is_english_everywhere (void)
{
  static const char *const languages[] = { "fr_FR.UTF-8", "pt_PT.UTF-8", "ru_RU.UTF-8" };

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++) {
    g_assert_nonnull (setlocale (LC_ALL, languages[i]));
    test_an_http_date_has_english_names ();
  }
  g_assert_nonnull (setlocale (LC_ALL, ""));
}

static void
test_what_is_no_http_date_is_unknown (void)
{
  static const char *const texts[] = { "",
                                       "soon",
                                       "Thu, 32 Mar 2018 15:48:03 GMT",
                                       "Thu, 22 Mai 2018 15:48:03 GMT",
                                       "Thu, 22 Mar 2018 25:48:03 GMT",
                                       "2018-03-22T15:48:03Z" };

  g_assert_cmpint (plumb_clock_parse_http (NULL), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_cmpint (plumb_clock_parse_http (texts[i]), ==, 0);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/clock/ticks-count-from-the-year-one", test_ticks_count_from_the_year_one);
  g_test_add_func ("/clock/ticks-have-seven-decimals", test_ticks_have_seven_decimals);
  g_test_add_func ("/clock/a-time-is-rfc-3339", test_a_time_is_rfc_3339);
  g_test_add_func ("/clock/a-time-before-1970-is-a-time", test_a_time_before_1970_is_a_time);
  g_test_add_func ("/clock/iso-8601-is-read-in-all-its-forms",
                   test_iso_8601_is_read_in_all_its_forms);
  g_test_add_func ("/clock/what-was-formatted-is-read-back", test_what_was_formatted_is_read_back);
  g_test_add_func ("/clock/a-time-that-was-kept-is-past", test_a_time_that_was_kept_is_past);
  g_test_add_func ("/clock/an-http-date-has-english-names", test_an_http_date_has_english_names);
  g_test_add_func ("/clock/an-http-date-is-english-everywhere",
                   test_an_http_date_is_english_everywhere);
  g_test_add_func ("/clock/what-is-no-http-date-is-unknown", test_what_is_no_http_date_is_unknown);

  return g_test_run ();
}
