/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-wizard-page.h"

G_BEGIN_DECLS

#define PLUMB_TYPE_TEST_PAGE (plumb_test_page_get_type ())
G_DECLARE_FINAL_TYPE (PlumbTestPage, plumb_test_page, PLUMB, TEST_PAGE, PlumbWizardPage)

/* Step 5: sends a test lead and shows what became of it; tries every case; cleans up. */
GtkWidget *plumb_test_page_new (PlumbWizardDraft *draft);

G_END_DECLS
