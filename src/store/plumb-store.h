/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-destination.h"
#include "plumb-lead-query.h"
#include "plumb-lead.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define PLUMB_TYPE_STORE (plumb_store_get_type ())
G_DECLARE_FINAL_TYPE (PlumbStore, plumb_store, PLUMB, STORE, GObject)

/**
 * PlumbStore:
 *
 * What Plumb keeps: one SQLite database, written only in the ingest thread, read in a
 * worker of its own.  Two processes may use one database at once.
 *
 * Every call returns on the main context of its caller.  Errors: %PLUMB_ERROR_STORE,
 * %PLUMB_ERROR_STORE_NEWER.
 *
 * Signals, in the context in which the store was made, at most one of each per turn:
 * `leads-added` (new rows, also another process's), `leads-changed` (rows went or were marked;
 * query again), `destinations-changed` (also another process's).
 */

/* @path: the database's file; its folder is made when needed. */
PlumbStore *plumb_store_new (const char *path);

const char *plumb_store_get_path (PlumbStore *self);

/* Makes, migrates and opens the database; everything else waits for it. */
void plumb_store_open_async (PlumbStore *self, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data);
gboolean plumb_store_open_finish (PlumbStore *self, GAsyncResult *result, GError **error);

/* Commits what is under way and ends the threads; blocks for that long.  For the very end. */
void plumb_store_close (PlumbStore *self);

/* The ingest thread's context: where Plumb's endpoint lives. */
GMainContext *plumb_store_get_ingest_context (PlumbStore *self);

/* ── Leads ─────────────────────────────────────────────────────────────────── */

/* @lead: as it was given; @is_new: %FALSE if the store knew it; @error: (nullable). In the ingest
 * thread. */
typedef void (*PlumbLeadStored) (PlumbLead *lead, gboolean is_new, const GError *error,
                                 gpointer user_data);

/**
 * plumb_store_take_lead:
 *
 * In the ingest thread only.  Queues @lead; all that were queued until the thread's loop has
 * nothing else to do, or for some milliseconds, are committed together, and then each @callback is
 * called: the lead is on disk.
 */
void plumb_store_take_lead (PlumbStore *self, PlumbLead *lead, PlumbLeadStored callback,
                            gpointer user_data);

/**
 * plumb_store_add_leads_async:
 * @leads: (element-type PlumbLead): each with a key, and without or with @destination_id
 * @cursor: (nullable): kept in the same transaction
 */
void plumb_store_add_leads_async (PlumbStore *self, const char *destination_id, GPtrArray *leads,
                                  const char *cursor, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer user_data);
/* (transfer full) (element-type PlumbLead): those that were new, with their rows. */
GPtrArray *plumb_store_add_leads_finish (PlumbStore *self, GAsyncResult *result, GError **error);

/**
 * plumb_store_find_rows_async:
 * @newer_than: only rows above this one; 0 for all
 * @limit: how many of the first are enough, which are there much sooner; 0 for all
 *
 * The rows (numbers) of the leads that @query asks for, in its order.
 */
void plumb_store_find_rows_async (PlumbStore *self, const PlumbLeadQuery *query, guint32 newer_than,
                                  guint limit, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer user_data);
/* (transfer full) (element-type guint32): @last_row: (out) (optional): the newest row looked at. */
GArray *plumb_store_find_rows_finish (PlumbStore *self, GAsyncResult *result, guint32 *last_row,
                                      GError **error);

/**
 * plumb_store_load_lead:
 *
 * One lead by its row, at once: a point look-up of some microseconds on a read-only connection of
 * the caller's thread, which must be the one that made the store.
 *
 * Returns: (transfer full) (nullable): %NULL if the row is gone
 */
PlumbLead *plumb_store_load_lead (PlumbStore *self, guint32 row);

