/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-clock.h"

#include <gio/gio.h>
#include <stdio.h>

/* Ticks from the year 1 to 1970. */
#define EPOCH_TICKS G_GINT64_CONSTANT (621355968000000000)
#define TICKS_PER_SECOND G_GINT64_CONSTANT (10000000)
#define TICKS_PER_MICROSECOND 10

static const char *const month_names[] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                           "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };
static const char *const day_names[] = { "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" };

gint64
plumb_clock_now (void)
{
  return g_get_real_time ();
}

gint64
plumb_clock_to_ticks (gint64 time)
{
  return time * TICKS_PER_MICROSECOND + EPOCH_TICKS;
}

gint64
plumb_clock_from_ticks (gint64 ticks)
{
  return (ticks - EPOCH_TICKS) / TICKS_PER_MICROSECOND;
}

/* Rounds down, so that the rest is never negative. */
static gint64
split (gint64 time, gint64 unit, int *rest)
{
  gint64 whole = time / unit - (time % unit < 0 ? 1 : 0);

  *rest = (int) (time - whole * unit);
  return whole;
}

char *
plumb_clock_format (gint64 time)
{
  int microseconds;
  g_autoptr (GDateTime) seconds = NULL;
  g_autofree char *date = NULL;

  if (time == 0)
    return NULL;
  seconds = g_date_time_new_from_unix_utc (split (time, G_USEC_PER_SEC, &microseconds));
  if (seconds == NULL)
    return NULL;
  date = g_date_time_format (seconds, "%Y-%m-%dT%H:%M:%S");
  return g_strdup_printf ("%s.%06dZ", date, microseconds);
}

char *
plumb_clock_format_ticks (gint64 ticks)
{
  int rest;
  gint64 since_epoch = split (ticks - EPOCH_TICKS, TICKS_PER_SECOND, &rest);
  g_autoptr (GDateTime) seconds = g_date_time_new_from_unix_utc (since_epoch);
  g_autofree char *date = NULL;

  g_return_val_if_fail (seconds != NULL, NULL);
  date = g_date_time_format (seconds, "%Y-%m-%dT%H:%M:%S");
  return g_strdup_printf ("%s.%07dZ", date, rest);
}

char *
plumb_clock_format_http (gint64 time)
{
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_utc (time / G_USEC_PER_SEC);

  g_return_val_if_fail (date != NULL, NULL);
  /* g_date_time_format() would write the names in the user's language. */
  return g_strdup_printf (
      "%s, %02d %s %04d %02d:%02d:%02d GMT", day_names[g_date_time_get_day_of_week (date) - 1],
      g_date_time_get_day_of_month (date), month_names[g_date_time_get_month (date) - 1],
      g_date_time_get_year (date), g_date_time_get_hour (date), g_date_time_get_minute (date),
      g_date_time_get_second (date));
}

static gint64
from_date_time (GDateTime *date)
{
  return g_date_time_to_unix (date) * G_USEC_PER_SEC + g_date_time_get_microsecond (date);
}

gint64
plumb_clock_parse (const char *text)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) date = NULL;

  if (text == NULL)
    return 0;
  date = g_date_time_new_from_iso8601 (text, utc);
  return date == NULL ? 0 : from_date_time (date);
}

gint64
plumb_clock_parse_past (const char *text)
{
  guint64 time = 0;
  guint64 latest = (guint64) (plumb_clock_now () + G_TIME_SPAN_DAY);

  if (text == NULL || !g_ascii_string_to_unsigned (text, 10, 0, latest, &time, NULL))
    return 0;
  return (gint64) time;
}

gint64
plumb_clock_parse_http (const char *text)
{
  char month[4] = "";
  int day, year, hour, minute, second;

  if (text == NULL || sscanf (text, "%*3s, %2d %3s %4d %2d:%2d:%2d GMT", &day, month, &year, &hour,
                              &minute, &second) != 6)
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (month_names); i++) {
    g_autoptr (GDateTime) date = NULL;

    if (g_ascii_strcasecmp (month, month_names[i]) != 0)
      continue;
    date = g_date_time_new_utc (year, (int) i + 1, day, hour, minute, second);
    return date == NULL ? 0 : from_date_time (date);
  }
  return 0;
}
