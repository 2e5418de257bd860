/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-lead.h"

G_BEGIN_DECLS

/**
 * PlumbHttpsSpelling:
 * @PLUMB_HTTPS_CAMEL: `userDetails`, as publishers have captured real deliveries
 * @PLUMB_HTTPS_PASCAL: `UserDetails`, as in Microsoft's published schema
 */
typedef enum {
  PLUMB_HTTPS_CAMEL,
  PLUMB_HTTPS_PASCAL,
} PlumbHttpsSpelling;

/* (transfer full): @lead as the marketplace posts it; what is unknown is left out. */
char *plumb_https_body_from_lead (PlumbLead *lead, PlumbHttpsSpelling spelling);

G_END_DECLS