/* Whole leads: the first @limit that @query asks for (0 for all), without @newer_than or below. */
void plumb_store_load_leads_async (PlumbStore *self, const PlumbLeadQuery *query,
                                   guint32 newer_than, guint limit, GCancellable *cancellable,
                                   GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *plumb_store_load_leads_finish (PlumbStore *self, GAsyncResult *result, GError **error);

/* The newest row of all, 0 for none; at once, as plumb_store_load_lead(). */
guint32 plumb_store_get_last_row (PlumbStore *self);

/* (nullable) test lead with @tag that came from @destination_id (or from anywhere: %NULL). */
void plumb_store_find_test_lead_async (PlumbStore *self, const char *tag,
                                       const char *destination_id, GCancellable *cancellable,
                                       GAsyncReadyCallback callback, gpointer user_data);
PlumbLead *plumb_store_find_test_lead_finish (PlumbStore *self, GAsyncResult *result,
                                              GError **error);

/**
 * PlumbDayCount: @day: the start of a day in local time, in microseconds; @action: (nullable)
 */
typedef struct {
  gint64 day;
  char *action;
  guint n_leads;
} PlumbDayCount;

/* Leads per local day and action for @query, from its `since` on; by day. */
void plumb_store_count_days_async (PlumbStore *self, const PlumbLeadQuery *query,
                                   GCancellable *cancellable, GAsyncReadyCallback callback,
                                   gpointer user_data);
/* (transfer full) (element-type PlumbDayCount) */
GPtrArray *plumb_store_count_days_finish (PlumbStore *self, GAsyncResult *result, GError **error);

/* The distinct values of a text (source, action, offer or title), most frequent first: for filters.
 */
void plumb_store_list_values_async (PlumbStore *self, PlumbLeadText text, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer user_data);
GStrv plumb_store_list_values_finish (PlumbStore *self, GAsyncResult *result, GError **error);

/* Leads per destination id, and under "" all: (element-type utf8 guint). */
void plumb_store_count_leads_async (PlumbStore *self, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer user_data);
GHashTable *plumb_store_count_leads_finish (PlumbStore *self, GAsyncResult *result, GError **error);

/* ── Follow-up: one clock a customer ───────────────────────────────────────── */

/* @followed_up_at: 0 takes the mark back. @customer: as plumb_lead_dup_customer(). */
void plumb_store_mark_followed_up_async (PlumbStore *self, const char *customer,
                                         gint64 followed_up_at, GCancellable *cancellable,
                                         GAsyncReadyCallback callback, gpointer user_data);
gboolean plumb_store_mark_followed_up_finish (PlumbStore *self, GAsyncResult *result,
                                              GError **error);

/* When the customer was followed up, 0 for not yet; at once, as plumb_store_load_lead(). */
gint64 plumb_store_get_followed_up_at (PlumbStore *self, const char *customer);

/* When the customer's oldest lead without a follow-up occurred, 0 for none; at once.  Test and
 * do-not-contact leads never start the clock. */
gint64 plumb_store_get_follow_up_since (PlumbStore *self, const char *customer);

/* ── Forgetting ────────────────────────────────────────────────────────────── */

/* Removes rows, search index and free pages; the result is the number of leads that went. */
void plumb_store_forget_leads_async (PlumbStore *self, const PlumbLeadQuery *query,
                                     GCancellable *cancellable, GAsyncReadyCallback callback,
                                     gpointer user_data);
gssize plumb_store_forget_leads_finish (PlumbStore *self, GAsyncResult *result, GError **error);

/* ── Destinations, cursors, drafts ─────────────────────────────────────────── */

void plumb_store_save_destination_async (PlumbStore *self, PlumbDestination *destination,
                                         GCancellable *cancellable, GAsyncReadyCallback callback,
                                         gpointer user_data);
/* %PLUMB_ERROR_EXISTS if another destination has the name. */
gboolean plumb_store_save_destination_finish (PlumbStore *self, GAsyncResult *result,
                                              GError **error);

/* Its cursor goes with it; its leads stay. */
void plumb_store_remove_destination_async (PlumbStore *self, const char *id,
                                           GCancellable *cancellable, GAsyncReadyCallback callback,
                                           gpointer user_data);
gboolean plumb_store_remove_destination_finish (PlumbStore *self, GAsyncResult *result,
                                                GError **error);

void plumb_store_load_destinations_async (PlumbStore *self, GCancellable *cancellable,
                                          GAsyncReadyCallback callback, gpointer user_data);
/* (transfer full) (element-type PlumbDestination): by name */
GPtrArray *plumb_store_load_destinations_finish (PlumbStore *self, GAsyncResult *result,
                                                 GError **error);

void plumb_store_load_cursor_async (PlumbStore *self, const char *destination_id,
                                    GCancellable *cancellable, GAsyncReadyCallback callback,
                                    gpointer user_data);
/* (transfer full) (nullable): %NULL without @error: never watched */
char *plumb_store_load_cursor_finish (PlumbStore *self, GAsyncResult *result, GError **error);

/* ── Texts by name: saved filters, unfinished set-ups, the endpoint's address ─ */

/* @group: e.g. `filter`, `draft`, `endpoint`; @value: %NULL removes. */
void plumb_store_save_text_async (PlumbStore *self, const char *group, const char *name,
                                  const char *value, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer user_data);
gboolean plumb_store_save_text_finish (PlumbStore *self, GAsyncResult *result, GError **error);
void plumb_store_load_texts_async (PlumbStore *self, const char *group, GCancellable *cancellable,
                                   GAsyncReadyCallback callback, gpointer user_data);
/* (transfer full) (element-type utf8 utf8) */
GHashTable *plumb_store_load_texts_finish (PlumbStore *self, GAsyncResult *result, GError **error);

G_END_DECLS
