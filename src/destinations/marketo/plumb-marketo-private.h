/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-connector.h"

G_BEGIN_DECLS

/* The parts of one class, in a file each. */

extern const PlumbKindInfo plumb_marketo_info;

void plumb_marketo_verify_async (PlumbConnector *connector, PlumbDestination *destination,
                                 PlumbCredentials *credentials, GListStore *rungs,
                                 GCancellable *cancellable, GAsyncReadyCallback callback,
                                 gpointer user_data);
void plumb_marketo_watch_async (PlumbConnector *connector, PlumbDestination *destination,
                                PlumbCredentials *credentials, const char *cursor,
                                GCancellable *cancellable, GAsyncReadyCallback callback,
                                gpointer user_data);
void plumb_marketo_find_tests_async (PlumbConnector *connector, PlumbDestination *destination,
                                     PlumbCredentials *credentials, const char *cursor,
                                     GCancellable *cancellable, GAsyncReadyCallback callback,
                                     gpointer user_data);

G_END_DECLS
