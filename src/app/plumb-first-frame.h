/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef void (*PlumbFirstFrameFunc) (gpointer user_data);

/**
 * plumb_first_frame_await:
 * @window: that was just presented, or is not to be
 *
 * Calls @func once when the first frame of @window is drawn, so that what else there is to do does
 * not delay it; at once if it is not shown, or when it is destroyed.
 */
void plumb_first_frame_await (GtkWindow *window, PlumbFirstFrameFunc func, gpointer user_data);

G_END_DECLS
