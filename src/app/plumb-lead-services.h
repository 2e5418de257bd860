/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-lead-actions.h"
#include "plumb-profile.h"

G_BEGIN_DECLS

#define PLUMB_TYPE_LEAD_SERVICES (plumb_lead_services_get_type ())
G_DECLARE_FINAL_TYPE (PlumbLeadServices, plumb_lead_services, PLUMB, LEAD_SERVICES, GObject)

/**
 * PlumbLeadServices:
 *
 * What the panes of leads ask for (#PlumbLeadActions), done with the profile's store and
 * connectors.  Signal: `said` (string): a sentence for the user, e.g. what came of sending again.
 */
PlumbLeadServices *plumb_lead_services_new (PlumbProfile *profile);

G_END_DECLS
