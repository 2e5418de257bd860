/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-lead-actions.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PLUMB_TYPE_LEAD_DETAIL (plumb_lead_detail_get_type ())
G_DECLARE_FINAL_TYPE (PlumbLeadDetail, plumb_lead_detail, PLUMB, LEAD_DETAIL, AdwBin)

/**
 * PlumbLeadDetail:
 *
 * One lead: the person and the ways to reach them, the follow-up clock, what source and action
 * mean, the customer's other leads, the fields and the record, how it was delivered, and what can
 * be done with it.
 *
 * E-mail address, phone number and record of a do-not-contact lead are withheld until the user
 * gives a reason, which #PlumbLeadActions logs.
 *
 * Properties: `lead` (nullable), `actions`, `destinations`, `blurred`, `narrow`.
 *
 * Signals: `closed`; `message` (utf8): something short to say; `lead-activated` (PlumbLead):
 * another lead of the customer was chosen and is shown.
 *
 * Actions: `lead-detail.close`, `lead-detail.follow-up`, `lead-detail.copy-email`,
 * `lead-detail.copy-phone`, `lead-detail.show-anyway`, `lead-detail.send-again` (s: a destination's
 * id), `lead-detail.erase`.
 */
PlumbLeadDetail *plumb_lead_detail_new (void);

/* (nullable) */
PlumbLead *plumb_lead_detail_get_lead (PlumbLeadDetail *self);
void plumb_lead_detail_set_lead (PlumbLeadDetail *self, PlumbLead *lead);

/* Whether the ways to reach the customer are withheld. */
gboolean plumb_lead_detail_is_withheld (PlumbLeadDetail *self);

/* Shows what is withheld; logged. */
void plumb_lead_detail_reveal (PlumbLeadDetail *self, const char *reason);

G_END_DECLS
