/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-lead.h"

#include <libsoup/soup.h>

G_BEGIN_DECLS

/*
 * What the endpoint takes and how it makes a lead of it; knows no connection.  Private to
 * `receiver`.
 */

/* An HTTP status to refuse a request with that has these headers, or 0. */
guint plumb_lead_request_judge (const char *method, const char *path, const char *token,
                                SoupMessageHeaders *headers, gsize size_limit);

/**
 * plumb_lead_request_read:
 * @received_at: when, which is half of the lead's key
 * @status: (out): why not, as an HTTP status
 *
 * Returns: (transfer full) (nullable): the lead, whose key is the same for the same body within an
 *   hour, and whose earlier key is that of the hour before
 */
PlumbLead *plumb_lead_request_read (SoupMessageHeaders *headers, const char *body, gsize length,
                                    gint64 received_at, guint *status);

G_END_DECLS
