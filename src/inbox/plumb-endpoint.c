/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-endpoint.h"

#include "plumb-clock.h"
#include "plumb-listening.h"
#include "plumb-property.h"
#include "plumb-store.h"

#include <stdlib.h>

/* The group in which the store keeps the endpoint's texts. */
#define GROUP "endpoint"
#define HEARTBEAT_SECONDS 60

struct _PlumbEndpoint {
  GObject parent_instance;
  PlumbStore *store;
  PlumbHttp *http;
  /* Made, used and let go in the ingest thread only. */
  PlumbReceiver *receiver;
  char *url;
  char *token;
  guint16 kept_port;
  gint64 heard_at;
  guint heartbeat;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (PlumbEndpoint, plumb_endpoint, G_TYPE_OBJECT)

typedef enum {
  PROP_URL = 1,
} PlumbEndpointProps;

static GParamSpec *props[PROP_URL + 1];

const char *
plumb_endpoint_get_url (PlumbEndpoint *self)
{
  g_return_val_if_fail (PLUMB_IS_ENDPOINT (self), NULL);
  return self->url;
}

const char *
plumb_endpoint_get_token (PlumbEndpoint *self)
{
  g_return_val_if_fail (PLUMB_IS_ENDPOINT (self), NULL);
  return self->token;
}

gint64
plumb_endpoint_get_heard_at (PlumbEndpoint *self)
{
  g_return_val_if_fail (PLUMB_IS_ENDPOINT (self), 0);
  return self->heard_at;
}

static void
set_url (PlumbEndpoint *self, const char *url)
{
  if (g_strcmp0 (self->url, url) == 0)
    return;
  g_free (self->url);
  self->url = g_strdup (url);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_URL]);
}

/* ── Token and port ── */

static void
token_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  if (plumb_store_save_text_finish (PLUMB_STORE (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
texts_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) texts =
      plumb_store_load_texts_finish (PLUMB_STORE (source), result, &error);
  PlumbEndpoint *self = g_task_get_source_object (task);
  const char *port;

  if (texts == NULL) {
    g_task_return_error (task, g_steal_pointer (&error));
    return;
  }
  port = g_hash_table_lookup (texts, "port");
  self->kept_port = port == NULL ? 0 : (guint16) atoi (port);
  g_free (self->token);
  self->token = g_strdup (g_hash_table_lookup (texts, "token"));
  if (self->token != NULL) {
    g_task_return_boolean (task, TRUE);
    return;
  }
  self->token = plumb_receiver_make_token ();
  plumb_store_save_text_async (self->store, GROUP, "token", self->token,
                               g_task_get_cancellable (task), token_saved_cb, g_object_ref (task));
}

void
plumb_endpoint_prepare_async (PlumbEndpoint *self, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (PLUMB_IS_ENDPOINT (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, plumb_endpoint_prepare_async);
  plumb_store_load_texts_async (self->store, GROUP, cancellable, texts_loaded_cb,
                                g_steal_pointer (&task));
}

gboolean
plumb_endpoint_prepare_finish (PlumbEndpoint *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* ── Hearing ── */

static void
heard_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PlumbReply) reply = plumb_http_send_finish (PLUMB_HTTP (source), result, &error);
  PlumbEndpoint *self = user_data;
  PlumbAttempt *attempt;

  if (reply == NULL)
    return;
  /* Its certificate is for the name by which the marketplace knows it, not for this computer's. */
  attempt = plumb_reply_get_attempt (reply);
  if (plumb_attempt_is_answered (attempt) || plumb_attempt_get_stage (attempt) == PLUMB_STAGE_TLS)
    self->heard_at = plumb_clock_now ();
}

static gboolean
heartbeat_cb (gpointer user_data)
{
  PlumbEndpoint *self = user_data;
  g_autoptr (PlumbRequest) request = plumb_request_new ("GET", self->url);

  plumb_http_send_async (self->http, request, self->cancellable, heard_cb, self);
  return G_SOURCE_CONTINUE;
}

/* ── Opening and closing ── */

static void
port_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (!plumb_store_save_text_finish (PLUMB_STORE (source), result, &error))
    g_warning ("The endpoint's port could not be kept: %s", error->message);
}

