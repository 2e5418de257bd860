/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-destination.h"

#include "plumb-property.h"

#include <stdlib.h>

struct _PlumbDestination {
  GObject parent_instance;
  char *id;
  PlumbKind kind;
  char *name;
  GHashTable *settings;
  gboolean practice;
  gboolean watching;
  gboolean busy;
  PlumbVerdict last_verdict;
  gint64 last_proved_at;
  gint64 heard_at;
  gint64 read_to_end_at;
  char *trouble;
  gint64 silent_since;
};

G_DEFINE_FINAL_TYPE (PlumbDestination, plumb_destination, G_TYPE_OBJECT)

typedef enum {
  PROP_NAME = 1,
  PROP_PRACTICE,
  PROP_WATCHING,
  PROP_BUSY,
  PROP_LAST_VERDICT,
  PROP_LAST_PROVED_AT,
  PROP_HEARD_AT,
  PROP_READ_TO_END_AT,
  PROP_TROUBLE,
  PROP_SILENT_SINCE,
} PlumbDestinationProps;

static GParamSpec *props[PROP_SILENT_SINCE + 1];

static guint setting_changed;

const char *
plumb_destination_get_id (PlumbDestination *self)
{
  g_return_val_if_fail (PLUMB_IS_DESTINATION (self), NULL);
  return self->id;
}

PlumbKind
plumb_destination_get_kind (PlumbDestination *self)
{
  g_return_val_if_fail (PLUMB_IS_DESTINATION (self), PLUMB_KIND_NONE);
  return self->kind;
}

const char *
plumb_destination_get_name (PlumbDestination *self)
{
  g_return_val_if_fail (PLUMB_IS_DESTINATION (self), NULL);
  return self->name;
}

static void
set_text (PlumbDestination *self, char **place, const char *text, PlumbDestinationProps prop)
{
  if (g_strcmp0 (*place, text) == 0)
    return;
  g_free (*place);
  *place = g_strdup (text);
  g_object_notify_by_pspec (G_OBJECT (self), props[prop]);
}

static void
set_flag (PlumbDestination *self, gboolean *place, gboolean flag, PlumbDestinationProps prop)
{
  if (*place == !!flag)
    return;
  *place = !!flag;
  g_object_notify_by_pspec (G_OBJECT (self), props[prop]);
}

static void
set_time (PlumbDestination *self, gint64 *place, gint64 time, PlumbDestinationProps prop)
{
  if (*place == time)
    return;
  *place = time;
  g_object_notify_by_pspec (G_OBJECT (self), props[prop]);
}

void
plumb_destination_set_name (PlumbDestination *self, const char *name)
{
  g_return_if_fail (PLUMB_IS_DESTINATION (self) && name != NULL);
  set_text (self, &self->name, name, PROP_NAME);
}

const char *
plumb_destination_get_setting (PlumbDestination *self, const char *key)
{
  g_return_val_if_fail (PLUMB_IS_DESTINATION (self) && key != NULL, NULL);
  return g_hash_table_lookup (self->settings, key);
}

void
plumb_destination_set_setting (PlumbDestination *self, const char *key, const char *value)
{
  /* The caller may have it from plumb_destination_list_settings(), where it goes. */
  g_autofree char *kept_key = g_strdup (key);

  g_return_if_fail (PLUMB_IS_DESTINATION (self) && key != NULL);

  if (value != NULL && *value == '\0')
    value = NULL;
  if (g_strcmp0 (plumb_destination_get_setting (self, key), value) == 0)
    return;
  if (value == NULL)
    g_hash_table_remove (self->settings, key);
  else
    g_hash_table_insert (self->settings, g_strdup (key), g_strdup (value));
  g_signal_emit (self, setting_changed, g_quark_from_string (kept_key), kept_key);
}

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

const char **
plumb_destination_list_settings (PlumbDestination *self)
{
  const char **keys;
  guint n_keys;

  g_return_val_if_fail (PLUMB_IS_DESTINATION (self), NULL);
  keys = (const char **) g_hash_table_get_keys_as_array (self->settings, &n_keys);
  qsort (keys, n_keys, sizeof *keys, compare_keys);
  return keys;
}

gboolean
plumb_destination_is_practice (PlumbDestination *self)
{
  g_return_val_if_fail (PLUMB_IS_DESTINATION (self), FALSE);
  return self->practice;
}

