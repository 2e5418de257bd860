/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-watcher.h"

#include "plumb-back-off.h"
#include "plumb-clock.h"
#include "plumb-destination-list.h"
#include "plumb-diagnosis.h"
#include "plumb-error.h"
#include "plumb-paging.h"
#include "plumb-store.h"
#include "plumb-watcher-private.h"

#define LONGEST_INTERVAL (24 * 60 * 60)

/* A service that fails is asked again after 2 s, then ever less often. */
#define SHORTEST_WAIT 2000
#define LONGEST_WAIT (5 * 60 * 1000)

struct _PlumbWatcher {
  GObject parent_instance;
  PlumbStore *store;
  PlumbConnector *connector;
  PlumbDestinationList *destinations;
  PlumbDestination *destination;
  PlumbCredentials *credentials;
  GCancellable *cancellable;
  PlumbBackOff back_off;
  guint timer;
  guint delay;
  const char *complaint;
};

G_DEFINE_FINAL_TYPE (PlumbWatcher, plumb_watcher, G_TYPE_OBJECT)

/* What every step of a look carries along: the watcher, kept alive, and what it works on.
 * @complaint: (nullable): what the service's refusal of a part of a page is called
 * @refusal: (nullable): of a page whose leads are good, but which leads nowhere */
typedef struct {
  PlumbWatcher *watcher;
  GCancellable *cancellable;
  char *cursor;
  PlumbPaging *paging;
  PlumbAttempt *refusal;
  const char *complaint;
  gboolean more;
} Look;

static void look_at_page (Look *look);
static void schedule (PlumbWatcher *self, guint milliseconds);

static void
look_free (Look *look)
{
  g_object_unref (look->watcher);
  g_object_unref (look->cancellable);
  g_free (look->cursor);
  g_clear_pointer (&look->paging, plumb_paging_free);
  g_clear_object (&look->refusal);
  g_free (look);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Look, look_free)

/* The watcher was stopped, and perhaps started again, while an answer was on its way. */
static gboolean
is_stale (Look *look)
{
  return look->cancellable != look->watcher->cancellable;
}

static guint
get_interval (PlumbWatcher *self)
{
  const char *chosen =
      plumb_connector_get_value (self->connector, self->destination, NULL, "poll-interval");
  guint64 seconds = chosen == NULL ? 0 : g_ascii_strtoull (chosen, NULL, 10);

  if (seconds == 0)
    seconds = plumb_connector_get_info (self->connector)->poll_interval;
  return (guint) CLAMP (seconds, 1, LONGEST_INTERVAL);
}

gboolean
plumb_watcher_is_hearing (PlumbWatcher *self)
{
  gint64 heard_at;

  g_return_val_if_fail (PLUMB_IS_WATCHER (self), FALSE);
  heard_at = plumb_destination_get_heard_at (self->destination);
  return self->cancellable != NULL && plumb_destination_get_trouble (self->destination) == NULL &&
         plumb_clock_now () - heard_at < 3 * (gint64) get_interval (self) * G_USEC_PER_SEC;
}

static const char *
name_trouble (const GError *error)
{
  if (g_error_matches (error, PLUMB_ERROR, PLUMB_ERROR_SECRET))
    return "secret.missing";
  if (g_error_matches (error, PLUMB_ERROR, PLUMB_ERROR_KEYRING_ABSENT))
    return "keyring.absent";
  if (g_error_matches (error, PLUMB_ERROR, PLUMB_ERROR_KEYRING_LOCKED))
    return "keyring.locked";
  if (g_error_matches (error, PLUMB_ERROR, PLUMB_ERROR_KEYRING_DISMISSED))
    return "keyring.dismissed";
  if (g_error_matches (error, PLUMB_ERROR, PLUMB_ERROR_KEYRING_FAILED))
    return "keyring.failed";
  if (g_error_matches (error, PLUMB_ERROR, PLUMB_ERROR_STORE))
    return "store.failed";
  return "settings.unusable";
}

