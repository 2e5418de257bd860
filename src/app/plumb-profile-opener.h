/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-profile.h"

G_BEGIN_DECLS

#define PLUMB_TYPE_PROFILE_OPENER (plumb_profile_opener_get_type ())
G_DECLARE_FINAL_TYPE (PlumbProfileOpener, plumb_profile_opener, PLUMB, PROFILE_OPENER, GObject)

/**
 * PlumbProfileOpener:
 *
 * The one profile of the program for whoever asks for it, the window or the desktop's search:
 * opened when it is first asked for, and again after it could not be, or was closed.
 *
 * @folder: (nullable): as for plumb_profile_new()
 */
PlumbProfileOpener *plumb_profile_opener_new (const char *folder);

/* Whether there is something to open; opening makes what is not there. */
gboolean plumb_profile_opener_has_database (PlumbProfileOpener *self);

void plumb_profile_opener_open_async (PlumbProfileOpener *self, GAsyncReadyCallback callback,
                                      gpointer user_data);
/* (transfer full) (nullable): errors as of plumb_profile_open_finish(). */
PlumbProfile *plumb_profile_opener_open_finish (PlumbProfileOpener *self, GAsyncResult *result,
                                                GError **error);

/* Closes the profile if it is open; blocks as plumb_profile_close(). */
void plumb_profile_opener_close (PlumbProfileOpener *self);

G_END_DECLS
