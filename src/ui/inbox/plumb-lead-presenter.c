/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-lead-presenter.h"

#include "plumb-clock.h"
#include "plumb-property.h"

#include <glib/gi18n.h>

/* A row asks for its follow-up several times while it is filled; the store is asked once. */
#define FRESH_MICROSECONDS 10000

typedef struct {
  char *customer;
  gint64 started;
  gint64 done_at;
  gint64 asked_at;
} FollowUp;

struct _PlumbLeadPresenter {
  GObject parent_instance;

  PlumbLeadActions *actions;
  GListModel *destinations;
  gboolean blurred;
  FollowUp last;
};

G_DEFINE_FINAL_TYPE (PlumbLeadPresenter, plumb_lead_presenter, G_TYPE_OBJECT)

typedef enum {
  PROP_ACTIONS = 1,
  PROP_DESTINATIONS,
  PROP_BLURRED,
} PlumbLeadPresenterProps;

static GParamSpec *properties[PROP_BLURRED + 1];

enum {
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
set_actions (PlumbLeadPresenter *self, PlumbLeadActions *actions)
{
  if (self->actions == actions)
    return;
  if (self->actions != NULL)
    g_signal_handlers_disconnect_by_data (self->actions, self);
  g_set_object (&self->actions, actions);
  if (actions != NULL)
    g_signal_connect_object (actions, "changed", G_CALLBACK (plumb_lead_presenter_refresh), self,
                             G_CONNECT_SWAPPED);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACTIONS]);
  plumb_lead_presenter_refresh (self);
}

static void
set_destinations (PlumbLeadPresenter *self, GListModel *destinations)
{
  if (self->destinations == destinations)
    return;
  if (self->destinations != NULL)
    g_signal_handlers_disconnect_by_data (self->destinations, self);
  g_set_object (&self->destinations, destinations);
  if (destinations != NULL)
    g_signal_connect_object (destinations, "items-changed",
                             G_CALLBACK (plumb_lead_presenter_refresh), self, G_CONNECT_SWAPPED);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DESTINATIONS]);
  plumb_lead_presenter_refresh (self);
}

static void
set_blurred (PlumbLeadPresenter *self, gboolean blurred)
{
  if (self->blurred == blurred)
    return;
  self->blurred = blurred;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BLURRED]);
  plumb_lead_presenter_refresh (self);
}

static void
plumb_lead_presenter_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PlumbLeadPresenter *self = PLUMB_LEAD_PRESENTER (object);

  switch ((PlumbLeadPresenterProps) id) {
  case PROP_ACTIONS:
    g_value_set_object (value, self->actions);
    break;
  case PROP_DESTINATIONS:
    g_value_set_object (value, self->destinations);
    break;
  case PROP_BLURRED:
    g_value_set_boolean (value, self->blurred);
    break;
  }
}

static void
plumb_lead_presenter_set_property (GObject *object, guint id, const GValue *value,
                                   GParamSpec *pspec)
{
  PlumbLeadPresenter *self = PLUMB_LEAD_PRESENTER (object);

  switch ((PlumbLeadPresenterProps) id) {
  case PROP_ACTIONS:
    set_actions (self, g_value_get_object (value));
    break;
  case PROP_DESTINATIONS:
    set_destinations (self, g_value_get_object (value));
    break;
  case PROP_BLURRED:
    set_blurred (self, g_value_get_boolean (value));
    break;
  }
}

static void
plumb_lead_presenter_dispose (GObject *object)
{
  PlumbLeadPresenter *self = PLUMB_LEAD_PRESENTER (object);

  g_clear_object (&self->actions);
  g_clear_object (&self->destinations);
  g_clear_pointer (&self->last.customer, g_free);
  G_OBJECT_CLASS (plumb_lead_presenter_parent_class)->dispose (object);
}

