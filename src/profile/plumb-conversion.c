/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-conversion.h"

#include "plumb-diagnosis.h"
#include "plumb-error.h"
#include "plumb-succession.h"

#include <glib/gi18n.h>

typedef struct {
  PlumbConnector *successor;
  PlumbDestination *old;
  PlumbDestination *destination;
  PlumbCredentials *credentials;
  GHashTable *values;
  gboolean remove_old;
} Conversion;

static void
free_conversion (Conversion *self)
{
  g_object_unref (self->successor);
  g_object_unref (self->old);
  g_object_unref (self->destination);
  g_object_unref (self->credentials);
  g_clear_pointer (&self->values, g_hash_table_unref);
  g_free (self);
}

static PlumbDestinationList *
get_list (GTask *task)
{
  return plumb_profile_get_destinations (g_task_get_source_object (task));
}

static void
return_new (GTask *task)
{
  Conversion *conversion = g_task_get_task_data (task);
  PlumbDestination *kept = plumb_destination_list_find_id (
      get_list (task), plumb_destination_get_id (conversion->destination));

  g_task_return_pointer (task, g_object_ref (kept != NULL ? kept : conversion->destination),
                         g_object_unref);
}

static void
removed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  if (plumb_destination_list_remove_finish (PLUMB_DESTINATION_LIST (source), result, &error))
    return_new (task);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static gboolean
has_same_secrets (PlumbCredentials *given, PlumbCredentials *kept)
{
  g_autofree const char **keys = plumb_credentials_list (given);

  for (guint i = 0; keys[i] != NULL; i++)
    if (g_strcmp0 (plumb_credentials_get (given, keys[i]), plumb_credentials_get (kept, keys[i])) !=
        0)
      return FALSE;
  return TRUE;
}

/* The old destination may hold the only copy of the secret: it goes last. */
static void
proved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PlumbCredentials) kept =
      plumb_destination_list_look_up_finish (PLUMB_DESTINATION_LIST (source), result, &error);
  GCancellable *cancellable = g_task_get_cancellable (task);
  PlumbDestinationList *list = get_list (task);
  Conversion *conversion = g_task_get_task_data (task);

  if (kept == NULL) {
    g_task_return_error (task, g_steal_pointer (&error));
    return;
  }
  if (!has_same_secrets (conversion->credentials, kept)) {
    g_task_return_new_error (task, PLUMB_ERROR, PLUMB_ERROR_SECRET,
                             _("The keyring did not keep the secret. The old destination stays."));
    return;
  }
  if (conversion->remove_old)
    plumb_destination_list_remove_async (list, conversion->old, cancellable, removed_cb,
                                         g_steal_pointer (&task));
  else
    return_new (task);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  GCancellable *cancellable = g_task_get_cancellable (task);
  PlumbDestinationList *list = get_list (task);
  Conversion *conversion = g_task_get_task_data (task);

  if (!plumb_destination_list_save_finish (PLUMB_DESTINATION_LIST (source), result, &error)) {
    g_task_return_error (task, g_steal_pointer (&error));
    return;
  }
  plumb_destination_list_look_up_async (list, conversion->destination, cancellable, proved_cb,
                                        g_steal_pointer (&task));
}

static void
put_values (Conversion *conversion)
{
  const PlumbKindInfo *info = plumb_connector_get_info (conversion->successor);

  for (const PlumbFieldSpec *field = info->fields; field->key != NULL; field++) {
    const char *value = g_hash_table_lookup (conversion->values, field->key);

    if (value != NULL && (field->flags & PLUMB_FIELD_SECRET) != 0)
      plumb_credentials_set (conversion->credentials, field->key, value);
    else if (value != NULL)
      plumb_destination_set_setting (conversion->destination, field->key, value);
  }
}

