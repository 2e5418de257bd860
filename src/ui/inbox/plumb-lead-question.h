/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* @text: what was typed, %NULL where nothing is asked for */
typedef void (*PlumbLeadAnswered) (GtkWidget *widget, const char *text);

/*
 * Asks before what cannot be undone, or should not be done lightly.  @answered is called only on
 * yes, and only while @widget lives.
 */
void plumb_lead_question_ask_reason (GtkWidget *widget, PlumbLeadAnswered answered);
void plumb_lead_question_ask_erase (GtkWidget *widget, const char *person,
                                    PlumbLeadAnswered answered);

G_END_DECLS
