/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-field-spec.h"

G_BEGIN_DECLS

/*
 * The address of a Dynamics 365 instance, `https://contoso.crm4.dynamics.com`, and that of the host
 * where one signs in: scheme and host, nothing more.
 */

/* (transfer full): @value without what a browser's address bar adds: the path of a page or of the
 * API, query, slash at the end, the port that goes without saying; with `https://` before a bare
 * host. */
char *plumb_instance_url_tidy (const char *value);

/* A fault for what cannot be an instance; a warning for a host that is not one of Microsoft's. */
PlumbFinding plumb_instance_url_check (const char *value);

/* The same for the host that tokens come from, which is sent the secret. */
PlumbFinding plumb_instance_url_check_login_host (const char *value);

G_END_DECLS
