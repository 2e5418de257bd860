/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-error.h"
#include "plumb-store-private.h"

#include <glib/gi18n.h>

/* ── Saving ────────────────────────────────────────────────────────────────── */

static gboolean
check_name (PlumbDatabase *database, PlumbDestination *destination, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (PlumbStatement) statement = plumb_database_prepare (
      database, "SELECT 1 FROM destinations WHERE name = :name AND id <> :id", error);

  if (statement == NULL)
    return FALSE;
  plumb_statement_bind_text (statement, ":name", plumb_destination_get_name (destination));
  plumb_statement_bind_text (statement, ":id", plumb_destination_get_id (destination));
  if (plumb_statement_next (statement, &local_error)) {
    g_set_error (error, PLUMB_ERROR, PLUMB_ERROR_EXISTS,
                 _("There is a destination called “%s” already. Choose another name."),
                    plumb_destination_get_name (destination));
    return FALSE;
  }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
save_row (PlumbDatabase *database, PlumbDestination *destination, GError **error)
{
  g_autoptr (PlumbStatement) statement = plumb_database_prepare (
      database,
      "INSERT OR REPLACE INTO destinations"
      " (id, kind, name, practice, watching, last_verdict, last_proved_at)"
      " VALUES (:id, :kind, :name, :practice, :watching, :last_verdict, :last_proved_at)",
      error);

  if (statement == NULL)
    return FALSE;
  plumb_statement_bind_text (statement, ":id", plumb_destination_get_id (destination));
  plumb_statement_bind_text (statement, ":kind",
                             plumb_kind_get_name (plumb_destination_get_kind (destination)));
  plumb_statement_bind_text (statement, ":name", plumb_destination_get_name (destination));
  plumb_statement_bind_number (statement, ":practice", plumb_destination_is_practice (destination));
  plumb_statement_bind_number (statement, ":watching", plumb_destination_is_watching (destination));
  plumb_statement_bind_text (
      statement, ":last_verdict",
      plumb_verdict_get_name (plumb_destination_get_last_verdict (destination)));
  plumb_statement_bind_number (statement, ":last_proved_at",
                               plumb_destination_get_last_proved_at (destination));
  return plumb_statement_finish (statement, error);
}

static gboolean
save_setting (PlumbDatabase *database, PlumbDestination *destination, const char *key,
              GError **error)
{
  g_autoptr (PlumbStatement) statement = plumb_database_prepare (
      database, "INSERT INTO settings (destination, key, value) VALUES (:id, :key, :value)", error);

  if (statement == NULL)
    return FALSE;
  plumb_statement_bind_text (statement, ":id", plumb_destination_get_id (destination));
  plumb_statement_bind_text (statement, ":key", key);
  plumb_statement_bind_text (statement, ":value", plumb_destination_get_setting (destination, key));
  return plumb_statement_finish (statement, error);
}

static gboolean
run_for_id (PlumbDatabase *database, const char *sql, const char *id, GError **error)
{
  g_autoptr (PlumbStatement) statement = plumb_database_prepare (database, sql, error);

  if (statement == NULL)
    return FALSE;
  plumb_statement_bind_text (statement, ":id", id);
  return plumb_statement_finish (statement, error);
}

static gboolean
save (PlumbDatabase *database, gpointer request, GError **error)
{
  PlumbDestination *destination = request;
  g_autofree const char **keys = plumb_destination_list_settings (destination);

  plumb_database_note_change (database, PLUMB_CHANGE_DESTINATIONS);
  if (!check_name (database, destination, error) || !save_row (database, destination, error) ||
      !run_for_id (database, "DELETE FROM settings WHERE destination = :id",
                   plumb_destination_get_id (destination), error))
    return FALSE;
  for (guint i = 0; keys[i] != NULL; i++)
    if (!save_setting (database, destination, keys[i], error))
      return FALSE;
  return TRUE;
}

void
plumb_store_save_destination_async (PlumbStore *self, PlumbDestination *destination,
                                    GCancellable *cancellable, GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (PLUMB_IS_STORE (self));
  g_return_if_fail (PLUMB_IS_DESTINATION (destination));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, plumb_store_save_destination_async);
  /* A copy that the ingest thread may look at while the user goes on. */
  g_task_set_task_data (task, plumb_destination_copy (destination), g_object_unref);
  plumb_store_write (self, g_steal_pointer (&task), save);
}

