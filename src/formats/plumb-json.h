/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * plumb_json_parse:
 *
 * Parses what somebody else wrote: UTF-8 only, nesting limited, duplicate keys allowed (the last
 * wins).
 *
 * Returns: (transfer full) (nullable): %NULL with %PLUMB_ERROR_FORMAT naming line and column
 */
JsonNode *plumb_json_parse (const char *text, gsize length, GError **error);

/* (nullable): member of @object whose name is @name in any case; the value must be an object. */
JsonObject *plumb_json_find_object (JsonObject *object, const char *name);

/* (transfer full) (nullable): the same for a text; numbers and booleans are written out, null and
 * empty are %NULL. */
char *plumb_json_dup_text (JsonObject *object, const char *name);

/* (transfer full) (nullable): the same for the value itself. @node: (nullable) */
char *plumb_json_dup_node_text (JsonNode *node);

G_END_DECLS