/* Asking for a secret again would only raise the prompt again: that is the user's to start. */
static gboolean
needs_user (const GError *error)
{
  return g_error_matches (error, PLUMB_ERROR, PLUMB_ERROR_SECRET) ||
         g_error_matches (error, PLUMB_ERROR, PLUMB_ERROR_KEYRING_LOCKED) ||
         g_error_matches (error, PLUMB_ERROR, PLUMB_ERROR_KEYRING_DISMISSED) ||
         g_error_matches (error, PLUMB_ERROR, PLUMB_ERROR_SETTING);
}

static void
stopped_by (Look *look, const GError *error)
{
  PlumbWatcher *self = look->watcher;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || is_stale (look))
    return;
  g_debug ("A look for leads failed: %s", error->message);
  plumb_destination_set_trouble (self->destination, name_trouble (error));
  if (!needs_user (error))
    schedule (self, plumb_back_off_failed (&self->back_off, -1));
}

static const char *
name_refusal (PlumbWatcher *self, PlumbAttempt *attempt)
{
  const PlumbDiagnosis *diagnosis =
      plumb_diagnose (plumb_connector_get_kind (self->connector), attempt);

  return diagnosis == NULL ? "unknown" : diagnosis->id;
}

static void
refused (PlumbWatcher *self, PlumbAttempt *attempt)
{
  plumb_destination_set_trouble (self->destination, name_refusal (self, attempt));
  /* The secret may have been replaced meanwhile. */
  g_clear_object (&self->credentials);
  schedule (self, plumb_back_off_failed (&self->back_off, plumb_attempt_get_retry_after (attempt)));
}

static void
stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Look) look = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) added = plumb_store_add_leads_finish (PLUMB_STORE (source), result, &error);
  PlumbWatcher *self = look->watcher;

  if (added == NULL) {
    stopped_by (look, error);
    return;
  }
  if (is_stale (look))
    return;
  if (look->refusal != NULL) {
    refused (self, look->refusal);
    return;
  }
  plumb_back_off_succeeded (&self->back_off);
  plumb_destination_set_heard_at (self->destination, plumb_clock_now ());
  /* What the last look complained of stays until this one is through without it. */
  if (look->complaint != NULL || !look->more)
    self->complaint = look->complaint;
  plumb_destination_set_trouble (self->destination, self->complaint);
  if (!look->more && self->complaint == NULL)
    plumb_destination_set_read_to_end_at (self->destination, plumb_clock_now ());
  if (look->more)
    look_at_page (g_steal_pointer (&look));
  else
    schedule (self, get_interval (self) * 1000);
}

static void
follow (Look *look, PlumbPage *page)
{
  PlumbPagingStep step = plumb_paging_follow (look->paging, page);

  look->more = step == PLUMB_PAGING_GOES_ON;
  if (step == PLUMB_PAGING_IS_ENDLESS)
    g_set_object (&look->refusal, page->attempt);
}

static void
page_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Look) look = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PlumbPage) page =
      plumb_connector_watch_finish (PLUMB_CONNECTOR (source), result, &error);
  PlumbWatcher *self = look->watcher;

  if (page == NULL) {
    stopped_by (look, error);
    return;
  }
  if (is_stale (look))
    return;
  if (plumb_attempt_get_outcome (page->attempt) != PLUMB_OUTCOME_ACCEPTED) {
    refused (self, page->attempt);
    return;
  }
  if (page->complaint != NULL)
    look->complaint = name_refusal (self, page->complaint);
  follow (look, page);
  if (page->cursor != NULL) {
    g_free (look->cursor);
    look->cursor = g_strdup (page->cursor);
  }
  plumb_store_add_leads_async (self->store, plumb_destination_get_id (self->destination),
                               page->leads, look->cursor, look->cancellable, stored_cb, look);
  g_steal_pointer (&look);
}

static void
look_at_page (Look *look)
{
  PlumbWatcher *self = look->watcher;

  plumb_connector_watch_async (self->connector, self->destination, self->credentials, look->cursor,
                               look->cancellable, page_read_cb, look);
}

