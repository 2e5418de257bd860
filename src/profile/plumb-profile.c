/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-profile.h"

#include "plumb-error.h"
#include "plumb-keyring.h"
#include "plumb-registry.h"
#include "plumb-rotation-completion.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

struct _PlumbProfile {
  GObject parent_instance;
  char *folder;
  gboolean throw_away;
  gboolean closed;
  GCancellable *cancellable;
  PlumbKeyring *keyring;
  PlumbStore *store;
  PlumbHttp *http;
  PlumbConnectors *connectors;
  PlumbDestinationList *destinations;
  PlumbInbox *inbox;
};

G_DEFINE_FINAL_TYPE (PlumbProfile, plumb_profile, G_TYPE_OBJECT)

const char *
plumb_profile_get_folder (PlumbProfile *self)
{
  g_return_val_if_fail (PLUMB_IS_PROFILE (self), NULL);
  return self->folder;
}

PlumbStore *
plumb_profile_get_store (PlumbProfile *self)
{
  g_return_val_if_fail (PLUMB_IS_PROFILE (self), NULL);
  return self->store;
}

PlumbHttp *
plumb_profile_get_http (PlumbProfile *self)
{
  g_return_val_if_fail (PLUMB_IS_PROFILE (self), NULL);
  return self->http;
}

PlumbConnectors *
plumb_profile_get_connectors (PlumbProfile *self)
{
  g_return_val_if_fail (PLUMB_IS_PROFILE (self), NULL);
  return self->connectors;
}

PlumbDestinationList *
plumb_profile_get_destinations (PlumbProfile *self)
{
  g_return_val_if_fail (PLUMB_IS_PROFILE (self), NULL);
  return self->destinations;
}

PlumbInbox *
plumb_profile_get_inbox (PlumbProfile *self)
{
  g_return_val_if_fail (PLUMB_IS_PROFILE (self), NULL);
  return self->inbox;
}

PlumbConnector *
plumb_profile_get_connector (PlumbProfile *self, PlumbDestination *destination, GError **error)
{
  PlumbKind kind;
  PlumbConnector *connector;

  g_return_val_if_fail (PLUMB_IS_PROFILE (self), NULL);
  g_return_val_if_fail (PLUMB_IS_DESTINATION (destination), NULL);

  kind = plumb_destination_get_kind (destination);
  connector = plumb_connectors_get (self->connectors, kind);
  if (connector == NULL)
    g_set_error (error, PLUMB_ERROR, PLUMB_ERROR_UNSUPPORTED,
                 /* Translators: %s is the name of a kind of destination, such as "dynamics". */
                 _("This version of Plumb cannot talk to destinations of the kind “%s”. "
                   "Install a newer one."),
                    plumb_kind_get_name (kind));
  return connector;
}

