/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Times in Plumb are microseconds since 1970, UTC, in a gint64; 0 is "unknown".
 * The marketplace stamps its test leads with .NET ticks: units of 100 ns since
 * the year 1, in UTC.
 */
gint64 plumb_clock_now (void);

gint64 plumb_clock_to_ticks (gint64 time);
gint64 plumb_clock_from_ticks (gint64 ticks);

/**
 * plumb_clock_format:
 *
 * Returns: (transfer full) (nullable): RFC 3339 in UTC with microseconds, as in
 *   `2018-03-22T15:48:03.131884Z`; %NULL for an unknown time
 */
char *plumb_clock_format (gint64 time);

/**
 * plumb_clock_format_ticks:
 *
 * Returns: (transfer full): as services on .NET write a time, with seven decimals
 */
char *plumb_clock_format_ticks (gint64 ticks);

/**
 * plumb_clock_format_http:
 *
 * Returns: (transfer full): RFC 1123, as in `Thu, 22 Mar 2018 15:48:03 GMT`,
 *   whatever the locale
 */
char *plumb_clock_format_http (gint64 time);

/**
 * plumb_clock_parse:
 * @text: (nullable): ISO 8601, any number of decimals; UTC if it names no zone
 *
 * Returns: the time, or 0 if @text is none
 */
gint64 plumb_clock_parse (const char *text);

/**
 * plumb_clock_parse_past:
 * @text: (nullable): microseconds, as what keeps a place writes them
 *
 * Returns: the time, or 0 if @text is none, or one that is more than a day ahead
 */
gint64 plumb_clock_parse_past (const char *text);

/**
 * plumb_clock_parse_http:
 * @text: (nullable): the value of a `Date` header
 *
 * Returns: the time, or 0 if @text is none
 */
gint64 plumb_clock_parse_http (const char *text);

G_END_DECLS
