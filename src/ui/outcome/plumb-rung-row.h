/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-rung.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PLUMB_TYPE_RUNG_ROW (plumb_rung_row_get_type ())
G_DECLARE_FINAL_TYPE (PlumbRungRow, plumb_rung_row, PLUMB, RUNG_ROW, AdwPreferencesRow)

/**
 * PlumbRungRow:
 *
 * One rung of a check: its state by shape, what passing it means, what was found, and its time.
 * Follows the rung.
 */
GtkWidget *plumb_rung_row_new (PlumbRung *rung);

G_END_DECLS
