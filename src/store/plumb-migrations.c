/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-migrations.h"

#include "plumb-error.h"

#include <glib/gi18n.h>

/* Tries to turn the journal while another process makes the same file. */
#define N_TRIES 100
#define PAUSE_MICROSECONDS 20000

/* Step N makes version N + 1; a released step never changes. */
static const char *const steps[] = {
  /* A raw record is rarely looked at, so that it is kept apart and scans stay short. */
  "CREATE TABLE leads ("
  "  id INTEGER PRIMARY KEY,"
  "  identity BLOB NOT NULL,"
  "  destination TEXT,"
  "  occurred_at INTEGER NOT NULL,"
  "  received_at INTEGER NOT NULL,"
  "  created_at INTEGER NOT NULL,"
  "  is_test INTEGER NOT NULL,"
  "  do_not_contact INTEGER NOT NULL,"
  "  customer TEXT,"
  "  tag TEXT,"
  "  source TEXT,"
  "  action TEXT,"
  "  publisher TEXT,"
  "  offer TEXT,"
  "  offer_title TEXT,"
  "  first_name TEXT,"
  "  last_name TEXT,"
  "  email TEXT,"
  "  phone TEXT,"
  "  country TEXT,"
  "  company TEXT,"
  "  title TEXT,"
  "  description TEXT);"
  "CREATE UNIQUE INDEX leads_by_identity ON leads (identity);"
  "CREATE INDEX leads_by_time ON leads (occurred_at);"
  "CREATE INDEX leads_by_customer ON leads (customer) WHERE customer IS NOT NULL;"
  "CREATE INDEX leads_by_tag ON leads (tag) WHERE tag IS NOT NULL;"
  "CREATE TABLE raws (id INTEGER PRIMARY KEY, raw BLOB NOT NULL);"
  "CREATE VIRTUAL TABLE lead_search USING fts5 (text, content = '', columnsize = 0,"
  "  detail = 'none', tokenize = 'trigram case_sensitive 1');"
  "CREATE VIRTUAL TABLE lead_terms USING fts5vocab (lead_search, instance);"
  "CREATE TABLE marks (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;"
  "INSERT INTO marks VALUES ('indexed', 0), ('highest_row', 0), ('leads_changed', 0),"
  "  ('destinations_changed', 0);"
  "CREATE TABLE lead_counts ("
  "  destination TEXT PRIMARY KEY,"
  "  n_leads INTEGER NOT NULL) WITHOUT ROWID;"
  "CREATE TABLE follow_ups ("
  "  customer TEXT PRIMARY KEY,"
  "  followed_up_at INTEGER NOT NULL) WITHOUT ROWID;"
  "CREATE TABLE destinations ("
  "  id TEXT PRIMARY KEY,"
  "  kind TEXT NOT NULL,"
  "  name TEXT NOT NULL UNIQUE,"
  "  practice INTEGER NOT NULL,"
  "  watching INTEGER NOT NULL,"
  "  last_verdict TEXT,"
  "  last_proved_at INTEGER NOT NULL) WITHOUT ROWID;"
  "CREATE TABLE settings ("
  "  destination TEXT NOT NULL,"
  "  key TEXT NOT NULL,"
  "  value TEXT NOT NULL,"
  "  PRIMARY KEY (destination, key)) WITHOUT ROWID;"
  "CREATE TABLE cursors (destination TEXT PRIMARY KEY, cursor TEXT NOT NULL) WITHOUT ROWID;"
  "CREATE TABLE texts ("
  "  category TEXT NOT NULL,"
  "  name TEXT NOT NULL,"
  "  value TEXT NOT NULL,"
  "  PRIMARY KEY (category, name)) WITHOUT ROWID;"
  "CREATE TABLE trials ("
  "  tag TEXT NOT NULL,"
  "  destination TEXT NOT NULL,"
  "  sent_at INTEGER NOT NULL,"
  "  answered_at INTEGER NOT NULL,"
  "  found_at INTEGER NOT NULL,"
  "  verdict TEXT,"
  "  is_late INTEGER NOT NULL,"
  "  diagnosis TEXT,"
  "  differences TEXT,"
  "  lead TEXT,"
  "  PRIMARY KEY (tag, destination)) WITHOUT ROWID;"
  "CREATE TABLE attempts ("
  "  id INTEGER PRIMARY KEY,"
  "  tag TEXT NOT NULL,"
  "  destination TEXT NOT NULL,"
  "  started_at INTEGER NOT NULL,"
  "  stage TEXT NOT NULL,"
  "  total INTEGER NOT NULL,"
  "  status INTEGER NOT NULL,"
  "  outcome INTEGER NOT NULL,"
  "  remote_code TEXT,"
  "  message TEXT,"
  "  request_id TEXT,"
  "  url TEXT);"
  "CREATE INDEX attempts_by_trial ON attempts (tag, destination);",
};

static gboolean
take_step (PlumbDatabase *database, gint64 version, GError **error)
{
  g_autofree char *mark = g_strdup_printf ("PRAGMA user_version = %d", (int) version + 1);
  g_autoptr (GError) local_error = NULL;

  if (!plumb_database_begin (database, error))
    return FALSE;
  /* Another process may have been quicker. */
  if (plumb_database_get_number (database, "PRAGMA user_version", &local_error) == version &&
      plumb_database_run (database, steps[version], &local_error))
    plumb_database_run (database, mark, &local_error);
  if (local_error == NULL)
    return plumb_database_commit (database, error);
  plumb_database_roll_back (database);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* Two processes that make one file at once make SQLite say "locked" without any patience. */
static gboolean
set_journal (PlumbDatabase *database, GError **error)
{
  for (guint i = 0; i < N_TRIES; i++) {
    g_autoptr (PlumbStatement) statement = NULL;

    if (i > 0)
      g_usleep (PAUSE_MICROSECONDS);
    statement = plumb_database_prepare (database, "PRAGMA journal_mode = WAL", NULL);
    if (statement != NULL && plumb_statement_next (statement, NULL) &&
        g_strcmp0 (plumb_statement_get_text (statement, 0), "wal") == 0)
      return TRUE;
  }
  return plumb_database_run (database, "PRAGMA journal_mode = WAL", error);
}

gboolean
plumb_migrations_run (PlumbDatabase *database, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  gint64 version = plumb_database_get_number (database, "PRAGMA user_version", &local_error);

  if (local_error != NULL) {
    g_propagate_error (error, g_steal_pointer (&local_error));
    return FALSE;
  }
  if (version > (gint64) G_N_ELEMENTS (steps)) {
    g_set_error_literal (error, PLUMB_ERROR, PLUMB_ERROR_STORE_NEWER,
                         _("A newer Plumb has written this database. Update Plumb to open it."));
    return FALSE;
  }
  /* Before the first table, else it has no effect. */
  if (version == 0 && !plumb_database_run (database, "PRAGMA auto_vacuum = INCREMENTAL", error))
    return FALSE;
  if (!set_journal (database, error))
    return FALSE;
  if (!plumb_database_run (database, "PRAGMA synchronous = FULL; PRAGMA secure_delete = ON", error))
    return FALSE;
  for (; version < (gint64) G_N_ELEMENTS (steps); version++)
    if (!take_step (database, version, error))
      return FALSE;
  return TRUE;
}
