/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-lead-cell.h"

struct _PlumbLeadCell {
  GtkWidget parent_instance;

  GtkWidget *image;
  GtkWidget *inscription;
};

G_DEFINE_FINAL_TYPE (PlumbLeadCell, plumb_lead_cell, GTK_TYPE_WIDGET)

static void
plumb_lead_cell_dispose (GObject *object)
{
  PlumbLeadCell *self = PLUMB_LEAD_CELL (object);

  g_clear_pointer (&self->image, gtk_widget_unparent);
  g_clear_pointer (&self->inscription, gtk_widget_unparent);
  G_OBJECT_CLASS (plumb_lead_cell_parent_class)->dispose (object);
}

static void
plumb_lead_cell_class_init (PlumbLeadCellClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = plumb_lead_cell_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
plumb_lead_cell_init (PlumbLeadCell *self)
{
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                              6);
  self->image = gtk_image_new ();
  gtk_widget_set_visible (self->image, FALSE);
  gtk_widget_set_parent (self->image, GTK_WIDGET (self));
  self->inscription = gtk_inscription_new (NULL);
  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (self->inscription),
                                     GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_widget_set_hexpand (self->inscription, TRUE);
  gtk_widget_set_parent (self->inscription, GTK_WIDGET (self));
}

GtkWidget *
plumb_lead_cell_new (guint n_characters)
{
  PlumbLeadCell *self = g_object_new (PLUMB_TYPE_LEAD_CELL, NULL);

  gtk_inscription_set_min_chars (GTK_INSCRIPTION (self->inscription), MIN (n_characters, 6));
  gtk_inscription_set_nat_chars (GTK_INSCRIPTION (self->inscription), n_characters);
  return GTK_WIDGET (self);
}

void
plumb_lead_cell_show (PlumbLeadCell *self, const char *icon_name, const char *text)
{
  g_return_if_fail (PLUMB_IS_LEAD_CELL (self));

  gtk_inscription_set_text (GTK_INSCRIPTION (self->inscription), text);
  /* Even the same one again has the whole column measured anew. */
  if (g_strcmp0 (icon_name, plumb_lead_cell_get_icon_name (self)) == 0)
    return;
  gtk_image_set_from_icon_name (GTK_IMAGE (self->image), icon_name);
  gtk_widget_set_visible (self->image, icon_name != NULL);
}

const char *
plumb_lead_cell_get_text (PlumbLeadCell *self)
{
  g_return_val_if_fail (PLUMB_IS_LEAD_CELL (self), NULL);
  return gtk_inscription_get_text (GTK_INSCRIPTION (self->inscription));
}

const char *
plumb_lead_cell_get_icon_name (PlumbLeadCell *self)
{
  g_return_val_if_fail (PLUMB_IS_LEAD_CELL (self), NULL);
  return gtk_image_get_icon_name (GTK_IMAGE (self->image));
}
