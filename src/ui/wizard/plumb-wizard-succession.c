/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-wizard-draft-private.h"

#include "plumb-succession.h"

PlumbConnector *
plumb_wizard_draft_find_successor (PlumbWizardDraft *self)
{
  g_return_val_if_fail (PLUMB_IS_WIZARD_DRAFT (self), NULL);

  return self->connector != NULL
             ? plumb_succession_find (self->services.connectors, self->connector)
             : NULL;
}

void
plumb_wizard_draft_succeed (PlumbWizardDraft *self)
{
  PlumbConnector *successor = plumb_wizard_draft_find_successor (self);
  PlumbWizardValues *typed = NULL;

  g_return_if_fail (successor != NULL);

  typed = self->current;
  plumb_wizard_draft_set_connector (self, successor);
  if (plumb_succession_copy (successor, typed->destination, typed->credentials,
                             self->current->destination, self->current->credentials))
    plumb_wizard_draft_note_change (self);
}
