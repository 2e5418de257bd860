/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-connectors.h"
#include "plumb-destination-list.h"
#include "plumb-inbox.h"
#include "plumb-store.h"

G_BEGIN_DECLS

#define PLUMB_TYPE_PROFILE (plumb_profile_get_type ())
G_DECLARE_FINAL_TYPE (PlumbProfile, plumb_profile, PLUMB, PROFILE, GObject)

/**
 * PlumbProfile:
 *
 * The services of one user, put together: database, keyring, HTTP door, connectors,
 * destinations, inbox.  What the window and the command line both start with.  Everything it
 * lends belongs to it.
 */

/* @folder: (nullable): where the database is; the user's data folder if %NULL. */
PlumbProfile *plumb_profile_new (const char *folder);

/* Whether there is a database in @folder already; opening the profile makes one. */
gboolean plumb_profile_has_database (const char *folder);

/* A throw-away profile that touches nothing of the user's: a new folder that goes with the object,
 * secrets in memory only.  Errors: %PLUMB_ERROR_STORE. */
PlumbProfile *plumb_profile_new_throw_away (GError **error);

/* Opens the database and reads the destinations; the inbox is started by whoever wants to hear. */
void plumb_profile_open_async (PlumbProfile *self, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data);
gboolean plumb_profile_open_finish (PlumbProfile *self, GAsyncResult *result, GError **error);

/* Stops the inbox, commits what is under way; blocks for that long.  For the very end. */
void plumb_profile_close (PlumbProfile *self);

const char *plumb_profile_get_folder (PlumbProfile *self);
PlumbStore *plumb_profile_get_store (PlumbProfile *self);
PlumbHttp *plumb_profile_get_http (PlumbProfile *self);
PlumbConnectors *plumb_profile_get_connectors (PlumbProfile *self);
PlumbDestinationList *plumb_profile_get_destinations (PlumbProfile *self);
PlumbInbox *plumb_profile_get_inbox (PlumbProfile *self);

/* The connector of @destination's kind; %NULL with %PLUMB_ERROR_UNSUPPORTED if Plumb has none. */
PlumbConnector *plumb_profile_get_connector (PlumbProfile *self, PlumbDestination *destination,
                                             GError **error);

G_END_DECLS
