/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-search-index.h"

#include "plumb-fold.h"

#define BATCH 500
#define BATCH_TEXT "500"

/* Leads are indexed once none came for a while, so that none waits for it; but those that are not
 * are searched one by one, so that they must not become many. */
#define CALM_MICROSECONDS 200000
#define PATIENCE_MICROSECONDS 2000000
/* Between two full batches others have their turn. */
#define PAUSE_MICROSECONDS 5000

#define GRAM 3
#define MANY_LETTERS 12
/* Whole mails are pasted too: of what is longer, this much narrows enough. */
#define MOST_LETTERS 100
#define MOST_BYTES 4000

/* Pages that one part of tidying rewrites. */
#define TIDY_PAGES "200"

struct _PlumbSearchIndex {
  PlumbDatabase *writer;
  GSource *source;
  /* When the first that is not indexed came; 0 if all are. */
  gint64 waiting_since;
};

static char *
dup_row_text (PlumbStatement *row)
{
  GString *text = g_string_new (NULL);

  for (int i = 0; i < PLUMB_N_SEARCHED_COLUMNS; i++) {
    plumb_fold_append (text, plumb_statement_get_text (row, i + 1));
    g_string_append_c (text, '\n');
  }
  return g_string_free (text, FALSE);
}

static gboolean
put (PlumbDatabase *writer, const char *sql, PlumbStatement *row, GError **error)
{
  g_autoptr (PlumbStatement) statement = plumb_database_prepare (writer, sql, error);
  g_autofree char *text = dup_row_text (row);

  if (statement == NULL)
    return FALSE;
  plumb_statement_bind_number (statement, ":row", plumb_statement_get_number (row, 0));
  plumb_statement_bind_text (statement, ":text", text);
  return plumb_statement_finish (statement, error);
}

static gboolean
set_mark (PlumbDatabase *writer, gint64 row, GError **error)
{
  g_autoptr (PlumbStatement) statement = plumb_database_prepare (
      writer, "UPDATE marks SET value = :row WHERE name = 'indexed'", error);

  if (statement == NULL)
    return FALSE;
  plumb_statement_bind_number (statement, ":row", row);
  return plumb_statement_finish (statement, error);
}

gboolean
plumb_search_index_add (PlumbDatabase *writer, guint *n_rows, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (PlumbStatement) rows =
      plumb_database_prepare (writer,
                              "SELECT leads.id, " PLUMB_SEARCHED_COLUMNS " FROM leads"
                              " WHERE leads.id > (SELECT value FROM marks WHERE name = 'indexed')"
                              " ORDER BY leads.id LIMIT " BATCH_TEXT,
                              error);
  gint64 last = 0;

  *n_rows = 0;
  if (rows == NULL)
    return FALSE;
  while (plumb_statement_next (rows, &local_error)) {
    if (!put (writer, "INSERT INTO lead_search (rowid, text) VALUES (:row, :text)", rows, error))
      return FALSE;
    last = plumb_statement_get_number (rows, 0);
    (*n_rows)++;
  }
  if (local_error != NULL) {
    g_propagate_error (error, g_steal_pointer (&local_error));
    return FALSE;
  }
  return *n_rows == 0 || set_mark (writer, last, error);
}

