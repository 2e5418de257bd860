/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-test-leads.h"

#include "plumb-clock.h"
#include "plumb-lead-format.h"

struct _PlumbTestLeadActions {
  GObject parent_instance;

  guint n_days;
  gint64 since;
  gint64 done_at;
  char *told;
  GHashTable *filters;
};

static void
tell (PlumbLeadActions *actions, char *what)
{
  PlumbTestLeadActions *self = PLUMB_TEST_LEAD_ACTIONS (actions);

  g_free (self->told);
  self->told = what;
}

static gint64
get_followed_up_at (PlumbLeadActions *actions, const char *customer)
{
  return PLUMB_TEST_LEAD_ACTIONS (actions)->done_at;
}

static gint64
get_follow_up_since (PlumbLeadActions *actions, const char *customer)
{
  return PLUMB_TEST_LEAD_ACTIONS (actions)->since;
}

static void
mark_followed_up (PlumbLeadActions *actions, const char *customer, gint64 at)
{
  PlumbTestLeadActions *self = PLUMB_TEST_LEAD_ACTIONS (actions);

  tell (actions, g_strdup_printf ("%s %s", at > 0 ? "mark" : "unmark", customer));
  self->done_at = at;
  self->since = at > 0 ? 0 : plumb_clock_now () - 3 * G_TIME_SPAN_HOUR;
  plumb_lead_actions_changed (actions);
}

static void
load_values_async (PlumbLeadActions *actions, PlumbLeadText text, GCancellable *cancellable,
                   GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (actions, cancellable, callback, user_data);
  static const char *const sources[] = { "AppSource", "AzureMarketplace", NULL };
  static const char *const codes[] = { "PLT", "INS", "DNC", NULL };
  static const char *const offers[] = { "Contoso VM", "Backup for Azure", NULL };
  const char *const *values = text == PLUMB_LEAD_SOURCE   ? sources
                              : text == PLUMB_LEAD_ACTION ? codes
                                                          : offers;

  g_task_return_pointer (task, g_strdupv ((char **) values), (GDestroyNotify) g_strfreev);
}

static GStrv
load_values_finish (PlumbLeadActions *actions, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
count_days_async (PlumbLeadActions *actions, const PlumbLeadQuery *query, GCancellable *cancellable,
                  GAsyncReadyCallback callback, gpointer user_data)
{
  static const char *const codes[] = { "PLT", "INS", "DNC", "Create", "StartTestDrive", "GHT" };
  g_autoptr (GTask) task = g_task_new (actions, cancellable, callback, user_data);
  GPtrArray *days = g_ptr_array_new_with_free_func ((GDestroyNotify) plumb_lead_day_free);
  gint64 now = plumb_clock_now ();

  for (guint i = 0; i < PLUMB_TEST_LEAD_ACTIONS (actions)->n_days; i++)
    for (guint j = 0; j < G_N_ELEMENTS (codes); j++)
      g_ptr_array_add (days, plumb_lead_day_new (plumb_lead_format_day_start (now, -(int) i),
                                                 codes[j], (i * 7 + j * 5) % 9));
  g_task_return_pointer (task, days, (GDestroyNotify) g_ptr_array_unref);
}

static GPtrArray *
count_days_finish (PlumbLeadActions *actions, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
load_filters_async (PlumbLeadActions *actions, GCancellable *cancellable,
                    GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (actions, cancellable, callback, user_data);

  g_task_return_pointer (task, g_hash_table_ref (PLUMB_TEST_LEAD_ACTIONS (actions)->filters),
                         (GDestroyNotify) g_hash_table_unref);
}

static GHashTable *
load_filters_finish (PlumbLeadActions *actions, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
save_filter (PlumbLeadActions *actions, const char *name, const char *text)
{
  PlumbTestLeadActions *self = PLUMB_TEST_LEAD_ACTIONS (actions);

  if (text != NULL)
    g_hash_table_insert (self->filters, g_strdup (name), g_strdup (text));
  else
    g_hash_table_remove (self->filters, name);
}

static GListModel *
list_customer (PlumbLeadActions *actions, const char *customer)
{
  return G_LIST_MODEL (plumb_test_lead_list_new (4));
}

static void
erase_customer (PlumbLeadActions *actions, const char *customer)
{
  tell (actions, g_strdup_printf ("erase %s", customer));
}

static void
send_again (PlumbLeadActions *actions, PlumbLead *lead, PlumbDestination *destination)
{
  tell (actions, g_strdup_printf ("send %s", plumb_destination_get_name (destination)));
}

static void
override_do_not_contact (PlumbLeadActions *actions, PlumbLead *lead, const char *reason)
{
  tell (actions, g_strdup_printf ("override %s", reason));
}

static void
actions_init (PlumbLeadActionsInterface *iface)
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
  iface->send_again = send_again;
  iface->override_do_not_contact = override_do_not_contact;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (PlumbTestLeadActions, plumb_test_lead_actions, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (PLUMB_TYPE_LEAD_ACTIONS, actions_init))

static void
plumb_test_lead_actions_finalize (GObject *object)
{
  PlumbTestLeadActions *self = PLUMB_TEST_LEAD_ACTIONS (object);

  g_free (self->told);
  g_hash_table_unref (self->filters);
  G_OBJECT_CLASS (plumb_test_lead_actions_parent_class)->finalize (object);
}

static void
plumb_test_lead_actions_class_init (PlumbTestLeadActionsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = plumb_test_lead_actions_finalize;
}

static void
plumb_test_lead_actions_init (PlumbTestLeadActions *self)
{
  self->filters = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

PlumbTestLeadActions *
plumb_test_lead_actions_new (guint n_days)
{
  PlumbTestLeadActions *self = g_object_new (PLUMB_TYPE_TEST_LEAD_ACTIONS, NULL);

  self->n_days = n_days;
  return self;
}

char *
plumb_test_lead_actions_steal_told (PlumbTestLeadActions *self)
{
  return g_steal_pointer (&self->told);
}

void
plumb_test_lead_actions_set_clock (PlumbTestLeadActions *self, gint64 since, gint64 done_at)
{
  self->since = since;
  self->done_at = done_at;
  plumb_lead_actions_changed (PLUMB_LEAD_ACTIONS (self));
}
