/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* From now on all of @title's header bar is drawn anew when the title changes: GTK 4.24 draws the
 * tops of some letters a pixel higher than where it wipes old ones away. */
void plumb_header_title_keep_clean (AdwWindowTitle *title);

G_END_DECLS
