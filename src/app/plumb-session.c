/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-session.h"

#include "plumb-clock.h"
#include "plumb-endpoint-settings.h"
#include "plumb-late-arrivals.h"

#include <glib/gi18n.h>

/* Counting waits until leads that arrive together have arrived. */
#define COUNT_AFTER_MILLISECONDS 1000
#define DAY (24 * 60 * 60 * (gint64) G_USEC_PER_SEC)

struct _PlumbSession {
  GObject parent_instance;
  PlumbProfile *profile;
  PlumbPractice *practice;
  GSettings *settings;
  PlumbLeadList *leads;
  PlumbLeadServices *lead_services;
  PlumbAdvice *advice;
  PlumbWizardOpener *wizard_opener;
  PlumbLateArrivals *late_arrivals;
  PlumbSilences *silences;
  GCancellable *cancellable;
  guint count_timer;
  guint forget_timer;
  guint endpoint_idle;
};

G_DEFINE_FINAL_TYPE (PlumbSession, plumb_session, G_TYPE_OBJECT)

enum {
  COUNTED,
  SAID,
  ENDPOINT_FAILED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

PlumbProfile *
plumb_session_get_profile (PlumbSession *self)
{
  g_return_val_if_fail (PLUMB_IS_SESSION (self), NULL);
  return self->profile;
}

PlumbPractice *
plumb_session_get_practice (PlumbSession *self)
{
  g_return_val_if_fail (PLUMB_IS_SESSION (self), NULL);
  return self->practice;
}

PlumbLeadList *
plumb_session_get_leads (PlumbSession *self)
{
  g_return_val_if_fail (PLUMB_IS_SESSION (self), NULL);
  return self->leads;
}

PlumbLeadServices *
plumb_session_get_lead_services (PlumbSession *self)
{
  g_return_val_if_fail (PLUMB_IS_SESSION (self), NULL);
  return self->lead_services;
}

PlumbAdvice *
plumb_session_get_advice (PlumbSession *self)
{
  g_return_val_if_fail (PLUMB_IS_SESSION (self), NULL);
  return self->advice;
}

PlumbSilences *
plumb_session_get_silences (PlumbSession *self)
{
  g_return_val_if_fail (PLUMB_IS_SESSION (self), NULL);
  return self->silences;
}

PlumbWizardOpener *
plumb_session_get_wizard_opener (PlumbSession *self)
{
  g_return_val_if_fail (PLUMB_IS_SESSION (self), NULL);
  return self->wizard_opener;
}

/* ── Counting ── */

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) counts =
      plumb_store_count_leads_finish (PLUMB_STORE (source), result, &error);

  if (counts != NULL)
    g_signal_emit (user_data, signals[COUNTED], 0, counts);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_warning ("Leads could not be counted: %s", error->message);
}

static gboolean
count_cb (gpointer user_data)
{
  PlumbSession *self = user_data;

  self->count_timer = 0;
  plumb_store_count_leads_async (plumb_profile_get_store (self->profile), self->cancellable,
                                 counted_cb, self);
  return G_SOURCE_REMOVE;
}

static void
leads_changed_cb (PlumbSession *self)
{
  if (self->count_timer == 0)
    self->count_timer = g_timeout_add (COUNT_AFTER_MILLISECONDS, count_cb, self);
}

/* ── Forgetting ── */

static void
forgotten_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (plumb_store_forget_leads_finish (PLUMB_STORE (source), result, &error) < 0)
    g_warning ("Old leads could not be forgotten: %s", error->message);
}

static gboolean
forget_cb (gpointer user_data)
{
  PlumbSession *self = user_data;
  int days = g_settings_get_int (self->settings, "forget-after-days");
  g_autoptr (PlumbLeadQuery) old = plumb_lead_query_new ();

  if (days == 0)
    return G_SOURCE_CONTINUE;
  old->until = plumb_clock_now () - days * DAY;
  plumb_store_forget_leads_async (plumb_profile_get_store (self->profile), old, NULL, forgotten_cb,
                                  NULL);
  return G_SOURCE_CONTINUE;
}

/* ── The endpoint follows the settings ── */

static void
endpoint_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PlumbSession) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!plumb_inbox_open_endpoint_finish (PLUMB_INBOX (source), result, &error) &&
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_signal_emit (self, signals[ENDPOINT_FAILED], 0, error == NULL ? NULL : error->message);
}

static gboolean
follow_endpoint_cb (gpointer user_data)
{
  PlumbSession *self = user_data;
  PlumbInbox *inbox = plumb_profile_get_inbox (self->profile);

  self->endpoint_idle = 0;
  if (g_settings_get_boolean (self->settings, "endpoint-enabled")) {
    plumb_endpoint_settings_open (self->settings, inbox, self->cancellable, endpoint_opened_cb,
                                  g_object_ref (self));
  } else {
    plumb_inbox_close_endpoint (inbox);
    /* What is not wanted cannot fail. */
    g_signal_emit (self, signals[ENDPOINT_FAILED], 0, NULL);
  }
  return G_SOURCE_REMOVE;
}

/* Certificate and key change one after the other, and neither is of use alone. */
static void
follow_endpoint (PlumbSession *self)
{
  if (self->endpoint_idle == 0)
    self->endpoint_idle = g_idle_add (follow_endpoint_cb, self);
}

static void
setting_changed_cb (GSettings *settings, const char *key, PlumbSession *self)
{
  if (g_str_has_prefix (key, "endpoint-"))
    follow_endpoint (self);
  else if (g_str_equal (key, "forget-after-days"))
    forget_cb (self);
}

