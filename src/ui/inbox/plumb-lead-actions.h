/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-destination.h"
#include "plumb-lead-query.h"
#include "plumb-lead.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PlumbLeadDay:
 * @day: the start of a day in local time
 * @action: (nullable)
 */
typedef struct {
  gint64 day;
  char *action;
  guint n_leads;
} PlumbLeadDay;

PlumbLeadDay *plumb_lead_day_new (gint64 day, const char *action, guint n_leads);
void plumb_lead_day_free (PlumbLeadDay *self);

#define PLUMB_TYPE_LEAD_ACTIONS (plumb_lead_actions_get_type ())
G_DECLARE_INTERFACE (PlumbLeadActions, plumb_lead_actions, PLUMB, LEAD_ACTIONS, GObject)

/**
 * PlumbLeadActionsInterface:
 * @get_followed_up_at: when @customer was followed up, 0 for not yet; at once
 * @get_follow_up_since: when the clock of @customer started, 0 for not; at once
 * @mark_followed_up: @at: 0 takes the mark back
 * @load_values_async: the values of a text that leads have, most frequent first
 * @count_days_async: leads per local day and action
 * @load_filters_async: saved filters: name and text
 * @save_filter: @text: %NULL removes it
 * @list_customer: (transfer full): all leads of a customer, newest first
 * @erase_customer: asked and confirmed
 * @can_send_to: (nullable): whether leads can be sent to @destination at all; %NULL: to any
 * @send_again: asked for by a click; says what came of it itself
 * @override_do_not_contact: to be logged: what is withheld is shown, for @reason
 *
 * What the panes of leads ask of the program.  Signal: `changed`: follow-ups, destinations'
 * names or saved filters may differ; what is shown is asked for again.
 */
struct _PlumbLeadActionsInterface {
  GTypeInterface parent_interface;

  gint64 (*get_followed_up_at) (PlumbLeadActions *self, const char *customer);
  gint64 (*get_follow_up_since) (PlumbLeadActions *self, const char *customer);
  void (*mark_followed_up) (PlumbLeadActions *self, const char *customer, gint64 at);

  void (*load_values_async) (PlumbLeadActions *self, PlumbLeadText text, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data);
  GStrv (*load_values_finish) (PlumbLeadActions *self, GAsyncResult *result, GError **error);
  void (*count_days_async) (PlumbLeadActions *self, const PlumbLeadQuery *query,
                            GCancellable *cancellable, GAsyncReadyCallback callback,
                            gpointer user_data);
  GPtrArray *(*count_days_finish) (PlumbLeadActions *self, GAsyncResult *result, GError **error);
  void (*load_filters_async) (PlumbLeadActions *self, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer user_data);
  GHashTable *(*load_filters_finish) (PlumbLeadActions *self, GAsyncResult *result, GError **error);
  void (*save_filter) (PlumbLeadActions *self, const char *name, const char *text);

  GListModel *(*list_customer) (PlumbLeadActions *self, const char *customer);
  void (*erase_customer) (PlumbLeadActions *self, const char *customer);
  gboolean (*can_send_to) (PlumbLeadActions *self, PlumbDestination *destination);
  void (*send_again) (PlumbLeadActions *self, PlumbLead *lead, PlumbDestination *destination);
  void (*override_do_not_contact) (PlumbLeadActions *self, PlumbLead *lead, const char *reason);
};

/* All return the nothing of their type while @customer is %NULL. */
gint64 plumb_lead_actions_get_followed_up_at (PlumbLeadActions *self, const char *customer);
gint64 plumb_lead_actions_get_follow_up_since (PlumbLeadActions *self, const char *customer);
void plumb_lead_actions_mark_followed_up (PlumbLeadActions *self, const char *customer, gint64 at);

void plumb_lead_actions_load_values_async (PlumbLeadActions *self, PlumbLeadText text,
                                           GCancellable *cancellable, GAsyncReadyCallback callback,
                                           gpointer user_data);
GStrv plumb_lead_actions_load_values_finish (PlumbLeadActions *self, GAsyncResult *result,
                                             GError **error);

void plumb_lead_actions_count_days_async (PlumbLeadActions *self, const PlumbLeadQuery *query,
                                          GCancellable *cancellable, GAsyncReadyCallback callback,
                                          gpointer user_data);
/* (transfer full) (element-type PlumbLeadDay): frees its elements */
GPtrArray *plumb_lead_actions_count_days_finish (PlumbLeadActions *self, GAsyncResult *result,
                                                 GError **error);

void plumb_lead_actions_load_filters_async (PlumbLeadActions *self, GCancellable *cancellable,
                                            GAsyncReadyCallback callback, gpointer user_data);
/* (transfer full) (element-type utf8 utf8) */
GHashTable *plumb_lead_actions_load_filters_finish (PlumbLeadActions *self, GAsyncResult *result,
                                                    GError **error);
void plumb_lead_actions_save_filter (PlumbLeadActions *self, const char *name, const char *text);

GListModel *plumb_lead_actions_list_customer (PlumbLeadActions *self, const char *customer);
void plumb_lead_actions_erase_customer (PlumbLeadActions *self, const char *customer);
gboolean plumb_lead_actions_can_send_to (PlumbLeadActions *self, PlumbDestination *destination);
void plumb_lead_actions_send_again (PlumbLeadActions *self, PlumbLead *lead,
                                    PlumbDestination *destination);
void plumb_lead_actions_override_do_not_contact (PlumbLeadActions *self, PlumbLead *lead,
                                                 const char *reason);

/* For implementations: emits `changed`. */
void plumb_lead_actions_changed (PlumbLeadActions *self);

G_END_DECLS
