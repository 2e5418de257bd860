/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-blob-container.h"
#include "plumb-blob-list.h"
#include "plumb-connector.h"

G_BEGIN_DECLS

/* The parts of one class, in a file each. */

extern const PlumbKindInfo plumb_azure_blob_info;

/* (transfer full) (nullable): the container that @destination means, or %NULL with @fault. */
PlumbBlobContainer *plumb_azure_blob_open (PlumbConnector *connector, PlumbDestination *destination,
                                           PlumbCredentials *credentials, PlumbFinding *fault);

/* (transfer full) (nullable): the list that @reply is; %NULL makes its attempt a refused one. */
PlumbBlobList *plumb_azure_blob_read_list (PlumbReply *reply);

void plumb_azure_blob_verify_async (PlumbConnector *connector, PlumbDestination *destination,
                                    PlumbCredentials *credentials, GListStore *rungs,
                                    GCancellable *cancellable, GAsyncReadyCallback callback,
                                    gpointer user_data);
void plumb_azure_blob_watch_async (PlumbConnector *connector, PlumbDestination *destination,
                                   PlumbCredentials *credentials, const char *cursor,
                                   GCancellable *cancellable, GAsyncReadyCallback callback,
                                   gpointer user_data);

G_END_DECLS
