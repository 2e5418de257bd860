/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PlumbBackOff:
 * @shortest: milliseconds before the first retry
 * @longest: milliseconds that are never exceeded, but by a service that asks for more
 * @failures: how many failures there were in a row
 *
 * How long to wait before asking a service again: doubles with each failure, with jitter of
 * a quarter either way so that many clients do not return together.  A plain value.
 */
typedef struct {
  guint shortest;
  guint longest;
  guint failures;
} PlumbBackOff;

void plumb_back_off_succeeded (PlumbBackOff *self);

/**
 * plumb_back_off_failed:
 * @retry_after: seconds that the service asked for, obeyed exactly; -1 if it did not ask
 *
 * Returns: milliseconds to wait
 */
guint plumb_back_off_failed (PlumbBackOff *self, gint64 retry_after);

/* Goes on with @task by @go_on after that time; a task that is cancelled before returns at once. */
void plumb_back_off_wait (GTask *task, guint milliseconds, void (*go_on) (GTask *task));

G_END_DECLS
