/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-profile-opener.h"

G_BEGIN_DECLS

#define PLUMB_TYPE_SEARCH_PROVIDER (plumb_search_provider_get_type ())
G_DECLARE_FINAL_TYPE (PlumbSearchProvider, plumb_search_provider, PLUMB, SEARCH_PROVIDER, GObject)

/**
 * PlumbSearchProvider:
 *
 * Leads in the desktop's search: org.gnome.Shell.SearchProvider2 on the bus.  Looks into the
 * database only; no window opens, and nothing is watched, before a result is chosen.  Choosing
 * one activates `show-lead`, “more” activates `search` of @application, which owns this.
 */
PlumbSearchProvider *plumb_search_provider_new (GApplication *application,
                                                PlumbProfileOpener *opener, GSettings *settings);

/* @path: of the application; the provider is below. */
gboolean plumb_search_provider_export (PlumbSearchProvider *self, GDBusConnection *connection,
                                       const char *path, GError **error);
void plumb_search_provider_unexport (PlumbSearchProvider *self);

G_END_DECLS
