/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-lead-filter.h"

#include "plumb-clock.h"
#include "plumb-lead-format.h"
#include "plumb-property.h"

#include <string.h>

struct _PlumbLeadFilter {
  GObject parent_instance;

  PlumbLeadQuery *query;
  /* What was asked for; the query leaves test leads out too where they are not to be shown. */
  PlumbWant tests;
  gboolean show_tests;
  PlumbPeriod period;
};

G_DEFINE_FINAL_TYPE (PlumbLeadFilter, plumb_lead_filter, G_TYPE_OBJECT)

typedef enum {
  PROP_SHOW_TESTS = 1,
} PlumbLeadFilterProps;

static GParamSpec *props[PROP_SHOW_TESTS + 1];

enum {
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char *const period_names[] = { "all", "today", "week", "month", "day" };

static char **
text_of (PlumbLeadFilter *self, PlumbFilterPart part)
{
  switch (part) {
  case PLUMB_FILTER_SOURCE:
    return &self->query->source;
  case PLUMB_FILTER_ACTION:
    return &self->query->action;
  case PLUMB_FILTER_OFFER:
    return &self->query->offer;
  case PLUMB_FILTER_DESTINATION:
    return &self->query->destination;
  case PLUMB_FILTER_CUSTOMER:
    return &self->query->customer;
  case PLUMB_FILTER_PERIOD:
  case PLUMB_FILTER_TESTS:
  case PLUMB_FILTER_DO_NOT_CONTACT:
  case PLUMB_FILTER_FOLLOW_UP:
    break;
  }
  return NULL;
}

static PlumbWant *
want_of (PlumbLeadFilter *self, PlumbFilterPart part)
{
  if (part == PLUMB_FILTER_TESTS)
    return &self->tests;
  if (part == PLUMB_FILTER_DO_NOT_CONTACT)
    return &self->query->do_not_contact;
  return part == PLUMB_FILTER_FOLLOW_UP ? &self->query->follow_up : NULL;
}

static PlumbWant
get_tests (PlumbLeadFilter *self)
{
  return self->tests == PLUMB_WANT_ALL && !self->show_tests ? PLUMB_WANT_NONE : self->tests;
}

static void
take_query (PlumbLeadFilter *self, PlumbLeadQuery *query, PlumbPeriod period)
{
  gboolean is_same;

  query->tests = get_tests (self);
  is_same = period == self->period && plumb_lead_query_equal (query, self->query);

  plumb_lead_query_free (self->query);
  self->query = query;
  self->period = period;
  if (!is_same)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
set_times (PlumbLeadQuery *query, PlumbPeriod period, gint64 day)
{
  gint64 now = plumb_clock_now ();

  query->until = 0;
  switch (period) {
  case PLUMB_PERIOD_ALL:
    query->since = 0;
    break;
  case PLUMB_PERIOD_TODAY:
    query->since = plumb_lead_format_day_start (now, 0);
    break;
  case PLUMB_PERIOD_WEEK:
    query->since = plumb_lead_format_day_start (now, -6);
    break;
  case PLUMB_PERIOD_MONTH:
    query->since = plumb_lead_format_day_start (now, -29);
    break;
  case PLUMB_PERIOD_DAY:
    query->since = plumb_lead_format_day_start (day, 0);
    query->until = plumb_lead_format_day_start (day, 1);
    break;
  }
}

static void
set_show_tests (PlumbLeadFilter *self, gboolean show_tests)
{
  self->show_tests = show_tests;
  take_query (self, plumb_lead_query_copy (self->query), self->period);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SHOW_TESTS]);
}

static void
plumb_lead_filter_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((PlumbLeadFilterProps) id) {
  case PROP_SHOW_TESTS:
    g_value_set_boolean (value, PLUMB_LEAD_FILTER (object)->show_tests);
    break;
  }
}

static void
plumb_lead_filter_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch ((PlumbLeadFilterProps) id) {
  case PROP_SHOW_TESTS:
    set_show_tests (PLUMB_LEAD_FILTER (object), g_value_get_boolean (value));
    break;
  }
}

