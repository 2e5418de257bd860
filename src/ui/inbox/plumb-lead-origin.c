/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-lead-origin.h"

#include "plumb-lead-format.h"

#include <glib/gi18n.h>

struct _PlumbLeadOrigin {
  AdwBin parent_instance;

  AdwActionRow *action_row;
  AdwActionRow *source_row;
};

G_DEFINE_FINAL_TYPE (PlumbLeadOrigin, plumb_lead_origin, ADW_TYPE_BIN)

static void
show_term (AdwActionRow *row, const char *title, const char *meaning)
{
  gtk_widget_set_visible (GTK_WIDGET (row), title != NULL);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title != NULL ? title : "");
  adw_action_row_set_subtitle (
      row, meaning != NULL ? meaning : _("Microsoft does not document what this means."));
}

static void
plumb_lead_origin_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), PLUMB_TYPE_LEAD_ORIGIN);
  G_OBJECT_CLASS (plumb_lead_origin_parent_class)->dispose (object);
}

static void
plumb_lead_origin_class_init (PlumbLeadOriginClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = plumb_lead_origin_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/plumb/Plumb/ui/plumb-lead-origin.ui");
  gtk_widget_class_bind_template_child (widget_class, PlumbLeadOrigin, action_row);
  gtk_widget_class_bind_template_child (widget_class, PlumbLeadOrigin, source_row);
}

static void
plumb_lead_origin_init (PlumbLeadOrigin *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
plumb_lead_origin_show (PlumbLeadOrigin *self, PlumbLead *lead)
{
  const char *action;
  const char *source;

  g_return_if_fail (PLUMB_IS_LEAD_ORIGIN (self));
  g_return_if_fail (PLUMB_IS_LEAD (lead));

  action = plumb_lead_get_text (lead, PLUMB_LEAD_ACTION);
  source = plumb_lead_get_text (lead, PLUMB_LEAD_SOURCE);
  show_term (self->action_row, plumb_lead_format_action (action),
             plumb_lead_format_action_meaning (action));
  show_term (self->source_row, plumb_lead_format_source (source),
             plumb_lead_format_source_meaning (source));
}
