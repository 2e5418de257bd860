/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-lead.h"

G_BEGIN_DECLS

/* A lead is to be followed up within this time: what the marketplace asks of publishers. */
#define PLUMB_FOLLOW_UP_LIMIT (24 * G_TIME_SPAN_HOUR)

/* How the follow-up of a lead's customer stands. */
typedef enum {
  PLUMB_FOLLOW_UP_NONE,
  PLUMB_FOLLOW_UP_TEST,
  PLUMB_FOLLOW_UP_NO_CONTACT,
  PLUMB_FOLLOW_UP_DONE,
  PLUMB_FOLLOW_UP_OPEN,
  PLUMB_FOLLOW_UP_OVERDUE,
} PlumbFollowUp;

/* @since: when the clock started, 0 for not; @done_at: when it was followed up, 0 for not. */
PlumbFollowUp plumb_lead_format_follow_up_state (PlumbLead *lead, gint64 since, gint64 done_at,
                                                 gint64 now);

/* (transfer full): e.g. `21 h left`; @since counts for OPEN and OVERDUE only. */
char *plumb_lead_format_follow_up (PlumbFollowUp state, gint64 since, gint64 now);

/* (nullable): the icon that goes with the words; nothing is told by it alone. */
const char *plumb_lead_format_follow_up_icon (PlumbFollowUp state);

/* (nullable): the icon and the word that mark a test or a do-not-contact lead. */
const char *plumb_lead_format_mark_icon (PlumbLead *lead);
const char *plumb_lead_format_mark (PlumbLead *lead);

/* (transfer full): for a list: the time today, then `Yesterday 14:02`, the day, the date. */
char *plumb_lead_format_when (gint64 time, gint64 now);

/* (transfer full): for a sentence: `today 14:02`. */
char *plumb_lead_format_when_said (gint64 time, gint64 now);

/* (transfer full): date and time to the second, in the locale's way. */
char *plumb_lead_format_time (gint64 time);

/* (transfer full): the date of a day, in the locale's way. */
char *plumb_lead_format_day (gint64 time);

/* (transfer full): `340 ms`, `6.2 s`, `3 min`, `5 h`, `2 d`. */
char *plumb_lead_format_span (gint64 span);

/* The start of @time's day in local time, @days later. */
gint64 plumb_lead_format_day_start (gint64 time, int days);

/* What a source or an action is called; itself if it is not documented. (nullable) */
const char *plumb_lead_format_source (const char *source);
const char *plumb_lead_format_action (const char *action);

/* What it means, in a sentence; (nullable): %NULL if it is not documented. */
const char *plumb_lead_format_source_meaning (const char *source);
const char *plumb_lead_format_action_meaning (const char *action);

/* `12 new leads`, `1,204 leads`. (transfer full) */
char *plumb_lead_format_new_leads (guint n_leads);
char *plumb_lead_format_n_leads (guint n_leads);

/* (transfer full): the person's name, else the e-mail address, else words for nobody. */
char *plumb_lead_format_person (PlumbLead *lead, gboolean blurred);

/* (transfer full) (nullable): a text as it is shown; masked if it is about a person and @blurred */
char *plumb_lead_format_text (PlumbLead *lead, PlumbLeadText text, gboolean blurred);

/* The offer's title, else its id. (nullable) */
const char *plumb_lead_format_offer (PlumbLead *lead);

/* (transfer full): what a screen reader calls the row: `Jane Doe, Fabrikam, Contact me, today
 * 14:02`.
 */
char *plumb_lead_format_row (PlumbLead *lead, gint64 now, gboolean blurred);

/* (transfer full) (nullable): title, company and country: `CTO, Fabrikam · FR`. */
char *plumb_lead_format_role (PlumbLead *lead);

/* (transfer full): when it was sent or created and when received; how long a test lead took is from
 * its tag. */
char *plumb_lead_format_delivery (PlumbLead *lead);

/* (transfer full): masked as a name, `J• D•`, or as an address, `j•••@…`. */
char *plumb_lead_format_masked_name (const char *name);
char *plumb_lead_format_masked_email (const char *email);

/* (transfer full): JSON indented, a form line by line, anything else as it is. */
char *plumb_lead_format_raw (const char *raw);

G_END_DECLS
