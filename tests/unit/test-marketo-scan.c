/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-marketo-scan.h"

#include "plumb-clock.h"
#include "plumb-json.h"

#include <string.h>

#define FORM 1179
#define DAY "2026-11-20T"

/* Activities as a text, as in `12:5@20:00:00 2:5@20:00:00/1179`: type, person, time, form. */
static JsonArray *
make_activities (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, " ", -1);
  JsonArray *activities = json_array_new ();

  for (guint i = 0; parts[i] != NULL && *parts[i] != '\0'; i++) {
    JsonObject *activity = json_object_new ();
    g_auto (GStrv) values = g_strsplit_set (parts[i], "@/", 3);
    g_auto (GStrv) who = g_strsplit (values[0], ":", 2);
    g_autofree char *date = g_strconcat (DAY, values[1], "Z", NULL);

    json_object_set_string_member (activity, "marketoGUID", parts[i]);
    json_object_set_int_member (activity, "activityTypeId", g_ascii_strtoll (who[0], NULL, 10));
    json_object_set_int_member (activity, "leadId", g_ascii_strtoll (who[1], NULL, 10));
    json_object_set_string_member (activity, "activityDate", date);
    if (values[2] != NULL)
      json_object_set_int_member (activity, "primaryAttributeValueId",
                                  g_ascii_strtoll (values[2], NULL, 10));
    json_array_add_object_element (activities, activity);
  }
  return activities;
}

/* Scans one page; the keys of what was seen, with commas between them. */
static char *
scan (PlumbMarketoCursor *cursor, const char *text, const char *now, gboolean more)
{
  g_autoptr (JsonArray) activities = make_activities (text);
  g_autofree char *date = g_strconcat (DAY, now, "Z", NULL);
  g_autoptr (GPtrArray) sightings =
      plumb_marketo_scan_page (cursor, activities, FORM, plumb_clock_parse (date), more);
  GString *keys = g_string_new (NULL);

  for (guint i = 0; i < sightings->len; i++) {
    const PlumbMarketoSighting *sighting = g_ptr_array_index (sightings, i);

    g_string_append_printf (keys, "%s%s", i > 0 ? "," : "", sighting->key);
  }
  return g_string_free (keys, FALSE);
}

/* One page after the other, each with the cursor as text between; ends with a look much later. */
static void
assert_seen (const char *const *pages, const char *expected)
{
  g_autoptr (PlumbMarketoCursor) cursor = plumb_marketo_cursor_new (NULL);
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0;; i++) {
    gboolean last = pages[i] == NULL;
    g_autofree char *keys = scan (cursor, last ? "" : pages[i], last ? "23:00:00" : "20:00:05",
                                  !last && pages[i + 1] != NULL);
    g_autofree char *text = plumb_marketo_cursor_to_text (cursor);

    if (*keys != '\0')
      g_string_append_printf (all, "%s%s", all->len > 0 ? "," : "", keys);
    plumb_marketo_cursor_free (cursor);
    cursor = plumb_marketo_cursor_new (text);
    if (last)
      break;
  }
  g_assert_cmpstr (all->str, ==, expected);
  g_assert_cmpuint (cursor->newcomers->len, ==, 0);
}

static void
test_a_form_that_is_filled_is_a_lead (void)
{
  static const char *const pages[] = { "2:5@20:00:00/1179 2:6@20:00:00/7 1:5@20:00:00", NULL };

  assert_seen (pages, "2:5@20:00:00/1179");
}

static void
test_who_fills_it_twice_is_two_leads (void)
{
  static const char *const pages[] = { "12:5@20:00:00 2:5@20:00:00/1179 2:5@20:00:01/1179", NULL };

  assert_seen (pages, "2:5@20:00:00/1179,2:5@20:00:01/1179");
}

static void
test_making_and_filling_are_one_lead_on_any_pages (void)
{
  static const char *const together[] = { "12:5@20:00:00 2:5@20:00:00/1179", NULL };
  static const char *const reversed[] = { "2:5@20:00:00/1179 12:5@20:00:00", NULL };
  static const char *const apart[] = { "12:5@20:00:00", "", "2:5@20:00:01/1179", NULL };
  static const char *const apart_reversed[] = { "2:5@20:00:00/1179", "12:5@20:00:00", NULL };

  assert_seen (together, "2:5@20:00:00/1179");
  assert_seen (reversed, "2:5@20:00:00/1179");
  assert_seen (apart, "2:5@20:00:01/1179");
  assert_seen (apart_reversed, "2:5@20:00:00/1179");
}

static void
test_a_new_person_without_the_form_is_seen_later (void)
{
  static const char *const pages[] = { "12:5@20:00:00 12:6@20:00:00 2:6@20:00:02/7", NULL };
  g_autoptr (PlumbMarketoCursor) cursor = plumb_marketo_cursor_new (NULL);
  g_autofree char *early = scan (cursor, "12:5@20:00:00", "20:01:59", FALSE);
  g_autofree char *late = scan (cursor, "", "20:02:00", FALSE);

  g_assert_cmpstr (early, ==, "");
  g_assert_cmpstr (late, ==, "new 5");
  assert_seen (pages, "new 5,new 6");
}

