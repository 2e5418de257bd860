/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-lead-contact.h"

#include "plumb-clock.h"

#include <glib/gi18n.h>

struct _PlumbLeadContact {
  AdwBin parent_instance;

  GtkWidget *withheld_row;
  AdwActionRow *email_row;
  AdwActionRow *phone_row;
  AdwPreferencesRow *follow_up_row;
  GtkImage *follow_up_image;
  GtkButton *follow_up_button;
};

G_DEFINE_FINAL_TYPE (PlumbLeadContact, plumb_lead_contact, ADW_TYPE_BIN)

static void
show_contact_text (AdwActionRow *row, PlumbLead *lead, PlumbLeadText text, gboolean blurred,
                   gboolean is_withheld)
{
  g_autofree char *value = plumb_lead_format_text (lead, text, blurred);
  /* A hyphen where a line breaks would be taken for a part of the address. */
  g_autofree char *subtitle = g_markup_printf_escaped ("<span insert_hyphens=\"false\">%s</span>",
                                                       value != NULL ? value : "");

  adw_action_row_set_subtitle (row, value != NULL && !is_withheld ? subtitle : "");
  gtk_widget_set_visible (GTK_WIDGET (row), value != NULL && !is_withheld);
}

static void
show_follow_up (PlumbLeadContact *self, PlumbLeadPresenter *presenter, PlumbLead *lead)
{
  gint64 since;
  PlumbFollowUp state = plumb_lead_presenter_get_follow_up (presenter, lead, &since);
  g_autofree char *text = plumb_lead_format_follow_up (state, since, plumb_clock_now ());
  gboolean has_clock = state == PLUMB_FOLLOW_UP_OPEN || state == PLUMB_FOLLOW_UP_OVERDUE ||
                       state == PLUMB_FOLLOW_UP_DONE;

  gtk_widget_set_visible (GTK_WIDGET (self->follow_up_row), has_clock);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->follow_up_row), text);
  gtk_image_set_from_icon_name (self->follow_up_image, plumb_lead_format_follow_up_icon (state));
  gtk_button_set_label (self->follow_up_button,
                        state == PLUMB_FOLLOW_UP_DONE ? _("Undo") : _("Mark as followed up"));
  if (state == PLUMB_FOLLOW_UP_OVERDUE)
    gtk_widget_add_css_class (GTK_WIDGET (self->follow_up_image), "warning");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->follow_up_image), "warning");
}

static void
plumb_lead_contact_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), PLUMB_TYPE_LEAD_CONTACT);
  G_OBJECT_CLASS (plumb_lead_contact_parent_class)->dispose (object);
}

static void
plumb_lead_contact_class_init (PlumbLeadContactClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = plumb_lead_contact_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/plumb/Plumb/ui/plumb-lead-contact.ui");
  gtk_widget_class_bind_template_child (widget_class, PlumbLeadContact, withheld_row);
  gtk_widget_class_bind_template_child (widget_class, PlumbLeadContact, email_row);
  gtk_widget_class_bind_template_child (widget_class, PlumbLeadContact, phone_row);
  gtk_widget_class_bind_template_child (widget_class, PlumbLeadContact, follow_up_row);
  gtk_widget_class_bind_template_child (widget_class, PlumbLeadContact, follow_up_image);
  gtk_widget_class_bind_template_child (widget_class, PlumbLeadContact, follow_up_button);
}

static void
plumb_lead_contact_init (PlumbLeadContact *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
plumb_lead_contact_show (PlumbLeadContact *self, PlumbLeadPresenter *presenter, PlumbLead *lead,
                         gboolean is_withheld)
{
  g_return_if_fail (PLUMB_IS_LEAD_CONTACT (self));
  g_return_if_fail (PLUMB_IS_LEAD (lead));

  gtk_widget_set_visible (self->withheld_row, is_withheld);
  show_contact_text (self->email_row, lead, PLUMB_LEAD_EMAIL,
                     plumb_lead_presenter_is_blurred (presenter), is_withheld);
  show_contact_text (self->phone_row, lead, PLUMB_LEAD_PHONE,
                     plumb_lead_presenter_is_blurred (presenter), is_withheld);
  show_follow_up (self, presenter, lead);
}
