/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * How actions look in the chart: one colour and one pattern for each documented action, and one
 * for all others.  The pattern alone tells them apart.
 */
#define PLUMB_LEAD_N_PATTERNS 6

/* @action: (nullable) */
guint plumb_lead_pattern_of (const char *action);

/* Translated. */
const char *plumb_lead_pattern_get_title (guint kind);

/* Paints @field with colour and pattern. */
void plumb_lead_pattern_snapshot (GtkSnapshot *snapshot, guint kind, const graphene_rect_t *field);

G_END_DECLS
