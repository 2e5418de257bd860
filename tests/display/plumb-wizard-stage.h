/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-keyring.h"
#include "plumb-store.h"
#include "plumb-wizard-services.h"

G_BEGIN_DECLS

/**
 * WizardStage:
 *
 * What a wizard needs, with a real store and a connector that does as it is told: a secret `wrong`
 * fails the check and is refused, a region `us` stores another country than was sent.  A second
 * kind is retired, and the first takes its place.
 */
typedef struct {
  char *folder;
  PlumbStore *store;
  PlumbKeyring *keyring;
  PlumbHttp *http;
  PlumbConnectors *connectors;
  PlumbDestinationList *destinations;
  GHashTable *drafts; /* by kind */
  PlumbWizardServices services;
} WizardStage;

WizardStage *wizard_stage_new (PlumbKeyring *keyring);
void wizard_stage_free (WizardStage *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (WizardStage, wizard_stage_free)

G_END_DECLS
