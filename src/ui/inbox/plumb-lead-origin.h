/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-lead.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PLUMB_TYPE_LEAD_ORIGIN (plumb_lead_origin_get_type ())
G_DECLARE_FINAL_TYPE (PlumbLeadOrigin, plumb_lead_origin, PLUMB, LEAD_ORIGIN, AdwBin)

/**
 * PlumbLeadOrigin:
 *
 * What the customer did and where, in words.
 */
void plumb_lead_origin_show (PlumbLeadOrigin *self, PlumbLead *lead);

G_END_DECLS
