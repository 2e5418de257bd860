/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-destination-actions.h"
#include "plumb-wizard.h"

G_BEGIN_DECLS

/* The parts of one class, in a file each. */

/* @window: weak: it goes when the user closes it. */
struct _PlumbDestinationActions {
  GObject parent_instance;
  PlumbSession *session;
  PlumbWindow *window;
  /* (nullable): weak: the one that a kind is chosen in. */
  PlumbWizard *set_up;
};

/* (nullable): the destination that an action's parameter means. */
PlumbDestination *plumb_destination_actions_find (PlumbDestinationActions *self, GVariant *id);
void plumb_destination_actions_say (PlumbDestinationActions *self, const char *sentence);
void plumb_destination_actions_edit_at (PlumbDestinationActions *self, GVariant *id,
                                        PlumbWizardStep step);

void plumb_destination_actions_edit_field (PlumbDestinationActions *self,
                                           PlumbDestination *destination, PlumbWizardStep step,
                                           const char *key);

/* @kind: %PLUMB_KIND_NONE: it is chosen in the wizard. */
void plumb_destination_actions_set_up (PlumbDestinationActions *self, PlumbKind kind);

/* The actions `explain` and `help`. */
void plumb_destination_actions_explain_cb (GSimpleAction *action, GVariant *id, gpointer user_data);
void plumb_destination_actions_help_cb (GSimpleAction *action, GVariant *id, gpointer user_data);

/* The action `convert`. */
void plumb_destination_actions_convert_cb (GSimpleAction *action, GVariant *id, gpointer user_data);

/* The actions `absence`, `dismiss-silence` and `support`. */
void plumb_destination_actions_absence_cb (GSimpleAction *action, GVariant *id, gpointer user_data);
void plumb_destination_actions_dismiss_silence_cb (GSimpleAction *action, GVariant *id,
                                                   gpointer user_data);
void plumb_destination_actions_support_cb (GSimpleAction *action, GVariant *id, gpointer user_data);

G_END_DECLS
