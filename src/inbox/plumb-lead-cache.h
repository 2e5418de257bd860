/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-lead.h"

G_BEGIN_DECLS

/**
 * PlumbLeadCache:
 *
 * The leads that were asked for last, so that a row on the screen stays one object.
 */
typedef struct _PlumbLeadCache PlumbLeadCache;

PlumbLeadCache *plumb_lead_cache_new (guint size);
void plumb_lead_cache_free (PlumbLeadCache *self);

/* (transfer full) (nullable) */
PlumbLead *plumb_lead_cache_find (PlumbLeadCache *self, guint32 row);
void plumb_lead_cache_put (PlumbLeadCache *self, guint32 row, PlumbLead *lead);

G_END_DECLS
