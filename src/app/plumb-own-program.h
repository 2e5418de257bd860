/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* (transfer full): what starts Plumb once more: the path of the program that runs, also after an
 * update has put another in its place, or its name where it has gone. */
char *plumb_own_program_find (void);

G_END_DECLS
