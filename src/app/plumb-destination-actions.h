/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-session.h"
#include "plumb-window.h"

G_BEGIN_DECLS

#define PLUMB_TYPE_DESTINATION_ACTIONS (plumb_destination_actions_get_type ())
G_DECLARE_FINAL_TYPE (PlumbDestinationActions, plumb_destination_actions, PLUMB,
                      DESTINATION_ACTIONS, GObject)

/**
 * PlumbDestinationActions:
 *
 * The actions on destinations that menus, buttons and notifications have: `set-up`, and with a
 * destination's id `edit`, `check`, `test`, `sheet`, `rotate`, `toggle-watching`, `convert`,
 * `absence`, `support`, `remove`; `explain` and `help` with an id or "".
 */
PlumbDestinationActions *plumb_destination_actions_new (GActionMap *map, PlumbSession *session,
                                                        PlumbWindow *window);

G_END_DECLS
