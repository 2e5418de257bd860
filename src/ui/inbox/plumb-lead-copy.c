/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "plumb-lead-copy.h"

#include <glib/gi18n.h>

const char *
plumb_lead_copy_email (GtkWidget *widget, PlumbLead *lead)
{
  const char *email = lead != NULL ? plumb_lead_get_text (lead, PLUMB_LEAD_EMAIL) : NULL;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);

  if (email == NULL) {
    gtk_widget_error_bell (widget);
    return NULL;
  }
  if (plumb_lead_is_do_not_contact (lead)) {
    gtk_widget_error_bell (widget);
    return _ ("This customer must not be contacted.");
  }
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), email);
  return _ ("The e-mail address was copied.");
}
