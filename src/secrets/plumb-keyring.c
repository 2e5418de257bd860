/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-keyring.h"

#include "plumb-error.h"
#include "plumb-keyring-fault.h"
#include "plumb-secret-search.h"

#include <glib/gi18n.h>

struct _PlumbKeyring {
  GObject parent_instance;
  gboolean session_only;
  GHashTable *session;
};

G_DEFINE_FINAL_TYPE (PlumbKeyring, plumb_keyring, G_TYPE_OBJECT)

/* One call under way: `keys` are those still to be stored, then `stale` those to be cleared. */
typedef struct {
  char *destination;
  char *label;
  PlumbCredentials *credentials;
  const char **keys;
  guint n_stored;
  GPtrArray *items;
  guint n_read;
} Job;

static void
job_free (Job *self)
{
  g_free (self->destination);
  g_free (self->label);
  g_clear_object (&self->credentials);
  g_free (self->keys);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_free (self);
}

static GTask *
start (PlumbKeyring *self, gpointer tag, const char *destination, GCancellable *cancellable,
       GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);

  job->destination = g_strdup (destination);
  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  return task;
}

static const char *
get_name (SecretRetrievable *item, GHashTable **attributes)
{
  *attributes = secret_retrievable_get_attributes (item);
  return g_hash_table_lookup (*attributes, "name");
}

/* ── This session only ────────────────────────────────────────────────────── */

PlumbCredentials *
plumb_keyring_dup_session (PlumbKeyring *self, const char *destination_id)
{
  PlumbCredentials *kept = NULL;

  g_return_val_if_fail (PLUMB_IS_KEYRING (self), NULL);
  g_return_val_if_fail (destination_id != NULL, NULL);

  kept = g_hash_table_lookup (self->session, destination_id);
  return kept != NULL ? plumb_credentials_copy (kept) : NULL;
}

void
plumb_keyring_set_session (PlumbKeyring *self, const char *destination_id,
                           PlumbCredentials *credentials)
{
  g_return_if_fail (PLUMB_IS_KEYRING (self));
  g_return_if_fail (destination_id != NULL);

  if (credentials == NULL)
    g_hash_table_remove (self->session, destination_id);
  else
    g_hash_table_insert (self->session, g_strdup (destination_id),
                         plumb_credentials_copy (credentials));
}

/* ── Look up ─────────────────────────────────────────────────────────────── */

static void read_next (GTask *task);

static void
return_credentials (GTask *task)
{
  Job *job = g_task_get_task_data (task);
  g_autofree const char **keys = plumb_credentials_list (job->credentials);

  if (keys[0] == NULL)
    g_task_return_new_error (task, PLUMB_ERROR, PLUMB_ERROR_SECRET, "%s",
                             _("The keyring holds no secrets for this destination. Enter them "
                               "again."));
  else
    g_task_return_pointer (task, g_steal_pointer (&job->credentials), g_object_unref);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) attributes = NULL;
  SecretRetrievable *item = SECRET_RETRIEVABLE (source);
  g_autoptr (SecretValue) value = secret_retrievable_retrieve_secret_finish (item, result, &error);
  Job *job = g_task_get_task_data (task);
  const char *text = value != NULL ? secret_value_get_text (value) : NULL;

  if (error != NULL) {
    g_task_return_error (task, plumb_keyring_fault_translate (g_steal_pointer (&error)));
    return;
  }
  /* Not a text: its bytes are lost, which is as good as not there. */
  if (text != NULL)
    plumb_credentials_set (job->credentials, get_name (item, &attributes), text);
  read_next (g_steal_pointer (&task));
}

/* Takes @task. */
static void
read_next (GTask *task)
{
  Job *job = g_task_get_task_data (task);
  SecretRetrievable *item;

  if (job->n_read == job->items->len) {
    return_credentials (task);
    g_object_unref (task);
    return;
  }
  item = g_ptr_array_index (job->items, job->n_read++);
  secret_retrievable_retrieve_secret (item, g_task_get_cancellable (task), read_cb, task);
}

static void
found_for_reading_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  Job *job = g_task_get_task_data (task);

  job->items = plumb_secret_search_finish (result, &error);
  if (job->items == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    read_next (g_steal_pointer (&task));
}

void
plumb_keyring_lookup_async (PlumbKeyring *self, const char *destination_id,
                            GCancellable *cancellable, GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  PlumbCredentials *kept;
  Job *job;

  g_return_if_fail (PLUMB_IS_KEYRING (self));
  g_return_if_fail (destination_id != NULL);

  task = start (self, plumb_keyring_lookup_async, destination_id, cancellable, callback, user_data);
  job = g_task_get_task_data (task);
  kept = g_hash_table_lookup (self->session, destination_id);
  job->credentials = kept != NULL ? plumb_credentials_copy (kept) : plumb_credentials_new ();
  if (kept != NULL || self->session_only)
    return_credentials (task);
  else
    plumb_secret_search_async (destination_id, cancellable, found_for_reading_cb,
                               g_steal_pointer (&task));
}

