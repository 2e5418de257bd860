/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-authorized-exchange.h"

#include "plumb-reply-private.h"

#include <string.h>

typedef struct {
  PlumbRequest *question;
  PlumbRequest *request;
  PlumbTokenJudge is_refused;
  PlumbToken *token;
  gboolean is_second;
} Exchange;

static void
exchange_free (Exchange *self)
{
  g_object_unref (self->question);
  g_object_unref (self->request);
  g_clear_object (&self->token);
  g_free (self);
}

static gboolean
is_unauthorized (PlumbReply *reply)
{
  return plumb_reply_get_status (reply) == 401;
}

static void ask (GTask *task);

static void
sent_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Exchange *exchange = g_task_get_task_data (task);
  PlumbHttp *http = PLUMB_HTTP (source);
  GError *error = NULL;
  g_autoptr (PlumbReply) reply = plumb_http_send_finish (http, result, &error);

  if (error != NULL) {
    g_task_return_error (task, error);
    return;
  }
  if (exchange->is_refused (reply)) {
    plumb_tokens_forget (plumb_http_get_tokens (http), exchange->token);
    if (!exchange->is_second) {
      exchange->is_second = TRUE;
      ask (g_steal_pointer (&task));
      return;
    }
  }
  g_task_return_pointer (task, g_steal_pointer (&reply), g_object_unref);
}

static void
set_authorization (PlumbRequest *request, const char *token)
{
  char *value = g_strconcat ("Bearer ", token, NULL);

  plumb_request_set_header (request, "Authorization", value);
  explicit_bzero (value, strlen (value));
  g_free (value);
}

static void
given_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Exchange *exchange = g_task_get_task_data (task);
  PlumbHttp *http = g_task_get_source_object (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  GError *error = NULL;

  g_clear_object (&exchange->token);
  exchange->token = plumb_tokens_get_finish (PLUMB_TOKENS (source), result, &error);
  if (error != NULL) {
    g_task_return_error (task, error);
    return;
  }
  if (plumb_token_get_text (exchange->token) == NULL) {
    g_task_return_pointer (task, plumb_reply_new (plumb_token_get_attempt (exchange->token)),
                           g_object_unref);
    return;
  }
  set_authorization (exchange->request, plumb_token_get_text (exchange->token));
  plumb_http_send_async (http, exchange->request, cancellable, sent_cb, g_steal_pointer (&task));
}

/* Takes @task. */
static void
ask (GTask *task)
{
  Exchange *exchange = g_task_get_task_data (task);

  plumb_tokens_get_async (plumb_http_get_tokens (g_task_get_source_object (task)),
                          exchange->question, g_task_get_cancellable (task), given_cb, task);
}

void
plumb_authorized_exchange_async (PlumbHttp *http, PlumbRequest *question, PlumbRequest *request,
                                 PlumbTokenJudge is_refused, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = NULL;
  Exchange *exchange = NULL;

  g_return_if_fail (PLUMB_IS_HTTP (http));
  g_return_if_fail (PLUMB_IS_REQUEST (question) && PLUMB_IS_REQUEST (request));

  exchange = g_new0 (Exchange, 1);
  exchange->question = g_object_ref (question);
  exchange->request = g_object_ref (request);
  exchange->is_refused = is_refused != NULL ? is_refused : is_unauthorized;
  task = g_task_new (http, cancellable, callback, user_data);
  g_task_set_source_tag (task, plumb_authorized_exchange_async);
  g_task_set_task_data (task, exchange, (GDestroyNotify) exchange_free);
  ask (task);
}

PlumbReply *
plumb_authorized_exchange_finish (PlumbHttp *http, GAsyncResult *result, PlumbToken **token,
                                  GError **error)
{
  Exchange *exchange = NULL;

  g_return_val_if_fail (g_task_is_valid (result, http), NULL);

  exchange = g_task_get_task_data (G_TASK (result));
  if (token != NULL)
    g_set_object (token, exchange->token);
  return g_task_propagate_pointer (G_TASK (result), error);
}
