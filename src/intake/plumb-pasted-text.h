/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * plumb_pasted_text_clean:
 *
 * Takes off what mail programs, shells, JSON and HTML add: typographic quotation marks and blanks,
 * marks of quoting at the start of lines, escapes, continued lines.
 *
 * Returns: (transfer full): may hold secrets; free with plumb_pasted_text_free()
 */
char *plumb_pasted_text_clean (const char *text);

/* Wipes. */
void plumb_pasted_text_free (char *text);

G_END_DECLS
