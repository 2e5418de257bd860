/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-survey.h"

G_BEGIN_DECLS

/**
 * plumb_support_dup_shape:
 *
 * Returns: (transfer full): @value with `a`, `A` and `0` for its letters and digits, `x` for what
 *   is not ASCII
 */
char *plumb_support_dup_shape (const char *value);

/**
 * plumb_support_describe_setting:
 *
 * Returns: (transfer full): what may be told of the field's value: a choice or a date as it is, of
 *   an address the host, of a secret only that it is there, of all else the shape
 */
char *plumb_support_describe_setting (const PlumbSurvey *survey, const PlumbFieldSpec *field);

/* (transfer full) (nullable): the host of @url, with only the shape of what names an account or is
 * nobody's that is known. */
char *plumb_support_dup_host (const char *url);

G_END_DECLS
