/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-wizard-draft.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* (transfer full): the sheet as plain text; no secret is in it, only where one belongs. */
char *plumb_sheet_dup_text (PlumbWizardDraft *draft);

/* Asks for a printer and prints plumb_sheet_dup_text(). */
void plumb_sheet_print (PlumbWizardDraft *draft, GtkWindow *parent);

G_END_DECLS
