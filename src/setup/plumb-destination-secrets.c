/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-destination-list-private.h"
#include "plumb-error.h"
#include "plumb-keyring.h"

/* An empty keyring is no failure where there was nothing to put into it. */
static gboolean
may_have_none (GTask *task, const GError *error)
{
  PlumbDestination *destination = g_task_get_task_data (task);

  return g_error_matches (error, PLUMB_ERROR, PLUMB_ERROR_SECRET) &&
         !plumb_kind_needs_secret (plumb_destination_get_kind (destination));
}

static void
looked_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  PlumbCredentials *found = NULL;

  found = plumb_keyring_lookup_finish (PLUMB_KEYRING (source), result, &error);
  if (found == NULL && may_have_none (task, error))
    found = plumb_credentials_new ();
  if (found == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, found, g_object_unref);
}

void
plumb_destination_list_look_up_async (PlumbDestinationList *self, PlumbDestination *destination,
                                      GCancellable *cancellable, GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (PLUMB_IS_DESTINATION_LIST (self));
  g_return_if_fail (PLUMB_IS_DESTINATION (destination));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, plumb_destination_list_look_up_async);
  g_task_set_task_data (task, g_object_ref (destination), g_object_unref);
  plumb_keyring_lookup_async (plumb_destination_list_get_keyring (self),
                              plumb_destination_get_id (destination), cancellable, looked_up_cb,
                              g_steal_pointer (&task));
}

PlumbCredentials *
plumb_destination_list_look_up_finish (PlumbDestinationList *self, GAsyncResult *result,
                                       GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

gboolean
plumb_destination_list_is_session_only (PlumbDestinationList *self, PlumbDestination *destination)
{
  g_autoptr (PlumbCredentials) kept = NULL;

  g_return_val_if_fail (PLUMB_IS_DESTINATION_LIST (self), FALSE);
  g_return_val_if_fail (PLUMB_IS_DESTINATION (destination), FALSE);

  kept = plumb_keyring_dup_session (plumb_destination_list_get_keyring (self),
                                    plumb_destination_get_id (destination));
  return kept != NULL;
}

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  if (!plumb_keyring_check_finish (PLUMB_KEYRING (source), result, &error))
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_boolean (task, TRUE);
}

void
plumb_destination_list_check_keyring_async (PlumbDestinationList *self, GCancellable *cancellable,
                                            GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (PLUMB_IS_DESTINATION_LIST (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, plumb_destination_list_check_keyring_async);
  plumb_keyring_check_async (plumb_destination_list_get_keyring (self), cancellable, checked_cb,
                             g_steal_pointer (&task));
}

gboolean
plumb_destination_list_check_keyring_finish (PlumbDestinationList *self, GAsyncResult *result,
                                             GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
