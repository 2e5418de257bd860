/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-lead.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * plumb_lead_copy_text:
 * @lead: (nullable)
 * @is_withheld: the customer must not be contacted, and no reason was given
 *
 * Copies the e-mail address or phone number to the clipboard of @widget.
 *
 * Returns: (nullable): what to tell the user
 */
const char *plumb_lead_copy_text (GtkWidget *widget, PlumbLead *lead, PlumbLeadText text,
                                  gboolean is_withheld);

G_END_DECLS
