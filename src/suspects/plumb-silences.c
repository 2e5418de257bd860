/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-silences.h"

#include "plumb-clock.h"
#include "plumb-lead-query.h"
#include "plumb-silence.h"

/* The group of texts in which the store keeps what was dismissed: destination → silent since. */
#define GROUP "silence"
#define LOOK_SECONDS (60 * 60)

struct _PlumbSilences {
  GObject parent_instance;
  PlumbStore *store;
  GListModel *destinations;
  /* (nullable): as in the store; not looked before it is there. */
  GHashTable *dismissed;
  GCancellable *cancellable;
  guint timer;
};

G_DEFINE_FINAL_TYPE (PlumbSilences, plumb_silences, G_TYPE_OBJECT)

/* Reading the leads of one destination. */
typedef struct {
  PlumbSilences *silences;
  PlumbDestination *destination;
} Look;

static Look *
look_new (PlumbSilences *self, PlumbDestination *destination)
{
  Look *look = g_new0 (Look, 1);

  look->silences = g_object_ref (self);
  look->destination = g_object_ref (destination);
  return look;
}

static void
look_free (Look *look)
{
  g_object_unref (look->silences);
  g_object_unref (look->destination);
  g_free (look);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Look, look_free)

static gboolean
is_dismissed (PlumbSilences *self, PlumbDestination *destination, gint64 since)
{
  const char *text = g_hash_table_lookup (self->dismissed, plumb_destination_get_id (destination));

  return text != NULL && g_ascii_strtoll (text, NULL, 10) == since;
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Look) look = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) leads =
      plumb_store_load_leads_finish (PLUMB_STORE (source), result, &error);
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 since;

  if (leads == NULL) {
    if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
      g_warning ("Whether leads stay away is not known: %s", error->message);
    return;
  }
  for (guint i = 0; i < leads->len; i++) {
    gint64 time = plumb_lead_get_occurred_at (leads->pdata[i]);

    g_array_append_val (times, time);
  }
  since = plumb_silence_find (look->destination, times, plumb_clock_now ());
  if (is_dismissed (look->silences, look->destination, since))
    since = 0;
  plumb_destination_set_silent_since (look->destination, since);
}

static void
look_at (PlumbSilences *self, PlumbDestination *destination)
{
  g_autoptr (PlumbLeadQuery) query = plumb_lead_query_new ();

  if (self->dismissed == NULL)
    return;
  query->destination = g_strdup (plumb_destination_get_id (destination));
  query->tests = PLUMB_WANT_NONE;
  plumb_store_load_leads_async (self->store, query, 0, PLUMB_SILENCE_N_LEADS, self->cancellable,
                                loaded_cb, look_new (self, destination));
}

static void
look_at_all (PlumbSilences *self)
{
  for (guint i = 0; i < g_list_model_get_n_items (self->destinations); i++) {
    g_autoptr (PlumbDestination) destination = g_list_model_get_item (self->destinations, i);

    look_at (self, destination);
  }
}

static gboolean
timer_cb (gpointer user_data)
{
  look_at_all (user_data);
  return G_SOURCE_CONTINUE;
}

void
plumb_silences_note (PlumbSilences *self, PlumbLead *lead)
{
  g_return_if_fail (PLUMB_IS_SILENCES (self));
  g_return_if_fail (PLUMB_IS_LEAD (lead));

  if (plumb_lead_is_test (lead))
    return;
  for (guint i = 0; i < g_list_model_get_n_items (self->destinations); i++) {
    g_autoptr (PlumbDestination) destination = g_list_model_get_item (self->destinations, i);

    if (plumb_destination_get_silent_since (destination) != 0 &&
        g_strcmp0 (plumb_destination_get_id (destination), plumb_lead_get_destination (lead)) == 0)
      look_at (self, destination);
  }
}

static void
destination_changed_cb (PlumbDestination *destination, GParamSpec *pspec, PlumbSilences *self)
{
  look_at (self, destination);
}

