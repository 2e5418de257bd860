/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-notice.h"

#define PAUSE_MICROSECONDS 10000

struct _PlumbNotice {
  GSource *source;
  PlumbNoticeFunc func;
  gpointer user_data;
  guint changes;
  gint is_pausing;
};

static gboolean
dispatch (GSource *source, GSourceFunc callback, gpointer user_data)
{
  return callback (user_data);
}

static GSourceFuncs source_funcs = { .dispatch = dispatch };

static gboolean
time_came_cb (gpointer user_data)
{
  PlumbNotice *self = user_data;
  PlumbChange changes = g_atomic_int_and (&self->changes, 0);

  if (changes == PLUMB_CHANGE_NONE) {
    g_source_set_ready_time (self->source, -1);
    g_atomic_int_set (&self->is_pausing, FALSE);
    /* Given between the two looks: nobody else will wake us. */
    if (g_atomic_int_get (&self->changes) != PLUMB_CHANGE_NONE)
      g_source_set_ready_time (self->source, 0);
    return G_SOURCE_CONTINUE;
  }
  g_atomic_int_set (&self->is_pausing, TRUE);
  g_source_set_ready_time (self->source, g_get_monotonic_time () + PAUSE_MICROSECONDS);
  self->func (changes, self->user_data);
  return G_SOURCE_CONTINUE;
}

PlumbNotice *
plumb_notice_new (GMainContext *context, PlumbNoticeFunc func, gpointer user_data)
{
  PlumbNotice *self = g_new0 (PlumbNotice, 1);

  self->func = func;
  self->user_data = user_data;
  self->source = g_source_new (&source_funcs, sizeof (GSource));
  g_source_set_callback (self->source, time_came_cb, self, NULL);
  g_source_attach (self->source, context);
  return self;
}

void
plumb_notice_free (PlumbNotice *self)
{
  if (self == NULL)
    return;
  g_source_destroy (self->source);
  g_source_unref (self->source);
  g_free (self);
}

void
plumb_notice_give (PlumbNotice *self, PlumbChange changes)
{
  if (changes == PLUMB_CHANGE_NONE)
    return;
  if (g_atomic_int_or (&self->changes, changes) == PLUMB_CHANGE_NONE &&
      !g_atomic_int_get (&self->is_pausing))
    g_source_set_ready_time (self->source, 0);
}
