/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PlumbWorker:
 *
 * A thread with a main context of its own, which is the thread's default.
 */
typedef struct _PlumbWorker PlumbWorker;

PlumbWorker *plumb_worker_new (const char *name);

GMainContext *plumb_worker_get_context (PlumbWorker *self);

/* Calls @func in the thread, in the order of the calls; @destroy is called in any case. */
void plumb_worker_post (PlumbWorker *self, GSourceFunc func, gpointer data, GDestroyNotify destroy);

/* Lets what was posted be done, then ends the thread. */
void plumb_worker_stop (PlumbWorker *self);

/* Stops it; what was posted too late is destroyed without being called. */
void plumb_worker_free (PlumbWorker *self);

G_END_DECLS