static void
cursor_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Look) look = user_data;
  g_autoptr (GError) error = NULL;

  look->cursor = plumb_store_load_cursor_finish (PLUMB_STORE (source), result, &error);
  if (error != NULL) {
    stopped_by (look, error);
    return;
  }
  look->paging = plumb_paging_new (look->cursor);
  look_at_page (g_steal_pointer (&look));
}

static void
load_cursor (Look *look)
{
  PlumbWatcher *self = look->watcher;

  plumb_store_load_cursor_async (self->store, plumb_destination_get_id (self->destination),
                                 look->cancellable, cursor_loaded_cb, look);
}

static void
looked_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Look) look = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PlumbCredentials) credentials =
      plumb_destination_list_look_up_finish (PLUMB_DESTINATION_LIST (source), result, &error);
  PlumbWatcher *self = look->watcher;

  if (credentials == NULL) {
    stopped_by (look, error);
    return;
  }
  if (is_stale (look))
    return;
  g_set_object (&self->credentials, credentials);
  load_cursor (g_steal_pointer (&look));
}

static gboolean
look_cb (gpointer user_data)
{
  PlumbWatcher *self = user_data;
  Look *look = g_new0 (Look, 1);

  self->timer = 0;
  look->watcher = g_object_ref (self);
  look->cancellable = g_object_ref (self->cancellable);
  if (self->credentials != NULL)
    load_cursor (look);
  else
    plumb_destination_list_look_up_async (self->destinations, self->destination, look->cancellable,
                                          looked_up_cb, look);
  return G_SOURCE_REMOVE;
}

static void
schedule (PlumbWatcher *self, guint milliseconds)
{
  if (self->cancellable == NULL || g_cancellable_is_cancelled (self->cancellable))
    return;
  g_clear_handle_id (&self->timer, g_source_remove);
  self->delay = milliseconds;
  self->timer = g_timeout_add (milliseconds, look_cb, self);
}

gint64
plumb_watcher_get_delay (PlumbWatcher *self)
{
  return self->timer == 0 ? -1 : (gint64) self->delay;
}

void
plumb_watcher_start (PlumbWatcher *self)
{
  g_return_if_fail (PLUMB_IS_WATCHER (self));

  plumb_watcher_stop (self);
  self->cancellable = g_cancellable_new ();
  plumb_back_off_succeeded (&self->back_off);
  plumb_destination_set_read_to_end_at (self->destination, 0);
  schedule (self, 0);
}

void
plumb_watcher_stop (PlumbWatcher *self)
{
  g_return_if_fail (PLUMB_IS_WATCHER (self));

  g_clear_handle_id (&self->timer, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->credentials);
}

static void
plumb_watcher_dispose (GObject *object)
{
  PlumbWatcher *self = PLUMB_WATCHER (object);

  plumb_watcher_stop (self);
  g_clear_object (&self->store);
  g_clear_object (&self->connector);
  g_clear_object (&self->destinations);
  g_clear_object (&self->destination);
  G_OBJECT_CLASS (plumb_watcher_parent_class)->dispose (object);
}

static void
plumb_watcher_class_init (PlumbWatcherClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = plumb_watcher_dispose;
}

static void
plumb_watcher_init (PlumbWatcher *self)
{
  self->back_off.shortest = SHORTEST_WAIT;
  self->back_off.longest = LONGEST_WAIT;
}

PlumbWatcher *
plumb_watcher_new (PlumbStore *store, PlumbConnector *connector, PlumbDestinationList *destinations,
                   PlumbDestination *destination)
{
  PlumbWatcher *self;

  g_return_val_if_fail (PLUMB_IS_STORE (store) && PLUMB_IS_CONNECTOR (connector), NULL);
  g_return_val_if_fail (PLUMB_IS_DESTINATION_LIST (destinations), NULL);
  g_return_val_if_fail (PLUMB_IS_DESTINATION (destination), NULL);

  self = g_object_new (PLUMB_TYPE_WATCHER, NULL);
  self->store = g_object_ref (store);
  self->connector = g_object_ref (connector);
  self->destinations = g_object_ref (destinations);
  self->destination = g_object_ref (destination);
  return self;
}