void
plumb_destination_set_practice (PlumbDestination *self, gboolean practice)
{
  g_return_if_fail (PLUMB_IS_DESTINATION (self));
  set_flag (self, &self->practice, practice, PROP_PRACTICE);
}

gboolean
plumb_destination_is_watching (PlumbDestination *self)
{
  g_return_val_if_fail (PLUMB_IS_DESTINATION (self), FALSE);
  return self->watching;
}

void
plumb_destination_set_watching (PlumbDestination *self, gboolean watching)
{
  g_return_if_fail (PLUMB_IS_DESTINATION (self));
  set_flag (self, &self->watching, watching, PROP_WATCHING);
}

PlumbVerdict
plumb_destination_get_last_verdict (PlumbDestination *self)
{
  g_return_val_if_fail (PLUMB_IS_DESTINATION (self), PLUMB_VERDICT_NONE);
  return self->last_verdict;
}

gint64
plumb_destination_get_last_proved_at (PlumbDestination *self)
{
  g_return_val_if_fail (PLUMB_IS_DESTINATION (self), 0);
  return self->last_proved_at;
}

void
plumb_destination_set_last_proof (PlumbDestination *self, PlumbVerdict verdict, gint64 proved_at)
{
  g_return_if_fail (PLUMB_IS_DESTINATION (self));

  if (self->last_verdict != verdict) {
    self->last_verdict = verdict;
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LAST_VERDICT]);
  }
  set_time (self, &self->last_proved_at, proved_at, PROP_LAST_PROVED_AT);
}

gint64
plumb_destination_get_heard_at (PlumbDestination *self)
{
  g_return_val_if_fail (PLUMB_IS_DESTINATION (self), 0);
  return self->heard_at;
}

void
plumb_destination_set_heard_at (PlumbDestination *self, gint64 heard_at)
{
  g_return_if_fail (PLUMB_IS_DESTINATION (self));
  set_time (self, &self->heard_at, heard_at, PROP_HEARD_AT);
}

gint64
plumb_destination_get_read_to_end_at (PlumbDestination *self)
{
  g_return_val_if_fail (PLUMB_IS_DESTINATION (self), 0);
  return self->read_to_end_at;
}

void
plumb_destination_set_read_to_end_at (PlumbDestination *self, gint64 read_to_end_at)
{
  g_return_if_fail (PLUMB_IS_DESTINATION (self));
  set_time (self, &self->read_to_end_at, read_to_end_at, PROP_READ_TO_END_AT);
}

const char *
plumb_destination_get_trouble (PlumbDestination *self)
{
  g_return_val_if_fail (PLUMB_IS_DESTINATION (self), NULL);
  return self->trouble;
}

void
plumb_destination_set_trouble (PlumbDestination *self, const char *diagnosis_id)
{
  g_return_if_fail (PLUMB_IS_DESTINATION (self));
  set_text (self, &self->trouble, diagnosis_id, PROP_TROUBLE);
}

gint64
plumb_destination_get_silent_since (PlumbDestination *self)
{
  g_return_val_if_fail (PLUMB_IS_DESTINATION (self), 0);
  return self->silent_since;
}

void
plumb_destination_set_silent_since (PlumbDestination *self, gint64 silent_since)
{
  g_return_if_fail (PLUMB_IS_DESTINATION (self));
  set_time (self, &self->silent_since, silent_since, PROP_SILENT_SINCE);
}

gboolean
plumb_destination_is_busy (PlumbDestination *self)
{
  g_return_val_if_fail (PLUMB_IS_DESTINATION (self), FALSE);
  return self->busy;
}

void
plumb_destination_set_busy (PlumbDestination *self, gboolean busy)
{
  g_return_if_fail (PLUMB_IS_DESTINATION (self));
  set_flag (self, &self->busy, busy, PROP_BUSY);
}

