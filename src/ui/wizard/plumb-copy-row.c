/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-copy-row.h"

#include <glib/gi18n.h>

#define MASK "••••••••••••"

struct _PlumbCopyRow {
  AdwPreferencesRow parent_instance;

  GtkCheckButton *tick;
  GtkLabel *label;
  GtkLabel *value_label;
  GtkLabel *note;
  GtkToggleButton *reveal_button;
  GtkButton *copy_button;

  char *value;
  gboolean is_secret;
};

G_DEFINE_FINAL_TYPE (PlumbCopyRow, plumb_copy_row, ADW_TYPE_PREFERENCES_ROW)

enum {
  COPY,
  TICKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
copy_clicked_cb (PlumbCopyRow *self)
{
  g_signal_emit (self, signals[COPY], 0, self->value, self->is_secret);
}

static void
toggled_cb (PlumbCopyRow *self)
{
  g_signal_emit (self, signals[TICKED], 0);
}

static void
reveal_toggled_cb (PlumbCopyRow *self)
{
  gboolean is_shown = !self->is_secret || gtk_toggle_button_get_active (self->reveal_button);

  gtk_label_set_label (self->value_label, is_shown ? self->value : MASK);
  gtk_label_set_selectable (self->value_label, is_shown);
  gtk_widget_set_can_focus (GTK_WIDGET (self->value_label), FALSE);
}

static void
plumb_copy_row_finalize (GObject *object)
{
  PlumbCopyRow *self = PLUMB_COPY_ROW (object);

  explicit_bzero (self->value, strlen (self->value));
  g_free (self->value);
  G_OBJECT_CLASS (plumb_copy_row_parent_class)->finalize (object);
}

static void
plumb_copy_row_class_init (PlumbCopyRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = plumb_copy_row_finalize;

  signals[COPY] = g_signal_new ("copy", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
  signals[TICKED] = g_signal_new ("ticked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/plumb/Plumb/ui/plumb-copy-row.ui");
  gtk_widget_class_bind_template_child (widget_class, PlumbCopyRow, tick);
  gtk_widget_class_bind_template_child (widget_class, PlumbCopyRow, label);
  gtk_widget_class_bind_template_child (widget_class, PlumbCopyRow, value_label);
  gtk_widget_class_bind_template_child (widget_class, PlumbCopyRow, note);
  gtk_widget_class_bind_template_child (widget_class, PlumbCopyRow, reveal_button);
  gtk_widget_class_bind_template_child (widget_class, PlumbCopyRow, copy_button);
  gtk_widget_class_bind_template_callback (widget_class, copy_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, reveal_toggled_cb);
}

static void
plumb_copy_row_init (PlumbCopyRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
name_control (gpointer control, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (control), name);
}

static void
name_controls (PlumbCopyRow *self, const char *label)
{
  /* Translators: %s is a field's name, here and in the next two */
  g_autofree char *tick = g_strdup_printf (_("“%s” is filled in"), label);
  g_autofree char *reveal = g_strdup_printf (_("Show “%s”"), label);
  g_autofree char *copy = g_strdup_printf (_("Copy “%s”"), label);

  name_control (self->tick, tick);
  name_control (self->reveal_button, reveal);
  name_control (self->copy_button, copy);
}

GtkWidget *
plumb_copy_row_new (const char *label, const char *value, gboolean is_secret)
{
  PlumbCopyRow *self;

  g_return_val_if_fail (label != NULL && value != NULL, NULL);

  self = g_object_new (PLUMB_TYPE_COPY_ROW, NULL);
  self->value = g_strdup (value);
  self->is_secret = is_secret;
  gtk_label_set_label (self->label, label);
  gtk_widget_set_visible (GTK_WIDGET (self->reveal_button), is_secret);
  gtk_widget_set_sensitive (GTK_WIDGET (self->copy_button), value[0] != '\0');
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  name_controls (self, label);
  reveal_toggled_cb (self);
  return GTK_WIDGET (self);
}

void
plumb_copy_row_say_only (PlumbCopyRow *self)
{
  g_return_if_fail (PLUMB_IS_COPY_ROW (self));
  gtk_widget_set_visible (GTK_WIDGET (self->copy_button), FALSE);
  /* What to write is no value to write. */
  gtk_widget_add_css_class (GTK_WIDGET (self->value_label), "dim-label");
}

void
plumb_copy_row_add_note (PlumbCopyRow *self, const char *note)
{
  g_return_if_fail (PLUMB_IS_COPY_ROW (self));
  g_return_if_fail (note != NULL);

  gtk_label_set_label (self->note, note);
  gtk_widget_set_visible (GTK_WIDGET (self->note), TRUE);
}

gboolean
plumb_copy_row_is_ticked (PlumbCopyRow *self)
{
  g_return_val_if_fail (PLUMB_IS_COPY_ROW (self), FALSE);

  return gtk_check_button_get_active (self->tick);
}

char *
plumb_copy_row_dup_shown (PlumbCopyRow *self)
{
  g_return_val_if_fail (PLUMB_IS_COPY_ROW (self), NULL);

  return g_strdup (gtk_label_get_label (self->value_label));
}
