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

/**
 * plumb_redact_secret_url:
 * @url: (nullable): an address that lets in whoever knows it, as that of a flow does
 *
 * Returns: (transfer full) (nullable): scheme, host and port of @url, the rest masked whatever it
 *   looks like
 */
char *plumb_redact_secret_url (const char *url);

/**
 * plumb_redact_parts:
 * @text: (nullable): what a server said
 * @url: the secret address that it was asked at, and may have repeated
 *
 * Returns: (transfer full) (nullable): @text with what follows the host of @url masked, also where
 *   only a part of it stands there
 */
char *plumb_redact_parts (const char *text, const char *url);

/**
 * plumb_redact_pasted:
 * @text: (nullable): what somebody pasted to have it explained, and may pass on
 *
 * Masks, besides what plumb_redact() does, mail addresses, the queries of addresses, GUIDs unless
 * they are announced as a request's, and words that look like keys.
 *
 * Returns: (transfer full) (nullable)
 */
char *plumb_redact_pasted (const char *text);

/**
 * plumb_redact_code:
 * @code: (nullable): an error's code or a request's id, as a service gave it
 *
 * Returns: (transfer full) (nullable): @code, or %NULL if it has words or addresses in it
 */
char *plumb_redact_code (const char *code);

G_END_DECLS