static void
plumb_lead_filter_finalize (GObject *object)
{
  PlumbLeadFilter *self = PLUMB_LEAD_FILTER (object);

  g_clear_pointer (&self->query, plumb_lead_query_free);
  G_OBJECT_CLASS (plumb_lead_filter_parent_class)->finalize (object);
}

static void
plumb_lead_filter_class_init (PlumbLeadFilterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = plumb_lead_filter_get_property;
  object_class->set_property = plumb_lead_filter_set_property;
  object_class->finalize = plumb_lead_filter_finalize;

  props[PROP_SHOW_TESTS] =
      g_param_spec_boolean ("show-tests", NULL, NULL, TRUE, PLUMB_PROPERTY_CHANGING);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);

  signals[CHANGED] = g_signal_new ("changed", PLUMB_TYPE_LEAD_FILTER, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
plumb_lead_filter_init (PlumbLeadFilter *self)
{
  self->query = plumb_lead_query_new ();
  self->show_tests = TRUE;
}

PlumbLeadFilter *
plumb_lead_filter_new (void)
{
  return g_object_new (PLUMB_TYPE_LEAD_FILTER, NULL);
}

const PlumbLeadQuery *
plumb_lead_filter_get_query (PlumbLeadFilter *self)
{
  g_return_val_if_fail (PLUMB_IS_LEAD_FILTER (self), NULL);
  return self->query;
}

void
plumb_lead_filter_set_words (PlumbLeadFilter *self, const char *words)
{
  PlumbLeadQuery *query;

  g_return_if_fail (PLUMB_IS_LEAD_FILTER (self));

  query = plumb_lead_query_copy (self->query);
  g_free (query->words);
  query->words = g_strstrip (g_strdup (words != NULL ? words : ""));
  if (query->words[0] == '\0')
    g_clear_pointer (&query->words, g_free);
  take_query (self, query, self->period);
}

const char *
plumb_lead_filter_get_text (PlumbLeadFilter *self, PlumbFilterPart part)
{
  char **text;

  g_return_val_if_fail (PLUMB_IS_LEAD_FILTER (self), NULL);
  text = text_of (self, part);
  g_return_val_if_fail (text != NULL, NULL);
  return *text;
}

void
plumb_lead_filter_set_text (PlumbLeadFilter *self, PlumbFilterPart part, const char *value)
{
  char **text;

  g_return_if_fail (PLUMB_IS_LEAD_FILTER (self));
  text = text_of (self, part);
  g_return_if_fail (text != NULL);

  if (g_strcmp0 (*text, value) == 0)
    return;
  g_free (*text);
  *text = g_strdup (value);
  g_signal_emit (self, signals[CHANGED], 0);
}

PlumbWant
plumb_lead_filter_get_want (PlumbLeadFilter *self, PlumbFilterPart part)
{
  PlumbWant *want;

  g_return_val_if_fail (PLUMB_IS_LEAD_FILTER (self), PLUMB_WANT_ALL);
  want = want_of (self, part);
  g_return_val_if_fail (want != NULL, PLUMB_WANT_ALL);
  return *want;
}

void
plumb_lead_filter_set_want (PlumbLeadFilter *self, PlumbFilterPart part, PlumbWant value)
{
  PlumbWant *want;

  g_return_if_fail (PLUMB_IS_LEAD_FILTER (self));
  want = want_of (self, part);
  g_return_if_fail (want != NULL);

  if (*want == value)
    return;
  *want = value;
  self->query->tests = get_tests (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

PlumbPeriod
plumb_lead_filter_get_period (PlumbLeadFilter *self)
{
  g_return_val_if_fail (PLUMB_IS_LEAD_FILTER (self), PLUMB_PERIOD_ALL);
  return self->period;
}

void
plumb_lead_filter_set_period (PlumbLeadFilter *self, PlumbPeriod period, gint64 day)
{
  PlumbLeadQuery *query;

  g_return_if_fail (PLUMB_IS_LEAD_FILTER (self));

  query = plumb_lead_query_copy (self->query);
  set_times (query, period, day);
  take_query (self, query, period);
}

void
plumb_lead_filter_set_sort (PlumbLeadFilter *self, PlumbLeadSort sort, gboolean reversed)
{
  g_return_if_fail (PLUMB_IS_LEAD_FILTER (self));

  if (self->query->sort == sort && !self->query->reversed == !reversed)
    return;
  self->query->sort = sort;
  self->query->reversed = reversed != FALSE;
  g_signal_emit (self, signals[CHANGED], 0);
}

gboolean
plumb_lead_filter_is_newest_first (PlumbLeadFilter *self)
{
  g_return_val_if_fail (PLUMB_IS_LEAD_FILTER (self), FALSE);
  return self->query->sort == PLUMB_LEAD_SORT_WHEN && !self->query->reversed;
}

gboolean
plumb_lead_filter_has_part (PlumbLeadFilter *self, PlumbFilterPart part)
{
  g_return_val_if_fail (PLUMB_IS_LEAD_FILTER (self), FALSE);

  if (part == PLUMB_FILTER_PERIOD)
    return self->period != PLUMB_PERIOD_ALL;
  if (want_of (self, part) != NULL)
    return *want_of (self, part) != PLUMB_WANT_ALL;
  return *text_of (self, part) != NULL;
}

void
plumb_lead_filter_clear_part (PlumbLeadFilter *self, PlumbFilterPart part)
{
  g_return_if_fail (PLUMB_IS_LEAD_FILTER (self));

  if (part == PLUMB_FILTER_PERIOD)
    plumb_lead_filter_set_period (self, PLUMB_PERIOD_ALL, 0);
  else if (want_of (self, part) != NULL)
    plumb_lead_filter_set_want (self, part, PLUMB_WANT_ALL);
  else
    plumb_lead_filter_set_text (self, part, NULL);
}

void
plumb_lead_filter_clear (PlumbLeadFilter *self)
{
  PlumbLeadQuery *query = plumb_lead_query_new ();

  g_return_if_fail (PLUMB_IS_LEAD_FILTER (self));

  query->sort = self->query->sort;
  query->reversed = self->query->reversed;
  self->tests = PLUMB_WANT_ALL;
  take_query (self, query, PLUMB_PERIOD_ALL);
}

gboolean
plumb_lead_filter_is_set (PlumbLeadFilter *self)
{
  g_return_val_if_fail (PLUMB_IS_LEAD_FILTER (self), FALSE);

  for (PlumbFilterPart part = 0; part < PLUMB_FILTER_N_PARTS; part++)
    if (plumb_lead_filter_has_part (self, part))
      return TRUE;
  return self->query->words != NULL;
}

void
plumb_lead_filter_refresh (PlumbLeadFilter *self)
{
  g_return_if_fail (PLUMB_IS_LEAD_FILTER (self));
  plumb_lead_filter_set_period (self, self->period, self->query->since);
}

char *
plumb_lead_filter_to_text (PlumbLeadFilter *self)
{
  g_autoptr (PlumbLeadQuery) query = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (PLUMB_IS_LEAD_FILTER (self), NULL);
  query = plumb_lead_query_copy (self->query);
  query->tests = self->tests;
  text = plumb_lead_query_to_text (query);
  return g_strdup_printf ("%s %s", period_names[self->period], text);
}

gboolean
plumb_lead_filter_apply_text (PlumbLeadFilter *self, const char *text)
{
  const char *blank;

  g_return_val_if_fail (PLUMB_IS_LEAD_FILTER (self), FALSE);
  g_return_val_if_fail (text != NULL, FALSE);

  blank = strchr (text, ' ');
  for (guint i = 0; blank != NULL && i < G_N_ELEMENTS (period_names); i++) {
    PlumbLeadQuery *query;

    if (strlen (period_names[i]) != (gsize) (blank - text) ||
        !g_str_has_prefix (text, period_names[i]))
      continue;
    query = plumb_lead_query_from_text (blank + 1);
    if (query == NULL)
      return FALSE;
    set_times (query, (PlumbPeriod) i, query->since);
    self->tests = query->tests;
    take_query (self, query, (PlumbPeriod) i);
    return TRUE;
  }
  return FALSE;
}
