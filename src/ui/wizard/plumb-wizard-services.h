/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-connectors.h"
#include "plumb-destination-list.h"
#include "plumb-help.h"
#include "plumb-inbox.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * PlumbWizardServices:
 * @connectors: the kinds to choose from
 * @destinations: where a destination is saved
 * @inbox: (nullable): tells when a test lead is in the list
 * @store: (nullable): only handed on to the proof
 * @practice: whether what is made here is marked as practice
 * @dup_practice_fields: (nullable): values of a simulated service, by field key (element-type utf8
 *   utf8) (transfer full) (nullable)
 * @dup_suggestion_label: (nullable): what the button says that fills in the field @key, e.g. "Use
 *   Plumb's own endpoint"; %NULL where there is nothing to suggest
 * @suggest_async: (nullable): finds that value; its result is a #GTask that returns the text
 * @dup_draft: (nullable): the unfinished set-up of a kind, as it was given to @save_draft
 * @save_draft: (nullable): keeps an unfinished set-up (never a secret); %NULL forgets it
 * @open_explanation: (nullable): the window that explains an error, not yet presented; it has a
 * signal `go-to-field` ("", the field's key)
 * @open_help: (nullable): the window with the help, not yet presented
 * @data: for the functions
 *
 * What the wizard is given by the application.  A plain value; everything in it is borrowed and
 * outlives the wizard.
 */
typedef struct {
  PlumbConnectors *connectors;
  PlumbDestinationList *destinations;
  PlumbInbox *inbox;
  PlumbStore *store;
  gboolean practice;
  GHashTable *(*dup_practice_fields) (PlumbKind kind, gpointer data);
  char *(*dup_suggestion_label) (PlumbKind kind, const char *key, gpointer data);
  void (*suggest_async) (PlumbKind kind, const char *key, GCancellable *cancellable,
                         GAsyncReadyCallback callback, gpointer user_data, gpointer data);
  char *(*dup_draft) (PlumbKind kind, gpointer data);
  void (*save_draft) (PlumbKind kind, const char *draft, gpointer data);
  GtkWindow *(*open_explanation) (PlumbKind kind, GtkWindow *wizard, gpointer data);
  GtkWindow *(*open_help) (PlumbKind kind, PlumbHelpTopic topic, GtkWindow *wizard, gpointer data);
  gpointer data;
} PlumbWizardServices;

G_END_DECLS