gboolean
plumb_store_save_destination_finish (PlumbStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* ── Removing ──────────────────────────────────────────────────────────────── */

static gboolean
remove_destination (PlumbDatabase *database, gpointer request, GError **error)
{
  const char *id = request;

  plumb_database_note_change (database, PLUMB_CHANGE_DESTINATIONS);
  return run_for_id (database, "DELETE FROM settings WHERE destination = :id", id, error) &&
         run_for_id (database, "DELETE FROM attempts WHERE destination = :id", id, error) &&
         run_for_id (database, "DELETE FROM trials WHERE destination = :id", id, error) &&
         run_for_id (database, "DELETE FROM destinations WHERE id = :id", id, error) &&
         plumb_store_put_cursor (database, id, NULL, error);
}

void
plumb_store_remove_destination_async (PlumbStore *self, const char *id, GCancellable *cancellable,
                                      GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (PLUMB_IS_STORE (self));
  g_return_if_fail (id != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, plumb_store_remove_destination_async);
  g_task_set_task_data (task, g_strdup (id), g_free);
  plumb_store_write (self, g_steal_pointer (&task), remove_destination);
}

gboolean
plumb_store_remove_destination_finish (PlumbStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* ── Loading ───────────────────────────────────────────────────────────────── */

static gboolean
load_settings (PlumbDatabase *database, PlumbDestination *destination, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (PlumbStatement) statement = plumb_database_prepare (
      database, "SELECT key, value FROM settings WHERE destination = :id", error);

  if (statement == NULL)
    return FALSE;
  plumb_statement_bind_text (statement, ":id", plumb_destination_get_id (destination));
  while (plumb_statement_next (statement, &local_error))
    plumb_destination_set_setting (destination, plumb_statement_get_text (statement, 0),
                                   plumb_statement_get_text (statement, 1));
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static PlumbDestination *
read_row (PlumbStatement *row)
{
  PlumbKind kind = plumb_kind_from_name (plumb_statement_get_text (row, 1));
  PlumbDestination *destination;

  /* A kind that this Plumb does not know must not keep the others from being shown. */
  if (kind == PLUMB_KIND_NONE)
    return NULL;
  destination = plumb_destination_new_with_id (plumb_statement_get_text (row, 0), kind,
                                               plumb_statement_get_text (row, 2));
  plumb_destination_set_practice (destination, plumb_statement_get_number (row, 3) != 0);
  plumb_destination_set_watching (destination, plumb_statement_get_number (row, 4) != 0);
  plumb_destination_set_last_proof (destination,
                                    plumb_verdict_from_name (plumb_statement_get_text (row, 5)),
                                    plumb_statement_get_number (row, 6));
  return destination;
}

static gboolean
load (PlumbDatabase *database, gpointer request, GError **error)
{
  GPtrArray *destinations = request;
  g_autoptr (GError) local_error = NULL;
  g_autoptr (PlumbStatement) rows = plumb_database_prepare (
      database,
      "SELECT id, kind, name, practice, watching, last_verdict, last_proved_at"
      " FROM destinations ORDER BY plumb_order (name), name",
      error);

  if (rows == NULL)
    return FALSE;
  while (plumb_statement_next (rows, &local_error)) {
    g_autoptr (PlumbDestination) destination = read_row (rows);

    if (destination == NULL)
      continue;
    if (!load_settings (database, destination, error))
      return FALSE;
    g_ptr_array_add (destinations, g_steal_pointer (&destination));
  }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

void
plumb_store_load_destinations_async (PlumbStore *self, GCancellable *cancellable,
                                     GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (PLUMB_IS_STORE (self));
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, plumb_store_load_destinations_async);
  g_task_set_task_data (task, g_ptr_array_new_with_free_func (g_object_unref),
                        (GDestroyNotify) g_ptr_array_unref);
  plumb_store_read (self, g_steal_pointer (&task), load);
}

GPtrArray *
plumb_store_load_destinations_finish (PlumbStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  return g_ptr_array_ref (g_task_get_task_data (G_TASK (result)));
}
