/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-field-spec.h"

G_BEGIN_DECLS

/* The address that the marketplace posts leads to, as a field.  Secret as a whole: who knows it may
 * post too. */

/* (transfer full): without blanks, line breaks, and quotes or brackets around it. */
char *plumb_https_address_tidy (const char *text);
PlumbFinding plumb_https_address_check (const char *text);

G_END_DECLS
