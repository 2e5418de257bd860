/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-lead-select.h"

#include "plumb-fold.h"
#include "plumb-search-index.h"

#include <string.h>

#define IS_OPEN                                                                                    \
  "(" PLUMB_LEAD_STARTS_CLOCK (                                                                    \
      "leads") " AND leads.customer IS NOT NULL"                                                   \
               " AND leads.occurred_at > coalesce ((SELECT followed_up_at FROM follow_ups"         \
               " WHERE follow_ups.customer = leads.customer), 0))"

/* One clock a customer: it runs since the oldest lead without a follow-up. */
#define OPEN_SINCE                                                                                 \
  "CASE WHEN " IS_OPEN " THEN (SELECT min (other.occurred_at) FROM leads AS other"                 \
  " WHERE other.customer = leads.customer AND " PLUMB_LEAD_STARTS_CLOCK (                          \
      "other") " AND other.occurred_at > coalesce ((SELECT followed_up_at FROM follow_ups"         \
               " WHERE follow_ups.customer = leads.customer), 0)) END"

static const char *const sort_keys[] = {
  [PLUMB_LEAD_SORT_WHEN] = NULL,
  [PLUMB_LEAD_SORT_PERSON] = "plumb_order (trim (coalesce (leads.first_name, '') || ' ' ||"
                             " coalesce (leads.last_name, '')))",
  [PLUMB_LEAD_SORT_COMPANY] = "plumb_order (leads.company)",
  [PLUMB_LEAD_SORT_OFFER] = "plumb_order (coalesce (leads.offer_title, leads.offer))",
  [PLUMB_LEAD_SORT_SOURCE] = "plumb_order (leads.source)",
  [PLUMB_LEAD_SORT_ACTION] = "plumb_order (leads.action)",
  [PLUMB_LEAD_SORT_DESTINATION] = "plumb_order (coalesce ((SELECT name FROM destinations"
                                  " WHERE id = leads.destination), leads.destination))",
  [PLUMB_LEAD_SORT_FOLLOW_UP] = OPEN_SINCE,
};

/* (transfer full) (nullable): @words folded, one blank between two. */
static char *
dup_folded_words (const char *words)
{
  g_autofree char *folded = plumb_fold (words);
  g_auto (GStrv) parts = g_strsplit_set (folded, " \t\r\n", -1);
  GString *joined = g_string_new (NULL);

  for (guint i = 0; parts[i] != NULL; i++) {
    if (*parts[i] == '\0')
      continue;
    if (joined->len > 0)
      g_string_append_c (joined, ' ');
    g_string_append (joined, parts[i]);
  }
  return g_string_free (joined, joined->len == 0);
}

static void
append_want (GString *sql, const char *condition, PlumbWant want)
{
  if (want != PLUMB_WANT_ALL)
    g_string_append_printf (sql, " AND %s%s", want == PLUMB_WANT_ONLY ? "" : "NOT ", condition);
}

static void
append_times (GString *sql, const PlumbLeadQuery *query, guint32 newer_than)
{
  /* A plus keeps SQLite from walking through all times where there are few rows to look at. */
  const char *plus = newer_than > 0 ? "+" : "";

  g_string_append (sql, " WHERE 1");
  if (newer_than > 0)
    g_string_append (sql, " AND leads.id > :newer_than");
  if (query->since != 0)
    g_string_append_printf (sql, " AND %sleads.occurred_at >= :since", plus);
  if (query->until != 0)
    g_string_append_printf (sql, " AND %sleads.occurred_at < :until", plus);
}

