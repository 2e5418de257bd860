/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-heartbeat.h"

#include "plumb-clock.h"

#define SECONDS 60

struct _PlumbHeartbeat {
  GObject parent_instance;
  PlumbHttp *http;
  char *url;
  gint64 heard_at;
  guint timer;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (PlumbHeartbeat, plumb_heartbeat, G_TYPE_OBJECT)

enum {
  TRIED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

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
  g_signal_emit (self, signals[TRIED], 0);
}

static gboolean
beat_cb (gpointer user_data)
{
  PlumbHeartbeat *self = user_data;
  g_autoptr (PlumbRequest) request = plumb_request_new ("GET", self->url);

  plumb_http_send_async (self->http, request, self->cancellable, heard_cb, self);
  return G_SOURCE_CONTINUE;
}

static void
plumb_heartbeat_dispose (GObject *object)
{
  PlumbHeartbeat *self = PLUMB_HEARTBEAT (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_object (&self->http);
  G_OBJECT_CLASS (plumb_heartbeat_parent_class)->dispose (object);
}

static void
plumb_heartbeat_finalize (GObject *object)
{
  PlumbHeartbeat *self = PLUMB_HEARTBEAT (object);

  g_object_unref (self->cancellable);
  g_free (self->url);
  G_OBJECT_CLASS (plumb_heartbeat_parent_class)->finalize (object);
}

static void
plumb_heartbeat_class_init (PlumbHeartbeatClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = plumb_heartbeat_dispose;
  G_OBJECT_CLASS (klass)->finalize = plumb_heartbeat_finalize;

  signals[TRIED] = g_signal_new ("tried", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
plumb_heartbeat_init (PlumbHeartbeat *self)
{
  self->cancellable = g_cancellable_new ();
}

PlumbHeartbeat *
plumb_heartbeat_new (PlumbHttp *http, const char *url)
{
  PlumbHeartbeat *self;

  g_return_val_if_fail (PLUMB_IS_HTTP (http), NULL);
  g_return_val_if_fail (url != NULL, NULL);

  self = g_object_new (PLUMB_TYPE_HEARTBEAT, NULL);
  self->http = g_object_ref (http);
  self->url = g_strdup (url);
  self->timer = g_timeout_add_seconds (SECONDS, beat_cb, self);
  beat_cb (self);
  return self;
}

gint64
plumb_heartbeat_get_heard_at (PlumbHeartbeat *self)
{
  g_return_val_if_fail (PLUMB_IS_HEARTBEAT (self), 0);
  return self->heard_at;
}
