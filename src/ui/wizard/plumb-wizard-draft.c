/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-wizard-draft.h"

#include "plumb-outcome-format.h"
#include "plumb-wizard-draft-private.h"

G_DEFINE_FINAL_TYPE (PlumbWizardDraft, plumb_wizard_draft, G_TYPE_OBJECT)

enum {
  CHANGED,
  SAVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

void
plumb_wizard_values_free (gpointer data)
{
  PlumbWizardValues *values = data;

  g_object_unref (values->destination);
  g_object_unref (values->credentials);
  g_free (values);
}

static void
plumb_wizard_draft_finalize (GObject *object)
{
  PlumbWizardDraft *self = PLUMB_WIZARD_DRAFT (object);

  g_hash_table_unref (self->values);
  g_clear_object (&self->connector);
  g_clear_object (&self->original);
  G_OBJECT_CLASS (plumb_wizard_draft_parent_class)->finalize (object);
}

static void
plumb_wizard_draft_class_init (PlumbWizardDraftClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = plumb_wizard_draft_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[SAVED] = g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, PLUMB_TYPE_DESTINATION);
}

static void
plumb_wizard_draft_init (PlumbWizardDraft *self)
{
  self->values = g_hash_table_new_full (NULL, NULL, NULL, plumb_wizard_values_free);
}

PlumbWizardDraft *
plumb_wizard_draft_new (const PlumbWizardServices *services)
{
  PlumbWizardDraft *self;

  g_return_val_if_fail (services != NULL, NULL);

  self = g_object_new (PLUMB_TYPE_WIZARD_DRAFT, NULL);
  self->services = *services;
  return self;
}

const PlumbWizardServices *
plumb_wizard_draft_get_services (PlumbWizardDraft *self)
{
  g_return_val_if_fail (PLUMB_IS_WIZARD_DRAFT (self), NULL);

  return &self->services;
}

gboolean
plumb_wizard_draft_is_chosen (PlumbWizardDraft *self)
{
  g_return_val_if_fail (PLUMB_IS_WIZARD_DRAFT (self), FALSE);

  return self->current != NULL;
}

void
plumb_wizard_draft_note_change (PlumbWizardDraft *self)
{
  self->has_changes = TRUE;
  self->revision++;
  g_signal_emit (self, signals[CHANGED], 0);
}

void
plumb_wizard_draft_copy_settings (PlumbDestination *from, PlumbDestination *to)
{
  g_autofree const char **old = plumb_destination_list_settings (to);
  g_autofree const char **new = plumb_destination_list_settings (from);

  for (guint i = 0; old[i] != NULL; i++)
    if (plumb_destination_get_setting (from, old[i]) == NULL)
      plumb_destination_set_setting (to, old[i], NULL);
  for (guint i = 0; new[i] != NULL; i++)
    plumb_destination_set_setting (to, new[i], plumb_destination_get_setting (from, new[i]));
  plumb_destination_set_name (to, plumb_destination_get_name (from));
}

/* A name that no destination has yet, from the kind's. */
static char *
invent_name (PlumbWizardDraft *self, const PlumbKindInfo *info)
{
  const char *title = plumb_outcome_translate (info->title);
  char *name = g_strdup (title);

  for (guint i = 2; plumb_destination_list_find (self->services.destinations, name) != NULL; i++) {
    g_free (name);
    name = g_strdup_printf ("%s %u", title, i);
  }
  return name;
}

static PlumbWizardValues *
make_values (PlumbWizardDraft *self, PlumbConnector *connector)
{
  PlumbWizardValues *values = g_new0 (PlumbWizardValues, 1);
  g_autofree char *name = invent_name (self, plumb_connector_get_info (connector));

  values->destination = plumb_destination_new (plumb_connector_get_kind (connector), name);
  plumb_destination_set_practice (values->destination, self->services.practice);
  plumb_destination_set_watching (values->destination, TRUE);
  values->credentials = plumb_credentials_new ();
  return values;
}

