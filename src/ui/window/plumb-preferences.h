/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-inbox.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PLUMB_TYPE_PREFERENCES (plumb_preferences_get_type ())
G_DECLARE_FINAL_TYPE (PlumbPreferences, plumb_preferences, PLUMB, PREFERENCES, AdwPreferencesWindow)

/**
 * PlumbPreferences:
 *
 * The few things that can be set for the whole program.  Everything takes effect at once through
 * @settings; the application follows them.
 */
PlumbPreferences *plumb_preferences_new (GSettings *settings, PlumbInbox *inbox);

/* (nullable): why the endpoint does not listen. */
void plumb_preferences_show_endpoint_error (PlumbPreferences *self, const char *error);

/* @problem: (nullable): what the desktop does not do for a program without a window. */
void plumb_preferences_show_background_problem (PlumbPreferences *self, const char *problem);

/* What is not the user's own is not started at login. */
void plumb_preferences_hide_login (PlumbPreferences *self);

G_END_DECLS