static void
plumb_lead_presenter_class_init (PlumbLeadPresenterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = plumb_lead_presenter_get_property;
  object_class->set_property = plumb_lead_presenter_set_property;
  object_class->dispose = plumb_lead_presenter_dispose;

  properties[PROP_ACTIONS] =
      g_param_spec_object ("actions", NULL, NULL, PLUMB_TYPE_LEAD_ACTIONS, PLUMB_PROPERTY_CHANGING);
  properties[PROP_DESTINATIONS] =
      g_param_spec_object ("destinations", NULL, NULL, G_TYPE_LIST_MODEL, PLUMB_PROPERTY_CHANGING);
  properties[PROP_BLURRED] =
      g_param_spec_boolean ("blurred", NULL, NULL, FALSE, PLUMB_PROPERTY_CHANGING);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  signals[CHANGED] = g_signal_new ("changed", PLUMB_TYPE_LEAD_PRESENTER, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
plumb_lead_presenter_init (PlumbLeadPresenter *self)
{
}

PlumbLeadPresenter *
plumb_lead_presenter_new (void)
{
  return g_object_new (PLUMB_TYPE_LEAD_PRESENTER, NULL);
}

PlumbLeadActions *
plumb_lead_presenter_get_actions (PlumbLeadPresenter *self)
{
  g_return_val_if_fail (PLUMB_IS_LEAD_PRESENTER (self), NULL);
  return self->actions;
}

GListModel *
plumb_lead_presenter_get_destinations (PlumbLeadPresenter *self)
{
  g_return_val_if_fail (PLUMB_IS_LEAD_PRESENTER (self), NULL);
  return self->destinations;
}

gboolean
plumb_lead_presenter_is_blurred (PlumbLeadPresenter *self)
{
  g_return_val_if_fail (PLUMB_IS_LEAD_PRESENTER (self), TRUE);
  return self->blurred;
}

void
plumb_lead_presenter_refresh (PlumbLeadPresenter *self)
{
  g_return_if_fail (PLUMB_IS_LEAD_PRESENTER (self));
  g_clear_pointer (&self->last.customer, g_free);
  g_signal_emit (self, signals[CHANGED], 0);
}

const char *
plumb_lead_presenter_get_destination_name (PlumbLeadPresenter *self, const char *id)
{
  guint n_destinations;

  g_return_val_if_fail (PLUMB_IS_LEAD_PRESENTER (self), NULL);

  if (g_strcmp0 (id, PLUMB_DESTINATION_ENDPOINT) == 0)
    return _("Plumb’s endpoint");
  n_destinations = self->destinations != NULL ? g_list_model_get_n_items (self->destinations) : 0;
  for (guint i = 0; i < n_destinations; i++) {
    g_autoptr (PlumbDestination) destination = g_list_model_get_item (self->destinations, i);

    if (g_strcmp0 (plumb_destination_get_id (destination), id) == 0)
      return plumb_destination_get_name (destination);
  }
  return _("A removed destination");
}

static const FollowUp *
look_up (PlumbLeadPresenter *self, PlumbLead *lead)
{
  g_autofree char *customer = plumb_lead_dup_customer (lead);
  FollowUp *last = &self->last;
  gint64 now = g_get_monotonic_time ();

  if (customer != NULL && g_strcmp0 (last->customer, customer) == 0 &&
      now - last->asked_at < FRESH_MICROSECONDS)
    return last;
  last->started = plumb_lead_actions_get_follow_up_since (self->actions, customer);
  last->done_at =
      last->started == 0 ? plumb_lead_actions_get_followed_up_at (self->actions, customer) : 0;
  last->asked_at = now;
  g_free (last->customer);
  last->customer = g_steal_pointer (&customer);
  return last;
}

PlumbFollowUp
plumb_lead_presenter_get_follow_up (PlumbLeadPresenter *self, PlumbLead *lead, gint64 *since)
{
  gint64 started = 0;
  gint64 done_at = 0;

  g_return_val_if_fail (PLUMB_IS_LEAD_PRESENTER (self), PLUMB_FOLLOW_UP_NONE);

  if (self->actions != NULL && !plumb_lead_is_test (lead) && !plumb_lead_is_do_not_contact (lead)) {
    const FollowUp *last = look_up (self, lead);

    started = last->started;
    done_at = last->done_at;
  }
  if (since != NULL)
    *since = started;
  return plumb_lead_format_follow_up_state (lead, started, done_at, plumb_clock_now ());
}

static char *
dup_follow_up (PlumbLeadPresenter *self, PlumbLead *lead)
{
  gint64 since;
  PlumbFollowUp state = plumb_lead_presenter_get_follow_up (self, lead, &since);

  return plumb_lead_format_follow_up (state, since, plumb_clock_now ());
}

char *
plumb_lead_presenter_dup_cell (PlumbLeadPresenter *self, PlumbLead *lead, PlumbLeadSort column)
{
  g_return_val_if_fail (PLUMB_IS_LEAD_PRESENTER (self), NULL);
  g_return_val_if_fail (PLUMB_IS_LEAD (lead), NULL);

  switch (column) {
  case PLUMB_LEAD_SORT_WHEN:
    return plumb_lead_format_when (plumb_lead_get_occurred_at (lead), plumb_clock_now ());
  case PLUMB_LEAD_SORT_PERSON:
    return plumb_lead_format_person (lead, self->blurred);
  case PLUMB_LEAD_SORT_COMPANY:
    return g_strdup (plumb_lead_get_text (lead, PLUMB_LEAD_COMPANY));
  case PLUMB_LEAD_SORT_OFFER:
    return g_strdup (plumb_lead_format_offer (lead));
  case PLUMB_LEAD_SORT_SOURCE:
    return g_strdup (plumb_lead_format_source (plumb_lead_get_text (lead, PLUMB_LEAD_SOURCE)));
  case PLUMB_LEAD_SORT_ACTION:
    return g_strdup (plumb_lead_format_action (plumb_lead_get_text (lead, PLUMB_LEAD_ACTION)));
  case PLUMB_LEAD_SORT_DESTINATION:
    return g_strdup (
        plumb_lead_presenter_get_destination_name (self, plumb_lead_get_destination (lead)));
  case PLUMB_LEAD_SORT_FOLLOW_UP:
    return dup_follow_up (self, lead);
  }
  g_return_val_if_reached (NULL);
}

static char *
dup_person_tooltip (PlumbLeadPresenter *self, PlumbLead *lead)
{
  const char *mark = plumb_lead_format_mark (lead);
  g_autofree char *person = plumb_lead_format_person (lead, self->blurred);

  return mark != NULL ? g_strdup_printf ("%s\n%s", person, mark) : g_steal_pointer (&person);
}

char *
plumb_lead_presenter_dup_tooltip (PlumbLeadPresenter *self, PlumbLead *lead, PlumbLeadSort column)
{
  if (column == PLUMB_LEAD_SORT_WHEN)
    return plumb_lead_format_time (plumb_lead_get_occurred_at (lead));
  if (column == PLUMB_LEAD_SORT_PERSON)
    return dup_person_tooltip (self, lead);
  return plumb_lead_presenter_dup_cell (self, lead, column);
}

char *
plumb_lead_presenter_dup_row_name (PlumbLeadPresenter *self, PlumbLead *lead)
{
  g_autofree char *name = NULL;
  g_autofree char *late = NULL;
  gint64 since;

  g_return_val_if_fail (PLUMB_IS_LEAD_PRESENTER (self), NULL);
  name = plumb_lead_format_row (lead, plumb_clock_now (), self->blurred);
  if (plumb_lead_presenter_get_follow_up (self, lead, &since) != PLUMB_FOLLOW_UP_OVERDUE)
    return g_steal_pointer (&name);
  late = plumb_lead_format_follow_up (PLUMB_FOLLOW_UP_OVERDUE, since, plumb_clock_now ());
  return g_strdup_printf ("%s, %s", name, late);
}

static char *
dup_period_chip (PlumbLeadFilter *filter)
{
  switch (plumb_lead_filter_get_period (filter)) {
  case PLUMB_PERIOD_ALL:
    return g_strdup (_("Any time"));
  case PLUMB_PERIOD_TODAY:
    return g_strdup (_("Today"));
  case PLUMB_PERIOD_WEEK:
    return g_strdup (_("Last 7 days"));
  case PLUMB_PERIOD_MONTH:
    return g_strdup (_("Last 30 days"));
  case PLUMB_PERIOD_DAY:
    return plumb_lead_format_day (plumb_lead_filter_get_query (filter)->since);
  }
  g_return_val_if_reached (NULL);
}

char *
plumb_lead_presenter_dup_chip (PlumbLeadPresenter *self, PlumbLeadFilter *filter,
                               PlumbFilterPart part)
{
  const PlumbLeadQuery *query = plumb_lead_filter_get_query (filter);

  switch (part) {
  case PLUMB_FILTER_SOURCE:
    return g_strdup (plumb_lead_format_source (query->source));
  case PLUMB_FILTER_ACTION:
    return g_strdup (plumb_lead_format_action (query->action));
  case PLUMB_FILTER_OFFER:
    return g_strdup (query->offer);
  case PLUMB_FILTER_DESTINATION:
    return g_strdup (plumb_lead_presenter_get_destination_name (self, query->destination));
  case PLUMB_FILTER_CUSTOMER:
    return self->blurred ? plumb_lead_format_masked_email (query->customer)
                         : g_strdup (query->customer);
  case PLUMB_FILTER_PERIOD:
    return dup_period_chip (filter);
  case PLUMB_FILTER_TESTS:
    return g_strdup (query->tests == PLUMB_WANT_ONLY ? _("Only test leads") : _("No test leads"));
  case PLUMB_FILTER_DO_NOT_CONTACT:
    return g_strdup (query->do_not_contact == PLUMB_WANT_ONLY ? _("Only do-not-contact")
                                                              : _("Without do-not-contact"));
  case PLUMB_FILTER_FOLLOW_UP:
    return g_strdup (query->follow_up == PLUMB_WANT_ONLY ? _("Needs follow-up")
                                                         : _("Needs no follow-up"));
  }
  g_return_val_if_reached (NULL);
}
