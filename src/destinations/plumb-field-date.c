/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-field-date.h"

#define SHAPE "dddd-dd-dd"

static gboolean
has_shape (const char *text)
{
  const char *shape = SHAPE;

  for (; *shape != '\0' && *text != '\0'; shape++, text++)
    if (*shape == 'd' ? !g_ascii_isdigit (*text) : *text != *shape)
      return FALSE;
  return *shape == '\0' && *text == '\0';
}

/* @at: two digits. */
static guint
read_pair (const char *at)
{
  return (guint) (g_ascii_digit_value (at[0]) * 10 + g_ascii_digit_value (at[1]));
}

gboolean
plumb_field_parse_date (const char *text, GDate *date)
{
  guint year, month, day;

  if (text == NULL || !has_shape (text))
    return FALSE;
  year = read_pair (text) * 100 + read_pair (text + 2);
  month = read_pair (text + 5);
  day = read_pair (text + 8);
  if (!g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return FALSE;
  if (date != NULL)
    g_date_set_dmy (date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return TRUE;
}

char *
plumb_field_format_date (const GDate *date)
{
  g_return_val_if_fail (date != NULL && g_date_valid (date), NULL);
  return g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (date), g_date_get_month (date),
                          g_date_get_day (date));
}

PlumbFinding
plumb_field_check_date (const char *value)
{
  if (plumb_field_parse_date (value, NULL))
    return (PlumbFinding){ PLUMB_FINDING_GOOD, NULL };
  return (PlumbFinding){ PLUMB_FINDING_FAULT, "field.not-a-date" };
}

char *
plumb_field_tidy_date (const char *value)
{
  g_return_val_if_fail (value != NULL, NULL);
  return g_strstrip (g_strdup (value));
}
