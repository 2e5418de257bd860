/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-lead-table.h"

#include "plumb-clock.h"
#include "plumb-search-index.h"

#include <string.h>

#define IDENTITY_SIZE 16
#define FIRST_TEXT_COLUMN 4

gint64
plumb_lead_table_get_next_row (PlumbDatabase *database, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  /* The number of a lead that went is not given again: somebody may still have it. */
  gint64 row = plumb_database_get_number (
      database,
      "SELECT 1 + max (value, (SELECT coalesce (max (id), 0) FROM leads)) FROM marks"
      " WHERE name = 'highest_row'",
      &local_error);

  if (local_error == NULL)
    return row;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return 0;
}

/* A lead without a key is like no other. */
static void
make_identity (const char *destination, const char *key, guint8 *identity)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *random = NULL;
  guint8 digest[32];
  gsize length = sizeof digest;

  if (key == NULL)
    key = random = g_uuid_string_random ();
  if (destination == NULL)
    destination = "";
  g_checksum_update (checksum, (const guchar *) destination, strlen (destination) + 1);
  g_checksum_update (checksum, (const guchar *) key, strlen (key));
  g_checksum_get_digest (checksum, digest, &length);
  memcpy (identity, digest, IDENTITY_SIZE);
}

static gboolean
is_known (PlumbDatabase *database, const guint8 *identity, gboolean *known, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (PlumbStatement) statement =
      plumb_database_prepare (database, "SELECT 1 FROM leads WHERE identity = ?", error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_blob (statement, 1, identity, IDENTITY_SIZE, SQLITE_STATIC);
  *known = plumb_statement_next (statement, &local_error);
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static void
bind_static (PlumbStatement *statement, int index, const char *text)
{
  if (text != NULL)
    sqlite3_bind_text (statement, index, text, -1, SQLITE_STATIC);
}

static gboolean
insert_row (PlumbDatabase *database, PlumbLead *lead, const char *destination, gint64 row,
            const guint8 *identity, GError **error)
{
  const PlumbLeadFields *fields = plumb_lead_get_fields (lead);
  gint64 received_at = fields->received_at != 0 ? fields->received_at : plumb_clock_now ();
  g_autofree char *customer = plumb_lead_dup_customer (lead);
  g_autofree char *tag = plumb_lead_dup_test_tag (lead);
  g_autoptr (PlumbStatement) statement = plumb_database_prepare (
      database,
      "INSERT INTO leads (id, identity, destination, occurred_at, received_at, created_at, is_test,"
      " do_not_contact, customer, tag, source, action, publisher, offer, offer_title, first_name,"
      " last_name, email, phone, country, company, title, description)"
      " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
      " ON CONFLICT (identity) DO NOTHING",
      error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, row);
  sqlite3_bind_blob (statement, 2, identity, IDENTITY_SIZE, SQLITE_STATIC);
  bind_static (statement, 3, destination);
  sqlite3_bind_int64 (statement, 4, fields->created_at != 0 ? fields->created_at : received_at);
  sqlite3_bind_int64 (statement, 5, received_at);
  sqlite3_bind_int64 (statement, 6, fields->created_at);
  sqlite3_bind_int (statement, 7, plumb_lead_is_test (lead));
  sqlite3_bind_int (statement, 8, plumb_lead_is_do_not_contact (lead));
  bind_static (statement, 9, customer);
  bind_static (statement, 10, tag);
  for (int i = 0; i < PLUMB_LEAD_N_TEXTS; i++)
    bind_static (statement, 11 + i, fields->texts[i]);
  return plumb_statement_finish (statement, error);
}

static gboolean
insert_raw (PlumbDatabase *database, const char *raw, gint64 row, GError **error)
{
  g_autoptr (PlumbStatement) statement = NULL;

  if (raw == NULL)
    return TRUE;
  statement = plumb_database_prepare (database, "INSERT INTO raws (id, raw) VALUES (?, ?)", error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, row);
  sqlite3_bind_blob64 (statement, 2, raw, strlen (raw), SQLITE_STATIC);
  return plumb_statement_finish (statement, error);
}

gboolean
plumb_lead_table_insert (PlumbDatabase *database, PlumbLead *lead, const char *destination,
                         gint64 row, gboolean *is_new, GError **error)
{
  const PlumbLeadFields *fields = plumb_lead_get_fields (lead);
  guint8 identity[IDENTITY_SIZE];
  gboolean known = FALSE;

  *is_new = FALSE;
  if (fields->earlier_key != NULL) {
    make_identity (destination, fields->earlier_key, identity);
    if (!is_known (database, identity, &known, error))
      return FALSE;
    if (known)
      return TRUE;
  }
  make_identity (destination, fields->key, identity);
  if (!insert_row (database, lead, destination, row, identity, error))
    return FALSE;
  if (sqlite3_changes (plumb_database_get_handle (database)) == 0)
    return TRUE;
  *is_new = TRUE;
  plumb_database_note_change (database, PLUMB_CHANGE_LEADS_ADDED);
  return insert_raw (database, fields->raw, row, error);
}

static gboolean
run_for_row (PlumbDatabase *database, const char *sql, gint64 row, GError **error)
{
  g_autoptr (PlumbStatement) statement = plumb_database_prepare (database, sql, error);

  if (statement == NULL)
    return FALSE;
  plumb_statement_bind_number (statement, ":row", row);
  return plumb_statement_finish (statement, error);
}

gboolean
plumb_lead_table_remove (PlumbDatabase *database, gint64 row, GError **error)
{
  plumb_database_note_change (database, PLUMB_CHANGE_LEADS);
  return plumb_search_index_remove (database, row, error) &&
         run_for_row (database,
                      "UPDATE marks SET value = max (value, :row) WHERE name = 'highest_row'", row,
                      error) &&
         run_for_row (database, "DELETE FROM raws WHERE id = :row", row, error) &&
         run_for_row (database, "DELETE FROM leads WHERE id = :row", row, error);
}

PlumbLead *
plumb_lead_table_read (PlumbStatement *statement)
{
  PlumbLeadFields fields = {
    .row = plumb_statement_get_number (statement, 0),
    .destination = plumb_statement_get_text (statement, 1),
    .received_at = plumb_statement_get_number (statement, 2),
    .created_at = plumb_statement_get_number (statement, 3),
  };
  const int raw_column = FIRST_TEXT_COLUMN + PLUMB_LEAD_N_TEXTS;
  g_autofree char *raw = NULL;

  for (int i = 0; i < PLUMB_LEAD_N_TEXTS; i++)
    fields.texts[i] = plumb_statement_get_text (statement, FIRST_TEXT_COLUMN + i);
  if (sqlite3_column_type (statement, raw_column) != SQLITE_NULL)
    raw = g_strndup (sqlite3_column_blob (statement, raw_column),
                     (gsize) sqlite3_column_bytes (statement, raw_column));
  fields.raw = raw;
  return plumb_lead_new (&fields);
}

PlumbLead *
plumb_lead_table_place (PlumbLead *lead, const char *destination, gint64 row)
{
  PlumbLeadFields fields = *plumb_lead_get_fields (lead);

  fields.row = row;
  fields.destination = destination;
  if (fields.received_at == 0)
    fields.received_at = plumb_clock_now ();
  return plumb_lead_new (&fields);
}
