/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-application-private.h"

/*
 * A notification, the launcher's menu and the desktop's search ask for these also while nothing is
 * opened.  Until the real action is there one of the same name opens Plumb and waits for it.
 */

typedef struct {
  char *action;
  GVariant *parameter;
} Waiting;

static void
waiting_free (gpointer data)
{
  Waiting *waiting = data;

  g_free (waiting->action);
  g_clear_pointer (&waiting->parameter, g_variant_unref);
  g_free (waiting);
}

static void
wait_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  PlumbApplication *self = user_data;
  Waiting *waiting = g_new0 (Waiting, 1);

  waiting->action = g_strdup (g_action_get_name (G_ACTION (action)));
  waiting->parameter = parameter == NULL ? NULL : g_variant_ref (parameter);
  g_ptr_array_add (self->waiting, waiting);
  g_application_activate (G_APPLICATION (self));
}

static const GActionEntry stand_ins[] = {
  { .name = "set-up", .activate = wait_cb },
  { .name = "show-newest", .activate = wait_cb },
  { .name = "show-lead", .activate = wait_cb, .parameter_type = "x" },
  { .name = "search", .activate = wait_cb, .parameter_type = "s" },
  { .name = "check", .activate = wait_cb, .parameter_type = "s" },
  { .name = "rotate", .activate = wait_cb, .parameter_type = "s" },
};

void
plumb_application_add_stand_ins (PlumbApplication *self)
{
  g_clear_pointer (&self->waiting, g_ptr_array_unref);
  self->waiting = g_ptr_array_new_with_free_func (waiting_free);
  g_action_map_add_action_entries (G_ACTION_MAP (self), stand_ins, G_N_ELEMENTS (stand_ins), self);
}

void
plumb_application_do_waiting (PlumbApplication *self)
{
  g_autoptr (GPtrArray) all = g_steal_pointer (&self->waiting);

  for (guint i = 0; i < all->len; i++) {
    Waiting *waiting = g_ptr_array_index (all, i);

    g_action_group_activate_action (G_ACTION_GROUP (self), waiting->action, waiting->parameter);
  }
}
