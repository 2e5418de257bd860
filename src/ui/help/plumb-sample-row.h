/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * plumb_sample_row_new:
 * @text: what was pasted
 *
 * Says where JSON breaks off, and offers it mended if that can be done, as with the sample of the
 * documents; or which keys a translated document has wrong.
 *
 * Returns: (transfer floating) (nullable): %NULL if @text is sound, or no JSON at all
 */
GtkWidget *plumb_sample_row_new (const char *text);

G_END_DECLS
