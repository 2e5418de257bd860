/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-attempt.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define PLUMB_TYPE_TOKEN (plumb_token_get_type ())
G_DECLARE_FINAL_TYPE (PlumbToken, plumb_token, PLUMB, TOKEN, GObject)

/**
 * PlumbToken:
 *
 * What came of asking an OAuth server for a bearer token (RFC 6749, 4.4 and 5): the token, or why
 * there is none.  Kept in memory only and wiped when it goes; has no way to be printed.
 *
 * Its attempt is ACCEPTED if there is a token, and REFUSED if the server answered without one: with
 * the standard's `error` as its code and `error_description` as its message, or `no-token` where
 * the status does not say either that the server is busy or away.
 * Connectors put a more particular code in its place where the service has one.
 */

PlumbAttempt *plumb_token_get_attempt (PlumbToken *self);

/* (nullable): the token itself. */
const char *plumb_token_get_text (PlumbToken *self);

/* (nullable): what else the server said, e.g. `instance_url` or `error_codes`; without any token.
 */
JsonObject *plumb_token_get_answer (PlumbToken *self);

/* Whether it is good for another minute at least.  A token without an end is good for an hour. */
gboolean plumb_token_is_fresh (PlumbToken *self);

G_END_DECLS
