/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define PLUMB_TYPE_PROXY_RESOLVER (plumb_proxy_resolver_get_type ())
G_DECLARE_FINAL_TYPE (PlumbProxyResolver, plumb_proxy_resolver, PLUMB, PROXY_RESOLVER, GObject)

/**
 * PlumbProxyResolver:
 *
 * The system's choice of proxy, but what is on this computer is always reached directly.
 */
GProxyResolver *plumb_proxy_resolver_new (GProxyResolver *others);

/* Whether the system, when it was asked last, knew no way to @host but through a proxy. */
gboolean plumb_proxy_resolver_is_indirect (PlumbProxyResolver *self, const char *host);

/* Whether @host is `localhost` or a loopback address. */
gboolean plumb_proxy_resolver_is_loopback (const char *host);

G_END_DECLS
