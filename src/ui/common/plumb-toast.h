/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* (transfer full): one whose sentence goes on in a second line where there is not room enough.
 * @seconds: for how long it stays, 0 for ever */
AdwToast *plumb_toast_new (const char *sentence, guint seconds);

/* @toast: from plumb_toast_new() */
void plumb_toast_set_sentence (AdwToast *toast, const char *sentence);

G_END_DECLS
