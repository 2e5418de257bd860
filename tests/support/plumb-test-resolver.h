/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * plumb_test_resolver_know_no_name:
 *
 * From now on every name is unknown, whatever the network of the computer is like.
 *
 * Returns: (transfer full): the usual resolver, to be made the default again
 */
GResolver *plumb_test_resolver_know_no_name (void) G_GNUC_WARN_UNUSED_RESULT;

/* Ways out for plumb_http_set_way_out(): a computer on a network, and one that is offline. */
gboolean plumb_test_resolver_yes (void);
gboolean plumb_test_resolver_no (void);

G_END_DECLS
