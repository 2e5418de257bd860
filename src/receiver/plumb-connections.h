/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * The connections to the endpoint, counted and timed: the library below has no limit of its own
 * to how many there are or how slowly they send.  Private to `receiver`.
 */
typedef struct _PlumbConnections PlumbConnections;
typedef struct _PlumbConnection PlumbConnection;

/* @patience: seconds for a request to be complete */
PlumbConnections *plumb_connections_new (guint patience);
void plumb_connections_free (PlumbConnections *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlumbConnections, plumb_connections_free)

/* How many connections there may be, in all and from one address. */
void plumb_connections_set_limits (PlumbConnections *self, guint all, guint per_peer);
/* Forgets those whose clients have left between two requests. */
void plumb_connections_sweep (PlumbConnections *self);
guint plumb_connections_count (PlumbConnections *self);

/**
 * plumb_connections_add:
 * @stream: what is read and written, borrowed until it is finalized
 * @peer: the address of the other side, which from now on leads to the connection
 *
 * Returns: whether there was room; if not, @stream was answered and is to be let go
 */
gboolean plumb_connections_add (PlumbConnections *self, GSocket *socket, GIOStream *stream,
                                GSocketAddress *peer);

/* Answers 503 to all that wait for an answer or are in the middle of a request. */
void plumb_connections_dismiss (PlumbConnections *self);

/* (nullable): the connection that plumb_connections_add() was given @peer with. */
PlumbConnection *plumb_connection_find (GSocketAddress *peer);

/* A request is answered and another may begin; its time runs. */
void plumb_connection_expect (PlumbConnection *self);
/* The headers are there, but maybe not the body. */
void plumb_connection_begin (PlumbConnection *self);
/* The request is complete; its time stops. */
void plumb_connection_complete (PlumbConnection *self);

/* Answers at once, in the middle of a request, and reads no more of it than the client must see. */
void plumb_connection_answer (PlumbConnection *self, guint status);
gboolean plumb_connection_is_answered (PlumbConnection *self);

G_END_DECLS
