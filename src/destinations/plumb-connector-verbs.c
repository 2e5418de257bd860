/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-connector.h"

#include "plumb-clock.h"
#include "plumb-error.h"

#include <glib/gi18n.h>

PlumbPage *
plumb_page_new (PlumbAttempt *attempt)
{
  PlumbPage *self = NULL;

  g_return_val_if_fail (PLUMB_IS_ATTEMPT (attempt), NULL);

  self = g_new0 (PlumbPage, 1);
  self->attempt = g_object_ref (attempt);
  self->leads = g_ptr_array_new_with_free_func (g_object_unref);
  return self;
}

void
plumb_page_free (PlumbPage *self)
{
  if (self == NULL)
    return;
  g_object_unref (self->attempt);
  g_clear_object (&self->complaint);
  g_ptr_array_unref (self->leads);
  g_free (self->cursor);
  g_free (self);
}

gint64
plumb_page_get_present (const PlumbPage *self)
{
  gint64 told;

  g_return_val_if_fail (self != NULL, 0);

  told = plumb_attempt_get_server_time (self->attempt);
  return told != 0 ? told : plumb_clock_now ();
}

PlumbConfirmation *
plumb_confirmation_new (PlumbAttempt *attempt, PlumbLead *found)
{
  PlumbConfirmation *self = NULL;

  g_return_val_if_fail (PLUMB_IS_ATTEMPT (attempt), NULL);
  g_return_val_if_fail (found == NULL || PLUMB_IS_LEAD (found), NULL);

  self = g_new0 (PlumbConfirmation, 1);
  self->attempt = g_object_ref (attempt);
  g_set_object (&self->found, found);
  return self;
}

void
plumb_confirmation_free (PlumbConfirmation *self)
{
  if (self == NULL)
    return;
  g_object_unref (self->attempt);
  g_clear_object (&self->found);
  g_free (self);
}

static gboolean
is_for (PlumbConnector *self, PlumbDestination *destination, PlumbCredentials *credentials)
{
  return PLUMB_IS_DESTINATION (destination) && PLUMB_IS_CREDENTIALS (credentials) &&
         plumb_destination_get_kind (destination) == plumb_connector_get_kind (self);
}

static void
report_unsupported (PlumbConnector *self, GAsyncReadyCallback callback, gpointer user_data,
                    gpointer tag)
{
  g_task_report_new_error (self, callback, user_data, tag, PLUMB_ERROR, PLUMB_ERROR_UNSUPPORTED,
                           _("This kind of destination has nothing of the sort"));
}

void
plumb_connector_verify_async (PlumbConnector *self, PlumbDestination *destination,
                              PlumbCredentials *credentials, GListStore *rungs,
                              GCancellable *cancellable, GAsyncReadyCallback callback,
                              gpointer user_data)
{
  PlumbConnectorClass *klass = NULL;

  g_return_if_fail (PLUMB_IS_CONNECTOR (self));
  g_return_if_fail (is_for (self, destination, credentials));
  g_return_if_fail (G_IS_LIST_STORE (rungs));

  klass = PLUMB_CONNECTOR_GET_CLASS (self);
  if (klass->verify_async == NULL)
    report_unsupported (self, callback, user_data, plumb_connector_verify_async);
  else
    klass->verify_async (self, destination, credentials, rungs, cancellable, callback, user_data);
}

