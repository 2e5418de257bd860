/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-announcer.h"

#include "plumb-diagnosis.h"
#include "plumb-property.h"
#include "plumb-quiet-hours.h"

#include <glib/gi18n.h>

/* Leads within this time make one notification. */
#define GATHER_SECONDS 3
#define FEW 3

struct _PlumbAnnouncer {
  GObject parent_instance;
  GApplication *application;
  PlumbDestinationList *destinations;
  GSettings *settings;
  GPtrArray *gathered;
  guint timer;
  gboolean blurred;
};

G_DEFINE_FINAL_TYPE (PlumbAnnouncer, plumb_announcer, G_TYPE_OBJECT)

typedef enum {
  PROP_BLURRED = 1,
} PlumbAnnouncerProps;

static GParamSpec *props[PROP_BLURRED + 1];

static gboolean
is_quiet (PlumbAnnouncer *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  PlumbQuietHours quiet = plumb_quiet_hours_read (self->settings);

  return plumb_quiet_hours_hold (&quiet, now);
}

/* (transfer full) (nullable) */
static char *
describe (PlumbLead *lead, gboolean blurred)
{
  g_autofree char *person = plumb_lead_dup_person (lead);
  const char *company = plumb_lead_get_text (lead, PLUMB_LEAD_COMPANY);
  const char *offer = plumb_lead_get_text (lead, PLUMB_LEAD_OFFER_TITLE);
  const char *warning = plumb_lead_is_do_not_contact (lead) ? _("do not contact") : NULL;

  if (blurred)
    return g_strdup (warning);
  return g_strjoin (", ", person != NULL
                              ? person
                              : _("Unknown person"),
                                   company != NULL
                                       ? company
                                       : (offer != NULL ? offer : _("no company")), warning, NULL);
}

static void
announce_lead (PlumbAnnouncer *self, PlumbLead *lead)
{
  g_autofree char *id = g_strdup_printf ("lead-%" G_GINT64_FORMAT, plumb_lead_get_row (lead));
  g_autofree char *body = describe (lead, self->blurred);
  g_autoptr (GNotification) notification = g_notification_new (_("New lead"));

  if (body != NULL)
    g_notification_set_body (notification, body);
  g_notification_set_default_action_and_target (notification, "app.show-lead", "x",
                                                plumb_lead_get_row (lead));
  g_application_send_notification (self->application, id, notification);
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
  if (self->gathered->len > FEW)
    announce_many (self);
  else
    for (guint i = 0; i < self->gathered->len; i++)
      announce_lead (self, g_ptr_array_index (self->gathered, i));
  g_ptr_array_set_size (self->gathered, 0);
  return G_SOURCE_REMOVE;
}

static void
arrived_cb (PlumbInbox *inbox, PlumbLead *lead, PlumbAnnouncer *self)
{
  if (plumb_lead_is_test (lead) || is_quiet (self) ||
      !g_settings_get_boolean (self->settings, "notifications-enabled"))
    return;
  g_ptr_array_add (self->gathered, g_object_ref (lead));
  if (self->timer == 0)
    self->timer = g_timeout_add_seconds (GATHER_SECONDS, gathered_cb, self);
}

static void
trouble_changed_cb (PlumbDestination *destination, GParamSpec *pspec, PlumbAnnouncer *self)
{
  const char *trouble = plumb_destination_get_trouble (destination);
  const PlumbDiagnosis *diagnosis = trouble == NULL ? NULL : plumb_diagnosis_find (trouble);
  const char *id = plumb_destination_get_id (destination);
  g_autoptr (GNotification) notification = NULL;
  g_autofree char *title = NULL;

  if (diagnosis == NULL) {
    g_application_withdraw_notification (self->application, id);
    return;
  }
  if (is_quiet (self))
    return;
  /* Translators: %s is a destination's name. */
  title = g_strdup_printf (_("Plumb no longer hears from %s"),
                              plumb_destination_get_name (destination));
  notification = g_notification_new (title);
  g_notification_set_body (notification, gettext (diagnosis->title));
  g_notification_set_default_action_and_target (notification, "app.check", "s", id);
  g_application_send_notification (self->application, id, notification);
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
plumb_announcer_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((PlumbAnnouncerProps) id) {
  case PROP_BLURRED:
    g_value_set_boolean (value, PLUMB_ANNOUNCER (object)->blurred);
    break;
  }
}

static void
plumb_announcer_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch ((PlumbAnnouncerProps) id) {
  case PROP_BLURRED:
    PLUMB_ANNOUNCER (object)->blurred = g_value_get_boolean (value);
    g_object_notify_by_pspec (object, pspec);
    break;
  }
}

static void
plumb_announcer_dispose (GObject *object)
{
  PlumbAnnouncer *self = PLUMB_ANNOUNCER (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_object (&self->destinations);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (plumb_announcer_parent_class)->dispose (object);
}

static void
plumb_announcer_finalize (GObject *object)
{
  g_ptr_array_unref (PLUMB_ANNOUNCER (object)->gathered);
  G_OBJECT_CLASS (plumb_announcer_parent_class)->finalize (object);
}

static void
plumb_announcer_class_init (PlumbAnnouncerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = plumb_announcer_get_property;
  object_class->set_property = plumb_announcer_set_property;
  object_class->dispose = plumb_announcer_dispose;
  object_class->finalize = plumb_announcer_finalize;

  props[PROP_BLURRED] =
      g_param_spec_boolean ("blurred", NULL, NULL, FALSE, PLUMB_PROPERTY_CHANGING);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
plumb_announcer_init (PlumbAnnouncer *self)
{
  self->gathered = g_ptr_array_new_with_free_func (g_object_unref);
}

PlumbAnnouncer *
plumb_announcer_new (GApplication *application, PlumbProfile *profile, GSettings *settings)
{
  PlumbAnnouncer *self = g_object_new (PLUMB_TYPE_ANNOUNCER, NULL);
  GListModel *destinations;

  /* The application owns the announcer. */
  self->application = application;
  self->settings = g_object_ref (settings);
  self->destinations = g_object_ref (plumb_profile_get_destinations (profile));
  destinations = G_LIST_MODEL (self->destinations);
  g_signal_connect_object (plumb_profile_get_inbox (profile), "lead-arrived",
                           G_CALLBACK (arrived_cb), self, 0);
  g_signal_connect_object (destinations, "items-changed", G_CALLBACK (destinations_changed_cb),
                           self, 0);
  destinations_changed_cb (destinations, 0, 0, g_list_model_get_n_items (destinations), self);
  return self;
}
