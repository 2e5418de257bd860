/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-inbox.h"

#include "plumb-clock.h"
#include "plumb-connectors.h"
#include "plumb-destination-list.h"
#include "plumb-endpoint.h"
#include "plumb-property.h"
#include "plumb-store.h"
#include "plumb-watcher-set.h"

/* The endpoint proves itself every minute; two misses and it is deaf. */
#define ENDPOINT_DEAF_AFTER (150 * G_USEC_PER_SEC)

struct _PlumbInbox {
  GObject parent_instance;
  PlumbStore *store;
  PlumbEndpoint *endpoint;
  PlumbWatcherSet *watchers;
  GCancellable *cancellable;
  gboolean running;
  /* The newest lead that was announced. */
  guint32 last_row;
  gboolean is_reading;
  gboolean read_again;
};

G_DEFINE_FINAL_TYPE (PlumbInbox, plumb_inbox, G_TYPE_OBJECT)

typedef enum {
  PROP_RUNNING = 1,
  PROP_ENDPOINT_URL,
  PROP_HEARD_AT,
} PlumbInboxProps;

static GParamSpec *props[PROP_HEARD_AT + 1];

enum {
  LEAD_ARRIVED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

/* ── Watchers ── */

static void
set_running (PlumbInbox *self, gboolean running)
{
  if (self->running == running)
    return;
  self->running = running;
  plumb_watcher_set_set_running (self->watchers, running);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_RUNNING]);
}

void
plumb_inbox_start (PlumbInbox *self)
{
  g_return_if_fail (PLUMB_IS_INBOX (self));

  /* What is still to be announced must not be passed over. */
  if (!self->running)
    self->last_row = plumb_store_get_last_row (self->store);
  set_running (self, TRUE);
}

void
plumb_inbox_stop (PlumbInbox *self)
{
  g_return_if_fail (PLUMB_IS_INBOX (self));
  set_running (self, FALSE);
}

void
plumb_inbox_refresh (PlumbInbox *self, PlumbDestination *destination)
{
  g_return_if_fail (PLUMB_IS_INBOX (self));
  plumb_watcher_set_refresh (self->watchers, destination);
}

static void
heard_cb (PlumbInbox *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_HEARD_AT]);
}

/* ── Liveness ── */

static gboolean
endpoint_hears (PlumbInbox *self)
{
  return plumb_endpoint_get_url (self->endpoint) != NULL &&
         plumb_clock_now () - plumb_endpoint_get_heard_at (self->endpoint) < ENDPOINT_DEAF_AFTER;
}

guint
plumb_inbox_get_n_sources (PlumbInbox *self)
{
  g_return_val_if_fail (PLUMB_IS_INBOX (self), 0);
  return plumb_watcher_set_get_n_watchers (self->watchers) +
         (plumb_endpoint_get_url (self->endpoint) == NULL ? 0 : 1);
}

guint
plumb_inbox_get_n_hearing (PlumbInbox *self)
{
  g_return_val_if_fail (PLUMB_IS_INBOX (self), 0);
  return plumb_watcher_set_get_n_hearing (self->watchers) + (endpoint_hears (self) ? 1 : 0);
}

gint64
plumb_inbox_get_heard_at (PlumbInbox *self)
{
  g_return_val_if_fail (PLUMB_IS_INBOX (self), 0);
  return MAX (plumb_endpoint_get_heard_at (self->endpoint),
              plumb_watcher_set_get_heard_at (self->watchers));
}

/* ── What arrived ── */

static void announce (PlumbInbox *self);

static int
compare_rows (gconstpointer first, gconstpointer second)
{
  gint64 first_row = plumb_lead_get_row (*(PlumbLead *const *) first);
  gint64 second_row = plumb_lead_get_row (*(PlumbLead *const *) second);

  return (first_row > second_row) - (first_row < second_row);
}

