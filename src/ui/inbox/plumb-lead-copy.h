/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-lead.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * plumb_lead_copy_email:
 * @lead: (nullable)
 *
 * Copies the e-mail address to the clipboard of @widget, unless the customer must not be contacted.
 *
 * Returns: (nullable): what to tell the user
 */
const char *plumb_lead_copy_email (GtkWidget *widget, PlumbLead *lead);

G_END_DECLS
