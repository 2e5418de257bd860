/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-lead-presenter.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* (transfer full): an item with the action `lead-detail.send-again` for each destination that leads
 * can be sent to. */
GMenuModel *plumb_lead_send_menu_new (PlumbLeadPresenter *presenter);

/* Sends @lead again to the destination with @id, if it is still there. */
void plumb_lead_send_menu_choose (PlumbLeadPresenter *presenter, PlumbLead *lead, const char *id);

G_END_DECLS
