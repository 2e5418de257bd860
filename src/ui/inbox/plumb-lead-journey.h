/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-lead-presenter.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PLUMB_TYPE_LEAD_JOURNEY (plumb_lead_journey_get_type ())
G_DECLARE_FINAL_TYPE (PlumbLeadJourney, plumb_lead_journey, PLUMB, LEAD_JOURNEY, AdwBin)

/**
 * PlumbLeadJourney:
 *
 * All leads of one customer, newest first.  Hidden when there is only one.  Signal:
 * `lead-activated` (PlumbLead).
 */

/* @leads: (nullable); @shown: (nullable): the one among them that is being read */
void plumb_lead_journey_show (PlumbLeadJourney *self, GListModel *leads, PlumbLead *shown);

G_END_DECLS
