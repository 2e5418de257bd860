/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PlumbDeadline:
 * @stopper: cancelled when time is up or when the caller cancels
 * @is_late: whether time was up
 *
 * A limit to a whole operation, because a timeout between two bytes never ends one that drips.
 * Private to `net`.  While it is held, a stop waits for what is on its way in the main loop.
 */
typedef struct {
  GCancellable *stopper;
  gboolean is_late;
  GCancellable *outer;
  gulong outer_id;
  GSource *alarm;
  gboolean is_held;
  GSource *late_stop;
} PlumbDeadline;

/* @outer: (nullable): the caller's */
void plumb_deadline_init (PlumbDeadline *self, guint milliseconds, GCancellable *outer);
void plumb_deadline_clear (PlumbDeadline *self);

/* From here on @stopper is not cancelled before the main loop has nothing more urgent to do. */
void plumb_deadline_hold (PlumbDeadline *self);

/* No longer so; a stop that waits happens now. */
void plumb_deadline_release (PlumbDeadline *self);

G_END_DECLS
