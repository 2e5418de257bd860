/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-wizard-services.h"

G_BEGIN_DECLS

#define PLUMB_TYPE_WIZARD_DRAFT (plumb_wizard_draft_get_type ())
G_DECLARE_FINAL_TYPE (PlumbWizardDraft, plumb_wizard_draft, PLUMB, WIZARD_DRAFT, GObject)

/**
 * PlumbWizardDraft:
 *
 * What the user has typed so far, shared by the wizard's pages: a destination that is saved only
 * when the user says so, and its secrets.  Each kind that was chosen keeps its own values, so that
 * looking at another kind loses nothing.
 *
 * Signals: `changed` (a value, the name, or another kind was chosen), `saved` (the
 * #PlumbDestination in the list).
 */
PlumbWizardDraft *plumb_wizard_draft_new (const PlumbWizardServices *services);

const PlumbWizardServices *plumb_wizard_draft_get_services (PlumbWizardDraft *self);

/* Whether a kind was chosen; everything below but set_connector() and edit_async() needs one. */
gboolean plumb_wizard_draft_is_chosen (PlumbWizardDraft *self);

/* Goes on with what was typed for this kind, if anything. */
void plumb_wizard_draft_set_connector (PlumbWizardDraft *self, PlumbConnector *connector);
PlumbConnector *plumb_wizard_draft_get_connector (PlumbWizardDraft *self);
const PlumbKindInfo *plumb_wizard_draft_get_info (PlumbWizardDraft *self);

/**
 * plumb_wizard_draft_edit_async:
 *
 * Works on a copy of @original, which is changed only by saving, and looks its secrets up.
 */
void plumb_wizard_draft_edit_async (PlumbWizardDraft *self, PlumbDestination *original,
                                    GCancellable *cancellable, GAsyncReadyCallback callback,
                                    gpointer user_data);
/* Errors: its secrets could not be had; unless it was cancelled, all else is there. */
gboolean plumb_wizard_draft_edit_finish (PlumbWizardDraft *self, GAsyncResult *result,
                                         GError **error);
/* (nullable): borrowed: the connector of the kind to set up in place of the chosen one, if that is
 * retired. */
PlumbConnector *plumb_wizard_draft_find_successor (PlumbWizardDraft *self);
/* Chooses it, and takes over what was typed for the retired one. */
void plumb_wizard_draft_succeed (PlumbWizardDraft *self);

/* Whether a destination that exists already is being changed. */
gboolean plumb_wizard_draft_is_edit (PlumbWizardDraft *self);

/* (nullable): the object in the list of destinations, once there is one. */
PlumbDestination *plumb_wizard_draft_get_original (PlumbWizardDraft *self);

PlumbDestination *plumb_wizard_draft_get_destination (PlumbWizardDraft *self);
PlumbCredentials *plumb_wizard_draft_get_credentials (PlumbWizardDraft *self);

/* Plain and secret values alike; "" for unset. */
const char *plumb_wizard_draft_get_value (PlumbWizardDraft *self, const char *key);
void plumb_wizard_draft_set_value (PlumbWizardDraft *self, const char *key, const char *value);
/* (element-type utf8 utf8): by field key; others are passed over. */
void plumb_wizard_draft_take_values (PlumbWizardDraft *self, GHashTable *values);

/* Whether @field counts with these values. */
gboolean plumb_wizard_draft_uses_field (PlumbWizardDraft *self, const PlumbFieldSpec *field);

/* Whether @row stands in Partner Center's dialog with these values, and (transfer full) what goes
 * into it or is said there; "" for nothing. */
gboolean plumb_wizard_draft_shows_row (PlumbWizardDraft *self, const PlumbSheetRow *row);
char *plumb_wizard_draft_dup_row_value (PlumbWizardDraft *self, const PlumbSheetRow *row);

const char *plumb_wizard_draft_get_name (PlumbWizardDraft *self);
void plumb_wizard_draft_set_name (PlumbWizardDraft *self, const char *name);
gboolean plumb_wizard_draft_is_name_taken (PlumbWizardDraft *self);

gboolean plumb_wizard_draft_is_session_only (PlumbWizardDraft *self);
void plumb_wizard_draft_set_session_only (PlumbWizardDraft *self, gboolean session_only);

/* Grows with every change of a value: tells a page whether what it did is still true. */
guint plumb_wizard_draft_get_revision (PlumbWizardDraft *self);

/* Whether something was typed that is not saved. */
gboolean plumb_wizard_draft_has_changes (PlumbWizardDraft *self);
/* Whether the destination, as it stands here, is in the list of destinations. */
gboolean plumb_wizard_draft_is_saved (PlumbWizardDraft *self);

/* Whether test leads sent with these values come back to Plumb's own endpoint. */
gboolean plumb_wizard_draft_reads_endpoint (PlumbWizardDraft *self);

void plumb_wizard_draft_save_async (PlumbWizardDraft *self, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer user_data);
gboolean plumb_wizard_draft_save_finish (PlumbWizardDraft *self, GAsyncResult *result,
                                         GError **error);

/* (transfer full): name and plain values, no secret, for @save_draft. */
char *plumb_wizard_draft_to_text (PlumbWizardDraft *self);
/* Takes over what plumb_wizard_draft_to_text() gave; %FALSE if @text is nothing of the sort. */
gboolean plumb_wizard_draft_take_text (PlumbWizardDraft *self, const char *text);

G_END_DECLS
