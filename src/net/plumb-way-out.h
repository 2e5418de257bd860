/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PlumbWayOut:
 *
 * Whether this computer has a way to any other network; plumb_way_out_exists() outside tests.
 */
typedef gboolean (*PlumbWayOut) (void);

/* Asks the system for a route, by IPv4 or IPv6, and sends nothing.  Does not block. */
gboolean plumb_way_out_exists (void);

G_END_DECLS
