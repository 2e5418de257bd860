/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-lead.h"

G_BEGIN_DECLS

typedef struct _PlumbStore PlumbStore;

/**
 * PlumbLeadCache:
 *
 * The leads that were asked for last, so that a row on the screen stays one object.
 */
typedef struct _PlumbLeadCache PlumbLeadCache;

PlumbLeadCache *plumb_lead_cache_new (guint size);
void plumb_lead_cache_free (PlumbLeadCache *self);

/* (transfer full): the lead of @row, an empty one if it has just gone. */
PlumbLead *plumb_lead_cache_load (PlumbLeadCache *self, PlumbStore *store, guint32 row);

G_END_DECLS
