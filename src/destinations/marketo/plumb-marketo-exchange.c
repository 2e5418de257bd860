/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-marketo-exchange.h"

#include "plumb-authorized-exchange.h"
#include "plumb-back-off.h"

#define MOST_TRIES 3
#define SHORTEST_WAIT 250
#define LONGEST_WAIT 2000

typedef struct {
  PlumbRequest *question;
  PlumbRequest *request;
  PlumbBackOff back_off;
} Exchange;

static void
free_exchange (Exchange *self)
{
  g_object_unref (self->question);
  g_object_unref (self->request);
  g_free (self);
}

static void answered_cb (GObject *source, GAsyncResult *result, gpointer user_data);

static void
send_request (GTask *task)
{
  Exchange *exchange = g_task_get_task_data (task);

  plumb_authorized_exchange_async (g_task_get_source_object (task), exchange->question,
                                   exchange->request, plumb_marketo_reply_refuses_token,
                                   g_task_get_cancellable (task), answered_cb, g_object_ref (task));
}

/* Seconds that Marketo itself asks to wait, -1 if it does not. */
static gint64
get_wish (PlumbReply *reply)
{
  if (plumb_reply_get_header (reply, "retry-after") == NULL)
    return -1;
  return plumb_attempt_get_retry_after (plumb_reply_get_attempt (reply));
}

/* The second and third try come soon; what lasts longer is told, for whoever asked to come back. */
static gboolean
is_worth_waiting (Exchange *exchange, PlumbReply *reply)
{
  return plumb_marketo_reply_is_passing (reply) && exchange->back_off.failures + 1 < MOST_TRIES &&
         get_wish (reply) * 1000 <= LONGEST_WAIT;
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Exchange *exchange = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (PlumbReply) reply =
      plumb_authorized_exchange_finish (PLUMB_HTTP (source), result, NULL, &error);

  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else if (is_worth_waiting (exchange, reply))
    plumb_back_off_wait (task, plumb_back_off_failed (&exchange->back_off, get_wish (reply)),
                         send_request);
  else
    g_task_return_pointer (task, g_steal_pointer (&reply), g_object_unref);
}

void
plumb_marketo_exchange_async (PlumbHttp *http, const PlumbMarketoAccount *account,
                              PlumbRequest *request, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (http, cancellable, callback, user_data);
  Exchange *exchange = g_new0 (Exchange, 1);

  exchange->question = g_object_ref (account->question);
  exchange->request = request;
  exchange->back_off.shortest = SHORTEST_WAIT;
  exchange->back_off.longest = LONGEST_WAIT;
  g_task_set_source_tag (task, plumb_marketo_exchange_async);
  g_task_set_task_data (task, exchange, (GDestroyNotify) free_exchange);
  send_request (task);
}

PlumbReply *
plumb_marketo_exchange_finish (PlumbHttp *http, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, http), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
