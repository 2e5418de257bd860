/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-field-spec.h"

G_BEGIN_DECLS

/*
 * The id of a Salesforce organisation: 15 characters whose case matters, or 18, of which the last
 * three tell which of the others are capitals.  Partner Center takes 15.
 */

#define PLUMB_ORGANISATION_ID_LENGTH 15

/* (transfer full) (nullable): the 18 characters of the id whose first 15 are @id; %NULL if it is
 * none. */
char *plumb_organisation_id_complete (const char *id);

/* Whether two ids, of 15 or 18 characters, are the same. */
gboolean plumb_organisation_id_is_same (const char *a, const char *b);

/* (transfer full): without blanks and quotes; 18 characters that fit together become 15. */
char *plumb_organisation_id_tidy (const char *text);

/* For a #PlumbFieldSpec. */
PlumbFinding plumb_organisation_id_check (const char *text);

G_END_DECLS
