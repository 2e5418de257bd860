/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-lead-query.h"
#include "plumb-lead.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * What a #PlumbLeadList can do beyond being a list; any other list of leads does nothing.  All
 * take %NULL for no list.
 */
void plumb_lead_model_set_query (GListModel *model, const PlumbLeadQuery *query);

/* By the property `busy`, which other lists may have too. */
gboolean plumb_lead_model_is_busy (GListModel *model);

/* Where @lead (nullable) stands. */
gboolean plumb_lead_model_find (GListModel *model, PlumbLead *lead, guint *position);

G_END_DECLS
