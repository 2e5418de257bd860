/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-help.h"
#include "plumb-profile.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PLUMB_TYPE_ADVICE (plumb_advice_get_type ())
G_DECLARE_FINAL_TYPE (PlumbAdvice, plumb_advice, PLUMB, ADVICE, GObject)

/**
 * PlumbAdvice:
 *
 * Makes the windows that help somebody on: the one that explains an error, and the one with the
 * help.  They stand in front of @parent and go with it; none is presented yet.
 */
PlumbAdvice *plumb_advice_new (PlumbProfile *profile);

/* (transfer none): a PlumbExplainWindow about @destination, or any if %NULL. */
GtkWindow *plumb_advice_open_explanation (PlumbAdvice *self, PlumbDestination *destination,
                                          GtkWindow *parent);

/* (transfer none): the same for a wizard, whose own fields it leads to. */
GtkWindow *plumb_advice_open_wizard_explanation (PlumbAdvice *self, PlumbKind kind,
                                                 GtkWindow *parent);

/* (transfer none): @topic: %PLUMB_HELP_N_TOPICS for all. */
GtkWindow *plumb_advice_open_help (PlumbAdvice *self, PlumbKind kind, PlumbHelpTopic topic,
                                   GtkWindow *parent);

G_END_DECLS
