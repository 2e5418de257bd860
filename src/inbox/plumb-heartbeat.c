/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-heartbeat.h"

#include "plumb-clock.h"

#define SECONDS 60

struct _PlumbHeartbeat {
  PlumbHttp *http;
  char *url;
  void (*tried) (gpointer);
  gpointer user_data;
  gint64 heard_at;
  guint timer;
  GCancellable *cancellable;
};

static void
heard_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PlumbReply) reply = plumb_http_send_finish (PLUMB_HTTP (source), result, &error);
  PlumbHeartbeat *self = user_data;
  PlumbAttempt *attempt;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  attempt = reply == NULL ? NULL : plumb_reply_get_attempt (reply);
  /* Its certificate is for the name by which the marketplace knows it, not for this computer's. */
  if (attempt != NULL && (plumb_attempt_is_answered (attempt) ||
                          g_strcmp0 (plumb_attempt_get_remote_code (attempt), "certificate") == 0))
    self->heard_at = plumb_clock_now ();
  self->tried (self->user_data);
}

static gboolean
beat_cb (gpointer user_data)
{
  PlumbHeartbeat *self = user_data;
  g_autoptr (PlumbRequest) request = plumb_request_new ("GET", self->url);

  plumb_http_send_async (self->http, request, self->cancellable, heard_cb, self);
  return G_SOURCE_CONTINUE;
}

PlumbHeartbeat *
plumb_heartbeat_new (PlumbHttp *http, const char *url, void (*tried) (gpointer), gpointer user_data)
{
  PlumbHeartbeat *self;

  g_return_val_if_fail (PLUMB_IS_HTTP (http), NULL);
  g_return_val_if_fail (url != NULL && tried != NULL, NULL);

  self = g_new0 (PlumbHeartbeat, 1);
  self->http = g_object_ref (http);
  self->url = g_strdup (url);
  self->tried = tried;
  self->user_data = user_data;
  self->cancellable = g_cancellable_new ();
  self->timer = g_timeout_add_seconds (SECONDS, beat_cb, self);
  beat_cb (self);
  return self;
}

/* A try under way ends as cancelled and does not look at what is gone. */
void
plumb_heartbeat_free (PlumbHeartbeat *self)
{
  g_return_if_fail (self != NULL);

  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  g_source_remove (self->timer);
  g_object_unref (self->http);
  g_free (self->url);
  g_free (self);
}

gint64
plumb_heartbeat_get_heard_at (PlumbHeartbeat *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->heard_at;
}
