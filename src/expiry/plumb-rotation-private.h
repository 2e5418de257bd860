/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-rotation.h"

G_BEGIN_DECLS

/* What plumb-rotation.c changes and plumb-rotation-state.c shows.  `before` are the settings as
 * they were at the start, `candidate` and `credentials` all as it is to be. */
struct _PlumbRotation {
  GObject parent_instance;
  PlumbStore *store;
  PlumbDestinationList *destinations;
  PlumbInbox *inbox;
  PlumbConnector *connector;
  PlumbDestination *destination;
  PlumbCredentials *secrets;

  PlumbDestination *before;
  PlumbDestination *candidate;
  PlumbCredentials *credentials;

  GListStore *rungs;
  PlumbProof *proof;
  guint wait;
  gboolean is_swapped;
  PlumbVerdict verdict;
  const PlumbDiagnosis *diagnosis;
  PlumbAttempt *attempt;
  GError *failure;
};

/* Whether @known still has the settings that there were at the start. */
gboolean plumb_rotation_began_with (PlumbRotation *self, PlumbDestination *known);

G_END_DECLS
