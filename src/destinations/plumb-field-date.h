/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-field-spec.h"

G_BEGIN_DECLS

/*
 * Dates in fields, as those that tell when a secret ends: `2027-03-31`, a day of the calendar and
 * nothing else.
 */

/* @text: (nullable); @date: (out) (optional). %FALSE for what is no day of the calendar. */
gboolean plumb_field_parse_date (const char *text, GDate *date);

/* (transfer full): as plumb_field_parse_date() reads it. */
char *plumb_field_format_date (const GDate *date);

/* For #PlumbFieldSpec `check` of every kind. */
PlumbFinding plumb_field_check_date (const char *value);

/* For #PlumbFieldSpec `tidy`: without the blanks that pasting adds. */
char *plumb_field_tidy_date (const char *value);

G_END_DECLS
