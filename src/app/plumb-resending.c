/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-resending.h"

#include "plumb-diagnosis.h"

#include <glib/gi18n.h>

/* What a sending works on. */
typedef struct {
  PlumbLead *lead;
  PlumbDestination *destination;
  PlumbConnector *connector;
} Resending;

static void
resending_free (Resending *resending)
{
  g_object_unref (resending->lead);
  g_object_unref (resending->destination);
  g_clear_object (&resending->connector);
  g_free (resending);
}

static void
sent_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PlumbAttempt) attempt =
      plumb_connector_send_finish (PLUMB_CONNECTOR (source), result, &error);
  Resending *resending = g_task_get_task_data (task);
  const char *name = plumb_destination_get_name (resending->destination);
  const PlumbDiagnosis *diagnosis;

  if (attempt == NULL) {
    g_task_return_error (task, g_steal_pointer (&error));
    return;
  }
  diagnosis = plumb_diagnose (plumb_destination_get_kind (resending->destination), attempt);
  if (diagnosis == NULL)
    /* Translators: %s is a destination's name. */
    g_task_return_pointer (task, g_strdup_printf (_("%s accepted the lead"), name), g_free);
  else
    /* Translators: a destination's name, and what went wrong there. */
    g_task_return_pointer (task, g_strdup_printf (_("%s: %s"), name, gettext (diagnosis->title)),
                                                  g_free);
}

static void
looked_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PlumbCredentials) credentials =
      plumb_destination_list_look_up_finish (PLUMB_DESTINATION_LIST (source), result, &error);
  Resending *resending = g_task_get_task_data (task);

  if (credentials == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    plumb_connector_send_async (resending->connector, resending->destination, credentials,
                                resending->lead, g_task_get_cancellable (task), sent_cb,
                                g_object_ref (task));
}

void
plumb_resending_start (PlumbProfile *profile, PlumbLead *lead, PlumbDestination *destination,
                       GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  g_autoptr (GError) error = NULL;
  Resending *resending = g_new0 (Resending, 1);
  PlumbConnector *connector;

  resending->lead = g_object_ref (lead);
  resending->destination = g_object_ref (destination);
  g_task_set_source_tag (task, plumb_resending_start);
  g_task_set_task_data (task, resending, (GDestroyNotify) resending_free);
  connector = plumb_profile_get_connector (profile, destination, &error);
  if (connector == NULL) {
    g_task_return_error (task, g_steal_pointer (&error));
    return;
  }
  resending->connector = g_object_ref (connector);
  plumb_destination_list_look_up_async (plumb_profile_get_destinations (profile), destination,
                                        cancellable, looked_up_cb, g_steal_pointer (&task));
}

char *
plumb_resending_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
