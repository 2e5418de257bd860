/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-wizard-page.h"

G_BEGIN_DECLS

#define PLUMB_TYPE_GATHER_PAGE (plumb_gather_page_get_type ())
G_DECLARE_FINAL_TYPE (PlumbGatherPage, plumb_gather_page, PLUMB, GATHER_PAGE, PlumbWizardPage)

/* Step 2: what to have ready and who has it; reads it out of any pasted text. */
GtkWidget *plumb_gather_page_new (PlumbWizardDraft *draft);

G_END_DECLS
