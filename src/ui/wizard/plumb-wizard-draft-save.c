/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-wizard-draft-private.h"

#include "plumb-wizard-draft.h"

#define TEXT_TYPE "(sa{ss})"

PlumbDestination *
plumb_wizard_draft_get_original (PlumbWizardDraft *self)
{
  g_return_val_if_fail (PLUMB_IS_WIZARD_DRAFT (self), NULL);

  return self->original;
}

gboolean
plumb_wizard_draft_reads_endpoint (PlumbWizardDraft *self)
{
  g_return_val_if_fail (PLUMB_IS_WIZARD_DRAFT (self), FALSE);
  g_return_val_if_fail (self->current != NULL, FALSE);

  return self->services.inbox != NULL &&
         plumb_inbox_receives_from (self->services.inbox, self->connector,
                                    self->current->destination, self->current->credentials);
}

/* What saving changes, and what it must put back if it fails. */
typedef struct {
  PlumbDestination *target;
  PlumbDestination *before;
  guint revision;
} Saving;

static void
free_saving (gpointer data)
{
  Saving *saving = data;

  g_object_unref (saving->target);
  g_clear_object (&saving->before);
  g_free (saving);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  PlumbWizardDraft *self = g_task_get_source_object (task);
  Saving *saving = g_task_get_task_data (task);

  if (!plumb_destination_list_save_finish (PLUMB_DESTINATION_LIST (source), result, &error)) {
    if (saving->before != NULL)
      plumb_wizard_draft_copy_settings (saving->before, saving->target);
    g_task_return_error (task, g_steal_pointer (&error));
    return;
  }

  g_set_object (&self->original, saving->target);
  self->is_edit = TRUE;
  if (self->revision == saving->revision)
    self->has_changes = FALSE;
  if (self->services.save_draft != NULL)
    self->services.save_draft (plumb_destination_get_kind (saving->target), NULL,
                               self->services.data);
  g_signal_emit_by_name (self, "saved", saving->target);
  g_task_return_boolean (task, TRUE);
}

void
plumb_wizard_draft_save_async (PlumbWizardDraft *self, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autofree const char **secrets = NULL;
  PlumbDestination *destination;
  Saving *saving;

  g_return_if_fail (PLUMB_IS_WIZARD_DRAFT (self));
  g_return_if_fail (self->current != NULL);

  destination = self->current->destination;
  saving = g_new0 (Saving, 1);
  saving->revision = self->revision;
  if (self->original != NULL) {
    saving->target = g_object_ref (self->original);
    saving->before = plumb_destination_copy (self->original);
    plumb_wizard_draft_copy_settings (destination, saving->target);
  } else {
    saving->target = plumb_destination_copy (destination);
  }

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, plumb_wizard_draft_save_async);
  g_task_set_task_data (task, saving, free_saving);
  /* Without any secret here those in the keyring stay: they may be there and just locked. */
  secrets = plumb_credentials_list (self->current->credentials);
  plumb_destination_list_save_async (self->services.destinations, saving->target,
                                     secrets[0] != NULL ? self->current->credentials : NULL,
                                     self->session_only, cancellable, saved_cb,
                                     g_steal_pointer (&task));
}

gboolean
plumb_wizard_draft_save_finish (PlumbWizardDraft *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
looked_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PlumbCredentials) credentials =
      plumb_destination_list_look_up_finish (PLUMB_DESTINATION_LIST (source), result, &error);
  PlumbWizardDraft *self = g_task_get_source_object (task);
  PlumbDestination *original = g_task_get_task_data (task);
  PlumbWizardValues *values;
  PlumbKind kind = plumb_destination_get_kind (original);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
    g_task_return_error (task, g_steal_pointer (&error));
    return;
  }

  g_set_object (&self->connector, plumb_connectors_get (self->services.connectors, kind));
  values = g_new0 (PlumbWizardValues, 1);
  values->destination = plumb_destination_copy (original);
  values->credentials =
      credentials != NULL ? plumb_credentials_copy (credentials) : plumb_credentials_new ();
  g_hash_table_replace (self->values, GUINT_TO_POINTER (kind), values);
  self->current = values;
  g_set_object (&self->original, original);
  self->is_edit = TRUE;
  plumb_wizard_draft_note_change (self);
  self->has_changes = FALSE;
  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_boolean (task, TRUE);
}

void
plumb_wizard_draft_edit_async (PlumbWizardDraft *self, PlumbDestination *original,
                               GCancellable *cancellable, GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (PLUMB_IS_WIZARD_DRAFT (self));
  g_return_if_fail (PLUMB_IS_DESTINATION (original));
  g_return_if_fail (plumb_connectors_get (self->services.connectors,
                                          plumb_destination_get_kind (original)) != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, plumb_wizard_draft_edit_async);
  g_task_set_task_data (task, g_object_ref (original), g_object_unref);
  plumb_destination_list_look_up_async (self->services.destinations, original, cancellable,
                                        looked_up_cb, g_steal_pointer (&task));
}

gboolean
plumb_wizard_draft_edit_finish (PlumbWizardDraft *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

char *
plumb_wizard_draft_to_text (PlumbWizardDraft *self)
{
  GVariantBuilder settings;
  g_autoptr (GVariant) variant = NULL;
  g_autofree const char **keys = NULL;
  PlumbDestination *destination;

  g_return_val_if_fail (PLUMB_IS_WIZARD_DRAFT (self), NULL);
  g_return_val_if_fail (self->current != NULL, NULL);

  destination = self->current->destination;
  keys = plumb_destination_list_settings (destination);
  g_variant_builder_init (&settings, G_VARIANT_TYPE ("a{ss}"));
  for (guint i = 0; keys[i] != NULL; i++)
    g_variant_builder_add (&settings, "{ss}", keys[i],
                           plumb_destination_get_setting (destination, keys[i]));
  variant = g_variant_ref_sink (
      g_variant_new (TEXT_TYPE, plumb_destination_get_name (destination), &settings));
  return g_variant_print (variant, FALSE);
}

gboolean
plumb_wizard_draft_take_text (PlumbWizardDraft *self, const char *text)
{
  g_autoptr (GVariant) variant = NULL;
  g_autoptr (GVariantIter) settings = NULL;
  const char *name;
  const char *key;
  const char *value;

  g_return_val_if_fail (PLUMB_IS_WIZARD_DRAFT (self), FALSE);
  g_return_val_if_fail (self->current != NULL && text != NULL, FALSE);

  variant = g_variant_parse (G_VARIANT_TYPE (TEXT_TYPE), text, NULL, NULL, NULL);
  if (variant == NULL)
    return FALSE;
  g_variant_get (variant, "(&sa{ss})", &name, &settings);
  plumb_wizard_draft_set_name (self, name);
  while (g_variant_iter_next (settings, "{&s&s}", &key, &value))
    if (plumb_kind_info_find_field (plumb_wizard_draft_get_info (self), key) != NULL)
      plumb_wizard_draft_set_value (self, key, value);
  return TRUE;
}
