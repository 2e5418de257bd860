/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-wizard-order.h"

#include <glib/gi18n.h>

PlumbWizardStep
plumb_wizard_order_get_first (PlumbWizardDraft *draft)
{
  return plumb_wizard_draft_is_edit (draft) ? PLUMB_WIZARD_GATHER : PLUMB_WIZARD_CHOOSE;
}

gboolean
plumb_wizard_order_has_step (PlumbWizardDraft *draft, PlumbWizardStep step)
{
  PlumbConnector *connector = plumb_wizard_draft_get_connector (draft);
  gboolean is_retired =
      connector != NULL && plumb_connector_get_info (connector)->retirement != NULL;

  if (connector == NULL)
    return TRUE;
  if (step == PLUMB_WIZARD_TEST)
    return !is_retired && plumb_connector_can (connector, PLUMB_VERB_SEND, NULL, NULL);
  return step != PLUMB_WIZARD_SHEET || !is_retired;
}

PlumbWizardStep
plumb_wizard_order_clamp (PlumbWizardDraft *draft, PlumbWizardStep step)
{
  while (step > PLUMB_WIZARD_CHOOSE && !plumb_wizard_order_has_step (draft, step))
    step--;
  return step;
}

PlumbWizardStep
plumb_wizard_order_get_next (PlumbWizardDraft *draft, PlumbWizardStep step)
{
  for (PlumbWizardStep next = step + 1; next < PLUMB_WIZARD_N_STEPS; next++)
    if (plumb_wizard_order_has_step (draft, next))
      return next;
  return step;
}

gboolean
plumb_wizard_order_saves_at (PlumbWizardDraft *draft, PlumbWizardStep step)
{
  PlumbWizardStep next = plumb_wizard_order_get_next (draft, step);

  if (step == PLUMB_WIZARD_SHEET || plumb_wizard_draft_is_saved (draft))
    return FALSE;
  return next == PLUMB_WIZARD_SHEET || next == step;
}

guint
plumb_wizard_order_count_reachable (PlumbWizardDraft *draft, PlumbWizardPage *const *pages,
                                    PlumbWizardStep furthest)
{
  guint n = PLUMB_WIZARD_GATHER;

  if (!plumb_wizard_draft_is_chosen (draft))
    return n;
  furthest = plumb_wizard_order_clamp (draft, furthest);
  while (n <= furthest &&
         (n == PLUMB_WIZARD_GATHER || !plumb_wizard_order_has_step (draft, n - 1) ||
          plumb_wizard_page_is_complete (pages[n - 1])))
    n++;
  return n;
}

void
plumb_wizard_order_show (PlumbWizardDraft *draft, PlumbWizardSteps *steps, PlumbWizardStep current,
                         guint n_reachable)
{
  for (PlumbWizardStep step = 0; step < PLUMB_WIZARD_N_STEPS; step++)
    plumb_wizard_steps_set_shown (steps, step, plumb_wizard_order_has_step (draft, step));
  plumb_wizard_steps_set_current (steps, current, plumb_wizard_order_get_first (draft),
                                  n_reachable);
}

const char *
plumb_wizard_order_get_next_label (PlumbWizardDraft *draft, PlumbWizardStep step)
{
  if (plumb_wizard_order_saves_at (draft, step))
    return _("Save");
  return plumb_wizard_order_get_next (draft, step) == step ? _("Done") : _("Next");
}

PlumbHelpTopic
plumb_wizard_order_get_topic (PlumbWizardStep step)
{
  static const PlumbHelpTopic topics[PLUMB_WIZARD_N_STEPS] = {
    [PLUMB_WIZARD_CHOOSE] = PLUMB_HELP_SETTING_UP,
    [PLUMB_WIZARD_GATHER] = PLUMB_HELP_DESTINATIONS,
    [PLUMB_WIZARD_FIELDS] = PLUMB_HELP_DESTINATIONS,
    [PLUMB_WIZARD_CHECK] = PLUMB_HELP_DESTINATIONS,
    [PLUMB_WIZARD_TEST] = PLUMB_HELP_TESTING,
    [PLUMB_WIZARD_SHEET] = PLUMB_HELP_SETTING_UP,
  };

  g_return_val_if_fail (step < PLUMB_WIZARD_N_STEPS, PLUMB_HELP_N_TOPICS);
  return topics[step];
}
