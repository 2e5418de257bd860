/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-http.h"

G_BEGIN_DECLS

/**
 * PlumbHeartbeat:
 *
 * Proves at once and then every minute, by a request to @url, that a server of our own hears.
 */
typedef struct _PlumbHeartbeat PlumbHeartbeat;

/* @tried: called with @user_data after each try, whatever came of it. */
PlumbHeartbeat *plumb_heartbeat_new (PlumbHttp *http, const char *url, void (*tried) (gpointer),
                                     gpointer user_data);
void plumb_heartbeat_free (PlumbHeartbeat *self);

/* When it last heard; 0 for never. */
gint64 plumb_heartbeat_get_heard_at (PlumbHeartbeat *self);

G_END_DECLS
