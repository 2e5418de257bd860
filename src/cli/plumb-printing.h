/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-command.h"

G_BEGIN_DECLS

/**
 * PlumbPrinting:
 * @line: the command line
 * @profile: where leads come in
 * @wanted: (nullable) (element-type utf8): ids of the destinations whose leads are printed; %NULL
 * for all
 * @begin: (nullable): called when every lead that comes in from then on is printed; returns the
 * exit code, and anything but FINE ends it
 * @count: how many leads to print; 0 for no end
 * @timeout: seconds after which to end; 0 for never
 *
 * Prints leads as they arrive, until Ctrl+C, the count or the time-out.
 */
typedef struct {
  PlumbCommandLine *line;
  PlumbProfile *profile;
  GHashTable *wanted;
  int (*begin) (PlumbCommandLine *line, PlumbProfile *profile);
  int count;
  int timeout;
} PlumbPrinting;

/* Returns when it is over: FINE if it was ended by the count, by Ctrl+C or by the time-out without
 * a count; FAILED if the time-out came before the count. */
int plumb_print_arriving (const PlumbPrinting *printing);

G_END_DECLS
