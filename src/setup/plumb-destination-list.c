/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-destination-list.h"

#include "plumb-destination-list-private.h"
#include "plumb-destination-save.h"
#include "plumb-keyring.h"
#include "plumb-store.h"

struct _PlumbDestinationList {
  GObject parent_instance;
  PlumbStore *store;
  PlumbKeyring *keyring;
  GPtrArray *destinations;

  gulong destinations_changed;
  gboolean is_loading;
  gboolean load_again;
  GPtrArray *waiting;
  GPtrArray *served;
  GHashTable *saving;
};

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PlumbDestinationList, plumb_destination_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static GType
plumb_destination_list_get_item_type (GListModel *model)
{
  return PLUMB_TYPE_DESTINATION;
}

static guint
plumb_destination_list_get_n_items (GListModel *model)
{
  return PLUMB_DESTINATION_LIST (model)->destinations->len;
}

static gpointer
plumb_destination_list_get_item (GListModel *model, guint position)
{
  PlumbDestinationList *self = PLUMB_DESTINATION_LIST (model);

  if (position >= self->destinations->len)
    return NULL;
  return g_object_ref (g_ptr_array_index (self->destinations, position));
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = plumb_destination_list_get_item_type;
  iface->get_n_items = plumb_destination_list_get_n_items;
  iface->get_item = plumb_destination_list_get_item;
}

PlumbDestination *
plumb_destination_list_find (PlumbDestinationList *self, const char *name)
{
  g_return_val_if_fail (PLUMB_IS_DESTINATION_LIST (self), NULL);

  for (guint i = 0; i < self->destinations->len; i++) {
    PlumbDestination *destination = g_ptr_array_index (self->destinations, i);

    if (g_strcmp0 (plumb_destination_get_name (destination), name) == 0)
      return destination;
  }
  return NULL;
}

PlumbDestination *
plumb_destination_list_find_id (PlumbDestinationList *self, const char *id)
{
  g_return_val_if_fail (PLUMB_IS_DESTINATION_LIST (self), NULL);

  for (guint i = 0; i < self->destinations->len; i++) {
    PlumbDestination *destination = g_ptr_array_index (self->destinations, i);

    if (g_strcmp0 (plumb_destination_get_id (destination), id) == 0)
      return destination;
  }
  return NULL;
}

/* ── Loading ─────────────────────────────────────────────────────────────── */

static void load (PlumbDestinationList *self);

static void
copy_settings (PlumbDestination *from, PlumbDestination *to)
{
  g_autofree const char **new_keys = plumb_destination_list_settings (from);
  g_autofree const char **old_keys = plumb_destination_list_settings (to);

  for (guint i = 0; old_keys[i] != NULL; i++)
    if (!g_strv_contains (new_keys, old_keys[i]))
      plumb_destination_set_setting (to, old_keys[i], NULL);
  for (guint i = 0; new_keys[i] != NULL; i++)
    plumb_destination_set_setting (to, new_keys[i],
                                   plumb_destination_get_setting (from, new_keys[i]));
}

static void
copy_destination (PlumbDestination *from, PlumbDestination *to)
{
  plumb_destination_set_name (to, plumb_destination_get_name (from));
  plumb_destination_set_practice (to, plumb_destination_is_practice (from));
  plumb_destination_set_watching (to, plumb_destination_is_watching (from));
  plumb_destination_set_last_proof (to, plumb_destination_get_last_verdict (from),
                                    plumb_destination_get_last_proved_at (from));
  copy_settings (from, to);
}

/* (transfer full): the object that stands for what was @loaded, with its values; one that is being
 * saved is newer than the store. */
static PlumbDestination *
adopt (PlumbDestinationList *self, PlumbDestination *loaded)
{
  const char *id = plumb_destination_get_id (loaded);
  PlumbDestination *known = plumb_destination_list_find_id (self, id);
  PlumbDestination *saved = g_hash_table_lookup (self->saving, id);

  if (known == NULL && saved == NULL)
    return g_object_ref (loaded);
  if (known == NULL)
    return g_object_ref (saved);
  if (saved == NULL)
    copy_destination (loaded, known);
  return g_object_ref (known);
}

