/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-command.h"

G_BEGIN_DECLS

/**
 * PlumbTarget:
 * @connector: whose fields there are
 * @destination: takes what is not secret
 * @credentials: take what is; may be missing where no secrets are read
 * @is_shared: whether Partner Center asks for something of what was assigned
 *
 * What one FIELD=VALUE belongs to.
 */
typedef struct {
  PlumbConnector *connector;
  PlumbDestination *destination;
  PlumbCredentials *credentials;
  gboolean is_shared;
} PlumbTarget;

/**
 * plumb_assign:
 * @assignments: (array zero-terminated=1): FIELD=VALUE; a secret among them is refused
 * @secrets_stdin: whether to read more of them from standard input, secrets too
 *
 * Returns: %FALSE after a complaint about wrong usage
 */
gboolean plumb_assign (PlumbCommandLine *line, PlumbTarget *target, char **assignments,
                       gboolean secrets_stdin);

G_END_DECLS
