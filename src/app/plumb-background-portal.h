/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What org.freedesktop.portal.Background may grant; its documentation is the source of all this. */
typedef enum {
  PLUMB_BACKGROUND_ALLOWED = 1 << 0,
  PLUMB_BACKGROUND_AT_LOGIN = 1 << 1,
} PlumbBackgroundGrant;

/**
 * plumb_background_portal_request_async:
 * @at_login: whether Plumb is to be started at login; %FALSE takes that back
 *
 * Asks the portal to let Plumb run without a window.  The desktop may ask the user, who may take
 * their time: cancel what nobody waits for any more.
 */
void plumb_background_portal_request_async (GDBusConnection *connection, gboolean at_login,
                                            GCancellable *cancellable, GAsyncReadyCallback callback,
                                            gpointer user_data);
/* 0 with @error where there is no portal, or no longer; 0 alone if it grants nothing. */
PlumbBackgroundGrant plumb_background_portal_request_finish (GAsyncResult *result, GError **error);

G_END_DECLS
