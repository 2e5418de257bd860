/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-connector.h"
#include "plumb-table.h"

G_BEGIN_DECLS

/* The parts of one class, in a file each. */

extern const PlumbKindInfo plumb_azure_table_info;

/* (transfer full) (nullable): the table that @destination means, or %NULL with @fault. */
PlumbTable *plumb_azure_table_open (PlumbConnector *connector, PlumbDestination *destination,
                                    PlumbCredentials *credentials, PlumbFinding *fault);

void plumb_azure_table_verify_async (PlumbConnector *connector, PlumbDestination *destination,
                                     PlumbCredentials *credentials, GListStore *rungs,
                                     GCancellable *cancellable, GAsyncReadyCallback callback,
                                     gpointer user_data);
void plumb_azure_table_send_async (PlumbConnector *connector, PlumbDestination *destination,
                                   PlumbCredentials *credentials, PlumbLead *lead,
                                   GCancellable *cancellable, GAsyncReadyCallback callback,
                                   gpointer user_data);
void plumb_azure_table_watch_async (PlumbConnector *connector, PlumbDestination *destination,
                                    PlumbCredentials *credentials, const char *cursor,
                                    GCancellable *cancellable, GAsyncReadyCallback callback,
                                    gpointer user_data);
void plumb_azure_table_find_tests_async (PlumbConnector *connector, PlumbDestination *destination,
                                         PlumbCredentials *credentials, const char *cursor,
                                         GCancellable *cancellable, GAsyncReadyCallback callback,
                                         gpointer user_data);

G_END_DECLS
