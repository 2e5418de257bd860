/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _PlumbTwinThread PlumbTwinThread;

/**
 * PlumbTwinThread:
 *
 * The thread that a simulated service lives in, with a main context of its own, so that it answers
 * whatever its user is busy with.
 */
PlumbTwinThread *plumb_twin_thread_new (void);

/* Ends the thread and waits for that. */
void plumb_twin_thread_free (PlumbTwinThread *self);

GMainContext *plumb_twin_thread_get_context (PlumbTwinThread *self);

typedef void (*PlumbTwinCall) (gpointer user_data, gpointer argument, GError **error);

/* Calls @function in the thread and waits until it has returned. */
void plumb_twin_thread_call (PlumbTwinThread *self, PlumbTwinCall function, gpointer user_data,
                             gpointer argument, GError **error);

G_END_DECLS
