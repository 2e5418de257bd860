/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-help.h"

G_BEGIN_DECLS

/* Each ends with a row without id. */
extern const PlumbHelpEntry plumb_help_leads[];
extern const PlumbHelpEntry plumb_help_setting_up[];
extern const PlumbHelpEntry plumb_help_testing[];
extern const PlumbHelpEntry plumb_help_destinations[];
extern const PlumbHelpEntry plumb_help_afterwards[];

G_END_DECLS
