/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-wizard-page.h"

G_BEGIN_DECLS

#define PLUMB_TYPE_CHOOSE_PAGE (plumb_choose_page_get_type ())
G_DECLARE_FINAL_TYPE (PlumbChoosePage, plumb_choose_page, PLUMB, CHOOSE_PAGE, PlumbWizardPage)

/* Step 1: which kind of destination, or an unfinished set-up to go on with. */
GtkWidget *plumb_choose_page_new (PlumbWizardDraft *draft);

G_END_DECLS
