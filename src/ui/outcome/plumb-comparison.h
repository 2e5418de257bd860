/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PLUMB_TYPE_COMPARISON (plumb_comparison_get_type ())
G_DECLARE_FINAL_TYPE (PlumbComparison, plumb_comparison, PLUMB, COMPARISON, AdwBin)

/**
 * PlumbComparison:
 *
 * What was sent beside what is stored, for the fields that differ, and a sentence on the others.
 * Hidden while there is nothing to compare.
 */
GtkWidget *plumb_comparison_new (void);

/**
 * plumb_comparison_show:
 * @differences: (nullable) (element-type PlumbDifference): %NULL hides it
 * @n_fields: how many fields were compared
 */
void plumb_comparison_show (PlumbComparison *self, GPtrArray *differences, guint n_fields);

G_END_DECLS
