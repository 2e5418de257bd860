/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gdk/gdk.h>

G_BEGIN_DECLS

#define PLUMB_TYPE_SECRET_CONTENT (plumb_secret_content_get_type ())
G_DECLARE_FINAL_TYPE (PlumbSecretContent, plumb_secret_content, PLUMB, SECRET_CONTENT,
                      GdkContentProvider)

/**
 * PlumbSecretContent:
 *
 * A text on the clipboard that goes when the program does: it is not handed to a clipboard manager
 * on the way out, as GTK does with all other contents.
 */
GdkContentProvider *plumb_secret_content_new (const char *secret);

G_END_DECLS
