/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-lead-actions.h"

G_BEGIN_DECLS

#define PLUMB_TYPE_TEST_LEAD_LIST (plumb_test_lead_list_get_type ())
G_DECLARE_FINAL_TYPE (PlumbTestLeadList, plumb_test_lead_list, PLUMB, TEST_LEAD_LIST, GObject)

/*
 * As many leads as one likes, each made when it is asked for, newest first: every 11th from the
 * end is a test, every 7th must not be contacted.  Has the property and the signal of the real
 * list.
 */
PlumbTestLeadList *plumb_test_lead_list_new (guint n_leads);

/* As the real list: all goes, then all comes. */
void plumb_test_lead_list_replace (PlumbTestLeadList *self, guint n_leads);

/* New leads at the top. */
void plumb_test_lead_list_arrive (PlumbTestLeadList *self, guint n_leads);

void plumb_test_lead_list_set_busy (PlumbTestLeadList *self, gboolean busy);

/* How many leads were asked for since the last call. */
guint plumb_test_lead_list_count_made (PlumbTestLeadList *self);

/* (transfer full): the lead with the number @row, counted from the oldest. */
PlumbLead *plumb_test_lead_new (guint row);

#define PLUMB_TYPE_TEST_LEAD_ACTIONS (plumb_test_lead_actions_get_type ())
G_DECLARE_FINAL_TYPE (PlumbTestLeadActions, plumb_test_lead_actions, PLUMB, TEST_LEAD_ACTIONS,
                      GObject)

/* Answers as a store with leads of @n_days days would; keeps what it was told. */
PlumbTestLeadActions *plumb_test_lead_actions_new (guint n_days);

/* (transfer full): what it was told last, e.g. `erase jane@fabrikam.com`; %NULL: nothing. */
char *plumb_test_lead_actions_steal_told (PlumbTestLeadActions *self);

void plumb_test_lead_actions_set_clock (PlumbTestLeadActions *self, gint64 since, gint64 done_at);

G_END_DECLS
