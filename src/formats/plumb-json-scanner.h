/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * PlumbJsonScanner:
 * @start: the text
 * @at: the next byte
 * @end: behind its last byte
 *
 * Where the parser stands; on the stack of plumb_json_parse() only.
 */
typedef struct {
  const char *start;
  const char *at;
  const char *end;
} PlumbJsonScanner;

void plumb_json_scanner_skip_blanks (PlumbJsonScanner *self);

/* Steps over @symbol, if it is next. */
gboolean plumb_json_scanner_take (PlumbJsonScanner *self, char symbol);

/* Sets @error to @reason (untranslated), with line and column; always %FALSE. */
gboolean plumb_json_scanner_fail (PlumbJsonScanner *self, const char *reason, GError **error);

/* (transfer full): the string literal that is next, decoded. */
char *plumb_json_scanner_take_string (PlumbJsonScanner *self, GError **error);

/* (transfer full): the number or word that is next. */
JsonNode *plumb_json_scanner_take_scalar (PlumbJsonScanner *self, GError **error);

G_END_DECLS
