/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-lead-services.h"

#include "plumb-clock.h"
#include "plumb-lead-list.h"
#include "plumb-resending.h"

#include <glib/gi18n.h>

/* The groups of texts in which the store keeps saved filters and reasons. */
#define FILTERS "filter"
#define OVERRIDES "do-not-contact-shown"

struct _PlumbLeadServices {
  GObject parent_instance;
  PlumbProfile *profile;
  PlumbStore *store;
  GCancellable *cancellable;
};

static void implement_actions (PlumbLeadActionsInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PlumbLeadServices, plumb_lead_services, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (PLUMB_TYPE_LEAD_ACTIONS, implement_actions))

enum {
  SAID,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
say (PlumbLeadServices *self, const char *sentence)
{
  g_signal_emit (self, signals[SAID], 0, sentence);
}

/* Reports a failure that the user can see nothing of; nothing is said about what was cancelled. */
static gboolean
failed (PlumbLeadServices *self, const GError *error)
{
  if (error == NULL)
    return FALSE;
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    say (self, error->message);
  return TRUE;
}

/* ── Follow-up ── */

static gint64
get_followed_up_at (PlumbLeadActions *actions, const char *customer)
{
  return plumb_store_get_followed_up_at (PLUMB_LEAD_SERVICES (actions)->store, customer);
}

static gint64
get_follow_up_since (PlumbLeadActions *actions, const char *customer)
{
  return plumb_store_get_follow_up_since (PLUMB_LEAD_SERVICES (actions)->store, customer);
}

static void
marked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PlumbLeadServices) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!plumb_store_mark_followed_up_finish (PLUMB_STORE (source), result, &error)) {
    failed (self, error);
    return;
  }
  plumb_lead_actions_changed (PLUMB_LEAD_ACTIONS (self));
}

static void
mark_followed_up (PlumbLeadActions *actions, const char *customer, gint64 at)
{
  PlumbLeadServices *self = PLUMB_LEAD_SERVICES (actions);

  plumb_store_mark_followed_up_async (self->store, customer, at, self->cancellable, marked_cb,
                                      g_object_ref (self));
}

/* ── Values and counts ── */

static void
values_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  GStrv values = plumb_store_list_values_finish (PLUMB_STORE (source), result, &error);

  if (values != NULL)
    g_task_return_pointer (task, values, (GDestroyNotify) g_strfreev);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
load_values_async (PlumbLeadActions *actions, PlumbLeadText text, GCancellable *cancellable,
                   GAsyncReadyCallback callback, gpointer user_data)
{
  PlumbLeadServices *self = PLUMB_LEAD_SERVICES (actions);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, load_values_async);
  plumb_store_list_values_async (self->store, text, cancellable, values_loaded_cb,
                                 g_steal_pointer (&task));
}

static GStrv
load_values_finish (PlumbLeadActions *actions, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
days_counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) counts =
      plumb_store_count_days_finish (PLUMB_STORE (source), result, &error);
  g_autoptr (GPtrArray) days = NULL;

  if (counts == NULL) {
    g_task_return_error (task, g_steal_pointer (&error));
    return;
  }
  days = g_ptr_array_new_with_free_func ((GDestroyNotify) plumb_lead_day_free);
  for (guint i = 0; i < counts->len; i++) {
    PlumbDayCount *count = g_ptr_array_index (counts, i);

    g_ptr_array_add (days, plumb_lead_day_new (count->day, count->action, count->n_leads));
  }
  g_task_return_pointer (task, g_steal_pointer (&days), (GDestroyNotify) g_ptr_array_unref);
}

static void
count_days_async (PlumbLeadActions *actions, const PlumbLeadQuery *query, GCancellable *cancellable,
                  GAsyncReadyCallback callback, gpointer user_data)
{
  PlumbLeadServices *self = PLUMB_LEAD_SERVICES (actions);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, count_days_async);
  plumb_store_count_days_async (self->store, query, cancellable, days_counted_cb,
                                g_steal_pointer (&task));
}

static GPtrArray *
count_days_finish (PlumbLeadActions *actions, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* ── Saved filters ── */

static void
filters_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  GHashTable *texts = plumb_store_load_texts_finish (PLUMB_STORE (source), result, &error);

  if (texts != NULL)
    g_task_return_pointer (task, texts, (GDestroyNotify) g_hash_table_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
load_filters_async (PlumbLeadActions *actions, GCancellable *cancellable,
                    GAsyncReadyCallback callback, gpointer user_data)
{
  PlumbLeadServices *self = PLUMB_LEAD_SERVICES (actions);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, load_filters_async);
  plumb_store_load_texts_async (self->store, FILTERS, cancellable, filters_loaded_cb,
                                g_steal_pointer (&task));
}

static GHashTable *
load_filters_finish (PlumbLeadActions *actions, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
text_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PlumbLeadServices) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!plumb_store_save_text_finish (PLUMB_STORE (source), result, &error))
    failed (self, error);
  else
    plumb_lead_actions_changed (PLUMB_LEAD_ACTIONS (self));
}

static void
save_filter (PlumbLeadActions *actions, const char *name, const char *text)
{
  PlumbLeadServices *self = PLUMB_LEAD_SERVICES (actions);

  plumb_store_save_text_async (self->store, FILTERS, name, text, self->cancellable, text_saved_cb,
                               g_object_ref (self));
}

