/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-database.h"

#include "plumb-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <unistd.h>

/* How long another process may hold the database. */
#define PATIENCE_MILLISECONDS 20000

/* Instructions of SQLite between two looks at the cancellable: some 50 µs. */
#define STEPS_BETWEEN_LOOKS 2000

struct _PlumbDatabase {
  sqlite3 *handle;
  GHashTable *statements;
  PlumbChange changes;
};

static void
finalize_statement (gpointer statement)
{
  sqlite3_finalize (statement);
}

static const char *
get_advice (int code)
{
  switch (code) {
  case SQLITE_CORRUPT:
  case SQLITE_NOTADB:
    return _("Plumb's database is damaged. Move the file away or put a backup in its place, then "
             "start Plumb again.");
  case SQLITE_FULL:
    return _("There is no room left on the disk for Plumb's database. Free some space and try "
             "again.");
  case SQLITE_READONLY:
  case SQLITE_CANTOPEN:
  case SQLITE_PERM:
  case SQLITE_AUTH:
    return _("Plumb's database cannot be opened for writing. Check that its folder belongs to you "
             "and is not read-only.");
  case SQLITE_BUSY:
  case SQLITE_LOCKED:
    return _("Another program is using Plumb's database. Close it and try again.");
  case SQLITE_IOERR:
    return _("The disk with Plumb's database cannot be read or written. Check the disk and try "
             "again.");
  default:
    return _("Plumb's database did not do what it should. Start Plumb again.");
  }
}

static void
set_error (sqlite3 *handle, GError **error)
{
  int code = sqlite3_errcode (handle) & 0xff;

  if (code == SQLITE_INTERRUPT)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _("The search was cancelled"));
  else
    g_set_error (error, PLUMB_ERROR, PLUMB_ERROR_STORE, "%s (%s: %s)", get_advice (code),
                 sqlite3_db_filename (handle, "main") ? sqlite3_db_filename (handle, "main") : "",
                 sqlite3_errmsg (handle));
}

static int
look_at_cancellable_cb (gpointer user_data)
{
  return g_cancellable_is_cancelled (user_data);
}

static gboolean
make_file (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int file;

  if (g_mkdir_with_parents (folder, 0700) == 0) {
    file = g_open (path, O_CREAT | O_RDWR | O_CLOEXEC, 0600);
    if (file >= 0 && close (file) == 0)
      return TRUE;
  }
  g_set_error (error, PLUMB_ERROR, PLUMB_ERROR_STORE, "%s (%s: %s)", get_advice (SQLITE_CANTOPEN),
               path, g_strerror (errno));
  return FALSE;
}

PlumbDatabase *
plumb_database_open (const char *path, gboolean is_writer, GError **error)
{
  g_autoptr (PlumbDatabase) self = NULL;
  int flags = SQLITE_OPEN_NOMUTEX | (is_writer ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY);

  if (is_writer && !make_file (path, error))
    return NULL;
  self = g_new0 (PlumbDatabase, 1);
  self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, finalize_statement);
  if (sqlite3_open_v2 (path, &self->handle, flags, NULL) != SQLITE_OK) {
    set_error (self->handle, error);
    return NULL;
  }
  sqlite3_busy_timeout (self->handle, PATIENCE_MILLISECONDS);
  return g_steal_pointer (&self);
}

void
plumb_database_close (PlumbDatabase *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->statements);
  sqlite3_close_v2 (self->handle);
  g_free (self);
}

void
plumb_database_set_cancellable (PlumbDatabase *self, GCancellable *cancellable)
{
  sqlite3_progress_handler (self->handle, STEPS_BETWEEN_LOOKS,
                            cancellable != NULL ? look_at_cancellable_cb : NULL, cancellable);
}

sqlite3 *
plumb_database_get_handle (PlumbDatabase *self)
{
  return self->handle;
}

void
plumb_database_note_change (PlumbDatabase *self, PlumbChange change)
{
  self->changes |= change;
}

PlumbChange
plumb_database_get_changes (PlumbDatabase *self)
{
  return self->changes;
}

PlumbChange
plumb_database_take_changes (PlumbDatabase *self)
{
  PlumbChange changes = self->changes;

  self->changes = PLUMB_CHANGE_NONE;
  return changes;
}

gboolean
plumb_database_run (PlumbDatabase *self, const char *sql, GError **error)
{
  if (sqlite3_exec (self->handle, sql, NULL, NULL, NULL) == SQLITE_OK)
    return TRUE;
  set_error (self->handle, error);
  return FALSE;
}

gboolean
plumb_database_begin (PlumbDatabase *self, GError **error)
{
  self->changes = PLUMB_CHANGE_NONE;
  return plumb_database_run (self, "BEGIN IMMEDIATE", error);
}

gboolean
plumb_database_commit (PlumbDatabase *self, GError **error)
{
  if (plumb_database_run (self, "COMMIT", error))
    return TRUE;
  plumb_database_roll_back (self);
  return FALSE;
}

void
plumb_database_roll_back (PlumbDatabase *self)
{
  self->changes = PLUMB_CHANGE_NONE;
  /* Some errors have rolled back already; that is no second error. */
  if (!sqlite3_get_autocommit (self->handle))
    sqlite3_exec (self->handle, "ROLLBACK", NULL, NULL, NULL);
}

gint64
plumb_database_get_number (PlumbDatabase *self, const char *sql, GError **error)
{
  g_autoptr (PlumbStatement) statement = plumb_database_prepare (self, sql, error);

  if (statement == NULL || !plumb_statement_next (statement, error))
    return 0;
  return plumb_statement_get_number (statement, 0);
}

PlumbStatement *
plumb_database_prepare (PlumbDatabase *self, const char *sql, GError **error)
{
  PlumbStatement *statement = g_hash_table_lookup (self->statements, sql);

  if (statement != NULL)
    return statement;
  if (sqlite3_prepare_v3 (self->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL) !=
      SQLITE_OK) {
    set_error (self->handle, error);
    return NULL;
  }
  g_hash_table_insert (self->statements, g_strdup (sql), statement);
  return statement;
}

void
plumb_statement_release (PlumbStatement *self)
{
  if (self == NULL)
    return;
  sqlite3_reset (self);
  sqlite3_clear_bindings (self);
}

void
plumb_statement_bind_text (PlumbStatement *self, const char *name, const char *value)
{
  int index = sqlite3_bind_parameter_index (self, name);

  if (index != 0 && value != NULL)
    sqlite3_bind_text (self, index, value, -1, SQLITE_TRANSIENT);
}

void
plumb_statement_bind_number (PlumbStatement *self, const char *name, gint64 value)
{
  int index = sqlite3_bind_parameter_index (self, name);

  if (index != 0)
    sqlite3_bind_int64 (self, index, value);
}

gboolean
plumb_statement_next (PlumbStatement *self, GError **error)
{
  int code = sqlite3_step (self);

  if (code == SQLITE_ROW)
    return TRUE;
  if (code != SQLITE_DONE)
    set_error (sqlite3_db_handle (self), error);
  return FALSE;
}

gboolean
plumb_statement_finish (PlumbStatement *self, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  while (plumb_statement_next (self, &local_error))
    ;
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

void
plumb_statement_rewind (PlumbStatement *self)
{
  sqlite3_reset (self);
}

const char *
plumb_statement_get_text (PlumbStatement *self, int column)
{
  return (const char *) sqlite3_column_text (self, column);
}

gint64
plumb_statement_get_number (PlumbStatement *self, int column)
{
  return sqlite3_column_int64 (self, column);
}