static void
destinations_changed_cb (GListModel *model, guint position, guint removed, guint added,
                         PlumbSilences *self)
{
  for (guint i = position; i < position + added; i++) {
    g_autoptr (PlumbDestination) destination = g_list_model_get_item (model, i);

    g_signal_handlers_disconnect_by_data (destination, self);
    g_signal_connect_object (destination, "notify::watching", G_CALLBACK (destination_changed_cb),
                             self, 0);
    g_signal_connect_object (destination, "notify::last-proved-at",
                             G_CALLBACK (destination_changed_cb), self, 0);
    look_at (self, destination);
  }
}

static void
dismissed_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PlumbSilences) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) dismissed =
      plumb_store_load_texts_finish (PLUMB_STORE (source), result, &error);

  if (dismissed == NULL) {
    if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
      g_warning ("Whether leads stay away is not known: %s", error->message);
    return;
  }
  self->dismissed = g_steal_pointer (&dismissed);
  look_at_all (self);
  self->timer = g_timeout_add_seconds (LOOK_SECONDS, timer_cb, self);
}

void
plumb_silences_start (PlumbSilences *self)
{
  g_return_if_fail (PLUMB_IS_SILENCES (self));

  plumb_store_load_texts_async (self->store, GROUP, self->cancellable, dismissed_loaded_cb,
                                g_object_ref (self));
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (!plumb_store_save_text_finish (PLUMB_STORE (source), result, &error))
    g_warning ("That a silence is as it should be could not be kept: %s", error->message);
}

void
plumb_silences_dismiss (PlumbSilences *self, PlumbDestination *destination)
{
  gint64 since;
  char *text;

  g_return_if_fail (PLUMB_IS_SILENCES (self));
  g_return_if_fail (PLUMB_IS_DESTINATION (destination));

  since = plumb_destination_get_silent_since (destination);
  if (since == 0 || self->dismissed == NULL)
    return;
  text = g_strdup_printf ("%" G_GINT64_FORMAT, since);
  plumb_store_save_text_async (self->store, GROUP, plumb_destination_get_id (destination), text,
                               NULL, saved_cb, NULL);
  g_hash_table_insert (self->dismissed, g_strdup (plumb_destination_get_id (destination)), text);
  plumb_destination_set_silent_since (destination, 0);
}

static void
plumb_silences_dispose (GObject *object)
{
  PlumbSilences *self = PLUMB_SILENCES (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->timer, g_source_remove);
  G_OBJECT_CLASS (plumb_silences_parent_class)->dispose (object);
}

static void
plumb_silences_finalize (GObject *object)
{
  PlumbSilences *self = PLUMB_SILENCES (object);

  g_clear_pointer (&self->dismissed, g_hash_table_unref);
  g_object_unref (self->cancellable);
  g_object_unref (self->destinations);
  g_object_unref (self->store);
  G_OBJECT_CLASS (plumb_silences_parent_class)->finalize (object);
}

static void
plumb_silences_class_init (PlumbSilencesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = plumb_silences_dispose;
  G_OBJECT_CLASS (klass)->finalize = plumb_silences_finalize;
}

static void
plumb_silences_init (PlumbSilences *self)
{
  self->cancellable = g_cancellable_new ();
}

PlumbSilences *
plumb_silences_new (PlumbStore *store, GListModel *destinations)
{
  PlumbSilences *self;

  g_return_val_if_fail (PLUMB_IS_STORE (store), NULL);
  g_return_val_if_fail (G_IS_LIST_MODEL (destinations), NULL);

  self = g_object_new (PLUMB_TYPE_SILENCES, NULL);
  self->store = g_object_ref (store);
  self->destinations = g_object_ref (destinations);
  g_signal_connect_object (destinations, "items-changed", G_CALLBACK (destinations_changed_cb),
                           self, 0);
  destinations_changed_cb (destinations, 0, 0, g_list_model_get_n_items (destinations), self);
  return self;
}
