/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-destination-save.h"

#include "plumb-error.h"

/* A change of settings and secrets: `before` is what the keyring gets back if the store fails,
 * `session_before` what it kept for this session only. */
typedef struct {
  PlumbStore *store;
  PlumbKeyring *keyring;
  PlumbDestination *destination;
  PlumbCredentials *credentials;
  PlumbCredentials *before;
  PlumbCredentials *session_before;
  gboolean session_only;
  GError *failure;
} Change;

static void
change_free (Change *self)
{
  g_object_unref (self->store);
  g_object_unref (self->keyring);
  g_object_unref (self->destination);
  g_clear_object (&self->credentials);
  g_clear_object (&self->before);
  g_clear_object (&self->session_before);
  g_clear_error (&self->failure);
  g_free (self);
}

static GTask *
start (gpointer tag, PlumbStore *store, PlumbKeyring *keyring, PlumbDestination *destination,
       GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  Change *change = g_new0 (Change, 1);

  change->store = g_object_ref (store);
  change->keyring = g_object_ref (keyring);
  change->destination = g_object_ref (destination);
  change->session_before =
      plumb_keyring_dup_session (keyring, plumb_destination_get_id (destination));
  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, change, (GDestroyNotify) change_free);
  return task;
}

static gboolean
is_one_of (const GError *error, PlumbError first, PlumbError second)
{
  return g_error_matches (error, PLUMB_ERROR, (int) first) ||
         g_error_matches (error, PLUMB_ERROR, (int) second);
}

/* ── Giving back ─────────────────────────────────────────────────────────── */

static void
given_back_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  Change *change = g_task_get_task_data (task);

  if (!plumb_keyring_store_finish (PLUMB_KEYRING (source), result, &error))
    g_message ("The keyring did not take back what it had: %s", error->message);
  g_task_return_error (task, g_steal_pointer (&change->failure));
}

static void
taken_back_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  Change *change = g_task_get_task_data (task);

  if (!plumb_keyring_delete_finish (PLUMB_KEYRING (source), result, &error))
    g_message ("The keyring kept what it was not to keep: %s", error->message);
  g_task_return_error (task, g_steal_pointer (&change->failure));
}

/* Takes @task and @failure, with which the task ends; not to be cancelled itself. */
static void
give_back (GTask *task, GError *failure)
{
  Change *change = g_task_get_task_data (task);
  const char *id = plumb_destination_get_id (change->destination);
  const char *name = plumb_destination_get_name (change->destination);

  /* Then the keyring itself was not written to, or what it holds comes second. */
  if (change->session_only || change->session_before != NULL) {
    plumb_keyring_set_session (change->keyring, id, change->session_before);
    g_task_return_error (task, failure);
    g_object_unref (task);
    return;
  }
  change->failure = failure;
  if (change->before != NULL)
    plumb_keyring_store_async (change->keyring, id, name, change->before, change->session_only,
                               NULL, given_back_cb, task);
  else
    plumb_keyring_delete_async (change->keyring, id, NULL, taken_back_cb, task);
}

/* ── Saving ──────────────────────────────────────────────────────────────── */

static void
settings_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  Change *change = g_task_get_task_data (task);

  if (plumb_store_save_destination_finish (PLUMB_STORE (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else if (change->credentials != NULL)
    give_back (g_steal_pointer (&task), g_steal_pointer (&error));
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/* Takes @task. */
static void
save_settings (GTask *task)
{
  Change *change = g_task_get_task_data (task);

  plumb_store_save_destination_async (change->store, change->destination,
                                      g_task_get_cancellable (task), settings_saved_cb, task);
}

static void
secrets_stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  if (plumb_keyring_store_finish (PLUMB_KEYRING (source), result, &error))
    save_settings (g_steal_pointer (&task));
  else if (g_error_matches (error, PLUMB_ERROR, PLUMB_ERROR_KEYRING_FAILED) ||
           g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    give_back (g_steal_pointer (&task), g_steal_pointer (&error));
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/* Takes @task. */
static void
store_secrets (GTask *task)
{
  Change *change = g_task_get_task_data (task);

  plumb_keyring_store_async (change->keyring, plumb_destination_get_id (change->destination),
                             plumb_destination_get_name (change->destination), change->credentials,
                             change->session_only, g_task_get_cancellable (task), secrets_stored_cb,
                             task);
}

static void
before_saving_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  Change *change = g_task_get_task_data (task);

  change->before = plumb_keyring_lookup_finish (PLUMB_KEYRING (source), result, &error);
  if (change->before == NULL && !g_error_matches (error, PLUMB_ERROR, PLUMB_ERROR_SECRET))
    g_task_return_error (task, g_steal_pointer (&error));
  else
    store_secrets (g_steal_pointer (&task));
}

void
plumb_destination_save_async (PlumbStore *store, PlumbKeyring *keyring,
                              PlumbDestination *destination, gboolean is_new,
                              PlumbCredentials *credentials, gboolean session_only,
                              GCancellable *cancellable, GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task = start (plumb_destination_save_async, store, keyring, destination,
                                  cancellable, callback, user_data);
  Change *change = g_task_get_task_data (task);

  change->session_only = session_only;
  if (credentials != NULL)
    change->credentials = plumb_credentials_copy (credentials);
  if (credentials == NULL)
    save_settings (g_steal_pointer (&task));
  else if (is_new || session_only)
    store_secrets (g_steal_pointer (&task));
  else
    plumb_keyring_lookup_async (keyring, plumb_destination_get_id (destination), cancellable,
                                before_saving_cb, g_steal_pointer (&task));
}

gboolean
plumb_destination_save_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* ── Removing ────────────────────────────────────────────────────────────── */

static void
settings_removed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  Change *change = g_task_get_task_data (task);

  if (plumb_store_remove_destination_finish (PLUMB_STORE (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else if (change->before != NULL)
    give_back (g_steal_pointer (&task), g_steal_pointer (&error));
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/* Takes @task. */
static void
remove_settings (GTask *task)
{
  Change *change = g_task_get_task_data (task);

  plumb_store_remove_destination_async (change->store,
                                        plumb_destination_get_id (change->destination),
                                        g_task_get_cancellable (task), settings_removed_cb, task);
}

static void
secrets_deleted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  if (plumb_keyring_delete_finish (PLUMB_KEYRING (source), result, &error) ||
      g_error_matches (error, PLUMB_ERROR, PLUMB_ERROR_KEYRING_ABSENT))
    remove_settings (g_steal_pointer (&task));
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/* Without secrets, or without a keyring, there is nothing to delete. */
static void
before_removing_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  PlumbKeyring *keyring = PLUMB_KEYRING (source);
  Change *change = g_task_get_task_data (task);

  change->before = plumb_keyring_lookup_finish (keyring, result, &error);
  if (change->before != NULL)
    plumb_keyring_delete_async (keyring, plumb_destination_get_id (change->destination),
                                g_task_get_cancellable (task), secrets_deleted_cb,
                                g_object_ref (task));
  else if (is_one_of (error, PLUMB_ERROR_SECRET, PLUMB_ERROR_KEYRING_ABSENT))
    remove_settings (g_steal_pointer (&task));
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
plumb_destination_remove_async (PlumbStore *store, PlumbKeyring *keyring,
                                PlumbDestination *destination, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = start (plumb_destination_remove_async, store, keyring, destination,
                                  cancellable, callback, user_data);

  plumb_keyring_lookup_async (keyring, plumb_destination_get_id (destination), cancellable,
                              before_removing_cb, g_steal_pointer (&task));
}

gboolean
plumb_destination_remove_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
