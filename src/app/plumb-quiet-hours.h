/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PlumbQuietHours:
 * @enabled: whether there are any
 * @begin, @end: in minutes since midnight by the user's clock; usually past midnight
 *
 * The hours in which nothing is announced; a plain value.
 */
typedef struct {
  gboolean enabled;
  int begin;
  int end;
} PlumbQuietHours;

PlumbQuietHours plumb_quiet_hours_read (GSettings *settings);

gboolean plumb_quiet_hours_hold (const PlumbQuietHours *self, GDateTime *now);

/* Seconds from @now until the day changes or quiet hours end, but not more than an hour: timers
 * stand still while the computer sleeps. */
guint plumb_quiet_hours_get_pause (const PlumbQuietHours *self, GDateTime *now);

G_END_DECLS