static void
append_conditions (GString *sql, const PlumbLeadQuery *query, const char *words)
{
  if (query->destination != NULL)
    g_string_append (sql, " AND leads.destination = :destination");
  if (query->source != NULL)
    g_string_append (sql, " AND leads.source = :source");
  if (query->action != NULL)
    g_string_append (sql, " AND leads.action = :action");
  if (query->offer != NULL)
    g_string_append (sql, " AND coalesce (leads.offer, leads.offer_title) = :offer");
  if (query->customer != NULL)
    g_string_append (sql, " AND leads.customer = :customer");
  append_want (sql, "leads.is_test", query->tests);
  append_want (sql, "leads.do_not_contact", query->do_not_contact);
  append_want (sql, IS_OPEN, query->follow_up);
  if (words != NULL)
    g_string_append (sql, " AND plumb_matches (:words, " PLUMB_SEARCHED_COLUMNS ")");
}

static void
append_order (GString *sql, const PlumbLeadQuery *query, guint32 newer_than)
{
  const char *direction = query->reversed ? "DESC" : "ASC";

  g_string_append (sql, " ORDER BY ");
  if (query->sort != PLUMB_LEAD_SORT_WHEN) {
    g_string_append_printf (sql, "nullif (%s, '') %s NULLS LAST, ", sort_keys[query->sort],
                            direction);
    direction = "DESC";
  } else {
    direction = query->reversed ? "ASC" : "DESC";
  }
  g_string_append_printf (sql, "%sleads.occurred_at %s, leads.id %s", newer_than > 0 ? "+" : "",
                          direction, direction);
}

#define NOT_INDEXED                                                                                \
  " UNION ALL SELECT id FROM leads WHERE id > (SELECT value FROM marks WHERE name = 'indexed')"

#define BY_EXPRESSION                                                                              \
  "SELECT rowid AS id FROM lead_search WHERE lead_search MATCH :expression" NOT_INDEXED

#define BY_TERM                                                                                    \
  "SELECT DISTINCT doc AS id FROM lead_terms WHERE term >= :term AND term < :term_end" NOT_INDEXED

static void
append_source (GString *sql, const char *columns, const char *expression, const char *term)
{
  g_string_append_printf (sql, "SELECT %s FROM ", columns);
  /* CROSS JOIN: from what was found to the leads, never the other way round. */
  if (expression != NULL)
    g_string_append (sql, "(" BY_EXPRESSION ") AS found CROSS JOIN leads ON leads.id = found.id");
  else if (term != NULL)
    g_string_append (sql, "(" BY_TERM ") AS found CROSS JOIN leads ON leads.id = found.id");
  else
    g_string_append (sql, "leads");
  if (strstr (columns, "raws.") != NULL)
    g_string_append (sql, " LEFT JOIN raws ON raws.id = leads.id");
}

static void
bind (PlumbStatement *statement, const PlumbLeadQuery *query, guint32 newer_than, guint limit)
{
  plumb_statement_bind_text (statement, ":destination", query->destination);
  plumb_statement_bind_text (statement, ":source", query->source);
  plumb_statement_bind_text (statement, ":action", query->action);
  plumb_statement_bind_text (statement, ":offer", query->offer);
  plumb_statement_bind_text (statement, ":customer", query->customer);
  plumb_statement_bind_number (statement, ":since", query->since);
  plumb_statement_bind_number (statement, ":until", query->until);
  plumb_statement_bind_number (statement, ":newer_than", newer_than);
  plumb_statement_bind_number (statement, ":limit", limit);
}

/* (transfer full): the longest of @words, which narrows most. */
static char *
dup_longest_word (const char *words)
{
  g_auto (GStrv) list = g_strsplit (words, " ", -1);
  const char *longest = list[0];

  for (guint i = 1; list[i] != NULL; i++)
    if (g_utf8_strlen (list[i], -1) > g_utf8_strlen (longest, -1))
      longest = list[i];
  return g_strdup (longest);
}

static void
bind_term (PlumbStatement *statement, const char *term)
{
  /* The byte is in no text, and above all that are. */
  g_autofree char *end = g_strconcat (term, "\xff", NULL);

  plumb_statement_bind_text (statement, ":term", term);
  plumb_statement_bind_text (statement, ":term_end", end);
}

