/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-lead-copy.h"

#include <glib/gi18n.h>

const char *
plumb_lead_copy_text (GtkWidget *widget, PlumbLead *lead, PlumbLeadText text, gboolean is_withheld)
{
  const char *value = lead != NULL ? plumb_lead_get_text (lead, text) : NULL;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);

  if (value == NULL) {
    gtk_widget_error_bell (widget);
    return NULL;
  }
  if (is_withheld) {
    gtk_widget_error_bell (widget);
    return _("This customer must not be contacted.");
  }
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), value);
  return text == PLUMB_LEAD_EMAIL ? _("The e-mail address was copied.")
                                  : _("The phone number was copied.");
}
