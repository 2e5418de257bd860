/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-endpoint.h"

#include "plumb-endpoint-address.h"
#include "plumb-heartbeat.h"
#include "plumb-listening.h"
#include "plumb-property.h"
#include "plumb-store.h"

struct _PlumbEndpoint {
  GObject parent_instance;
  PlumbStore *store;
  PlumbHttp *http;
  /* Made, used and let go in the ingest thread only. */
  PlumbReceiver *receiver;
  /* How it listens; what to go back to if it cannot be changed. */
  PlumbListening *listening;
  char *url;
  char *token;
  guint16 kept_port;
  PlumbHeartbeat *heartbeat;
  /* The opening under way, and the one to follow it. */
  GTask *opening;
  GTask *next;
  GError *failure;
  gboolean is_wanted;
};

G_DEFINE_FINAL_TYPE (PlumbEndpoint, plumb_endpoint, G_TYPE_OBJECT)

typedef enum {
  PROP_URL = 1,
  PROP_HEARD_AT,
} PlumbEndpointProps;

static GParamSpec *props[PROP_HEARD_AT + 1];

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
  return self->heartbeat == NULL ? 0 : plumb_heartbeat_get_heard_at (self->heartbeat);
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
address_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (PlumbEndpointAddress) address = plumb_endpoint_address_load_finish (result, &error);
  PlumbEndpoint *self = g_task_get_source_object (task);

  if (address == NULL) {
    g_task_return_error (task, error);
    return;
  }
  g_free (self->token);
  self->token = g_steal_pointer (&address->token);
  self->kept_port = address->port;
  g_task_return_boolean (task, TRUE);
}

void
plumb_endpoint_prepare_async (PlumbEndpoint *self, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (PLUMB_IS_ENDPOINT (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, plumb_endpoint_prepare_async);
  plumb_endpoint_address_load_async (self->store, cancellable, address_loaded_cb,
                                     g_steal_pointer (&task));
}

gboolean
plumb_endpoint_prepare_finish (PlumbEndpoint *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* ── Opening and closing ── */

static void
keep_port (PlumbEndpoint *self, guint16 port)
{
  if (port == self->kept_port)
    return;
  self->kept_port = port;
  plumb_endpoint_address_keep_port (self->store, port);
}

static void
stop_receiver (PlumbEndpoint *self)
{
  g_clear_object (&self->heartbeat);
  if (self->receiver != NULL)
    plumb_listening_stop (self->store, g_steal_pointer (&self->receiver));
}

/* Also when it is deaf: whoever shows that must look at the clock again. */
static void
tried_cb (PlumbEndpoint *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_HEARD_AT]);
}

/* Takes @receiver. */
static void
adopt_receiver (PlumbEndpoint *self, PlumbReceiver *receiver, const char *url)
{
  self->receiver = receiver;
  self->heartbeat = plumb_heartbeat_new (self->http, url);
  g_signal_connect_object (self->heartbeat, "tried", G_CALLBACK (tried_cb), self,
                           G_CONNECT_SWAPPED);
  set_url (self, url);
}

static void begin (PlumbEndpoint *self, GTask *task);

/* Takes @task and, unless it is %NULL, @error. */
static void
end (PlumbEndpoint *self, GTask *task, GError *error)
{
  GTask *next = g_steal_pointer (&self->next);

  self->opening = NULL;
  if (!self->is_wanted)
    g_clear_pointer (&self->listening, plumb_listening_free);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
  g_object_unref (task);
  if (next != NULL)
    begin (self, next);
}

/* Closed, or to be opened in another way, while it was being opened. */
static gboolean
is_given_up (PlumbEndpoint *self, PlumbReceiver *receiver, GError **error)
{
  if (self->is_wanted)
    return FALSE;
  if (receiver != NULL)
    plumb_listening_stop (self->store, receiver);
  g_clear_error (error);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "The endpoint was closed");
  return TRUE;
}

static void
forget_listening (PlumbEndpoint *self)
{
  g_clear_pointer (&self->listening, plumb_listening_free);
  set_url (self, NULL);
}

