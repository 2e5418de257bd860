/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-connector.h"
#include "plumb-dataverse.h"

G_BEGIN_DECLS

/* The parts of one class, in a file each. */

#define PLUMB_DYNAMICS_AZURE_AD "azure-ad"
#define PLUMB_DYNAMICS_OFFICE365 "office365"
#define PLUMB_DYNAMICS_OMIT "omit"

/* The public app of Microsoft's own samples for Dataverse; whether it still takes passwords is
 * nowhere documented, so that the field can name another. */
#define PLUMB_DYNAMICS_PUBLIC_CLIENT "51f81489-12ee-4a9e-aaae-a2591f45987d"

extern const PlumbKindInfo plumb_dynamics_info;

/* (transfer full) (nullable): the instance that @destination means, or %NULL with @fault. */
PlumbDataverse *plumb_dynamics_open (PlumbConnector *connector, PlumbDestination *destination,
                                     PlumbCredentials *credentials, PlumbFinding *fault);

void plumb_dynamics_verify_async (PlumbConnector *connector, PlumbDestination *destination,
                                  PlumbCredentials *credentials, GListStore *rungs,
                                  GCancellable *cancellable, GAsyncReadyCallback callback,
                                  gpointer user_data);
void plumb_dynamics_watch_async (PlumbConnector *connector, PlumbDestination *destination,
                                 PlumbCredentials *credentials, const char *cursor,
                                 GCancellable *cancellable, GAsyncReadyCallback callback,
                                 gpointer user_data);
void plumb_dynamics_find_tests_async (PlumbConnector *connector, PlumbDestination *destination,
                                      PlumbCredentials *credentials, const char *cursor,
                                      GCancellable *cancellable, GAsyncReadyCallback callback,
                                      gpointer user_data);

G_END_DECLS
