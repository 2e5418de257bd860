/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-command.h"
#include "plumb-rung.h"

G_BEGIN_DECLS

/* Climbs the ladder; @passed: (out). Returns the exit code; FINE whenever the ladder was climbed at
 * all. */
int plumb_check_climb (PlumbCommandLine *line, PlumbProfile *profile, PlumbDestination *destination,
                       PlumbCredentials *credentials, GListStore *rungs, gboolean *passed);

/* Prints a line for each rung of @rungs as soon as it is done. */
void plumb_check_print_as_climbed (GListStore *rungs, PlumbKind kind);

void plumb_check_print_json (PlumbDestination *destination, GListStore *rungs, gboolean passed);

/* (nullable): the id of the diagnosis of the rung that failed. */
const char *plumb_check_diagnose (PlumbRung *rung, PlumbKind kind);

G_END_DECLS