static void
plumb_destination_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PlumbDestination *self = PLUMB_DESTINATION (object);

  switch ((PlumbDestinationProps) id) {
  case PROP_NAME:
    g_value_set_string (value, self->name);
    break;
  case PROP_PRACTICE:
    g_value_set_boolean (value, self->practice);
    break;
  case PROP_WATCHING:
    g_value_set_boolean (value, self->watching);
    break;
  case PROP_BUSY:
    g_value_set_boolean (value, self->busy);
    break;
  case PROP_LAST_VERDICT:
    g_value_set_uint (value, self->last_verdict);
    break;
  case PROP_LAST_PROVED_AT:
    g_value_set_int64 (value, self->last_proved_at);
    break;
  case PROP_HEARD_AT:
    g_value_set_int64 (value, self->heard_at);
    break;
  case PROP_READ_TO_END_AT:
    g_value_set_int64 (value, self->read_to_end_at);
    break;
  case PROP_TROUBLE:
    g_value_set_string (value, self->trouble);
    break;
  case PROP_SILENT_SINCE:
    g_value_set_int64 (value, self->silent_since);
    break;
  }
}

static void
plumb_destination_finalize (GObject *object)
{
  PlumbDestination *self = PLUMB_DESTINATION (object);

  g_free (self->id);
  g_free (self->name);
  g_free (self->trouble);
  g_hash_table_unref (self->settings);
  G_OBJECT_CLASS (plumb_destination_parent_class)->finalize (object);
}

static GParamSpec *
make_time (const char *name)
{
  return g_param_spec_int64 (name, NULL, NULL, 0, G_MAXINT64, 0, PLUMB_PROPERTY_SHOWN);
}

static void
plumb_destination_class_init (PlumbDestinationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = plumb_destination_get_property;
  object_class->finalize = plumb_destination_finalize;

  props[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, PLUMB_PROPERTY_SHOWN);
  props[PROP_PRACTICE] = g_param_spec_boolean ("practice", NULL, NULL, FALSE, PLUMB_PROPERTY_SHOWN);
  props[PROP_WATCHING] = g_param_spec_boolean ("watching", NULL, NULL, FALSE, PLUMB_PROPERTY_SHOWN);
  props[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, PLUMB_PROPERTY_SHOWN);
  props[PROP_LAST_VERDICT] =
      g_param_spec_uint ("last-verdict", NULL, NULL, PLUMB_VERDICT_NONE, PLUMB_VERDICT_LOST,
                         PLUMB_VERDICT_NONE, PLUMB_PROPERTY_SHOWN);
  props[PROP_LAST_PROVED_AT] = make_time ("last-proved-at");
  props[PROP_HEARD_AT] = make_time ("heard-at");
  props[PROP_READ_TO_END_AT] = make_time ("read-to-end-at");
  props[PROP_TROUBLE] = g_param_spec_string ("trouble", NULL, NULL, NULL, PLUMB_PROPERTY_SHOWN);
  props[PROP_SILENT_SINCE] = make_time ("silent-since");
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  setting_changed = g_signal_new ("setting-changed", G_TYPE_FROM_CLASS (klass),
                                  G_SIGNAL_RUN_LAST | G_SIGNAL_DETAILED, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
plumb_destination_init (PlumbDestination *self)
{
  self->settings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->watching = TRUE;
}

PlumbDestination *
plumb_destination_new_with_id (const char *id, PlumbKind kind, const char *name)
{
  PlumbDestination *self;

  g_return_val_if_fail (id != NULL && name != NULL && kind != PLUMB_KIND_NONE, NULL);

  self = g_object_new (PLUMB_TYPE_DESTINATION, NULL);
  self->id = g_strdup (id);
  self->kind = kind;
  self->name = g_strdup (name);
  return self;
}

PlumbDestination *
plumb_destination_new (PlumbKind kind, const char *name)
{
  g_autofree char *id = g_uuid_string_random ();

  return plumb_destination_new_with_id (id, kind, name);
}

PlumbDestination *
plumb_destination_copy (PlumbDestination *self)
{
  PlumbDestination *copy;
  GHashTableIter iter;
  gpointer key, value;

  g_return_val_if_fail (PLUMB_IS_DESTINATION (self), NULL);

  copy = plumb_destination_new_with_id (self->id, self->kind, self->name);
  copy->practice = self->practice;
  copy->watching = self->watching;
  copy->last_verdict = self->last_verdict;
  copy->last_proved_at = self->last_proved_at;
  g_hash_table_iter_init (&iter, self->settings);
  while (g_hash_table_iter_next (&iter, &key, &value))
    g_hash_table_insert (copy->settings, g_strdup (key), g_strdup (value));
  return copy;
}
