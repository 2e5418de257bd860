/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-http.h"
#include "plumb-trace.h"

G_BEGIN_DECLS

/* For tests: asks @resolver in place of the system's; loopback stays direct. */
void plumb_http_set_proxy_resolver (PlumbHttp *self, GProxyResolver *resolver);

/* For tests: asks @has_way_out in place of the system. */
void plumb_http_set_way_out (PlumbHttp *self, PlumbWayOut has_way_out);

/* Tells @trace what lies between this computer and @uri. */
void plumb_http_describe_network (PlumbHttp *self, PlumbTrace *trace, GUri *uri);

/* For tests: milliseconds after which an exchange that does go on is given up all the same. */
void plumb_http_set_patience (PlumbHttp *self, guint milliseconds);

GProxyResolver *plumb_http_get_proxy_resolver (PlumbHttp *self);
GTlsDatabase *plumb_http_get_trust (PlumbHttp *self);
guint plumb_http_get_timeout (PlumbHttp *self);
guint plumb_http_get_patience (PlumbHttp *self);

/* The address in parts, or %NULL and %PLUMB_ERROR_SETTING if it may not be sent to. */
GUri *plumb_http_parse (const char *url, GError **error);

G_END_DECLS
