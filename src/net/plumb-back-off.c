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

typedef struct {
  GTask *task;
  void (*go_on) (GTask *task);
} Pause;

static void
pause_free (gpointer user_data)
{
  Pause *pause = user_data;

  g_object_unref (pause->task);
  g_free (pause);
}

static gboolean
waited_cb (gpointer user_data)
{
  Pause *pause = user_data;

  if (!g_task_return_error_if_cancelled (pause->task))
    pause->go_on (pause->task);
  return G_SOURCE_REMOVE;
}

void
plumb_back_off_wait (GTask *task, guint milliseconds, void (*go_on) (GTask *task))
{
  g_autoptr (GSource) alarm = g_timeout_source_new (milliseconds);
  Pause *pause = g_new0 (Pause, 1);

  g_return_if_fail (G_IS_TASK (task));

  pause->task = g_object_ref (task);
  pause->go_on = go_on;
  if (g_task_get_cancellable (task) != NULL) {
    g_autoptr (GSource) stopper = g_cancellable_source_new (g_task_get_cancellable (task));

    g_source_set_dummy_callback (stopper);
    g_source_add_child_source (alarm, stopper);
  }
  g_source_set_callback (alarm, waited_cb, pause, pause_free);
  g_source_attach (alarm, g_task_get_context (task));
}
