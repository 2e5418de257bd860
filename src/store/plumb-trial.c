/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-trial.h"

PlumbTrial *
plumb_trial_new (const char *tag, const char *destination)
{
  PlumbTrial *self;

  g_return_val_if_fail (tag != NULL && destination != NULL, NULL);
  self = g_new0 (PlumbTrial, 1);
  self->tag = g_strdup (tag);
  self->destination = g_strdup (destination);
  return self;
}

PlumbTrial *
plumb_trial_copy (const PlumbTrial *self)
{
  PlumbTrial *copy;

  g_return_val_if_fail (self != NULL, NULL);
  copy = g_memdup2 (self, sizeof *self);
  copy->tag = g_strdup (self->tag);
  copy->destination = g_strdup (self->destination);
  copy->diagnosis = g_strdup (self->diagnosis);
  copy->differences = g_strdup (self->differences);
  copy->lead = self->lead != NULL ? g_object_ref (self->lead) : NULL;
  return copy;
}

void
plumb_trial_free (PlumbTrial *self)
{
  if (self == NULL)
    return;
  g_free (self->tag);
  g_free (self->destination);
  g_free (self->diagnosis);
  g_free (self->differences);
  g_clear_object (&self->lead);
  g_free (self);
}
