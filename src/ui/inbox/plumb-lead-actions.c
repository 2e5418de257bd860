/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-lead-actions.h"

G_DEFINE_INTERFACE (PlumbLeadActions, plumb_lead_actions, G_TYPE_OBJECT)

enum {
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

PlumbLeadDay *
plumb_lead_day_new (gint64 day, const char *action, guint n_leads)
{
  PlumbLeadDay *self = g_new0 (PlumbLeadDay, 1);

  self->day = day;
  self->action = g_strdup (action);
  self->n_leads = n_leads;
  return self;
}

void
plumb_lead_day_free (PlumbLeadDay *self)
{
  g_free (self->action);
  g_free (self);
}

static void
plumb_lead_actions_default_init (PlumbLeadActionsInterface *iface)
{
  signals[CHANGED] = g_signal_new ("changed", PLUMB_TYPE_LEAD_ACTIONS, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

gint64
plumb_lead_actions_get_followed_up_at (PlumbLeadActions *self, const char *customer)
{
  g_return_val_if_fail (PLUMB_IS_LEAD_ACTIONS (self), 0);

  if (customer == NULL)
    return 0;
  return PLUMB_LEAD_ACTIONS_GET_IFACE (self)->get_followed_up_at (self, customer);
}

gint64
plumb_lead_actions_get_follow_up_since (PlumbLeadActions *self, const char *customer)
{
  g_return_val_if_fail (PLUMB_IS_LEAD_ACTIONS (self), 0);

  if (customer == NULL)
    return 0;
  return PLUMB_LEAD_ACTIONS_GET_IFACE (self)->get_follow_up_since (self, customer);
}

void
plumb_lead_actions_mark_followed_up (PlumbLeadActions *self, const char *customer, gint64 at)
{
  g_return_if_fail (PLUMB_IS_LEAD_ACTIONS (self));
  g_return_if_fail (customer != NULL);
  PLUMB_LEAD_ACTIONS_GET_IFACE (self)->mark_followed_up (self, customer, at);
}

void
plumb_lead_actions_load_values_async (PlumbLeadActions *self, PlumbLeadText text,
                                      GCancellable *cancellable, GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  g_return_if_fail (PLUMB_IS_LEAD_ACTIONS (self));
  PLUMB_LEAD_ACTIONS_GET_IFACE (self)->load_values_async (self, text, cancellable, callback,
                                                          user_data);
}

GStrv
plumb_lead_actions_load_values_finish (PlumbLeadActions *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (PLUMB_IS_LEAD_ACTIONS (self), NULL);
  return PLUMB_LEAD_ACTIONS_GET_IFACE (self)->load_values_finish (self, result, error);
}

void
plumb_lead_actions_count_days_async (PlumbLeadActions *self, const PlumbLeadQuery *query,
                                     GCancellable *cancellable, GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  g_return_if_fail (PLUMB_IS_LEAD_ACTIONS (self));
  g_return_if_fail (query != NULL);
  PLUMB_LEAD_ACTIONS_GET_IFACE (self)->count_days_async (self, query, cancellable, callback,
                                                         user_data);
}

GPtrArray *
plumb_lead_actions_count_days_finish (PlumbLeadActions *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (PLUMB_IS_LEAD_ACTIONS (self), NULL);
  return PLUMB_LEAD_ACTIONS_GET_IFACE (self)->count_days_finish (self, result, error);
}

void
plumb_lead_actions_load_filters_async (PlumbLeadActions *self, GCancellable *cancellable,
                                       GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (PLUMB_IS_LEAD_ACTIONS (self));
  PLUMB_LEAD_ACTIONS_GET_IFACE (self)->load_filters_async (self, cancellable, callback, user_data);
}

GHashTable *
plumb_lead_actions_load_filters_finish (PlumbLeadActions *self, GAsyncResult *result,
                                        GError **error)
{
  g_return_val_if_fail (PLUMB_IS_LEAD_ACTIONS (self), NULL);
  return PLUMB_LEAD_ACTIONS_GET_IFACE (self)->load_filters_finish (self, result, error);
}

void
plumb_lead_actions_save_filter (PlumbLeadActions *self, const char *name, const char *text)
{
  g_return_if_fail (PLUMB_IS_LEAD_ACTIONS (self));
  g_return_if_fail (name != NULL);
  PLUMB_LEAD_ACTIONS_GET_IFACE (self)->save_filter (self, name, text);
}

GListModel *
plumb_lead_actions_list_customer (PlumbLeadActions *self, const char *customer)
{
  g_return_val_if_fail (PLUMB_IS_LEAD_ACTIONS (self), NULL);

  if (customer == NULL)
    return NULL;
  return PLUMB_LEAD_ACTIONS_GET_IFACE (self)->list_customer (self, customer);
}

void
plumb_lead_actions_erase_customer (PlumbLeadActions *self, const char *customer)
{
  g_return_if_fail (PLUMB_IS_LEAD_ACTIONS (self));
  g_return_if_fail (customer != NULL);
  PLUMB_LEAD_ACTIONS_GET_IFACE (self)->erase_customer (self, customer);
}

gboolean
plumb_lead_actions_can_send_to (PlumbLeadActions *self, PlumbDestination *destination)
{
  PlumbLeadActionsInterface *iface;

  g_return_val_if_fail (PLUMB_IS_LEAD_ACTIONS (self), FALSE);
  g_return_val_if_fail (PLUMB_IS_DESTINATION (destination), FALSE);

  iface = PLUMB_LEAD_ACTIONS_GET_IFACE (self);
  return iface->can_send_to == NULL || iface->can_send_to (self, destination);
}

void
plumb_lead_actions_send_again (PlumbLeadActions *self, PlumbLead *lead,
                               PlumbDestination *destination)
{
  g_return_if_fail (PLUMB_IS_LEAD_ACTIONS (self));
  g_return_if_fail (PLUMB_IS_LEAD (lead) && PLUMB_IS_DESTINATION (destination));
  PLUMB_LEAD_ACTIONS_GET_IFACE (self)->send_again (self, lead, destination);
}

void
plumb_lead_actions_override_do_not_contact (PlumbLeadActions *self, PlumbLead *lead,
                                            const char *reason)
{
  g_return_if_fail (PLUMB_IS_LEAD_ACTIONS (self));
  g_return_if_fail (PLUMB_IS_LEAD (lead) && reason != NULL);
  PLUMB_LEAD_ACTIONS_GET_IFACE (self)->override_do_not_contact (self, lead, reason);
}

void
plumb_lead_actions_changed (PlumbLeadActions *self)
{
  g_return_if_fail (PLUMB_IS_LEAD_ACTIONS (self));
  g_signal_emit (self, signals[CHANGED], 0);
}
