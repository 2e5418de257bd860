/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/* What a transaction changed, as others are told once it is committed. */
typedef enum {
  PLUMB_CHANGE_NONE = 0,
  PLUMB_CHANGE_LEADS_ADDED = 1 << 0,
  PLUMB_CHANGE_LEADS = 1 << 1,
  PLUMB_CHANGE_DESTINATIONS = 1 << 2,
} PlumbChange;

/**
 * PlumbDatabase:
 *
 * One connection.  It belongs to one thread at a time and is never shared.
 * Errors: %PLUMB_ERROR_STORE with a next step; %G_IO_ERROR_CANCELLED for what was interrupted.
 */
typedef struct _PlumbDatabase PlumbDatabase;

/* @is_writer: makes the file, readable by its owner only, when there is none. */
PlumbDatabase *plumb_database_open (const char *path, gboolean is_writer, GError **error);
void plumb_database_close (PlumbDatabase *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlumbDatabase, plumb_database_close)

/* (nullable): what is under way ends with %G_IO_ERROR_CANCELLED when this is cancelled; borrowed
 * until it is replaced. */
void plumb_database_set_cancellable (PlumbDatabase *self, GCancellable *cancellable);

/* (transfer none): for functions to be registered. */
sqlite3 *plumb_database_get_handle (PlumbDatabase *self);

/* To be told of when the transaction is committed. */
void plumb_database_note_change (PlumbDatabase *self, PlumbChange change);

/* What was noted since the last call. */
PlumbChange plumb_database_take_changes (PlumbDatabase *self);
PlumbChange plumb_database_get_changes (PlumbDatabase *self);

/* Runs statements without parameters and results. */
gboolean plumb_database_run (PlumbDatabase *self, const char *sql, GError **error);

gboolean plumb_database_begin (PlumbDatabase *self, GError **error);
gboolean plumb_database_commit (PlumbDatabase *self, GError **error);
void plumb_database_roll_back (PlumbDatabase *self);

/* The first number of the first row, 0 for none. */
gint64 plumb_database_get_number (PlumbDatabase *self, const char *sql, GError **error);

/**
 * PlumbStatement:
 *
 * A prepared statement, lent by its connection: g_autoptr resets it.  One user at a time.
 */
typedef struct sqlite3_stmt PlumbStatement;

PlumbStatement *plumb_database_prepare (PlumbDatabase *self, const char *sql, GError **error);
void plumb_statement_release (PlumbStatement *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlumbStatement, plumb_statement_release)

/* Binds a parameter by its name; nothing happens if the statement has none of the name. */
void plumb_statement_bind_text (PlumbStatement *self, const char *name, const char *value);
void plumb_statement_bind_number (PlumbStatement *self, const char *name, gint64 value);

/* Goes to the next row: %FALSE at the end, and with @error. */
gboolean plumb_statement_next (PlumbStatement *self, GError **error);

/* Runs to the end. */
gboolean plumb_statement_finish (PlumbStatement *self, GError **error);

/* Back to before the first row, with the parameters as they are. */
void plumb_statement_rewind (PlumbStatement *self);

const char *plumb_statement_get_text (PlumbStatement *self, int column);
gint64 plumb_statement_get_number (PlumbStatement *self, int column);

G_END_DECLS
