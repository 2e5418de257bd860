/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-announcer.h"

#include "plumb-diagnosis.h"
#include "plumb-notifier.h"
#include "plumb-quiet-hours.h"

#include <glib/gi18n.h>

/* Leads within this time make one notification. */
#define GATHER_SECONDS 3
#define FEW 3
/* No desktop keeps more of one application. */
#define MOST_TOLD 50

struct _PlumbAnnouncer {
  GObject parent_instance;
  GApplication *application;
  PlumbNotifier *notifier;
  PlumbStore *store;
  GSettings *settings;
  PlumbDestinationList *destinations;
  /* (element-type gint64): rows of leads that the desktop is yet to be told of. */
  GArray *gathered;
  /* Ids of destinations that broke in quiet hours. */
  GHashTable *put_off;
  /* (element-type gint64): rows of leads that the desktop was told of, the newest last. */
  GArray *told;
  guint timer;
};

G_DEFINE_FINAL_TYPE (PlumbAnnouncer, plumb_announcer, G_TYPE_OBJECT)

/* For how many seconds nothing is announced, or 0; perhaps longer. */
static guint
get_silence (PlumbAnnouncer *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  PlumbQuietHours quiet = plumb_quiet_hours_read (self->settings);

  return plumb_quiet_hours_hold (&quiet, now) ? plumb_quiet_hours_get_pause (&quiet, now) + 1 : 0;
}

static gboolean announce_cb (gpointer user_data);

static void
announce_in (PlumbAnnouncer *self, guint seconds)
{
  if (self->timer == 0)
    self->timer = g_timeout_add_seconds (seconds, announce_cb, self);
}

/* ── Leads ── */

/* (transfer full): @text, which strangers wrote, for a desktop that may take it for markup. */
static char *
defuse (const char *text)
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
  return defuse (text);
}

/* (transfer full): under which the desktop knows it. */
static char *
make_id (gint64 row)
{
  return g_strdup_printf ("lead-%" G_GINT64_FORMAT, row);
}

/* (transfer full) (nullable): it may have been erased meanwhile. */
static PlumbLead *
load (PlumbAnnouncer *self, gint64 row)
{
  return plumb_store_load_lead (self->store, (guint32) row);
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
    g_autoptr (PlumbLead) lead = load (self, row);
    g_autofree char *id = make_id (row);

    if (lead != NULL)
      continue;
    g_application_withdraw_notification (self->application, id);
    g_array_remove_index (self->told, i - 1);
  }
}

static void
announce_many (PlumbAnnouncer *self, guint n_leads)
{
  g_autofree char *title =
      g_strdup_printf (ngettext ("%u new lead", "%u new leads", n_leads), n_leads);
  g_autoptr (GNotification) notification = g_notification_new (title);

  g_notification_set_default_action (notification, "app.show-newest");
  g_application_send_notification (self->application, "leads", notification);
}

static void
announce_gathered (PlumbAnnouncer *self)
{
  g_autoptr (GPtrArray) leads = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->gathered->len; i++) {
    PlumbLead *lead = load (self, g_array_index (self->gathered, gint64, i));

    if (lead != NULL)
      g_ptr_array_add (leads, lead);
  }
  g_array_set_size (self->gathered, 0);
  /* They may have been switched off since. */
  if (!g_settings_get_boolean (self->settings, "notifications-enabled"))
    return;
  if (leads->len > FEW)
    announce_many (self, leads->len);
  else
    for (guint i = 0; i < leads->len; i++)
      announce_lead (self, g_ptr_array_index (leads, i));
}

static void
arrived_cb (PlumbInbox *inbox, PlumbLead *lead, PlumbAnnouncer *self)
{
  gint64 row = plumb_lead_get_row (lead);

  if (plumb_lead_is_test (lead) ||
      !g_settings_get_boolean (self->settings, "notifications-enabled"))
    return;
  g_array_append_val (self->gathered, row);
  announce_in (self, GATHER_SECONDS);
}

/* ── Destinations ── */

