/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-rung-row.h"

#include "plumb-outcome-format.h"
#include "plumb-property.h"

struct _PlumbRungRow {
  AdwPreferencesRow parent_instance;

  GtkStack *state;
  GtkImage *icon;
  GtkSpinner *spinner;
  GtkLabel *title;
  GtkLabel *detail;
  GtkLabel *duration;

  PlumbRung *rung;
};

G_DEFINE_FINAL_TYPE (PlumbRungRow, plumb_rung_row, ADW_TYPE_PREFERENCES_ROW)

typedef enum {
  PROP_RUNG = 1,
} PlumbRungRowProps;

static void
show_state (PlumbRungRow *self, PlumbRungStatus status)
{
  const char *style = plumb_outcome_get_rung_style (status);
  gboolean is_climbing = status == PLUMB_RUNG_CLIMBING;

  gtk_stack_set_visible_child (self->state,
                               is_climbing ? GTK_WIDGET (self->spinner) : GTK_WIDGET (self->icon));
  gtk_spinner_set_spinning (self->spinner, is_climbing);
  gtk_image_set_from_icon_name (self->icon, plumb_outcome_get_rung_icon (status));
  gtk_widget_set_css_classes (GTK_WIDGET (self->icon),
                              (const char *[]){ style != NULL ? style : "dim-label", NULL });
}

static void
rung_changed_cb (PlumbRungRow *self)
{
  PlumbRungStatus status = plumb_rung_get_status (self->rung);
  const char *title = plumb_outcome_translate (plumb_rung_get_title (self->rung));
  const char *word = plumb_outcome_get_rung_word (status);
  const char *detail = plumb_rung_get_detail (self->rung);
  g_autofree char *duration = plumb_outcome_format_duration (plumb_rung_get_duration (self->rung));
  g_autofree char *name = g_strdup_printf ("%s: %s", title, word);
  g_autofree char *description = g_strdup_printf ("%s %s", detail != NULL ? detail : "", duration);

  show_state (self, status);
  if (detail == NULL && (status == PLUMB_RUNG_WAITING || status == PLUMB_RUNG_SKIPPED))
    detail = word;
  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->detail, detail != NULL ? detail : "");
  gtk_widget_set_visible (GTK_WIDGET (self->detail), detail != NULL);
  gtk_label_set_label (self->duration, duration);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
}

static void
plumb_rung_row_constructed (GObject *object)
{
  PlumbRungRow *self = PLUMB_RUNG_ROW (object);

  G_OBJECT_CLASS (plumb_rung_row_parent_class)->constructed (object);
  g_signal_connect_object (self->rung, "notify", G_CALLBACK (rung_changed_cb), self,
                           G_CONNECT_SWAPPED);
  rung_changed_cb (self);
}

static void
plumb_rung_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  PlumbRungRow *self = PLUMB_RUNG_ROW (object);

  switch ((PlumbRungRowProps) id) {
  case PROP_RUNG:
    self->rung = g_value_dup_object (value);
    break;
  }
}

static void
plumb_rung_row_finalize (GObject *object)
{
  g_clear_object (&PLUMB_RUNG_ROW (object)->rung);
  G_OBJECT_CLASS (plumb_rung_row_parent_class)->finalize (object);
}

static void
plumb_rung_row_class_init (PlumbRungRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = plumb_rung_row_constructed;
  object_class->set_property = plumb_rung_row_set_property;
  object_class->finalize = plumb_rung_row_finalize;
  g_object_class_install_property (
      object_class, PROP_RUNG,
      g_param_spec_object ("rung", NULL, NULL, PLUMB_TYPE_RUNG,
                           G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS));

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/plumb/Plumb/ui/plumb-rung-row.ui");
  gtk_widget_class_bind_template_child (widget_class, PlumbRungRow, state);
  gtk_widget_class_bind_template_child (widget_class, PlumbRungRow, icon);
  gtk_widget_class_bind_template_child (widget_class, PlumbRungRow, spinner);
  gtk_widget_class_bind_template_child (widget_class, PlumbRungRow, title);
  gtk_widget_class_bind_template_child (widget_class, PlumbRungRow, detail);
  gtk_widget_class_bind_template_child (widget_class, PlumbRungRow, duration);
}

static void
plumb_rung_row_init (PlumbRungRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
plumb_rung_row_new (PlumbRung *rung)
{
  g_return_val_if_fail (PLUMB_IS_RUNG (rung), NULL);

  return g_object_new (PLUMB_TYPE_RUNG_ROW, "rung", rung, NULL);
}
