/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-secret-end.h"

#include "plumb-field-date.h"

#include <glib/gi18n.h>

/* The days before the end from which on it is near, and nearer. */
#define MONTH 30
#define WEEK 7
#define DAY 1

void
plumb_secret_end_get_today (gint64 now, GDate *today)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (now / G_USEC_PER_SEC);

  g_date_set_dmy (today, (GDateDay) g_date_time_get_day_of_month (time),
                  (GDateMonth) g_date_time_get_month (time),
                  (GDateYear) g_date_time_get_year (time));
}

static gboolean
find_end (PlumbConnector *connector, PlumbDestination *destination, const PlumbFieldSpec *told_by,
          const GDate *today, PlumbSecretEnd *end)
{
  const PlumbKindInfo *info = plumb_connector_get_info (connector);

  *end = (PlumbSecretEnd){ .told_by = told_by };
  if (told_by->ends == NULL)
    return FALSE;
  end->secret = plumb_kind_info_find_field (info, told_by->ends);
  if (end->secret == NULL || !plumb_connector_uses_field (connector, destination, NULL, told_by) ||
      !plumb_connector_uses_field (connector, destination, NULL, end->secret) ||
      !plumb_field_parse_date (
          plumb_connector_get_value (connector, destination, NULL, told_by->key), &end->date))
    return FALSE;
  g_date_add_days (&end->date, told_by->ends_after);
  end->days_left = g_date_days_between (today, &end->date);
  return TRUE;
}

static int
compare_ends (gconstpointer a, gconstpointer b)
{
  return g_date_compare (&((const PlumbSecretEnd *) a)->date, &((const PlumbSecretEnd *) b)->date);
}

GArray *
plumb_secret_end_list (PlumbConnector *connector, PlumbDestination *destination, gint64 now)
{
  GArray *ends = g_array_new (FALSE, FALSE, sizeof (PlumbSecretEnd));
  GDate today;

  g_return_val_if_fail (connector == NULL || PLUMB_IS_CONNECTOR (connector), ends);
  g_return_val_if_fail (PLUMB_IS_DESTINATION (destination), ends);

  if (connector == NULL)
    return ends;
  plumb_secret_end_get_today (now, &today);
  for (const PlumbFieldSpec *field = plumb_connector_get_info (connector)->fields;
       field->key != NULL; field++) {
    PlumbSecretEnd end;

    if (find_end (connector, destination, field, &today, &end))
      g_array_append_val (ends, end);
  }
  g_array_sort (ends, compare_ends);
  return ends;
}

gboolean
plumb_secret_end_find_first (PlumbConnector *connector, PlumbDestination *destination, gint64 now,
                             PlumbSecretEnd *end)
{
  g_autoptr (GArray) ends = plumb_secret_end_list (connector, destination, now);

  g_return_val_if_fail (end != NULL, FALSE);

  if (ends->len == 0)
    return FALSE;
  *end = g_array_index (ends, PlumbSecretEnd, 0);
  return TRUE;
}

PlumbNearness
plumb_secret_end_get_nearness (const PlumbSecretEnd *end)
{
  g_return_val_if_fail (end != NULL, PLUMB_NEARNESS_FAR);

  if (end->days_left < 0)
    return PLUMB_NEARNESS_PAST;
  if (end->days_left <= DAY)
    return PLUMB_NEARNESS_DAY;
  if (end->days_left <= WEEK)
    return PLUMB_NEARNESS_WEEK;
  return end->days_left <= MONTH ? PLUMB_NEARNESS_MONTH : PLUMB_NEARNESS_FAR;
}

char *
plumb_secret_end_describe (const PlumbSecretEnd *end)
{
  int n_days;

  g_return_val_if_fail (end != NULL, NULL);

  n_days = ABS (end->days_left);
  if (n_days == 0)
    return g_strdup (_("Secret ends today"));
  if (end->days_left < 0)
    return g_strdup_printf (
        ngettext ("Secret ended %d day ago", "Secret ended %d days ago", (gulong) n_days), n_days);
  return g_strdup_printf (
      ngettext ("Secret ends in %d day", "Secret ends in %d days", (gulong) n_days), n_days);
}

char *
plumb_secret_end_explain (const PlumbSecretEnd *end)
{
  char day[64];

  g_return_val_if_fail (end != NULL, NULL);

  /* A GDateTime would end with the year 9999. */
  g_date_strftime (day, sizeof day, "%x", &end->date);
  /* Translators: the name of a secret's field, e.g. "Client secret", and a date. */
  return g_strdup_printf (end->days_left < 0
                          ? _("“%s” ended on %s.")
                          : _("“%s” ends on %s."), gettext (end->secret->label), day);
}

gboolean
plumb_secret_end_is_replaceable (PlumbConnector *connector, PlumbDestination *destination)
{
  g_return_val_if_fail (connector == NULL || PLUMB_IS_CONNECTOR (connector), FALSE);
  g_return_val_if_fail (PLUMB_IS_DESTINATION (destination), FALSE);

  if (connector == NULL || plumb_connector_get_info (connector)->retirement != NULL ||
      !plumb_connector_can (connector, PLUMB_VERB_SEND, NULL, NULL))
    return FALSE;
  for (const PlumbFieldSpec *field = plumb_connector_get_info (connector)->fields;
       field->key != NULL; field++)
    if ((field->flags & PLUMB_FIELD_SECRET) != 0 &&
        plumb_connector_uses_field (connector, destination, NULL, field))
      return TRUE;
  return FALSE;
}
