/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-wizard-draft.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define PLUMB_TYPE_WIZARD_PAGE (plumb_wizard_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (PlumbWizardPage, plumb_wizard_page, PLUMB, WIZARD_PAGE, AdwBin)

/**
 * PlumbWizardPageClass:
 * @enter: the page is shown; reads the draft
 * @leave: the page is no longer shown; stops what it started
 * @go_to_field: (nullable): moves the focus to the field @key
 *
 * One step of the wizard.  Properties: `title`, `draft`, `complete` (whether the user may go on)
 * and `busy`.
 *
 * Action: `page.explain` opens the window that explains an error.
 *
 * Signals, for the wizard: `go-next`, `go-to-field` (key), `show-lead` (tag), `tell` (a text to
 * show for a moment).
 */
struct _PlumbWizardPageClass {
  AdwBinClass parent_class;

  void (*enter) (PlumbWizardPage *self);
  void (*leave) (PlumbWizardPage *self);
  void (*go_to_field) (PlumbWizardPage *self, const char *key);
};

PlumbWizardDraft *plumb_wizard_page_get_draft (PlumbWizardPage *self);
const char *plumb_wizard_page_get_title (PlumbWizardPage *self);

void plumb_wizard_page_enter (PlumbWizardPage *self);
void plumb_wizard_page_leave (PlumbWizardPage *self);
void plumb_wizard_page_go_to_field (PlumbWizardPage *self, const char *key);

gboolean plumb_wizard_page_is_complete (PlumbWizardPage *self);
void plumb_wizard_page_set_complete (PlumbWizardPage *self, gboolean complete);
gboolean plumb_wizard_page_is_busy (PlumbWizardPage *self);
void plumb_wizard_page_set_busy (PlumbWizardPage *self, gboolean busy);

/* What pages ask of the wizard. */
void plumb_wizard_page_ask_next (PlumbWizardPage *self);
void plumb_wizard_page_ask_field (PlumbWizardPage *self, const char *key);
void plumb_wizard_page_ask_lead (PlumbWizardPage *self, const char *tag);
void plumb_wizard_page_tell (PlumbWizardPage *self, const char *text);

/* The window with the help on @topic and the chosen kind, in front of this one. */
void plumb_wizard_page_show_help (PlumbWizardPage *self, PlumbHelpTopic topic);

/* (nullable): the culprit's name in the user's language, if it is a field of the chosen kind. */
const char *plumb_wizard_page_find_field_label (PlumbWizardPage *self, const char *key);

G_END_DECLS
