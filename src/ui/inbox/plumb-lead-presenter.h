/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-lead-actions.h"
#include "plumb-lead-filter.h"
#include "plumb-lead-format.h"

G_BEGIN_DECLS

#define PLUMB_TYPE_LEAD_PRESENTER (plumb_lead_presenter_get_type ())
G_DECLARE_FINAL_TYPE (PlumbLeadPresenter, plumb_lead_presenter, PLUMB, LEAD_PRESENTER, GObject)

/**
 * PlumbLeadPresenter:
 *
 * What rows, cells and chips say about a lead: knows the time, the destinations' names, the
 * follow-ups, and whether people are masked.
 *
 * Properties: `actions`, `destinations` (a list of #PlumbDestination), `blurred`.  Signal:
 * `changed`: what is shown has to be asked for again.
 */
PlumbLeadPresenter *plumb_lead_presenter_new (void);

PlumbLeadActions *plumb_lead_presenter_get_actions (PlumbLeadPresenter *self);
GListModel *plumb_lead_presenter_get_destinations (PlumbLeadPresenter *self);
gboolean plumb_lead_presenter_is_blurred (PlumbLeadPresenter *self);

/* What stands in the column that can be sorted by @column. (transfer full) */
char *plumb_lead_presenter_dup_cell (PlumbLeadPresenter *self, PlumbLead *lead,
                                     PlumbLeadSort column);

/* The same in full, for a tooltip. (transfer full) (nullable) */
char *plumb_lead_presenter_dup_tooltip (PlumbLeadPresenter *self, PlumbLead *lead,
                                        PlumbLeadSort column);

/* What a screen reader calls the row. (transfer full) */
char *plumb_lead_presenter_dup_row_name (PlumbLeadPresenter *self, PlumbLead *lead);

/* @since: (out) (optional): when the clock started */
PlumbFollowUp plumb_lead_presenter_get_follow_up (PlumbLeadPresenter *self, PlumbLead *lead,
                                                  gint64 *since);

/* The name of the destination with @id, or words for one that is gone. */
const char *plumb_lead_presenter_get_destination_name (PlumbLeadPresenter *self, const char *id);

/* (transfer full): what the chip of @part says. */
char *plumb_lead_presenter_dup_chip (PlumbLeadPresenter *self, PlumbLeadFilter *filter,
                                     PlumbFilterPart part);

/* Time has passed. */
void plumb_lead_presenter_refresh (PlumbLeadPresenter *self);

G_END_DECLS
