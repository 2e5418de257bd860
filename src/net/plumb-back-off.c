/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-back-off.h"

void
plumb_back_off_succeeded (PlumbBackOff *self)
{
  g_return_if_fail (self != NULL);
  self->failures = 0;
}

static guint
double_up (PlumbBackOff *self)
{
  guint64 wait = self->shortest;

  for (guint i = 0; i < self->failures && wait < self->longest; i++)
    wait *= 2;
  return MIN (wait, self->longest);
}

guint
plumb_back_off_failed (PlumbBackOff *self, gint64 retry_after)
{
  guint wait;
  gint64 jittered;

  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (self->shortest > 0 && self->shortest <= self->longest, 0);

  wait = double_up (self);
  if (self->failures < G_MAXUINT)
    self->failures++;
  if (retry_after >= 0)
    return MIN (retry_after, G_MAXUINT / 1000) * 1000;
  jittered = wait - wait / 4 + g_random_double () * (wait / 2.0);
  return CLAMP (jittered, 1, self->longest);
}
