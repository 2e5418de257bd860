/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-connector.h"
#include "plumb-salesforce-account.h"

G_BEGIN_DECLS

/* The parts of one class, in a file each. */

extern const PlumbKindInfo plumb_salesforce_info;

/* (transfer full) (nullable): the organisation's id, 15 characters; %NULL with @fault. */
char *plumb_salesforce_dup_oid (PlumbConnector *connector, PlumbDestination *destination,
                                PlumbCredentials *credentials, PlumbFinding *fault);

/* (transfer full) (nullable): where forms go; %NULL with @fault. */
char *plumb_salesforce_dup_form_origin (PlumbConnector *connector, PlumbDestination *destination,
                                        PlumbCredentials *credentials, PlumbFinding *fault);

/**
 * plumb_salesforce_open_account:
 * @fault: what is missing or wrong of the three fields that reading takes; good if there is neither
 *   key nor secret, because then nothing is to be read
 *
 * Returns: (transfer full) (nullable): what to read with
 */
PlumbSalesforceAccount *plumb_salesforce_open_account (PlumbConnector *connector,
                                                       PlumbDestination *destination,
                                                       PlumbCredentials *credentials,
                                                       PlumbFinding *fault);

/* (transfer full): evidence of @fault, or, if there is none, of fields that are all empty. */
PlumbAttempt *plumb_salesforce_make_unreadable (const PlumbFinding *fault);

void plumb_salesforce_verify_async (PlumbConnector *connector, PlumbDestination *destination,
                                    PlumbCredentials *credentials, GListStore *rungs,
                                    GCancellable *cancellable, GAsyncReadyCallback callback,
                                    gpointer user_data);
void plumb_salesforce_confirm_async (PlumbConnector *connector, PlumbDestination *destination,
                                     PlumbCredentials *credentials, PlumbLead *lead,
                                     GCancellable *cancellable, GAsyncReadyCallback callback,
                                     gpointer user_data);
void plumb_salesforce_find_cause_async (PlumbConnector *connector, PlumbDestination *destination,
                                        PlumbCredentials *credentials, PlumbLead *lead,
                                        GCancellable *cancellable, GAsyncReadyCallback callback,
                                        gpointer user_data);
void plumb_salesforce_watch_async (PlumbConnector *connector, PlumbDestination *destination,
                                   PlumbCredentials *credentials, const char *cursor,
                                   GCancellable *cancellable, GAsyncReadyCallback callback,
                                   gpointer user_data);
void plumb_salesforce_find_tests_async (PlumbConnector *connector, PlumbDestination *destination,
                                        PlumbCredentials *credentials, const char *cursor,
                                        GCancellable *cancellable, GAsyncReadyCallback callback,
                                        gpointer user_data);

G_END_DECLS
