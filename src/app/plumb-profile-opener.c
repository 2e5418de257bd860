/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-profile-opener.h"

struct _PlumbProfileOpener {
  GObject parent_instance;
  char *folder;
  PlumbProfile *profile;
  gboolean is_open;
  GPtrArray *waiting;
};

G_DEFINE_FINAL_TYPE (PlumbProfileOpener, plumb_profile_opener, G_TYPE_OBJECT)

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PlumbProfileOpener) self = user_data;
  g_autoptr (PlumbProfile) profile = g_object_ref (PLUMB_PROFILE (source));
  g_autoptr (GPtrArray) waiting = g_steal_pointer (&self->waiting);
  g_autoptr (GError) error = NULL;

  self->is_open = plumb_profile_open_finish (profile, result, &error);
  if (!self->is_open)
    g_clear_object (&self->profile);
  for (guint i = 0; i < waiting->len; i++) {
    GTask *task = g_ptr_array_index (waiting, i);

    if (error != NULL)
      g_task_return_error (task, g_error_copy (error));
    else
      g_task_return_pointer (task, g_object_ref (profile), g_object_unref);
  }
}

gboolean
plumb_profile_opener_has_database (PlumbProfileOpener *self)
{
  g_return_val_if_fail (PLUMB_IS_PROFILE_OPENER (self), FALSE);
  return plumb_profile_has_database (self->folder);
}

void
plumb_profile_opener_open_async (PlumbProfileOpener *self, GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (PLUMB_IS_PROFILE_OPENER (self));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, plumb_profile_opener_open_async);
  if (self->is_open) {
    g_task_return_pointer (task, g_object_ref (self->profile), g_object_unref);
    return;
  }
  if (self->waiting != NULL) {
    g_ptr_array_add (self->waiting, g_steal_pointer (&task));
    return;
  }
  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (self->waiting, g_steal_pointer (&task));
  self->profile = plumb_profile_new (self->folder);
  plumb_profile_open_async (self->profile, NULL, opened_cb, g_object_ref (self));
}

PlumbProfile *
plumb_profile_opener_open_finish (PlumbProfileOpener *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
plumb_profile_opener_close (PlumbProfileOpener *self)
{
  g_return_if_fail (PLUMB_IS_PROFILE_OPENER (self));

  if (!self->is_open)
    return;
  self->is_open = FALSE;
  plumb_profile_close (self->profile);
  g_clear_object (&self->profile);
}

static void
plumb_profile_opener_dispose (GObject *object)
{
  plumb_profile_opener_close (PLUMB_PROFILE_OPENER (object));
  G_OBJECT_CLASS (plumb_profile_opener_parent_class)->dispose (object);
}

static void
plumb_profile_opener_finalize (GObject *object)
{
  g_free (PLUMB_PROFILE_OPENER (object)->folder);
  G_OBJECT_CLASS (plumb_profile_opener_parent_class)->finalize (object);
}

static void
plumb_profile_opener_class_init (PlumbProfileOpenerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = plumb_profile_opener_dispose;
  G_OBJECT_CLASS (klass)->finalize = plumb_profile_opener_finalize;
}

static void
plumb_profile_opener_init (PlumbProfileOpener *self)
{
}

PlumbProfileOpener *
plumb_profile_opener_new (const char *folder)
{
  PlumbProfileOpener *self = g_object_new (PLUMB_TYPE_PROFILE_OPENER, NULL);

  self->folder = g_strdup (folder);
  return self;
}
