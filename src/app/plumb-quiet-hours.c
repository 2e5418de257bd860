/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-quiet-hours.h"

#define MINUTES_A_DAY (24 * 60)
#define LONGEST_PAUSE (60 * 60)

PlumbQuietHours
plumb_quiet_hours_read (GSettings *settings)
{
  g_return_val_if_fail (G_IS_SETTINGS (settings), (PlumbQuietHours){ FALSE });

  return (PlumbQuietHours){
    .enabled = g_settings_get_boolean (settings, "quiet-hours-enabled"),
    .begin = g_settings_get_int (settings, "quiet-hours-begin"),
    .end = g_settings_get_int (settings, "quiet-hours-end"),
  };
}

static int
get_minute (GDateTime *now)
{
  return g_date_time_get_hour (now) * 60 + g_date_time_get_minute (now);
}

gboolean
plumb_quiet_hours_hold (const PlumbQuietHours *self, GDateTime *now)
{
  int minute;

  g_return_val_if_fail (self != NULL && now != NULL, FALSE);

  minute = get_minute (now);
  if (!self->enabled)
    return FALSE;
  if (self->begin <= self->end)
    return minute >= self->begin && minute < self->end;
  return minute >= self->begin || minute < self->end;
}

guint
plumb_quiet_hours_get_pause (const PlumbQuietHours *self, GDateTime *now)
{
  int minutes;

  g_return_val_if_fail (self != NULL && now != NULL, LONGEST_PAUSE);

  minutes = MINUTES_A_DAY - get_minute (now);
  if (plumb_quiet_hours_hold (self, now) && self->end > get_minute (now))
    minutes = MIN (minutes, self->end - get_minute (now));
  return (guint) MIN (minutes * 60 - g_date_time_get_second (now), LONGEST_PAUSE);
}
