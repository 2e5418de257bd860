/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PLUMB_TYPE_DATE_BUTTON (plumb_date_button_get_type ())
G_DECLARE_FINAL_TYPE (PlumbDateButton, plumb_date_button, PLUMB, DATE_BUTTON, AdwBin)

/**
 * PlumbDateButton:
 *
 * A calendar for a date that can be typed as well: shows the day that is typed, or today, and types
 * the one that is chosen.
 */

/* @editable: where the date is; borrowed, outlives the button. @name: of the field. */
GtkWidget *plumb_date_button_new (GtkEditable *editable, const char *name);

/* (transfer none) */
GtkCalendar *plumb_date_button_get_calendar (PlumbDateButton *self);

/* Shows the day that is typed, or today; opening the calendar does so by itself. */
void plumb_date_button_show_typed (PlumbDateButton *self);

G_END_DECLS
