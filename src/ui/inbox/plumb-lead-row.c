/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-lead-row.h"

struct _PlumbLeadRow {
  AdwBin parent_instance;

  GtkInscription *person;
  GtkInscription *when;
  GtkInscription *offer;
  GtkImage *mark_image;
  GtkInscription *mark;
};

G_DEFINE_FINAL_TYPE (PlumbLeadRow, plumb_lead_row, ADW_TYPE_BIN)

static void
plumb_lead_row_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), PLUMB_TYPE_LEAD_ROW);
  G_OBJECT_CLASS (plumb_lead_row_parent_class)->dispose (object);
}

static void
plumb_lead_row_class_init (PlumbLeadRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = plumb_lead_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/plumb/Plumb/ui/plumb-lead-row.ui");
  gtk_widget_class_bind_template_child (widget_class, PlumbLeadRow, person);
  gtk_widget_class_bind_template_child (widget_class, PlumbLeadRow, when);
  gtk_widget_class_bind_template_child (widget_class, PlumbLeadRow, offer);
  gtk_widget_class_bind_template_child (widget_class, PlumbLeadRow, mark_image);
  gtk_widget_class_bind_template_child (widget_class, PlumbLeadRow, mark);
}

static void
plumb_lead_row_init (PlumbLeadRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
plumb_lead_row_new (void)
{
  return g_object_new (PLUMB_TYPE_LEAD_ROW, NULL);
}

static void
set_short_text (GtkInscription *inscription, const char *text)
{
  guint n_characters = (guint) g_utf8_strlen (text, -1);

  gtk_inscription_set_text (inscription, text);
  gtk_inscription_set_min_chars (inscription, n_characters);
  gtk_inscription_set_nat_chars (inscription, n_characters);
}

static void
set_warns (GtkWidget *widget, gboolean warns)
{
  if (warns)
    gtk_widget_add_css_class (widget, "warning");
  else
    gtk_widget_remove_css_class (widget, "warning");
}

static void
show_mark (PlumbLeadRow *self, PlumbLeadPresenter *presenter, PlumbLead *lead)
{
  PlumbFollowUp state = plumb_lead_presenter_get_follow_up (presenter, lead, NULL);
  const char *icon = plumb_lead_format_mark_icon (lead);
  g_autofree char *text =
      plumb_lead_presenter_dup_cell (presenter, lead, PLUMB_LEAD_SORT_FOLLOW_UP);

  set_short_text (self->mark, state != PLUMB_FOLLOW_UP_NONE ? text : "");
  gtk_image_set_from_icon_name (self->mark_image,
                                icon != NULL ? icon : plumb_lead_format_follow_up_icon (state));
  set_warns (GTK_WIDGET (self->mark), state == PLUMB_FOLLOW_UP_OVERDUE);
  set_warns (GTK_WIDGET (self->mark_image), state == PLUMB_FOLLOW_UP_OVERDUE);
}

static void
show_person (PlumbLeadRow *self, PlumbLeadPresenter *presenter, PlumbLead *lead)
{
  g_autofree char *person = plumb_lead_presenter_dup_cell (presenter, lead, PLUMB_LEAD_SORT_PERSON);
  const char *company = plumb_lead_get_text (lead, PLUMB_LEAD_COMPANY);
  g_autofree char *markup = NULL;

  if (company == NULL || g_strcmp0 (company, person) == 0)
    markup = g_markup_printf_escaped ("<b>%s</b>", person);
  else
    markup = g_markup_printf_escaped ("<b>%s</b>  %s", person, company);
  gtk_inscription_set_markup (self->person, markup);
}

void
plumb_lead_row_show (PlumbLeadRow *self, PlumbLeadPresenter *presenter, PlumbLead *lead)
{
  g_autofree char *when = NULL;
  g_autofree char *name = NULL;
  g_autofree char *second = NULL;
  const char *parts[3] = { NULL, NULL, NULL };
  guint n_parts = 0;
  GtkWidget *row;

  g_return_if_fail (PLUMB_IS_LEAD_ROW (self));

  show_person (self, presenter, lead);
  show_mark (self, presenter, lead);
  if (plumb_lead_format_offer (lead) != NULL)
    parts[n_parts++] = plumb_lead_format_offer (lead);
  if (plumb_lead_get_text (lead, PLUMB_LEAD_ACTION) != NULL)
    parts[n_parts++] = plumb_lead_format_action (plumb_lead_get_text (lead, PLUMB_LEAD_ACTION));
  second = g_strjoinv (" · ", (char **) parts);
  gtk_inscription_set_text (self->offer, second);
  when = plumb_lead_presenter_dup_cell (presenter, lead, PLUMB_LEAD_SORT_WHEN);
  set_short_text (self->when, when);

  row = gtk_widget_get_parent (GTK_WIDGET (self));
  name = plumb_lead_presenter_dup_row_name (presenter, lead);
  if (row != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}
