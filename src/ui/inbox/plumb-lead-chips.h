/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-lead-presenter.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PLUMB_TYPE_LEAD_CHIPS (plumb_lead_chips_get_type ())
G_DECLARE_FINAL_TYPE (PlumbLeadChips, plumb_lead_chips, PLUMB, LEAD_CHIPS, AdwBin)

/**
 * PlumbLeadChips:
 *
 * A chip for each part of the filter that is set; a click takes it away.  Hidden when there
 * are none.
 */
void plumb_lead_chips_set_up (PlumbLeadChips *self, PlumbLeadPresenter *presenter,
                              PlumbLeadFilter *filter);

G_END_DECLS