/* Tells of no more than what is between the first and the last difference. */
static void
replace (PlumbDestinationList *self, GPtrArray *destinations)
{
  g_autoptr (GPtrArray) before = g_steal_pointer (&self->destinations);
  guint n_before = before->len;
  guint n_after = destinations->len;
  guint start = 0;

  self->destinations = g_ptr_array_ref (destinations);
  while (start < MIN (n_before, n_after) &&
         g_ptr_array_index (before, start) == g_ptr_array_index (destinations, start))
    start++;
  while (MIN (n_before, n_after) > start && g_ptr_array_index (before, n_before - 1) ==
                                                g_ptr_array_index (destinations, n_after - 1)) {
    n_before--;
    n_after--;
  }
  if (n_before > start || n_after > start)
    g_list_model_items_changed (G_LIST_MODEL (self), start, n_before - start, n_after - start);
}

static void
serve (PlumbDestinationList *self, const GError *error)
{
  g_autoptr (GPtrArray) served = g_steal_pointer (&self->served);

  for (guint i = 0; i < served->len; i++) {
    if (error != NULL)
      g_task_return_error (g_ptr_array_index (served, i), g_error_copy (error));
    else
      g_task_return_boolean (g_ptr_array_index (served, i), TRUE);
  }
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PlumbDestinationList) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) loaded = NULL;
  g_autoptr (GPtrArray) destinations = g_ptr_array_new_with_free_func (g_object_unref);

  loaded = plumb_store_load_destinations_finish (PLUMB_STORE (source), result, &error);
  self->is_loading = FALSE;
  for (guint i = 0; loaded != NULL && i < loaded->len; i++)
    g_ptr_array_add (destinations, adopt (self, g_ptr_array_index (loaded, i)));
  if (loaded != NULL)
    replace (self, destinations);
  else
    g_message ("Could not read the destinations: %s", error->message);
  serve (self, error);
  if (self->load_again)
    load (self);
}

/* Whoever asks while a load is under way gets the next one, which is sure to see its change. */
static void
load (PlumbDestinationList *self)
{
  self->load_again = self->is_loading;
  if (self->is_loading)
    return;
  self->is_loading = TRUE;
  self->served = g_steal_pointer (&self->waiting);
  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  plumb_store_load_destinations_async (self->store, NULL, loaded_cb, g_object_ref (self));
}

/* @callback is called when the list is as the store is now. */
static void
load_for (PlumbDestinationList *self, GCancellable *cancellable, GAsyncReadyCallback callback,
          gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, plumb_destination_list_load_async);
  g_ptr_array_add (self->waiting, task);
  load (self);
}

void
plumb_destination_list_load_async (PlumbDestinationList *self, GCancellable *cancellable,
                                   GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (PLUMB_IS_DESTINATION_LIST (self));

  if (self->destinations_changed == 0)
    self->destinations_changed =
        g_signal_connect_swapped (self->store, "destinations-changed", G_CALLBACK (load), self);
  load_for (self, cancellable, callback, user_data);
}

gboolean
plumb_destination_list_load_finish (PlumbDestinationList *self, GAsyncResult *result,
                                    GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* ── Saving and removing ─────────────────────────────────────────────────── */

/* A change that is in the store has succeeded, whether the list could be read again or not. */
static void
saved_and_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  PlumbDestinationList *self = PLUMB_DESTINATION_LIST (source);

  g_hash_table_remove (self->saving, plumb_destination_get_id (g_task_get_task_data (task)));
  g_task_return_boolean (task, TRUE);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  PlumbDestinationList *self = g_task_get_source_object (task);
  PlumbDestination *destination = g_task_get_task_data (task);
  const char *id = plumb_destination_get_id (destination);
  PlumbDestination *known = plumb_destination_list_find_id (self, id);

  if (!plumb_destination_save_finish (result, &error)) {
    g_hash_table_remove (self->saving, id);
    g_task_return_error (task, g_steal_pointer (&error));
    return;
  }
  if (known != NULL && known != destination)
    copy_destination (destination, known);
  load_for (self, NULL, saved_and_loaded_cb, g_object_ref (task));
}