/* A handler may stop the inbox, or start it anew. */
static void
announce_leads (PlumbInbox *self, GPtrArray *leads)
{
  g_ptr_array_sort (leads, compare_rows);
  for (guint i = 0; i < leads->len; i++) {
    PlumbLead *lead = g_ptr_array_index (leads, i);
    gint64 row = plumb_lead_get_row (lead);

    if (!self->running || row <= self->last_row)
      continue;
    self->last_row = (guint32) row;
    g_signal_emit (self, signals[LEAD_ARRIVED], 0, lead);
  }
}

static void
arrived_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) leads =
      plumb_store_load_leads_finish (PLUMB_STORE (source), result, &error);
  g_autoptr (PlumbInbox) self = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = g_object_ref (user_data);
  self->is_reading = FALSE;
  if (leads == NULL)
    g_warning ("New leads could not be read: %s", error->message);
  else
    announce_leads (self, leads);
  if (self->read_again)
    announce (self);
}

/* One reading at a time: two of them would tell of the same leads. */
static void
announce (PlumbInbox *self)
{
  g_autoptr (PlumbLeadQuery) all = plumb_lead_query_new ();

  self->read_again = self->is_reading;
  if (self->is_reading || !self->running || self->cancellable == NULL ||
      plumb_store_get_last_row (self->store) <= self->last_row)
    return;
  self->is_reading = TRUE;
  plumb_store_load_leads_async (self->store, all, self->last_row, 0, self->cancellable,
                                arrived_loaded_cb, self);
}

static void
leads_added_cb (PlumbStore *store, PlumbInbox *self)
{
  announce (self);
}

/* The store gives the numbers of forgotten leads again. */
static void
leads_changed_cb (PlumbStore *store, PlumbInbox *self)
{
  self->last_row = MIN (self->last_row, plumb_store_get_last_row (store));
}

/* ── The endpoint ── */

