/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-command.h"
#include "plumb-proof.h"

G_BEGIN_DECLS

/* Sends one test lead and waits for the verdict. (transfer full) (nullable): %NULL with @error */
PlumbProof *plumb_try (PlumbCommandLine *line, PlumbProfile *profile, PlumbDestination *destination,
                       PlumbCredentials *credentials, const PlumbTestOptions *options, guint wait,
                       GError **error);

/* Removes the test lead that was found, if one was. %FALSE with @error */
gboolean plumb_remove_found (PlumbCommandLine *line, PlumbProfile *profile,
                             PlumbDestination *destination, PlumbCredentials *credentials,
                             PlumbProof *proof, GError **error);

/* What `plumb-cli test` ends with for @verdict. */
int plumb_verdict_get_exit_code (PlumbVerdict verdict);

G_END_DECLS
