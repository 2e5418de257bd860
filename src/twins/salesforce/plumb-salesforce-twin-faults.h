/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-twin-host.h"

G_BEGIN_DECLS

/* All faults of the simulated organisation. */
extern const PlumbTwinFault plumb_salesforce_twin_faults[];

/* Those that stop a token, and those that stop every question asked with one. */
extern const PlumbTwinRefusal plumb_salesforce_twin_token_refusals[];
extern const PlumbTwinRefusal plumb_salesforce_twin_rest_refusals[];

extern const PlumbTwinRefusal plumb_salesforce_twin_no_session;
extern const PlumbTwinRefusal plumb_salesforce_twin_busy;

/* Whether a form is taken and, because of a fault, no lead is made of it. */
gboolean plumb_salesforce_twin_loses_leads (PlumbTwinHost *host);

G_END_DECLS
