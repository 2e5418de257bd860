/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-wizard-page.h"

G_BEGIN_DECLS

#define PLUMB_TYPE_SHEET_PAGE (plumb_sheet_page_get_type ())
G_DECLARE_FINAL_TYPE (PlumbSheetPage, plumb_sheet_page, PLUMB, SHEET_PAGE, PlumbWizardPage)

/* Step 6: Partner Center's dialog in its own order, to be copied field by field. */
GtkWidget *plumb_sheet_page_new (PlumbWizardDraft *draft);

G_END_DECLS
