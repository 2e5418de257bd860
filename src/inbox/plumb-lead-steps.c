/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-lead-steps.h"

#include "plumb-lead-rows.h"

/* Two or three steps fill most windows. */
#define FIRST_STEP 12
#define STEP 8

/* Milliseconds: a frame. */
#define PAUSE 16

struct _PlumbLeadSteps {
  GObject parent_instance;
  GListModel *model;
  guint n_shown;
  guint timeout;
};

static void plumb_lead_steps_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PlumbLeadSteps, plumb_lead_steps, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      plumb_lead_steps_model_init))

static GType
plumb_lead_steps_get_item_type (GListModel *model)
{
  return G_TYPE_OBJECT;
}

static guint
plumb_lead_steps_get_n_items (GListModel *model)
{
  return PLUMB_LEAD_STEPS (model)->n_shown;
}

static gpointer
plumb_lead_steps_get_item (GListModel *model, guint position)
{
  PlumbLeadSteps *self = PLUMB_LEAD_STEPS (model);

  return position < self->n_shown ? g_list_model_get_item (self->model, position) : NULL;
}

static void
plumb_lead_steps_model_init (GListModelInterface *iface)
{
  iface->get_item_type = plumb_lead_steps_get_item_type;
  iface->get_n_items = plumb_lead_steps_get_n_items;
  iface->get_item = plumb_lead_steps_get_item;
}

static guint
count_hidden (PlumbLeadSteps *self)
{
  return self->model != NULL ? g_list_model_get_n_items (self->model) - self->n_shown : 0;
}

/* How many of @n_items more a view may be given that has @n_shown. */
static guint
get_step (guint n_shown, guint n_items)
{
  if (n_shown >= PLUMB_LEAD_ROWS_OF_VIEW)
    return n_items;
  return MIN (n_items, n_shown == 0 ? FIRST_STEP : STEP);
}

static void plan_step (PlumbLeadSteps *self);

static void
show_step (PlumbLeadSteps *self)
{
  guint n_before = self->n_shown;
  guint n_added = get_step (n_before, count_hidden (self));

  self->n_shown += n_added;
  if (n_added > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), n_before, 0, n_added);
  plan_step (self);
}

static gboolean
pause_ended_cb (gpointer user_data)
{
  PlumbLeadSteps *self = user_data;

  self->timeout = 0;
  show_step (self);
  return G_SOURCE_REMOVE;
}

static void
plan_step (PlumbLeadSteps *self)
{
  if (self->timeout == 0 && count_hidden (self) > 0)
    self->timeout = g_timeout_add (PAUSE, pause_ended_cb, self);
}

static void
items_changed_cb (PlumbLeadSteps *self, guint position, guint n_removed, guint n_added)
{
  if (position <= self->n_shown) {
    guint n_gone = MIN (n_removed, self->n_shown - position);
    guint n_left = self->n_shown - n_gone;
    guint n_new = n_added;

    /* In front of what is shown there is no waiting: a view may be scrolled to it. */
    if (position == n_left)
      n_new = get_step (n_left, n_added);
    self->n_shown = n_left + n_new;
    if (n_gone > 0 || n_new > 0)
      g_list_model_items_changed (G_LIST_MODEL (self), position, n_gone, n_new);
  }
  plan_step (self);
}

void
plumb_lead_steps_set_model (PlumbLeadSteps *self, GListModel *model)
{
  guint n_before;

  g_return_if_fail (PLUMB_IS_LEAD_STEPS (self));
  g_return_if_fail (model == NULL || G_IS_LIST_MODEL (model));

  if (self->model == model)
    return;
  n_before = self->n_shown;
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_clear_handle_id (&self->timeout, g_source_remove);
  g_set_object (&self->model, model);
  self->n_shown = 0;
  if (n_before > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, n_before, 0);
  if (model != NULL)
    g_signal_connect_swapped (model, "items-changed", G_CALLBACK (items_changed_cb), self);
  show_step (self);
}

static void
plumb_lead_steps_dispose (GObject *object)
{
  PlumbLeadSteps *self = PLUMB_LEAD_STEPS (object);

  g_clear_handle_id (&self->timeout, g_source_remove);
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  self->n_shown = 0;
  g_clear_object (&self->model);
  G_OBJECT_CLASS (plumb_lead_steps_parent_class)->dispose (object);
}

static void
plumb_lead_steps_class_init (PlumbLeadStepsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = plumb_lead_steps_dispose;
}

static void
plumb_lead_steps_init (PlumbLeadSteps *self)
{
}

PlumbLeadSteps *
plumb_lead_steps_new (void)
{
  return g_object_new (PLUMB_TYPE_LEAD_STEPS, NULL);
}
