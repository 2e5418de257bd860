/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-end-announcer.h"

#include "plumb-clock.h"
#include "plumb-end-notices.h"
#include "plumb-notifier.h"
#include "plumb-quiet-hours.h"

#include <glib/gi18n.h>

struct _PlumbEndAnnouncer {
  GObject parent_instance;
  PlumbNotifier *notifier;
  PlumbConnectors *connectors;
  PlumbDestinationList *destinations;
  PlumbEndNotices *notices;
  GSettings *settings;
  GCancellable *cancellable;
  guint timer;
  guint idle;
};

G_DEFINE_FINAL_TYPE (PlumbEndAnnouncer, plumb_end_announcer, G_TYPE_OBJECT)

/* (transfer full): under which the desktop knows what was told of a date. */
static char *
make_id (PlumbDestination *destination, const char *key)
{
  return g_strdup_printf ("secret-end-%s-%s", plumb_destination_get_id (destination), key);
}

/* A nearer end takes the place of what was told before. */
static void
announce (PlumbEndAnnouncer *self, const PlumbEndNotice *notice)
{
  const char *id = plumb_destination_get_id (notice->destination);
  g_autofree char *name = make_id (notice->destination, notice->end.told_by->key);
  g_autofree char *said = plumb_secret_end_describe (&notice->end);
  g_autofree char *sentence = plumb_secret_end_explain (&notice->end);
  /* Translators: a destination's name, and "Secret ends in 6 days". */
  g_autofree char *title =
      g_strdup_printf (_("%s: %s"), plumb_destination_get_name (notice->destination), said);
  g_autoptr (GNotification) notification = g_notification_new (title);

  g_notification_set_body (notification, sentence);
  g_notification_set_default_action_and_target (notification, "app.rotate", "s", id);
  plumb_notifier_tell (self->notifier, notice->destination, name, notification);
}

static void check (PlumbEndAnnouncer *self);

static gboolean
timer_cb (gpointer user_data)
{
  PlumbEndAnnouncer *self = user_data;

  self->timer = 0;
  check (self);
  return G_SOURCE_REMOVE;
}

static void
check (PlumbEndAnnouncer *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  PlumbQuietHours quiet = plumb_quiet_hours_read (self->settings);

  g_clear_handle_id (&self->timer, g_source_remove);
  self->timer =
      g_timeout_add_seconds (plumb_quiet_hours_get_pause (&quiet, now) + 1, timer_cb, self);
  if (!plumb_quiet_hours_hold (&quiet, now)) {
    g_autoptr (GPtrArray) notices = plumb_end_notices_take (self->notices, plumb_clock_now ());

    for (guint i = 0; i < notices->len; i++)
      announce (self, g_ptr_array_index (notices, i));
  }
}

static gboolean
idle_cb (gpointer user_data)
{
  PlumbEndAnnouncer *self = user_data;

  self->idle = 0;
  check (self);
  return G_SOURCE_REMOVE;
}

/* A date is changed together with other settings. */
static void
check_soon (PlumbEndAnnouncer *self)
{
  if (self->idle == 0)
    self->idle = g_idle_add (idle_cb, self);
}

/* What was told of an old date is no longer true. */
static void
setting_changed_cb (PlumbDestination *destination, const char *key, PlumbEndAnnouncer *self)
{
  PlumbConnector *connector =
      plumb_connectors_get (self->connectors, plumb_destination_get_kind (destination));
  const PlumbFieldSpec *field =
      connector == NULL ? NULL
                        : plumb_kind_info_find_field (plumb_connector_get_info (connector), key);

  if (field != NULL && field->ends != NULL) {
    g_autofree char *id = make_id (destination, key);

    plumb_notifier_take_back (self->notifier, id);
  }
  check_soon (self);
}

static void
destinations_changed_cb (GListModel *model, guint position, guint removed, guint added,
                         PlumbEndAnnouncer *self)
{
  for (guint i = position; i < position + added; i++) {
    g_autoptr (PlumbDestination) destination = g_list_model_get_item (model, i);

    g_signal_handlers_disconnect_by_data (destination, self);
    g_signal_connect_object (destination, "setting-changed", G_CALLBACK (setting_changed_cb), self,
                             0);
  }
  check_soon (self);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  gboolean is_loaded = plumb_end_notices_load_finish (PLUMB_END_NOTICES (source), result, &error);
  PlumbEndAnnouncer *self = user_data;

  if (is_loaded)
    check (self);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_warning ("Ends of secrets are not announced: %s", error->message);
}

static void
plumb_end_announcer_dispose (GObject *object)
{
  PlumbEndAnnouncer *self = PLUMB_END_ANNOUNCER (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_object (&self->notifier);
  g_clear_object (&self->notices);
  g_clear_object (&self->destinations);
  g_clear_object (&self->connectors);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (plumb_end_announcer_parent_class)->dispose (object);
}

static void
plumb_end_announcer_finalize (GObject *object)
{
  g_object_unref (PLUMB_END_ANNOUNCER (object)->cancellable);
  G_OBJECT_CLASS (plumb_end_announcer_parent_class)->finalize (object);
}

static void
plumb_end_announcer_class_init (PlumbEndAnnouncerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = plumb_end_announcer_dispose;
  G_OBJECT_CLASS (klass)->finalize = plumb_end_announcer_finalize;
}

static void
plumb_end_announcer_init (PlumbEndAnnouncer *self)
{
  self->cancellable = g_cancellable_new ();
}

PlumbEndAnnouncer *
plumb_end_announcer_new (GApplication *application, PlumbStore *store, PlumbConnectors *connectors,
                         PlumbDestinationList *destinations, GSettings *settings)
{
  PlumbEndAnnouncer *self = NULL;
  GListModel *model = G_LIST_MODEL (destinations);

  g_return_val_if_fail (G_IS_APPLICATION (application), NULL);
  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  self = g_object_new (PLUMB_TYPE_END_ANNOUNCER, NULL);
  self->notifier = plumb_notifier_new (application, destinations);
  self->settings = g_object_ref (settings);
  self->connectors = g_object_ref (connectors);
  self->destinations = g_object_ref (destinations);
  self->notices = plumb_end_notices_new (store, connectors, destinations);
  g_signal_connect_object (model, "items-changed", G_CALLBACK (destinations_changed_cb), self, 0);
  destinations_changed_cb (model, 0, 0, g_list_model_get_n_items (model), self);
  g_signal_connect_object (settings, "changed", G_CALLBACK (check_soon), self, G_CONNECT_SWAPPED);
  plumb_end_notices_load_async (self->notices, self->cancellable, loaded_cb, self);
  return self;
}