/* ── One customer ── */

static GListModel *
list_customer (PlumbLeadActions *actions, const char *customer)
{
  PlumbLeadList *list = plumb_lead_list_new (PLUMB_LEAD_SERVICES (actions)->store);
  g_autoptr (PlumbLeadQuery) query = plumb_lead_query_new ();

  query->customer = g_strdup (customer);
  plumb_lead_list_set_query (list, query);
  return G_LIST_MODEL (list);
}

static void
erased_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PlumbLeadServices) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;
  gssize n_erased = plumb_store_forget_leads_finish (PLUMB_STORE (source), result, &error);

  if (failed (self, error))
    return;
  sentence = g_strdup_printf (
      ngettext ("%d lead was erased", "%d leads were erased", (gulong) n_erased), (int) n_erased);
  say (self, sentence);
}

static void
erase_customer (PlumbLeadActions *actions, const char *customer)
{
  PlumbLeadServices *self = PLUMB_LEAD_SERVICES (actions);
  g_autoptr (PlumbLeadQuery) query = plumb_lead_query_new ();

  query->customer = g_strdup (customer);
  plumb_store_forget_leads_async (self->store, query, self->cancellable, erased_cb,
                                  g_object_ref (self));
}

/* Kept beside the leads, so that it can be told later who looked at what, and why. */
static void
override_do_not_contact (PlumbLeadActions *actions, PlumbLead *lead, const char *reason)
{
  PlumbLeadServices *self = PLUMB_LEAD_SERVICES (actions);
  g_autofree char *time = plumb_clock_format (plumb_clock_now ());
  g_autofree char *name =
      g_strdup_printf ("%s #%" G_GINT64_FORMAT, time, plumb_lead_get_row (lead));

  plumb_store_save_text_async (self->store, OVERRIDES, name, reason, self->cancellable,
                               text_saved_cb, g_object_ref (self));
}

/* ── Sending again ── */

static void
sent_again_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PlumbLeadServices) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = plumb_resending_finish (result, &error);

  if (!failed (self, error))
    say (self, sentence);
}

static gboolean
can_send_to (PlumbLeadActions *actions, PlumbDestination *destination)
{
  PlumbLeadServices *self = PLUMB_LEAD_SERVICES (actions);
  PlumbConnector *connector = plumb_profile_get_connector (self->profile, destination, NULL);

  return connector != NULL && plumb_connector_can (connector, PLUMB_VERB_SEND, NULL, NULL);
}

static void
send_again (PlumbLeadActions *actions, PlumbLead *lead, PlumbDestination *destination)
{
  PlumbLeadServices *self = PLUMB_LEAD_SERVICES (actions);

  plumb_resending_start (self->profile, lead, destination, self->cancellable, sent_again_cb,
                         g_object_ref (self));
}

/* ── The object ── */

static void
implement_actions (PlumbLeadActionsInterface *iface)
{
  iface->get_followed_up_at = get_followed_up_at;
  iface->get_follow_up_since = get_follow_up_since;
  iface->mark_followed_up = mark_followed_up;
  iface->load_values_async = load_values_async;
  iface->load_values_finish = load_values_finish;
  iface->count_days_async = count_days_async;
  iface->count_days_finish = count_days_finish;
  iface->load_filters_async = load_filters_async;
  iface->load_filters_finish = load_filters_finish;
  iface->save_filter = save_filter;
  iface->list_customer = list_customer;
  iface->erase_customer = erase_customer;
  iface->can_send_to = can_send_to;
  iface->send_again = send_again;
  iface->override_do_not_contact = override_do_not_contact;
}

static void
plumb_lead_services_dispose (GObject *object)
{
  PlumbLeadServices *self = PLUMB_LEAD_SERVICES (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->store);
  g_clear_object (&self->profile);
  G_OBJECT_CLASS (plumb_lead_services_parent_class)->dispose (object);
}

static void
plumb_lead_services_finalize (GObject *object)
{
  g_object_unref (PLUMB_LEAD_SERVICES (object)->cancellable);
  G_OBJECT_CLASS (plumb_lead_services_parent_class)->finalize (object);
}

static void
plumb_lead_services_class_init (PlumbLeadServicesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = plumb_lead_services_dispose;
  object_class->finalize = plumb_lead_services_finalize;

  signals[SAID] = g_signal_new ("said", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
plumb_lead_services_init (PlumbLeadServices *self)
{
  self->cancellable = g_cancellable_new ();
}

static void
leads_changed_cb (PlumbLeadServices *self)
{
  plumb_lead_actions_changed (PLUMB_LEAD_ACTIONS (self));
}

PlumbLeadServices *
plumb_lead_services_new (PlumbProfile *profile)
{
  PlumbLeadServices *self;

  g_return_val_if_fail (PLUMB_IS_PROFILE (profile), NULL);

  self = g_object_new (PLUMB_TYPE_LEAD_SERVICES, NULL);
  self->profile = g_object_ref (profile);
  self->store = g_object_ref (plumb_profile_get_store (profile));
  g_signal_connect_object (self->store, "leads-changed", G_CALLBACK (leads_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}
