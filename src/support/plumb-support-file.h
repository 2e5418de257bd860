/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-survey.h"

G_BEGIN_DECLS

/**
 * plumb_support_file_write:
 * @window: (nullable): versions of what only the window uses, e.g. `GTK 4.8.3`
 * @now: when the file is made
 *
 * Writes down what somebody who helps wants to know, as JSON in English: stages, status codes,
 * request ids, times, versions.  No secret, nothing of a person, and no name that the user gave.
 *
 * Returns: (transfer full): the text
 */
char *plumb_support_file_write (const PlumbSurvey *survey, const char *window, gint64 now);

/* (transfer full): a name for it, as in `plumb-marketo-20270331.json`. */
char *plumb_support_file_dup_name (const PlumbSurvey *survey, gint64 now);

G_END_DECLS
