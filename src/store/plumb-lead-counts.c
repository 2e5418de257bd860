/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-lead-counts.h"

/* In the table: leads from nowhere; in what is told: leads from everywhere. */
#define NOWHERE ""
#define EVERYWHERE ""

PlumbLeadCounts *
plumb_lead_counts_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

void
plumb_lead_counts_free (PlumbLeadCounts *self)
{
  g_clear_pointer (&self, g_hash_table_unref);
}

void
plumb_lead_counts_add (PlumbLeadCounts *self, const char *destination, int n_leads)
{
  const char *name = destination != NULL ? destination : NOWHERE;
  int n_before = GPOINTER_TO_INT (g_hash_table_lookup (self, name));

  g_hash_table_insert (self, g_strdup (name), GINT_TO_POINTER (n_before + n_leads));
}

static gboolean
put_one (PlumbDatabase *database, const char *destination, int n_leads, GError **error)
{
  g_autoptr (PlumbStatement) statement = plumb_database_prepare (
      database,
      "INSERT INTO lead_counts (destination, n_leads) VALUES (:destination, :n_leads)"
      " ON CONFLICT (destination) DO UPDATE SET n_leads = n_leads + excluded.n_leads",
      error);

  if (statement == NULL)
    return FALSE;
  plumb_statement_bind_text (statement, ":destination", destination);
  plumb_statement_bind_number (statement, ":n_leads", n_leads);
  return plumb_statement_finish (statement, error);
}

gboolean
plumb_lead_counts_put (PlumbLeadCounts *self, PlumbDatabase *database, GError **error)
{
  GHashTableIter iter;
  gpointer name, n_leads;

  g_hash_table_iter_init (&iter, self);
  while (g_hash_table_iter_next (&iter, &name, &n_leads))
    if (!put_one (database, name, GPOINTER_TO_INT (n_leads), error))
      return FALSE;
  return TRUE;
}

gboolean
plumb_lead_counts_load (PlumbDatabase *database, GHashTable *counts, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (PlumbStatement) rows = plumb_database_prepare (
      database, "SELECT destination, n_leads FROM lead_counts WHERE n_leads > 0", error);
  guint n_all = 0;

  if (rows == NULL)
    return FALSE;
  while (plumb_statement_next (rows, &local_error)) {
    guint n_leads = (guint) plumb_statement_get_number (rows, 1);

    n_all += n_leads;
    g_hash_table_insert (counts, g_strdup (plumb_statement_get_text (rows, 0)),
                         GUINT_TO_POINTER (n_leads));
  }
  /* In place of those from nowhere, which are only told of within all. */
  g_hash_table_insert (counts, g_strdup (EVERYWHERE), GUINT_TO_POINTER (n_all));
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}
