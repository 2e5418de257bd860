/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-notifier.h"

struct _PlumbNotifier {
  GObject parent_instance;
  GApplication *application;
  PlumbDestinationList *destinations;
  /* From a notification's id to that of its destination. */
  GHashTable *told;
};

G_DEFINE_FINAL_TYPE (PlumbNotifier, plumb_notifier, G_TYPE_OBJECT)

void
plumb_notifier_tell (PlumbNotifier *self, PlumbDestination *destination, const char *id,
                     GNotification *notification)
{
  g_return_if_fail (PLUMB_IS_NOTIFIER (self) && PLUMB_IS_DESTINATION (destination));
  g_return_if_fail (id != NULL && G_IS_NOTIFICATION (notification));

  g_hash_table_replace (self->told, g_strdup (id),
                        g_strdup (plumb_destination_get_id (destination)));
  g_application_send_notification (self->application, id, notification);
}

void
plumb_notifier_take_back (PlumbNotifier *self, const char *id)
{
  g_return_if_fail (PLUMB_IS_NOTIFIER (self) && id != NULL);

  /* It may have been told before Plumb was started. */
  g_application_withdraw_notification (self->application, id);
  g_hash_table_remove (self->told, id);
}

static void
destinations_changed_cb (PlumbNotifier *self)
{
  GHashTableIter iter;
  gpointer id, destination;

  g_hash_table_iter_init (&iter, self->told);
  while (g_hash_table_iter_next (&iter, &id, &destination)) {
    if (plumb_destination_list_find_id (self->destinations, destination) != NULL)
      continue;
    g_application_withdraw_notification (self->application, id);
    g_hash_table_iter_remove (&iter);
  }
}

static void
plumb_notifier_dispose (GObject *object)
{
  g_clear_object (&PLUMB_NOTIFIER (object)->destinations);
  G_OBJECT_CLASS (plumb_notifier_parent_class)->dispose (object);
}

static void
plumb_notifier_finalize (GObject *object)
{
  g_hash_table_unref (PLUMB_NOTIFIER (object)->told);
  G_OBJECT_CLASS (plumb_notifier_parent_class)->finalize (object);
}

static void
plumb_notifier_class_init (PlumbNotifierClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = plumb_notifier_dispose;
  G_OBJECT_CLASS (klass)->finalize = plumb_notifier_finalize;
}

static void
plumb_notifier_init (PlumbNotifier *self)
{
  self->told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

PlumbNotifier *
plumb_notifier_new (GApplication *application, PlumbDestinationList *destinations)
{
  PlumbNotifier *self;

  g_return_val_if_fail (G_IS_APPLICATION (application), NULL);
  g_return_val_if_fail (PLUMB_IS_DESTINATION_LIST (destinations), NULL);

  self = g_object_new (PLUMB_TYPE_NOTIFIER, NULL);
  self->application = application;
  self->destinations = g_object_ref (destinations);
  g_signal_connect_object (destinations, "items-changed", G_CALLBACK (destinations_changed_cb),
                           self, G_CONNECT_SWAPPED);
  return self;
}