gboolean
plumb_search_index_remove (PlumbDatabase *writer, gint64 row, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (PlumbStatement) rows = plumb_database_prepare (
      writer,
      "SELECT leads.id, " PLUMB_SEARCHED_COLUMNS " FROM leads WHERE leads.id = :row"
      " AND leads.id <= (SELECT value FROM marks WHERE name = 'indexed')",
      error);

  if (rows == NULL)
    return FALSE;
  plumb_statement_bind_number (rows, ":row", row);
  if (plumb_statement_next (rows, &local_error))
    return put (writer,
                "INSERT INTO lead_search (lead_search, rowid, text) VALUES ('delete', :row, :text)",
                rows, error);
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

gboolean
plumb_search_index_tidy (PlumbDatabase *writer, gboolean is_first, gboolean *is_done,
                         GError **error)
{
  /* A negative number of pages begins to make the index one piece: removed words go then. */
  const char *sql =
      is_first ? "INSERT INTO lead_search (lead_search, rank) VALUES ('merge', -" TIDY_PAGES ")"
               : "INSERT INTO lead_search (lead_search, rank) VALUES ('merge', " TIDY_PAGES ")";
  int n_before = sqlite3_total_changes (plumb_database_get_handle (writer));

  if (!plumb_database_run (writer, sql, error))
    return FALSE;
  /* The statement itself is one change. */
  *is_done = !is_first && sqlite3_total_changes (plumb_database_get_handle (writer)) - n_before < 2;
  return TRUE;
}

static guint
add_batch (PlumbSearchIndex *self)
{
  g_autoptr (GError) error = NULL;
  guint n_rows = 0;

  if (plumb_database_begin (self->writer, &error)) {
    if (plumb_search_index_add (self->writer, &n_rows, &error))
      plumb_database_commit (self->writer, &error);
    else
      plumb_database_roll_back (self->writer);
  }
  /* Leads that are not indexed are found all the same, more slowly. */
  if (error != NULL)
    g_warning ("Could not index leads: %s", error->message);
  return error == NULL ? n_rows : 0;
}

static gboolean
dispatch (GSource *source, GSourceFunc callback, gpointer user_data)
{
  return callback (user_data);
}

static GSourceFuncs source_funcs = { .dispatch = dispatch };

static gboolean
time_came_cb (gpointer user_data)
{
  PlumbSearchIndex *self = user_data;
  gboolean is_full = add_batch (self) == BATCH;

  if (!is_full)
    self->waiting_since = 0;
  g_source_set_ready_time (self->source,
                           is_full ? g_get_monotonic_time () + PAUSE_MICROSECONDS : -1);
  return G_SOURCE_CONTINUE;
}

PlumbSearchIndex *
plumb_search_index_new (PlumbDatabase *writer)
{
  PlumbSearchIndex *self = g_new0 (PlumbSearchIndex, 1);

  self->writer = writer;
  self->source = g_source_new (&source_funcs, sizeof (GSource));
  g_source_set_callback (self->source, time_came_cb, self, NULL);
  g_source_attach (self->source, g_main_context_get_thread_default ());
  return self;
}

void
plumb_search_index_free (PlumbSearchIndex *self)
{
  if (self == NULL)
    return;
  g_source_destroy (self->source);
  g_source_unref (self->source);
  g_free (self);
}

void
plumb_search_index_schedule (PlumbSearchIndex *self)
{
  gint64 now = g_get_monotonic_time ();

  if (self->waiting_since == 0)
    self->waiting_since = now;
  /* A batch that follows a full one is not put off. */
  if (now - self->waiting_since < PATIENCE_MICROSECONDS)
    g_source_set_ready_time (self->source, now + CALM_MICROSECONDS);
}

static void
append_gram (GString *expression, const char *start)
{
  const char *end = g_utf8_offset_to_pointer (start, GRAM);

  if (expression->len > 0)
    g_string_append (expression, " AND ");
  g_string_append_c (expression, '"');
  for (const char *p = start; p < end; p++) {
    if (*p == '"')
      g_string_append_c (expression, '"');
    g_string_append_c (expression, *p);
  }
  g_string_append_c (expression, '"');
}

/* Without positions there are no phrases.  All trigrams narrow most; of a long word, some side by
 * side and the last are enough.  What is found is compared with all words. */
static void
append_word (GString *expression, const char *word)
{
  glong length = MIN (g_utf8_strlen (word, -1), MOST_LETTERS);
  glong step = length <= MANY_LETTERS ? 1 : GRAM;

  for (glong i = 0; i + GRAM <= length; i += step)
    append_gram (expression, g_utf8_offset_to_pointer (word, i));
  if (length > GRAM && (length - GRAM) % step != 0)
    append_gram (expression, g_utf8_offset_to_pointer (word, length - GRAM));
}

char *
plumb_search_index_dup_expression (const char *words)
{
  g_auto (GStrv) list = g_strsplit (words, " ", -1);
  GString *expression = g_string_new (NULL);

  for (guint i = 0; list[i] != NULL && expression->len < MOST_BYTES; i++)
    append_word (expression, list[i]);
  return g_string_free (expression, expression->len == 0);
}
