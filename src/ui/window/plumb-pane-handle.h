/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PLUMB_TYPE_PANE_HANDLE (plumb_pane_handle_get_type ())
G_DECLARE_FINAL_TYPE (PlumbPaneHandle, plumb_pane_handle, PLUMB, PANE_HANDLE, GtkWidget)

/**
 * PlumbPaneHandle:
 *
 * A line between two panes that looks as a separator does, and is wide enough to take hold of.
 */

G_END_DECLS
