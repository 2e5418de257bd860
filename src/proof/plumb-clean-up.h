/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-attempt.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _PlumbConnector PlumbConnector;
typedef struct _PlumbDestination PlumbDestination;
typedef struct _PlumbCredentials PlumbCredentials;

#define PLUMB_TYPE_CLEAN_UP (plumb_clean_up_get_type ())
G_DECLARE_FINAL_TYPE (PlumbCleanUp, plumb_clean_up, PLUMB, CLEAN_UP, GObject)

/**
 * PlumbCleanUp:
 *
 * Finds the test leads at one destination and removes them there.  Runs once.  Emits `changed`
 * whenever its counts do.
 */
PlumbCleanUp *plumb_clean_up_new (PlumbConnector *connector, PlumbDestination *destination,
                                  PlumbCredentials *credentials);

/* @dry_run: only count.  Look first whether the connector can %PLUMB_VERB_DELETE. */
void plumb_clean_up_run_async (PlumbCleanUp *self, gboolean dry_run, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data);
/**
 * plumb_clean_up_run_finish:
 *
 * Returns: whether all went as it should; %FALSE without @error: the service refused, see
 *   plumb_clean_up_get_attempt(); what was removed until then stays removed.  Errors:
 *   %PLUMB_ERROR_UNSUPPORTED, and those of the connector.
 */
gboolean plumb_clean_up_run_finish (PlumbCleanUp *self, GAsyncResult *result, GError **error);

guint plumb_clean_up_get_n_found (PlumbCleanUp *self);
guint plumb_clean_up_get_n_removed (PlumbCleanUp *self);
/* (nullable): the refusal that ended it. */
PlumbAttempt *plumb_clean_up_get_attempt (PlumbCleanUp *self);

G_END_DECLS