static void
finish_endpoint_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  gboolean (*finish) (PlumbEndpoint *, GAsyncResult *, GError **) = g_task_get_task_data (task);

  if (finish (PLUMB_ENDPOINT (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
plumb_inbox_prepare_endpoint_async (PlumbInbox *self, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (PLUMB_IS_INBOX (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, plumb_inbox_prepare_endpoint_async);
  g_task_set_task_data (task, plumb_endpoint_prepare_finish, NULL);
  plumb_endpoint_prepare_async (self->endpoint, cancellable, finish_endpoint_cb,
                                g_steal_pointer (&task));
}

gboolean
plumb_inbox_prepare_endpoint_finish (PlumbInbox *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

void
plumb_inbox_open_endpoint_async (PlumbInbox *self, const PlumbEndpointOptions *options,
                                 GCancellable *cancellable, GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (PLUMB_IS_INBOX (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, plumb_inbox_open_endpoint_async);
  g_task_set_task_data (task, plumb_endpoint_open_finish, NULL);
  plumb_endpoint_open_async (self->endpoint, options, cancellable, finish_endpoint_cb,
                             g_steal_pointer (&task));
}

gboolean
plumb_inbox_open_endpoint_finish (PlumbInbox *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

void
plumb_inbox_close_endpoint (PlumbInbox *self)
{
  g_return_if_fail (PLUMB_IS_INBOX (self));
  plumb_endpoint_close (self->endpoint);
}

const char *
plumb_inbox_get_endpoint_url (PlumbInbox *self)
{
  g_return_val_if_fail (PLUMB_IS_INBOX (self), NULL);
  return plumb_endpoint_get_url (self->endpoint);
}

gboolean
plumb_inbox_owns_url (PlumbInbox *self, const char *url)
{
  const char *token;
  g_autoptr (GUri) uri = NULL;
  g_auto (GStrv) segments = NULL;

  g_return_val_if_fail (PLUMB_IS_INBOX (self), FALSE);
  token = plumb_endpoint_get_token (self->endpoint);
  uri = url == NULL ? NULL : g_uri_parse (url, G_URI_FLAGS_NONE, NULL);
  if (token == NULL || uri == NULL)
    return FALSE;
  segments = g_strsplit (g_uri_get_path (uri), "/", -1);
  return g_strv_contains ((const char *const *) segments, token);
}

gboolean
plumb_inbox_receives_from (PlumbInbox *self, PlumbConnector *connector,
                           PlumbDestination *destination, PlumbCredentials *credentials)
{
  const PlumbFieldSpec *field;

  g_return_val_if_fail (PLUMB_IS_INBOX (self), FALSE);
  g_return_val_if_fail (PLUMB_IS_CONNECTOR (connector), FALSE);

  if (plumb_connector_can (connector, PLUMB_VERB_CONFIRM, destination, credentials))
    return FALSE;
  for (field = plumb_connector_get_info (connector)->fields; field->key != NULL; field++)
    if (plumb_inbox_owns_url (
            self, plumb_connector_get_value (connector, destination, credentials, field->key)))
      return TRUE;
  return FALSE;
}

static void
endpoint_url_changed_cb (PlumbInbox *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ENDPOINT_URL]);
  heard_cb (self);
}

/* ── The object ── */

static void
plumb_inbox_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PlumbInbox *self = PLUMB_INBOX (object);

  switch ((PlumbInboxProps) id) {
  case PROP_RUNNING:
    g_value_set_boolean (value, self->running);
    break;
  case PROP_ENDPOINT_URL:
    g_value_set_string (value, plumb_inbox_get_endpoint_url (self));
    break;
  case PROP_HEARD_AT:
    g_value_set_int64 (value, plumb_inbox_get_heard_at (self));
    break;
  }
}

static void
plumb_inbox_dispose (GObject *object)
{
  PlumbInbox *self = PLUMB_INBOX (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->watchers);
  g_clear_object (&self->endpoint);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (plumb_inbox_parent_class)->dispose (object);
}

static void
plumb_inbox_class_init (PlumbInboxClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = plumb_inbox_get_property;
  object_class->dispose = plumb_inbox_dispose;

  props[PROP_RUNNING] = g_param_spec_boolean ("running", NULL, NULL, FALSE, PLUMB_PROPERTY_SHOWN);
  props[PROP_ENDPOINT_URL] =
      g_param_spec_string ("endpoint-url", NULL, NULL, NULL, PLUMB_PROPERTY_SHOWN);
  props[PROP_HEARD_AT] =
      g_param_spec_int64 ("heard-at", NULL, NULL, 0, G_MAXINT64, 0, PLUMB_PROPERTY_SHOWN);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  signals[LEAD_ARRIVED] =
      g_signal_new ("lead-arrived", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 1, PLUMB_TYPE_LEAD);
}

static void
plumb_inbox_init (PlumbInbox *self)
{
  self->cancellable = g_cancellable_new ();
}

PlumbInbox *
plumb_inbox_new (PlumbStore *store, PlumbConnectors *connectors, PlumbDestinationList *destinations)
{
  PlumbInbox *self;

  g_return_val_if_fail (PLUMB_IS_STORE (store) && PLUMB_IS_CONNECTORS (connectors), NULL);
  g_return_val_if_fail (PLUMB_IS_DESTINATION_LIST (destinations), NULL);

  self = g_object_new (PLUMB_TYPE_INBOX, NULL);
  self->store = g_object_ref (store);
  self->watchers = plumb_watcher_set_new (store, connectors, destinations);
  self->endpoint = plumb_endpoint_new (store, plumb_connectors_get_http (connectors));
  g_signal_connect_object (self->endpoint, "notify::url", G_CALLBACK (endpoint_url_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->endpoint, "notify::heard-at", G_CALLBACK (heard_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "leads-added", G_CALLBACK (leads_added_cb), self, 0);
  g_signal_connect_object (store, "leads-changed", G_CALLBACK (leads_changed_cb), self, 0);
  g_signal_connect_object (self->watchers, "heard", G_CALLBACK (heard_cb), self, G_CONNECT_SWAPPED);
  return self;
}
