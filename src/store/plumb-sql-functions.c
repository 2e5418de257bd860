/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-sql-functions.h"

#include "plumb-fold.h"

#include <string.h>

/* What is kept between the rows of one search. */
typedef struct {
  GStrv words;
  GString *text;
} Matcher;

static void
matcher_free (gpointer user_data)
{
  Matcher *matcher = user_data;

  g_strfreev (matcher->words);
  g_string_free (matcher->text, TRUE);
  g_free (matcher);
}

static Matcher *
get_matcher (sqlite3_context *context, sqlite3_value *words)
{
  Matcher *matcher = sqlite3_get_auxdata (context, 0);
  const char *text = (const char *) sqlite3_value_text (words);

  if (matcher != NULL)
    return matcher;
  matcher = g_new0 (Matcher, 1);
  matcher->words = g_strsplit (text != NULL ? text : "", " ", -1);
  matcher->text = g_string_new (NULL);
  sqlite3_set_auxdata (context, 0, matcher, matcher_free);
  /* SQLite may have thrown it away at once. */
  return sqlite3_get_auxdata (context, 0);
}

static void
match (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  Matcher *matcher = get_matcher (context, values[0]);
  gboolean matches = matcher != NULL;

  if (matcher == NULL) {
    sqlite3_result_error_nomem (context);
    return;
  }
  g_string_truncate (matcher->text, 0);
  for (int i = 1; i < n_values; i++) {
    plumb_fold_append (matcher->text, (const char *) sqlite3_value_text (values[i]));
    g_string_append_c (matcher->text, '\n');
  }
  for (guint i = 0; matches && matcher->words[i] != NULL; i++)
    matches = strstr (matcher->text->str, matcher->words[i]) != NULL;
  sqlite3_result_int (context, matches);
}

static void
order (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  const char *text = (const char *) sqlite3_value_text (values[0]);

  if (text == NULL)
    sqlite3_result_null (context);
  else
    sqlite3_result_text (context, plumb_fold (text), -1, g_free);
}

void
plumb_sql_functions_register (PlumbDatabase *database)
{
  sqlite3 *handle = plumb_database_get_handle (database);
  int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY;

  sqlite3_create_function (handle, "plumb_matches", -1, flags, NULL, match, NULL, NULL);
  sqlite3_create_function (handle, "plumb_order", 1, flags, NULL, order, NULL, NULL);
}
