/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-wizard-draft.h"

G_BEGIN_DECLS

/* What was typed for one kind. */
typedef struct {
  PlumbDestination *destination;
  PlumbCredentials *credentials;
} PlumbWizardValues;

struct _PlumbWizardDraft {
  GObject parent_instance;

  PlumbWizardServices services;
  PlumbConnector *connector;
  GHashTable *values; /* by kind */
  PlumbWizardValues *current;
  PlumbDestination *original;
  gboolean is_edit;
  gboolean session_only;
  gboolean has_changes;
  guint revision;
};

void plumb_wizard_values_free (gpointer data);

/* Counts and tells that a value was changed. */
void plumb_wizard_draft_note_change (PlumbWizardDraft *self);

/* The name and the settings of @from, and none that it does not have. */
void plumb_wizard_draft_copy_settings (PlumbDestination *from, PlumbDestination *to);

G_END_DECLS
