/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-listening.h"

/* What a job of the ingest thread works on. */
typedef struct {
  PlumbStore *store;
  const PlumbListening *listening;
  char *url;
  guint16 port;
} Job;

static void
job_free (Job *job)
{
  g_object_unref (job->store);
  g_free (job->url);
  g_free (job);
}

PlumbListening *
plumb_listening_copy (const PlumbListening *self)
{
  PlumbListening *copy = g_new0 (PlumbListening, 1);

  copy->address = g_strdup (self->address);
  copy->port = self->port;
  copy->token = g_strdup (self->token);
  copy->tls_certificate = g_strdup (self->tls_certificate);
  copy->tls_key = g_strdup (self->tls_key);
  return copy;
}

void
plumb_listening_free (PlumbListening *self)
{
  g_free (self->address);
  g_free (self->token);
  g_free (self->tls_certificate);
  g_free (self->tls_key);
  g_free (self);
}

typedef struct {
  PlumbReceiverAnswer answer_func;
  gpointer answer;
} Delivery;

static void
stored (PlumbLead *lead, gboolean is_new, const GError *error, gpointer user_data)
{
  g_autofree Delivery *delivery = user_data;

  delivery->answer_func (delivery->answer, error);
}

static void
take (PlumbLead *lead, PlumbReceiverAnswer answer_func, gpointer answer, gpointer user_data)
{
  Delivery *delivery = g_new0 (Delivery, 1);

  delivery->answer_func = answer_func;
  delivery->answer = answer;
  plumb_store_take_lead (PLUMB_STORE (user_data), lead, stored, delivery);
}

static gboolean
start_in_ingest (gpointer user_data)
{
  GTask *task = user_data;
  Job *job = g_task_get_task_data (task);
  GError *error = NULL;
  PlumbReceiver *receiver;
  PlumbReceiverOptions options = {
    .address = job->listening->address,
    .port = job->listening->port,
    .token = job->listening->token,
    .tls_certificate = job->listening->tls_certificate,
    .tls_key = job->listening->tls_key,
  };

  receiver = plumb_receiver_new (&options, take, g_object_ref (job->store), g_object_unref, &error);
  if (receiver == NULL) {
    g_task_return_error (task, error);
    return G_SOURCE_REMOVE;
  }
  job->url = g_strdup (plumb_receiver_get_url (receiver));
  job->port = plumb_receiver_get_port (receiver);
  g_task_return_pointer (task, receiver, NULL);
  return G_SOURCE_REMOVE;
}

void
plumb_listening_start_async (PlumbStore *store, const PlumbListening *listening,
                             GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);
  Job *job = g_new0 (Job, 1);

  job->store = g_object_ref (store);
  job->listening = listening;
  g_task_set_source_tag (task, plumb_listening_start_async);
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  g_main_context_invoke_full (plumb_store_get_ingest_context (store), G_PRIORITY_DEFAULT,
                              start_in_ingest, g_steal_pointer (&task), g_object_unref);
}

PlumbReceiver *
plumb_listening_start_finish (GAsyncResult *result, char **url, guint16 *port, GError **error)
{
  Job *job;

  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  job = g_task_get_task_data (G_TASK (result));
  *url = g_strdup (job->url);
  *port = job->port;
  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean
stop_in_ingest (gpointer user_data)
{
  g_autoptr (PlumbReceiver) receiver = user_data;

  plumb_receiver_close (receiver);
  return G_SOURCE_REMOVE;
}

void
plumb_listening_stop (PlumbStore *store, PlumbReceiver *receiver)
{
  g_main_context_invoke (plumb_store_get_ingest_context (store), stop_in_ingest, receiver);
}