static void
announce_trouble (PlumbAnnouncer *self, PlumbDestination *destination)
{
  const char *trouble = plumb_destination_get_trouble (destination);
  const PlumbDiagnosis *diagnosis = trouble == NULL ? NULL : plumb_diagnosis_find (trouble);
  const char *id = plumb_destination_get_id (destination);
  g_autoptr (GNotification) notification = NULL;
  g_autofree char *title = NULL;

  if (diagnosis == NULL) {
    plumb_notifier_take_back (self->notifier, id);
    return;
  }
  /* Translators: %s is a destination's name. */
  title = g_strdup_printf (_("Plumb no longer hears from %s"),
                              plumb_destination_get_name (destination));
  notification = g_notification_new (title);
  g_notification_set_body (notification, gettext (diagnosis->title));
  g_notification_set_default_action_and_target (notification, "app.check", "s", id);
  plumb_notifier_tell (self->notifier, destination, id, notification);
}

static void
trouble_changed_cb (PlumbDestination *destination, GParamSpec *pspec, PlumbAnnouncer *self)
{
  guint silence = get_silence (self);

  if (silence == 0 || plumb_destination_get_trouble (destination) == NULL) {
    announce_trouble (self, destination);
    return;
  }
  g_hash_table_add (self->put_off, g_strdup (plumb_destination_get_id (destination)));
  announce_in (self, silence);
}

static void
announce_put_off (PlumbAnnouncer *self)
{
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, self->put_off);
  while (g_hash_table_iter_next (&iter, &id, NULL)) {
    PlumbDestination *destination = plumb_destination_list_find_id (self->destinations, id);

    if (destination != NULL)
      announce_trouble (self, destination);
  }
  g_hash_table_remove_all (self->put_off);
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

/* ── Both ── */

/* Quiet hours put off, they do not swallow. */
static gboolean
announce_cb (gpointer user_data)
{
  PlumbAnnouncer *self = user_data;
  guint silence = get_silence (self);

  self->timer = 0;
  if (silence > 0) {
    announce_in (self, silence);
  } else {
    announce_gathered (self);
    announce_put_off (self);
  }
  return G_SOURCE_REMOVE;
}

/* Quiet hours may be over. */
static void
setting_changed_cb (PlumbAnnouncer *self)
{
  if (self->timer == 0)
    return;
  g_clear_handle_id (&self->timer, g_source_remove);
  announce_in (self, GATHER_SECONDS);
}

static void
plumb_announcer_dispose (GObject *object)
{
  PlumbAnnouncer *self = PLUMB_ANNOUNCER (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_object (&self->destinations);
  g_clear_object (&self->notifier);
  g_clear_object (&self->store);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (plumb_announcer_parent_class)->dispose (object);
}

static void
plumb_announcer_finalize (GObject *object)
{
  g_array_unref (PLUMB_ANNOUNCER (object)->gathered);
  g_hash_table_unref (PLUMB_ANNOUNCER (object)->put_off);
  g_array_unref (PLUMB_ANNOUNCER (object)->told);
  G_OBJECT_CLASS (plumb_announcer_parent_class)->finalize (object);
}

static void
plumb_announcer_class_init (PlumbAnnouncerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = plumb_announcer_dispose;
  G_OBJECT_CLASS (klass)->finalize = plumb_announcer_finalize;
}

static void
plumb_announcer_init (PlumbAnnouncer *self)
{
  self->gathered = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->put_off = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->told = g_array_new (FALSE, FALSE, sizeof (gint64));
}

PlumbAnnouncer *
plumb_announcer_new (GApplication *application, PlumbStore *store, PlumbInbox *inbox,
                     PlumbDestinationList *destinations, GSettings *settings)
{
  PlumbAnnouncer *self;
  GListModel *model = G_LIST_MODEL (destinations);

  g_return_val_if_fail (G_IS_APPLICATION (application), NULL);
  g_return_val_if_fail (PLUMB_IS_STORE (store) && PLUMB_IS_INBOX (inbox), NULL);
  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  self = g_object_new (PLUMB_TYPE_ANNOUNCER, NULL);
  /* The application owns the announcer. */
  self->application = application;
  self->notifier = plumb_notifier_new (application, destinations);
  self->destinations = g_object_ref (destinations);
  self->store = g_object_ref (store);
  self->settings = g_object_ref (settings);
  g_signal_connect_object (inbox, "lead-arrived", G_CALLBACK (arrived_cb), self, 0);
  g_signal_connect_object (store, "leads-changed", G_CALLBACK (leads_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "changed", G_CALLBACK (setting_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (model, "items-changed", G_CALLBACK (destinations_changed_cb), self, 0);
  destinations_changed_cb (model, 0, 0, g_list_model_get_n_items (model), self);
  return self;
}
