/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-lead-actions.h"
#include "plumb-lead-pattern.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PLUMB_TYPE_LEAD_CHART (plumb_lead_chart_get_type ())
G_DECLARE_FINAL_TYPE (PlumbLeadChart, plumb_lead_chart, PLUMB, LEAD_CHART, GtkWidget)

/* How many days it shows, today included. */
#define PLUMB_LEAD_CHART_N_DAYS 30

/**
 * PlumbLeadChart:
 *
 * Leads per day as bars, stacked by action, each action with a colour and a pattern.  A click,
 * or arrows and Enter, choose a day: signal `day-chosen` (gint64 day).
 */
GtkWidget *plumb_lead_chart_new (void);

/* @days: (element-type PlumbLeadDay); those out of range are left out. */
void plumb_lead_chart_set_days (PlumbLeadChart *self, GPtrArray *days, gint64 now);

guint plumb_lead_chart_get_total (PlumbLeadChart *self);

/* How many leads have one of the patterns. */
guint plumb_lead_chart_get_n_leads (PlumbLeadChart *self, guint pattern);

/* (transfer full): the sentence that a screen reader gets. */
char *plumb_lead_chart_dup_summary (PlumbLeadChart *self);

/* (transfer full): what the tooltip of the bar of @index says. */
char *plumb_lead_chart_dup_day (PlumbLeadChart *self, guint index);

G_END_DECLS
