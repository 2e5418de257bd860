/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * plumb_visible_dup:
 * @text: any text for a terminal, perhaps with words that a stranger typed into a form
 *
 * Returns: (transfer full): @text as valid UTF-8, each control character but line ends and tabs
 *   replaced by U+FFFD, so that nothing of it moves the cursor or renames the window
 */
char *plumb_visible_dup (const char *text);

G_END_DECLS
