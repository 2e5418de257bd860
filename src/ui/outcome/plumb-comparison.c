/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-comparison.h"

#include "plumb-outcome-format.h"

#include <glib/gi18n.h>

struct _PlumbComparison {
  AdwBin parent_instance;

  GtkLabel *summary;
  GtkWidget *frame;
  GtkGrid *grid;
};

G_DEFINE_FINAL_TYPE (PlumbComparison, plumb_comparison, ADW_TYPE_BIN)

static void
plumb_comparison_class_init (PlumbComparisonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/plumb/Plumb/ui/plumb-comparison.ui");
  gtk_widget_class_bind_template_child (widget_class, PlumbComparison, summary);
  gtk_widget_class_bind_template_child (widget_class, PlumbComparison, frame);
  gtk_widget_class_bind_template_child (widget_class, PlumbComparison, grid);
}

static void
plumb_comparison_init (PlumbComparison *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
plumb_comparison_new (void)
{
  return g_object_new (PLUMB_TYPE_COMPARISON, NULL);
}

static GtkWidget *
build_cell (const char *text, const char *style)
{
  GtkWidget *cell = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (cell), 0);
  gtk_label_set_yalign (GTK_LABEL (cell), 0);
  gtk_label_set_wrap (GTK_LABEL (cell), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (cell), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (cell), 30);
  gtk_widget_set_hexpand (cell, TRUE);
  gtk_widget_set_valign (cell, GTK_ALIGN_START);
  if (style != NULL)
    gtk_widget_add_css_class (cell, style);
  return cell;
}

static GtkWidget *
build_field_cell (const PlumbDifference *difference)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  const char *label = plumb_outcome_translate (plumb_lead_text_get_label (difference->text));
  GtkWidget *word = build_cell (plumb_outcome_get_difference_word (difference->kind), "caption");

  gtk_box_append (GTK_BOX (box), build_cell (label, NULL));
  gtk_widget_add_css_class (word, "dim-label");
  gtk_box_append (GTK_BOX (box), word);
  return box;
}

/* @text: (nullable): a value; nothing is a value too. */
static GtkWidget *
build_value_cell (const char *text)
{
  GtkWidget *cell = build_cell (text != NULL ? text : _("nothing"), NULL);

  if (text == NULL)
    gtk_widget_add_css_class (cell, "dim-label");
  else
    gtk_label_set_selectable (GTK_LABEL (cell), TRUE);
  gtk_widget_set_can_focus (cell, FALSE);
  return cell;
}

static void
fill_grid (PlumbComparison *self, GPtrArray *differences)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);

  gtk_grid_attach (self->grid, build_cell (_("Field"), "heading"), 0, 0, 1, 1);
  gtk_grid_attach (self->grid, build_cell (_("Sent"), "heading"), 1, 0, 1, 1);
  gtk_grid_attach (self->grid, build_cell (_("Stored"), "heading"), 2, 0, 1, 1);
  for (guint i = 0; i < differences->len; i++) {
    const PlumbDifference *difference = g_ptr_array_index (differences, i);

    gtk_grid_attach (self->grid, build_field_cell (difference), 0, i + 1, 1, 1);
    gtk_grid_attach (self->grid, build_value_cell (difference->sent), 1, i + 1, 1, 1);
    gtk_grid_attach (self->grid, build_value_cell (difference->stored), 2, i + 1, 1, 1);
  }
}

void
plumb_comparison_show (PlumbComparison *self, GPtrArray *differences, guint n_fields)
{
  g_autofree char *summary = NULL;

  g_return_if_fail (PLUMB_IS_COMPARISON (self));

  gtk_widget_set_visible (GTK_WIDGET (self), differences != NULL);
  if (differences == NULL)
    return;

  summary = plumb_outcome_format_comparison (differences->len, n_fields);
  gtk_label_set_label (self->summary, summary);
  gtk_widget_set_visible (self->frame, differences->len > 0);
  fill_grid (self, differences);
}
