/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-explanation.h"

G_BEGIN_DECLS

/**
 * plumb_error_report_new:
 * @text: what was pasted
 * @kind: of the destination that was asked about; %PLUMB_KIND_NONE for any
 * @explanation: (nullable): what Plumb made of it
 *
 * What somebody can send to whoever helps or maintains the catalogue: untranslated, with all that
 * may be a secret or a person's masked.
 *
 * Returns: (transfer full)
 */
char *plumb_error_report_new (const char *text, PlumbKind kind, PlumbExplanation *explanation);

/* (transfer none): `sure`, `likely` or `none`, as in JSON. */
const char *plumb_certainty_get_name (PlumbCertainty certainty);

G_END_DECLS
