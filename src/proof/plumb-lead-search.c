/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-lead-search.h"

#include "plumb-diagnosis.h"

/* Milliseconds between two looks: while somebody waits, and once nobody does. */
#define SHORTEST_PAUSE 200
#define LONGEST_PAUSE 5000
#define SHORTEST_LATE_PAUSE (15 * 1000)
#define LONGEST_LATE_PAUSE (5 * 60 * 1000)

struct _PlumbLeadSearch {
  GObject parent_instance;
  PlumbStore *store;
  PlumbConnector *connector;
  PlumbDestination *destination;
  PlumbCredentials *credentials;
  gboolean reads_endpoint;
  PlumbLead *lead;
  char *tag;

  GCancellable *cancellable;
  gulong leads_added;
  guint timer;
  gint64 deadline;
  guint pause;
  guint late_pause;
  gboolean is_late;
  gboolean is_over;
  gboolean is_looking;
  gboolean look_again;
  PlumbAttempt *attempt;
};

G_DEFINE_FINAL_TYPE (PlumbLeadSearch, plumb_lead_search, G_TYPE_OBJECT)

enum {
  FOUND,
  MISSED,
  BLOCKED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

/* A look under way does not keep its search alive. */
typedef struct {
  GWeakRef search;
} Look;

static void
look_free (Look *self)
{
  g_weak_ref_clear (&self->search);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Look, look_free)

static void look (PlumbLeadSearch *self);

void
plumb_lead_search_stop (PlumbLeadSearch *self)
{
  g_return_if_fail (PLUMB_IS_LEAD_SEARCH (self));

  self->is_over = TRUE;
  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_signal_handler (&self->leads_added, self->store);
  g_cancellable_cancel (self->cancellable);
}

static gboolean
paused_cb (gpointer user_data)
{
  PlumbLeadSearch *self = user_data;

  self->timer = 0;
  look (self);
  return G_SOURCE_REMOVE;
}

static void
pause_for (PlumbLeadSearch *self, gint64 milliseconds)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  self->timer = g_timeout_add ((guint) milliseconds, paused_cb, self);
}

/* What the store does not have yet it will tell of; nothing else needs to be asked again. */
static void
pause_late (PlumbLeadSearch *self)
{
  if (!self->reads_endpoint)
    pause_for (self, self->pause);
  self->pause = MIN (self->pause * 2, LONGEST_LATE_PAUSE);
}

static void
pause_within (PlumbLeadSearch *self, gint64 remaining)
{
  gint64 pause = self->pause;

  if (self->attempt != NULL)
    pause = MAX (pause, plumb_attempt_get_retry_after (self->attempt) * 1000);
  pause_for (self, self->reads_endpoint ? remaining : MIN (pause, remaining));
  self->pause = MIN (self->pause * 8 / 5, LONGEST_PAUSE);
}

static PlumbLeadSearch *
end_look (Look *it)
{
  PlumbLeadSearch *self = g_weak_ref_get (&it->search);

  if (self != NULL && self->is_over)
    g_clear_object (&self);
  if (self != NULL)
    self->is_looking = FALSE;
  return self;
}

static Look *
begin_look (PlumbLeadSearch *self)
{
  Look *it = g_new0 (Look, 1);

  g_weak_ref_init (&it->search, self);
  self->is_looking = TRUE;
  g_clear_handle_id (&self->timer, g_source_remove);
  return it;
}

static void
cause_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Look) it = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PlumbAttempt) cause = NULL;
  g_autoptr (PlumbLeadSearch) self = NULL;

  cause = plumb_connector_find_cause_finish (PLUMB_CONNECTOR (source), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = end_look (it);
  if (self == NULL)
    return;

  if (cause != NULL)
    g_set_object (&self->attempt, cause);
  self->is_late = TRUE;
  self->pause = self->late_pause;
  if (self->look_again)
    look (self);
  else
    pause_late (self);
  g_signal_emit (self, signals[MISSED], 0);
}

/* Once, at the end of the wait: services count requests. */
static void
find_cause (PlumbLeadSearch *self)
{
  plumb_connector_find_cause_async (self->connector, self->destination, self->credentials,
                                    self->lead, self->cancellable, cause_found_cb,
                                    begin_look (self));
}

static void
found_nothing (PlumbLeadSearch *self)
{
  gint64 remaining = (self->deadline - g_get_monotonic_time () + 999) / 1000;

  if (self->look_again) {
    look (self);
  } else if (self->is_late) {
    pause_late (self);
  } else if (remaining > 0) {
    pause_within (self, remaining);
  } else {
    find_cause (self);
  }
}

static void
found_it (PlumbLeadSearch *self, PlumbLead *lead)
{
  plumb_lead_search_stop (self);
  g_signal_emit (self, signals[FOUND], 0, lead);
}

static void
cannot_look (PlumbLeadSearch *self, GError *error)
{
  plumb_lead_search_stop (self);
  g_signal_emit (self, signals[BLOCKED], 0, error);
}

/* Some services say so with a status (400 too, where who asks is unknown or a field may not be
 * read), others inside a 200. */