PlumbStatement *
plumb_lead_select (PlumbDatabase *database, const PlumbLeadQuery *query, const char *columns,
                   const char *order, guint32 newer_than, guint limit, GError **error)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autofree char *words = dup_folded_words (query->words);
  g_autofree char *expression = words != NULL ? plumb_search_index_dup_expression (words) : NULL;
  /* Where all are wanted, a walk is quicker than so many trigrams. */
  gboolean is_by_term = words != NULL && expression == NULL && limit > 0 && newer_than == 0;
  g_autofree char *term = is_by_term ? dup_longest_word (words) : NULL;
  PlumbStatement *statement;

  append_source (sql, columns, expression, term);
  append_times (sql, query, newer_than);
  append_conditions (sql, query, words);
  if (order != NULL)
    g_string_append_printf (sql, " ORDER BY %s", order);
  else
    append_order (sql, query, newer_than);
  if (limit > 0)
    g_string_append (sql, " LIMIT :limit");
  statement = plumb_database_prepare (database, sql->str, error);
  if (statement == NULL)
    return NULL;
  bind (statement, query, newer_than, limit);
  plumb_statement_bind_text (statement, ":words", words);
  plumb_statement_bind_text (statement, ":expression", expression);
  if (term != NULL)
    bind_term (statement, term);
  return statement;
}

PlumbStatement *
plumb_lead_select_walk (PlumbDatabase *database, const PlumbLeadQuery *query, GError **error)
{
  g_autoptr (GString) sql = g_string_new ("SELECT leads.id, 1");
  g_autofree char *words = dup_folded_words (query->words);
  PlumbStatement *statement;

  append_conditions (sql, query, words);
  g_string_append (sql, " FROM leads");
  append_times (sql, query, 0);
  append_order (sql, query, 0);
  statement = plumb_database_prepare (database, sql->str, error);
  if (statement == NULL)
    return NULL;
  bind (statement, query, 0, 0);
  plumb_statement_bind_text (statement, ":words", words);
  return statement;
}

PlumbStatement *
plumb_lead_select_times (PlumbDatabase *database, const PlumbLeadQuery *query, GError **error)
{
  g_autoptr (GString) sql = g_string_new ("SELECT leads.id FROM leads");
  PlumbStatement *statement;

  append_times (sql, query, 0);
  append_order (sql, query, 0);
  statement = plumb_database_prepare (database, sql->str, error);
  if (statement != NULL)
    bind (statement, query, 0, 0);
  return statement;
}

PlumbStatement *
plumb_lead_select_candidates (PlumbDatabase *database, const PlumbLeadQuery *query, GError **error)
{
  g_autofree char *words = dup_folded_words (query->words);
  g_autofree char *expression = words != NULL ? plumb_search_index_dup_expression (words) : NULL;
  g_autofree char *term = words != NULL ? dup_longest_word (words) : NULL;
  PlumbStatement *statement;

  g_assert (words != NULL);
  statement =
      plumb_database_prepare (database, expression != NULL ? BY_EXPRESSION : BY_TERM, error);
  if (statement == NULL)
    return NULL;
  plumb_statement_bind_text (statement, ":expression", expression);
  bind_term (statement, term);
  return statement;
}

PlumbStatement *
plumb_lead_select_check (PlumbDatabase *database, const PlumbLeadQuery *query, GError **error)
{
  g_autoptr (GString) sql = g_string_new ("SELECT 1 FROM leads WHERE leads.id = :row");
  g_autofree char *words = dup_folded_words (query->words);
  PlumbStatement *statement;

  append_conditions (sql, query, words);
  statement = plumb_database_prepare (database, sql->str, error);
  if (statement == NULL)
    return NULL;
  bind (statement, query, 0, 0);
  plumb_statement_bind_text (statement, ":words", words);
  return statement;
}