/* The wizard opened it: it shall be there the next time too. */
static void
endpoint_url_changed_cb (PlumbInbox *inbox, GParamSpec *pspec, PlumbSession *self)
{
  if (plumb_inbox_get_endpoint_url (inbox) == NULL ||
      g_settings_get_boolean (self->settings, "endpoint-enabled"))
    return;
  g_signal_handlers_block_by_func (self->settings, setting_changed_cb, self);
  g_settings_set_boolean (self->settings, "endpoint-enabled", TRUE);
  g_signal_handlers_unblock_by_func (self->settings, setting_changed_cb, self);
}

/* ── Late test leads ── */

static void
late_arrived_cb (PlumbLateArrivals *late_arrivals, gpointer trial, PlumbSession *self)
{
  g_signal_emit (self, signals[SAID], 0, _("A test lead that was lost has turned up after all"));
}

/* ── The object ── */

void
plumb_session_start (PlumbSession *self)
{
  PlumbInbox *inbox;

  g_return_if_fail (PLUMB_IS_SESSION (self));

  inbox = plumb_profile_get_inbox (self->profile);
  plumb_inbox_start (inbox);
  /* In practice it listens already, and the settings are not the user's. */
  if (self->practice != NULL)
    g_settings_set_boolean (self->settings, "endpoint-enabled", TRUE);
  else
    follow_endpoint (self);
  g_signal_connect_object (self->settings, "changed", G_CALLBACK (setting_changed_cb), self, 0);
  g_signal_connect_object (inbox, "notify::endpoint-url", G_CALLBACK (endpoint_url_changed_cb),
                           self, 0);
  forget_cb (self);
  self->forget_timer = g_timeout_add_seconds (60 * 60, forget_cb, self);
  count_cb (self);
  plumb_silences_start (self->silences);
}

static void
plumb_session_dispose (GObject *object)
{
  PlumbSession *self = PLUMB_SESSION (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->count_timer, g_source_remove);
  g_clear_handle_id (&self->forget_timer, g_source_remove);
  g_clear_handle_id (&self->endpoint_idle, g_source_remove);
  g_clear_object (&self->wizard_opener);
  g_clear_object (&self->advice);
  g_clear_object (&self->lead_services);
  g_clear_object (&self->leads);
  if (self->silences != NULL)
    g_object_run_dispose (G_OBJECT (self->silences));
  g_clear_object (&self->silences);
  g_clear_object (&self->late_arrivals);
  g_clear_object (&self->practice);
  if (self->profile != NULL)
    plumb_profile_close (self->profile);
  g_clear_object (&self->profile);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (plumb_session_parent_class)->dispose (object);
}

static void
plumb_session_finalize (GObject *object)
{
  g_object_unref (PLUMB_SESSION (object)->cancellable);
  G_OBJECT_CLASS (plumb_session_parent_class)->finalize (object);
}

static void
plumb_session_class_init (PlumbSessionClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = plumb_session_dispose;
  G_OBJECT_CLASS (klass)->finalize = plumb_session_finalize;

  signals[COUNTED] = g_signal_new ("counted", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_HASH_TABLE);
  signals[SAID] = g_signal_new ("said", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                1, G_TYPE_STRING);
  signals[ENDPOINT_FAILED] = g_signal_new ("endpoint-failed", type, G_SIGNAL_RUN_LAST, 0, NULL,
                                           NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
plumb_session_init (PlumbSession *self)
{
  self->cancellable = g_cancellable_new ();
}

static void
said_cb (PlumbLeadServices *services, const char *sentence, PlumbSession *self)
{
  g_signal_emit (self, signals[SAID], 0, sentence);
}

PlumbSession *
plumb_session_new (PlumbProfile *profile, PlumbPractice *practice, GSettings *settings)
{
  PlumbSession *self;
  PlumbStore *store;

  g_return_val_if_fail (PLUMB_IS_PROFILE (profile), NULL);

  self = g_object_new (PLUMB_TYPE_SESSION, NULL);
  store = plumb_profile_get_store (profile);
  self->profile = g_object_ref (profile);
  g_set_object (&self->practice, practice);
  self->settings = g_object_ref (settings);
  self->leads = plumb_lead_list_new (store);
  self->lead_services = plumb_lead_services_new (profile);
  self->advice = plumb_advice_new (profile);
  self->wizard_opener = plumb_wizard_opener_new (profile, practice, settings, self->advice);
  self->late_arrivals = plumb_late_arrivals_new (store, plumb_profile_get_connectors (profile));
  g_signal_connect_object (plumb_profile_get_inbox (profile), "lead-arrived",
                           G_CALLBACK (plumb_late_arrivals_note), self->late_arrivals,
                           G_CONNECT_SWAPPED);
  self->silences =
      plumb_silences_new (store, G_LIST_MODEL (plumb_profile_get_destinations (profile)));
  g_signal_connect_object (plumb_profile_get_inbox (profile), "lead-arrived",
                           G_CALLBACK (plumb_silences_note), self->silences, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->late_arrivals, "arrived", G_CALLBACK (late_arrived_cb), self, 0);
  g_signal_connect_object (self->lead_services, "said", G_CALLBACK (said_cb), self, 0);
  g_signal_connect_object (store, "leads-added", G_CALLBACK (leads_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "leads-changed", G_CALLBACK (leads_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}
