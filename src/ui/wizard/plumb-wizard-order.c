/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-wizard-order.h"

#include <glib/gi18n.h>

PlumbWizardStep
plumb_wizard_order_get_first (PlumbWizardDraft *draft)
{
  return plumb_wizard_draft_is_edit (draft) ? PLUMB_WIZARD_GATHER : PLUMB_WIZARD_CHOOSE;
}

guint
plumb_wizard_order_count_reachable (PlumbWizardDraft *draft, PlumbWizardPage *const *pages,
                                    PlumbWizardStep furthest)
{
  guint n = PLUMB_WIZARD_GATHER;

  if (!plumb_wizard_draft_is_chosen (draft))
    return n;
  while (n <= furthest &&
         (n == PLUMB_WIZARD_GATHER || plumb_wizard_page_is_complete (pages[n - 1])))
    n++;
  return n;
}

const char *
plumb_wizard_order_get_next_label (PlumbWizardDraft *draft, PlumbWizardStep step)
{
  if (step == PLUMB_WIZARD_SHEET)
    return _("Done");
  if (step == PLUMB_WIZARD_TEST && !plumb_wizard_draft_is_saved (draft))
    return _("Save");
  return _("Next");
}
