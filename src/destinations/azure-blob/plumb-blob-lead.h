/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-blob-list.h"
#include "plumb-lead.h"

G_BEGIN_DECLS

/**
 * plumb_blob_lead_new:
 * @blob: where it was
 * @text: what is in it
 *
 * What the marketplace wrote into a blob is not documented: one lead as JSON is assumed, and
 * anything else is kept as a lead that has its text only, so that nothing is lost.  Its key is the
 * name, a line break and a digest of the text: a blob that was touched is the same lead, one that
 * was written anew is another.
 *
 * Returns: (transfer full): the lead
 */
PlumbLead *plumb_blob_lead_new (const PlumbBlob *blob, GBytes *text);

G_END_DECLS
