/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-lead-presenter.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PLUMB_TYPE_LEAD_CONTACT (plumb_lead_contact_get_type ())
G_DECLARE_FINAL_TYPE (PlumbLeadContact, plumb_lead_contact, PLUMB, LEAD_CONTACT, AdwBin)

/**
 * PlumbLeadContact:
 *
 * The ways to reach the customer of a lead, and the clock of the follow-up.  Its buttons are the
 * actions of #PlumbLeadDetail.
 */
void plumb_lead_contact_show (PlumbLeadContact *self, PlumbLeadPresenter *presenter,
                              PlumbLead *lead, gboolean is_withheld);

G_END_DECLS
