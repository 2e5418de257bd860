/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-date-button.h"

#include "plumb-field-date.h"

#include <glib/gi18n.h>

struct _PlumbDateButton {
  AdwBin parent_instance;

  GtkMenuButton *button;
  GtkCalendar *calendar;
  /* Borrowed. */
  GtkEditable *editable;
  gboolean is_showing;
};

G_DEFINE_FINAL_TYPE (PlumbDateButton, plumb_date_button, ADW_TYPE_BIN)

static void
day_selected_cb (PlumbDateButton *self)
{
  g_autoptr (GDateTime) day = NULL;
  g_autofree char *text = NULL;

  if (self->is_showing)
    return;
  day = gtk_calendar_get_date (self->calendar);
  text = g_date_time_format (day, "%Y-%m-%d");
  gtk_editable_set_text (self->editable, text);
}

void
plumb_date_button_show_typed (PlumbDateButton *self)
{
  g_autoptr (GDateTime) day = g_date_time_new_now_local ();
  g_autofree char *text = NULL;
  GDate date;

  g_return_if_fail (PLUMB_IS_DATE_BUTTON (self));

  text = plumb_field_tidy_date (gtk_editable_get_text (self->editable));
  if (plumb_field_parse_date (text, &date)) {
    g_date_time_unref (day);
    day = g_date_time_new_local (g_date_get_year (&date), g_date_get_month (&date),
                                 g_date_get_day (&date), 12, 0, 0);
  }
  /* Opening alone types nothing. */
  self->is_showing = TRUE;
  gtk_calendar_select_day (self->calendar, day);
  self->is_showing = FALSE;
}

static void
popover_shown_cb (PlumbDateButton *self)
{
  plumb_date_button_show_typed (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->calendar));
}

GtkCalendar *
plumb_date_button_get_calendar (PlumbDateButton *self)
{
  g_return_val_if_fail (PLUMB_IS_DATE_BUTTON (self), NULL);
  return self->calendar;
}

static void
plumb_date_button_class_init (PlumbDateButtonClass *klass)
{
}

static void
plumb_date_button_init (PlumbDateButton *self)
{
  GtkWidget *popover = gtk_popover_new ();

  self->calendar = GTK_CALENDAR (gtk_calendar_new ());
  gtk_popover_set_child (GTK_POPOVER (popover), GTK_WIDGET (self->calendar));
  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_icon_name (self->button, "x-office-calendar-symbolic");
  gtk_menu_button_set_popover (self->button, popover);
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "flat");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->button));
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  g_signal_connect_object (popover, "show", G_CALLBACK (popover_shown_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->calendar, "day-selected", G_CALLBACK (day_selected_cb), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
plumb_date_button_new (GtkEditable *editable, const char *name)
{
  PlumbDateButton *self;
  g_autofree char *label = NULL;

  g_return_val_if_fail (GTK_IS_EDITABLE (editable), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  self = g_object_new (PLUMB_TYPE_DATE_BUTTON, NULL);
  self->editable = editable;
  /* Translators: %s is a field's name, e.g. "Client secret ends on". */
  label = g_strdup_printf (_("Choose “%s” from a calendar"), name);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->calendar), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  return GTK_WIDGET (self);
}
