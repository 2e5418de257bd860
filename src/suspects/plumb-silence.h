/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-destination.h"
#include "plumb-lead.h"

G_BEGIN_DECLS

/* So many of the newest leads tell how often they usually come. */
#define PLUMB_SILENCE_N_LEADS 100

/* The group of texts in which the store keeps when the newest lead of a customer came, by
 * destination.  The lead itself may be forgotten meanwhile. */
#define PLUMB_SILENCE_NEWEST "newest-lead"

/* When @lead came, also if the service or a form has put down a time that cannot be. */
gint64 plumb_silence_date_lead (PlumbLead *lead);

/**
 * plumb_silence_find:
 * @times: (element-type gint64): when the newest leads of customers came, the newest first
 *
 * Whether a destination is silent for longer than it usually was when it was last read to its end:
 * what has not been read may be full of leads.  Without any lead, a test lead that landed long ago
 * counts as the beginning.  Of a destination that is not watched, made for practice, or of a kind
 * that is not read or that leads no longer come to, nothing can be said.
 *
 * Returns: when the silence began; 0 if there is none that is unusual
 */
gint64 plumb_silence_find (PlumbDestination *destination, GArray *times);

/* (transfer full): "No lead for 12 days", in the user's language. @since: when it began */
char *plumb_silence_describe (gint64 since, gint64 now);

G_END_DECLS
