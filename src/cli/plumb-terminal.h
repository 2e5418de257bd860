/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Lets nothing that is printed control the terminal, if it goes to one: leads are written by
 * strangers.  What other programs read is left as it is. */
void plumb_terminal_protect (void);

G_END_DECLS
