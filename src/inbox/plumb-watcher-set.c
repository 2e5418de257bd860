/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-watcher-set.h"

#include "plumb-destination-list.h"
#include "plumb-store.h"
#include "plumb-watcher.h"

struct _PlumbWatcherSet {
  GObject parent_instance;
  PlumbStore *store;
  PlumbConnectors *connectors;
  PlumbDestinationList *destinations;
  /* Destination → its watcher; a destination that cannot be watched has none. */
  GHashTable *watchers;
  gboolean running;
};

G_DEFINE_FINAL_TYPE (PlumbWatcherSet, plumb_watcher_set, G_TYPE_OBJECT)

enum {
  HEARD,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
heard_cb (PlumbWatcherSet *self)
{
  g_signal_emit (self, signals[HEARD], 0);
}

/* Whoever holds a destination that was removed may still change it. */
static gboolean
is_listed (PlumbWatcherSet *self, PlumbDestination *destination)
{
  const char *id = plumb_destination_get_id (destination);

  return plumb_destination_list_find_id (self->destinations, id) == destination;
}

static gboolean
is_wanted (PlumbWatcherSet *self, PlumbDestination *destination)
{
  PlumbConnector *connector =
      plumb_connectors_get (self->connectors, plumb_destination_get_kind (destination));

  return self->running && connector != NULL && is_listed (self, destination) &&
         plumb_destination_is_watching (destination) &&
         plumb_connector_can (connector, PLUMB_VERB_WATCH, destination, NULL);
}

static void
follow_destination (PlumbWatcherSet *self, PlumbDestination *destination)
{
  PlumbWatcher *watcher = g_hash_table_lookup (self->watchers, destination);

  if (!is_wanted (self, destination)) {
    if (watcher != NULL)
      plumb_watcher_stop (watcher);
    g_hash_table_remove (self->watchers, destination);
  } else if (watcher == NULL) {
    PlumbConnector *connector =
        plumb_connectors_get (self->connectors, plumb_destination_get_kind (destination));

    watcher = plumb_watcher_new (self->store, connector, self->destinations, destination);
    g_hash_table_insert (self->watchers, g_object_ref (destination), watcher);
    plumb_watcher_start (watcher);
  }
  heard_cb (self);
}

static void
watching_changed_cb (PlumbDestination *destination, GParamSpec *pspec, PlumbWatcherSet *self)
{
  follow_destination (self, destination);
}

/* An address or a table was changed: what was heard before says nothing any more.  It may also be
 * what makes watching possible. */
static void
setting_changed_cb (PlumbDestination *destination, const char *key, PlumbWatcherSet *self)
{
  follow_destination (self, destination);
  plumb_watcher_set_refresh (self, destination);
}

static void
connect_destination (PlumbWatcherSet *self, PlumbDestination *destination)
{
  g_signal_connect_object (destination, "notify::watching", G_CALLBACK (watching_changed_cb), self,
                           0);
  g_signal_connect_object (destination, "setting-changed", G_CALLBACK (setting_changed_cb), self,
                           0);
  g_signal_connect_object (destination, "notify::heard-at", G_CALLBACK (heard_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (destination, "notify::trouble", G_CALLBACK (heard_cb), self,
                           G_CONNECT_SWAPPED);
}

static gboolean
is_gone (gpointer destination, gpointer watcher, gpointer user_data)
{
  PlumbWatcherSet *self = user_data;

  if (is_listed (self, destination))
    return FALSE;
  plumb_watcher_stop (watcher);
  return TRUE;
}

static void
destinations_changed_cb (GListModel *model, guint position, guint removed, guint added,
                         PlumbWatcherSet *self)
{
  g_hash_table_foreach_remove (self->watchers, is_gone, self);
  for (guint i = position; i < position + added; i++) {
    g_autoptr (PlumbDestination) destination = g_list_model_get_item (model, i);

    g_signal_handlers_disconnect_by_data (destination, self);
    connect_destination (self, destination);
    follow_destination (self, destination);
  }
  heard_cb (self);
}

static void
follow_all (PlumbWatcherSet *self)
{
  GListModel *model = G_LIST_MODEL (self->destinations);

  destinations_changed_cb (model, 0, 0, g_list_model_get_n_items (model), self);
}

void
plumb_watcher_set_set_running (PlumbWatcherSet *self, gboolean running)
{
  g_return_if_fail (PLUMB_IS_WATCHER_SET (self));

  self->running = running;
  follow_all (self);
}

void
plumb_watcher_set_refresh (PlumbWatcherSet *self, PlumbDestination *destination)
{
  GHashTableIter iter;
  gpointer key, watcher;

  g_return_if_fail (PLUMB_IS_WATCHER_SET (self));

  g_hash_table_iter_init (&iter, self->watchers);
  while (g_hash_table_iter_next (&iter, &key, &watcher))
    if (destination == NULL || key == destination)
      plumb_watcher_start (watcher);
}

guint
plumb_watcher_set_get_n_watchers (PlumbWatcherSet *self)
{
  g_return_val_if_fail (PLUMB_IS_WATCHER_SET (self), 0);
  return g_hash_table_size (self->watchers);
}

guint
plumb_watcher_set_get_n_hearing (PlumbWatcherSet *self)
{
  GHashTableIter iter;
  gpointer watcher;
  guint n_hearing = 0;

  g_return_val_if_fail (PLUMB_IS_WATCHER_SET (self), 0);
  g_hash_table_iter_init (&iter, self->watchers);
  while (g_hash_table_iter_next (&iter, NULL, &watcher))
    if (plumb_watcher_is_hearing (watcher))
      n_hearing++;
  return n_hearing;
}

gint64
plumb_watcher_set_get_heard_at (PlumbWatcherSet *self)
{
  GHashTableIter iter;
  gpointer destination;
  gint64 latest = 0;

  g_return_val_if_fail (PLUMB_IS_WATCHER_SET (self), 0);
  g_hash_table_iter_init (&iter, self->watchers);
  while (g_hash_table_iter_next (&iter, &destination, NULL))
    latest = MAX (latest, plumb_destination_get_heard_at (destination));
  return latest;
}

static void
plumb_watcher_set_dispose (GObject *object)
{
  PlumbWatcherSet *self = PLUMB_WATCHER_SET (object);

  if (self->watchers != NULL)
    plumb_watcher_set_set_running (self, FALSE);
  g_clear_pointer (&self->watchers, g_hash_table_unref);
  g_clear_object (&self->destinations);
  g_clear_object (&self->connectors);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (plumb_watcher_set_parent_class)->dispose (object);
}

static void
plumb_watcher_set_class_init (PlumbWatcherSetClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = plumb_watcher_set_dispose;

  signals[HEARD] = g_signal_new ("heard", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
plumb_watcher_set_init (PlumbWatcherSet *self)
{
  self->watchers = g_hash_table_new_full (NULL, NULL, g_object_unref, g_object_unref);
}

PlumbWatcherSet *
plumb_watcher_set_new (PlumbStore *store, PlumbConnectors *connectors,
                       PlumbDestinationList *destinations)
{
  PlumbWatcherSet *self;

  g_return_val_if_fail (PLUMB_IS_STORE (store) && PLUMB_IS_CONNECTORS (connectors), NULL);
  g_return_val_if_fail (PLUMB_IS_DESTINATION_LIST (destinations), NULL);

  self = g_object_new (PLUMB_TYPE_WATCHER_SET, NULL);
  self->store = g_object_ref (store);
  self->connectors = g_object_ref (connectors);
  self->destinations = g_object_ref (destinations);
  g_signal_connect_object (destinations, "items-changed", G_CALLBACK (destinations_changed_cb),
                           self, 0);
  return self;
}