gboolean
plumb_connector_verify_finish (PlumbConnector *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

void
plumb_connector_send_async (PlumbConnector *self, PlumbDestination *destination,
                            PlumbCredentials *credentials, PlumbLead *lead,
                            GCancellable *cancellable, GAsyncReadyCallback callback,
                            gpointer user_data)
{
  PlumbConnectorClass *klass = NULL;

  g_return_if_fail (PLUMB_IS_CONNECTOR (self));
  g_return_if_fail (is_for (self, destination, credentials));
  g_return_if_fail (PLUMB_IS_LEAD (lead));

  klass = PLUMB_CONNECTOR_GET_CLASS (self);
  if (klass->send_async == NULL)
    report_unsupported (self, callback, user_data, plumb_connector_send_async);
  else
    klass->send_async (self, destination, credentials, lead, cancellable, callback, user_data);
}

PlumbAttempt *
plumb_connector_send_finish (PlumbConnector *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
plumb_connector_confirm_async (PlumbConnector *self, PlumbDestination *destination,
                               PlumbCredentials *credentials, PlumbLead *lead,
                               GCancellable *cancellable, GAsyncReadyCallback callback,
                               gpointer user_data)
{
  PlumbConnectorClass *klass = NULL;

  g_return_if_fail (PLUMB_IS_CONNECTOR (self));
  g_return_if_fail (is_for (self, destination, credentials));
  g_return_if_fail (PLUMB_IS_LEAD (lead));

  klass = PLUMB_CONNECTOR_GET_CLASS (self);
  if (klass->confirm_async == NULL)
    report_unsupported (self, callback, user_data, plumb_connector_confirm_async);
  else
    klass->confirm_async (self, destination, credentials, lead, cancellable, callback, user_data);
}

PlumbAttempt *
plumb_connector_confirm_finish (PlumbConnector *self, GAsyncResult *result, PlumbLead **found,
                                GError **error)
{
  g_autoptr (PlumbConfirmation) confirmation = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  if (found != NULL)
    *found = NULL;
  confirmation = g_task_propagate_pointer (G_TASK (result), error);
  if (confirmation == NULL)
    return NULL;
  if (found != NULL)
    *found = g_steal_pointer (&confirmation->found);
  return g_object_ref (confirmation->attempt);
}

/* A kind that knows of no cause has an answer all the same. */
void
plumb_connector_find_cause_async (PlumbConnector *self, PlumbDestination *destination,
                                  PlumbCredentials *credentials, PlumbLead *lead,
                                  GCancellable *cancellable, GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  PlumbConnectorClass *klass = NULL;
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (PLUMB_IS_CONNECTOR (self));
  g_return_if_fail (is_for (self, destination, credentials));
  g_return_if_fail (PLUMB_IS_LEAD (lead));

  klass = PLUMB_CONNECTOR_GET_CLASS (self);
  if (klass->find_cause_async != NULL) {
    klass->find_cause_async (self, destination, credentials, lead, cancellable, callback,
                             user_data);
    return;
  }
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, plumb_connector_find_cause_async);
  g_task_return_pointer (task, NULL, NULL);
}

PlumbAttempt *
plumb_connector_find_cause_finish (PlumbConnector *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
plumb_connector_watch_async (PlumbConnector *self, PlumbDestination *destination,
                             PlumbCredentials *credentials, const char *cursor,
                             GCancellable *cancellable, GAsyncReadyCallback callback,
                             gpointer user_data)
{
  PlumbConnectorClass *klass = NULL;

  g_return_if_fail (PLUMB_IS_CONNECTOR (self));
  g_return_if_fail (is_for (self, destination, credentials));

  klass = PLUMB_CONNECTOR_GET_CLASS (self);
  if (klass->watch_async == NULL)
    report_unsupported (self, callback, user_data, plumb_connector_watch_async);
  else
    klass->watch_async (self, destination, credentials, cursor, cancellable, callback, user_data);
}

PlumbPage *
plumb_connector_watch_finish (PlumbConnector *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
plumb_connector_find_tests_async (PlumbConnector *self, PlumbDestination *destination,
                                  PlumbCredentials *credentials, const char *cursor,
                                  GCancellable *cancellable, GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  PlumbConnectorClass *klass = NULL;

  g_return_if_fail (PLUMB_IS_CONNECTOR (self));
  g_return_if_fail (is_for (self, destination, credentials));

  klass = PLUMB_CONNECTOR_GET_CLASS (self);
  if (klass->find_tests_async == NULL)
    report_unsupported (self, callback, user_data, plumb_connector_find_tests_async);
  else
    klass->find_tests_async (self, destination, credentials, cursor, cancellable, callback,
                             user_data);
}

PlumbPage *
plumb_connector_find_tests_finish (PlumbConnector *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
plumb_connector_delete_async (PlumbConnector *self, PlumbDestination *destination,
                              PlumbCredentials *credentials, PlumbLead *lead,
                              GCancellable *cancellable, GAsyncReadyCallback callback,
                              gpointer user_data)
{
  PlumbConnectorClass *klass = NULL;

  g_return_if_fail (PLUMB_IS_CONNECTOR (self));
  g_return_if_fail (is_for (self, destination, credentials));
  g_return_if_fail (PLUMB_IS_LEAD (lead));

  klass = PLUMB_CONNECTOR_GET_CLASS (self);
  if (klass->delete_async == NULL)
    report_unsupported (self, callback, user_data, plumb_connector_delete_async);
  else if (!plumb_lead_is_test (lead) || plumb_lead_get_key (lead) == NULL)
    g_task_report_new_error (self, callback, user_data, plumb_connector_delete_async, PLUMB_ERROR,
                             PLUMB_ERROR_SETTING,
                             _("Plumb deletes test leads only, and this lead is none"));
  else
    klass->delete_async (self, destination, credentials, lead, cancellable, callback, user_data);
}

PlumbAttempt *
plumb_connector_delete_finish (PlumbConnector *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
