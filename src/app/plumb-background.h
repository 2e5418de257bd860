/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define PLUMB_TYPE_BACKGROUND (plumb_background_get_type ())
G_DECLARE_FINAL_TYPE (PlumbBackground, plumb_background, PLUMB, BACKGROUND, GObject)

/**
 * PlumbBackground:
 *
 * Has the desktop do what the settings `run-in-background` and `start-at-login` say: through the
 * portal in a sandbox, by a file in ~/.config/autostart elsewhere.  Where the desktop does not,
 * Plumb goes on as well as it can, and says so.
 *
 * Property `problem` (nullable): a sentence about what the desktop does not do.
 */

/* @connection: (nullable): the session bus. @sandboxed: whether Plumb runs in a Flatpak. */
PlumbBackground *plumb_background_new (GSettings *settings, GDBusConnection *connection,
                                       gboolean sandboxed);

/* (nullable) */
const char *plumb_background_get_problem (PlumbBackground *self);

G_END_DECLS
