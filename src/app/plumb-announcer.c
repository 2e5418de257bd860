/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-announcer.h"

#include "plumb-destination-list.h"
#include "plumb-diagnosis.h"
#include "plumb-notifier.h"
#include "plumb-quiet-hours.h"

#include <glib/gi18n.h>

/* Leads within this time make one notification. */
#define GATHER_SECONDS 3
#define FEW 3
/* No desktop keeps more of one application. */
#define MOST_TOLD 50

/* @told (element-type gint64): rows of leads that the desktop was told of, the newest last
 * @n_held, @held_troubles (element-type utf8): the leads, and the ids of the destinations that are
 * not heard any more, of quiet hours */
struct _PlumbAnnouncer {
  GObject parent_instance;
  GApplication *application;
  PlumbNotifier *notifier;
  PlumbStore *store;
  PlumbDestinationList *destinations;
  GSettings *settings;
  GPtrArray *gathered;
  GArray *told;
  guint timer;
  guint n_held;
  GHashTable *held_troubles;
  guint quiet_timer;
};

G_DEFINE_FINAL_TYPE (PlumbAnnouncer, plumb_announcer, G_TYPE_OBJECT)

static gboolean
is_quiet (PlumbAnnouncer *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  PlumbQuietHours quiet = plumb_quiet_hours_read (self->settings);

  return plumb_quiet_hours_hold (&quiet, now);
}

/* (transfer full): @text, which strangers wrote, for a desktop that may take it for markup. */
static char *
avoid_markup (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "<", -1);

  return g_strjoinv ("‹", parts);
}

/* (transfer full) (nullable) */
static char *
describe (PlumbLead *lead, gboolean blurred)
{
  g_autofree char *person = plumb_lead_dup_person (lead);
  g_autofree char *text = NULL;
  const char *company = plumb_lead_get_text (lead, PLUMB_LEAD_COMPANY);
  const char *offer = plumb_lead_get_text (lead, PLUMB_LEAD_OFFER_TITLE);
  const char *warning = plumb_lead_is_do_not_contact (lead) ? _("do not contact") : NULL;

  if (blurred)
    return g_strdup (warning);
  text = g_strjoin (", ", person != NULL
                              ? person
                              : _("Unknown person"),
                                   company != NULL
                                       ? company
                                       : (offer != NULL ? offer : _("no company")), warning, NULL);
  return avoid_markup (text);
}

/* (transfer full): under which the desktop knows it. */
static char *
make_id (gint64 row)
{
  return g_strdup_printf ("lead-%" G_GINT64_FORMAT, row);
}

/* It may have been erased meanwhile. */
static gboolean
is_there (PlumbAnnouncer *self, gint64 row)
{
  g_autoptr (PlumbLead) lead = plumb_store_load_lead (self->store, (guint32) row);

  return lead != NULL;
}

static void
announce_lead (PlumbAnnouncer *self, PlumbLead *lead)
{
  gint64 row = plumb_lead_get_row (lead);
  g_autofree char *id = make_id (row);
  g_autofree char *body = describe (lead, g_settings_get_boolean (self->settings, "blurred"));
  g_autoptr (GNotification) notification = g_notification_new (_("New lead"));

  if (body != NULL)
    g_notification_set_body (notification, body);
  g_notification_set_default_action_and_target (notification, "app.show-lead", "x", row);
  g_application_send_notification (self->application, id, notification);
  g_array_append_val (self->told, row);
  if (self->told->len > MOST_TOLD)
    g_array_remove_index (self->told, 0);
}

/* Who was erased is not named any longer by the desktop either. */
static void
leads_changed_cb (PlumbAnnouncer *self)
{
  for (guint i = self->told->len; i > 0; i--) {
    gint64 row = g_array_index (self->told, gint64, i - 1);
    g_autofree char *id = make_id (row);

    if (is_there (self, row))
      continue;
    g_application_withdraw_notification (self->application, id);
    g_array_remove_index (self->told, i - 1);
  }
}

