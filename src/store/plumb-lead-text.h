/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-lead.h"

G_BEGIN_DECLS

/* (transfer full): all of @lead but its row, as one text. */
char *plumb_lead_to_text (PlumbLead *lead);

/* (transfer full) (nullable): the lead of a text from plumb_lead_to_text(). */
PlumbLead *plumb_lead_from_text (const char *text);

G_END_DECLS
