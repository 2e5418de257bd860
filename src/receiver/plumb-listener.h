/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * A socket that listens and hands on each connection.  The library's own listener has a backlog of
 * 10, takes one connection a turn and tells nobody.  Private to `receiver`.
 */
typedef struct _PlumbListener PlumbListener;

typedef void (*PlumbListenerAccepted) (GSocket *socket, gpointer user_data);

/* Errors: %PLUMB_ERROR_ENDPOINT, which names the port. */
PlumbListener *plumb_listener_new (GInetAddress *address, guint16 port,
                                   PlumbListenerAccepted accepted, gpointer user_data,
                                   GError **error);
void plumb_listener_free (PlumbListener *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlumbListener, plumb_listener_free)

guint16 plumb_listener_get_port (PlumbListener *self);

G_END_DECLS
