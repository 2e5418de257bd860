/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-field-spec.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PlumbExtract:
 * @fields: (element-type utf8 utf8): what was found, by field key, tidied; may hold secrets
 * @missing: (element-type utf8): required fields that were not found
 * @warnings: (element-type utf8): ids in the catalogue of what was seen and should be known
 *
 * What "paste anything" found in a text.  Wipes its values when freed.
 */
typedef struct {
  GHashTable *fields;
  GPtrArray *missing;
  GPtrArray *warnings;
} PlumbExtract;

void plumb_extract_free (PlumbExtract *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlumbExtract, plumb_extract_free)

/* (transfer full): @text: portal text, a mail, JSON, .env, a curl line, … */
PlumbExtract *plumb_extract (const PlumbKindInfo *info, const char *text);

/* (transfer full): @value with all but its end masked, fit to be shown: `AccountKey=••••QW==` */
char *plumb_mask (const PlumbFieldSpec *field, const char *value);

G_END_DECLS
