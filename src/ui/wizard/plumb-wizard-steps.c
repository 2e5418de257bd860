/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-wizard-steps.h"

#include <glib/gi18n.h>

struct _PlumbWizardSteps {
  AdwBin parent_instance;

  GtkBox *box;
  GPtrArray *buttons;
  GPtrArray *titles;
};

G_DEFINE_FINAL_TYPE (PlumbWizardSteps, plumb_wizard_steps, ADW_TYPE_BIN)

static guint chosen_signal;

static void
clicked_cb (PlumbWizardSteps *self, GtkWidget *button)
{
  guint position;

  if (g_ptr_array_find (self->buttons, button, &position))
    g_signal_emit (self, chosen_signal, 0, position);
}

static void
plumb_wizard_steps_finalize (GObject *object)
{
  PlumbWizardSteps *self = PLUMB_WIZARD_STEPS (object);

  g_ptr_array_unref (self->buttons);
  g_ptr_array_unref (self->titles);
  G_OBJECT_CLASS (plumb_wizard_steps_parent_class)->finalize (object);
}

static void
plumb_wizard_steps_class_init (PlumbWizardStepsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = plumb_wizard_steps_finalize;
  chosen_signal = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
plumb_wizard_steps_init (PlumbWizardSteps *self)
{
  self->buttons = g_ptr_array_new ();
  self->titles = g_ptr_array_new_with_free_func (g_free);
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3));
  gtk_widget_set_halign (GTK_WIDGET (self->box), GTK_ALIGN_CENTER);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
}

GtkWidget *
plumb_wizard_steps_new (void)
{
  return g_object_new (PLUMB_TYPE_WIZARD_STEPS, NULL);
}

void
plumb_wizard_steps_append (PlumbWizardSteps *self, const char *title)
{
  g_autofree char *number = NULL;
  GtkWidget *button;

  g_return_if_fail (PLUMB_IS_WIZARD_STEPS (self));
  g_return_if_fail (title != NULL);

  if (self->buttons->len > 0) {
    GtkWidget *line = gtk_separator_new (GTK_ORIENTATION_HORIZONTAL);

    gtk_widget_set_valign (line, GTK_ALIGN_CENTER);
    gtk_widget_set_size_request (line, 12, -1);
    gtk_box_append (self->box, line);
  }

  number = g_strdup_printf ("%u", self->buttons->len + 1);
  button = gtk_button_new_with_label (number);
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_add_css_class (button, "numeric");
  gtk_widget_set_tooltip_text (button, title);
  g_signal_connect_object (button, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->box, button);
  g_ptr_array_add (self->buttons, button);
  g_ptr_array_add (self->titles, g_strdup (title));
}

void
plumb_wizard_steps_set_shown (PlumbWizardSteps *self, guint position, gboolean shown)
{
  GtkWidget *button;

  g_return_if_fail (PLUMB_IS_WIZARD_STEPS (self));
  g_return_if_fail (position < self->buttons->len);

  button = g_ptr_array_index (self->buttons, position);
  gtk_widget_set_visible (button, shown);
  if (position > 0)
    gtk_widget_set_visible (gtk_widget_get_prev_sibling (button), shown);
}

void
plumb_wizard_steps_set_current (PlumbWizardSteps *self, guint current, guint first,
                                guint n_reachable)
{
  g_return_if_fail (PLUMB_IS_WIZARD_STEPS (self));
  g_return_if_fail (current < self->buttons->len);

  for (guint i = 0; i < self->buttons->len; i++) {
    GtkWidget *button = g_ptr_array_index (self->buttons, i);
    const char *title = g_ptr_array_index (self->titles, i);
    /* Translators: a step of the wizard, its number and its title */
    g_autofree char *name =
        i == current ? g_strdup_printf (_("Step %u, %s, current step"), i + 1, title)
                     : g_strdup_printf (_("Step %u, %s"), i + 1, title);

    if (i == current) {
      gtk_widget_add_css_class (button, "suggested-action");
      gtk_widget_remove_css_class (button, "flat");
    } else {
      gtk_widget_remove_css_class (button, "suggested-action");
      gtk_widget_add_css_class (button, "flat");
    }
    gtk_widget_set_sensitive (button, i == current || (i >= first && i < n_reachable));
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                    -1);
  }
}