void
plumb_destination_list_save_async (PlumbDestinationList *self, PlumbDestination *destination,
                                   PlumbCredentials *credentials, gboolean session_only,
                                   GCancellable *cancellable, GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  const char *id = NULL;

  g_return_if_fail (PLUMB_IS_DESTINATION_LIST (self));
  g_return_if_fail (PLUMB_IS_DESTINATION (destination));
  g_return_if_fail (credentials == NULL || PLUMB_IS_CREDENTIALS (credentials));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, plumb_destination_list_save_async);
  g_task_set_task_data (task, g_object_ref (destination), g_object_unref);
  id = plumb_destination_get_id (destination);
  g_hash_table_insert (self->saving, g_strdup (id), g_object_ref (destination));
  plumb_destination_save_async (self->store, self->keyring, destination,
                                plumb_destination_list_find_id (self, id) == NULL, credentials,
                                session_only, cancellable, saved_cb, g_steal_pointer (&task));
}

gboolean
plumb_destination_list_save_finish (PlumbDestinationList *self, GAsyncResult *result,
                                    GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
removed_and_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;

  g_task_return_boolean (task, TRUE);
}

static void
removed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  PlumbDestinationList *self = g_task_get_source_object (task);

  if (!plumb_destination_remove_finish (result, &error))
    g_task_return_error (task, g_steal_pointer (&error));
  else
    load_for (self, NULL, removed_and_loaded_cb, g_object_ref (task));
}

void
plumb_destination_list_remove_async (PlumbDestinationList *self, PlumbDestination *destination,
                                     GCancellable *cancellable, GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (PLUMB_IS_DESTINATION_LIST (self));
  g_return_if_fail (PLUMB_IS_DESTINATION (destination));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, plumb_destination_list_remove_async);
  plumb_destination_remove_async (self->store, self->keyring, destination, cancellable, removed_cb,
                                  g_steal_pointer (&task));
}

gboolean
plumb_destination_list_remove_finish (PlumbDestinationList *self, GAsyncResult *result,
                                      GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
plumb_destination_list_dispose (GObject *object)
{
  PlumbDestinationList *self = PLUMB_DESTINATION_LIST (object);

  g_clear_signal_handler (&self->destinations_changed, self->store);
  G_OBJECT_CLASS (plumb_destination_list_parent_class)->dispose (object);
}

static void
plumb_destination_list_finalize (GObject *object)
{
  PlumbDestinationList *self = PLUMB_DESTINATION_LIST (object);

  g_object_unref (self->store);
  g_object_unref (self->keyring);
  g_ptr_array_unref (self->destinations);
  g_ptr_array_unref (self->waiting);
  g_hash_table_unref (self->saving);
  G_OBJECT_CLASS (plumb_destination_list_parent_class)->finalize (object);
}

static void
plumb_destination_list_class_init (PlumbDestinationListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = plumb_destination_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = plumb_destination_list_finalize;
}

static void
plumb_destination_list_init (PlumbDestinationList *self)
{
  self->destinations = g_ptr_array_new_with_free_func (g_object_unref);
  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  self->saving = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
}

PlumbDestinationList *
plumb_destination_list_new (PlumbStore *store, PlumbKeyring *keyring)
{
  PlumbDestinationList *self = NULL;

  g_return_val_if_fail (PLUMB_IS_STORE (store), NULL);
  g_return_val_if_fail (PLUMB_IS_KEYRING (keyring), NULL);

  self = g_object_new (PLUMB_TYPE_DESTINATION_LIST, NULL);
  self->store = g_object_ref (store);
  self->keyring = g_object_ref (keyring);
  return self;
}

PlumbKeyring *
plumb_destination_list_get_keyring (PlumbDestinationList *self)
{
  return self->keyring;
}
