/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-trouble-bar.h"

#include "plumb-clock.h"
#include "plumb-destination.h"
#include "plumb-diagnosis.h"
#include "plumb-silence.h"

#include <glib/gi18n.h>

struct _PlumbTroubleBar {
  AdwBin parent_instance;
  GListModel *destinations;
  GtkRevealer *revealer;
  GtkLabel *label;
  GtkButton *button;
  GtkWidget *dismiss;
};

G_DEFINE_FINAL_TYPE (PlumbTroubleBar, plumb_trouble_bar, ADW_TYPE_BIN)

static gboolean
is_troubled (PlumbDestination *destination)
{
  return plumb_destination_is_watching (destination) &&
         plumb_destination_get_trouble (destination) != NULL;
}

static gboolean
is_silent (PlumbDestination *destination)
{
  return plumb_destination_get_silent_since (destination) != 0;
}

/* (transfer full) (nullable): the first that @is_meant. */
static PlumbDestination *
find (PlumbTroubleBar *self, gboolean (*is_meant) (PlumbDestination *destination))
{
  for (guint i = 0; i < g_list_model_get_n_items (self->destinations); i++) {
    g_autoptr (PlumbDestination) destination = g_list_model_get_item (self->destinations, i);

    if (is_meant (destination))
      return g_steal_pointer (&destination);
  }
  return NULL;
}

/* (transfer full) */
static char *
describe_trouble (PlumbDestination *destination)
{
  const PlumbDiagnosis *diagnosis =
      plumb_diagnosis_find (plumb_destination_get_trouble (destination));

  return g_strdup (diagnosis == NULL ? _("Needs attention") : gettext (diagnosis->title));
}

static void
show (PlumbTroubleBar *self, PlumbDestination *destination, const char *what, const char *label,
      const char *action)
{
  const char *id = plumb_destination_get_id (destination);
  /* Translators: a destination's name, and what went wrong there. */
  g_autofree char *sentence =
      g_strdup_printf (_("%s: %s"), plumb_destination_get_name (destination), what);

  gtk_label_set_text (self->label, sentence);
  gtk_button_set_label (self->button, label);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->button), "s", id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->dismiss), "s", id);
}

/* What cannot be heard comes before what is silent. */
static void
show_trouble (PlumbTroubleBar *self)
{
  g_autoptr (PlumbDestination) troubled = find (self, is_troubled);
  g_autoptr (PlumbDestination) silent = troubled != NULL ? NULL : find (self, is_silent);
  g_autofree char *what = NULL;

  gtk_revealer_set_reveal_child (self->revealer, troubled != NULL || silent != NULL);
  if (troubled != NULL) {
    what = describe_trouble (troubled);
    show (self, troubled, what, _("Check"), "app.check");
  } else if (silent != NULL) {
    what = plumb_silence_describe (plumb_destination_get_silent_since (silent), plumb_clock_now ());
    show (self, silent, what, _("Leads stay away?"), "app.absence");
  }
  /* On the way out nothing moves. */
  if (troubled != NULL || silent != NULL)
    gtk_widget_set_visible (self->dismiss, silent != NULL);
}

static void
destinations_changed_cb (GListModel *model, guint position, guint removed, guint added,
                         PlumbTroubleBar *self)
{
  for (guint i = position; i < position + added; i++) {
    g_autoptr (PlumbDestination) destination = g_list_model_get_item (model, i);

    g_signal_handlers_disconnect_by_data (destination, self);
    g_signal_connect_object (destination, "notify", G_CALLBACK (show_trouble), self,
                             G_CONNECT_SWAPPED);
  }
  show_trouble (self);
}

void
plumb_trouble_bar_set_destinations (PlumbTroubleBar *self, GListModel *destinations)
{
  g_return_if_fail (PLUMB_IS_TROUBLE_BAR (self));
  g_return_if_fail (self->destinations == NULL);

  self->destinations = g_object_ref (destinations);
  g_signal_connect_object (destinations, "items-changed", G_CALLBACK (destinations_changed_cb),
                           self, 0);
  destinations_changed_cb (destinations, 0, 0, g_list_model_get_n_items (destinations), self);
}

static void
plumb_trouble_bar_dispose (GObject *object)
{
  PlumbTroubleBar *self = PLUMB_TROUBLE_BAR (object);

  g_clear_object (&self->destinations);
  /* The template takes its child along; the bin must not look for it afterwards. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), PLUMB_TYPE_TROUBLE_BAR);
  G_OBJECT_CLASS (plumb_trouble_bar_parent_class)->dispose (object);
}

static void
plumb_trouble_bar_class_init (PlumbTroubleBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = plumb_trouble_bar_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/plumb/Plumb/ui/plumb-trouble-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, PlumbTroubleBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, PlumbTroubleBar, label);
  gtk_widget_class_bind_template_child (widget_class, PlumbTroubleBar, button);
  gtk_widget_class_bind_template_child (widget_class, PlumbTroubleBar, dismiss);
}

static void
plumb_trouble_bar_init (PlumbTroubleBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