static void
keep_port (PlumbEndpoint *self, guint16 port)
{
  g_autofree char *text = g_strdup_printf ("%u", port);

  if (port == self->kept_port)
    return;
  self->kept_port = port;
  plumb_store_save_text_async (self->store, GROUP, "port", text, NULL, port_saved_cb, NULL);
}

static void
listening_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *url = NULL;
  PlumbEndpoint *self = g_task_get_source_object (task);
  guint16 port;

  self->receiver = plumb_listening_start_finish (result, &url, &port, &error);
  if (self->receiver == NULL) {
    g_task_return_error (task, g_steal_pointer (&error));
    return;
  }
  self->cancellable = g_cancellable_new ();
  set_url (self, url);
  keep_port (self, port);
  heartbeat_cb (self);
  self->heartbeat = g_timeout_add_seconds (HEARTBEAT_SECONDS, heartbeat_cb, self);
  g_task_return_boolean (task, TRUE);
}

static void
prepared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  PlumbEndpoint *self = PLUMB_ENDPOINT (source);
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  PlumbListening *listening = g_task_get_task_data (task);

  if (!plumb_endpoint_prepare_finish (self, result, &error)) {
    g_task_return_error (task, g_steal_pointer (&error));
    return;
  }
  listening->token = g_strdup (self->token);
  if (listening->port == 0)
    listening->port = self->kept_port;
  plumb_endpoint_close (self);
  plumb_listening_start_async (self->store, listening, listening_cb, g_steal_pointer (&task));
}

void
plumb_endpoint_open_async (PlumbEndpoint *self, const PlumbEndpointOptions *options,
                           GCancellable *cancellable, GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  PlumbListening *listening;

  g_return_if_fail (PLUMB_IS_ENDPOINT (self));
  g_return_if_fail (options != NULL);

  listening = g_new0 (PlumbListening, 1);
  listening->address = g_strdup (options->address);
  listening->port = options->port;
  listening->tls_certificate = g_strdup (options->tls_certificate);
  listening->tls_key = g_strdup (options->tls_key);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, plumb_endpoint_open_async);
  g_task_set_task_data (task, listening, (GDestroyNotify) plumb_listening_free);
  plumb_endpoint_prepare_async (self, cancellable, prepared_cb, g_steal_pointer (&task));
}

gboolean
plumb_endpoint_open_finish (PlumbEndpoint *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

void
plumb_endpoint_close (PlumbEndpoint *self)
{
  g_return_if_fail (PLUMB_IS_ENDPOINT (self));

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->heartbeat, g_source_remove);
  self->heard_at = 0;
  set_url (self, NULL);
  if (self->receiver != NULL)
    plumb_listening_stop (self->store, g_steal_pointer (&self->receiver));
}

static void
plumb_endpoint_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PlumbEndpoint *self = PLUMB_ENDPOINT (object);

  switch ((PlumbEndpointProps) id) {
  case PROP_URL:
    g_value_set_string (value, self->url);
    break;
  }
}

static void
plumb_endpoint_dispose (GObject *object)
{
  PlumbEndpoint *self = PLUMB_ENDPOINT (object);

  if (self->store != NULL)
    plumb_endpoint_close (self);
  g_clear_object (&self->store);
  g_clear_object (&self->http);
  G_OBJECT_CLASS (plumb_endpoint_parent_class)->dispose (object);
}

static void
plumb_endpoint_finalize (GObject *object)
{
  PlumbEndpoint *self = PLUMB_ENDPOINT (object);

  g_free (self->url);
  g_free (self->token);
  G_OBJECT_CLASS (plumb_endpoint_parent_class)->finalize (object);
}

static void
plumb_endpoint_class_init (PlumbEndpointClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = plumb_endpoint_get_property;
  object_class->dispose = plumb_endpoint_dispose;
  object_class->finalize = plumb_endpoint_finalize;

  props[PROP_URL] = g_param_spec_string ("url", NULL, NULL, NULL, PLUMB_PROPERTY_SHOWN);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
plumb_endpoint_init (PlumbEndpoint *self)
{
}

PlumbEndpoint *
plumb_endpoint_new (PlumbStore *store, PlumbHttp *http)
{
  PlumbEndpoint *self;

  g_return_val_if_fail (PLUMB_IS_STORE (store) && PLUMB_IS_HTTP (http), NULL);

  self = g_object_new (PLUMB_TYPE_ENDPOINT, NULL);
  self->store = g_object_ref (store);
  self->http = g_object_ref (http);
  return self;
}
