/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-connector.h"
#include "plumb-destination-list.h"
#include "plumb-evidence.h"
#include "plumb-store.h"

G_BEGIN_DECLS

/**
 * PlumbSurvey:
 * @connector, @destination: what was looked at
 * @credentials: (nullable): its secrets, if they could be read
 * @obstacle: (nullable): why the connection was not checked, in the user's language
 * @obstacle_code: (nullable): the same for support, as in `plumb-error-quark.4`
 * @rungs: (element-type PlumbRung): of a check that was climbed for this
 * @evidence: for suspects
 * @trials: (element-type PlumbTrial): the last ones, newest first
 * @attempts: (element-type PlumbKeptAttempt): of theirs, newest first
 *
 * All that can be found out about a destination at once.  Owns what it has.
 */
typedef struct {
  PlumbConnector *connector;
  PlumbDestination *destination;
  PlumbCredentials *credentials;
  char *obstacle;
  char *obstacle_code;
  GListStore *rungs;
  PlumbEvidence *evidence;
  GPtrArray *trials;
  GPtrArray *attempts;
} PlumbSurvey;

void plumb_survey_free (PlumbSurvey *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PlumbSurvey, plumb_survey_free)

/* Checks the connection, as far as that goes, and asks the database. */
void plumb_survey_run_async (PlumbDestinationList *list, PlumbStore *store,
                             PlumbConnector *connector, PlumbDestination *destination,
                             GCancellable *cancellable, GAsyncReadyCallback callback,
                             gpointer user_data);
/* (transfer full) (nullable): %NULL with @error if it was cancelled or the database failed. */
PlumbSurvey *plumb_survey_run_finish (PlumbDestinationList *list, GAsyncResult *result,
                                      GError **error);

G_END_DECLS
