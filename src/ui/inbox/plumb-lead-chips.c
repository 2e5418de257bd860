/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-lead-chips.h"

#include <glib/gi18n.h>

/* Characters that a chip shows. */
#define LONGEST 24

struct _PlumbLeadChips {
  AdwBin parent_instance;

  GtkBox *box;

  PlumbLeadPresenter *presenter;
  PlumbLeadFilter *filter;
};

G_DEFINE_FINAL_TYPE (PlumbLeadChips, plumb_lead_chips, ADW_TYPE_BIN)

static void
clicked_cb (PlumbLeadChips *self, GtkButton *chip)
{
  guint part = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (chip), "plumb-part"));

  plumb_lead_filter_clear_part (self->filter, (PlumbFilterPart) part);
}

static void
clear_cb (PlumbLeadChips *self)
{
  plumb_lead_filter_clear (self->filter);
}

static GtkWidget *
make_chip (PlumbLeadChips *self, PlumbFilterPart part)
{
  g_autofree char *text = plumb_lead_presenter_dup_chip (self->presenter, self->filter, part);
  g_autofree char *name = g_strdup_printf (_("Remove the filter “%s”"), text);
  GtkWidget *chip = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (text);

  if (g_utf8_strlen (text, -1) > LONGEST) {
    gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
    gtk_label_set_width_chars (GTK_LABEL (label), LONGEST);
  }
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("window-close-symbolic"));
  gtk_button_set_child (GTK_BUTTON (chip), box);
  gtk_widget_add_css_class (chip, "plumb-chip");
  gtk_widget_set_tooltip_text (chip, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (chip), "plumb-part", GUINT_TO_POINTER (part));
  g_signal_connect_object (chip, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
  return chip;
}

static void
refresh (PlumbLeadChips *self)
{
  GtkWidget *child;
  guint n_chips = 0;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_box_remove (self->box, child);
  for (guint i = 0; i < PLUMB_FILTER_N_PARTS; i++) {
    if (!plumb_lead_filter_has_part (self->filter, (PlumbFilterPart) i))
      continue;
    gtk_box_append (self->box, make_chip (self, (PlumbFilterPart) i));
    n_chips++;
  }
  gtk_widget_set_visible (GTK_WIDGET (self), n_chips > 0);
}

static void
plumb_lead_chips_dispose (GObject *object)
{
  PlumbLeadChips *self = PLUMB_LEAD_CHIPS (object);

  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), PLUMB_TYPE_LEAD_CHIPS);
  g_clear_object (&self->presenter);
  g_clear_object (&self->filter);
  G_OBJECT_CLASS (plumb_lead_chips_parent_class)->dispose (object);
}

static void
plumb_lead_chips_class_init (PlumbLeadChipsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = plumb_lead_chips_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/plumb/Plumb/ui/plumb-lead-chips.ui");
  gtk_widget_class_bind_template_child (widget_class, PlumbLeadChips, box);
  gtk_widget_class_bind_template_callback (widget_class, clear_cb);
}

static void
plumb_lead_chips_init (PlumbLeadChips *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
plumb_lead_chips_set_up (PlumbLeadChips *self, PlumbLeadPresenter *presenter,
                         PlumbLeadFilter *filter)
{
  g_return_if_fail (PLUMB_IS_LEAD_CHIPS (self));
  g_return_if_fail (self->filter == NULL);

  self->presenter = g_object_ref (presenter);
  self->filter = g_object_ref (filter);
  g_signal_connect_object (filter, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (presenter, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
}