void
plumb_wizard_draft_set_connector (PlumbWizardDraft *self, PlumbConnector *connector)
{
  gpointer kind;
  PlumbWizardValues *values;

  g_return_if_fail (PLUMB_IS_WIZARD_DRAFT (self));
  g_return_if_fail (PLUMB_IS_CONNECTOR (connector));
  g_return_if_fail (!self->is_edit);

  if (!g_set_object (&self->connector, connector))
    return;
  kind = GUINT_TO_POINTER (plumb_connector_get_kind (connector));
  values = g_hash_table_lookup (self->values, kind);
  if (values == NULL) {
    values = make_values (self, connector);
    g_hash_table_insert (self->values, kind, values);
  }
  self->current = values;
  self->revision++;
  g_signal_emit (self, signals[CHANGED], 0);
}

PlumbConnector *
plumb_wizard_draft_get_connector (PlumbWizardDraft *self)
{
  g_return_val_if_fail (PLUMB_IS_WIZARD_DRAFT (self), NULL);

  return self->connector;
}

const PlumbKindInfo *
plumb_wizard_draft_get_info (PlumbWizardDraft *self)
{
  g_return_val_if_fail (PLUMB_IS_WIZARD_DRAFT (self), NULL);

  return self->connector != NULL ? plumb_connector_get_info (self->connector) : NULL;
}

gboolean
plumb_wizard_draft_is_edit (PlumbWizardDraft *self)
{
  g_return_val_if_fail (PLUMB_IS_WIZARD_DRAFT (self), FALSE);

  return self->is_edit;
}

PlumbDestination *
plumb_wizard_draft_get_destination (PlumbWizardDraft *self)
{
  g_return_val_if_fail (PLUMB_IS_WIZARD_DRAFT (self), NULL);

  return self->current != NULL ? self->current->destination : NULL;
}

PlumbCredentials *
plumb_wizard_draft_get_credentials (PlumbWizardDraft *self)
{
  g_return_val_if_fail (PLUMB_IS_WIZARD_DRAFT (self), NULL);

  return self->current != NULL ? self->current->credentials : NULL;
}

static gboolean
is_secret (PlumbWizardDraft *self, const char *key)
{
  const PlumbFieldSpec *field =
      plumb_kind_info_find_field (plumb_wizard_draft_get_info (self), key);

  return field != NULL && (field->flags & PLUMB_FIELD_SECRET) != 0;
}

const char *
plumb_wizard_draft_get_value (PlumbWizardDraft *self, const char *key)
{
  const char *value;

  g_return_val_if_fail (PLUMB_IS_WIZARD_DRAFT (self), "");
  g_return_val_if_fail (self->current != NULL, "");

  value = is_secret (self, key) ? plumb_credentials_get (self->current->credentials, key)
                                : plumb_destination_get_setting (self->current->destination, key);
  return value != NULL ? value : "";
}

gboolean
plumb_wizard_draft_uses_field (PlumbWizardDraft *self, const PlumbFieldSpec *field)
{
  g_return_val_if_fail (PLUMB_IS_WIZARD_DRAFT (self), FALSE);
  g_return_val_if_fail (self->current != NULL, FALSE);

  return plumb_connector_uses_field (self->connector, self->current->destination,
                                     self->current->credentials, field);
}

gboolean
plumb_wizard_draft_shows_row (PlumbWizardDraft *self, const PlumbSheetRow *row)
{
  g_return_val_if_fail (PLUMB_IS_WIZARD_DRAFT (self), FALSE);
  g_return_val_if_fail (self->current != NULL, FALSE);

  return plumb_connector_shows_row (self->connector, self->current->destination,
                                    self->current->credentials, row);
}

char *
plumb_wizard_draft_dup_row_value (PlumbWizardDraft *self, const PlumbSheetRow *row)
{
  char *value = NULL;

  g_return_val_if_fail (PLUMB_IS_WIZARD_DRAFT (self), NULL);
  g_return_val_if_fail (self->current != NULL && row != NULL, NULL);

  value = plumb_connector_dup_row_value (self->connector, self->current->destination,
                                         self->current->credentials, row);
  if (value != NULL && value[0] != '\0')
    return value;
  g_free (value);
  return g_strdup (row->note != NULL ? plumb_outcome_translate (row->note) : "");
}

