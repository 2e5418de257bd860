/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-http.h"

G_BEGIN_DECLS

#define PLUMB_TYPE_HEARTBEAT (plumb_heartbeat_get_type ())
G_DECLARE_FINAL_TYPE (PlumbHeartbeat, plumb_heartbeat, PLUMB, HEARTBEAT, GObject)

/**
 * PlumbHeartbeat:
 *
 * Proves at once and then every minute, by a request to @url, that a server of our own hears.
 * Emits `tried` after each try, whatever came of it.
 */
PlumbHeartbeat *plumb_heartbeat_new (PlumbHttp *http, const char *url);

/* When it last heard; 0 for never. */
gint64 plumb_heartbeat_get_heard_at (PlumbHeartbeat *self);

G_END_DECLS
