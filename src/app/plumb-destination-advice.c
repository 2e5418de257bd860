/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-destination-actions-private.h"

#include <glib/gi18n.h>

/* The actions that help somebody on, and where the explanation of an error leads. */

static GtkWindow *
get_parent (PlumbDestinationActions *self)
{
  return self->window == NULL ? NULL : GTK_WINDOW (self->window);
}

static void
go_to_field_cb (GtkWindow *window, const char *id, const char *key, PlumbDestinationActions *self)
{
  g_autoptr (GtkWindow) kept = g_object_ref (window);
  g_autoptr (GVariant) target = g_variant_ref_sink (g_variant_new_string (id));
  PlumbDestination *destination = plumb_destination_actions_find (self, target);
  g_autofree char *field = g_strdup (key);

  gtk_window_close (kept);
  if (destination != NULL)
    plumb_destination_actions_edit_field (self, destination, PLUMB_WIZARD_FIELDS, field);
  else
    plumb_destination_actions_say (self, _("This destination has been removed"));
}

static void
set_up_kind_cb (GtkWindow *window, guint kind, PlumbDestinationActions *self)
{
  g_autoptr (GtkWindow) kept = g_object_ref (window);

  gtk_window_close (kept);
  plumb_destination_actions_set_up (self, (PlumbKind) kind);
}

void
plumb_destination_actions_explain_cb (GSimpleAction *action, GVariant *id, gpointer user_data)
{
  PlumbDestinationActions *self = user_data;
  GtkWindow *window =
      plumb_advice_open_explanation (plumb_session_get_advice (self->session),
                                     plumb_destination_actions_find (self, id), get_parent (self));

  g_signal_connect_object (window, "go-to-field", G_CALLBACK (go_to_field_cb), self, 0);
  g_signal_connect_object (window, "set-up", G_CALLBACK (set_up_kind_cb), self, 0);
  gtk_window_present (window);
}

void
plumb_destination_actions_help_cb (GSimpleAction *action, GVariant *id, gpointer user_data)
{
  PlumbDestinationActions *self = user_data;
  PlumbDestination *destination = plumb_destination_actions_find (self, id);
  PlumbKind kind = destination != NULL ? plumb_destination_get_kind (destination) : PLUMB_KIND_NONE;

  gtk_window_present (plumb_advice_open_help (plumb_session_get_advice (self->session), kind,
                                              PLUMB_HELP_N_TOPICS, get_parent (self)));
}
