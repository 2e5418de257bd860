/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "plumb-connector.h"
#include "plumb-rung.h"

G_BEGIN_DECLS

#define PLUMB_TYPE_LADDER (plumb_ladder_get_type ())
G_DECLARE_FINAL_TYPE (PlumbLadder, plumb_ladder, PLUMB, LADDER, GObject)

/**
 * PlumbLadder:
 *
 * The check of one destination, for connectors: owns the rungs, climbs them in order, and returns
 * from the task when the last is passed or one has failed.  Rungs that are not reached stay
 * WAITING.  The rungs `fields`, `name`, `connect` and `tls` are the same for every kind; the kind
 * adds its own.
 *
 * A rung's function does its work, perhaps asynchronously with a reference to the ladder, and then
 * calls one of pass, skip, fail or stop.
 */
typedef void (*PlumbLadderClimb) (PlumbLadder *self, gpointer user_data);

/* @task: returns a boolean, see plumb_connector_verify_finish(); its source is the connector. */
PlumbLadder *plumb_ladder_new (GTask *task, PlumbDestination *destination,
                               PlumbCredentials *credentials, GListStore *rungs);

/* What the rungs' functions share, also across their callbacks; freed with the ladder. */
void plumb_ladder_set_data (PlumbLadder *self, gpointer user_data, GDestroyNotify destroy);
gpointer plumb_ladder_get_data (PlumbLadder *self);

/* A field that turned out to be unusable beyond what its own check sees. */
void plumb_ladder_set_fault (PlumbLadder *self, const char *diagnosis_id);

/* Adds `fields`, `name`, `connect`, `tls`.  @url: (nullable): of the service; %NULL only if a field
 * is at fault. */
void plumb_ladder_add_common (PlumbLadder *self, const char *url);
void plumb_ladder_add (PlumbLadder *self, const char *id, const char *title,
                       PlumbLadderClimb climb);

/* Starts; the ladder keeps itself alive until the task has returned. */
void plumb_ladder_climb (PlumbLadder *self);

PlumbConnector *plumb_ladder_get_connector (PlumbLadder *self);
GCancellable *plumb_ladder_get_cancellable (PlumbLadder *self);

/* @detail: (nullable), @attempt: (nullable): what was found */
void plumb_ladder_pass (PlumbLadder *self, const char *detail, PlumbAttempt *attempt);
/* @reason: in the user's language */
void plumb_ladder_skip (PlumbLadder *self, const char *reason, PlumbAttempt *attempt);
void plumb_ladder_fail (PlumbLadder *self, PlumbAttempt *attempt);
/* What stops Plumb itself; @error: (transfer full) */
void plumb_ladder_stop (PlumbLadder *self, GError *error);

/* Passes or fails the rung `clock` by the time that the service told in @attempt. */
void plumb_ladder_judge_clock (PlumbLadder *self, PlumbAttempt *attempt);

G_END_DECLS
