/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-lead-follower.h"

#include "plumb-property.h"

/* GTK lays out at GTK_PRIORITY_RESIZE; the way back to the top has to be known before. */
#define BEFORE_LAYOUT (GTK_PRIORITY_RESIZE - 5)

struct _PlumbLeadFollower {
  GObject parent_instance;
  GtkAdjustment *adjustment;
  /* Whether the user is at the top, whatever the adjustment says while rows are put in. */
  gboolean is_at_top;
  guint n_new;
  guint idle;
};

G_DEFINE_FINAL_TYPE (PlumbLeadFollower, plumb_lead_follower, G_TYPE_OBJECT)

typedef enum {
  PROP_N_NEW = 1,
} PlumbLeadFollowerProps;

static GParamSpec *props[PROP_N_NEW + 1];

enum {
  GO_TO_TOP,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
set_n_new (PlumbLeadFollower *self, guint n_new)
{
  if (n_new == self->n_new)
    return;
  self->n_new = n_new;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_N_NEW]);
}

static void
scrolled_cb (PlumbLeadFollower *self)
{
  /* What the list does to stay at its row while others are put in is not the user's doing. */
  if (self->idle != 0)
    return;
  self->is_at_top = gtk_adjustment_get_value (self->adjustment) < 1;
  if (self->is_at_top)
    set_n_new (self, 0);
}

static gboolean
follow_cb (gpointer user_data)
{
  PlumbLeadFollower *self = PLUMB_LEAD_FOLLOWER (user_data);

  self->idle = 0;
  plumb_lead_follower_go_to_top (self);
  return G_SOURCE_REMOVE;
}

void
plumb_lead_follower_set_adjustment (PlumbLeadFollower *self, GtkAdjustment *adjustment)
{
  g_return_if_fail (PLUMB_IS_LEAD_FOLLOWER (self));

  if (self->adjustment != NULL)
    g_signal_handlers_disconnect_by_data (self->adjustment, self);
  g_set_object (&self->adjustment, adjustment);
  self->is_at_top = TRUE;
  set_n_new (self, 0);
  if (adjustment != NULL)
    g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (scrolled_cb), self,
                             G_CONNECT_SWAPPED);
}

void
plumb_lead_follower_note_added (PlumbLeadFollower *self)
{
  g_return_if_fail (PLUMB_IS_LEAD_FOLLOWER (self));

  /* Not now: the list itself learns of the rows after this. */
  if (self->is_at_top && self->idle == 0)
    self->idle = g_idle_add_full (BEFORE_LAYOUT, follow_cb, self, NULL);
}

void
plumb_lead_follower_note_arrived (PlumbLeadFollower *self, guint n_leads)
{
  g_return_if_fail (PLUMB_IS_LEAD_FOLLOWER (self));

  if (!self->is_at_top)
    set_n_new (self, self->n_new + n_leads);
}

void
plumb_lead_follower_go_to_top (PlumbLeadFollower *self)
{
  g_return_if_fail (PLUMB_IS_LEAD_FOLLOWER (self));

  g_signal_emit (self, signals[GO_TO_TOP], 0);
  if (self->adjustment != NULL)
    gtk_adjustment_set_value (self->adjustment, 0);
  self->is_at_top = TRUE;
  set_n_new (self, 0);
}

guint
plumb_lead_follower_get_n_new (PlumbLeadFollower *self)
{
  g_return_val_if_fail (PLUMB_IS_LEAD_FOLLOWER (self), 0);
  return self->n_new;
}

void
plumb_lead_follower_forget_new (PlumbLeadFollower *self)
{
  g_return_if_fail (PLUMB_IS_LEAD_FOLLOWER (self));
  set_n_new (self, 0);
}

static void
plumb_lead_follower_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch ((PlumbLeadFollowerProps) id) {
  case PROP_N_NEW:
    g_value_set_uint (value, PLUMB_LEAD_FOLLOWER (object)->n_new);
    break;
  }
}

static void
plumb_lead_follower_dispose (GObject *object)
{
  PlumbLeadFollower *self = PLUMB_LEAD_FOLLOWER (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  if (self->adjustment != NULL)
    g_signal_handlers_disconnect_by_data (self->adjustment, self);
  g_clear_object (&self->adjustment);
  G_OBJECT_CLASS (plumb_lead_follower_parent_class)->dispose (object);
}

static void
plumb_lead_follower_class_init (PlumbLeadFollowerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = plumb_lead_follower_get_property;
  object_class->dispose = plumb_lead_follower_dispose;

  props[PROP_N_NEW] =
      g_param_spec_uint ("n-new", NULL, NULL, 0, G_MAXUINT, 0, PLUMB_PROPERTY_SHOWN);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
  signals[GO_TO_TOP] = g_signal_new ("go-to-top", PLUMB_TYPE_LEAD_FOLLOWER, G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
plumb_lead_follower_init (PlumbLeadFollower *self)
{
  self->is_at_top = TRUE;
}

PlumbLeadFollower *
plumb_lead_follower_new (void)
{
  return g_object_new (PLUMB_TYPE_LEAD_FOLLOWER, NULL);
}
