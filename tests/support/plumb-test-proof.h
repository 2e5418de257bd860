/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-proof.h"
#include "plumb-store.h"
#include "plumb-test-connector.h"
#include "plumb-trial.h"

G_BEGIN_DECLS

/* What a proof needs: a store in a folder of its own, a destination in it, a connector. */
typedef struct {
  char *folder;
  PlumbStore *store;
  PlumbTestConnector *connector;
  PlumbDestination *destination;
  PlumbCredentials *credentials;
  PlumbProof *proof;
} PlumbTestProof;

/* The destination's secret has this in it. */
#define PLUMB_TEST_PROOF_SECRET "n0t-for-the-database"

/* For g_test_add(). */
void plumb_test_proof_set_up (PlumbTestProof *self, gconstpointer data);
void plumb_test_proof_tear_down (PlumbTestProof *self, gconstpointer data);

/* Makes the proof without running it. */
void plumb_test_proof_make (PlumbTestProof *self, gboolean reads_endpoint);

/* Runs it to its verdict; makes it first where there is none. */
PlumbVerdict plumb_test_proof_run (PlumbTestProof *self, guint wait);

/* (transfer full): the only trial in the store. */
PlumbTrial *plumb_test_proof_load_trial (PlumbTestProof *self);

/* Takes a copy of the proof's lead into the store, as Plumb's own endpoint does, with @company
 * (nullable) in place of its company; returns it. */
PlumbLead *plumb_test_proof_receive (PlumbTestProof *self, const char *company);

G_END_DECLS
