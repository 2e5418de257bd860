/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-lead-search.h"
#include "plumb-proof.h"

G_BEGIN_DECLS

/* What plumb-proof.c changes and plumb-proof-state.c shows. */
struct _PlumbProof {
  GObject parent_instance;
  PlumbStore *store;
  PlumbConnector *connector;
  PlumbDestination *destination;
  PlumbCredentials *credentials;
  gboolean reads_endpoint;
  PlumbLead *lead;
  char *tag;

  GTask *task;
  guint wait;
  GCancellable *cancellable;
  GSource *cancel_source;
  PlumbLeadSearch *search;

  PlumbLead *found;
  PlumbAttempt *attempt;
  PlumbVerdict verdict;
  gboolean is_late;
  gboolean is_given_up;
  gboolean is_unrecorded;
  gint64 reached_at[PLUMB_PROOF_N_STAGES];
  GPtrArray *differences;
  const PlumbDiagnosis *diagnosis;
};

G_END_DECLS
