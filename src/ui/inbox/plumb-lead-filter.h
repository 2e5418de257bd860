/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-lead-query.h"

#include <glib-object.h>

G_BEGIN_DECLS

/* What a filter can be made of, besides words; each has a chip. */
typedef enum {
  PLUMB_FILTER_SOURCE,
  PLUMB_FILTER_ACTION,
  PLUMB_FILTER_OFFER,
  PLUMB_FILTER_DESTINATION,
  PLUMB_FILTER_CUSTOMER,
  PLUMB_FILTER_PERIOD,
  PLUMB_FILTER_TESTS,
  PLUMB_FILTER_DO_NOT_CONTACT,
  PLUMB_FILTER_FOLLOW_UP,
} PlumbFilterPart;

#define PLUMB_FILTER_N_PARTS (PLUMB_FILTER_FOLLOW_UP + 1)

/* Which time is wanted; moves on with the clock, but for DAY. */
typedef enum {
  PLUMB_PERIOD_ALL,
  PLUMB_PERIOD_TODAY,
  PLUMB_PERIOD_WEEK,
  PLUMB_PERIOD_MONTH,
  PLUMB_PERIOD_DAY,
} PlumbPeriod;

#define PLUMB_TYPE_LEAD_FILTER (plumb_lead_filter_get_type ())
G_DECLARE_FINAL_TYPE (PlumbLeadFilter, plumb_lead_filter, PLUMB, LEAD_FILTER, GObject)

/**
 * PlumbLeadFilter:
 *
 * Which leads the user wants to see and in which order: the one #PlumbLeadQuery that search
 * entry, chips, popover, chart and column headers change.  Signal: `changed`.
 *
 * Property `show-tests`: whether test leads are among what is asked for when the filter does not
 * say; no part of the filter, and kept when it is cleared.
 */
PlumbLeadFilter *plumb_lead_filter_new (void);

const PlumbLeadQuery *plumb_lead_filter_get_query (PlumbLeadFilter *self);

void plumb_lead_filter_set_words (PlumbLeadFilter *self, const char *words);

/* SOURCE to CUSTOMER only; @value: %NULL for any. */
const char *plumb_lead_filter_get_text (PlumbLeadFilter *self, PlumbFilterPart part);
void plumb_lead_filter_set_text (PlumbLeadFilter *self, PlumbFilterPart part, const char *value);

/* TESTS to FOLLOW_UP only. */
PlumbWant plumb_lead_filter_get_want (PlumbLeadFilter *self, PlumbFilterPart part);
void plumb_lead_filter_set_want (PlumbLeadFilter *self, PlumbFilterPart part, PlumbWant want);

PlumbPeriod plumb_lead_filter_get_period (PlumbLeadFilter *self);

/* @day: a time within the day that is wanted; for %PLUMB_PERIOD_DAY only. */
void plumb_lead_filter_set_period (PlumbLeadFilter *self, PlumbPeriod period, gint64 day);

void plumb_lead_filter_set_sort (PlumbLeadFilter *self, PlumbLeadSort sort, gboolean reversed);

/* Whether new leads come first. */
gboolean plumb_lead_filter_is_newest_first (PlumbLeadFilter *self);

gboolean plumb_lead_filter_has_part (PlumbLeadFilter *self, PlumbFilterPart part);
void plumb_lead_filter_clear_part (PlumbLeadFilter *self, PlumbFilterPart part);

/* Words and all parts; the order stays. */
void plumb_lead_filter_clear (PlumbLeadFilter *self);

/* Whether it has words or any part. */
gboolean plumb_lead_filter_is_set (PlumbLeadFilter *self);

/* A new day may have begun: moves the period along. */
void plumb_lead_filter_refresh (PlumbLeadFilter *self);

/* (transfer full): what a saved filter is kept as: the period by name and the query. */
char *plumb_lead_filter_to_text (PlumbLeadFilter *self);

/* %FALSE, and nothing changes, if @text is none. */
gboolean plumb_lead_filter_apply_text (PlumbLeadFilter *self, const char *text);

G_END_DECLS
