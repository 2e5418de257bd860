/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-database.h"
#include "plumb-neighbours.h"
#include "plumb-notice.h"
#include "plumb-search-index.h"
#include "plumb-store.h"
#include "plumb-worker.h"

G_BEGIN_DECLS

/*
 * The store between its files.  `writer`, `neighbours`, `index` and what is taken belong to the
 * ingest thread, `reader` to the reading thread, `lookups` to the thread that made the store.
 */
struct _PlumbStore {
  GObject parent_instance;
  char *path;
  PlumbNotice *notice;
  PlumbWorker *ingest;
  PlumbWorker *reading;
  gint is_open;
  gint is_closed;
  GError *open_error;

  PlumbDatabase *writer;
  PlumbNeighbours *neighbours;
  PlumbSearchIndex *index;
  GPtrArray *taken;
  /* The commit to come: once nothing else is to be done, else after a while. */
  GSource *calm_source;
  GSource *patience_source;

  PlumbDatabase *reader;
  PlumbDatabase *lookups;
};

/* Does one thing; @request is the task's data and receives what comes out. */
typedef gboolean (*PlumbStoreWork) (PlumbDatabase *database, gpointer request, GError **error);

/* Does things of its own in the ingest thread; must give @task to plumb_store_return(). */
typedef void (*PlumbStoreCall) (PlumbStore *self, GTask *task);
void plumb_store_call (PlumbStore *self, GTask *task, PlumbStoreCall call);

/* Runs @work as one transaction in the ingest thread; @task then returns %TRUE. */
void plumb_store_write (PlumbStore *self, GTask *task, PlumbStoreWork work);

/* Runs @work in the reading thread; @task then returns %TRUE. */
void plumb_store_read (PlumbStore *self, GTask *task, PlumbStoreWork work);

/* In the ingest thread: one transaction, and word of it. */
gboolean plumb_store_transact (PlumbStore *self, PlumbStoreWork work, gpointer request,
                               GError **error);

/* In the ingest thread: %FALSE with @error if the store is not open. */
gboolean plumb_store_check_open (PlumbStore *self, GError **error);

/* (nullable): the connection for look-ups at once; %NULL while the store is not open. */
PlumbDatabase *plumb_store_get_lookups (PlumbStore *self);

/* In the ingest thread: commits what plumb_store_take_lead() queued. */
void plumb_store_commit_taken (PlumbStore *self);

/* Within a transaction. @cursor: %NULL removes. */
gboolean plumb_store_put_cursor (PlumbDatabase *database, const char *destination_id,
                                 const char *cursor, GError **error);

/* Takes over @task and returns it in its own context, where alone it may be let go. */
void plumb_store_return (GTask *task, gboolean success, GError *error);

G_END_DECLS
