/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Appends @text (nullable) without case, accents and the like: what is the same to who searches. */
void plumb_fold_append (GString *folded, const char *text);

/* (transfer full): @text, folded. */
char *plumb_fold (const char *text);

G_END_DECLS
