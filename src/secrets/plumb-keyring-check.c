/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-error.h"
#include "plumb-keyring.h"

#include <glib/gi18n.h>

/* The check stores a secret of its own, reads it back and deletes it. */
#define PROBE "probe"

static void
probe_deleted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  if (!plumb_keyring_delete_finish (PLUMB_KEYRING (source), result, &error))
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_boolean (task, TRUE);
}

static void
probe_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PlumbCredentials) found = NULL;
  PlumbKeyring *self = PLUMB_KEYRING (source);
  const char *id = g_task_get_task_data (task);

  found = plumb_keyring_lookup_finish (self, result, &error);
  if (found == NULL && !g_error_matches (error, PLUMB_ERROR, PLUMB_ERROR_SECRET))
    g_task_return_error (task, g_steal_pointer (&error));
  else if (found == NULL || g_strcmp0 (plumb_credentials_get (found, PROBE), id) != 0)
    g_task_return_new_error (task, PLUMB_ERROR, PLUMB_ERROR_KEYRING_FAILED, "%s",
                             _("The keyring took a secret and did not give it back. Restart your "
                               "session, or keep the secrets for this session only."));
  else
    plumb_keyring_delete_async (self, id, g_task_get_cancellable (task), probe_deleted_cb,
                                g_object_ref (task));
}

static void
probe_stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  PlumbKeyring *self = PLUMB_KEYRING (source);
  const char *id = g_task_get_task_data (task);

  if (!plumb_keyring_store_finish (self, result, &error))
    g_task_return_error (task, g_steal_pointer (&error));
  else
    plumb_keyring_lookup_async (self, id, g_task_get_cancellable (task), probe_found_cb,
                                g_object_ref (task));
}

void
plumb_keyring_check_async (PlumbKeyring *self, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer user_data)
{
  g_autofree char *id = g_uuid_string_random ();
  g_autoptr (PlumbCredentials) probe = plumb_credentials_new ();
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (PLUMB_IS_KEYRING (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, plumb_keyring_check_async);
  g_task_set_task_data (task, g_strdup (id), g_free);
  plumb_credentials_set (probe, PROBE, id);
  /* Translators: how the keyring's own program lists a test entry that is gone at once. */
  plumb_keyring_store_async (
      self, id, _("check"), probe, FALSE, cancellable, probe_stored_cb, g_steal_pointer (&task));
}

gboolean
plumb_keyring_check_finish (PlumbKeyring *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
