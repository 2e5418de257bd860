/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define PLUMB_TYPE_REQUEST (plumb_request_get_type ())
G_DECLARE_FINAL_TYPE (PlumbRequest, plumb_request, PLUMB, REQUEST, GObject)

/**
 * PlumbRequest:
 *
 * One HTTP request, as a connector composes it.  Hides the HTTP library from connectors.
 * Its address, headers and body may hold secrets; it has no way to be printed.
 */
PlumbRequest *plumb_request_new (const char *method, const char *url);

const char *plumb_request_get_method (PlumbRequest *self);
const char *plumb_request_get_url (PlumbRequest *self);

/* Replaces a header of the same name. */
void plumb_request_set_header (PlumbRequest *self, const char *name, const char *value);
const char *plumb_request_get_header (PlumbRequest *self, const char *name);
/* (transfer container): the names in the order in which they were set, %NULL-terminated. */
const char **plumb_request_list_headers (PlumbRequest *self);

void plumb_request_set_body (PlumbRequest *self, const char *content_type, GBytes *body);
const char *plumb_request_get_content_type (PlumbRequest *self);
GBytes *plumb_request_get_body (PlumbRequest *self);

G_END_DECLS