static void
test_time_passes_by_what_is_read (void)
{
  g_autoptr (PlumbMarketoCursor) cursor = plumb_marketo_cursor_new (NULL);
  g_autofree char *first = scan (cursor, "12:5@10:00:00", "20:00:00", TRUE);
  g_autofree char *nothing = scan (cursor, "", "20:00:00", TRUE);
  g_autofree char *second = scan (cursor, "12:6@10:05:00", "20:00:00", TRUE);

  g_assert_cmpstr (first, ==, "");
  g_assert_cmpstr (nothing, ==, "");
  g_assert_cmpstr (second, ==, "new 5");
  g_assert_cmpint (cursor->since, ==, plumb_clock_parse (DAY "10:05:00Z"));
}

static void
test_an_activity_to_come_passes_over_nothing (void)
{
  g_autoptr (PlumbMarketoCursor) cursor = plumb_marketo_cursor_new (NULL);
  g_autofree char *keys = scan (cursor, "2:5@23:59:00/1179", "20:00:00", TRUE);

  g_assert_cmpstr (keys, ==, "2:5@23:59:00/1179");
  g_assert_cmpint (cursor->since, ==, plumb_clock_parse (DAY "20:00:00Z"));
}

static void
test_a_cursor_from_the_future_begins_again (void)
{
  g_autoptr (PlumbMarketoCursor) cursor = plumb_marketo_cursor_new (
      "since=9223372036854775807&newcomers=5:-9223372036854775808:n,6:9223372036854775807:n");
  g_autofree char *keys = scan (cursor, "", "20:00:00", FALSE);

  g_assert_cmpstr (keys, ==, "new 5,new 6");
  g_assert_cmpint (cursor->since, ==, plumb_clock_parse (DAY "20:00:00Z"));
}

static void
test_a_crowd_comes_in_parts (void)
{
  g_autoptr (PlumbMarketoCursor) cursor = plumb_marketo_cursor_new (NULL);
  g_autoptr (GPtrArray) first = NULL;
  g_autoptr (GPtrArray) second = NULL;
  PlumbMarketoNewcomer newcomer = { 0, G_TIME_SPAN_SECOND, FALSE };

  for (newcomer.person = 1; newcomer.person <= 400; newcomer.person++)
    g_array_append_val (cursor->newcomers, newcomer);
  first = plumb_marketo_scan_page (cursor, NULL, FORM, plumb_clock_now (), FALSE);
  second = plumb_marketo_scan_page (cursor, NULL, FORM, plumb_clock_now (), FALSE);

  g_assert_cmpuint (first->len, ==, PLUMB_MARKETO_MOST_PEOPLE);
  g_assert_cmpuint (second->len, ==, 100);
}

static void
test_a_cursor_is_kept_as_text (void)
{
  g_autoptr (PlumbMarketoCursor) cursor = plumb_marketo_cursor_new (
      "since=7&place=https%3A%2F%2Fa%2F1&token=W%3D%3D&newcomers=5:6:n,7:8:f,strange");
  g_autofree char *text = plumb_marketo_cursor_to_text (cursor);
  g_autoptr (PlumbMarketoCursor) strange = plumb_marketo_cursor_new ("hello");

  g_assert_cmpstr (text, ==,
                   "since=7&place=https%3A%2F%2Fa%2F1&token=W%3D%3D&newcomers=5:6:n,7:8:f");
  g_assert_cmpint (strange->since, ==, 0);
  g_assert_null (strange->token);
  plumb_marketo_cursor_set_place (cursor, "https://a/1");
  g_assert_cmpstr (cursor->token, ==, "W==");
  plumb_marketo_cursor_set_place (cursor, "https://a/2");
  g_assert_null (cursor->token);
  g_assert_cmpint (cursor->since, ==, 0);
  g_assert_cmpuint (cursor->newcomers->len, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/marketo-scan/a-form-that-is-filled-is-a-lead",
                   test_a_form_that_is_filled_is_a_lead);
  g_test_add_func ("/marketo-scan/who-fills-it-twice-is-two-leads",
                   test_who_fills_it_twice_is_two_leads);
  g_test_add_func ("/marketo-scan/making-and-filling-are-one-lead-on-any-pages",
                   test_making_and_filling_are_one_lead_on_any_pages);
  g_test_add_func ("/marketo-scan/a-new-person-without-the-form-is-seen-later",
                   test_a_new_person_without_the_form_is_seen_later);
  g_test_add_func ("/marketo-scan/time-passes-by-what-is-read", test_time_passes_by_what_is_read);
  g_test_add_func ("/marketo-scan/an-activity-to-come-passes-over-nothing",
                   test_an_activity_to_come_passes_over_nothing);
  g_test_add_func ("/marketo-scan/a-cursor-from-the-future-begins-again",
                   test_a_cursor_from_the_future_begins_again);
  g_test_add_func ("/marketo-scan/a-crowd-comes-in-parts", test_a_crowd_comes_in_parts);
  g_test_add_func ("/marketo-scan/a-cursor-is-kept-as-text", test_a_cursor_is_kept_as_text);

  return g_test_run ();
}