static gboolean
put_value (PlumbWizardDraft *self, const char *key, const char *value)
{
  if (g_strcmp0 (plumb_wizard_draft_get_value (self, key), value) == 0)
    return FALSE;
  if (is_secret (self, key))
    plumb_credentials_set (self->current->credentials, key, value);
  else
    plumb_destination_set_setting (self->current->destination, key,
                                   value[0] != '\0' ? value : NULL);
  return TRUE;
}

void
plumb_wizard_draft_set_value (PlumbWizardDraft *self, const char *key, const char *value)
{
  g_return_if_fail (PLUMB_IS_WIZARD_DRAFT (self));
  g_return_if_fail (self->current != NULL);
  g_return_if_fail (key != NULL && value != NULL);

  if (put_value (self, key, value))
    plumb_wizard_draft_note_change (self);
}

void
plumb_wizard_draft_take_values (PlumbWizardDraft *self, GHashTable *values)
{
  const PlumbKindInfo *info;
  gboolean is_changed = FALSE;

  g_return_if_fail (PLUMB_IS_WIZARD_DRAFT (self));
  g_return_if_fail (self->current != NULL && values != NULL);

  info = plumb_wizard_draft_get_info (self);
  for (const PlumbFieldSpec *field = info->fields; field->key != NULL; field++) {
    const char *value = g_hash_table_lookup (values, field->key);

    if (value != NULL && put_value (self, field->key, value))
      is_changed = TRUE;
  }
  if (is_changed)
    plumb_wizard_draft_note_change (self);
}

const char *
plumb_wizard_draft_get_name (PlumbWizardDraft *self)
{
  g_return_val_if_fail (PLUMB_IS_WIZARD_DRAFT (self), "");
  g_return_val_if_fail (self->current != NULL, "");

  return plumb_destination_get_name (self->current->destination);
}

void
plumb_wizard_draft_set_name (PlumbWizardDraft *self, const char *name)
{
  g_return_if_fail (PLUMB_IS_WIZARD_DRAFT (self));
  g_return_if_fail (self->current != NULL && name != NULL);

  if (g_strcmp0 (plumb_wizard_draft_get_name (self), name) == 0)
    return;
  plumb_destination_set_name (self->current->destination, name);
  /* The name is no value of the service's: a check that passed stays true. */
  self->has_changes = TRUE;
  g_signal_emit (self, signals[CHANGED], 0);
}

gboolean
plumb_wizard_draft_is_name_taken (PlumbWizardDraft *self)
{
  PlumbDestination *other;

  g_return_val_if_fail (PLUMB_IS_WIZARD_DRAFT (self), FALSE);
  g_return_val_if_fail (self->current != NULL, FALSE);

  other =
      plumb_destination_list_find (self->services.destinations, plumb_wizard_draft_get_name (self));
  return other != NULL && g_strcmp0 (plumb_destination_get_id (other),
                                     plumb_destination_get_id (self->current->destination)) != 0;
}

gboolean
plumb_wizard_draft_is_session_only (PlumbWizardDraft *self)
{
  g_return_val_if_fail (PLUMB_IS_WIZARD_DRAFT (self), FALSE);

  return self->session_only;
}

void
plumb_wizard_draft_set_session_only (PlumbWizardDraft *self, gboolean session_only)
{
  g_return_if_fail (PLUMB_IS_WIZARD_DRAFT (self));

  if (self->session_only == session_only)
    return;
  self->session_only = session_only;
  g_signal_emit (self, signals[CHANGED], 0);
}

guint
plumb_wizard_draft_get_revision (PlumbWizardDraft *self)
{
  g_return_val_if_fail (PLUMB_IS_WIZARD_DRAFT (self), 0);

  return self->revision;
}

gboolean
plumb_wizard_draft_has_changes (PlumbWizardDraft *self)
{
  g_return_val_if_fail (PLUMB_IS_WIZARD_DRAFT (self), FALSE);

  return self->has_changes;
}

gboolean
plumb_wizard_draft_is_saved (PlumbWizardDraft *self)
{
  g_return_val_if_fail (PLUMB_IS_WIZARD_DRAFT (self), FALSE);

  return self->original != NULL && !self->has_changes;
}
