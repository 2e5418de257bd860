/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-connector.h"

G_BEGIN_DECLS

/**
 * plumb_reading_run_async:
 *
 * Reads all leads of a destination, from the first to the last, and keeps none: what can be proved
 * of a kind that nothing can be sent to.
 */
void plumb_reading_run_async (PlumbConnector *connector, PlumbDestination *destination,
                              PlumbCredentials *credentials, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer user_data);

/**
 * plumb_reading_run_finish:
 * @n_leads: (out) (optional): how many there were
 *
 * Returns: (transfer full): what came of the last page; an error is only what stops Plumb
 */
PlumbAttempt *plumb_reading_run_finish (PlumbConnector *connector, GAsyncResult *result,
                                        guint *n_leads, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* `read`, `refused`, `failed`, or `lost` where there was no lead: in one line with the verdicts'
 * names. */
const char *plumb_reading_name_verdict (PlumbAttempt *attempt, guint n_leads);

/* (nullable): the id of the diagnosis that goes with it. */
const char *plumb_reading_find_diagnosis (PlumbKind kind, PlumbAttempt *attempt, guint n_leads);

G_END_DECLS