static gboolean
is_forbidden (PlumbLeadSearch *self, PlumbAttempt *attempt)
{
  guint status = plumb_attempt_get_status (attempt);
  const PlumbDiagnosis *diagnosis = NULL;

  if (plumb_attempt_get_outcome (attempt) != PLUMB_OUTCOME_REFUSED)
    return FALSE;
  diagnosis = plumb_diagnose (plumb_destination_get_kind (self->destination), attempt);
  return status == 400 || status == 401 || status == 403 ||
         (diagnosis != NULL && g_str_equal (diagnosis->field, "role"));
}

static void
looked_at_destination_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Look) it = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PlumbLead) found = NULL;
  g_autoptr (PlumbAttempt) attempt = NULL;
  g_autoptr (PlumbLeadSearch) self = NULL;

  attempt = plumb_connector_confirm_finish (PLUMB_CONNECTOR (source), result, &found, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = end_look (it);
  if (self == NULL)
    return;

  g_set_object (&self->attempt, attempt);
  if (found != NULL)
    found_it (self, found);
  else if (error != NULL || (is_forbidden (self, attempt) && !self->is_late))
    cannot_look (self, error);
  else
    found_nothing (self);
}

static void
looked_in_store_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Look) it = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PlumbLead) found = NULL;
  g_autoptr (PlumbLeadSearch) self = NULL;

  found = plumb_store_find_test_lead_finish (PLUMB_STORE (source), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self = end_look (it);
  if (self == NULL)
    return;

  if (found != NULL)
    found_it (self, found);
  else if (error != NULL)
    cannot_look (self, error);
  else
    found_nothing (self);
}

static void
look (PlumbLeadSearch *self)
{
  Look *it = NULL;

  self->look_again = self->is_looking;
  if (self->is_looking)
    return;
  it = begin_look (self);
  if (self->reads_endpoint)
    plumb_store_find_test_lead_async (self->store, self->tag, NULL, self->cancellable,
                                      looked_in_store_cb, it);
  else
    plumb_connector_confirm_async (self->connector, self->destination, self->credentials,
                                   self->lead, self->cancellable, looked_at_destination_cb, it);
}

void
plumb_lead_search_start (PlumbLeadSearch *self, guint wait)
{
  g_return_if_fail (PLUMB_IS_LEAD_SEARCH (self));

  self->deadline = g_get_monotonic_time () + (gint64) wait * G_USEC_PER_SEC;
  if (self->reads_endpoint)
    self->leads_added =
        g_signal_connect_swapped (self->store, "leads-added", G_CALLBACK (look), self);
  look (self);
}

void
plumb_lead_search_set_late_pause (PlumbLeadSearch *self, guint milliseconds)
{
  g_return_if_fail (PLUMB_IS_LEAD_SEARCH (self));
  self->late_pause = milliseconds;
}

PlumbAttempt *
plumb_lead_search_get_attempt (PlumbLeadSearch *self)
{
  g_return_val_if_fail (PLUMB_IS_LEAD_SEARCH (self), NULL);
  return self->attempt;
}

static void
plumb_lead_search_dispose (GObject *object)
{
  plumb_lead_search_stop (PLUMB_LEAD_SEARCH (object));
  G_OBJECT_CLASS (plumb_lead_search_parent_class)->dispose (object);
}

static void
plumb_lead_search_finalize (GObject *object)
{
  PlumbLeadSearch *self = PLUMB_LEAD_SEARCH (object);

  g_object_unref (self->store);
  g_object_unref (self->connector);
  g_object_unref (self->destination);
  g_object_unref (self->credentials);
  g_object_unref (self->lead);
  g_object_unref (self->cancellable);
  g_clear_object (&self->attempt);
  g_free (self->tag);
  G_OBJECT_CLASS (plumb_lead_search_parent_class)->finalize (object);
}

static void
plumb_lead_search_class_init (PlumbLeadSearchClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = plumb_lead_search_dispose;
  G_OBJECT_CLASS (klass)->finalize = plumb_lead_search_finalize;

  signals[FOUND] = g_signal_new ("found", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                 1, PLUMB_TYPE_LEAD);
  signals[MISSED] =
      g_signal_new ("missed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[BLOCKED] = g_signal_new ("blocked", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
plumb_lead_search_init (PlumbLeadSearch *self)
{
  self->cancellable = g_cancellable_new ();
  self->pause = SHORTEST_PAUSE;
  self->late_pause = SHORTEST_LATE_PAUSE;
}

PlumbLeadSearch *
plumb_lead_search_new (PlumbStore *store, PlumbConnector *connector, PlumbDestination *destination,
                       PlumbCredentials *credentials, gboolean reads_endpoint, PlumbLead *lead,
                       const char *tag)
{
  PlumbLeadSearch *self = g_object_new (PLUMB_TYPE_LEAD_SEARCH, NULL);

  self->store = g_object_ref (store);
  self->connector = g_object_ref (connector);
  self->destination = g_object_ref (destination);
  self->credentials = g_object_ref (credentials);
  self->reads_endpoint = reads_endpoint;
  self->lead = g_object_ref (lead);
  self->tag = g_strdup (tag);
  return self;
}
