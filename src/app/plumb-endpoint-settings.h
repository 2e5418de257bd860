/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-inbox.h"

G_BEGIN_DECLS

/* Opens the endpoint of @inbox as @settings say, whether or not they want it open;
 * plumb_inbox_open_endpoint_finish(). */
void plumb_endpoint_settings_open (GSettings *settings, PlumbInbox *inbox,
                                   GCancellable *cancellable, GAsyncReadyCallback callback,
                                   gpointer user_data);

G_END_DECLS
