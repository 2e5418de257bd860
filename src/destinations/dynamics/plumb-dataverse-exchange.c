/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-dataverse-exchange.h"

#include "plumb-authorized-exchange.h"
#include "plumb-back-off.h"
#include "plumb-dataverse-error.h"

#define MOST_TRIES 3

/* Seconds; what takes longer is for the caller to know. */
#define LONGEST_WAIT 4

typedef struct {
  PlumbDataverse *place;
  PlumbRequest *question;
  PlumbRequest *request;
  guint n_tries;
} Exchange;

static void
free_exchange (Exchange *self)
{
  plumb_dataverse_free (self->place);
  g_object_unref (self->question);
  g_object_unref (self->request);
  g_free (self);
}

static void answered_cb (GObject *source, GAsyncResult *result, gpointer user_data);

static void
send_request (GTask *task)
{
  Exchange *exchange = g_task_get_task_data (task);

  exchange->n_tries++;
  plumb_authorized_exchange_async (g_task_get_source_object (task), exchange->question,
                                   exchange->request, NULL, g_task_get_cancellable (task),
                                   answered_cb, g_object_ref (task));
}

/* Seconds after which to try again; -1 if this answer is to stand. */
static gint64
get_wait (Exchange *exchange, PlumbReply *reply)
{
  gint64 asked = plumb_attempt_get_retry_after (plumb_reply_get_attempt (reply));

  if (plumb_reply_get_status (reply) != 429 || asked > LONGEST_WAIT ||
      exchange->n_tries >= MOST_TRIES)
    return -1;
  return asked;
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PlumbToken) token = NULL;
  g_autoptr (PlumbReply) reply =
      plumb_authorized_exchange_finish (PLUMB_HTTP (source), result, &token, &error);
  gint64 wait = -1;

  if (error != NULL) {
    g_task_return_error (task, g_steal_pointer (&error));
    return;
  }
  if (token != NULL && plumb_token_get_text (token) == NULL) {
    plumb_dataverse_judge_token (token);
  } else {
    plumb_dataverse_judge_reply (reply);
    wait = get_wait (g_task_get_task_data (task), reply);
  }
  if (wait >= 0)
    plumb_back_off_wait (task, (guint) wait * 1000, send_request);
  else
    g_task_return_pointer (task, g_steal_pointer (&reply), g_object_unref);
}

static void
probed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PlumbReply) reply = plumb_http_send_finish (PLUMB_HTTP (source), result, &error);
  Exchange *exchange = g_task_get_task_data (task);

  if (error != NULL) {
    g_task_return_error (task, g_steal_pointer (&error));
    return;
  }
  plumb_dataverse_judge_probe (exchange->place, reply, NULL);
  if (plumb_attempt_get_outcome (plumb_reply_get_attempt (reply)) == PLUMB_OUTCOME_ACCEPTED)
    send_request (task);
  else
    g_task_return_pointer (task, g_steal_pointer (&reply), g_object_unref);
}

static void
probe (GTask *task)
{
  Exchange *exchange = g_task_get_task_data (task);
  g_autoptr (PlumbRequest) request = plumb_dataverse_make_probe (exchange->place);

  plumb_http_send_async (g_task_get_source_object (task), request, g_task_get_cancellable (task),
                         probed_cb, g_object_ref (task));
}

void
plumb_dataverse_exchange_async (PlumbHttp *http, const PlumbDataverse *place, PlumbRequest *request,
                                GCancellable *cancellable, GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (http, cancellable, callback, user_data);
  Exchange *exchange = g_new0 (Exchange, 1);

  exchange->place = plumb_dataverse_copy (place);
  exchange->question = plumb_dataverse_make_question (place);
  exchange->request = request;
  g_task_set_source_tag (task, plumb_dataverse_exchange_async);
  g_task_set_task_data (task, exchange, (GDestroyNotify) free_exchange);
  if (plumb_tokens_has (plumb_http_get_tokens (http), exchange->question))
    send_request (task);
  else
    probe (task);
}

PlumbReply *
plumb_dataverse_exchange_finish (PlumbHttp *http, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, http), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
