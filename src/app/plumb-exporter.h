/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-profile.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What leads are written as; the names of the actions end in these. */
typedef enum {
  PLUMB_EXPORT_CSV,
  PLUMB_EXPORT_JSON,
  PLUMB_EXPORT_VCARD,
} PlumbExportFormat;

/**
 * plumb_export_leads:
 *
 * Asks for a file and writes the leads that @query asks for.  Do-not-contact leads are written
 * without e-mail and phone.  @callback gets a task: plumb_export_leads_finish().
 */
void plumb_export_leads (GtkWindow *parent, PlumbProfile *profile, const PlumbLeadQuery *query,
                         PlumbExportFormat format, GAsyncReadyCallback callback,
                         gpointer user_data);

/* (transfer full) (nullable): what came of it, in a sentence; %NULL without @error if the user
 * thought better of it. */
char *plumb_export_leads_finish (GAsyncResult *result, GError **error);

G_END_DECLS
