/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-store.h"

G_BEGIN_DECLS

#define PLUMB_TYPE_UNKNOWN_TEXTS (plumb_unknown_texts_get_type ())
G_DECLARE_FINAL_TYPE (PlumbUnknownTexts, plumb_unknown_texts, PLUMB, UNKNOWN_TEXTS, GObject)

/* How many are kept. */
#define PLUMB_UNKNOWN_TEXTS_MOST 20

/**
 * PlumbUnknownTexts:
 *
 * Error messages that Plumb could not explain, kept in the store for the next time; those who add
 * them have masked what is secret.
 */
PlumbUnknownTexts *plumb_unknown_texts_new (PlumbStore *store);

/* (transfer full): the latest first. */
GStrv plumb_unknown_texts_list (PlumbUnknownTexts *self);

/* A text that is there already becomes the latest; the oldest goes when there are too many. */
void plumb_unknown_texts_add (PlumbUnknownTexts *self, const char *text);

void plumb_unknown_texts_clear (PlumbUnknownTexts *self);

G_END_DECLS