/* Whether or not the earlier endpoint is back: what was asked for failed. */
static void
restored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  PlumbEndpoint *self = g_task_get_source_object (task);
  g_autoptr (GError) error = NULL;
  g_autofree char *url = NULL;
  guint16 port;
  PlumbReceiver *receiver = plumb_listening_start_finish (result, &url, &port, &error);

  if (!is_given_up (self, receiver, &error) && receiver != NULL)
    adopt_receiver (self, receiver, url);
  else
    forget_listening (self);
  end (self, task, g_steal_pointer (&self->failure));
}

static void
listening_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  GError *error = NULL;
  g_autofree char *url = NULL;
  PlumbEndpoint *self = g_task_get_source_object (task);
  guint16 port;
  PlumbReceiver *receiver = plumb_listening_start_finish (result, &url, &port, &error);

  if (is_given_up (self, receiver, &error)) {
    end (self, task, error);
  } else if (receiver != NULL) {
    g_clear_pointer (&self->listening, plumb_listening_free);
    self->listening = plumb_listening_copy (g_task_get_task_data (task));
    self->listening->port = port;
    adopt_receiver (self, receiver, url);
    keep_port (self, port);
    end (self, task, NULL);
  } else if (self->listening != NULL) {
    self->failure = error;
    plumb_listening_start_async (self->store, self->listening, restored_cb, task);
  } else {
    end (self, task, error);
  }
}

static void
prepared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  PlumbEndpoint *self = PLUMB_ENDPOINT (source);
  GTask *task = user_data;
  GError *error = NULL;
  PlumbListening *listening = g_task_get_task_data (task);

  if (!plumb_endpoint_prepare_finish (self, result, &error) ||
      g_cancellable_set_error_if_cancelled (g_task_get_cancellable (task), &error) ||
      is_given_up (self, NULL, &error)) {
    end (self, task, error);
    return;
  }
  listening->token = g_strdup (self->token);
  if (listening->port == 0)
    listening->port = self->kept_port;
  stop_receiver (self);
  plumb_listening_start_async (self->store, listening, listening_cb, task);
}

/* Takes @task. */
static void
begin (PlumbEndpoint *self, GTask *task)
{
  self->opening = task;
  self->is_wanted = TRUE;
  plumb_endpoint_prepare_async (self, g_task_get_cancellable (task), prepared_cb, task);
}

static void
drop_next (PlumbEndpoint *self)
{
  g_autoptr (GTask) next = g_steal_pointer (&self->next);

  if (next != NULL)
    g_task_return_new_error (next, G_IO_ERROR, G_IO_ERROR_CANCELLED,
                             "The endpoint is to listen in another way");
}

/* One opening at a time, and of those that wait only the last: two of them would be at the same
 * port. */
void
plumb_endpoint_open_async (PlumbEndpoint *self, const PlumbEndpointOptions *options,
                           GCancellable *cancellable, GAsyncReadyCallback callback,
                           gpointer user_data)
{
  GTask *task;
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
  drop_next (self);
  if (self->opening != NULL)
    self->next = task;
  else
    begin (self, task);
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

  self->is_wanted = FALSE;
  drop_next (self);
  stop_receiver (self);
  /* The ingest thread may be reading it. */
  if (self->opening == NULL)
    g_clear_pointer (&self->listening, plumb_listening_free);
  set_url (self, NULL);
}

static void
plumb_endpoint_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PlumbEndpoint *self = PLUMB_ENDPOINT (object);

  switch ((PlumbEndpointProps) id) {
  case PROP_URL:
    g_value_set_string (value, self->url);
    break;
  case PROP_HEARD_AT:
    g_value_set_int64 (value, plumb_endpoint_get_heard_at (self));
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

  g_clear_pointer (&self->listening, plumb_listening_free);
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
  props[PROP_HEARD_AT] =
      g_param_spec_int64 ("heard-at", NULL, NULL, 0, G_MAXINT64, 0, PLUMB_PROPERTY_SHOWN);
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