static void
announce_many (PlumbAnnouncer *self)
{
  g_autofree char *title = g_strdup_printf (
      ngettext ("%u new lead", "%u new leads", self->gathered->len), self->gathered->len);
  g_autoptr (GNotification) notification = g_notification_new (title);

  g_notification_set_default_action (notification, "app.show-newest");
  g_application_send_notification (self->application, "leads", notification);
}

static gboolean
gathered_cb (gpointer user_data)
{
  PlumbAnnouncer *self = user_data;

  self->timer = 0;
  for (guint i = self->gathered->len; i > 0; i--)
    if (!is_there (self, plumb_lead_get_row (g_ptr_array_index (self->gathered, i - 1))))
      g_ptr_array_remove_index (self->gathered, i - 1);
  if (self->gathered->len > FEW)
    announce_many (self);
  else
    for (guint i = 0; i < self->gathered->len; i++)
      announce_lead (self, g_ptr_array_index (self->gathered, i));
  g_ptr_array_set_size (self->gathered, 0);
  return G_SOURCE_REMOVE;
}

static void
announce_trouble (PlumbAnnouncer *self, PlumbDestination *destination)
{
  const char *trouble = plumb_destination_get_trouble (destination);
  const PlumbDiagnosis *diagnosis = trouble == NULL ? NULL : plumb_diagnosis_find (trouble);
  const char *id = plumb_destination_get_id (destination);
  g_autoptr (GNotification) notification = NULL;
  g_autofree char *title = NULL;

  if (diagnosis == NULL)
    return;
  /* Translators: %s is a destination's name. */
  title = g_strdup_printf (_("Plumb no longer hears from %s"),
                              plumb_destination_get_name (destination));
  notification = g_notification_new (title);
  g_notification_set_body (notification, gettext (diagnosis->title));
  g_notification_set_default_action_and_target (notification, "app.check", "s", id);
  plumb_notifier_tell (self->notifier, destination, id, notification);
}

/* ── Quiet hours ─────────────────────────────────────────────────────────── */

static void
announce_held_leads (PlumbAnnouncer *self)
{
  g_autofree char *title =
      g_strdup_printf (ngettext ("%u lead came in during quiet hours",
                                 "%u leads came in during quiet hours", self->n_held),
                       self->n_held);
  g_autoptr (GNotification) notification = g_notification_new (title);

  g_notification_set_default_action (notification, "app.show-newest");
  g_application_send_notification (self->application, "quiet-leads", notification);
  self->n_held = 0;
}

static void look_at_quiet (PlumbAnnouncer *self);

static gboolean
quiet_cb (gpointer user_data)
{
  PlumbAnnouncer *self = user_data;

  self->quiet_timer = 0;
  look_at_quiet (self);
  return G_SOURCE_REMOVE;
}

static void
wait_for_end (PlumbAnnouncer *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  PlumbQuietHours quiet = plumb_quiet_hours_read (self->settings);
  guint pause = plumb_quiet_hours_get_pause (&quiet, now) + 1;

  if (self->quiet_timer == 0)
    self->quiet_timer = g_timeout_add_seconds (pause, quiet_cb, self);
}

/* Tells of what was held back, once quiet hours are over; waits for that where it is not. */
static void
look_at_quiet (PlumbAnnouncer *self)
{
  g_autoptr (GHashTable) troubles = NULL;
  GHashTableIter iter;
  gpointer id;

  if (self->n_held == 0 && g_hash_table_size (self->held_troubles) == 0)
    return;
  g_clear_handle_id (&self->quiet_timer, g_source_remove);
  if (is_quiet (self)) {
    wait_for_end (self);
    return;
  }
  if (self->n_held > 0 && g_settings_get_boolean (self->settings, "notifications-enabled"))
    announce_held_leads (self);
  self->n_held = 0;
  troubles = g_steal_pointer (&self->held_troubles);
  self->held_troubles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_hash_table_iter_init (&iter, troubles);
  while (g_hash_table_iter_next (&iter, &id, NULL)) {
    PlumbDestination *destination = plumb_destination_list_find_id (self->destinations, id);

    if (destination != NULL)
      announce_trouble (self, destination);
  }
}

