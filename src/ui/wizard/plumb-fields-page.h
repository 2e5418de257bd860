/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-wizard-page.h"

G_BEGIN_DECLS

#define PLUMB_TYPE_FIELDS_PAGE (plumb_fields_page_get_type ())
G_DECLARE_FINAL_TYPE (PlumbFieldsPage, plumb_fields_page, PLUMB, FIELDS_PAGE, PlumbWizardPage)

/* Step 3: a row for each field of the kind, with a live check; the name; where secrets go. */
GtkWidget *plumb_fields_page_new (PlumbWizardDraft *draft);

G_END_DECLS
