/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-secret-search.h"

#include "plumb-keyring-fault.h"

const SecretSchema plumb_secret_schema = {
  .name = "io.github.plumb.Plumb.Destination",
  .flags = SECRET_SCHEMA_NONE,
  .attributes = { { "destination", SECRET_SCHEMA_ATTRIBUTE_STRING },
                  { "name", SECRET_SCHEMA_ATTRIBUTE_STRING },
                  { "application", SECRET_SCHEMA_ATTRIBUTE_STRING },
                  { NULL, 0 } },
};

typedef struct {
  GHashTable *attributes;
  gboolean unlocked;
  GSource *giving_up;
  gboolean is_over;
} Search;

static void search (GTask *task);

static void
forget_giving_up (Search *self)
{
  if (self->giving_up != NULL)
    g_source_destroy (self->giving_up);
  g_clear_pointer (&self->giving_up, g_source_unref);
}

static void
search_free (Search *self)
{
  forget_giving_up (self);
  g_hash_table_unref (self->attributes);
  g_free (self);
}

GHashTable *
plumb_secret_attributes_new (const char *destination_id, const char *name)
{
  GHashTable *attributes = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);

  g_hash_table_insert (attributes, (gpointer) "application", g_strdup (PLUMB_APPLICATION_ID));
  g_hash_table_insert (attributes, (gpointer) "destination", g_strdup (destination_id));
  if (name != NULL)
    g_hash_table_insert (attributes, (gpointer) "name", g_strdup (name));
  return attributes;
}

static void
unlocked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  int n_unlocked = secret_service_unlock_finish (NULL, result, NULL, &error);
  Search *job = g_task_get_task_data (task);

  forget_giving_up (job);
  if (job->is_over)
    return;
  if (error != NULL)
    g_task_return_error (task, plumb_keyring_fault_translate (g_steal_pointer (&error)));
  else if (n_unlocked == 0)
    g_task_return_error (task, plumb_keyring_fault_locked ());
  else
    search (g_steal_pointer (&task));
}

static gboolean
gave_up_cb (GCancellable *cancellable, gpointer user_data)
{
  g_autoptr (GTask) task = g_object_ref (user_data);
  Search *job = g_task_get_task_data (task);

  job->is_over = TRUE;
  forget_giving_up (job);
  g_task_return_error_if_cancelled (task);
  return G_SOURCE_REMOVE;
}

/*
 * Takes @task.  libsecret 0.20.5 never answers when it is cancelled while its prompt is open: so
 * the prompt stays, and only our own task ends.
 */
static void
unlock (GTask *task, GList *objects)
{
  Search *job = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);

  job->unlocked = TRUE;
  if (cancellable != NULL) {
    job->giving_up = g_cancellable_source_new (cancellable);
    g_source_set_callback (job->giving_up, G_SOURCE_FUNC (gave_up_cb), task, NULL);
    g_source_attach (job->giving_up, g_main_context_get_thread_default ());
  }
  secret_service_unlock (NULL, objects, NULL, unlocked_cb, task);
}

static void
return_none (GTask *task)
{
  g_task_return_pointer (task, g_ptr_array_new_with_free_func (g_object_unref),
                         (GDestroyNotify) g_ptr_array_unref);
}

/* An error here means that secrets are not kept by a service: then nothing was locked. */
static void
got_collection_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (SecretCollection) collection = secret_collection_for_alias_finish (result, NULL);
  g_autoptr (GList) objects = NULL;

  if (g_task_return_error_if_cancelled (task))
    return;
  if (collection == NULL || !secret_collection_get_locked (collection)) {
    return_none (task);
    return;
  }
  objects = g_list_prepend (NULL, collection);
  unlock (g_steal_pointer (&task), objects);
}

/* libsecret can also be told to keep secrets in a file, which has no lock to look at. */
static gboolean
may_be_locked (void)
{
  const char *backend = g_getenv ("SECRET_BACKEND");

  return backend == NULL || g_str_equal (backend, "service");
}

/* A keyring file has no schema names, and then the application's name alone counts. */
static gboolean
is_ours (SecretRetrievable *item)
{
  g_autoptr (GHashTable) attributes = secret_retrievable_get_attributes (item);
  const char *schema = g_hash_table_lookup (attributes, "xdg:schema");

  return g_hash_table_contains (attributes, "name") &&
         (schema == NULL || g_str_equal (schema, plumb_secret_schema.name));
}

static gboolean
is_locked (SecretRetrievable *item)
{
  return SECRET_IS_ITEM (item) && secret_item_get_locked (SECRET_ITEM (item));
}

static void
searched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autolist (SecretRetrievable) items = secret_password_search_finish (result, &error);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GList) locked = NULL;
  Search *job = g_task_get_task_data (task);

  if (error != NULL) {
    g_task_return_error (task, plumb_keyring_fault_translate (g_steal_pointer (&error)));
    return;
  }
  for (GList *link = items; link != NULL; link = link->next) {
    if (!is_ours (link->data))
      continue;
    if (is_locked (link->data))
      locked = g_list_prepend (locked, link->data);
    g_ptr_array_add (found, g_object_ref (link->data));
  }

  if (locked != NULL && !job->unlocked)
    unlock (g_steal_pointer (&task), locked);
  else if (locked != NULL)
    g_task_return_error (task, plumb_keyring_fault_locked ());
  else if (found->len == 0 && !job->unlocked && may_be_locked ())
    secret_collection_for_alias (NULL, SECRET_COLLECTION_DEFAULT, SECRET_COLLECTION_NONE,
                                 g_task_get_cancellable (task), got_collection_cb,
                                 g_object_ref (task));
  else
    g_task_return_pointer (task, g_steal_pointer (&found), (GDestroyNotify) g_ptr_array_unref);
}

/* Takes @task. */
static void
search (GTask *task)
{
  Search *job = g_task_get_task_data (task);

  secret_password_searchv (&plumb_secret_schema, job->attributes, SECRET_SEARCH_ALL,
                           g_task_get_cancellable (task), searched_cb, task);
}

void
plumb_secret_search_async (const char *destination_id, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Search *job = g_new0 (Search, 1);

  job->attributes = plumb_secret_attributes_new (destination_id, NULL);
  g_task_set_source_tag (task, plumb_secret_search_async);
  g_task_set_task_data (task, job, (GDestroyNotify) search_free);
  search (g_steal_pointer (&task));
}

GPtrArray *
plumb_secret_search_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
