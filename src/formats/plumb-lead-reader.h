/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-lead.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Nesting of JSON above which a text is refused; json-glib would exhaust the stack. */
#define PLUMB_JSON_DEPTH 32

/**
 * plumb_lead_read_json:
 * @text: UTF-8 JSON, not necessarily NUL-terminated
 * @length: bytes
 *
 * Reads a lead as the marketplace posts it (nested `userDetails`, keys in any case and any of
 * the known spellings, values missing, null or empty alike, duplicate and unknown keys allowed), or
 * flat, or an Azure Table row whose `CustomerInfo` is JSON in a string.
 * `raw` is @text to the byte; `received_at` is now; `key` stays %NULL.
 *
 * Returns: (transfer full) (nullable): %NULL with %PLUMB_ERROR_FORMAT, whose message names line and
 *   column, if it is no JSON object, not UTF-8, or nested too deep.  An object with nothing known
 *   in it is a lead with `raw` only.
 */
PlumbLead *plumb_lead_read_json (const char *text, gsize length, GError **error);

/* The same for `application/x-www-form-urlencoded`, as Web-to-Lead forms post. */
PlumbLead *plumb_lead_read_form (const char *text, gsize length, GError **error);

G_END_DECLS
