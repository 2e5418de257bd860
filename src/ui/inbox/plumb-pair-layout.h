/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* From this width on the children stand side by side. */
#define PLUMB_PAIR_LAYOUT_WIDE 640

#define PLUMB_TYPE_PAIR_LAYOUT (plumb_pair_layout_get_type ())
G_DECLARE_FINAL_TYPE (PlumbPairLayout, plumb_pair_layout, PLUMB, PAIR_LAYOUT, GtkLayoutManager)

/**
 * PlumbPairLayout:
 *
 * Two children side by side while there is room, one above the other else.
 */

G_END_DECLS
