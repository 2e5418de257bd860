/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-rung.h"

#include "plumb-property.h"

struct _PlumbRung {
  GObject parent_instance;
  char *id;
  char *title;
  PlumbRungStatus status;
  char *detail;
  gint64 started;
  gint64 duration;
  PlumbAttempt *attempt;
};

G_DEFINE_FINAL_TYPE (PlumbRung, plumb_rung, G_TYPE_OBJECT)

typedef enum {
  PROP_STATUS = 1,
  PROP_DETAIL,
  PROP_DURATION,
} PlumbRungProps;

static GParamSpec *props[PROP_DURATION + 1];

const char *
plumb_rung_status_get_name (PlumbRungStatus status)
{
  static const char *const names[] = { "waiting", "climbing", "passed", "failed", "skipped" };

  g_return_val_if_fail (status < G_N_ELEMENTS (names), NULL);
  return names[status];
}

const char *
plumb_rung_get_id (PlumbRung *self)
{
  g_return_val_if_fail (PLUMB_IS_RUNG (self), NULL);
  return self->id;
}

const char *
plumb_rung_get_title (PlumbRung *self)
{
  g_return_val_if_fail (PLUMB_IS_RUNG (self), NULL);
  return self->title;
}

PlumbRungStatus
plumb_rung_get_status (PlumbRung *self)
{
  g_return_val_if_fail (PLUMB_IS_RUNG (self), PLUMB_RUNG_WAITING);
  return self->status;
}

const char *
plumb_rung_get_detail (PlumbRung *self)
{
  g_return_val_if_fail (PLUMB_IS_RUNG (self), NULL);
  return self->detail;
}

gint64
plumb_rung_get_duration (PlumbRung *self)
{
  g_return_val_if_fail (PLUMB_IS_RUNG (self), -1);
  return self->duration;
}

PlumbAttempt *
plumb_rung_get_attempt (PlumbRung *self)
{
  g_return_val_if_fail (PLUMB_IS_RUNG (self), NULL);
  return self->attempt;
}

void
plumb_rung_start (PlumbRung *self)
{
  g_return_if_fail (PLUMB_IS_RUNG (self));
  self->started = g_get_monotonic_time ();
  self->status = PLUMB_RUNG_CLIMBING;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_STATUS]);
}

void
plumb_rung_set_duration (PlumbRung *self, gint64 duration)
{
  g_return_if_fail (PLUMB_IS_RUNG (self));
  if (duration < 0)
    return;
  self->started = 0;
  self->duration = duration;
}

void
plumb_rung_finish (PlumbRung *self, PlumbRungStatus status, const char *detail,
                   PlumbAttempt *attempt)
{
  g_return_if_fail (PLUMB_IS_RUNG (self));
  g_return_if_fail (attempt == NULL || PLUMB_IS_ATTEMPT (attempt));

  g_object_freeze_notify (G_OBJECT (self));
  if (self->started != 0)
    self->duration = g_get_monotonic_time () - self->started;
  self->status = status;
  g_free (self->detail);
  self->detail = g_strdup (detail);
  g_set_object (&self->attempt, attempt);
  for (PlumbRungProps prop = PROP_STATUS; prop <= PROP_DURATION; prop++)
    g_object_notify_by_pspec (G_OBJECT (self), props[prop]);
  g_object_thaw_notify (G_OBJECT (self));
}

static void
plumb_rung_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PlumbRung *self = PLUMB_RUNG (object);

  switch ((PlumbRungProps) id) {
  case PROP_STATUS:
    g_value_set_uint (value, self->status);
    break;
  case PROP_DETAIL:
    g_value_set_string (value, self->detail);
    break;
  case PROP_DURATION:
    g_value_set_int64 (value, self->duration);
    break;
  }
}

static void
plumb_rung_finalize (GObject *object)
{
  PlumbRung *self = PLUMB_RUNG (object);

  g_free (self->id);
  g_free (self->title);
  g_free (self->detail);
  g_clear_object (&self->attempt);
  G_OBJECT_CLASS (plumb_rung_parent_class)->finalize (object);
}

static void
plumb_rung_class_init (PlumbRungClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = plumb_rung_get_property;
  object_class->finalize = plumb_rung_finalize;

  props[PROP_STATUS] =
      g_param_spec_uint ("status", NULL, NULL, PLUMB_RUNG_WAITING, PLUMB_RUNG_SKIPPED,
                         PLUMB_RUNG_WAITING, PLUMB_PROPERTY_SHOWN);
  props[PROP_DETAIL] = g_param_spec_string ("detail", NULL, NULL, NULL, PLUMB_PROPERTY_SHOWN);
  props[PROP_DURATION] =
      g_param_spec_int64 ("duration", NULL, NULL, -1, G_MAXINT64, -1, PLUMB_PROPERTY_SHOWN);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
plumb_rung_init (PlumbRung *self)
{
  self->duration = -1;
}

PlumbRung *
plumb_rung_new (const char *id, const char *title)
{
  PlumbRung *self = g_object_new (PLUMB_TYPE_RUNG, NULL);

  self->id = g_strdup (id);
  self->title = g_strdup (title);
  return self;
}
