/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-connector.h"

G_BEGIN_DECLS

/* How near a secret's end is, at the days on which people are told. */
typedef enum {
  PLUMB_NEARNESS_FAR,
  PLUMB_NEARNESS_MONTH,
  PLUMB_NEARNESS_WEEK,
  PLUMB_NEARNESS_DAY,
  PLUMB_NEARNESS_PAST,
} PlumbNearness;

/**
 * PlumbSecretEnd:
 * @secret: the field that ends
 * @told_by: the field with the date, see #PlumbFieldSpec `ends`
 * @date: the last day, in the user's calendar
 * @days_left: from today to @date; 0 on the day itself, negative afterwards
 *
 * When a secret of a destination ends; a plain value, its fields are the kind's own.
 */
typedef struct {
  const PlumbFieldSpec *secret;
  const PlumbFieldSpec *told_by;
  GDate date;
  int days_left;
} PlumbSecretEnd;

/* Today in the user's time zone. */
void plumb_secret_end_get_today (gint64 now, GDate *today);

/**
 * plumb_secret_end_list:
 * @connector: (nullable): of the destination's kind; %NULL has no fields
 *
 * All ends that are known: of fields that count, with a date that is one.
 *
 * Returns: (transfer full) (element-type PlumbSecretEnd): the earliest first
 */
GArray *plumb_secret_end_list (PlumbConnector *connector, PlumbDestination *destination,
                               gint64 now);

/* The earliest; %FALSE if none is known. */
gboolean plumb_secret_end_find_first (PlumbConnector *connector, PlumbDestination *destination,
                                      gint64 now, PlumbSecretEnd *end);

PlumbNearness plumb_secret_end_get_nearness (const PlumbSecretEnd *end);

/* (transfer full): "Secret ends in 6 days", in the user's language. */
char *plumb_secret_end_describe (const PlumbSecretEnd *end);

/* (transfer full): a sentence with the field's name and the day. */
char *plumb_secret_end_explain (const PlumbSecretEnd *end);

/* Whether the destination has a secret that a test lead could prove a new one of. */
gboolean plumb_secret_end_is_replaceable (PlumbConnector *connector, PlumbDestination *destination);

G_END_DECLS
