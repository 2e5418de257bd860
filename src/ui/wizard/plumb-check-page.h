/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-wizard-page.h"

G_BEGIN_DECLS

#define PLUMB_TYPE_CHECK_PAGE (plumb_check_page_get_type ())
G_DECLARE_FINAL_TYPE (PlumbCheckPage, plumb_check_page, PLUMB, CHECK_PAGE, PlumbWizardPage)

/* Step 4: climbs the ladder, by itself when values changed, and names what broke. */
GtkWidget *plumb_check_page_new (PlumbWizardDraft *draft);

G_END_DECLS
