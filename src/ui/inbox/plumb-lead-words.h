/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-lead-filter.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PLUMB_TYPE_LEAD_WORDS (plumb_lead_words_get_type ())
G_DECLARE_FINAL_TYPE (PlumbLeadWords, plumb_lead_words, PLUMB, LEAD_WORDS, GObject)

/**
 * PlumbLeadWords:
 *
 * Keeps the words of an entry and of a filter the same.  Typing anywhere moves into the entry,
 * Enter goes on to what was found, Escape ends the search.
 */

/* @found: where Enter and Escape lead.  All three must live as long as the search. */
PlumbLeadWords *plumb_lead_words_new (GtkSearchEntry *entry, PlumbLeadFilter *filter,
                                      GtkWidget *found);

G_END_DECLS
