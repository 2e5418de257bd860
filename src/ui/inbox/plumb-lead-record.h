/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-lead.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PLUMB_TYPE_LEAD_RECORD (plumb_lead_record_get_type ())
G_DECLARE_FINAL_TYPE (PlumbLeadRecord, plumb_lead_record, PLUMB, LEAD_RECORD, GtkWidget)

/**
 * PlumbLeadRecord:
 *
 * The decoded fields of a lead and, beside or below them, the record as it was received.
 * Signal: `copied`.
 */

/* @is_withheld: the ways to reach the customer, and the record that has them, are not shown. */
void plumb_lead_record_show (PlumbLeadRecord *self, PlumbLead *lead, gboolean blurred,
                             gboolean is_withheld);

/* (transfer full): what the view of the record shows. */
char *plumb_lead_record_dup_raw (PlumbLeadRecord *self);

G_END_DECLS
