/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-storage-exchange.h"

#include "plumb-back-off.h"
#include "plumb-storage-error.h"

/* Azure asks to back off when it moves what is stored to another computer, which is soon over; what
 * lasts longer is for the caller to know. */
#define MOST_TRIES 3
#define SHORTEST_WAIT 250
#define LONGEST_WAIT 4000

typedef struct {
  PlumbRequest *request;
  PlumbBackOff back_off;
} Exchange;

static void
free_exchange (Exchange *self)
{
  g_object_unref (self->request);
  g_free (self);
}

static void answered_cb (GObject *source, GAsyncResult *result, gpointer user_data);

static void
send_request (GTask *task)
{
  Exchange *exchange = g_task_get_task_data (task);

  plumb_http_send_async (g_task_get_source_object (task), exchange->request,
                         g_task_get_cancellable (task), answered_cb, g_object_ref (task));
}

/* Milliseconds after which to try again; 0 if this answer is to stand. */
static guint
get_wait (Exchange *exchange, PlumbReply *reply)
{
  gint64 asked = plumb_attempt_get_retry_after (plumb_reply_get_attempt (reply));
  guint wait = 0;

  if (!plumb_storage_reply_says (reply, "ServerBusy") || asked * 1000 > LONGEST_WAIT ||
      exchange->back_off.failures + 1 >= MOST_TRIES)
    return 0;
  wait = plumb_back_off_failed (&exchange->back_off, asked);
  return MAX (1, wait);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PlumbReply) reply = plumb_http_send_finish (PLUMB_HTTP (source), result, &error);
  guint wait = 0;

  if (error != NULL) {
    g_task_return_error (task, g_steal_pointer (&error));
    return;
  }
  plumb_storage_reply_judge (reply);
  wait = get_wait (g_task_get_task_data (task), reply);
  if (wait > 0)
    plumb_back_off_wait (task, wait, send_request);
  else
    g_task_return_pointer (task, g_steal_pointer (&reply), g_object_unref);
}

void
plumb_storage_exchange_async (PlumbHttp *http, PlumbRequest *request, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (http, cancellable, callback, user_data);
  Exchange *exchange = g_new0 (Exchange, 1);

  exchange->request = request;
  exchange->back_off.shortest = SHORTEST_WAIT;
  exchange->back_off.longest = LONGEST_WAIT;
  g_task_set_source_tag (task, plumb_storage_exchange_async);
  g_task_set_task_data (task, exchange, (GDestroyNotify) free_exchange);
  send_request (task);
}

PlumbReply *
plumb_storage_exchange_finish (PlumbHttp *http, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, http), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
