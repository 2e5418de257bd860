/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * plumb_redact:
 * @text: (nullable): any text that may be shown, logged or kept
 *
 * Masks what is known to carry secrets: account keys, signatures, client
 * secrets, passwords, tokens, authorization headers, and a URL's user part.
 *
 * Returns: (transfer full) (nullable): @text with `••••` in their place
 */
char *plumb_redact (const char *text);

/**
 * plumb_redact_url:
 * @url: (nullable): an address
 *
 * Returns: (transfer full) (nullable): scheme, host, port and path of @url; each
 *   value of its query masked, and long random-looking path segments too
 */
char *plumb_redact_url (const char *url);

G_END_DECLS
