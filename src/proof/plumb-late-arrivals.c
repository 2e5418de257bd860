/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-late-arrivals.h"

#include "plumb-clock.h"
#include "plumb-connectors.h"
#include "plumb-diagnosis.h"
#include "plumb-proof-record.h"
#include "plumb-proof.h"
#include "plumb-store.h"
#include "plumb-trial.h"

struct _PlumbLateArrivals {
  GObject parent_instance;
  PlumbStore *store;
  PlumbConnectors *connectors;
  GCancellable *cancellable;
  guint n_noted;
};

G_DEFINE_FINAL_TYPE (PlumbLateArrivals, plumb_late_arrivals, G_TYPE_OBJECT)

enum {
  ARRIVED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

/* One lead that may have been given up for lost. */
typedef struct {
  PlumbLateArrivals *owner;
  PlumbLead *lead;
  char *tag;
  PlumbTrial *trial;
} Arrival;

static void
arrival_free (Arrival *self)
{
  self->owner->n_noted--;
  g_object_unref (self->owner);
  g_object_unref (self->lead);
  g_free (self->tag);
  g_clear_pointer (&self->trial, plumb_trial_free);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Arrival, arrival_free)

static void
log_failure (const GError *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_message ("Could not look after a late test lead: %s", error->message);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Arrival) arrival = user_data;
  g_autoptr (GError) error = NULL;

  if (!plumb_store_save_trial_finish (PLUMB_STORE (source), result, &error))
    log_failure (error);
  else
    g_signal_emit (arrival->owner, signals[ARRIVED], 0, arrival->trial);
}

static PlumbDestination *
find_destination (GPtrArray *destinations, const char *id)
{
  for (guint i = 0; i < destinations->len; i++)
    if (g_strcmp0 (plumb_destination_get_id (g_ptr_array_index (destinations, i)), id) == 0)
      return g_ptr_array_index (destinations, i);
  return NULL;
}

static void
judge (Arrival *arrival, PlumbKind kind, guint carries)
{
  PlumbTrial *trial = arrival->trial;
  g_autoptr (GPtrArray) differences = NULL;
  const PlumbDiagnosis *diagnosis = NULL;
  gint64 received_at = plumb_lead_get_received_at (arrival->lead);

  differences = plumb_compare_leads (trial->lead, arrival->lead, carries);
  trial->verdict = differences->len == 0 ? PLUMB_VERDICT_LANDED : PLUMB_VERDICT_ALTERED;
  trial->is_late = TRUE;
  trial->found_at = received_at != 0 ? received_at : plumb_clock_now ();
  diagnosis = plumb_diagnose_verdict (kind, trial->verdict);
  g_free (trial->diagnosis);
  trial->diagnosis = g_strdup (diagnosis != NULL ? diagnosis->id : NULL);
  g_free (trial->differences);
  trial->differences = plumb_proof_record_differences (differences);
}

static void
destinations_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Arrival) arrival = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) destinations = NULL;
  PlumbStore *store = PLUMB_STORE (source);
  PlumbDestination *destination = NULL;
  PlumbConnector *connector = NULL;
  const PlumbTrial *trial = arrival->trial;

  destinations = plumb_store_load_destinations_finish (store, result, &error);
  if (destinations == NULL) {
    log_failure (error);
    return;
  }
  destination = find_destination (destinations, trial->destination);
  if (destination == NULL)
    return;
  connector =
      plumb_connectors_get (arrival->owner->connectors, plumb_destination_get_kind (destination));
  if (connector == NULL)
    return;
  judge (arrival, plumb_destination_get_kind (destination),
         plumb_connector_get_info (connector)->carries);
  plumb_store_save_trial_async (store, trial, NULL, NULL, saved_cb, g_steal_pointer (&arrival));
}

/* A lead sent to our own endpoint comes back from there, not from its destination. */
static gboolean
is_trial_of (const PlumbTrial *trial, const Arrival *arrival)
{
  const char *came_from = plumb_lead_get_destination (arrival->lead);

  return g_strcmp0 (trial->tag, arrival->tag) == 0 && trial->lead != NULL &&
         (came_from == NULL || g_str_equal (came_from, PLUMB_DESTINATION_ENDPOINT) ||
          g_strcmp0 (came_from, trial->destination) == 0);
}

static void
trials_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Arrival) arrival = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) trials = NULL;
  PlumbStore *store = PLUMB_STORE (source);
  GCancellable *cancellable = NULL;

  trials = plumb_store_load_trials_finish (store, result, &error);
  if (trials == NULL) {
    log_failure (error);
    return;
  }
  for (guint i = 0; i < trials->len && arrival->trial == NULL; i++)
    if (is_trial_of (g_ptr_array_index (trials, i), arrival))
      arrival->trial = plumb_trial_copy (g_ptr_array_index (trials, i));
  cancellable = arrival->owner->cancellable;
  if (arrival->trial != NULL)
    plumb_store_load_destinations_async (store, cancellable, destinations_loaded_cb,
                                         g_steal_pointer (&arrival));
}

void
plumb_late_arrivals_note (PlumbLateArrivals *self, PlumbLead *lead)
{
  Arrival *arrival = NULL;
  g_autofree char *tag = NULL;

  g_return_if_fail (PLUMB_IS_LATE_ARRIVALS (self));
  g_return_if_fail (PLUMB_IS_LEAD (lead));

  tag = plumb_lead_dup_test_tag (lead);
  if (tag == NULL)
    return;
  arrival = g_new0 (Arrival, 1);
  arrival->owner = g_object_ref (self);
  self->n_noted++;
  arrival->lead = g_object_ref (lead);
  arrival->tag = g_steal_pointer (&tag);
  plumb_store_load_trials_async (self->store, NULL, TRUE, 0, self->cancellable, trials_loaded_cb,
                                 arrival);
}

gboolean
plumb_late_arrivals_is_busy (PlumbLateArrivals *self)
{
  g_return_val_if_fail (PLUMB_IS_LATE_ARRIVALS (self), FALSE);
  return self->n_noted > 0;
}

static void
plumb_late_arrivals_dispose (GObject *object)
{
  g_cancellable_cancel (PLUMB_LATE_ARRIVALS (object)->cancellable);
  G_OBJECT_CLASS (plumb_late_arrivals_parent_class)->dispose (object);
}

static void
plumb_late_arrivals_finalize (GObject *object)
{
  PlumbLateArrivals *self = PLUMB_LATE_ARRIVALS (object);

  g_object_unref (self->store);
  g_object_unref (self->connectors);
  g_object_unref (self->cancellable);
  G_OBJECT_CLASS (plumb_late_arrivals_parent_class)->finalize (object);
}

static void
plumb_late_arrivals_class_init (PlumbLateArrivalsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = plumb_late_arrivals_dispose;
  G_OBJECT_CLASS (klass)->finalize = plumb_late_arrivals_finalize;

  signals[ARRIVED] = g_signal_new ("arrived", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
plumb_late_arrivals_init (PlumbLateArrivals *self)
{
  self->cancellable = g_cancellable_new ();
}

PlumbLateArrivals *
plumb_late_arrivals_new (PlumbStore *store, PlumbConnectors *connectors)
{
  PlumbLateArrivals *self = NULL;

  g_return_val_if_fail (PLUMB_IS_STORE (store), NULL);
  g_return_val_if_fail (PLUMB_IS_CONNECTORS (connectors), NULL);

  self = g_object_new (PLUMB_TYPE_LATE_ARRIVALS, NULL);
  self->store = g_object_ref (store);
  self->connectors = g_object_ref (connectors);
  return self;
}