PlumbCredentials *
plumb_keyring_lookup_finish (PlumbKeyring *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* ── Store ───────────────────────────────────────────────────────────────── */

static void clear_next (GTask *task);
static void store_next (GTask *task);

static void
cleared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  secret_password_clear_finish (result, &error);
  if (error != NULL)
    g_task_return_error (task, plumb_keyring_fault_translate (g_steal_pointer (&error)));
  else
    clear_next (g_steal_pointer (&task));
}

/* Takes @task.  Clears, one by one, what the keyring has and the job's credentials have not. */
static void
clear_next (GTask *task)
{
  Job *job = g_task_get_task_data (task);

  while (job->n_read < job->items->len) {
    g_autoptr (GHashTable) attributes = NULL;
    g_autoptr (GHashTable) wanted = NULL;
    const char *name = get_name (g_ptr_array_index (job->items, job->n_read++), &attributes);

    if (job->credentials != NULL && plumb_credentials_get (job->credentials, name) != NULL)
      continue;
    wanted = plumb_secret_attributes_new (job->destination, name);
    secret_password_clearv (&plumb_secret_schema, wanted, g_task_get_cancellable (task), cleared_cb,
                            task);
    return;
  }
  g_hash_table_remove (PLUMB_KEYRING (g_task_get_source_object (task))->session, job->destination);
  g_task_return_boolean (task, TRUE);
  g_object_unref (task);
}

static void
found_for_clearing_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  Job *job = g_task_get_task_data (task);

  job->items = plumb_secret_search_finish (result, &error);
  if (job->items == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    clear_next (g_steal_pointer (&task));
}

static void
stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  if (!secret_password_store_finish (result, &error))
    g_task_return_error (task, plumb_keyring_fault_translate (g_steal_pointer (&error)));
  else
    store_next (g_steal_pointer (&task));
}

/* Takes @task. */
static void
store_next (GTask *task)
{
  Job *job = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  const char *key = job->keys[job->n_stored];
  g_autoptr (GHashTable) attributes = NULL;

  if (key == NULL) {
    clear_next (task);
    return;
  }
  job->n_stored++;
  attributes = plumb_secret_attributes_new (job->destination, key);
  secret_password_storev (&plumb_secret_schema, attributes, SECRET_COLLECTION_DEFAULT, job->label,
                          plumb_credentials_get (job->credentials, key), cancellable, stored_cb,
                          task);
}

static void
found_for_storing_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  Job *job = g_task_get_task_data (task);

  job->items = plumb_secret_search_finish (result, &error);
  if (job->items == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    store_next (g_steal_pointer (&task));
}

/* Searches first, for what will be stale and because that unlocks in a way that can be given up. */
void
plumb_keyring_store_async (PlumbKeyring *self, const char *destination_id, const char *label,
                           PlumbCredentials *credentials, gboolean session_only,
                           GCancellable *cancellable, GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Job *job;

  g_return_if_fail (PLUMB_IS_KEYRING (self));
  g_return_if_fail (destination_id != NULL);
  g_return_if_fail (PLUMB_IS_CREDENTIALS (credentials));

  task = start (self, plumb_keyring_store_async, destination_id, cancellable, callback, user_data);
  if (g_task_return_error_if_cancelled (task))
    return;
  job = g_task_get_task_data (task);
  job->credentials = plumb_credentials_copy (credentials);
  if (session_only || self->session_only) {
    plumb_keyring_set_session (self, destination_id, job->credentials);
    g_task_return_boolean (task, TRUE);
    return;
  }
  job->label = g_strconcat ("Plumb: ", label != NULL ? label : destination_id, NULL);
  job->keys = plumb_credentials_list (job->credentials);
  plumb_secret_search_async (destination_id, cancellable, found_for_storing_cb,
                             g_steal_pointer (&task));
}

gboolean
plumb_keyring_store_finish (PlumbKeyring *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* ── Delete ──────────────────────────────────────────────────────────────── */

void
plumb_keyring_delete_async (PlumbKeyring *self, const char *destination_id,
                            GCancellable *cancellable, GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (PLUMB_IS_KEYRING (self));
  g_return_if_fail (destination_id != NULL);

  task = start (self, plumb_keyring_delete_async, destination_id, cancellable, callback, user_data);
  if (self->session_only) {
    g_hash_table_remove (self->session, destination_id);
    g_task_return_boolean (task, TRUE);
    return;
  }
  plumb_secret_search_async (destination_id, cancellable, found_for_clearing_cb,
                             g_steal_pointer (&task));
}

gboolean
plumb_keyring_delete_finish (PlumbKeyring *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
plumb_keyring_finalize (GObject *object)
{
  PlumbKeyring *self = PLUMB_KEYRING (object);

  g_hash_table_unref (self->session);
  G_OBJECT_CLASS (plumb_keyring_parent_class)->finalize (object);
}

static void
plumb_keyring_class_init (PlumbKeyringClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = plumb_keyring_finalize;
}

static void
plumb_keyring_init (PlumbKeyring *self)
{
  self->session = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
}

PlumbKeyring *
plumb_keyring_new (void)
{
  return g_object_new (PLUMB_TYPE_KEYRING, NULL);
}

PlumbKeyring *
plumb_keyring_new_session_only (void)
{
  PlumbKeyring *self = plumb_keyring_new ();

  self->session_only = TRUE;
  return self;
}
