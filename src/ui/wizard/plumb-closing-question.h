/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-wizard-draft.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * plumb_closing_question_ask:
 *
 * Asks what to do with what is not saved: keep it for later, discard it, or go on.  Destroys
 * @window unless the user goes on.
 *
 * Returns: (transfer none): the question, on the screen
 */
GtkWindow *plumb_closing_question_ask (GtkWindow *window, PlumbWizardDraft *draft);

G_END_DECLS