/* ── What happens ────────────────────────────────────────────────────────── */

static void
arrived_cb (PlumbInbox *inbox, PlumbLead *lead, PlumbAnnouncer *self)
{
  if (plumb_lead_is_test (lead) ||
      !g_settings_get_boolean (self->settings, "notifications-enabled"))
    return;
  if (is_quiet (self)) {
    self->n_held++;
    wait_for_end (self);
    return;
  }
  /* Timers stand still while the computer sleeps. */
  look_at_quiet (self);
  g_ptr_array_add (self->gathered, g_object_ref (lead));
  if (self->timer == 0)
    self->timer = g_timeout_add_seconds (GATHER_SECONDS, gathered_cb, self);
}

static void
trouble_changed_cb (PlumbDestination *destination, GParamSpec *pspec, PlumbAnnouncer *self)
{
  const char *trouble = plumb_destination_get_trouble (destination);
  const char *id = plumb_destination_get_id (destination);

  if (trouble == NULL || plumb_diagnosis_find (trouble) == NULL) {
    plumb_notifier_take_back (self->notifier, id);
    g_hash_table_remove (self->held_troubles, id);
  } else if (is_quiet (self)) {
    g_hash_table_add (self->held_troubles, g_strdup (id));
    wait_for_end (self);
  } else {
    announce_trouble (self, destination);
  }
}

static void
destinations_changed_cb (GListModel *model, guint position, guint removed, guint added,
                         PlumbAnnouncer *self)
{
  for (guint i = position; i < position + added; i++) {
    g_autoptr (PlumbDestination) destination = g_list_model_get_item (model, i);

    g_signal_handlers_disconnect_by_data (destination, self);
    g_signal_connect_object (destination, "notify::trouble", G_CALLBACK (trouble_changed_cb), self,
                             0);
  }
}

static void
plumb_announcer_dispose (GObject *object)
{
  PlumbAnnouncer *self = PLUMB_ANNOUNCER (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_handle_id (&self->quiet_timer, g_source_remove);
  g_clear_object (&self->notifier);
  g_clear_object (&self->store);
  g_clear_object (&self->destinations);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (plumb_announcer_parent_class)->dispose (object);
}

static void
plumb_announcer_finalize (GObject *object)
{
  g_ptr_array_unref (PLUMB_ANNOUNCER (object)->gathered);
  g_array_unref (PLUMB_ANNOUNCER (object)->told);
  g_hash_table_unref (PLUMB_ANNOUNCER (object)->held_troubles);
  G_OBJECT_CLASS (plumb_announcer_parent_class)->finalize (object);
}

static void
plumb_announcer_class_init (PlumbAnnouncerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = plumb_announcer_dispose;
  object_class->finalize = plumb_announcer_finalize;
}

static void
plumb_announcer_init (PlumbAnnouncer *self)
{
  self->gathered = g_ptr_array_new_with_free_func (g_object_unref);
  self->told = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->held_troubles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

PlumbAnnouncer *
plumb_announcer_new (GApplication *application, PlumbStore *store, PlumbInbox *inbox,
                     PlumbDestinationList *destinations, GSettings *settings)
{
  PlumbAnnouncer *self = g_object_new (PLUMB_TYPE_ANNOUNCER, NULL);
  GListModel *model = G_LIST_MODEL (destinations);

  self->notifier = plumb_notifier_new (application, destinations);
  self->store = g_object_ref (store);
  /* The application owns the announcer. */
  self->application = application;
  self->settings = g_object_ref (settings);
  self->destinations = g_object_ref (destinations);
  g_signal_connect_object (inbox, "lead-arrived", G_CALLBACK (arrived_cb), self, 0);
  g_signal_connect_object (store, "leads-changed", G_CALLBACK (leads_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (model, "items-changed", G_CALLBACK (destinations_changed_cb), self, 0);
  g_signal_connect_object (settings, "changed", G_CALLBACK (look_at_quiet), self,
                           G_CONNECT_SWAPPED);
  destinations_changed_cb (model, 0, 0, g_list_model_get_n_items (model), self);
  return self;
}
