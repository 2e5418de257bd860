/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-database.h"

G_BEGIN_DECLS

/* The columns of `leads` that free words are looked for in, in this order. */
#define PLUMB_SEARCHED_COLUMNS                                                                     \
  "leads.first_name, leads.last_name, leads.company, leads.email, leads.phone, leads.country, "    \
  "leads.offer, leads.offer_title, leads.title, leads.description"
#define PLUMB_N_SEARCHED_COLUMNS 10

/**
 * PlumbSearchIndex:
 *
 * Keeps the index of trigrams in step with the leads, some time after them and some hundred
 * rows at a time; how far it got is kept in the database.  Lives in the ingest thread.
 */
typedef struct _PlumbSearchIndex PlumbSearchIndex;

PlumbSearchIndex *plumb_search_index_new (PlumbDatabase *writer);
void plumb_search_index_free (PlumbSearchIndex *self);

/* There may be new leads. */
void plumb_search_index_schedule (PlumbSearchIndex *self);

/* Indexes at most one batch after the mark, in the transaction under way. */
gboolean plumb_search_index_add (PlumbDatabase *writer, guint *n_rows, GError **error);

/* Takes one lead, whose row is still there, out of the index. */
gboolean plumb_search_index_remove (PlumbDatabase *writer, gint64 row, GError **error);

/* Does a part of what leaves no trace of removed leads in the index; %TRUE in @is_done at the end.
 */
gboolean plumb_search_index_tidy (PlumbDatabase *writer, gboolean is_first, gboolean *is_done,
                                  GError **error);

/* (transfer full) (nullable): the index's expression for @words (folded, one blank between);
 * %NULL if no word is long enough. */
char *plumb_search_index_dup_expression (const char *words);

G_END_DECLS
