/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-salesforce-call.h"

#include "plumb-authorized-exchange.h"
#include "plumb-back-off.h"
#include "plumb-salesforce-error.h"

/* A service that is busy for a moment is asked again; what lasts longer is for the caller to know.
 */
#define MOST_TRIES 3
#define SHORTEST_WAIT 250
#define LONGEST_WAIT 4000

typedef struct {
  PlumbSalesforceAccount *account;
  char *method;
  char *path;
  guint batch;
  PlumbBackOff back_off;
} Call;

static void
call_free (Call *self)
{
  g_object_unref (self->account);
  g_free (self->method);
  g_free (self->path);
  g_free (self);
}

static void send_call (GTask *task);

/* Milliseconds after which to try again; 0 if this answer is to stand. */
static guint
get_wait (Call *call, PlumbReply *reply)
{
  gint64 asked = plumb_attempt_get_retry_after (plumb_reply_get_attempt (reply));
  guint wait = 0;

  if (plumb_reply_get_status (reply) != 503 || asked * 1000 > LONGEST_WAIT ||
      call->back_off.failures + 1 >= MOST_TRIES)
    return 0;
  wait = plumb_back_off_failed (&call->back_off, asked);
  return MAX (1, wait);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (PlumbToken) token = NULL;
  GError *error = NULL;
  g_autoptr (PlumbReply) reply =
      plumb_authorized_exchange_finish (PLUMB_HTTP (source), result, &token, &error);
  guint wait = 0;

  if (error != NULL) {
    g_task_return_error (task, error);
    return;
  }
  if (token != NULL && plumb_token_get_text (token) != NULL)
    plumb_salesforce_reply_judge (reply);
  wait = get_wait (g_task_get_task_data (task), reply);
  if (wait > 0)
    plumb_back_off_wait (task, wait, send_call);
  else
    g_task_return_pointer (task, g_steal_pointer (&reply), g_object_unref);
}

static void
send_call (GTask *task)
{
  Call *call = g_task_get_task_data (task);
  PlumbHttp *http = g_task_get_source_object (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  g_autoptr (PlumbRequest) question = plumb_salesforce_account_make_question (call->account);
  g_autoptr (PlumbRequest) request =
      plumb_salesforce_account_make_call (call->account, call->method, call->path);

  if (call->batch > 0) {
    g_autofree char *options = g_strdup_printf ("batchSize=%u", call->batch);

    plumb_request_set_header (request, "Sforce-Query-Options", options);
  }
  plumb_authorized_exchange_async (http, question, request, NULL, cancellable, answered_cb,
                                   g_object_ref (task));
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
  PlumbAttempt *attempt = NULL;
  char *path = NULL;

  if (error != NULL) {
    g_task_return_error (task, error);
    return;
  }
  attempt = plumb_reply_get_attempt (reply);
  if (!plumb_attempt_is_answered (attempt)) {
    /* The name of the server for forms may be wrong too, which is another field. */
    if (g_strcmp0 (plumb_attempt_get_remote_code (attempt), "name-unknown") == 0)
      plumb_attempt_set_remote_code (attempt, "my-domain-unknown");
    g_task_return_pointer (task, g_steal_pointer (&reply), g_object_unref);
    return;
  }
  version = plumb_salesforce_reply_dup_version (reply);
  path = g_strdup_printf ("/services/data/v%s/%s", version, call->path);
  g_free (call->path);
  call->path = path;
  send_call (task);
}

void
plumb_salesforce_call_async (PlumbHttp *http, PlumbSalesforceAccount *account, const char *method,
                             const char *path, guint batch, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (PlumbRequest) versions = NULL;
  g_autoptr (GTask) task = NULL;
  Call *call = NULL;

  g_return_if_fail (PLUMB_IS_HTTP (http));
  g_return_if_fail (PLUMB_IS_SALESFORCE_ACCOUNT (account));
  g_return_if_fail (method != NULL && path != NULL);

  call = g_new0 (Call, 1);
  call->account = g_object_ref (account);
  call->method = g_strdup (method);
  call->path = g_strdup (path);
  call->batch = batch;
  call->back_off.shortest = SHORTEST_WAIT;
  call->back_off.longest = LONGEST_WAIT;
  task = g_task_new (http, cancellable, callback, user_data);
  g_task_set_source_tag (task, plumb_salesforce_call_async);
  g_task_set_task_data (task, call, (GDestroyNotify) call_free);
  if (path[0] == '/') {
    send_call (task);
    return;
  }
  versions = plumb_salesforce_account_make_versions (account);
  plumb_http_send_async (http, versions, cancellable, listed_cb, g_object_ref (task));
}

PlumbReply *
plumb_salesforce_call_finish (PlumbHttp *http, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, http), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