static gboolean
are_values_good (Conversion *conversion, GError **error)
{
  PlumbFinding finding = plumb_connector_check_fields (
      conversion->successor, conversion->destination, conversion->credentials, NULL);
  const PlumbDiagnosis *diagnosis = plumb_diagnosis_find (finding.diagnosis);

  if (finding.level != PLUMB_FINDING_FAULT || diagnosis == NULL)
    return finding.level != PLUMB_FINDING_FAULT;
  g_set_error (error, PLUMB_ERROR, PLUMB_ERROR_SETTING, "%s. %s", gettext (diagnosis->title),
               gettext (diagnosis->fix));
  return FALSE;
}

static void
looked_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PlumbCredentials) credentials =
      plumb_destination_list_look_up_finish (PLUMB_DESTINATION_LIST (source), result, &error);
  GCancellable *cancellable = g_task_get_cancellable (task);
  PlumbDestinationList *list = get_list (task);
  Conversion *conversion = g_task_get_task_data (task);

  if (credentials != NULL)
    plumb_succession_copy (conversion->successor, conversion->old, credentials,
                           conversion->destination, conversion->credentials);
  if (conversion->values != NULL)
    put_values (conversion);
  if (credentials == NULL || !are_values_good (conversion, &error)) {
    g_task_return_error (task, g_steal_pointer (&error));
    return;
  }
  plumb_destination_list_save_async (list, conversion->destination, conversion->credentials, FALSE,
                                     cancellable, saved_cb, g_steal_pointer (&task));
}

/* (transfer full): a name that no destination has yet. */
static char *
invent_name (PlumbDestinationList *list, PlumbDestination *old, PlumbConnector *successor)
{
  const char *title = gettext (plumb_connector_get_info (successor)->title);
  const char *old_name = plumb_destination_get_name (old);
  char *name = g_strdup_printf ("%s (%s)", old_name, title);

  for (guint i = 2; plumb_destination_list_find (list, name) != NULL; i++) {
    g_free (name);
    name = g_strdup_printf ("%s (%s %u)", old_name, title, i);
  }
  return name;
}

static Conversion *
make_conversion (PlumbProfile *profile, PlumbConnector *successor, PlumbDestination *old,
                 const char *name)
{
  Conversion *conversion = g_new0 (Conversion, 1);
  g_autofree char *invented =
      name == NULL ? invent_name (plumb_profile_get_destinations (profile), old, successor) : NULL;

  conversion->successor = g_object_ref (successor);
  conversion->old = g_object_ref (old);
  conversion->destination =
      plumb_destination_new (plumb_connector_get_kind (successor), name != NULL ? name : invented);
  conversion->credentials = plumb_credentials_new ();
  plumb_destination_set_practice (conversion->destination, plumb_destination_is_practice (old));
  return conversion;
}

void
plumb_conversion_run_async (PlumbProfile *profile, PlumbDestination *old, const char *name,
                            GHashTable *values, gboolean remove_old, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (profile, cancellable, callback, user_data);
  PlumbConnector *connector = NULL;
  PlumbConnector *successor = NULL;
  Conversion *conversion = NULL;

  g_return_if_fail (PLUMB_IS_PROFILE (profile));
  g_return_if_fail (PLUMB_IS_DESTINATION (old));

  g_task_set_source_tag (task, plumb_conversion_run_async);
  connector = plumb_profile_get_connector (profile, old, NULL);
  if (connector != NULL)
    successor = plumb_succession_find (plumb_profile_get_connectors (profile), connector);
  if (successor == NULL) {
    g_task_return_new_error (task, PLUMB_ERROR, PLUMB_ERROR_UNSUPPORTED,
                             _("Leads still come to this kind of destination. There is nothing to "
                             "convert it to."));
    return;
  }
  conversion = make_conversion (profile, successor, old, name);
  conversion->values = values != NULL ? g_hash_table_ref (values) : NULL;
  conversion->remove_old = remove_old;
  g_task_set_task_data (task, conversion, (GDestroyNotify) free_conversion);
  plumb_destination_list_look_up_async (plumb_profile_get_destinations (profile), old, cancellable,
                                        looked_up_cb, g_steal_pointer (&task));
}

PlumbDestination *
plumb_conversion_run_finish (PlumbProfile *profile, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, profile), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
