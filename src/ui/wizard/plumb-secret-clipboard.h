/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gdk/gdk.h>

G_BEGIN_DECLS

/* Seconds after which a secret leaves the clipboard. */
#define PLUMB_SECRET_CLIPBOARD_DELAY 30

#define PLUMB_TYPE_SECRET_CLIPBOARD (plumb_secret_clipboard_get_type ())
G_DECLARE_FINAL_TYPE (PlumbSecretClipboard, plumb_secret_clipboard, PLUMB, SECRET_CLIPBOARD,
                      GObject)

/**
 * PlumbSecretClipboard:
 *
 * Copies one secret at a time and takes it off the clipboard again, unless something else was
 * copied since.  While it has something to take off it keeps itself alive.
 *
 * Property `seconds-left` notifies each second; 0 when there is nothing to take off (any more).
 */
PlumbSecretClipboard *plumb_secret_clipboard_new (GdkClipboard *clipboard);

void plumb_secret_clipboard_copy (PlumbSecretClipboard *self, const char *secret);

guint plumb_secret_clipboard_get_seconds_left (PlumbSecretClipboard *self);

/* One second has passed; for the clock and for tests. */
void plumb_secret_clipboard_tick (PlumbSecretClipboard *self);

G_END_DECLS
