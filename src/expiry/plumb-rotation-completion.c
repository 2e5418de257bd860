/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-rotation-completion.h"

#include "plumb-error.h"
#include "plumb-rotation-intent.h"

/* @ids (element-type utf8): those still to do; the last is at hand */
typedef struct {
  PlumbStore *store;
  PlumbDestinationList *destinations;
  GHashTable *texts;
  GPtrArray *ids;
} Completion;

static void
completion_free (Completion *self)
{
  g_object_unref (self->store);
  g_object_unref (self->destinations);
  g_clear_pointer (&self->texts, g_hash_table_unref);
  g_ptr_array_unref (self->ids);
  g_free (self);
}

static void take_next (GTask *task);

static const char *
get_id (Completion *self)
{
  return g_ptr_array_index (self->ids, self->ids->len - 1);
}

static void
removed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Completion *self = g_task_get_task_data (task);
  GError *error = NULL;

  if (!plumb_store_save_text_finish (PLUMB_STORE (source), result, &error)) {
    g_task_return_error (task, error);
    g_object_unref (task);
    return;
  }
  g_ptr_array_set_size (self->ids, (int) self->ids->len - 1);
  take_next (task);
}

/* Takes @task. */
static void
remove_text (GTask *task)
{
  Completion *self = g_task_get_task_data (task);

  plumb_store_save_text_async (self->store, PLUMB_ROTATION_INTENT_GROUP, get_id (self), NULL,
                               g_task_get_cancellable (task), removed_cb, task);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  GError *error = NULL;

  if (plumb_destination_list_save_finish (PLUMB_DESTINATION_LIST (source), result, &error)) {
    remove_text (task);
    return;
  }
  g_task_return_error (task, error);
  g_object_unref (task);
}

static void
looked_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Completion *self = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (PlumbCredentials) credentials =
      plumb_destination_list_look_up_finish (PLUMB_DESTINATION_LIST (source), result, &error);
  PlumbDestination *known = plumb_destination_list_find_id (self->destinations, get_id (self));
  const char *text = g_hash_table_lookup (self->texts, get_id (self));
  g_autoptr (PlumbDestination) destination = NULL;

  if (error != NULL && !g_error_matches (error, PLUMB_ERROR, PLUMB_ERROR_SECRET)) {
    g_task_return_error (task, error);
    g_object_unref (task);
    return;
  }
  g_clear_error (&error);
  if (known != NULL && credentials != NULL && plumb_rotation_intent_is_met (text, credentials))
    destination = plumb_destination_copy (known);
  if (destination != NULL && plumb_rotation_intent_apply (text, destination))
    plumb_destination_list_save_async (self->destinations, destination, NULL, FALSE,
                                       g_task_get_cancellable (task), saved_cb, task);
  else
    remove_text (task);
}

/* Takes @task. */
static void
take_next (GTask *task)
{
  Completion *self = g_task_get_task_data (task);
  PlumbDestination *destination = NULL;

  if (self->ids->len == 0) {
    g_task_return_boolean (task, TRUE);
    g_object_unref (task);
    return;
  }
  destination = plumb_destination_list_find_id (self->destinations, get_id (self));
  if (destination == NULL)
    remove_text (task);
  else
    plumb_destination_list_look_up_async (self->destinations, destination,
                                          g_task_get_cancellable (task), looked_up_cb, task);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  Completion *self = g_task_get_task_data (task);
  GError *error = NULL;
  GHashTableIter iter;
  gpointer id;

  self->texts = plumb_store_load_texts_finish (PLUMB_STORE (source), result, &error);
  if (error != NULL) {
    g_task_return_error (task, error);
    g_object_unref (task);
    return;
  }
  g_hash_table_iter_init (&iter, self->texts);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_ptr_array_add (self->ids, id);
  take_next (task);
}

void
plumb_rotation_complete_async (PlumbStore *store, PlumbDestinationList *destinations,
                               GCancellable *cancellable, GAsyncReadyCallback callback,
                               gpointer user_data)
{
  GTask *task = NULL;
  Completion *self = NULL;

  g_return_if_fail (PLUMB_IS_STORE (store));
  g_return_if_fail (PLUMB_IS_DESTINATION_LIST (destinations));

  self = g_new0 (Completion, 1);
  self->store = g_object_ref (store);
  self->destinations = g_object_ref (destinations);
  self->ids = g_ptr_array_new ();
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, plumb_rotation_complete_async);
  g_task_set_task_data (task, self, (GDestroyNotify) completion_free);
  plumb_store_load_texts_async (store, PLUMB_ROTATION_INTENT_GROUP, cancellable, loaded_cb, task);
}

gboolean
plumb_rotation_complete_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
