/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-salesforce-call.h"

#include "plumb-authorized-exchange.h"
#include "plumb-salesforce-error.h"

typedef struct {
  PlumbSalesforceAccount *account;
  char *method;
  char *path;
  guint batch;
} Call;

static void
call_free (Call *self)
{
  g_object_unref (self->account);
  g_free (self->method);
  g_free (self->path);
  g_free (self);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (PlumbToken) token = NULL;
  GError *error = NULL;
  PlumbReply *reply =
      plumb_authorized_exchange_finish (PLUMB_HTTP (source), result, &token, &error);

  if (error != NULL) {
    g_task_return_error (task, error);
    return;
  }
  if (token != NULL && plumb_token_get_text (token) != NULL)
    plumb_salesforce_reply_judge (reply);
  g_task_return_pointer (task, reply, g_object_unref);
}

/* Takes @task. */
static void
send_call (GTask *task, const char *path)
{
  Call *call = g_task_get_task_data (task);
  PlumbHttp *http = g_task_get_source_object (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  g_autoptr (PlumbRequest) question = plumb_salesforce_account_make_question (call->account);
  g_autoptr (PlumbRequest) request =
      plumb_salesforce_account_make_call (call->account, call->method, path);

  if (call->batch > 0) {
    g_autofree char *options = g_strdup_printf ("batchSize=%u", call->batch);

    plumb_request_set_header (request, "Sforce-Query-Options", options);
  }
  plumb_authorized_exchange_async (http, question, request, NULL, cancellable, answered_cb, task);
}

/* Whatever comes of it, there is a version to go on with, unless nobody is there at all. */
static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Call *call = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (PlumbReply) reply = plumb_http_send_finish (PLUMB_HTTP (source), result, &error);
  g_autofree char *version = NULL;
  g_autofree char *path = NULL;

  if (error != NULL) {
    g_task_return_error (task, error);
    return;
  }
  if (!plumb_attempt_is_answered (plumb_reply_get_attempt (reply))) {
    g_task_return_pointer (task, g_steal_pointer (&reply), g_object_unref);
    return;
  }
  version = plumb_salesforce_reply_dup_version (reply);
  path = g_strdup_printf ("/services/data/v%s/%s", version, call->path);
  send_call (g_steal_pointer (&task), path);
}

void
plumb_salesforce_call_async (PlumbHttp *http, PlumbSalesforceAccount *account, const char *method,
                             const char *path, guint batch, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (PlumbRequest) versions = NULL;
  GTask *task = NULL;
  Call *call = NULL;

  g_return_if_fail (PLUMB_IS_HTTP (http));
  g_return_if_fail (PLUMB_IS_SALESFORCE_ACCOUNT (account));
  g_return_if_fail (method != NULL && path != NULL);

  call = g_new0 (Call, 1);
  call->account = g_object_ref (account);
  call->method = g_strdup (method);
  call->path = g_strdup (path);
  call->batch = batch;
  task = g_task_new (http, cancellable, callback, user_data);
  g_task_set_source_tag (task, plumb_salesforce_call_async);
  g_task_set_task_data (task, call, (GDestroyNotify) call_free);
  if (path[0] == '/') {
    send_call (task, path);
    return;
  }
  versions = plumb_salesforce_account_make_versions (account);
  plumb_http_send_async (http, versions, cancellable, listed_cb, task);
}

PlumbReply *
plumb_salesforce_call_finish (PlumbHttp *http, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, http), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
