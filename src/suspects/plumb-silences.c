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
  /* (nullable): as in the store; not looked before both are there. */
  GHashTable *dismissed;
  GHashTable *newest;
  /* The ids of destinations that were read to their end. */
  GHashTable *read;
  /* Those that are looked at → whether once more afterwards. */
  GHashTable *looks;
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

/* What @texts has of @destination, as a time. */
static gint64
find_time (GHashTable *texts, PlumbDestination *destination)
{
  const char *text = g_hash_table_lookup (texts, plumb_destination_get_id (destination));

  return text != NULL ? g_ascii_strtoll (text, NULL, 10) : 0;
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (!plumb_store_save_text_finish (PLUMB_STORE (source), result, &error))
    g_warning ("What is known of silences could not be kept: %s", error->message);
}

/* In @texts, which are @group in the store. */
static void
keep_time (PlumbSilences *self, GHashTable *texts, const char *group, PlumbDestination *destination,
           gint64 time)
{
  const char *id = plumb_destination_get_id (destination);
  char *text = g_strdup_printf ("%" G_GINT64_FORMAT, time);

  plumb_store_save_text_async (self->store, group, id, text, NULL, saved_cb, NULL);
  g_hash_table_insert (texts, g_strdup (id), text);
}

static gboolean
is_dismissed (PlumbSilences *self, PlumbDestination *destination, gint64 since)
{
  return find_time (self->dismissed, destination) == since;
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  gint64 first = *(const gint64 *) a;
  gint64 second = *(const gint64 *) b;

  return first < second ? 1 : first > second ? -1 : 0;
}

/* (transfer full): when @leads came, the newest first, and one that was forgotten since. */
static GArray *
list_times (PlumbSilences *self, PlumbDestination *destination, GPtrArray *leads)
{
  GArray *times = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 known = find_time (self->newest, destination);
  gint64 now = plumb_clock_now ();
  gint64 newest = 0;

  for (guint i = 0; i < leads->len; i++) {
    gint64 time = plumb_silence_date_lead (leads->pdata[i]);

    /* The clock was ahead. */
    if (time > now)
      continue;
    g_array_append_val (times, time);
    newest = MAX (newest, time);
  }
  if (newest > known)
    keep_time (self, self->newest, PLUMB_SILENCE_NEWEST, destination, newest);
  else if (newest < known)
    g_array_append_val (times, known);
  g_array_sort (times, compare_times);
  return times;
}

static void look_at (PlumbSilences *self, PlumbDestination *destination);

/* Whatever came meanwhile may have been missed. */
static void
end_look (PlumbSilences *self, PlumbDestination *destination)
{
  const char *id = plumb_destination_get_id (destination);
  gboolean once_more = GPOINTER_TO_INT (g_hash_table_lookup (self->looks, id));

  g_hash_table_remove (self->looks, id);
  if (once_more)
    look_at (self, destination);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Look) look = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) leads =
      plumb_store_load_leads_finish (PLUMB_STORE (source), result, &error);
  g_autoptr (GArray) times = NULL;
  gint64 since;

  end_look (look->silences, look->destination);
  if (leads == NULL) {
    if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
      g_warning ("Whether leads stay away is not known: %s", error->message);
    return;
  }
  times = list_times (look->silences, look->destination, leads);
  since = plumb_silence_find (look->destination, times);
  if (is_dismissed (look->silences, look->destination, since))
    since = 0;
  plumb_destination_set_silent_since (look->destination, since);
}

static void
look_at (PlumbSilences *self, PlumbDestination *destination)
{
  g_autoptr (PlumbLeadQuery) query = plumb_lead_query_new ();
  const char *id = plumb_destination_get_id (destination);
  gboolean is_looked_at = g_hash_table_contains (self->looks, id);

  if (self->newest == NULL)
    return;
  g_hash_table_insert (self->looks, g_strdup (id), GINT_TO_POINTER (is_looked_at));
  if (is_looked_at)
    return;
  query->destination = g_strdup (id);
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

/* The hours tell how often a silence is looked for; but not before all was read. */
static void
read_cb (PlumbDestination *destination, GParamSpec *pspec, PlumbSilences *self)
{
  const char *id = plumb_destination_get_id (destination);

  if (plumb_destination_get_read_to_end_at (destination) == 0)
    g_hash_table_remove (self->read, id);
  else if (g_hash_table_add (self->read, g_strdup (id)))
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
    g_signal_connect_object (destination, "notify::read-to-end-at", G_CALLBACK (read_cb), self, 0);
    g_signal_connect_object (destination, "notify::last-proved-at",
                             G_CALLBACK (destination_changed_cb), self, 0);
    look_at (self, destination);
  }
}

/* (transfer full) (nullable) */
static GHashTable *
load_finish (GObject *source, GAsyncResult *result)
{
  g_autoptr (GError) error = NULL;
  GHashTable *texts = plumb_store_load_texts_finish (PLUMB_STORE (source), result, &error);

  if (texts == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_warning ("Whether leads stay away is not known: %s", error->message);
  return texts;
}

static void
newest_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PlumbSilences) self = user_data;

  self->newest = load_finish (source, result);
  if (self->newest == NULL)
    return;
  look_at_all (self);
  self->timer = g_timeout_add_seconds (LOOK_SECONDS, timer_cb, self);
}

static void
dismissed_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PlumbSilences) self = user_data;

  self->dismissed = load_finish (source, result);
  if (self->dismissed != NULL)
    plumb_store_load_texts_async (self->store, PLUMB_SILENCE_NEWEST, self->cancellable,
                                  newest_loaded_cb, g_object_ref (self));
}

void
plumb_silences_start (PlumbSilences *self)
{
  g_return_if_fail (PLUMB_IS_SILENCES (self));

  plumb_store_load_texts_async (self->store, GROUP, self->cancellable, dismissed_loaded_cb,
                                g_object_ref (self));
}

void
plumb_silences_dismiss (PlumbSilences *self, PlumbDestination *destination)
{
  gint64 since;

  g_return_if_fail (PLUMB_IS_SILENCES (self));
  g_return_if_fail (PLUMB_IS_DESTINATION (destination));

  since = plumb_destination_get_silent_since (destination);
  if (since == 0 || self->dismissed == NULL)
    return;
  keep_time (self, self->dismissed, GROUP, destination, since);
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
  g_clear_pointer (&self->newest, g_hash_table_unref);
  g_hash_table_unref (self->read);
  g_hash_table_unref (self->looks);
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
  self->read = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->looks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
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
