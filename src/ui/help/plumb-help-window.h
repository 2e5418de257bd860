/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-connectors.h"
#include "plumb-help.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PLUMB_TYPE_HELP_WINDOW (plumb_help_window_get_type ())
G_DECLARE_FINAL_TYPE (PlumbHelpWindow, plumb_help_window, PLUMB, HELP_WINDOW, AdwWindow)

/**
 * PlumbHelpWindow:
 *
 * What somebody should know who sets up or reads leads: short entries by topic, found by words.
 */

/**
 * plumb_help_window_new:
 * @connectors: the kinds to choose from
 * @kind: whose entries are shown, with those for all; %PLUMB_KIND_NONE for every kind
 * @topic: the only topic that is shown at first; %PLUMB_HELP_N_TOPICS for all
 */
GtkWindow *plumb_help_window_new (PlumbConnectors *connectors, PlumbKind kind,
                                  PlumbHelpTopic topic);

G_END_DECLS