static void
endpoint_prepared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  if (plumb_inbox_prepare_endpoint_finish (PLUMB_INBOX (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
completed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (!plumb_rotation_complete_finish (result, &error))
    g_debug ("Could not complete the replacement of a secret: %s", error->message);
}

static void
destinations_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  PlumbProfile *self = g_task_get_source_object (task);

  if (!plumb_destination_list_load_finish (PLUMB_DESTINATION_LIST (source), result, &error)) {
    g_task_return_error (task, g_steal_pointer (&error));
    return;
  }
  /* Nobody waits for it: the keyring may have to ask for its password. */
  plumb_rotation_complete_async (self->store, self->destinations, self->cancellable, completed_cb,
                                 NULL);
  plumb_inbox_prepare_endpoint_async (self->inbox, g_task_get_cancellable (task),
                                      endpoint_prepared_cb, g_object_ref (task));
}

static void
store_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  PlumbProfile *self = g_task_get_source_object (task);

  if (plumb_store_open_finish (PLUMB_STORE (source), result, &error))
    plumb_destination_list_load_async (self->destinations, g_task_get_cancellable (task),
                                       destinations_loaded_cb, g_object_ref (task));
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
plumb_profile_open_async (PlumbProfile *self, GCancellable *cancellable,
                          GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (PLUMB_IS_PROFILE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, plumb_profile_open_async);
  plumb_store_open_async (self->store, cancellable, store_opened_cb, g_steal_pointer (&task));
}

gboolean
plumb_profile_open_finish (PlumbProfile *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* Only what the store itself put there: SQLite's three files. */
static void
remove_folder (PlumbProfile *self)
{
  const char *path = plumb_store_get_path (self->store);

  for (const char *const *suffix = (const char *const[]){ "", "-wal", "-shm", NULL };
       *suffix != NULL; suffix++) {
    g_autofree char *file = g_strconcat (path, *suffix, NULL);

    g_unlink (file);
  }
  g_rmdir (self->folder);
}

void
plumb_profile_close (PlumbProfile *self)
{
  g_return_if_fail (PLUMB_IS_PROFILE (self));

  if (self->closed)
    return;
  self->closed = TRUE;
  g_cancellable_cancel (self->cancellable);
  plumb_inbox_stop (self->inbox);
  plumb_inbox_close_endpoint (self->inbox);
  plumb_store_close (self->store);
  if (self->throw_away)
    remove_folder (self);
}

static void
plumb_profile_dispose (GObject *object)
{
  PlumbProfile *self = PLUMB_PROFILE (object);

  if (self->store != NULL)
    plumb_profile_close (self);
  g_clear_object (&self->inbox);
  g_clear_object (&self->destinations);
  g_clear_object (&self->connectors);
  g_clear_object (&self->http);
  g_clear_object (&self->store);
  g_clear_object (&self->keyring);
  G_OBJECT_CLASS (plumb_profile_parent_class)->dispose (object);
}

static void
plumb_profile_finalize (GObject *object)
{
  g_object_unref (PLUMB_PROFILE (object)->cancellable);
  g_free (PLUMB_PROFILE (object)->folder);
  G_OBJECT_CLASS (plumb_profile_parent_class)->finalize (object);
}

static void
plumb_profile_class_init (PlumbProfileClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = plumb_profile_dispose;
  object_class->finalize = plumb_profile_finalize;
}

static void
plumb_profile_init (PlumbProfile *self)
{
  self->cancellable = g_cancellable_new ();
}

#define DATABASE "plumb.db"

/* (transfer full): @folder, or that of the user's own. */
static char *
dup_folder (const char *folder)
{
  return folder != NULL ? g_strdup (folder)
                        : g_build_filename (g_get_user_data_dir (), "plumb", NULL);
}

gboolean
plumb_profile_has_database (const char *folder)
{
  g_autofree char *own = dup_folder (folder);
  g_autofree char *path = g_build_filename (own, DATABASE, NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static PlumbProfile *
put_together (const char *folder, PlumbKeyring *keyring)
{
  PlumbProfile *self = g_object_new (PLUMB_TYPE_PROFILE, NULL);
  g_autofree char *path = g_build_filename (folder, DATABASE, NULL);

  self->folder = g_strdup (folder);
  self->keyring = keyring;
  self->store = plumb_store_new (path);
  self->http = plumb_http_new ();
  self->connectors = plumb_connectors_new (self->http, plumb_registry_get_types ());
  self->destinations = plumb_destination_list_new (self->store, self->keyring);
  self->inbox = plumb_inbox_new (self->store, self->connectors, self->destinations);
  return self;
}

PlumbProfile *
plumb_profile_new (const char *folder)
{
  g_autofree char *own = dup_folder (folder);

  return put_together (own, plumb_keyring_new ());
}

PlumbProfile *
plumb_profile_new_throw_away (GError **error)
{
  g_autofree char *folder = g_dir_make_tmp ("plumb-practice-XXXXXX", error);
  PlumbProfile *self;

  if (folder == NULL)
    return NULL;
  self = put_together (folder, plumb_keyring_new_session_only ());
  self->throw_away = TRUE;
  return self;
}
